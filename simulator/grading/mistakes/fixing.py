"""Mistakes of help: what was not done, handed back, passed on, promised too much or kept back."""

import re
from collections.abc import Iterator

from simulator.domain.moves import Move
from simulator.domain.scenario import Phrases
from simulator.grading.authority import covers
from simulator.grading.case import Case, Place
from simulator.grading.critical import refused_then_promised
from simulator.grading.evidence import Evidence
from simulator.grading.first_person import does_in_person
from simulator.grading.fit import different_matter, guessed, passed_over
from simulator.grading.lexicon import telling
from simulator.grading.mistakes.hit import SURE, Hit, at, moves_as
from simulator.grading.outcome import Outcome
from simulator.grading.said import Said
from simulator.text.cues import find_phrases
from simulator.text.money import amounts

_ENTITLED = re.compile(r"[^.;:]*\b(?:entitled|eligible|qualifies|included|includes|free)\b[^.;]*", re.IGNORECASE)
_KNOWN = re.compile(r"[^.;]*\b(?:known|expected|may tell|expects?|on hold since|isn't|planned)\b[^.;]*", re.IGNORECASE)


def nothing_offered(evidence: Evidence, outcome: Outcome) -> Iterator[Hit]:
    """Yield the request that got no fix, no step and no reasoned no; or only a vague one; or no time."""
    requests = evidence.customer.requests
    if not requests or not outcome.at_most("solution", 2) or outcome.resolved != "no":
        return
    case = evidence.case
    if outcome.at_most("solution", 1) and not evidence.help.deeds and not evidence.help.offers:
        yield at("no-solution", requests[0], sure=True)
    elif not evidence.help.deeds and case.made(Move.VAGUE_PROMISE):
        return
    elif not evidence.help.fixes and not evidence.help.hints:
        yield at("no-solution", requests[0], sure=False)


def vague(evidence: Evidence, outcome: Outcome) -> Iterator[Hit]:
    """Yield promises without what, who or when, where nothing concrete stands beside them."""
    if not outcome.at_most("solution", 2):
        return
    yield from moves_as(evidence.case, "vague-resolution", Move.VAGUE_PROMISE)


def no_news(evidence: Evidence, outcome: Outcome) -> Iterator[Hit]:
    """Yield the question about time or state that got no time and no state."""
    case = evidence.case
    evaded = case.agent_cues("evasive")
    if outcome.at_most("solution", 2) and evidence.customer.asks_when and evaded:
        yield at("no-updates", evaded[-1], sure=bool(case.agent_cues("withholds")))


def withheld(evidence: Evidence) -> Iterator[Hit]:
    """Yield a refusal to tell what the record shows and the authority lets be told."""
    case = evidence.case
    places = case.agent_cues("withholds")
    known = _KNOWN.search(f"{case.situation.record} {case.situation.authority}") if places else None
    for place in places:
        yield at("withholds-information", place, sure=known is not None)


def handed_back(evidence: Evidence) -> Iterator[Hit]:
    """Yield work, channels and machines that the customer was sent to."""
    case = evidence.case
    for place in case.places(Move.BURDENS_CUSTOMER):
        sentence = place.sentence
        taken_on = sentence is not None and (sentence.question or does_in_person(sentence))
        told_to = place.says("you", "your", "yourself", "please") and not place.beside(Move.VAGUE_PROMISE)
        if told_to:
            yield at("burden-on-customer", place, sure=not taken_on)
    yield from moves_as(case, "channel-bounce", Move.BOUNCES_CHANNEL)
    yield from moves_as(case, "over-automation", Move.DEFLECTS_TO_AUTOMATION)


def passed_on(evidence: Evidence) -> Iterator[Hit]:
    """Yield an escalation of what the authority covers."""
    case = evidence.case
    for turn, found in case.moves(Move.ESCALATES):
        place = Place(turn, found.start, found.end)
        wanted = " ".join(each.meant for each in case.said_before(turn.number))
        sums = [each.cents for each in amounts(wanted)]
        grant = covers(case.situation, place.quote().quote, max(sums, default=None))
        fits = grant is not None and bool(grant.words & telling(wanted))
        risky = bool(evidence.customer.risks)
        if not risky:
            yield at("needless-escalation", place, sure=fits and not evidence.case.made(Move.CONFIRMS_DONE))


