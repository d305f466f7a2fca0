"""Holding a contact: start, look things up, act, reply, wait, end; each sent turn is kept before it is answered."""

from collections import Counter
from collections.abc import Mapping, Sequence

from simulator.director import ENGINE_VERSION, nudge_after
from simulator.domain.contact import Contact, ContactStatus, ContactTurn, DeskClock, TurnStatus
from simulator.domain.errors import (
    AnswerPending,
    BadInput,
    ContactEnded,
    NotAllowed,
    NotFound,
    StorageTrouble,
    TurnTaken,
)
from simulator.domain.moves import Reading
from simulator.domain.people import Person
from simulator.domain.persona import Persona
from simulator.domain.scenario import Scenario
from simulator.domain.state import AgentEnded, Waited
from simulator.domain.version import ContentKind
from simulator.ports import Clock, ContactStore, Library, NewId, Reader
from simulator.usecases.course import Course
from simulator.usecases.desk import Desk, Setting, changed, plain, situation_for, story_seconds
from simulator.usecases.precheck import remarks_on

LONGEST_REPLY = 8000
"""Characters; longer than any norm, short enough that a slip of the clipboard is handed back."""

NOT_YOURS = "This contact does not exist, or it is not yours. Choose a customer to practise with."
"""One sentence for both, so that ids tell nothing."""


