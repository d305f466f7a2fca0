"""What use cases need from the outside, as Protocols; `wiring.py` names who fulfils them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from simulator.domain.assignment import Appeal, Assignment
from simulator.domain.channel import Norms
from simulator.domain.company import Company
from simulator.domain.contact import Contact, ContactTurn, DeskClock, DeskEvent, ScoreEntry
from simulator.domain.mistake import Catalogue
from simulator.domain.moves import Reading
from simulator.domain.people import Person, Team
from simulator.domain.persona import Persona
from simulator.domain.problem import Problem
from simulator.domain.report import ReportRow
from simulator.domain.rubric import Rubric
from simulator.domain.state import CustomerState, Direction
from simulator.domain.transcript import Situation, Transcript, Turn
from simulator.domain.verdict import Scorecard
from simulator.domain.version import ContentKind, ContentVersion


class Clock(Protocol):
    """The time of day, so that tests can set it."""

    def now(self) -> datetime:
        """Return the moment in UTC, with its zone."""
        ...


class NewId(Protocol):
    """Makes ids."""

    def __call__(self) -> str:
        """Return a new id that sorts by time (UUIDv7)."""
        ...


class Reader(Protocol):
    """Finds out what an agent's message did."""

    def read(self, message: str, situation: Situation, history: Sequence[Turn] = ()) -> Reading:
        """Return the moves of one agent message, given all turns before it."""
        ...


class Voice(Protocol):
    """Puts a direction into the customer's words."""

    def speak(
        self, persona: Persona, scenario_id: str, history: Sequence[Turn], state: CustomerState, direction: Direction
    ) -> tuple[str, ...]:
        """Return one message, or several sent in a row; empty where the direction is an event without words."""
        ...


class Grader(Protocol):
    """Scores a whole contact."""

    name: str
    version: str

    def grade(
        self, transcript: Transcript, readings: Mapping[int, Reading], situation: Situation, rubric_id: str = "core"
    ) -> Scorecard:
        """Return the scorecard; `readings` holds one reading per agent turn, by turn number."""
        ...


class Library(Protocol):
    """All usable content: the shipped files overlaid by published versions."""

    def personas(self) -> Mapping[str, Persona]: ...
    def companies(self) -> Mapping[str, Company]: ...
    def rubrics(self) -> Mapping[str, Rubric]: ...
    def mistakes(self) -> Catalogue: ...
    def norms(self) -> Norms: ...
    def problems(self) -> tuple[Problem, ...]: ...

    def version_of(self, kind: ContentKind, item_id: str) -> ContentVersion:
        """Return the version that is in use now."""
        ...

    def persona_at(self, item_id: str, sha256: str) -> Persona:
        """Return a persona as it was in one saved version."""
        ...


class PersonStore(Protocol):
    """Keeps people and teams."""

    def find_person(self, person_id: str) -> Person | None: ...
    def people(self, team_id: str | None = None) -> tuple[Person, ...]: ...
    def save_person(self, person: Person) -> None: ...
    def teams(self) -> tuple[Team, ...]: ...
    def save_team(self, team: Team) -> None: ...

    def remove_samples(self) -> int:
        """Remove every sample person with all that is theirs; return how many people went."""
        ...


class ContactStore(Protocol):
    """Keeps contacts and their turns."""

    def add_contact(self, contact: Contact, opening: Sequence[ContactTurn]) -> None: ...
    def find_contact(self, contact_id: str) -> Contact | None: ...
    def save_contact(self, contact: Contact) -> None: ...

    def contacts(
        self, *, person_id: str | None = None, team_id: str | None = None, persona: str | None = None
    ) -> tuple[Contact, ...]:
        """Return contacts, newest first."""
        ...

    def turns(self, contact_id: str) -> tuple[ContactTurn, ...]: ...

    def add_turn(self, turn: ContactTurn) -> None:
        """Keep one turn; raises TurnTaken where (contact, number) is already kept."""
        ...

    def finish_turn(self, pending: ContactTurn, answers: Sequence[ContactTurn], contact: Contact) -> bool:
        """Mark a pending turn final, add the answers and save the contact, all or nothing; False if another did it."""
        ...

    def add_desk_event(self, event: DeskEvent) -> None: ...
    def desk_events(self, contact_id: str) -> tuple[DeskEvent, ...]: ...
    def save_draft(self, contact_id: str, text: str) -> None: ...
    def draft(self, contact_id: str) -> str: ...
    def save_desk_clock(self, clock: DeskClock) -> None: ...
    def desk_clock(self, contact_id: str) -> DeskClock | None: ...


class ScoreStore(Protocol):
    """Keeps every scoring ever given; nothing is overwritten."""

    def add_score(self, entry: ScoreEntry) -> None: ...
    def scores(self, contact_id: str) -> tuple[ScoreEntry, ...]: ...

    def scores_of(self, contact_ids: Sequence[str]) -> Mapping[str, tuple[ScoreEntry, ...]]:
        """Return the entries of many contacts at once, by contact."""
        ...


class ReviewStore(Protocol):
    """Keeps assignments and appeals."""

    def add_assignment(self, assignment: Assignment) -> None: ...
    def save_assignment(self, assignment: Assignment) -> None: ...
    def assignments(self, team_id: str | None = None) -> tuple[Assignment, ...]: ...
    def add_appeal(self, appeal: Appeal) -> None: ...
    def save_appeal(self, appeal: Appeal) -> None: ...
    def appeals(self, *, contact_ids: Sequence[str] | None = None, open_only: bool = False) -> tuple[Appeal, ...]: ...


class VersionStore(Protocol):
    """Keeps saved versions of content."""

    def versions(self, kind: ContentKind | None = None, item_id: str | None = None) -> tuple[ContentVersion, ...]: ...

    def add_version(self, version: ContentVersion) -> ContentVersion:
        """Keep a text and return its row; a text that is already kept is returned as it is."""
        ...

    def set_status(self, version: ContentVersion) -> ContentVersion:
        """Return the version with its status kept; number and text stay as they are."""
        ...


class ReportStore(Protocol):
    """Answers reports without loading turns or words."""

    def score_rows(
        self, *, team_id: str | None = None, person_id: str | None = None, since: datetime | None = None
    ) -> tuple[ReportRow, ...]:
        """Return contacts in figures, oldest first; `since` leaves out what ended before."""
        ...


class SettingStore(Protocol):
    """Keeps what an installation remembers about itself, by name."""

    def setting(self, key: str) -> str | None: ...
    def save_setting(self, key: str, value: str) -> None: ...
