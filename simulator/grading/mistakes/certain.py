"""Which hits are certain enough to be stated: each needs strong evidence of its own, else the agent is only asked."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from simulator.grading.case import Place
from simulator.grading.evidence import Evidence
from simulator.grading.lexicon import telling
from simulator.grading.mistakes.hit import Hit

_OFFERS_HELP = re.compile(r"\b(?:i'll|i will|we'll|we will|i can|we can|i've|we've|i'd|we'd)\b", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"\b(?:call|ring|phone|dial|e-?mail\w*|write|contact\w*|visit|message|dm|go to|come to|speak to|send|line|lines|"
    r"helpline|hotline|website|site|online|app|portal|store|shop|branch|desk|office|counter|inbox|direct)\b",
    re.IGNORECASE,
)
"""Words of which a sentence that sends somebody elsewhere holds at least one."""
_ASKS_NUMBER = re.compile(r"\b(?:number|reference|ref|order|booking|code|id)\b", re.IGNORECASE)
_CODE = re.compile(r"\b[A-Z]{1,4}[- ]?[A-Z]?-?\d{2,}|\b\d{4,}\b", re.IGNORECASE)
_CHOICE = re.compile(r"\bor\b|\balso\b|\bif you\b|\beither\b|\binstead\b|\bwhen(?:ever)? (?:you|it)\b", re.IGNORECASE)
_CERTAIN_ECHO = 2
"""Telling words of a question that the customer had used already, from which it certainly asks again."""


def sobered(evidence: Evidence, hit: Hit) -> Hit:
    """Return a hit as it is, or as a question where its evidence leaves room for doubt."""
    doubts = _DOUBTS.get(hit.id, ())
    doubtful = hit.sure and hit.place is not None and any(doubt(evidence, hit.place) for doubt in doubts)
    return replace(hit, sure=False) if doubtful else hit


def _went_well(evidence: Evidence, _: Place) -> bool:
    """Return whether the customer ended content: what they missed, nobody else need miss for them."""
    return evidence.customer.content and not evidence.customer.left_unhappy


def _helped(evidence: Evidence, _: Place) -> bool:
    """Return whether anything in the agent's turns could count as help."""
    return bool(evidence.help.fixes or evidence.help.hints)


def _held_out(evidence: Evidence, place: Place) -> bool:
    """Return whether a sentence that seems to blame looks ahead or offers help in the same breath."""
    sentence = place.sentence
    return sentence is None or sentence.question or bool(_OFFERS_HELP.search(sentence.text))


def _no_channel_named(evidence: Evidence, place: Place) -> bool:
    return place.sentence is None or not _ELSEWHERE.search(place.quote().quote)


def _private_matter(evidence: Evidence, _: Place) -> bool:
    """Return whether a public reply that helps took the rest out of the public's sight."""
    return evidence.case.public and bool(evidence.help.fixes or evidence.help.hints or evidence.help.owned)


def _not_said_before(evidence: Evidence, place: Place) -> bool:
    """Return whether nothing shows that the customer had given what is asked for, and they did not protest."""
    protested = any(each.number == place.number + 1 for each in evidence.case.customer_cues("repeats"))
    if protested:
        return False
    before = [turn.meant for turn in evidence.case.said_before(place.number)]
    asked = place.quote().quote
    if _ASKS_NUMBER.search(asked):
        return not any(_CODE.search(text) for text in before)
    return len(telling(asked) & telling(" ".join(before))) < _CERTAIN_ECHO


def _optional(evidence: Evidence, place: Place) -> bool:
    """Return whether work is left to the customer as a choice, or beside help that asks nothing of them."""
    sentence = place.sentence
    chosen = sentence is None or bool(_CHOICE.search(sentence.text))
    return chosen or bool(evidence.help.done_in_person)


def _nothing_wanted(evidence: Evidence, _: Place) -> bool:
    """Return whether the customer neither asked for anything nor said that they are worse off."""
    return not evidence.customer.requests and not evidence.customer.left_unhappy


def _answers_too(evidence: Evidence, place: Place) -> bool:
    """Return whether the same message names a time or a sum, and so does more than send away."""
    return place.turn.exact


def _said_once(evidence: Evidence, place: Place) -> bool:
    """Return whether a wait was mentioned in passing: no late reply of ours, and nothing said of it again."""
    chases = evidence.case.customer_cues("chasing", "waited_for_us")
    often = len({(each.number, each.sentence.start if each.sentence else 0) for each in chases}) > 1
    return not often and not any(wait.late for wait in evidence.waits)


def _mild(evidence: Evidence, place: Place) -> bool:
    """Return whether what the customer said may be no danger to anybody."""
    if evidence.case.situation.scenario is not None:
        return False
    return not evidence.customer.grave_risks


_DOUBTS: Mapping[str, tuple[Callable[[Evidence, Place], bool], ...]] = {
    "no-solution": (_went_well, _helped),
    "ignores-issue": (_went_well,),
    "no-empathy": (_went_well,),
    "ignores-delay": (_went_well, _said_once),
    "burden-on-customer": (_optional,),
    "over-automation": (_nothing_wanted, _went_well, _answers_too),
    "robotic-tone": (_went_well, _nothing_wanted),
    "form-letter": (_nothing_wanted,),
    "no-updates": (_went_well,),
    "no-follow-up": (_went_well,),
    "vague-resolution": (_went_well,),
    "misses-benefit": (_went_well,),
    "blames-customer": (_held_out,),
    "channel-bounce": (_no_channel_named, _private_matter),
    "makes-repeat": (_not_said_before,),
    "misses-risk": (_mild,),
}
"""What leaves a hit in doubt, by mistake."""
