"""Whether a message calls the customer by their name."""

import re
from collections.abc import Iterator
from functools import lru_cache

from simulator.domain.moves import Move
from simulator.reader.lists import word_list
from simulator.reader.message import Find, Message
from simulator.text.normalise import fold

_PART = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


def name_parts(message: Message) -> frozenset[str]:
    """Return the folded parts of the customer's name and of the name that the public sees."""
    return _parts_of(f"{message.situation.customer_name} {message.situation.shown_as}")


@lru_cache(maxsize=256)
def _parts_of(names: str) -> frozenset[str]:
    parts = _PART.findall(fold(names.replace("_", " ")).text)
    return frozenset(
        part for part in parts if len(part) > 1 and part not in word_list("titles") | word_list("name_words")
    )


def find_names(message: Message) -> Iterator[Find]:
    """Find the first place where the customer is called by name."""
    parts = name_parts(message)
    for number, word in enumerate(message.words.words):
        if word.form in parts and _is_name(message, number):
            yield Find(Move.USES_NAME, 95, word.start, word.end, word.start)
            return


def _is_name(message: Message, number: int) -> bool:
    """Return whether a word that equals a part of the name is one here: with a capital, or after a greeting."""
    word = message.words.words[number]
    start, _ = message.words.folded.span(word.start, word.end)
    before = message.words.words[number - 1].form if number else ""
    called = before in word_list("greetings") | word_list("titles")
    original = message.words.folded.original
    return called or original[start].isupper() or original.islower()
