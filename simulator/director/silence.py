"""What waiting does: a nudge when the norm is past, a curter one, and in the end the customer is gone."""

from simulator.director.moment import Choice
from simulator.domain.acts import Act
from simulator.domain.channel import ChannelNorms
from simulator.domain.state import CustomerState
from simulator.domain.value import Seconds

NUDGES = 3
"""How many times a customer asks whether anybody is there before they go (our judgement)."""


def norm_now(state: CustomerState, norms: ChannelNorms) -> Seconds:
    """Return the seconds within which the next reply is expected."""
    return norms.first_reply if state.replies == 0 else norms.next_reply


def nudge_after(state: CustomerState, norms: ChannelNorms) -> Seconds:
    """Return how many more seconds of silence this customer bears before they do something."""
    norm = norm_now(state, norms)
    due = (norm + state.silences * norm // 2) * (50 + state.patience) // 100
    return max(due - state.waited, 1)


def silence_choice(state: CustomerState, waited: Seconds, due: Seconds, worn_out: bool) -> Choice | None:
    """Return what a customer does after this much silence, None for going on waiting."""
    if waited < due:
        return None
    if worn_out or state.silences >= NUDGES:
        return Choice(act=Act.LEAVE)
    return Choice(act=Act.NUDGE)
