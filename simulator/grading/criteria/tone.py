"""Tone: whether it sounds like a person of this company speaking to this customer, here."""

from collections.abc import Sequence

from simulator.domain.moves import Move
from simulator.domain.verdict import Verdict
from simulator.grading.case import Place
from simulator.grading.criteria.judged import judged
from simulator.grading.evidence import Evidence
from simulator.grading.mistakes.hit import Hit

ID = "tone"
_RUDE = frozenset({"impolite"})
_COLD = frozenset(
    {
        "form-letter", "robotic-tone", "pushy-sales", "too-informal", "off-brand", "too-personal", "criticises-others",
        "over-automation", "blames-customer", "argues", "abrupt-ending", "withholds-information",
    }
)  # fmt: skip
_FLAWED = frozenset({"careless-writing", "info-overload", "fishes-for-rating", "dismisses-feedback", "impersonal"})


def judge(evidence: Evidence, hits: Sequence[Hit], *, clear_end: bool) -> Verdict:
    """Return the verdict on tone, given the mistakes of manner and whether the end is clear to the customer."""
    case = evidence.case
    attempts = [Place(turn, start, end) for turn in case.agent for start, end in turn.attempts]
    rude = _places(hits, _RUDE)
    if rude:
        return judged(ID, 1, "Rude, sarcastic or threatening.", rude)
    if attempts:
        return judged(ID, 2, "Text that was not meant for the customer stands in the reply.", attempts)
    cold = (*_places(hits, _COLD), *case.places(Move.CURT, least=80))
    if cold:
        return judged(ID, 2, "Cold, mechanical, pushy or too casual for the moment.", cold)
    flawed = _places(hits, _FLAWED)
    if flawed:
        return judged(ID, 3, "Polite, with something that breaks it.", flawed)
    personal = evidence.personal_words
    if not personal:
        return judged(ID, 3, "Polite, though it could be anybody writing to anybody.", evidence.first_words)
    if len(personal) >= 3 and clear_end:
        return judged(ID, 5, "Natural and personal, and it ends so that the customer knows where they stand.", personal)
    return judged(ID, 4, "Warm or plainly professional, and right for this customer.", personal)


def _places(hits: Sequence[Hit], ids: frozenset[str]) -> tuple[Place, ...]:
    return tuple(hit.place for hit in hits if hit.id in ids and hit.sure and hit.place is not None)
