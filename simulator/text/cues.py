"""Where the phrases that authors wrote to name a thing occur in a message."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from simulator.text.stems import stem
from simulator.text.typos import Vocabulary
from simulator.text.words import Words, forms, words_of

GAP = 3
"""How many words "*" lets stand between."""

Element = frozenset[str]
"""The stems of which one must stand here; empty for a gap."""
ANYTHING: Element = frozenset()


class Hit(NamedTuple):
    """One phrase found: whose it is, and its place in the message as sent."""

    name: str
    start: int
    end: int


class Match(NamedTuple):
    """One pattern found: its number, and its first and last word."""

    pattern: int
    first: int
    last: int


class CueSet:
    """Many patterns compiled for one pass over a message."""

    def __init__(self, patterns: Sequence[Sequence[Element]]) -> None:
        self._patterns = tuple(tuple(pattern) for pattern in patterns)
        self._vocabulary = Vocabulary(word for pattern in self._patterns for element in pattern for word in element)
        self._by_first: dict[str, list[int]] = {}
        for number, pattern in enumerate(self._patterns):
            for word in pattern[0] if pattern else ():
                self._by_first.setdefault(word, []).append(number)

    def find(self, words: Words) -> tuple[Match, ...]:
        """Return every place where a pattern stands within one sentence, in order of the text."""
        meant = [self._vocabulary.meant_by(word.form, word.stem) for word in words.words]
        sentence_of = [word.sentence for word in words.words]
        found = []
        for place, options in enumerate(meant):
            for number in {number for word in options for number in self._by_first.get(word, ())}:
                last = _match_rest(self._patterns[number], 1, place, meant, sentence_of)
                if last is not None:
                    found.append(Match(number, place, last))
        return tuple(sorted(found, key=lambda match: (match.first, match.pattern)))


def _match_rest(
    pattern: Sequence[Element], index: int, place: int, meant: Sequence[tuple[str, ...]], sentence_of: Sequence[int]
) -> int | None:
    """Return the last word of a match whose elements before `index` ended at `place`; None where it fails."""
    if index == len(pattern):
        return place
    element = pattern[index]
    if not element:
        return _match_gap(pattern, index + 1, place, meant, sentence_of)
    after = place + 1
    if after < len(meant) and sentence_of[after] == sentence_of[place] and not element.isdisjoint(meant[after]):
        return _match_rest(pattern, index + 1, after, meant, sentence_of)
    return None


def _match_gap(
    pattern: Sequence[Element], index: int, place: int, meant: Sequence[tuple[str, ...]], sentence_of: Sequence[int]
) -> int | None:
    for skipped in range(GAP + 1):
        before = place + skipped
        if before >= len(meant) or sentence_of[before] != sentence_of[place]:
            return None
        last = _match_rest(pattern, index, before, meant, sentence_of)
        if last is not None:
            return last
    return None


@lru_cache(maxsize=4096)
def elements(phrase: str) -> tuple[Element, ...]:
    """Return an author's phrase as elements; a "*" at either end says nothing and is dropped."""
    out: list[Element] = []
    for number, part in enumerate(phrase.split("*")):
        if number and out and out[-1]:
            out.append(ANYTHING)
        out.extend(frozenset({stem(form)}) for form in forms(part))
    while out and not out[-1]:
        out.pop()
    return tuple(out)


@lru_cache(maxsize=512)
def _compiled(named: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[CueSet, tuple[str, ...]]:
    pairs = [(name, elements(phrase)) for name, phrases in named for phrase in phrases if elements(phrase)]
    return CueSet([pattern for _, pattern in pairs]), tuple(name for name, _ in pairs)


def find_named(named: Mapping[str, Iterable[str]], text: str) -> tuple[Hit, ...]:
    """Return where the phrases of each named thing occur in a message, in order of the text."""
    cues, names = _compiled(tuple((name, tuple(phrases)) for name, phrases in named.items()))
    words = words_of(text)
    return tuple(Hit(names[match.pattern], *words.span(match.first, match.last)) for match in cues.find(words))


def find_phrases(phrases: Iterable[str], text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans at which any of the phrases occurs in a message."""
    return tuple((hit.start, hit.end) for hit in find_named({"": tuple(phrases)}, text))


def speaks_of(phrases: Iterable[str], text: str) -> bool:
    """Return whether a message holds any of the phrases."""
    return bool(find_phrases(phrases, text))
