"""Ownership: whether somebody took the matter on, in person and to the end."""

from simulator.domain.moves import Move
from simulator.domain.verdict import Verdict
from simulator.grading.case import Place
from simulator.grading.criteria.judged import judged, not_relevant
from simulator.grading.evidence import Evidence
from simulator.grading.faults import Faults
from simulator.grading.harsh import is_harsh

ID = "ownership"
_HANDED_BACK = (
    "burden-on-customer", "channel-bounce", "over-automation", "needless-escalation", "withholds-information",
    "form-letter",
)  # fmt: skip
_NOT_SEEN_THROUGH = (
    "ignores-delay", "no-follow-up", "over-promises", "no-questions", "ignores-issue", "misses-benefit", "makes-repeat",
)  # fmt: skip
"""Mistakes beside which nobody can be said to have seen it through."""


def judge(evidence: Evidence, faults: Faults) -> Verdict:
    """Return the verdict on ownership."""
    case = evidence.case
    threats = case.places(Move.THREATENS, least=80)
    blamed = (*faults.places("blames-customer"), *(place for place in threats if is_harsh(place.words().quote)))
    if blamed:
        return judged(ID, 1, "Lays it at the customer's door.", blamed)
    hidden = () if evidence.help.refusal or evidence.help.personal else case.places(Move.HIDES_BEHIND_POLICY, least=80)
    back = (*faults.places(*_HANDED_BACK), *hidden)
    if faults.has("makes-excuses"):
        return judged(ID, 2, "Lays the cause elsewhere instead of owning it.", faults.places("makes-excuses"))
    if back and not evidence.help.done_in_person:
        return judged(ID, 2, "Hands back or passes on what could be done here.", back)
    if faults.has("dismisses-feedback"):
        return judged(ID, 2, "Does not take on what the customer reported.", faults.places("dismisses-feedback"))
    if evidence.help.personal:
        return _in_person(evidence, faults, bool(back))
    if evidence.help.fixes:
        return judged(ID, 3, "It will be dealt with, but not by whom.", evidence.help.fixes)
    return _nobody(evidence)


def _in_person(evidence: Evidence, faults: Faults, handed_back: bool) -> Verdict:
    follow = (*evidence.help.follow_ups, *evidence.help.stays)
    if follow and not handed_back and not faults.has(*_NOT_SEEN_THROUGH):
        shown = [*evidence.help.owned[:1], evidence.help.personal[0], *follow]
        return judged(ID, 5, "Owns what is ours, takes it on in person and sees it through.", shown)
    return judged(ID, 4, "Takes the next step in person.", [*evidence.help.personal, *follow])


def _nobody(evidence: Evidence) -> Verdict:
    case, customer = evidence.case, evidence.customer
    promised = case.places(Move.VAGUE_PROMISE)
    to_the_grader = any(turn.attempts for turn in case.agent)
    if promised and not to_the_grader and not case.made(Move.REFUSES, Move.DEFLECTS_TO_AUTOMATION):
        return judged(ID, 3, "It will be dealt with, but not by whom.", promised)
    refused = case.places(Move.REFUSES, Move.DISMISSES, least=80)
    curt = case.places(Move.INSULTS, Move.CURT, least=80)
    if refused and curt:
        return judged(ID, 1, "Will not deal with it.", refused)
    shown = (*refused, *promised, *customer.requests, *filter(None, (customer.trouble,)))
    if not shown:
        return not_relevant(ID, "Nothing was left for anybody to do.")
    return judged(ID, 2, "Nobody takes it on.", shown)


_SHOWN = {
    1: "Lays it at somebody else's door, or will not deal with it.",
    2: "Hands back or passes on what could be done here, or nobody takes it on.",
    3: "It will be dealt with, but not by whom.",
    4: "Takes the next step in person.",
    5: "Owns what is ours, takes it on in person and sees it through.",
}


def shown(evidence: Evidence, faults: Faults, level: int) -> Verdict | None:
    """Return the verdict of one level with what shows it, None where nothing does."""
    case, help_given, customer = evidence.case, evidence.help, evidence.customer
    left = (*customer.requests, *filter(None, (customer.trouble,)))
    refused = case.places(Move.REFUSES, Move.DISMISSES, Move.HIDES_BEHIND_POLICY, least=80)
    done = (*help_given.personal, *help_given.fixes, *help_given.hints)
    through = (*help_given.owned[:1], *help_given.personal[:1], *help_given.follow_ups, *help_given.stays)
    places: dict[int, tuple[Place, ...]] = {
        1: (*faults.places("blames-customer", "makes-excuses"), *refused, *left),
        2: (*faults.places(*_HANDED_BACK, "makes-excuses", "dismisses-feedback"), *refused, *left),
        3: (*done, *case.places(Move.VAGUE_PROMISE)),
        4: done,
        5: (*through, *done),
    }
    return judged(ID, level, _SHOWN[level], places[level]) if places[level] else None
