"""Slang that the moment does not carry, counted over the whole message."""

from collections.abc import Iterator

from simulator.domain.moves import Move
from simulator.reader.cuefinds import Found, apart
from simulator.reader.message import Find, Message
from simulator.reader.shape import emoji_count

_CONFIDENCE = (0, 45, 75, 90)
"""How sure one, two, three and more slips are; one alone is a matter of taste and does not count."""


def find_slang(message: Message, found: Found) -> Iterator[Find]:
    """Find slang where there is more of it than the customer brought along."""
    spans = apart(found.named["slang"])
    emoji = emoji_count(message)
    slips = len(spans) + (1 if emoji >= 2 else 0) + (1 if emoji >= 4 else 0)
    if slips and _customer_jokes(message):
        slips -= 1
    if not slips:
        return
    start, end = spans[0] if spans else message.words.sentences[-1]
    yield message.whole_clause(Move.JOKES_SLANG, _CONFIDENCE[min(slips, 3)], start, end)


def _customer_jokes(message: Message) -> bool:
    return any(
        mark in message.customer_text for mark in ("lol", "haha", "😂", "🤣", "🙃", "😅", "🌀", "🙈", ":)", "x\n")
    )
