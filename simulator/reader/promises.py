"""When things are to happen: timelines, and the time and amount that belong to a move."""

import re
from collections.abc import Iterator

from simulator.domain.moves import Move
from simulator.reader.message import Find, Message

_AHEAD = re.compile(
    r"\b(?:will|going to|gonna|'ll|shall|lands?|arrives?|leaves?|goes|reach(?:es)?|comes?|starts?|runs|is|are|be|takes?"
    r"|expected|planned|scheduled|booked|due|should|gets?|ready|with you|delivered|sent|on its way|van|courier|engineer"
    r"|i'm|we're)\b"
)
_ARRIVES = re.compile(r"\b(?:will|'ll|should|going to|arrives?|lands?|reach(?:es)?|delivered|here|back) ?[^.]*$")
_BEHIND = re.compile(
    r"\b(?:was|were|had|did|came|went|ago|yesterday|last|happened|failed|should have|meant to|supposed to|since|noticed"
    r"|asked|told|wrote|reported|called|arrived|left|closed|bought|ordered|charged)\b|\b(?:i|we) (?!need)[a-z]+ed\b"
)
_REFUSED = re.compile(r"\b(?:can ?not|can't|cant|won't|unable|open(?:s|ed)? |runs? )\b|\bfrom $|\bof $")
_FORWARD = (
    "by ",
    "within ",
    "in ",
    "before ",
    "until ",
    "till ",
    "no later",
    "tomorrow",
    "tonight",
    "next ",
    "this evening",
)
_PROMISING = frozenset(
    (Move.TAKES_ACTION, Move.CONFIRMS_DONE, Move.GIVES_NEXT_STEP, Move.PROMISES_FOLLOW_UP, Move.OFFERS_SOLUTION)
)


def find_timelines(message: Message, finds: list[Find]) -> Iterator[Find]:
    """Find times that lie ahead and belong to something that happens, one a sentence."""
    promising = {message.words.sentence_at(find.at) for find in finds if find.move in _PROMISING}
    seen: set[int] = set()
    for start, end in message.dues:
        number = message.words.sentence_at(start)
        if number not in seen and not message.asks_at(start) and _lies_ahead(message, start, number in promising):
            seen.add(number)
            yield message.whole_clause(Move.GIVES_TIMELINE, 85, start, end)


def due_of(message: Message, find: Find) -> str | None:
    """Return the time that belongs to a find, in the words as sent: in its span, else in its sentence."""
    due = _nearest(message, find, message.dues)
    if due is None:
        return None
    first, last = message.words.folded.span(*due)
    return message.words.folded.original[first:last]


def amount_of(message: Message, find: Find) -> int | None:
    """Return the amount that belongs to a find: in its span, else in its sentence."""
    span = _nearest(message, find, tuple((amount.start, amount.end) for amount in message.amounts))
    return next((amount.cents for amount in message.amounts if (amount.start, amount.end) == span), None)


def _nearest(message: Message, find: Find, spans: tuple[tuple[int, int], ...]) -> tuple[int, int] | None:
    sentence = message.words.sentences[message.words.sentence_at(find.at)]
    for start, end in (find.start, find.end), sentence:
        for span in spans:
            if start <= span[0] and span[1] <= end:
                return span
    return None


def _lies_ahead(message: Message, place: int, promising: bool) -> bool:
    clause = message.clause_at(place)
    before = message.text[clause.start : place]
    if _BEHIND.search(before) or _REFUSED.search(before):
        return False
    forward = message.text.startswith(_FORWARD, place) and _AHEAD.search(message.text[clause.start : clause.end])
    return promising or bool(forward or _ARRIVES.search(before))
