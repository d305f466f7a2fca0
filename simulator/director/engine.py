"""The customer as a pure function: begin a contact, and react to what the agent did or left undone."""

from simulator.director.choose import accepted, choose
from simulator.director.deeds import deeds_after
from simulator.director.endings import may_accept, reason_when_agent_ends, reason_when_met, walks_out
from simulator.director.facts import answers_to, opening_facts
from simulator.director.heard import Heard, hear
from simulator.director.moment import Choice, Moment
from simulator.director.mood import (
    band_after,
    comes_too_soon,
    first_band,
    floor_of,
    heard_out,
    late_cost,
    made_after,
    met_bonus,
    moved_by,
    settle,
    together,
    wasted,
)
from simulator.director.needs import Progress, musts, progress, standstill, unwanted
from simulator.director.silence import norm_now, nudge_after, silence_choice
from simulator.director.weights import DECLINED, DECLINED_AGAIN, MOST_TRUST_DOWN, MOST_TRUST_UP, OFFERED_AGAIN, Weight
from simulator.domain.acts import Act
from simulator.domain.channel import ChannelNorms, Norms
from simulator.domain.moves import Move
from simulator.domain.persona import Persona, Temper
from simulator.domain.scenario import Scenario
from simulator.domain.state import (
    MET,
    AgentEnded,
    CustomerState,
    Direction,
    EndReason,
    Event,
    NeedStatus,
    Replied,
    Waited,
)
from simulator.domain.value import clamp

ENGINE_VERSION = "1"
"""Kept with each contact; raised whenever the same replies could lead to another course."""

_HELPS_THE_FIRST_TIME = frozenset(
    {
        Move.GIVES_TIMELINE,
        Move.GIVES_NEXT_STEP,
        Move.EXPLAINS_CAUSE,
        Move.GIVES_INFORMATION,
        Move.CONFIRMS_DONE,
        Move.REFUSES_WITH_ALTERNATIVE,
        Move.OFFERS_CHOICE,
        Move.ACKNOWLEDGES_FEELING,
        Move.ACKNOWLEDGES_CONSEQUENCE,
        Move.OWNS_FAULT,
    }
)
_ACCEPTING = frozenset({Act.ACCEPT, Act.ACCEPT_REFUSAL})


def norms_for(scenario: Scenario, norms: Norms) -> ChannelNorms:
    """Return the norms of the scenario's channel with the scenario's own in their place."""
    known = ("first_reply", "next_reply", "agent_turns")
    own = {name: value for name, value in scenario.norms.items() if name in known}
    return ChannelNorms(**{**dict(norms[scenario.channel]), **own})


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
        return _on_reply(state, persona, scenario, norms, event)
    if isinstance(event, Waited):
        return _on_silence(state, persona, scenario, norms, event)
    return _on_end(state, scenario, event)


# -- a reply -----------------------------------------------------------------------------------------------------------


def _on_reply(
    state: CustomerState, persona: Persona, scenario: Scenario, norms: ChannelNorms, event: Replied
) -> tuple[CustomerState, Direction]:
    heard = hear(event.reading, scenario)
    words = moved_by(state, persona.temper, heard, unwanted(heard, scenario))
    trust = clamp(state.trust + clamp(words.trust, -MOST_TRUST_DOWN, MOST_TRUST_UP))
    actions = deeds_after(state, event, heard, scenario)
    instructed = heard.has(Move.ATTEMPTS_INSTRUCTION)
    step = standstill(state) if instructed else progress(state, scenario, heard, actions, trust)
    answers = answers_to(state, scenario, heard, trust)
    new_facts = bool(set(answers.facts) - set(state.told))
    idle = 0 if state.settled or _useful(state, heard, step, new_facts) else state.idle + 1
    change = together(words, _consequences(state, scenario, heard, step, idle))
    floor = floor_of(persona.temper, _any_met(step, scenario), heard_out(state, heard))
    waited = state.waited + event.elapsed
    late = _late_since(state, norms, waited)
    mood = settle(state, change, late, norms.turn_cost, floor)
    now = _changed(
        state,
        at=state.at + event.elapsed,
        frustration=mood.frustration,
        trust=mood.trust,
        patience=mood.patience,
        band=band_after(mood.frustration, state.band),
        needs=step.needs,
        offers=step.offers,
        declined=step.declined,
        refused=step.refused,
        made=made_after(state.made, heard),
        actions=actions,
        promises=(*state.promises, *(due for due in heard.dues if due not in state.promises)),
        unanswered=_unanswered(step, scenario),
        idle=idle,
        replies=state.replies + 1,
        waited=0,
        silences=0,
    )
    moment = Moment(
        before=state,
        now=now,
        persona=persona,
        scenario=scenario,
        norms=norms,
        heard=heard,
        step=step,
        answers=answers,
    )
    return _act_out(now, choose(moment), scenario, norms)


def _useful(state: CustomerState, heard: Heard, step: Progress, new_facts: bool) -> bool:
    """Return whether a reply brought the customer further."""
    if step.newly_met or new_facts:
        return True
    if heard.has(Move.FORM_LETTER):
        return False
    return step.moved or any(move in _HELPS_THE_FIRST_TIME and not state.made.get(move, 0) for move in heard.labels)


def _consequences(state: CustomerState, scenario: Scenario, heard: Heard, step: Progress, idle: int) -> Weight:
    bonus = met_bonus(step.newly_met, musts(scenario), comes_too_soon(state, heard))
    return together(bonus, wasted(idle), _price_of_offers(state, scenario, heard, step))


