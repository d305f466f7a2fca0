"""The reply that moved the contact most, for better or worse."""

from simulator.domain.moves import Move
from simulator.domain.verdict import TurningPoint
from simulator.grading.case import Case, Place
from simulator.grading.evidence import Evidence
from simulator.grading.said import Said

_WORTH = {
    Move.CONFIRMS_DONE: 4, Move.OWNS_FAULT: 3, Move.TAKES_ACTION: 2, Move.OFFERS_SOLUTION: 2,
    Move.REFUSES_WITH_ALTERNATIVE: 3, Move.ACKNOWLEDGES_CONSEQUENCE: 3, Move.ACKNOWLEDGES_FEELING: 2,
    Move.GIVES_TIMELINE: 2, Move.OFFERS_CHOICE: 1, Move.PROMISES_FOLLOW_UP: 2, Move.BLAMES_CUSTOMER: -6,
    Move.INSULTS: -8, Move.THREATENS: -8, Move.DISMISSES: -5, Move.ASKS_SECRET: -6, Move.DISCLOSES_PRIVATE: -5,
    Move.BOUNCES_CHANNEL: -4, Move.DEFLECTS_TO_AUTOMATION: -4, Move.HIDES_BEHIND_POLICY: -4,
    Move.BURDENS_CUSTOMER: -3, Move.ASKS_KNOWN: -3, Move.PUSHES_SALE: -3, Move.FORM_LETTER: -4,
    Move.VAGUE_PROMISE: -2, Move.CURT: -3, Move.BLAMES_OTHERS: -2, Move.REFUSES: -2, Move.CRITICISES_OTHERS: -3,
    Move.TOO_PERSONAL: -4, Move.JOKES_SLANG: -2, Move.OVER_PROMISES: -3, Move.ASKS_RATING: -3,
}  # fmt: skip
"""What each move does to a contact, for comparing replies only (our judgement)."""
_REACTIONS = {"thanks": 3, "accepts": 3, "feeling": -1, "rejects": -3, "objects": -4, "resigns": -4, "repeats": -3}
"""What the customer's next message says about a reply."""
_LEAST = 3
"""Weight under which no reply is called a turning point."""

_BETTER = "From here the customer had something to hold on to."
_WORSE = "From here it got harder to win the customer back."


def turning_point(evidence: Evidence) -> TurningPoint | None:
    """Return the reply that moved the contact most, None where none stands out."""
    case = evidence.case
    weighed = [(_weight(case, turn), turn) for turn in case.agent if turn.moves]
    if not weighed:
        return None
    weight, turn = max(weighed, key=lambda each: (abs(each[0]), -each[1].number))
    if abs(weight) < _LEAST:
        return None
    found = max(
        turn.moves,
        key=lambda each: (_WORTH.get(each.move, 0) * (1 if weight > 0 else -1), each.confidence, -each.start),
    )
    return TurningPoint(
        turn=turn.number,
        quote=Place(turn, found.start, found.end).quote(),
        why=_BETTER if weight > 0 else _WORSE,
        for_the_better=weight > 0,
    )


def _weight(case: Case, turn: Said) -> int:
    made = {found.move for found in turn.moves}
    after = next((each for each in case.customer if each.number > turn.number), None)
    reaction = sum(weight for family, weight in _REACTIONS.items() if after is not None and after.shows(family))
    return sum(_WORTH.get(move, 0) for move in made) + reaction
