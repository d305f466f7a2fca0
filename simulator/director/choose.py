"""Which act comes next: an ordered list of rules, of which the first that applies decides."""

from collections.abc import Callable

from simulator.director.endings import walks_out
from simulator.director.facts import confided
from simulator.director.groups import (
    DEEDS,
    FLIPPANT,
    GALLING,
    INSULTING,
    MEANT,
    SMALL_TALK,
    SOLVING,
    STALLING,
)
from simulator.director.moment import Choice, Moment
from simulator.director.needs import musts
from simulator.director.settling import WARY_UNDER, accept, contradicted, farewell, left_open
from simulator.domain.acts import Act, Band
from simulator.domain.chance import pick
from simulator.domain.moves import Move
from simulator.domain.state import MET

Rule = Callable[[Moment], Choice | None]

_UNEASY = (Act.GO_ON, Act.ASK_PROOF, Act.PUSH_BACK)
"""What somebody does who misses something that they have not named."""

_COMPLAINTS = {
    Band.CALM: (Act.ASK_AGAIN, Act.ASK_AGAIN, Act.DEMAND),
    Band.IRRITATED: (Act.ASK_AGAIN, Act.DEMAND),
    Band.ANGRY: (Act.ASK_AGAIN, Act.DEMAND, Act.VENT),
    Band.FURIOUS: (Act.DEMAND, Act.VENT),
}


def choose(moment: Moment) -> Choice:
    """Return what the customer does next."""
    for rule in _RULES:
        choice = rule(moment)
        if choice is not None:
            return choice
    return _complain(moment)


def _puzzled(moment: Moment) -> Choice | None:
    return Choice(act=Act.CALL_OUT_INSTRUCTION) if moment.heard.has(Move.ATTEMPTS_INSTRUCTION) else None


def _leave(moment: Moment) -> Choice | None:
    """Worn out; but nobody hangs up on a reply that at last brings something they want, or asks what it takes."""
    asks_on = moment.last_act is Act.ACCEPT_CONDITIONALLY and moment.new_facts
    first_offer = any(moment.step.offers[option] == 1 for option in moment.step.welcome)
    brings = moment.step.newly_met or first_offer or asks_on
    if brings and moment.now.replies < moment.norms.agent_turns:
        return None
    leaves = walks_out(moment.now, moment.persona.temper, moment.scenario, moment.norms)
    return Choice(act=Act.LEAVE) if leaves else None


def _insulted(moment: Moment) -> Choice | None:
    return _resist(moment) if moment.heard.has(*INSULTING) and not moment.step.newly_met else None


def _galled(moment: Moment) -> Choice | None:
    """Put off by the manner of a reply that brings nothing else."""
    if not moment.heard.has(*GALLING) or moment.step.welcome or moment.new_facts or moment.step.newly_met:
        return None
    return _resist(moment)


def _resist(moment: Moment) -> Choice:
    """Turn down what was offered, or else refuse to be treated like that."""
    if moment.may_ask_supervisor() and moment.last_act in {Act.PUSH_BACK, Act.VENT, Act.DEMAND}:
        return Choice(act=Act.ASK_SUPERVISOR)
    if moment.upset and moment.last_act is Act.PUSH_BACK:
        return _let_off_steam(moment)
    insulted = moment.heard.has(Move.INSULTS, Move.THREATENS)
    offered = None if insulted else next(iter(moment.step.turned_down), None)
    return Choice(act=Act.PUSH_BACK, topic=offered or moment.first_missing(), facts=moment.new_facts)


def _let_off_steam(moment: Moment) -> Choice:
    """Vent; or, where something was got already, say what is still missing."""
    got = any(moment.now.needs[need] in MET for need in musts(moment.scenario))
    return Choice(act=Act.DEMAND, topic=moment.first_missing()) if got else Choice(act=Act.VENT)


def _turn_down(moment: Moment) -> Choice | None:
    """Offered what does not help, and nothing that does."""
    helps = any(moment.now.needs[moment.option(option).need] not in MET for option in moment.step.welcome)
    unwanted = moment.step.turned_down if not moment.step.newly_met else left_open(moment)
    if helps or not unwanted:
        return None
    return Choice(act=Act.PUSH_BACK, topic=unwanted[0], facts=moment.new_facts)


