"""Which act comes next: an ordered list of rules, of which the first that applies decides."""

from collections.abc import Callable

from simulator.director.endings import may_accept, walks_out
from simulator.director.facts import confided
from simulator.director.heard import ACKNOWLEDGING, DEEDS, STALLING
from simulator.director.moment import Choice, Moment
from simulator.director.needs import musts
from simulator.domain.acts import Act, Band
from simulator.domain.chance import pick
from simulator.domain.moves import Move
from simulator.domain.scenario import Scenario
from simulator.domain.state import MET, ONE_SHOT, CustomerState, NeedStatus

Rule = Callable[[Moment], Choice | None]

_INSULTING = frozenset({Move.INSULTS, Move.THREATENS, Move.BLAMES_CUSTOMER, Move.DISMISSES})
_GALLING = frozenset(
    {
        Move.HIDES_BEHIND_POLICY,
        Move.BOUNCES_CHANNEL,
        Move.DEFLECTS_TO_AUTOMATION,
        Move.PUSHES_SALE,
        Move.ASKS_SECRET,
        Move.DISCLOSES_PRIVATE,
        Move.TOO_PERSONAL,
        Move.BURDENS_CUSTOMER,
    }
)
_FLIPPANT = frozenset({Move.JOKES_SLANG, Move.CURT})
_MEANT = ACKNOWLEDGING - {Move.ACKNOWLEDGES_FEELING}
_FIRM = frozenset({Move.GIVES_TIMELINE, Move.GIVES_NEXT_STEP, Move.CONFIRMS_DONE})
_SMALL_TALK = frozenset({Move.INVITES_CHECK, Move.CLOSES, Move.OFFERS_CHOICE, Move.OFFERS_SOLUTION, Move.ASKS_RATING})
_WARY_UNDER = 40
"""The trust under which somebody asks for proof before they accept (our judgement)."""

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


def _farewell(moment: Moment) -> Choice | None:
    if not moment.now.settled:
        return None
    if moment.new_facts and not moment.heard.has(Move.CLOSES):
        return Choice(act=Act.ANSWER, facts=moment.answers.facts)
    return _spoilt(moment) or Choice(act=Act.CLOSE)


def _spoilt(moment: Moment) -> Choice | None:
    """Put off once, after all was well, by a no, an insult or something to buy."""
    if moment.step.taken_back:
        return _contradicted(moment)
    if moment.last_act is Act.PUSH_BACK:
        return None
    unasked = [option for option in moment.step.turned_down if option not in moment.before.declined]
    if unasked or moment.heard.has(*_INSULTING):
        return Choice(act=Act.PUSH_BACK, topic=unasked[0] if unasked else None)
    return None


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


def _accept(moment: Moment) -> Choice | None:
    if not may_accept(moment.now, moment.scenario):
        return None
    if _wants_proof(moment):
        return Choice(act=Act.ASK_PROOF, facts=moment.new_facts)
    return _before_accepting(moment) or accepted(moment.now, moment.scenario, moment.new_facts)


def _before_accepting(moment: Moment) -> Choice | None:
    """Take up what is still on the table, or what was passed over, before saying that all is well."""
    if moment.scenario.channel in ONE_SHOT or moment.now.replies >= moment.norms.agent_turns:
        return None
    offers = [option for option in moment.step.welcome if moment.now.needs[moment.option(option).need] not in MET]
    if offers and moment.step.offers[offers[0]] == 1:
        return Choice(act=Act.ACCEPT_CONDITIONALLY, topic=offers[0], facts=moment.new_facts)
    wish = moment.passed_over()
    return Choice(act=Act.ASK_AGAIN, topic=wish, facts=moment.new_facts, gently=True) if wish else None


def accepted(now: CustomerState, scenario: Scenario, facts: tuple[str, ...] = ()) -> Choice:
    """Return how the customer says that they have what they came for, or can live without it."""
    refused = any(now.needs[need] is NeedStatus.REFUSED for need in musts(scenario))
    return Choice(act=Act.ACCEPT_REFUSAL if refused else Act.ACCEPT, facts=facts)


def _wants_proof(moment: Moment) -> bool:
    """Return whether a wary customer first asks when and how, having heard nothing firm."""
    firm = any(moment.now.made.get(move, 0) for move in _FIRM)
    asked = Act.ASK_PROOF in moment.before.acts
    roomy = moment.scenario.channel not in ONE_SHOT and moment.now.replies < moment.norms.agent_turns
    return roomy and not firm and not asked and moment.now.trust < _WARY_UNDER


def _insulted(moment: Moment) -> Choice | None:
    return _resist(moment) if moment.heard.has(*_INSULTING) and not moment.step.newly_met else None


def _galled(moment: Moment) -> Choice | None:
    """Put off by the manner of a reply that brings nothing else."""
    if not moment.heard.has(*_GALLING) or moment.step.welcome or moment.new_facts or moment.step.newly_met:
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


