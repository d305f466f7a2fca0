"""Empathy: whether the agent took notice of this customer's trouble, how exactly and how early, and acted on it."""

from simulator.domain.moves import Move
from simulator.domain.verdict import Verdict
from simulator.grading.case import Place
from simulator.grading.criteria.judged import judged, not_relevant
from simulator.grading.evidence import Evidence

ID = "empathy"
_DISMISSIVE = (Move.DISMISSES, Move.BLAMES_CUSTOMER, Move.INSULTS, Move.THREATENS)
_RECOVERED = 4


def judge(evidence: Evidence, solution: int | None, *, delay_ignored: bool = False, excused: bool = False) -> Verdict:
    """Return the verdict on empathy, given the level of the solution that it may have shaped."""
    trouble = evidence.customer.trouble
    if trouble is None:
        return not_relevant(ID, "The customer showed neither trouble nor feeling.")
    against = evidence.case.places(*_DISMISSIVE, least=70)
    if against:
        return _dismissed(evidence, against)
    own = [each for each in evidence.acknowledgements if each.own]
    general = [each for each in evidence.acknowledgements if not each.own]
    if own:
        best = [each.place() for each in own]
        early = own[0].turn.number == evidence.case.agent[0].number
        shaped = (solution or 0) >= 3
        if early and shaped and len(own) + len(general) >= 2 and not (delay_ignored or excused):
            return judged(ID, 5, "Names this customer's own trouble at once, and acts on it.", best)
        return judged(ID, 4, "Names this customer's own trouble.", best)
    if general:
        return judged(
            ID,
            3,
            "Takes notice of the trouble, in words that would fit many others.",
            [each.place() for each in general],
        )
    if evidence.sorries:
        return judged(ID, 2, "Leaves it at a stock phrase.", evidence.sorries)
    return judged(ID, 2, "Passes over the trouble that the customer showed.", [trouble])


def _dismissed(evidence: Evidence, against: tuple[Place, ...]) -> Verdict:
    """Return 1, or 2 where the agent also took notice of the trouble: no kind word lifts it further."""
    noticed = any(each.own for each in evidence.acknowledgements)
    level = 2 if noticed and len(against) == 1 else 1
    return judged(ID, level, "Makes light of the trouble or lays it at the customer's door.", against)
