"""What a message asks the customer, with a question mark, without one, or as a request."""

from collections.abc import Iterator

from simulator.domain.moves import Move
from simulator.reader.cuefinds import Found
from simulator.reader.message import Find, Message
from simulator.text.sentences import Span

_ASKS_NOTHING = frozenset(
    (
        Move.INVITES_CHECK, Move.OFFERS_CHOICE, Move.OFFERS_SOLUTION, Move.CLOSES, Move.ASKS_RATING, Move.DISMISSES,
        Move.BLAMES_CUSTOMER, Move.INSULTS, Move.PUSHES_SALE, Move.THREATENS, Move.CURT,
    )
)  # fmt: skip
"""Moves whose question is no question about the case."""


def requests(message: Message, found: Found) -> tuple[Span, ...]:
    """Return the clauses that ask for something without being questions."""
    return tuple(message.clause_at(start) for start, _ in found.named["request"])


def find_questions(message: Message, found: Found) -> Iterator[Find]:
    """Find real questions and requests, one a sentence."""
    taken = {message.words.sentence_at(find.at) for find in found.moves if find.move in _ASKS_NOTHING}
    for number, sentence in enumerate(message.words.sentences):
        first, after = message.words_in[number]
        if message.asks[number] and after > first and number not in taken:
            yield Find(Move.ASKS_QUESTION, 90, sentence.start, sentence.end, message.clauses[number][-1].start)
            taken.add(number)
    for span in requests(message, found):
        if message.words.sentence_at(span.start) not in taken:
            taken.add(message.words.sentence_at(span.start))
            yield Find(Move.ASKS_QUESTION, 80, span.start, span.end, span.start)