def _price_of_offers(state: CustomerState, scenario: Scenario, heard: Heard, step: Progress) -> Weight:
    """Return what it does to be offered what nobody wants, or for the third time what is still not done."""
    if any(option in state.declined for option in step.turned_down):
        return DECLINED_AGAIN
    if unwanted(heard, scenario):
        return DECLINED
    offered = (option for option in scenario.options if option.id in heard.offered and option.wanted != "no")
    undone = any(step.offers[option.id] >= 3 and step.needs[option.need] not in MET for option in offered)
    return OFFERED_AGAIN if undone else Weight()


def _any_met(step: Progress, scenario: Scenario) -> bool:
    return any(step.needs[need] in MET for need in musts(scenario))


def _unanswered(step: Progress, scenario: Scenario) -> tuple[str, ...]:
    return tuple(need.id for need in scenario.needs if not need.hidden and step.needs[need.id] is NeedStatus.OPEN)


# -- silence and the agent's own ending --------------------------------------------------------------------------------


def _on_silence(
    state: CustomerState, persona: Persona, scenario: Scenario, norms: ChannelNorms, event: Waited
) -> tuple[CustomerState, Direction]:
    if state.settled:
        return _act_out(_changed(state, at=state.at + event.elapsed), Choice(act=Act.CLOSE), scenario, norms)
    waited = state.waited + event.elapsed
    late = _late_since(state, norms, waited)
    mood = settle(state, Weight(), late, 0, 0)
    now = _changed(
        state,
        at=state.at + event.elapsed,
        frustration=mood.frustration,
        patience=mood.patience,
        band=band_after(mood.frustration, state.band),
        waited=waited,
    )
    worn_out = _worn_out(now, persona.temper, scenario, norms)
    choice = silence_choice(state, waited, state.waited + nudge_after(state, norms), worn_out)
    if choice is not None and may_accept(now, scenario):
        choice = accepted(now, scenario)
    if choice is None:
        return now, Direction(act=Act.GO_ON, band=now.band, silent=True)
    now = _changed(now, silences=now.silences + 1)
    ended = EndReason.TIMED_OUT if choice.act is Act.LEAVE else None
    return _act_out(now, choice, scenario, norms, ended)


def _worn_out(state: CustomerState, temper: Temper, scenario: Scenario, norms: ChannelNorms) -> bool:
    return walks_out(state, temper, scenario, norms) or state.patience < temper.leaves_below


def _on_end(state: CustomerState, scenario: Scenario, event: AgentEnded) -> tuple[CustomerState, Direction]:
    reason = reason_when_agent_ends(state, scenario, event.for_abuse)
    unresolved = reason is EndReason.CLOSED_BY_AGENT
    act = Act.LEAVE if unresolved else Act.CLOSE
    now = _changed(state, ended=reason, acts=(*state.acts, act))
    shown = _event_for(act, state, scenario)
    return now, Direction(act=act, band=now.band, event=shown, silent=unresolved or event.for_abuse)


def _late_since(state: CustomerState, norms: ChannelNorms, waited: int) -> int:
    """Return the patience that the wait has cost since it was last counted."""
    norm = norm_now(state, norms)
    return late_cost(waited, norm) - late_cost(state.waited, norm)


# -- the act as it is shown --------------------------------------------------------------------------------------------


def _act_out(
    now: CustomerState, choice: Choice, scenario: Scenario, norms: ChannelNorms, ended: EndReason | None = None
) -> tuple[CustomerState, Direction]:
    """Return the state with the act in it and the direction for the voice."""
    settled = now.settled or choice.act in _ACCEPTING
    state = _changed(
        now,
        told=(*now.told, *(fact for fact in choice.facts if fact not in now.told)),
        acts=(*now.acts, choice.act),
        pressed=_pressed(now, choice),
        settled=settled,
        supervisor_asked=now.supervisor_asked or choice.act is Act.ASK_SUPERVISOR,
        ended=ended or _ending(now, choice.act, settled, scenario, norms),
    )
    direction = Direction(
        act=choice.act,
        band=state.band,
        facts=choice.facts,
        topic=choice.topic,
        event=_event_for(choice.act, now, scenario),
    )
    return state, direction


def _pressed(now: CustomerState, choice: Choice) -> dict[str, int]:
    asked = choice.act in {Act.ASK_AGAIN, Act.DEMAND} and choice.topic in now.needs
    return {need: now.pressed.get(need, 0) + (asked and need == choice.topic) for need in now.needs}


def _ending(
    now: CustomerState, act: Act, settled: bool, scenario: Scenario, norms: ChannelNorms
) -> EndReason | None:
    if act is Act.LEAVE:
        return EndReason.WALKED_OUT
    over = act is Act.CLOSE or now.replies >= norms.agent_turns
    return reason_when_met(now, scenario) if settled and over else None


def _event_for(act: Act, before: CustomerState, scenario: Scenario) -> str | None:
    """Return the next event that the scenario shows for this act, each only once."""
    texts = scenario.events.get(act, ())
    shown = before.acts.count(act)
    return texts[shown] if shown < len(texts) else None


def _changed(state: CustomerState, **changes: object) -> CustomerState:
    """Return the state with fields changed, checked like any new one."""
    return CustomerState.model_validate({**dict(state), **changes})
