"""Groups of moves that mean the same to a customer."""

from simulator.director.weights import WEIGHTS
from simulator.domain.moves import Move

SOLVING = frozenset(
    {
        Move.OFFERS_SOLUTION,
        Move.OFFERS_CHOICE,
        Move.TAKES_ACTION,
        Move.CONFIRMS_DONE,
        Move.GIVES_NEXT_STEP,
        Move.PROMISES_FOLLOW_UP,
        Move.REFUSES_WITH_ALTERNATIVE,
        Move.GIVES_INFORMATION,
        Move.EXPLAINS_CAUSE,
        Move.GIVES_TIMELINE,
        Move.SETS_EXPECTATION,
        Move.THANKS_SPECIFICALLY,
        Move.ADDRESSES_AUDIENCE,
        Move.ESCALATES,
        Move.INVITES_CHECK,
        Move.OWNS_FAULT,
    }
)
"""Moves by which a message that names an option offers or gives it."""

TELLING = frozenset({Move.EXPLAINS_CAUSE, Move.GIVES_INFORMATION, Move.SETS_EXPECTATION})
"""Moves that are worth something only where they speak of the customer's matter."""

DEEDS = frozenset({Move.TAKES_ACTION, Move.CONFIRMS_DONE})
"""Moves that say that something is done or being done."""

ACKNOWLEDGING = frozenset(
    {
        Move.ACKNOWLEDGES_FEELING,
        Move.ACKNOWLEDGES_CONSEQUENCE,
        Move.OWNS_FAULT,
        Move.PERSONAL_DETAIL,
        Move.THANKS_SPECIFICALLY,
    }
)

STALLING = frozenset({Move.TAKES_ACTION, Move.SETS_EXPECTATION, Move.PROMISES_FOLLOW_UP, Move.GIVES_NEXT_STEP})
"""Moves that, without anything concrete, only ask for time ("let me check")."""

SAYING_NO = frozenset({Move.REFUSES, Move.REFUSES_WITH_ALTERNATIVE})

PLEDGING = DEEDS | {Move.OFFERS_SOLUTION, Move.OVER_PROMISES, Move.GIVES_NEXT_STEP}
"""Moves by which a message that names a need promises it."""

UNKIND = frozenset(move for move, weight in WEIGHTS.items() if weight.frustration > 0 or weight.trust < 0)

INSULTING = frozenset({Move.INSULTS, Move.THREATENS, Move.BLAMES_CUSTOMER, Move.DISMISSES})

GALLING = frozenset(
    {
        Move.HIDES_BEHIND_POLICY,
        Move.BOUNCES_CHANNEL,
        Move.DEFLECTS_TO_AUTOMATION,
        Move.PUSHES_SALE,
        Move.ASKS_SECRET,
        Move.DISCLOSES_PRIVATE,
        Move.TOO_PERSONAL,
        Move.BURDENS_CUSTOMER,
        Move.ASKS_RATING,
    }
)
"""Moves that somebody refuses to go along with."""

REASSURING = DEEDS | {Move.OFFERS_SOLUTION, Move.GIVES_TIMELINE, Move.PROMISES_FOLLOW_UP, Move.INVITES_CHECK}
"""Moves that show that what was given still stands."""

FLIPPANT = frozenset({Move.JOKES_SLANG, Move.CURT})

MEANT = frozenset({Move.ACKNOWLEDGES_CONSEQUENCE, Move.OWNS_FAULT})
"""Moves that show that somebody read and cares."""

FIRM = frozenset({Move.GIVES_TIMELINE, Move.GIVES_NEXT_STEP, Move.CONFIRMS_DONE})

SMALL_TALK = frozenset({Move.INVITES_CHECK, Move.CLOSES, Move.OFFERS_CHOICE, Move.OFFERS_SOLUTION, Move.ASKS_RATING})
"""Moves whose question marks ask for nothing that is known or not."""
