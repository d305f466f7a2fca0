"""Ownership: whether somebody took the matter on, in person and to the end."""

from simulator.domain.moves import Move
from simulator.domain.verdict import Verdict
from simulator.grading.case import Place
from simulator.grading.criteria.judged import judged, not_relevant
from simulator.grading.evidence import Evidence

ID = "ownership"
_BACK = (Move.BURDENS_CUSTOMER, Move.BOUNCES_CHANNEL, Move.DEFLECTS_TO_AUTOMATION, Move.HIDES_BEHIND_POLICY)


def judge(evidence: Evidence, *, handed_on: tuple[Place, ...] = (), excused: tuple[Place, ...] = ()) -> Verdict:
    """Return the verdict on ownership; `handed_on` and `excused` are places of mistakes that weigh on it."""
    case = evidence.case
    blamed = case.places(Move.BLAMES_CUSTOMER, Move.THREATENS, least=80)
    if blamed:
        return judged(ID, 1, "Lays it at the customer's door.", blamed)
    personal = evidence.personal
    follow = case.places(Move.PROMISES_FOLLOW_UP)
    back = (*case.places(*_BACK, least=70), *handed_on, *excused, *case.places(Move.BLAMES_OTHERS, least=80))
    if back and not evidence.done_in_person:
        return judged(ID, 2, "Hands back or passes on what could be done here.", back)
    if excused:
        return judged(ID, 2, "Lays the cause elsewhere instead of owning it.", excused)
    if personal and (follow or evidence.stays) and evidence.owned and not back:
        return judged(
            ID,
            5,
            "Owns what is ours, takes it on in person and sees it through.",
            [*evidence.owned, *personal, *follow],
        )
    if personal:
        return judged(ID, 4, "Takes the next step in person.", [*personal, *follow])
    if evidence.deeds or evidence.offers:
        return judged(ID, 3, "It will be dealt with, but not by whom.", [*evidence.deeds, *evidence.offers])
    if not evidence.customer.requests and evidence.customer.trouble is None:
        return not_relevant(ID, "Nothing was left for anybody to do.")
    shown = case.places(Move.VAGUE_PROMISE, Move.ESCALATES, Move.REFUSES)
    shown = shown or (*evidence.customer.requests[:1], *filter(None, (evidence.customer.trouble,)))[:1]
    return judged(ID, 2, "Nobody takes it on.", shown)