class Practise:
    """What a trainee can ask while they hold a contact."""

    def __init__(
        self,
        contacts: ContactStore,
        library: Library,
        reader: Reader,
        course: Course,
        clock: Clock,
        new_id: NewId,
    ) -> None:
        self._contacts = contacts
        self._library = library
        self._reader = reader
        self._course = course
        self._clock = clock
        self._new_id = new_id

    # -- beginning -------------------------------------------------------------------------------------------------

    def brief(self, persona_id: str, scenario_id: str) -> Setting:
        """Return what is read before a contact begins."""
        persona, scenario = self._scenario(persona_id, scenario_id)
        return Setting(
            persona=persona,
            scenario=scenario,
            company=self._course.company(scenario),
            norms=self._course.norms(scenario),
        )

    def start(
        self,
        person: Person,
        persona_id: str,
        scenario_id: str,
        assignment_id: str | None = None,
        seed: int | None = None,
    ) -> Contact:
        """Return a new contact with the opening messages kept, or the one in which this customer still waits."""
        persona, scenario = self._scenario(persona_id, scenario_id)
        waiting = [one for one in self.unfinished(person) if (one.persona, one.scenario) == (persona_id, scenario_id)]
        if waiting:
            return waiting[0]
        contact_id = self._new_id()
        contact = Contact(
            id=contact_id,
            person_id=person.id,
            team_id=person.team_id,
            persona=persona_id,
            scenario=scenario_id,
            channel=scenario.channel,
            seed=self._seed_for(person, persona_id, scenario_id) if seed is None else seed,
            versions=self._versions(persona_id, scenario.company),
            started_at=self._clock.now(),
            assignment_id=assignment_id,
            scored=not scenario.warm_up,
        )
        self._contacts.add_contact(contact, self._course.opening(contact, persona, scenario))
        return contact

    def ready(self, person: Person, contact_id: str) -> Contact:
        """Return the contact with its clock running from now."""
        contact = self._own(person, contact_id)
        if contact.ready_at is not None:
            return contact
        started = changed(contact, ready_at=self._clock.now())
        self._contacts.save_contact(started)
        self._contacts.save_desk_clock(DeskClock(contact_id=contact_id, waited=0, seen_at=self._clock.now()))
        return started

    def unfinished(self, person: Person) -> tuple[Contact, ...]:
        """Return the person's contacts whose clock was started and that have not ended, newest first."""
        mine = self._contacts.contacts(person_id=person.id)
        return tuple(one for one in mine if one.status is ContactStatus.ACTIVE and one.ready_at is not None)

    def times_held(self, person: Person) -> Mapping[tuple[str, str], int]:
        """Return how often a person ended a contact on each (persona, scenario)."""
        ended = [contact for contact in self._contacts.contacts(person_id=person.id) if contact.ended_at is not None]
        return Counter((contact.persona, contact.scenario) for contact in ended)

    def open(self, person: Person, contact_id: str) -> Desk:
        """Return the desk of one's own contact; a reply that awaited its answer gets it first."""
        self._answer_pending(self._own(person, contact_id))
        return self._course.desk(self._own(person, contact_id))

    # -- the desk --------------------------------------------------------------------------------------------------

    def look_up(self, person: Person, contact_id: str, lookup_id: str) -> Desk:
        """Return the desk with one thing looked up."""
        contact = self._live(person, contact_id)
        _, scenario = self._course.pinned(contact)
        if lookup_id not in {lookup.id for lookup in scenario.lookups}:
            raise NotFound(f"There is no look-up {lookup_id!r} here.")
        return self._course.note(contact, "lookup", lookup_id)

    def act(self, person: Person, contact_id: str, action_id: str, cents: int | None = None) -> Desk:
        """Return the desk with one action taken, within its limit."""
        contact = self._live(person, contact_id)
        _, scenario = self._course.pinned(contact)
        action = next((action for action in scenario.actions if action.id == action_id), None)
        if action is None:
            raise NotFound(f"There is no action {action_id!r} here.")
        if action.limit is not None and cents is None:
            raise BadInput(f"{action.label}: name an amount first.")
        if action.limit is not None and cents is not None and not 0 < cents <= action.limit:
            raise BadInput(f"{action.label}: up to {action.limit / 100:.2f} is yours to give. Nothing was done.")
        return self._course.note(contact, "action", action_id, cents)

    def use_saved_reply(self, person: Person, contact_id: str, reply_id: str) -> str:
        """Return the text of a saved reply, to be put into the draft."""
        contact = self._live(person, contact_id)
        for reply in self._course.desk(contact).saved_replies:
            if reply.id == reply_id:
                self._course.note(contact, "saved_reply", reply_id)
                return reply.text
        raise NotFound(f"There is no saved reply {reply_id!r} here.")

    def hint(self, person: Person, contact_id: str) -> str:
        """Return the next hint of the scenario, and count it."""
        contact = self._live(person, contact_id)
        _, scenario = self._course.pinned(contact)
        if contact.hints_used >= len(scenario.hints):
            raise NotFound("There are no more hints here.")
        self._contacts.save_contact(changed(contact, hints_used=contact.hints_used + 1))
        return scenario.hints[contact.hints_used]

    def save_draft(self, person: Person, contact_id: str, text: str) -> None:
        """Keep what is being typed, so that a reload loses nothing."""
        self._contacts.save_draft(self._own(person, contact_id).id, text[: LONGEST_REPLY * 8])

    def check(self, person: Person, contact_id: str, text: str) -> tuple[str, ...]:
        """Return what to look at in a reply before it is sent; nothing is kept."""
        contact = self._live(person, contact_id)
        self._refuse_unsendable(text)
        turns = self._contacts.turns(contact_id)
        reading = self._read(contact, turns, text)
        return remarks_on(text, reading, self._course.desk(contact), self._library.mistakes())

    # -- the conversation ------------------------------------------------------------------------------------------

    def reply(self, person: Person, contact_id: str, text: str, seen_turns: int, delay: int | None = None) -> Desk:
        """Return the desk after the customer's answer.

        `seen_turns` is how many turns the page showed, so that of two windows one wins; `delay` is how many story
        seconds later the reply goes out on channels without a running clock.
        """
        contact = self._live(person, contact_id)
        self._refuse_unsendable(text)
        turns = self._contacts.turns(contact_id)
        if any(turn.role == "agent" for turn in turns[seen_turns:]):
            raise TurnTaken("This was already answered in another window. Your text is still in the box.", text)
        turn = self._keep_sent(person, contact, text, delay)
        try:
            self._contacts.save_draft(contact_id, "")
            self._course.answer(contact, turn)
            return self._course.desk(self._own(person, contact_id))
        except StorageTrouble as trouble:
            raise AnswerPending(
                "Your message was sent and is kept. Its answer could not be saved yet; it comes as soon as it can be."
            ) from trouble

    def tick(self, person: Person, contact_id: str) -> Desk:
        """Return the desk after some waiting; the customer may have lost patience and written again."""
        desk = self.open(person, contact_id)
        contact = desk.contact
        if desk.ended or contact.ready_at is None or not desk.norms.live:
            return desk
        clock = self._course.advance(contact)
        waited = story_seconds(clock.waited, person.pace)
        if waited < nudge_after(desk.state, desk.norms):
            return changed(desk, waited=clock.waited)
        self._course.happen(contact, Waited(elapsed=waited), waited)
        return self._course.desk(self._own(person, contact_id))

    def end(self, person: Person, contact_id: str, for_abuse: bool = False) -> Contact:
        """Return the contact closed by its agent."""
        contact = self._live(person, contact_id)
        self._course.happen(contact, AgentEnded(for_abuse=for_abuse))
        return self._own(person, contact_id)

    # -- how it is done --------------------------------------------------------------------------------------------

    def _scenario(self, persona_id: str, scenario_id: str) -> tuple[Persona, Scenario]:
        persona = self._library.personas().get(persona_id)
        if persona is None or scenario_id not in persona.scenarios:
            raise NotFound(f"There is no customer {persona_id}/{scenario_id}. Choose one on the Practice page.")
        return persona, persona.scenarios[scenario_id]

    def _seed_for(self, person: Person, persona_id: str, scenario_id: str) -> int:
        earlier = self._contacts.contacts(person_id=person.id, persona=persona_id)
        return sum(1 for contact in earlier if contact.scenario == scenario_id)

    def _versions(self, persona_id: str, company_id: str) -> dict[str, str]:
        return {
            "persona": self._library.version_of(ContentKind.PERSONA, persona_id).sha256,
            "company": self._library.version_of(ContentKind.COMPANY, company_id).sha256,
            "rubric": self._library.version_of(ContentKind.RUBRIC, "core").sha256,
            "engine": ENGINE_VERSION,
            "grader": self._course.grader_version,
        }

    def _answer_pending(self, contact: Contact) -> None:
        """Let the customer answer what was sent when something kept them from it."""
        for turn in self._contacts.turns(contact.id):
            if turn.status is TurnStatus.PENDING:
                self._course.answer(contact, turn)

    def _own(self, person: Person, contact_id: str) -> Contact:
        contact = self._contacts.find_contact(contact_id)
        if contact is None:
            raise NotFound(NOT_YOURS)
        if contact.person_id != person.id:
            raise NotAllowed(NOT_YOURS)
        return contact

    def _live(self, person: Person, contact_id: str) -> Contact:
        contact = self._own(person, contact_id)
        if contact.status is not ContactStatus.ACTIVE:
            raise ContactEnded("This contact is over. Nothing more was sent; open its debrief to see how it went.")
        return contact

    def _refuse_unsendable(self, text: str) -> None:
        if not text.strip():
            raise BadInput("Nothing was sent: write a reply first.")
        if len(text) > LONGEST_REPLY:
            raise BadInput(
                f"Nothing was sent: this is {len(text):,} characters and {LONGEST_REPLY:,} is the most. "
                "Your text is still in the box; shorten it and send again."
            )

    def _keep_sent(self, person: Person, contact: Contact, text: str, delay: int | None) -> ContactTurn:
        """Return the agent's turn once it is kept; a nudge that came in at the same moment goes before it."""
        for _ in range(3):
            turns = self._contacts.turns(contact.id)
            turn = self._agent_turn(person, contact, turns, text, delay)
            try:
                self._contacts.add_turn(turn)
            except TurnTaken:
                taken = self._contacts.turns(contact.id)[len(turns) :]
                if any(other.role == "agent" for other in taken):
                    raise
            else:
                return turn
        raise TurnTaken("The conversation moved on while you sent this. Your text is still in the box.", text)

    def _agent_turn(
        self, person: Person, contact: Contact, turns: Sequence[ContactTurn], text: str, delay: int | None
    ) -> ContactTurn:
        _, scenario = self._course.pinned(contact)
        live = self._course.norms(scenario).live
        elapsed = story_seconds(self._course.advance(contact).waited, person.pace) if live else delay or 0
        return ContactTurn(
            contact_id=contact.id,
            number=len(turns),
            role="agent",
            text=text,
            at=turns[-1].at + elapsed,
            real_at=self._clock.now(),
            status=TurnStatus.PENDING,
            elapsed=elapsed,
            reading=self._read(contact, turns, text),
            actions=self._course.taken_since(contact, turns),
            engine=ENGINE_VERSION,
        )

    def _read(self, contact: Contact, turns: Sequence[ContactTurn], text: str) -> Reading:
        persona, scenario = self._course.pinned(contact)
        situation = situation_for(persona, scenario, self._course.company(scenario))
        return self._reader.read(text, situation, plain(turns))
