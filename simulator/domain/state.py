"""The customer as program state: mood, needs, what was told, and what the director wants said next."""

from collections.abc import Mapping
from enum import StrEnum

from simulator.domain.acts import Act, Band
from simulator.domain.channel import Channel
from simulator.domain.moves import Move, Reading
from simulator.domain.scenario import ActionTaken, Scenario
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
    gently: bool = False
    """Whether it is asked without reproach, because something was just settled."""
    event: str | None = None
    """Something shown on the page, beside the words or instead of them."""
    silent: bool = False
    """Whether nothing is said; only the event, if any, is shown."""


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
    refused: tuple[str, ...] = ()
    """Needs the agent said no to."""
    pledged: tuple[str, ...] = ()
    """Needs that can't be had and that the agent promised all the same."""
    taken_back: tuple[str, ...] = ()
    """Options and needs that were promised or given and then said no to."""
    promises: tuple[str, ...] = ()
    """What the agent named a time for, in the words of the message ("by Friday")."""
    pressed: Mapping[str, int] = {}
    """How often the customer asked again for each need."""
    acts: tuple[Act, ...] = ()
    """What the customer did after each thing that happened, oldest first."""
    relief: Points = 0
    """Frustration that a solution takes away but one turn could not; it goes with the next reply that is not unkind."""
    confidence: Points = 0
    """Trust that came too fast for one turn, likewise."""
    idle: int = 0
    """Replies in a row that brought the customer no further."""
    replies: int = 0
    waited: Seconds = 0
    """Story seconds reported as silence since the agent's last reply."""
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
    """Story seconds since the last thing that happened: the customer's last message, or a silence that was reported."""
    deeds_by_word: bool = False
    """Whether a claimed action within authority counts as taken (text-only play and imported transcripts)."""


class Waited(Value):
    """Nobody answered for this long since the last thing that happened; several in a row add up."""

    elapsed: Seconds


class AgentEnded(Value):
    """The agent closed the contact."""

    for_abuse: bool = False


Event = Replied | Waited | AgentEnded


ONE_SHOT = frozenset({Channel.PUBLIC_REVIEW, Channel.SOCIAL})
"""Channels where a customer writes to the world, and nobody can be put through."""


def possible_acts(scenario: Scenario) -> frozenset[Act]:
    """Return what the customer may come to do in a scenario, so that each has words."""
    never = {Act.ASK_SUPERVISOR} if scenario.channel in ONE_SHOT else set()
    if not any(need.unattainable for need in scenario.needs):
        never.add(Act.ACCEPT_REFUSAL)
    return frozenset(Act) - never
