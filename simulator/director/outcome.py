"""The chosen act as it is kept and shown: the state with the act in it, and the direction for the voice."""

from simulator.director.endings import reason_when_met
from simulator.director.moment import Choice
from simulator.domain.acts import Act
from simulator.domain.channel import ChannelNorms
from simulator.domain.scenario import Scenario
from simulator.domain.state import CustomerState, Direction, EndReason

_ACCEPTING = frozenset({Act.ACCEPT, Act.ACCEPT_REFUSAL})
_PRESSING = frozenset({Act.ASK_AGAIN, Act.DEMAND})


def changed(state: CustomerState, **changes: object) -> CustomerState:
    """Return the state with fields changed, checked like any new one."""
    return CustomerState.model_validate({**dict(state), **changes})


def act_out(
    now: CustomerState, choice: Choice, scenario: Scenario, norms: ChannelNorms, ended: EndReason | None = None
) -> tuple[CustomerState, Direction]:
    """Return the state once the customer has done this, and the direction that says it."""
    settled = now.settled or choice.act in _ACCEPTING
    state = changed(
        now,
        told=(*now.told, *(fact for fact in choice.facts if fact not in now.told)),
        acts=(*now.acts, choice.act),
        pressed=_pressed(now, choice),
        settled=settled,
        supervisor_asked=now.supervisor_asked or choice.act is Act.ASK_SUPERVISOR,
        ended=ended or _ending(now, choice.act, settled, scenario, norms),
    )
    shown = event_for(choice.act, now, scenario)
    said = choice.model_dump(include={"act", "topic", "facts", "gently"})
    return state, Direction(**said, band=state.band, event=shown)


def event_for(act: Act, before: CustomerState, scenario: Scenario) -> str | None:
    """Return the next event that the scenario shows for this act, each only once."""
    texts = scenario.events.get(act, ())
    shown = before.acts.count(act)
    return texts[shown] if shown < len(texts) else None


def _pressed(now: CustomerState, choice: Choice) -> dict[str, int]:
    asked = choice.topic if choice.act in _PRESSING else None
    return {need: now.pressed.get(need, 0) + (need == asked) for need in now.needs}


def _ending(now: CustomerState, act: Act, settled: bool, scenario: Scenario, norms: ChannelNorms) -> EndReason | None:
    if act is Act.LEAVE:
        return EndReason.WALKED_OUT
    over = act is Act.CLOSE or now.replies >= norms.agent_turns
    return reason_when_met(now, scenario) if settled and over else None
