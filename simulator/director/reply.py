"""What one reply does to the customer: heard, held against their needs, felt, and gathered for the next choice."""

from simulator.director.deeds import deeds_after
from simulator.director.facts import Answers, answers_to
from simulator.director.heard import Heard, hear, with_deeds
from simulator.director.moment import Moment
from simulator.director.mood import (
    Mood,
    band_after,
    comes_too_soon,
    exchange_cost,
    floor_of,
    heard_out,
    lateness,
    made_after,
    met_bonus,
    moved_by,
    settle,
    sinking_in,
    together,
    wasted,
)
from simulator.director.needs import Progress, joined, musts, progress, standstill, unwanted
from simulator.director.outcome import changed
from simulator.director.silence import norm_now
from simulator.director.weights import (
    DECLINED,
    DECLINED_AGAIN,
    LOST,
    LOST_EXTRA,
    MOST_TRUST_DOWN,
    MOST_TRUST_UP,
    OFFERED_AGAIN,
    WITHDRAWN,
    Weight,
)
from simulator.domain.channel import ChannelNorms
from simulator.domain.moves import Move
from simulator.domain.persona import Persona
from simulator.domain.scenario import ActionTaken, Scenario
from simulator.domain.state import MET, CustomerState, NeedStatus, Replied
from simulator.domain.value import clamp

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


def moment_after(
    state: CustomerState, persona: Persona, scenario: Scenario, norms: ChannelNorms, event: Replied
) -> Moment:
    """Return the customer after a reply, with all that the choice of the next act looks at."""
    heard = hear(event.reading, scenario)
    words = moved_by(state, persona.temper, heard, _unwanted(heard, scenario))
    trust = clamp(state.trust + clamp(words.trust, -MOST_TRUST_DOWN, MOST_TRUST_UP))
    actions = deeds_after(state, event, heard, scenario)
    heard = with_deeds(heard, scenario, [action.id for action in actions[len(state.actions) :]])
    step = _step(state, scenario, heard, actions, trust)
    idle = _idle(state, heard, step, answers_to(state, scenario, heard, trust))
    change = together(
        words,
        _consequences(state, scenario, heard, step),
        wasted(idle),
        lateness(state.waited, state.waited + event.elapsed, norm_now(state, norms)),
        exchange_cost(norms.turn_cost, state.band),
    )
    change = together(change, sinking_in(state, change))
    any_met = any(step.needs[need] in MET for need in musts(scenario))
    floor = floor_of(persona.temper, any_met, heard_out(state, heard))
    mood = settle(state, change, floor, solved=any_met)
    return Moment(
        before=state,
        now=_felt(state, scenario, heard, step, mood, actions, idle, event.elapsed),
        persona=persona,
        scenario=scenario,
        norms=norms,
        heard=heard,
        step=step,
        answers=answers_to(state, scenario, heard, max(state.trust, mood.trust)),
    )


def _felt(
    state: CustomerState,
    scenario: Scenario,
    heard: Heard,
    step: Progress,
    mood: Mood,
    actions: tuple[ActionTaken, ...],
    idle: int,
    elapsed: int,
) -> CustomerState:
    return changed(
        state,
        **dict(mood),
        at=state.at + elapsed,
        band=band_after(mood.frustration, state.band),
        needs=step.needs,
        offers=step.offers,
        declined=step.declined,
        refused=step.refused,
        made=made_after(state.made, heard),
        actions=actions,
        pledged=joined(state.pledged, heard.pledged),
        taken_back=joined([item for item in state.taken_back if item not in heard.offered], step.taken_back),
        settled=state.settled and all(step.needs[need] in MET for need in musts(scenario)),
        promises=joined(state.promises, heard.dues),
        unanswered=_unanswered(step, scenario),
        idle=idle,
        replies=state.replies + 1,
        waited=0,
        silences=0,
    )


def _step(
    state: CustomerState, scenario: Scenario, heard: Heard, actions: tuple[ActionTaken, ...], trust: int
) -> Progress:
    if heard.has(Move.ATTEMPTS_INSTRUCTION):
        return standstill(state, scenario, heard)
    return progress(state, scenario, heard, actions, trust)


def _idle(state: CustomerState, heard: Heard, step: Progress, answers: Answers) -> int:
    """Return how many replies in a row brought the customer no further, this one included."""
    if state.settled or step.newly_met or set(answers.facts) - set(state.told):
        return 0
    new = any(move in _HELPS_THE_FIRST_TIME and not state.made.get(move, 0) for move in heard.felt)
    useful = (step.moved or new) and not heard.has(Move.FORM_LETTER)
    return 0 if useful else state.idle + 1


def _consequences(state: CustomerState, scenario: Scenario, heard: Heard, step: Progress) -> Weight:
    bonus = met_bonus(step.newly_met, musts(scenario), comes_too_soon(state, heard))
    return together(bonus, _price_of_offers(state, scenario, heard, step), _price_of_taking_back(scenario, step))


def _price_of_taking_back(scenario: Scenario, step: Progress) -> Weight:
    lost = together(*(LOST if need in musts(scenario) else LOST_EXTRA for need in step.lost))
    return lost if step.lost or not step.taken_back else WITHDRAWN


def _price_of_offers(state: CustomerState, scenario: Scenario, heard: Heard, step: Progress) -> Weight:
    """Return what it does to be offered what nobody wants, or for the third time what is still not done."""
    meant = [option for option in step.turned_down if heard.offers_plainly or option in heard.stated]
    if any(option in state.declined for option in meant):
        return DECLINED_AGAIN
    if meant and unwanted(heard, scenario):
        return DECLINED
    if not heard.offers_plainly:
        return Weight()
    offered = (option for option in scenario.options if option.id in heard.urged and option.wanted != "no")
    undone = any(step.offers[option.id] >= 3 and step.needs[option.need] not in MET for option in offered)
    return OFFERED_AGAIN if undone else Weight()


def _unwanted(heard: Heard, scenario: Scenario) -> bool:
    return heard.offers_plainly and unwanted(heard, scenario)


def _unanswered(step: Progress, scenario: Scenario) -> tuple[str, ...]:
    return tuple(need.id for need in scenario.needs if not need.hidden and step.needs[need.id] is NeedStatus.OPEN)
