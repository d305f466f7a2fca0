"""When and why a contact ends: the one place that decides on leaving, accepting and the reason that is kept."""

from simulator.director.deeds import done, is_escalation
from simulator.director.needs import musts
from simulator.domain.channel import ChannelNorms
from simulator.domain.persona import Temper
from simulator.domain.scenario import Scenario
from simulator.domain.state import CustomerState, EndReason, NeedStatus

_CONTENT_UP_TO = 30
"""The frustration up to which somebody leaves satisfied and not grudging (our judgement)."""
_CONTENT_FROM = 40
"""The trust from which somebody leaves satisfied (our judgement)."""
_HAD_ENOUGH = 100
"""The frustration at which anybody leaves, whatever their patience."""


def may_accept(state: CustomerState, scenario: Scenario) -> bool:
    """Return whether every must-need is met, without which nothing is accepted."""
    return state.all_met(musts(scenario))


def walks_out(state: CustomerState, temper: Temper, scenario: Scenario, norms: ChannelNorms) -> bool:
    """Return whether the customer leaves now, unless what they came for is there."""
    if may_accept(state, scenario):
        return False
    worn_out = state.patience < temper.leaves_below or state.frustration >= _HAD_ENOUGH
    return worn_out or state.replies >= norms.agent_turns


def reason_when_met(state: CustomerState, scenario: Scenario) -> EndReason:
    """Return how a contact ends in which every must-need is met."""
    if any(state.needs[need] is NeedStatus.REFUSED for need in musts(scenario)):
        return EndReason.REFUSED_RIGHTLY
    if _handed_on(state, scenario):
        return EndReason.ESCALATED
    content = state.frustration <= _CONTENT_UP_TO and state.trust >= _CONTENT_FROM
    return EndReason.SATISFIED if content else EndReason.GRUDGING


def reason_when_agent_ends(state: CustomerState, scenario: Scenario, for_abuse: bool) -> EndReason:
    """Return how a contact ends that the agent closed."""
    if for_abuse:
        return EndReason.ABUSE
    return reason_when_met(state, scenario) if may_accept(state, scenario) else EndReason.CLOSED_BY_AGENT


def _handed_on(state: CustomerState, scenario: Scenario) -> bool:
    """Return whether a must-need was met by handing the customer on to somebody else."""
    options = [option for option in scenario.options if option.need in musts(scenario) and option.id in state.offers]
    return any(is_escalation(option, scenario) and done(option, state.actions, scenario) for option in options)
