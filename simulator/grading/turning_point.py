"""The reply that moved the contact most, for better or worse."""

import re

from simulator.domain.moves import FoundMove, Move
from simulator.domain.verdict import TurningPoint
from simulator.grading.better.addressed import called
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

_TO_SOMEBODY = re.compile(r"\b(?:i|i'\w+|we|we'\w+|you|your|you'\w+|it|yours|our|ours|done|mine|my)\b", re.IGNORECASE)
"""Words of a sentence that is about somebody, and no rule for everybody."""
_DEED = re.compile(
    r"\b(?:i've|i have|i just|we've|we have|has been|have been|done|booked|refunded|sent|now)\b", re.IGNORECASE
)
"""How a deed is told: "has been", not "are processed"."""
_FEWEST = 3
"""Words that a sentence needs to be held up as the turning point."""
_BETTER = "From here {name} had something to hold on to"
_WORSE = "From here it got harder to win {name} back"
_ACTS = {
    Move.CONFIRMS_DONE: "it was done, not promised",
    Move.OWNS_FAULT: "you said that it was ours",
    Move.TAKES_ACTION: "you took it on yourself",
    Move.OFFERS_SOLUTION: "there was a way out",
    Move.REFUSES_WITH_ALTERNATIVE: "a clear no came with something in its place",
    Move.ACKNOWLEDGES_CONSEQUENCE: "you saw what it had cost",
    Move.ACKNOWLEDGES_FEELING: "you saw how it felt",
    Move.GIVES_TIMELINE: "there was a time to count on",
    Move.OFFERS_CHOICE: "there was a choice",
    Move.PROMISES_FOLLOW_UP: "somebody was going to look again",
    Move.BLAMES_CUSTOMER: "the fault was put on them",
    Move.INSULTS: "that was an insult",
    Move.THREATENS: "that was a threat",
    Move.DISMISSES: "what they said was waved away",
    Move.ASKS_SECRET: "you asked for a secret",
    Move.DISCLOSES_PRIVATE: "private details stood in the open",
    Move.BOUNCES_CHANNEL: "they were sent elsewhere",
    Move.DEFLECTS_TO_AUTOMATION: "they were sent to a machine",
    Move.HIDES_BEHIND_POLICY: "a rule stood where help should be",
    Move.BURDENS_CUSTOMER: "the work went back to them",
    Move.ASKS_KNOWN: "they had told you that already",
    Move.PUSHES_SALE: "you were selling",
    Move.FORM_LETTER: "it could have gone to anybody",
    Move.VAGUE_PROMISE: "the promise held nothing",
    Move.CURT: "it was too short to be kind",
    Move.BLAMES_OTHERS: "somebody else was to blame",
    Move.REFUSES: "it was a no with nothing beside it",
    Move.CRITICISES_OTHERS: "others were run down",
    Move.TOO_PERSONAL: "it came too close",
    Move.JOKES_SLANG: "the joke was not theirs to laugh at",
    Move.OVER_PROMISES: "more was promised than can be kept",
    Move.ASKS_RATING: "you asked for something before you gave it",
}
"""What each move did, in a few words."""


def turning_point(evidence: Evidence) -> TurningPoint | None:
    """Return the reply that moved the contact most, None where none stands out."""
    case = evidence.case
    weighed = [(_weight(case, turn), turn) for turn in case.agent if turn.moves]
    if not weighed:
        return None
    weight, turn = max(weighed, key=lambda each: (abs(each[0]), -each[1].number))
    found = _telling(turn, 1 if weight > 0 else -1)
    if abs(weight) < _LEAST or found is None:
        return None
    why = (_BETTER if weight > 0 else _WORSE).format(name=called(case) or "the customer")
    return TurningPoint(
        turn=turn.number,
        quote=Place(turn, found.start, found.end).quote(),
        why=f"{why}: {_ACTS[found.move]}.",
        for_the_better=weight > 0,
    )


def _telling(turn: Said, sign: int) -> FoundMove | None:
    """Return the move that did most in one direction, out of sentences that say something; None where none did."""
    did = [each for each in turn.moves if _WORTH.get(each.move, 0) * sign > 0 and _says_it(turn, each)]
    return max(did, key=lambda each: (_WORTH[each.move] * sign, each.confidence, -each.start), default=None)


def _says_it(turn: Said, found: FoundMove) -> bool:
    """Return whether the sentence around a move says enough to be held up, and a claimed deed was truly claimed."""
    place = Place(turn, found.start, found.end)
    text = place.quote().quote
    if _WORTH[found.move] > 0 and not _TO_SOMEBODY.search(text):
        return False
    if len(text.split()) < _FEWEST or (_WORTH[found.move] > 0 and place.beside(Move.STOCK_EMPATHY)):
        return False
    return found.move != Move.CONFIRMS_DONE or bool(_DEED.search(text))


def _weight(case: Case, turn: Said) -> int:
    made = {found.move for found in turn.moves}
    after = next((each for each in case.customer if each.number > turn.number), None)
    reaction = sum(weight for family, weight in _REACTIONS.items() if after is not None and after.shows(family))
    return sum(_WORTH.get(move, 0) for move in made) + reaction
