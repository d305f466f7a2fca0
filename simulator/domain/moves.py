"""What an agent's message can do: the closed list of moves, and a reading that says which were found where."""

from collections.abc import Mapping
from enum import StrEnum

from simulator.domain.value import Cents, Points, Value


class Move(StrEnum):
    """One thing that a message does. The reader finds them, the director and the grader build on them."""

    ACKNOWLEDGES_FEELING = "acknowledges_feeling"
    ACKNOWLEDGES_CONSEQUENCE = "acknowledges_consequence"
    STOCK_EMPATHY = "stock_empathy"
    APOLOGISES = "apologises"
    OWNS_FAULT = "owns_fault"
    TAKES_ACTION = "takes_action"
    ASKS_QUESTION = "asks_question"
    ASKS_KNOWN = "asks_known"
    OFFERS_SOLUTION = "offers_solution"
    GIVES_TIMELINE = "gives_timeline"
    GIVES_NEXT_STEP = "gives_next_step"
    CONFIRMS_DONE = "confirms_done"
    EXPLAINS_CAUSE = "explains_cause"
    GIVES_INFORMATION = "gives_information"
    SETS_EXPECTATION = "sets_expectation"
    REFUSES_WITH_ALTERNATIVE = "refuses_with_alternative"
    REFUSES = "refuses"
    OFFERS_CHOICE = "offers_choice"
    PROMISES_FOLLOW_UP = "promises_follow_up"
    INVITES_CHECK = "invites_check"
    THANKS_SPECIFICALLY = "thanks_specifically"
    USES_NAME = "uses_name"
    PERSONAL_DETAIL = "personal_detail"
    FORM_LETTER = "form_letter"
    BLAMES_CUSTOMER = "blames_customer"
    BLAMES_OTHERS = "blames_others"
    DISMISSES = "dismisses"
    HIDES_BEHIND_POLICY = "hides_behind_policy"
    BOUNCES_CHANNEL = "bounces_channel"
    DEFLECTS_TO_AUTOMATION = "deflects_to_automation"
    ESCALATES = "escalates"
    OVER_PROMISES = "over_promises"
    VAGUE_PROMISE = "vague_promise"
    PUSHES_SALE = "pushes_sale"
    CRITICISES_OTHERS = "criticises_others"
    TOO_PERSONAL = "too_personal"
    JOKES_SLANG = "jokes_slang"
    CURT = "curt"
    INSULTS = "insults"
    THREATENS = "threatens"
    INFO_OVERLOAD = "info_overload"
    UNCLEAR = "unclear"
    TEMPLATE_LEFT = "template_left"
    ASKS_SECRET = "asks_secret"
    DISCLOSES_PRIVATE = "discloses_private"
    BURDENS_CUSTOMER = "burdens_customer"
    CLOSES = "closes"
    ADDRESSES_AUDIENCE = "addresses_audience"
    ASKS_RATING = "asks_rating"
    ATTEMPTS_INSTRUCTION = "attempts_instruction"


class FoundMove(Value):
    """One move found in one message, with the words that show it."""

    move: Move
    confidence: Points = 100
    start: int
    """Where the span begins, in characters of the message as sent."""
    end: int
    about: tuple[str, ...] = ()
    """Ids of the scenario's facts, needs and options that the span's sentence speaks of."""
    amount: Cents | None = None
    due: str | None = None
    """When it is to happen, in the message's own words."""


class Likely(Value):
    """What one sentence of a message may be doing, by the sound of it; no more than a hint to those who weigh many."""

    start: int
    end: int
    moves: Mapping[Move, Points]
    """50 is as likely as not."""


class Reading(Value):
    """What one agent message did; spans are verbatim slices of it."""

    moves: tuple[FoundMove, ...] = ()
    about: tuple[str, ...] = ()
    """Every fact, need and option that the message speaks of."""
    asked: tuple[str, ...] = ()
    """The facts that a question in the message is about."""
    refused: tuple[str, ...] = ()
    """The needs and options that the message turns down."""
    amounts: tuple[Cents, ...] = ()
    likely: tuple[Likely, ...] = ()
    """By sentence; a move that only stands here does not count as made."""
    words: int = 0
    language: str = "en"
    """A BCP 47 code; "und" where the text is in a language without cues."""

    def labels(self) -> frozenset[Move]:
        """Return which moves were made at all."""
        return frozenset(found.move for found in self.moves)

    def spans_of(self, move: Move) -> tuple[FoundMove, ...]:
        """Return every finding of one move, in order of the text."""
        return tuple(found for found in self.moves if found.move == move)

    def strongest(self) -> Mapping[Move, FoundMove]:
        """Return the most confident finding of each move."""
        best: dict[Move, FoundMove] = {}
        for found in self.moves:
            if found.move not in best or found.confidence > best[found.move].confidence:
                best[found.move] = found
        return best
