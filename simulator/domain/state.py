"""The customer as program state: mood, needs, what was told, and what the director wants said next."""

from collections.abc import Mapping
from enum import StrEnum

from simulator.domain.acts import Act, Band
from simulator.domain.moves import Move, Reading
from simulator.domain.scenario import ActionTaken
from simulator.domain.value import Points, Seconds, Value


class NeedStatus(StrEnum):
    """How far the contact has come with one need."""

    OPEN = "open"
    ACKNOWLEDGED = "acknowledged"
    OFFERED = "offered"
    COMMITTED = "committed"
    CONFIRMED = "confirmed"
    REFUSED = "refused"
    """Rightly refused, with a listed alternative."""


MET = frozenset({NeedStatus.COMMITTED, NeedStatus.CONFIRMED, NeedStatus.REFUSED})


class EndReason(StrEnum):
    """Why a contact is over."""

    SATISFIED = "satisfied"
    GRUDGING = "grudging"
    REFUSED_RIGHTLY = "refused_rightly"
    ESCALATED = "escalated"
    WALKED_OUT = "walked_out"
    CLOSED_BY_AGENT = "closed_by_agent"
    TIMED_OUT = "timed_out"
    ABUSE = "abuse"


class Direction(Value):
    """What the customer does next, decided in code; the voice says it and no more."""

    act: Act
    band: Band
    facts: tuple[str, ...] = ()
    """Facts that are to be told now."""
    topic: str | None = None
    """The need or option that it is about."""
    event: str | None = None
    """Something shown on the page instead of words."""


class CustomerState(Value):
    """Everything that decides how the customer reacts; whole points only."""

    seed: int
    at: Seconds = 0
    """Story time of the last thing that happened."""
    frustration: Points
    trust: Points
    patience: Points
    band: Band
    needs: Mapping[str, NeedStatus]
    told: tuple[str, ...] = ()
    """Facts that were said."""
    offers: Mapping[str, int] = {}
    """How often each option was offered."""
    declined: tuple[str, ...] = ()
    """Options the customer turned down."""
    made: Mapping[Move, int] = {}
    """How often each move was made in this contact."""
    actions: tuple[ActionTaken, ...] = ()
    """Look-ups and actions that count as taken."""
    unanswered: tuple[str, ...] = ()
    """Needs the customer raised and got no word about, oldest first."""
    replies: int = 0
    silences: int = 0
    """Nudges in a row without a reply between."""
    settled: bool = False
    """Whether the customer has accepted, so that only a farewell is missing."""
    supervisor_asked: bool = False
    ended: EndReason | None = None

    def all_met(self, musts: tuple[str, ...]) -> bool:
        """Return whether each of these needs is committed, confirmed or rightly refused."""
        return all(self.needs[need] in MET for need in musts)


class Replied(Value):
    """The agent sent a message."""

    reading: Reading
    actions: tuple[ActionTaken, ...] = ()
    """Look-ups and actions made since the last message."""
    elapsed: Seconds = 0
    """Story seconds since the customer's last message."""
    deeds_by_word: bool = False
    """Whether a claimed action within authority counts as taken (text-only play and imported transcripts)."""


class Waited(Value):
    """Nobody answered for this long since the last thing that happened."""

    elapsed: Seconds


class AgentEnded(Value):
    """The agent closed the contact."""

    for_abuse: bool = False


Event = Replied | Waited | AgentEnded
