"""Empathy: whether the agent took notice of this customer's trouble, how exactly and how early, and acted on it."""

from simulator.domain.moves import Move
from simulator.domain.verdict import Verdict
from simulator.grading.case import Place
from simulator.grading.criteria.judged import judged, not_relevant
from simulator.grading.evidence import Evidence
from simulator.grading.faults import Faults

ID = "empathy"
_BELITTLED = ("impolite", "argues", "dismisses-feedback")
_UNTRUE_TO_IT = (
    "ignores-delay", "makes-excuses", "too-personal", "off-brand", "criticises-others", "too-informal", "pushy-sales",
    "form-letter", "makes-repeat",
)  # fmt: skip
"""Mistakes beside which a kind word can't have shaped what was done."""


def judge(evidence: Evidence, faults: Faults, solution: int | None) -> Verdict:
    """Return the verdict on empathy, given the level of the solution that it may have shaped."""
    trouble = evidence.customer.trouble
    if trouble is None:
        return not_relevant(ID, "The customer showed neither trouble nor feeling.")
    own = evidence.noticed.own
    general = evidence.noticed.general
    against = (
        *evidence.case.places(Move.BLAMES_CUSTOMER, least=80),
        *faults.places(*_BELITTLED),
        *evidence.noticed.dismissals,
    )
    if against:
        return _belittled(evidence, faults, against)
    if own:
        return _named(evidence, faults, own, solution)
    if general:
        return judged(ID, 3, "Takes notice of the trouble, in words that would fit many others.", general)
    if evidence.noticed.sorries:
        return judged(ID, 2, "Leaves it at a stock phrase.", evidence.noticed.sorries)
    return judged(ID, 2, "Passes over the trouble that the customer showed.", [trouble])


def _named(evidence: Evidence, faults: Faults, own: tuple[Place, ...], solution: int | None) -> Verdict:
    early = own[0].number == evidence.case.agent[0].number
    shaped = len({(place.number, place.start) for place in own}) > 1 or evidence.trouble_decides
    if early and shaped and (solution or 0) >= 3 and not faults.has(*_UNTRUE_TO_IT):
        return judged(ID, 5, "Names this customer's own trouble at once, and acts on it.", own)
    if faults.has("makes-repeat") and not early:
        return judged(ID, 3, "Takes notice of the trouble only after the customer insisted.", own)
    return judged(ID, 4, "Names this customer's own trouble.", own)


def _belittled(evidence: Evidence, faults: Faults, against: tuple[Place, ...]) -> Verdict:
    """Return 1, or 2 where the trouble was only played down and not held against anybody; nothing lifts it further."""
    harsh = evidence.case.made(Move.BLAMES_CUSTOMER, least=80)
    if harsh or faults.has("argues", "impolite", "blames-customer"):
        return judged(ID, 1, "Makes light of the trouble or lays it at the customer's door.", against)
    return judged(ID, 2, "Plays the trouble down.", against)


_SHOWN = {
    1: "Makes light of the trouble or lays it at the customer's door.",
    2: "Passes over the trouble, or leaves it at a stock phrase.",
    3: "Takes notice of the trouble, in words that would fit many others.",
    4: "Names this customer's own trouble.",
    5: "Names this customer's own trouble early, and lets it shape what is done.",
}


def shown(evidence: Evidence, faults: Faults, level: int) -> Verdict | None:
    """Return the verdict of one level with what shows it, None where nothing does."""
    noticed, trouble = evidence.noticed, evidence.customer.trouble
    passed_over = (*noticed.sorries, *filter(None, (trouble,)))
    places: dict[int, tuple[Place, ...]] = {
        1: (*faults.places(*_BELITTLED, "blames-customer"), *noticed.dismissals, *passed_over),
        2: passed_over,
        3: (*noticed.general, *noticed.sorries, *noticed.own, *evidence.first_words),
        4: (*noticed.own, *noticed.general, *evidence.first_words),
        5: (*noticed.own, *noticed.general, *evidence.first_words),
    }
    return judged(ID, level, _SHOWN[level], places[level]) if places[level] else None
