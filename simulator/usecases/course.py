"""How a kept contact goes on: the customer reacts, the turns are kept, and what ends is scored."""

from collections.abc import Sequence
from datetime import timedelta

from simulator.director import ENGINE_VERSION, begin, norms_for, react
from simulator.domain.channel import ChannelNorms
from simulator.domain.company import Company
from simulator.domain.contact import Contact, ContactStatus, ContactTurn, DeskClock, DeskEvent, TurnStatus
from simulator.domain.errors import TurnTaken
from simulator.domain.persona import Persona
from simulator.domain.scenario import ActionTaken, Scenario
from simulator.domain.state import CustomerState, Direction, Event, Replied
from simulator.ports import Clock, ContactStore, Library, Voice
from simulator.usecases.desk import Desk, changed, last_state, plain
from simulator.usecases.scoring import Scoring

PAGE_GONE_AFTER = 20
"""Seconds without a sign from the page after which the clock stands still."""


class Course:
    """Moves kept contacts on; who may ask for it is decided before."""

    def __init__(self, contacts: ContactStore, library: Library, voice: Voice, scoring: Scoring, clock: Clock) -> None:
        self._contacts = contacts
        self._library = library
        self._voice = voice
        self._scoring = scoring
        self._clock = clock

    @property
    def grader_version(self) -> str:
        """Return name and version of the grader of record."""
        return self._scoring.grader_version

    def desk(self, contact: Contact) -> Desk:
        """Return all that the page shows of a contact."""
        persona, scenario = self.pinned(contact)
        turns = self._contacts.turns(contact.id)
        clock = self._contacts.desk_clock(contact.id)
        return Desk(
            contact=contact,
            persona=persona,
            scenario=scenario,
            company=self.company(scenario),
            norms=self.norms(scenario),
            turns=turns,
            events=self._contacts.desk_events(contact.id),
            state=self.state(contact, turns),
            draft=self._contacts.draft(contact.id),
            waited=clock.waited if clock else 0,
        )

    def pinned(self, contact: Contact) -> tuple[Persona, Scenario]:
        """Return persona and scenario as they were when the contact began."""
        persona = self._library.persona_at(contact.persona, contact.versions["persona"])
        return persona, persona.scenarios[contact.scenario]

    def company(self, scenario: Scenario) -> Company:
        """Return the company that the agent speaks for."""
        return self._library.companies()[scenario.company]

    def norms(self, scenario: Scenario) -> ChannelNorms:
        """Return the scenario's channel norms."""
        return norms_for(scenario, self._library.norms())

    def state(self, contact: Contact, turns: Sequence[ContactTurn]) -> CustomerState:
        """Return how the customer is after these turns."""
        persona, scenario = self.pinned(contact)
        return last_state(turns, begin(persona, scenario, self.norms(scenario), contact.seed))

    def opening(self, contact: Contact, persona: Persona, scenario: Scenario) -> tuple[ContactTurn, ...]:
        """Return the messages that a contact begins with."""
        state = begin(persona, scenario, self.norms(scenario), contact.seed)
        return tuple(
            ContactTurn(
                contact_id=contact.id,
                number=number,
                role="customer",
                text=message.text,
                at=message.at,
                real_at=contact.started_at,
                state=state,
                engine=ENGINE_VERSION,
            )
            for number, message in enumerate(scenario.opening)
        )

    def note(self, contact: Contact, kind: str, item: str, cents: int | None = None) -> Desk:
        """Return the desk with something that happened without a message."""
        turns = self._contacts.turns(contact.id)
        self._contacts.add_desk_event(
            DeskEvent(
                contact_id=contact.id, at=turns[-1].at, real_at=self._clock.now(), id=item, kind=kind, amount=cents
            )
        )
        return self.desk(contact)

    def taken_since(self, contact: Contact, turns: Sequence[ContactTurn]) -> tuple[ActionTaken, ...]:
        """Return the look-ups and actions made since the last reply."""
        counted = sum(len(turn.actions) for turn in turns if turn.role == "agent")
        events = [event for event in self._contacts.desk_events(contact.id) if event.kind in {"lookup", "action"}]
        return tuple(ActionTaken(id=event.id, amount=event.amount) for event in events[counted:])

    def answer(self, contact: Contact, pending: ContactTurn) -> None:
        """Let the customer answer a kept turn; if another window did so first, theirs stands."""
        before = [turn for turn in self._contacts.turns(contact.id) if turn.number < pending.number]
        state = self.state(contact, before)
        assert pending.reading is not None  # every agent turn is kept with its reading
        event = Replied(reading=pending.reading, actions=pending.actions, elapsed=pending.elapsed)
        state, direction, answers = self._react(contact, state, event, [*before, pending])
        finished = changed(pending, status=TurnStatus.FINAL, state=state, direction=direction)
        contact = self._ended(contact, state)
        if self._contacts.finish_turn(finished, answers, contact):
            self.restart_clock(contact)
            self._score_if_ended(contact)

    def happen(self, contact: Contact, event: Event, waited: int = 0) -> None:
        """Let the customer react to something that is not a message: a silence, or the agent's ending."""
        turns = self._contacts.turns(contact.id)
        state, direction, answers = self._react(contact, self.state(contact, turns), event, turns, waited)
        try:
            for answer in answers:
                self._contacts.add_turn(answer)
        except TurnTaken:  # another window got there first; its turn stands
            return
        if not answers and direction.event:
            self.note(contact, "customer", direction.event)
        self.restart_clock(contact)
        if state.ended:
            self._close(contact, state)

    def advance(self, contact: Contact) -> DeskClock:
        """Return the contact's clock moved to now; time while the page was gone does not count."""
        now = self._clock.now()
        clock = self._contacts.desk_clock(contact.id) or DeskClock(contact_id=contact.id, waited=0, seen_at=now)
        passed = int((now - clock.seen_at).total_seconds())
        if passed == 0:
            return clock
        gone = not 0 < passed <= PAGE_GONE_AFTER
        seen_at = now if gone else clock.seen_at + timedelta(seconds=passed)  # parts of a second count next time
        moved = DeskClock(contact_id=contact.id, waited=clock.waited + (0 if gone else passed), seen_at=seen_at)
        self._contacts.save_desk_clock(moved)
        return moved

    def restart_clock(self, contact: Contact) -> None:
        """Let the waiting begin anew."""
        self._contacts.save_desk_clock(DeskClock(contact_id=contact.id, waited=0, seen_at=self._clock.now()))

    def _react(
        self, contact: Contact, state: CustomerState, event: Event, turns: Sequence[ContactTurn], waited: int = 0
    ) -> tuple[CustomerState, Direction, tuple[ContactTurn, ...]]:
        persona, scenario = self.pinned(contact)
        state, direction = react(state, persona, scenario, self.norms(scenario), event)
        texts = self._voice.speak(persona, contact.scenario, plain(turns), state, direction)
        at = turns[-1].at + waited
        answers = tuple(
            ContactTurn(
                contact_id=contact.id,
                number=turns[-1].number + 1 + place,
                role="customer",
                text=text,
                at=at,
                real_at=self._clock.now(),
                state=state,
                direction=direction,
                engine=ENGINE_VERSION,
            )
            for place, text in enumerate(texts)
        )
        return state, direction, answers

    def _ended(self, contact: Contact, state: CustomerState) -> Contact:
        if state.ended is None:
            return contact
        return changed(contact, status=ContactStatus.ENDED, ended_at=self._clock.now(), end_reason=state.ended)

    def _close(self, contact: Contact, state: CustomerState) -> Contact:
        ended = self._ended(contact, state)
        self._contacts.save_contact(ended)
        self._score_if_ended(ended)
        return ended

    def _score_if_ended(self, contact: Contact) -> None:
        if contact.status is ContactStatus.ENDED and contact.scored:
            self._scoring.score(contact)