def _half_way(moment: Moment) -> Choice | None:
    """Something was settled with this reply, and something else is still missing."""
    if not moment.step.newly_met:
        return None
    missing = moment.missing_must()
    if missing is None:
        return Choice(act=Act.SOFTEN, facts=_facts_with_trust(moment))
    offered = (*moment.step.welcome, *moment.step.turned_down, *moment.step.doubted)
    if any(moment.option(option).need == missing for option in offered) or missing in moment.heard.refused:
        return None
    return Choice(act=Act.ASK_AGAIN, topic=missing, facts=moment.new_facts, gently=True)


def _take_offer(moment: Moment) -> Choice | None:
    open_offers = [option for option in moment.step.welcome if moment.now.needs[moment.option(option).need] not in MET]
    if not open_offers:
        return None
    option = moment.option(open_offers[0])
    times = moment.step.offers[option.id]
    if times >= 3:
        return Choice(act=Act.DEMAND, topic=option.need, facts=moment.new_facts)
    told_again = moment.heard.has(*DEEDS) and moment.last_act is Act.ACCEPT_CONDITIONALLY
    doubtful = times == 2 or told_again or moment.heard.has(Move.OVER_PROMISES)
    act = Act.ASK_PROOF if doubtful else Act.ACCEPT_CONDITIONALLY
    return Choice(act=act, topic=option.id, facts=moment.new_facts)


def _take_pledge(moment: Moment) -> Choice | None:
    """Promised what can't be had: believed or not, never turned down."""
    fresh = [need for need in moment.heard.pledged if need not in moment.before.pledged]
    if not fresh or moment.now.needs[fresh[0]] in MET:
        return None
    act = Act.ASK_PROOF if moment.now.trust < WARY_UNDER else Act.ACCEPT_CONDITIONALLY
    return Choice(act=act, topic=fresh[0], facts=moment.new_facts)


def _doubt(moment: Moment) -> Choice | None:
    if not moment.step.doubted:
        return None
    option = moment.option(moment.step.doubted[0])
    act = Act.PUSH_BACK if option.declines and moment.step.offers[option.id] == 1 else Act.ASK_PROOF
    return Choice(act=act, topic=option.id, facts=moment.new_facts)


def _too_good(moment: Moment) -> Choice | None:
    """Promised more than anybody could."""
    if not moment.heard.has(Move.OVER_PROMISES) or moment.last_act is Act.ASK_PROOF:
        return None
    return Choice(act=Act.ASK_PROOF, topic=moment.first_missing(), facts=moment.new_facts)


def _repeated_question(moment: Moment) -> Choice | None:
    repeated = moment.answers.repeated or moment.heard.has(Move.ASKS_KNOWN)
    if not repeated:
        return None
    if moment.last_act is Act.CALL_OUT_REPEAT:
        return Choice(act=Act.ANSWER, facts=moment.answers.facts) if moment.answers.facts else None
    return Choice(act=Act.CALL_OUT_REPEAT, facts=moment.answers.facts)


def _form_letter(moment: Moment) -> Choice | None:
    canned = moment.heard.has(Move.FORM_LETTER, Move.TEMPLATE_LEFT)
    if not canned or moment.last_act is Act.CALL_OUT_FORM_LETTER or moment.new_facts:
        return None
    return Choice(act=Act.CALL_OUT_FORM_LETTER)


def _flippant(moment: Moment) -> Choice | None:
    """Short or funny where neither was called for."""
    if not moment.heard.has(*FLIPPANT) or moment.heard.has(*SOLVING) or moment.answers.facts:
        return None
    steam = moment.upset and moment.last_act is not Act.VENT
    return _let_off_steam(moment) if steam else _complain(moment)


def _refused(moment: Moment) -> Choice | None:
    open_refusals = [need for need in moment.heard.refused if moment.now.needs[need] not in MET]
    if not open_refusals and not moment.heard.has(Move.REFUSES):
        return None
    topic = open_refusals[0] if open_refusals else moment.first_missing()
    if moment.last_act is Act.PUSH_BACK and moment.may_ask_supervisor():
        return Choice(act=Act.ASK_SUPERVISOR)
    if moment.last_act is Act.PUSH_BACK:
        return Choice(act=Act.DEMAND, topic=topic, facts=moment.new_facts)
    return Choice(act=Act.PUSH_BACK, topic=topic, facts=moment.new_facts)


