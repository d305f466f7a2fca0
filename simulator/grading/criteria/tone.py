"""Tone: whether it sounds like a person of this company speaking to this customer, here."""

from simulator.domain.verdict import Verdict
from simulator.grading.case import Place
from simulator.grading.criteria.judged import judged
from simulator.grading.evidence import Evidence
from simulator.grading.faults import Faults

ID = "tone"
_COLD = (
    "form-letter", "robotic-tone", "pushy-sales", "too-informal", "off-brand", "too-personal", "criticises-others",
    "over-automation", "blames-customer", "argues", "abrupt-ending", "withholds-information",
)  # fmt: skip
_FLAWED = ("careless-writing", "info-overload", "fishes-for-rating", "dismisses-feedback", "impersonal")
_MARRED = (
    "makes-excuses",
    "over-promises",
    "makes-repeat",
    "unsafe-data-request",
    "needless-escalation",
    "no-questions",
)
"""Mistakes that leave the tone good, but not the best."""


def judge(evidence: Evidence, faults: Faults, *, clear_end: bool) -> Verdict:
    """Return the verdict on tone, given whether the end leaves the customer knowing where they stand."""
    case = evidence.case
    attempts = [Place(turn, start, end) for turn in case.agent for start, end in turn.attempts]
    if faults.has("impolite"):
        return judged(ID, 1, "Rude, sarcastic or threatening.", faults.places("impolite"))
    if attempts:
        return judged(ID, 2, "Text that was not meant for the customer stands in the reply.", attempts)
    if faults.has(*_COLD):
        return judged(ID, 2, "Cold, mechanical, pushy or too casual for the moment.", faults.places(*_COLD))
    if _flat(evidence):
        return judged(ID, 2, "Cold: it goes past a person in trouble.", evidence.first_words)
    if faults.has(*_FLAWED):
        return judged(ID, 3, "Polite, with something that breaks it.", faults.places(*_FLAWED))
    personal = evidence.personal_words
    if not personal:
        return judged(ID, 3, "Polite, though it could be anybody writing to anybody.", evidence.first_words)
    if (
        evidence.noticed.own
        and clear_end
        and not faults.has(*_MARRED)
        and len(faults.places("exposes-private-details")) < 2
    ):
        return judged(ID, 5, "Natural and personal, and it ends so that the customer knows where they stand.", personal)
    return judged(ID, 4, "Warm or plainly professional, and right for this customer.", personal)


def _flat(evidence: Evidence) -> bool:
    """Return whether trouble was shown, nothing taken notice of, and nothing done."""
    return evidence.customer.trouble is not None and not evidence.noticed.acknowledgements and not evidence.help.fixes


_SHOWN = {
    1: "Rude, sarcastic or threatening.",
    2: "Cold, mechanical, pushy or too casual for the moment.",
    3: "Polite, though it could be anybody writing to anybody.",
    4: "Warm or plainly professional, and right for this customer.",
    5: "Natural and personal, and it ends so that the customer knows where they stand.",
}


def shown(evidence: Evidence, faults: Faults, level: int) -> Verdict | None:
    """Return the verdict of one level with what shows it, None where nothing does."""
    places: dict[int, tuple[Place, ...]] = {
        1: (*faults.places("impolite", *_COLD), *evidence.first_words),
        2: (*faults.places(*_COLD, *_FLAWED), *evidence.first_words),
        3: (*faults.places(*_FLAWED), *evidence.first_words),
        4: (*evidence.personal_words, *evidence.first_words),
        5: (*evidence.personal_words, *evidence.first_words),
    }
    return judged(ID, level, _SHOWN[level], places[level]) if places[level] else None