def _contradicted(moment: Moment) -> Choice | None:
    """Told no where there was a yes before, unless something as good was given."""
    needs = {option.id: option.need for option in moment.scenario.options}
    felt = [item for item in moment.step.taken_back if moment.now.needs[needs.get(item, item)] not in MET]
    return Choice(act=Act.CALL_OUT_CONTRADICTION, topic=felt[0], facts=moment.new_facts) if felt else None


def _turn_down(moment: Moment) -> Choice | None:
    if not moment.step.turned_down or moment.step.welcome:
        return None
    return Choice(act=Act.PUSH_BACK, topic=moment.step.turned_down[0], facts=moment.new_facts)


def _half_way(moment: Moment) -> Choice | None:
    """Something was settled with this reply, and something else is still missing."""
    if not moment.step.newly_met:
        return None
    missing = moment.missing_must()
    if missing is None:
        return Choice(act=Act.SOFTEN, facts=_facts_with_trust(moment))
    spoken_to = {moment.option(option).need for option in (*moment.step.welcome, *moment.step.turned_down)}
    if missing in spoken_to or missing in moment.heard.refused:
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
    doubtful = times == 2 or (moment.heard.has(*DEEDS) and moment.last_act is Act.ACCEPT_CONDITIONALLY)
    act = Act.ASK_PROOF if doubtful else Act.ACCEPT_CONDITIONALLY
    return Choice(act=act, topic=option.id, facts=moment.new_facts)


def _take_pledge(moment: Moment) -> Choice | None:
    """Promised what can't be had: believed or not, never turned down."""
    fresh = [need for need in moment.heard.pledged if need not in moment.before.pledged]
    if not fresh or moment.now.needs[fresh[0]] in MET:
        return None
    act = Act.ASK_PROOF if moment.now.trust < _WARY_UNDER else Act.ACCEPT_CONDITIONALLY
    return Choice(act=act, topic=fresh[0], facts=moment.new_facts)


def _doubt(moment: Moment) -> Choice | None:
    if not moment.step.doubted:
        return None
    option = moment.option(moment.step.doubted[0])
    no_words = not option.declines or moment.last_act is Act.PUSH_BACK
    return Choice(act=Act.ASK_PROOF if no_words else Act.PUSH_BACK, topic=option.id, facts=moment.new_facts)


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
    if not moment.heard.has(*_FLIPPANT) or moment.step.welcome or moment.answers.facts or moment.step.newly_met:
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
    """A question that nothing in the scenario answers."""
    asked = moment.heard.has(Move.ASKS_QUESTION) and not moment.heard.has(*_SMALL_TALK)
    if not asked or moment.last_act is Act.DONT_KNOW:
        return None
    said = confided(moment.now, moment.scenario, moment.now.trust)
    return Choice(act=Act.ANSWER, facts=said) if said else Choice(act=Act.DONT_KNOW)


def _soften(moment: Moment) -> Choice | None:
    """Words that show that somebody read and cares; a general kind word is only let stand."""
    meant = moment.heard.has(*_MEANT) or (moment.heard.has(*ACKNOWLEDGING) and moment.step.moved)
    if not meant or moment.now.idle or moment.now.frustration > moment.before.frustration:
        return None
    act = Act.GO_ON if moment.last_act is Act.SOFTEN else Act.SOFTEN
    return Choice(act=act, facts=_facts_with_trust(moment))


def _listen(moment: Moment) -> Choice | None:
    """A first sign of work, or something said that helps, is let stand."""
    stalls = moment.heard.has(*STALLING) and moment.now.idle <= 1 and moment.last_act is not Act.GO_ON
    helps = moment.now.idle == 0 and moment.last_act is not Act.GO_ON
    return Choice(act=Act.GO_ON, facts=_facts_with_trust(moment)) if stalls or helps else None


def _complain(moment: Moment) -> Choice:
    """Ask again, demand or vent, never twice the same in a row."""
    if moment.may_ask_supervisor() and moment.now.idle >= 3:
        return Choice(act=Act.ASK_SUPERVISOR)
    topic = moment.first_missing()
    possible = _COMPLAINTS[moment.now.band] if topic else _UNEASY
    got = any(moment.now.needs[need] in MET for need in musts(moment.scenario))
    shown = {moment.last_act, Act.VENT} if got else {moment.last_act}
    acts = tuple(act for act in possible if act not in shown) or (Act.DEMAND,)
    return Choice(act=pick(acts, moment.now.seed, moment.now.replies, "complaint"), topic=topic)


def _facts_with_trust(moment: Moment) -> tuple[str, ...]:
    return moment.new_facts or confided(moment.now, moment.scenario, moment.now.trust)


_RULES: tuple[Rule, ...] = (
    _farewell,
    _puzzled,
    _leave,
    _accept,
    _insulted,
    _contradicted,
    _half_way,
    _take_offer,
    _turn_down,
    _take_pledge,
    _doubt,
    _repeated_question,
    _form_letter,
    _galled,
    _refused,
    _flippant,
    _passed_on,
    _answer,
    _odd_question,
    _soften,
    _listen,
)
