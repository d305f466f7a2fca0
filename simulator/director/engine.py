"""The customer as a pure function: begin a contact, and react to what the agent did or left undone."""

from simulator.director.choose import choose
from simulator.director.endings import may_accept, reason_when_agent_ends, walks_out
from simulator.director.facts import opening_facts
from simulator.director.moment import Choice
from simulator.director.mood import band_after, first_band, lateness, settle
from simulator.director.outcome import act_out, changed, event_for
from simulator.director.reply import moment_after
from simulator.director.settling import accepted
from simulator.director.silence import norm_now, nudge_after, silence_choice
from simulator.domain.acts import Act
from simulator.domain.channel import ChannelNorms, Norms
from simulator.domain.persona import Persona
from simulator.domain.scenario import Scenario
from simulator.domain.state import AgentEnded, CustomerState, Direction, EndReason, Event, NeedStatus, Replied, Waited

ENGINE_VERSION = "1"
"""Kept with each contact; raised whenever the same replies could lead to another course."""

_OWN_NORMS = ("first_reply", "next_reply", "agent_turns")
"""The norms that a scenario may set for itself."""


def norms_for(scenario: Scenario, norms: Norms) -> ChannelNorms:
    """Return the norms of the scenario's channel with the scenario's own in their place."""
    own = {name: value for name, value in scenario.norms.items() if name in _OWN_NORMS}
    return ChannelNorms.model_validate({**dict(norms[scenario.channel]), **own})


def begin(persona: Persona, scenario: Scenario, norms: ChannelNorms, seed: int) -> CustomerState:
    """Return the customer as they are when the agent sees the opening messages."""
    temper = persona.temper
    frustration = scenario.temper.get("frustration", temper.frustration)
    return CustomerState(
        seed=seed,
        at=scenario.opening[-1].at if scenario.opening else 0,
        frustration=frustration,
        trust=scenario.temper.get("trust", temper.trust),
        patience=scenario.temper.get("patience", temper.patience),
        band=first_band(frustration),
        needs={need.id: NeedStatus.OPEN for need in scenario.needs},
        told=opening_facts(scenario),
        unanswered=tuple(need.id for need in scenario.needs if not need.hidden),
    )


def react(
    state: CustomerState, persona: Persona, scenario: Scenario, norms: ChannelNorms, event: Event
) -> tuple[CustomerState, Direction]:
    """Return the customer after something happened, and what they do next; once it has ended nothing changes."""
    if state.ended is not None:
        return state, Direction(act=Act.CLOSE, band=state.band, silent=True)
    if isinstance(event, Replied):
        moment = moment_after(state, persona, scenario, norms, event)
        return act_out(moment.now, choose(moment), scenario, norms)
    if isinstance(event, Waited):
        return _on_silence(state, persona, scenario, norms, event)
    return _on_end(state, scenario, event)


def _on_silence(
    state: CustomerState, persona: Persona, scenario: Scenario, norms: ChannelNorms, event: Waited
) -> tuple[CustomerState, Direction]:
    if state.settled:
        return act_out(changed(state, at=state.at + event.elapsed), Choice(act=Act.CLOSE), scenario, norms)
    now = _after_waiting(state, norms, event)
    worn_out = walks_out(now, persona.temper, scenario, norms)
    choice = silence_choice(state, now.waited, state.waited + nudge_after(state, norms), worn_out)
    if choice is None:
        return now, Direction(act=Act.GO_ON, band=now.band, silent=True)
    if may_accept(now, scenario):
        return act_out(now, accepted(now, scenario), scenario, norms)
    ended = EndReason.TIMED_OUT if choice.act is Act.LEAVE else None
    return act_out(changed(now, silences=now.silences + 1), choice, scenario, norms, ended)


def _after_waiting(state: CustomerState, norms: ChannelNorms, event: Waited) -> CustomerState:
    waited = state.waited + event.elapsed
    mood = settle(state, lateness(state.waited, waited, norm_now(state, norms)), floor=0)
    return changed(
        state,
        at=state.at + event.elapsed,
        frustration=mood.frustration,
        patience=mood.patience,
        band=band_after(mood.frustration, state.band),
        waited=waited,
    )


def _on_end(state: CustomerState, scenario: Scenario, event: AgentEnded) -> tuple[CustomerState, Direction]:
    reason = reason_when_agent_ends(state, scenario, event.for_abuse)
    unresolved = reason is EndReason.CLOSED_BY_AGENT
    act = Act.LEAVE if unresolved else Act.CLOSE
    now = changed(state, ended=reason, acts=(*state.acts, act))
    shown = event_for(act, state, scenario)
    return now, Direction(act=act, band=now.band, event=shown, silent=unresolved or event.for_abuse)
