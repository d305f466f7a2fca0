"""Saying yes and what comes around it: what is cleared up first, the yes, the last word, and a yes that was spoilt."""

from simulator.director.endings import may_accept
from simulator.director.groups import FIRM, GALLING, INSULTING
from simulator.director.moment import Choice, Moment
from simulator.director.needs import musts
from simulator.domain.acts import Act
from simulator.domain.moves import Move
from simulator.domain.scenario import Scenario
from simulator.domain.state import MET, ONE_SHOT, CustomerState, NeedStatus

WARY_UNDER = 40
"""The trust under which somebody asks for proof before they accept (our judgement)."""


def farewell(moment: Moment) -> Choice | None:
    """Return the last word of somebody who has accepted, unless there is a question to answer first."""
    if not moment.now.settled:
        return None
    if moment.new_facts and not moment.heard.has(Move.CLOSES):
        return Choice(act=Act.ANSWER, facts=moment.answers.facts)
    return _spoilt(moment) or _alarmed(moment) or _something_more(moment) or Choice(act=Act.CLOSE)


def _something_more(moment: Moment) -> Choice | None:
    """Offered something welcome that nobody had thought of, after all was well."""
    offers = _on_the_table(moment)
    if not offers or moment.heard.has(Move.CLOSES):
        return None
    return Choice(act=Act.ACCEPT_CONDITIONALLY, topic=offers[0], facts=moment.new_facts)


def _on_the_table(moment: Moment) -> tuple[str, ...]:
    """Return what is offered now for the first time, is welcome, and is not done yet."""
    first = (option for option in moment.step.welcome if moment.step.offers[option] == 1)
    return tuple(option for option in first if moment.now.needs[moment.option(option).need] not in MET)


def _spoilt(moment: Moment) -> Choice | None:
    """Put off once, after all was well, by a no, an insult or something to buy."""
    if moment.step.taken_back:
        return contradicted(moment)
    if moment.last_act is Act.PUSH_BACK:
        return None
    unasked = [option for option in moment.step.turned_down if option not in moment.before.declined]
    if unasked or moment.heard.has(*INSULTING):
        return Choice(act=Act.PUSH_BACK, topic=unasked[0] if unasked else None)
    return None


def accept(moment: Moment) -> Choice | None:
    """Return the yes of somebody who has what they came for, or what they clear up before it."""
    if not may_accept(moment.now, moment.scenario) or _sours_the_moment(moment):
        return None
    if _wants_proof(moment):
        return Choice(act=Act.ASK_PROOF, facts=moment.new_facts)
    return _alarmed(moment) or _before_accepting(moment) or accepted(moment.now, moment.scenario, moment.new_facts)


def _alarmed(moment: Moment) -> Choice | None:
    """Told sorry for the very thing that was given, and nothing that says it still stands."""
    given = [item.id for item in moment.scenario.options if item.need in moment.met and item.id in moment.before.offers]
    shaken = next((option for option in given if option in moment.heard.sorry_for), None)
    if shaken is None or moment.last_act is Act.ASK_PROOF or moment.heard.has(Move.CLOSES):
        return None
    return Choice(act=Act.ASK_PROOF, topic=shaken, facts=moment.new_facts)


def _before_accepting(moment: Moment) -> Choice | None:
    """Take up what is still on the table, or what was passed over, before saying that all is well."""
    if moment.scenario.channel in ONE_SHOT or moment.now.replies >= moment.norms.agent_turns:
        return None
    unwanted = [option for option in left_open(moment) if option not in moment.before.declined]
    if unwanted:
        return Choice(act=Act.PUSH_BACK, topic=unwanted[0], facts=moment.new_facts)
    offers = _on_the_table(moment)
    if offers:
        return Choice(act=Act.ACCEPT_CONDITIONALLY, topic=offers[0], facts=moment.new_facts)
    wish = moment.passed_over()
    return Choice(act=Act.ASK_AGAIN, topic=wish, facts=moment.new_facts, gently=True) if wish else None


def _sours_the_moment(moment: Moment) -> bool:
    """Return whether a reply is so unwelcome that even somebody who has everything does not say yes to it."""
    last = moment.now.replies >= moment.norms.agent_turns
    return moment.heard.has(*INSULTING, *GALLING) and not moment.step.newly_met and not last


def accepted(now: CustomerState, scenario: Scenario, facts: tuple[str, ...] = ()) -> Choice:
    """Return how the customer says that they have what they came for, or can live without it."""
    refused = any(now.needs[need] is NeedStatus.REFUSED for need in musts(scenario))
    return Choice(act=Act.ACCEPT_REFUSAL if refused else Act.ACCEPT, facts=facts)


def _wants_proof(moment: Moment) -> bool:
    """Return whether a wary customer first asks when and how, having heard nothing firm."""
    firm = any(moment.now.made.get(move, 0) for move in FIRM)
    asked = Act.ASK_PROOF in moment.before.acts
    roomy = moment.scenario.channel not in ONE_SHOT and moment.now.replies < moment.norms.agent_turns
    return roomy and not firm and not asked and moment.now.trust < WARY_UNDER


def contradicted(moment: Moment) -> Choice | None:
    """Told no where there was a yes before, unless something as good was given."""
    needs = {option.id: option.need for option in moment.scenario.options}
    felt = [item for item in moment.step.taken_back if moment.now.needs[needs.get(item, item)] not in MET]
    return Choice(act=Act.CALL_OUT_CONTRADICTION, topic=felt[0], facts=moment.new_facts) if felt else None


def left_open(moment: Moment) -> tuple[str, ...]:
    """Return the unwanted options offered now whose need nothing else has met."""
    return tuple(each for each in moment.step.turned_down if moment.now.needs[moment.option(each).need] not in MET)
