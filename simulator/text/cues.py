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
"""What may stand here: stems, exact forms written "=form", "#" for a number, "#ing" and "#ed" by ending."""
ANYTHING: Element = frozenset()
"""A gap of up to `GAP` words."""
FAR: Element = frozenset({"~"})
"""A gap of up to `FAR_GAP` words."""
FAR_GAP = 8
ONE: Element = frozenset({"_"})
"""Exactly one word, whatever it is."""
END: Element = frozenset({"$"})
"""The end of the sentence, after the word before."""
_GAPS = {ANYTHING: GAP, FAR: FAR_GAP}


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
        self._alone: dict[str, list[int]] = {}
        self._by_two: dict[str, dict[str, list[int]]] = {}
        for number, pattern in enumerate(self._patterns):
            self._index(number, pattern)

    def find(self, words: Words) -> tuple[Match, ...]:
        """Return every place where a pattern stands within one sentence, in order of the text."""
        meant = [self._vocabulary.meant_by(word.form, word.stem, word.named) for word in words.words]
        sentence_of = [word.sentence for word in words.words]
        found = []
        for place, options in enumerate(meant):
            for number in self._candidates(options, meant[place + 1] if place + 1 < len(meant) else ()):
                last = _match_rest(self._patterns[number], 1, place, meant, sentence_of)
                if last is not None:
                    found.append(Match(number, place, last))
        return tuple(sorted(found, key=lambda match: (match.first, match.pattern)))

    def _index(self, number: int, pattern: Sequence[Element]) -> None:
        """Keep a pattern under its first word, or under its first two where no gap parts them."""
        for word in pattern[0] if pattern else ():
            if len(pattern) == 1 or pattern[1] in _GAPS or pattern[1] in (END, ONE):
                self._alone.setdefault(word, []).append(number)
            else:
                following = self._by_two.setdefault(word, {})
                for second in pattern[1]:
                    following.setdefault(second, []).append(number)

    def _candidates(self, options: Sequence[str], next_options: Sequence[str]) -> set[int]:
        numbers: set[int] = set()
        for word in options:
            numbers.update(self._alone.get(word, ()))
            following = self._by_two.get(word)
            if following:
                for second in next_options:
                    numbers.update(following.get(second, ()))
        return numbers


def _match_rest(
    pattern: Sequence[Element], index: int, place: int, meant: Sequence[tuple[str, ...]], sentence_of: Sequence[int]
) -> int | None:
    """Return the last word of a match whose elements before `index` ended at `place`; None where it fails."""
    if index == len(pattern):
        return place
    element = pattern[index]
    if element == END:
        return place if place + 1 == len(meant) or sentence_of[place + 1] != sentence_of[place] else None
    if element in _GAPS:
        return _match_gap(pattern, index, place, meant, sentence_of)
    after = place + 1
    inside = after < len(meant) and sentence_of[after] == sentence_of[place]
    if inside and (element == ONE or not element.isdisjoint(meant[after])):
        return _match_rest(pattern, index + 1, after, meant, sentence_of)
    return None


def _match_gap(
    pattern: Sequence[Element], index: int, place: int, meant: Sequence[tuple[str, ...]], sentence_of: Sequence[int]
) -> int | None:
    for before in range(place, place + _GAPS[pattern[index]] + 1):
        if before >= len(meant) or sentence_of[before] != sentence_of[place]:
            return None
        last = _match_rest(pattern, index + 1, before, meant, sentence_of)
        if last is not None:
            return last
    return None


@lru_cache(maxsize=4096)
def elements(phrase: str) -> tuple[Element, ...]:
    """Return an author's phrase as elements; a "*" at either end says nothing and is dropped."""
    out: list[Element] = []
    for number, part in enumerate(phrase.split("*")):
        if number and out and out[-1] != ANYTHING:
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
    words = words_of(text)
    return tuple(Hit(hit.name, *words.folded.span(hit.start, hit.end)) for hit in find_in_words(named, words))


def find_in_words(named: Mapping[str, Iterable[str]], words: Words) -> tuple[Hit, ...]:
    """Return the same in places of the folded text, for a message that is cut into words already."""
    cues, names = _compiled(tuple((name, tuple(phrases)) for name, phrases in named.items()))
    return tuple(
        Hit(names[match.pattern], words.words[match.first].start, words.words[match.last].end)
        for match in cues.find(words)
    )


def find_phrases(phrases: Iterable[str], text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans at which any of the phrases occurs in a message."""
    return tuple((hit.start, hit.end) for hit in find_named({"": tuple(phrases)}, text))


def speaks_of(phrases: Iterable[str], text: str) -> bool:
    """Return whether a message holds any of the phrases."""
    return bool(find_phrases(phrases, text))