def excuses(evidence: Evidence) -> Iterator[Hit]:
    """Yield a cause given again after the customer objected, or in place of help."""
    case = evidence.case
    objected = [place.number for place in evidence.customer.tired_of_causes]
    for place in case.agent_cues("excuse"):
        repeated = any(number < place.number for number in objected)
        if repeated or len({each.start for each in case.agent_cues("excuse")}) >= 2:
            yield at("makes-excuses", place, sure=repeated)


def unanswered(evidence: Evidence) -> Iterator[Hit]:
    """Yield the question that was passed over while something else was fixed, and other open questions as a doubt."""
    different = different_matter(evidence)
    if different is not None:
        yield at("ignores-issue", different)
        return
    for question in passed_over(evidence):
        yield at("ignores-issue", question.place(), sure=False)


def guessing(evidence: Evidence) -> Iterator[Hit]:
    """Yield a fix chosen without the question that decides it."""
    place = guessed(evidence)
    if place is not None:
        yield at("no-questions", place)


def unchecked(evidence: Evidence) -> Iterator[Hit]:
    """Yield a wish for a later check that nobody took on, or a repeated fault without one."""
    case = evidence.case
    wished = evidence.customer.wishes_for_a_check
    if not wished or not evidence.help.fixes:
        return
    later = [turn for turn in case.agent if turn.number > wished[0].number]
    if not any(place.turn in later for place in evidence.help.follow_ups):
        yield at("no-follow-up", wished[0])


def benefit(evidence: Evidence) -> Iterator[Hit]:
    """Yield the question what is in it for them, where the record names a benefit that no reply does."""
    case = evidence.case
    asked = [place for place in case.customer_cues("asks_benefit") if case.answers_to(place.number)]
    if not asked:
        return
    told = frozenset[str]().union(*(turn.telling for turn in case.agent))
    hidden = [found.group() for found in _ENTITLED.finditer(case.situation.record) if not telling(found.group()) & told]
    if hidden:
        yield at("misses-benefit", asked[0])


def too_much_promised(evidence: Evidence) -> Iterator[Hit]:
    """Yield commitments beyond the authority."""
    case = evidence.case
    for place in refused_then_promised(evidence):
        yield at("over-promises", place)
    for turn, found in case.moves(Move.OVER_PROMISES):
        exact = case.situation.scenario is not None and found.amount is not None
        yield at("over-promises", Place(turn, found.start, found.end), sure=exact and found.confidence >= SURE)
    for promise in evidence.promises:
        if promise.status == "beyond_authority":
            turn = case.turns[promise.turn]
            sure = case.situation.scenario is not None
            yield at("over-promises", Place(turn, promise.quote.start, promise.quote.end), sure=sure)


def untrue(evidence: Evidence) -> Iterator[Hit]:
    """Yield what the scenario knows to be untrue, and deeds claimed that the desk does not show."""
    case: Case = evidence.case
    scenario = case.situation.scenario
    if scenario is None:
        return
    for turn in case.agent:
        for claim in scenario.false_claims:
            for start, end in _said_plainly(turn, claim.cues):
                yield at("wrong-information", Place(turn, start, end))
    for promise in evidence.promises:
        if promise.status == "not_done":
            yield at("wrong-information", Place(case.turns[promise.turn], promise.quote.start, promise.quote.end))


def _said_plainly(turn: Said, cues: Phrases) -> Iterator[tuple[int, int]]:
    """Yield where a turn states something, leaving questions aside."""
    for start, end in find_phrases(cues, turn.meant):
        sentence = turn.sentence_at(start)
        if sentence is None or not sentence.question:
            yield start, end


DETECTORS = (
    withheld, handed_back, passed_on, excuses, unanswered, guessing, unchecked, benefit, too_much_promised, untrue,
)  # fmt: skip
AFTERWARDS = (nothing_offered, vague, no_news)