def _passed_on(moment: Moment) -> Choice | None:
    """Handed on to somebody else: what they asked for, or one more person to wait for."""
    if not moment.heard.has(Move.ESCALATES):
        return None
    if moment.before.supervisor_asked:
        return Choice(act=Act.GO_ON, facts=moment.new_facts)
    return Choice(act=Act.PUSH_BACK, topic=moment.first_missing(), facts=moment.new_facts)


def _answer(moment: Moment) -> Choice | None:
    if moment.answers.facts:
        return Choice(act=Act.ANSWER, facts=moment.answers.facts)
    return Choice(act=Act.DONT_KNOW) if moment.answers.withheld else None


def _odd_question(moment: Moment) -> Choice | None:
    """A question that nothing in the scenario answers; one that names nothing in it brings them back to theirs."""
    asked = moment.heard.has(Move.ASKS_QUESTION) and not moment.heard.has(*SMALL_TALK)
    if not asked or moment.last_act is Act.DONT_KNOW:
        return None
    topic = None if moment.heard.about else moment.first_missing()
    if topic and moment.last_act is not Act.DEMAND:
        act = Act.DEMAND if moment.last_act is Act.ASK_AGAIN else Act.ASK_AGAIN
        return Choice(act=act, topic=topic)
    return Choice(act=Act.DONT_KNOW)


def _soften(moment: Moment) -> Choice | None:
    """Words that show that somebody read and cares; a general kind word is only let stand."""
    meant = moment.heard.has(*MEANT) or (moment.heard.has(Move.ACKNOWLEDGES_FEELING) and moment.step.moved)
    if not meant or moment.now.idle or moment.now.frustration > moment.before.frustration:
        return None
    act = Act.GO_ON if moment.last_act is Act.SOFTEN else Act.SOFTEN
    return Choice(act=act, facts=_facts_with_trust(moment))


def _half_answer(moment: Moment) -> Choice | None:
    """Something is said to be done or coming, and it is not yet what was asked for."""
    must = musts(moment.scenario)
    half = [need.id for need in moment.missing() if need.id in must and need.id in moment.heard.firm_on]
    if not half or moment.last_act is Act.ASK_AGAIN:
        return None
    return Choice(act=Act.ASK_AGAIN, topic=half[0], facts=moment.new_facts)


def _listen(moment: Moment) -> Choice | None:
    """A first sign of work, or something said that helps, is let stand."""
    stalls = moment.heard.has(*STALLING) and moment.now.idle <= 1 and moment.last_act is not Act.GO_ON
    helps = moment.now.idle == 0 and moment.last_act is not Act.GO_ON
    return Choice(act=Act.GO_ON, facts=moment.new_facts) if stalls or helps else None


def _complain(moment: Moment) -> Choice:
    """Ask again, demand or vent, never twice the same in a row."""
    if moment.may_ask_supervisor() and moment.now.idle >= 3:
        return Choice(act=Act.ASK_SUPERVISOR)
    topic = moment.first_missing()
    if topic and moment.last_act is Act.ACCEPT_CONDITIONALLY:
        return Choice(act=Act.ASK_PROOF, topic=topic)
    possible = _COMPLAINTS[moment.now.band] if topic else _UNEASY
    got = any(moment.now.needs[need] in MET for need in musts(moment.scenario))
    shown = {moment.last_act, Act.VENT} if got else {moment.last_act}
    acts = tuple(act for act in possible if act not in shown) or (Act.DEMAND,)
    return Choice(act=pick(acts, moment.now.seed, moment.now.replies, "complaint"), topic=topic)


def _facts_with_trust(moment: Moment) -> tuple[str, ...]:
    return moment.new_facts or confided(moment.now, moment.scenario, moment.now.trust)


_RULES: tuple[Rule, ...] = (
    farewell,
    _puzzled,
    _leave,
    accept,
    _insulted,
    contradicted,
    _half_way,
    _take_offer,
    _form_letter,
    _turn_down,
    _take_pledge,
    _doubt,
    _too_good,
    _repeated_question,
    _galled,
    _refused,
    _flippant,
    _passed_on,
    _answer,
    _odd_question,
    _soften,
    _half_answer,
    _listen,
)
