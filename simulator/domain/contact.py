"""A contact as it is kept: who held it on what, its turns with state, and the scores that were given."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Protocol, TypeVar

from pydantic import ConfigDict

from simulator.domain.channel import Channel
from simulator.domain.moves import Reading
from simulator.domain.scenario import ActionTaken
from simulator.domain.state import CustomerState, Direction, EndReason
from simulator.domain.transcript import RoleName
from simulator.domain.value import Level, Seconds, Value
from simulator.domain.verdict import Scorecard


class ContactStatus(StrEnum):
    """Where a contact stands."""

    ACTIVE = "active"
    ENDED = "ended"
    VOID = "void"
    """Taken out of all reports by a lead, with a reason."""


class Contact(Value):
    """The head of one kept conversation."""

    id: str
    person_id: str
    team_id: str
    persona: str
    scenario: str
    channel: Channel
    language: str = "en"
    seed: int
    status: ContactStatus = ContactStatus.ACTIVE
    versions: Mapping[str, str]
    """Pinned: persona, company, rubric, engine and grader, each with the version it was held with."""
    started_at: datetime
    ready_at: datetime | None = None
    """When the agent said "I'm ready" and the clock began."""
    ended_at: datetime | None = None
    end_reason: EndReason | None = None
    assignment_id: str | None = None
    shared: bool = False
    """Whether the trainee shows it to the lead though it was not assigned."""
    scored: bool = True
    """False for a warm-up."""
    parent_id: str | None = None
    """The contact this one was rewound from."""
    parent_turn: int | None = None
    void_reason: str = ""
    hints_used: int = 0


class TurnStatus(StrEnum):
    """Whether a turn has had its answer."""

    FINAL = "final"
    PENDING = "pending"
    """An agent's message that still awaits the customer's answer."""


class ContactTurn(Value):
    """One kept message with what it did and how the customer was after it; never recomputed."""

    model_config = ConfigDict(str_strip_whitespace=False)  # spans count characters of the text as sent

    contact_id: str
    number: int
    role: RoleName
    text: str
    at: Seconds
    """Story seconds from the start."""
    real_at: datetime
    status: TurnStatus = TurnStatus.FINAL
    elapsed: Seconds = 0
    """Story seconds that the customer waited for it."""
    reading: Reading | None = None
    actions: tuple[ActionTaken, ...] = ()
    """Look-ups and actions made before this message."""
    state: CustomerState | None = None
    """The state after this turn."""
    direction: Direction | None = None
    engine: str = ""


class DeskEvent(Value):
    """A look-up or action at the moment it was made, before any message carried it."""

    contact_id: str
    at: Seconds
    real_at: datetime
    id: str
    kind: str
    """`lookup`, `action`, `saved_reply` or `hint`."""
    amount: int | None = None


class ScoreSource(StrEnum):
    """Who gave a score."""

    GRADER = "grader"
    OVERRIDE = "override"


class ScoreEntry(Value):
    """One scoring in a contact's history; the latest override is in force, else the grader's."""

    id: str
    contact_id: str
    source: ScoreSource
    card: Scorecard
    at: datetime
    by: str | None = None
    """The person who overrode it."""
    reason: str = ""
    changed: Mapping[str, Level] = {}
    """The criteria an override changed, with the new level."""


class Scored(Protocol):
    """As much of a scoring as it takes to say which one counts; reports have it without the card."""

    @property
    def id(self) -> str: ...
    @property
    def source(self) -> ScoreSource: ...
    @property
    def at(self) -> datetime: ...


AnyScored = TypeVar("AnyScored", bound=Scored)


def in_force(entries: tuple[AnyScored, ...]) -> AnyScored | None:
    """Return the entry that counts: the latest override, else the first card of the grader."""
    overrides = [entry for entry in entries if entry.source is ScoreSource.OVERRIDE]
    if overrides:
        return max(overrides, key=lambda entry: (entry.at, entry.id))
    return min(entries, key=lambda entry: (entry.at, entry.id), default=None)


class DeskClock(Value):
    """How long the customer has been waiting on a live channel, as far as the page was open."""

    contact_id: str
    waited: Seconds
    """Seconds since the last message."""
    seen_at: datetime
    """When the page last gave a sign."""
