"""Scoring a kept contact: its transcript, its stored readings and the grader of record."""

from collections.abc import Sequence

from simulator.domain.contact import Contact, ContactTurn, DeskEvent, ScoreEntry, ScoreSource
from simulator.domain.persona import Persona
from simulator.domain.scenario import DeskAction, LookUp, Scenario
from simulator.domain.transcript import CustomerCard, Transcript, TranscriptAction, TranscriptEvent
from simulator.ports import Clock, ContactStore, Grader, Library, NewId, ScoreStore
from simulator.usecases.desk import plain, situation_for


class Scoring:
    """Scores contacts and keeps the cards."""

    def __init__(
        self, contacts: ContactStore, scores: ScoreStore, library: Library, grader: Grader, clock: Clock, new_id: NewId
    ) -> None:
        self._contacts = contacts
        self._scores = scores
        self._library = library
        self._grader = grader
        self._clock = clock
        self._new_id = new_id

    @property
    def grader_version(self) -> str:
        """Return name and version of the grader of record."""
        return f"{self._grader.name} {self._grader.version}"

    def score(self, contact: Contact) -> ScoreEntry:
        """Return the first card of an ended contact, made now and kept."""
        persona, scenario = self.pinned(contact)
        turns = self._contacts.turns(contact.id)
        transcript = transcript_of(contact, persona, scenario, turns, self._contacts.desk_events(contact.id))
        readings = {turn.number: turn.reading for turn in turns if turn.reading is not None}
        situation = situation_for(persona, scenario, self._library.companies()[scenario.company])
        card = self._grader.grade(transcript, readings, situation)
        entry = ScoreEntry(
            id=self._new_id(), contact_id=contact.id, source=ScoreSource.GRADER, card=card, at=self._clock.now()
        )
        self._scores.add_score(entry)
        return entry

    def pinned(self, contact: Contact) -> tuple[Persona, Scenario]:
        """Return persona and scenario as they were when the contact was held."""
        persona = self._library.persona_at(contact.persona, contact.versions["persona"])
        return persona, persona.scenarios[contact.scenario]

    def transcript(self, contact: Contact) -> Transcript:
        """Return a kept contact in the format that others read."""
        persona, scenario = self.pinned(contact)
        turns = self._contacts.turns(contact.id)
        return transcript_of(contact, persona, scenario, turns, self._contacts.desk_events(contact.id))


def transcript_of(
    contact: Contact,
    persona: Persona,
    scenario: Scenario,
    turns: Sequence[ContactTurn],
    events: Sequence[DeskEvent],
) -> Transcript:
    """Return a contact in the format that practice, import and batch grading share."""
    items: tuple[LookUp | DeskAction, ...] = (*scenario.lookups, *scenario.actions)
    labels = {item.id: item.label for item in items}
    return Transcript(
        id=contact.id,
        channel=contact.channel,
        brand=scenario.company,
        customer=CustomerCard(name=persona.name, record=scenario.record_text()),
        authority=scenario.authority.sentence(),
        turns=plain(turns),
        persona=contact.persona,
        scenario=contact.scenario,
        versions=contact.versions,
        language=contact.language,
        subject=scenario.subject,
        stars=scenario.stars,
        actions=tuple(
            TranscriptAction(at=event.at, id=event.id, amount=event.amount, label=labels.get(event.id, ""))
            for event in events
            if event.kind in {"lookup", "action"}
        ),
        events=(
            *(
                TranscriptEvent(at=event.at, kind="customer", text=event.id)
                for event in events
                if event.kind == "customer"
            ),
            *_shown_events(turns),
        ),
    )


def _shown_events(turns: Sequence[ContactTurn]) -> tuple[TranscriptEvent, ...]:
    """Return what the page showed instead of words, once per reply."""
    agent_turns = [turn for turn in turns if turn.role == "agent" and turn.direction and turn.direction.event]
    return tuple(
        TranscriptEvent(at=turn.at, kind="customer", text=turn.direction.event)
        for turn in agent_turns
        if turn.direction and turn.direction.event
    )
