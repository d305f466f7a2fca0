"""What in a message is only true of this customer: details they gave, or that their record holds."""

from collections.abc import Iterator
from functools import lru_cache

from simulator.domain.moves import Move
from simulator.reader.lists import stem_list
from simulator.reader.message import Find, Message
from simulator.reader.names import name_parts
from simulator.text.words import Word, Words

_SHORTEST = 4
"""Letters a word needs to be telling."""


def find_details(message: Message) -> Iterator[Find]:
    """Find the sentences that speak of this customer's own case: a telling number, or two of their own words."""
    own = own_words(message) | telling_stems(message.record)
    best: tuple[int, Find] | None = None
    for number, sentence in enumerate(message.words.sentences):
        first, last = message.words_in[number]
        shared = {word.stem for word in message.words.words[first:last] if word.stem in own and telling(word)}
        weight = sum(2 if word[0].isdigit() else 1 for word in shared)
        if weight >= 2 and not _asks_for_it(message, number):
            find = Find(Move.PERSONAL_DETAIL, min(95, 55 + 10 * weight), sentence.start, sentence.end, sentence.start)
            best = max(best or (0, find), (weight, find), key=lambda pair: pair[0])
    if best:
        yield best[1]


def telling(word: Word) -> bool:
    """Return whether a word is rare enough to be a detail: a longer number, or no everyday word."""
    if word.form[0].isdigit():
        return len(word.form) > 1
    return len(word.form) >= _SHORTEST and word.stem not in stem_list("common")


def own_words(message: Message) -> frozenset[str]:
    """Return the stems of the telling words that the customer used, without their name."""
    return frozenset[str]().union(*(telling_stems(words) for words in message.customer)) - name_parts(message)


@lru_cache(maxsize=512)
def _telling_stems(words: tuple[Word, ...]) -> frozenset[str]:
    return frozenset(word.stem for word in words if telling(word))


def telling_stems(words: Words) -> frozenset[str]:
    """Return the stems of the telling words of a text."""
    return _telling_stems(words.words)


def _asks_for_it(message: Message, number: int) -> bool:
    first, last = message.words_in[number]
    return message.asks[number] and last - first < 8
