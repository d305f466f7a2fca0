"""Where the phrases that authors wrote to name a thing occur in a message."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
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


class _Node:
    """What may follow the same beginning of one pattern or many."""

    __slots__ = ("by_element", "by_word", "complete", "complete_at_end", "gaps", "one")

    def __init__(self) -> None:
        self.by_element: dict[Element, _Node] = {}
        self.by_word: dict[str, list[_Node]] = {}
        self.gaps: list[tuple[_Node, int]] = []
        """The nodes after a gap, each with how many words the gap may hold."""
        self.one: _Node | None = None
        """The node after any one word."""
        self.complete: list[int] = []
        """The patterns that are found once this node is reached."""
        self.complete_at_end: list[int] = []

    def follow(self, element: Element) -> "_Node":
        """Return the node after an element, made where it is new."""
        if element not in self.by_element:
            self.by_element[element] = self._made_for(element)
        return self.by_element[element]

    def _made_for(self, element: Element) -> "_Node":
        node = _Node()
        if element in _GAPS:
            self.gaps.append((node, _GAPS[element]))
        elif element == ONE:
            self.one = node
        else:
            for word in element:
                self.by_word.setdefault(word, []).append(node)
        return node


class _Scan:
    """One pass over the words of a message."""

    def __init__(self, words: Words, vocabulary: Vocabulary) -> None:
        self._meant = [vocabulary.meant_by(word.form, word.stem, word.named) for word in words.words]
        sentences = [word.sentence for word in words.words]
        self._goes_on = [one == other for one, other in pairwise(sentences)] + [False]
        """For each word, whether its sentence goes on after it."""
        self._ends: dict[int, int] = {}

    def matches(self, root: _Node) -> Iterator[Match]:
        """Find every pattern at every word, each as short as it can be."""
        for place, options in enumerate(self._meant):
            self._ends = {}
            for option in options:
                for node in root.by_word.get(option, ()):
                    self._reach(node, place)
            for pattern, last in sorted(self._ends.items()):
                yield Match(pattern, place, last)

    def _reach(self, node: _Node, place: int) -> None:
        """Go on from a node whose last word stands at a place."""
        for pattern in node.complete:
            if self._ends.get(pattern, place) >= place:
                self._ends[pattern] = place
        if node.complete_at_end and not self._goes_on[place]:
            self._ends.update(dict.fromkeys(node.complete_at_end, place))
        if node.by_element:
            self._step(node, place)

    def _step(self, node: _Node, place: int) -> None:
        """Take every way on from a node, the next word standing right after a place."""
        for after_gap, longest in node.gaps:
            self._leap(after_gap, place, longest)
        if self._goes_on[place]:
            self._take(node, place + 1)

    def _take(self, node: _Node, place: int) -> None:
        """Take the word at a place, where a node has a way on for it."""
        if node.one is not None:
            self._reach(node.one, place)
        for option in self._meant[place]:
            for following in node.by_word.get(option, ()):
                self._reach(following, place)

    def _leap(self, node: _Node, place: int, longest: int) -> None:
        """Take every way on from the node after a gap that begins after a place."""
        for before in range(place, place + longest + 1):
            for after_gap, longer in node.gaps:
                self._leap(after_gap, before, longer)
            if not self._goes_on[before]:
                return
            if self._meant[before + 1] or node.one is not None:
                self._take(node, before + 1)


class CueSet:
    """Many patterns compiled for one pass over a message."""

    def __init__(self, patterns: Sequence[Sequence[Element]]) -> None:
        self._vocabulary = Vocabulary(word for pattern in patterns for element in pattern for word in element)
        self._root = _Node()
        for number, pattern in enumerate(patterns):
            self._add(number, pattern)

    def find(self, words: Words) -> tuple[Match, ...]:
        """Return every place where a pattern stands within one sentence, in order of the text."""
        return tuple(_Scan(words, self._vocabulary).matches(self._root))

    def _add(self, number: int, pattern: Sequence[Element]) -> None:
        node = self._root
        for element in pattern:
            if element == END:
                node.complete_at_end.append(number)
                return
            node = node.follow(element)
        node.complete.append(number)


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
