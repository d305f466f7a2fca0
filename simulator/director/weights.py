"""How much each move of an agent moves a customer: the one table behind frustration, trust and patience.

Sizes: a success cue against a failure cue moves human satisfaction ratings by about 5 points of 100, so ordinary moves
stay at or below 10; 13 to 25 is for blame, deflection, insult and a problem that is solved. Where nothing else is
said, a number is our judgement."""

from collections.abc import Mapping

from simulator.domain.moves import Move
from simulator.domain.value import Value


class Weight(Value):
    """What one move does to a customer, before sensitivity and repeats."""

    frustration: int = 0
    trust: int = 0
    patience: int = 0
    """Patience that it costs on top of the turn, as a negative number."""


def _weight(frustration: int, trust: int, patience: int = 0) -> Weight:
    return Weight(frustration=frustration, trust=trust, patience=patience)


WEIGHTS: Mapping[Move, Weight] = {
    Move.ACKNOWLEDGES_FEELING: _weight(-5, 3),
    Move.ACKNOWLEDGES_CONSEQUENCE: _weight(-6, 4),
    Move.STOCK_EMPATHY: _weight(0, -1),
    Move.APOLOGISES: _weight(-3, 1),
    Move.OWNS_FAULT: _weight(-4, 5),
    Move.TAKES_ACTION: _weight(-3, 2),
    Move.ASKS_QUESTION: _weight(0, 1),
    Move.ASKS_KNOWN: _weight(6, -4, -5),
    Move.OFFERS_SOLUTION: _weight(-4, 2),
    Move.GIVES_TIMELINE: _weight(-3, 3),
    Move.GIVES_NEXT_STEP: _weight(-3, 2),
    Move.CONFIRMS_DONE: _weight(-4, 3),
    Move.EXPLAINS_CAUSE: _weight(-2, 2),
    Move.GIVES_INFORMATION: _weight(-2, 2),
    Move.SETS_EXPECTATION: _weight(-2, 2),
    Move.REFUSES_WITH_ALTERNATIVE: _weight(0, 3),
    Move.REFUSES: _weight(8, -5, -4),
    Move.OFFERS_CHOICE: _weight(-2, 3),
    Move.PROMISES_FOLLOW_UP: _weight(-3, 3),
    Move.INVITES_CHECK: _weight(-1, 2),
    Move.THANKS_SPECIFICALLY: _weight(-2, 2),
    Move.USES_NAME: _weight(-1, 1),
    Move.PERSONAL_DETAIL: _weight(-2, 3),
    Move.FORM_LETTER: _weight(8, -7, -5),
    Move.BLAMES_CUSTOMER: _weight(18, -15, -14),
    Move.BLAMES_OTHERS: _weight(6, -6, -4),
    Move.DISMISSES: _weight(15, -12, -12),
    Move.HIDES_BEHIND_POLICY: _weight(10, -8, -6),
    Move.BOUNCES_CHANNEL: _weight(13, -8, -8),
    Move.DEFLECTS_TO_AUTOMATION: _weight(13, -8, -8),
    Move.ESCALATES: _weight(0, 1),
    Move.OVER_PROMISES: _weight(0, -2),
    Move.VAGUE_PROMISE: _weight(3, -4, -3),
    Move.PUSHES_SALE: _weight(9, -8, -6),
    Move.CRITICISES_OTHERS: _weight(3, -4),
    Move.TOO_PERSONAL: _weight(5, -5),
    Move.JOKES_SLANG: _weight(5, -4),
    Move.CURT: _weight(6, -5, -4),
    Move.INSULTS: _weight(25, -25, -30),
    Move.THREATENS: _weight(22, -25, -25),
    Move.INFO_OVERLOAD: _weight(4, -2, -4),
    Move.UNCLEAR: _weight(4, -3, -3),
    Move.TEMPLATE_LEFT: _weight(8, -9, -5),
    Move.ASKS_SECRET: _weight(6, -12, -3),
    Move.DISCLOSES_PRIVATE: _weight(10, -14, -5),
    Move.BURDENS_CUSTOMER: _weight(7, -5, -6),
    Move.CLOSES: _weight(0, 0),
    Move.ADDRESSES_AUDIENCE: _weight(-1, 2),
    Move.ASKS_RATING: _weight(7, -6, -3),
    Move.ATTEMPTS_INSTRUCTION: _weight(6, -10, -5),
}

KIND_REPEATS = (100, 50, 0)
"""What a welcome move is still worth the first, second and every later time, in percent."""

UNKIND_REPEATS = (100, 115, 130)
"""What an unwelcome move costs the first, second and every later time, in percent."""

EMPTY_SORRY = Weight(frustration=2, trust=-2)
"""What the third apology and every later one does where nothing is being done."""

EMPTY_SYMPATHY = Weight(frustration=2, trust=-2)
"""What a stock phrase of sympathy does from the second time on."""

SOLVED = Weight(frustration=-15, trust=6)
"""What it does when a must-need is met."""

SOLVED_EXTRA = Weight(frustration=-5, trust=4)
"""What it does when something beyond the musts is met."""

WASTED = (Weight(frustration=2, trust=-1, patience=-3), Weight(frustration=4, trust=-2, patience=-6))
"""What a reply does that brings the customer no further: the first, and every next one in a row."""

DECLINED = Weight(frustration=4, trust=-1, patience=-2)
"""What it does to be offered something unwanted and nothing else."""

DECLINED_AGAIN = Weight(frustration=5, trust=-4, patience=-4)
"""What it does to be offered again what was turned down."""

OFFERED_AGAIN = Weight(frustration=3, trust=-3, patience=-3)
"""What it does to be offered for the third time something that was welcome and is still not done."""

LOST = Weight(frustration=13, trust=-10, patience=-8)
"""What it does that a must-need was met and is refused after all: nearly what meeting it had done."""

LOST_EXTRA = Weight(frustration=5, trust=-5, patience=-3)
"""What it does that something beyond the musts is taken back."""

WITHDRAWN = Weight(frustration=4, trust=-6, patience=-3)
"""What it does that a promise is taken back before anything came of it."""

MOST_UP, MOST_DOWN = 20, 25
"""How far frustration can rise and fall in one turn (simulator design)."""

MOST_TRUST_UP, MOST_TRUST_DOWN = 12, 25
"""How far trust can rise and fall in one turn (simulator design)."""

MOST_PATIENCE_DOWN = 32
"""The most patience that one reply can cost, so that hardly anybody leaves at the first word (our judgement)."""

SURE_ENOUGH = 50
"""The confidence of a move from which it counts."""
