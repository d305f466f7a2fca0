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
_KEPT = 200_000
"""Ways from one word to the next that are remembered at a time."""


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

    __slots__ = ("by_element", "complete", "complete_at_end", "gaps", "one")

    def __init__(self) -> None:
        self.by_element: dict[Element, _Node] = {}
        self.gaps: tuple[tuple[_Node, int], ...] = ()
        """The nodes after a gap, each with how many words the gap may hold."""
        self.one: _Node | None = None
        """The node after any one word."""
        self.complete: tuple[int, ...] = ()
        """The patterns that are found once this node is reached."""
        self.complete_at_end: tuple[int, ...] = ()

    def follow(self, element: Element) -> "_Node":
        """Return the node after an element, made where it is new."""
        if element not in self.by_element:
            self.by_element[element] = self._made_for(element)
        return self.by_element[element]

    def _made_for(self, element: Element) -> "_Node":
        node = _Node()
        if element in _GAPS:
            self.gaps += ((node, _GAPS[element]),)
        elif element == ONE:
            self.one = node
        return node

    def after(self, options: tuple[str, ...]) -> "list[_Node]":
        """Return the nodes after a word that stands for any of the options."""
        return [node for element, node in self.by_element.items() if not element.isdisjoint(options)]


class _State:
    """All nodes that the same words lead to, and the states after it that were asked for so far."""

    __slots__ = ("after", "complete", "complete_at_end", "gaps", "nodes", "one")

    def __init__(self, nodes: Sequence[_Node]) -> None:
        self.nodes = nodes
        self.complete = tuple(pattern for node in nodes for pattern in node.complete)
        self.complete_at_end = tuple(pattern for node in nodes for pattern in node.complete_at_end)
        self.gaps = tuple((state, longest) for longest in _GAPS.values() if (state := self._after_gap(longest)))
        self.one = _merged([node.one for node in nodes if node.one is not None])
        self.after: dict[tuple[str, ...], _State | None] = {}

    def made_after(self, options: tuple[str, ...]) -> "_State | None":
        """Return the state after a word that stands for any of the options, None where no pattern goes on with it."""
        return _merged([after for node in self.nodes for after in node.after(options)])

    def _after_gap(self, longest: int) -> "_State | None":
        return _merged([after for node in self.nodes for after, words in node.gaps if words == longest])


def _merged(nodes: Sequence[_Node]) -> _State | None:
    return _State(nodes) if nodes else None


class _Scan:
    """One pass over the words of a message."""

    def __init__(self, words: Words, cues: "CueSet") -> None:
        meant_by = cues.vocabulary.meant_by
        self._cues = cues
        self._meant = [meant_by(word.form, word.stem, word.named) for word in words.words]
        sentences = [word.sentence for word in words.words]
        self._goes_on = [one == other for one, other in pairwise(sentences)] + [False]
        """For each word, whether its sentence goes on after it."""
        self._ends: dict[int, int] = {}

    def matches(self) -> Iterator[Match]:
        """Find every pattern at every word, each as short as it can be."""
        start = self._cues.start
        for place in range(len(self._meant)):
            self._ends = {}
            self._take(start, place)
            for pattern, last in sorted(self._ends.items()):
                yield Match(pattern, place, last)

    def _take(self, state: _State, place: int) -> None:
        """Take the word at a place, where a state has a way on for it, and every way on from there."""
        options = self._meant[place]
        if not options:
            return
        try:
            following = state.after[options]
        except KeyError:
            following = self._cues.learn(state, options)
        if following is not None:
            self._reach(following, place)

    def _reach(self, state: _State, place: int) -> None:
        """Go on from a state whose last word stands at a place."""
        ends = self._ends
        for pattern in state.complete:
            if ends.get(pattern, place) >= place:
                ends[pattern] = place
        if not self._goes_on[place]:
            ends.update(dict.fromkeys(state.complete_at_end, place))
            return
        for after_gap, longest in state.gaps:
            self._leap(after_gap, place, longest)
        if state.one is not None:
            self._reach(state.one, place + 1)
        self._take(state, place + 1)

    def _leap(self, state: _State, place: int, longest: int) -> None:
        """Take every way on from the state after a gap that begins after a place."""
        for before in range(place, place + longest + 1):
            for after_gap, longer in state.gaps:
                self._leap(after_gap, before, longer)
            if not self._goes_on[before]:
                return
            if state.one is not None:
                self._reach(state.one, before + 1)
            self._take(state, before + 1)


class CueSet:
    """Many patterns compiled for one pass over a message."""

    def __init__(self, patterns: Sequence[Sequence[Element]]) -> None:
        self.vocabulary = Vocabulary(word for pattern in patterns for element in pattern for word in element)
        self._root = _Node()
        for number, pattern in enumerate(patterns):
            self._add(number, pattern)
        self.start = _State((self._root,))
        self._learnt = 0

    def find(self, words: Words) -> tuple[Match, ...]:
        """Return every place where a pattern stands within one sentence, in order of the text."""
        return tuple(_Scan(words, self).matches())

    def learn(self, state: _State, options: tuple[str, ...]) -> _State | None:
        """Return the state after a word, remembered for the next message; all is forgotten before it gets too much."""
        self._learnt += 1
        if self._learnt > _KEPT:
            self._learnt, self.start = 0, _State((self._root,))
        following = state.after[options] = state.made_after(options)
        return following

    def _add(self, number: int, pattern: Sequence[Element]) -> None:
        node = self._root
        for element in pattern:
            if element == END:
                node.complete_at_end += (number,)
                return
            node = node.follow(element)
        node.complete += (number,)


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


class NamedCues:
    """The phrases of named things, compiled for one pass over a message."""

    def __init__(self, named: Mapping[str, Iterable[str]]) -> None:
        pairs = [(name, elements(phrase)) for name, phrases in named.items() for phrase in phrases if elements(phrase)]
        self._cues = CueSet([pattern for _, pattern in pairs])
        self._names = tuple(name for name, _ in pairs)

    def find(self, text: str) -> tuple[Hit, ...]:
        """Return where the phrases of each thing occur in a message, in order of the text."""
        words = words_of(text)
        return tuple(Hit(hit.name, *words.folded.span(hit.start, hit.end)) for hit in self.find_in_words(words))

    def find_in_words(self, words: Words) -> tuple[Hit, ...]:
        """Return the same in places of the folded text, for a message that is cut into words already."""
        return tuple(
            Hit(self._names[match.pattern], words.words[match.first].start, words.words[match.last].end)
            for match in self._cues.find(words)
        )


@lru_cache(maxsize=512)
def _compiled(named: tuple[tuple[str, tuple[str, ...]], ...]) -> NamedCues:
    return NamedCues(dict(named))


def find_named(named: Mapping[str, Iterable[str]], text: str) -> tuple[Hit, ...]:
    """Return where the phrases of each named thing occur in a message, in order of the text."""
    return _compiled(_as_key(named)).find(text) if named else ()


def find_in_words(named: Mapping[str, Iterable[str]], words: Words) -> tuple[Hit, ...]:
    """Return the same in places of the folded text, for a message that is cut into words already."""
    return _compiled(_as_key(named)).find_in_words(words) if named else ()


def _as_key(named: Mapping[str, Iterable[str]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((name, tuple(phrases)) for name, phrases in named.items())


def find_phrases(phrases: Iterable[str], text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans at which any of the phrases occurs in a message."""
    return tuple((hit.start, hit.end) for hit in find_named({"": tuple(phrases)}, text))


def speaks_of(phrases: Iterable[str], text: str) -> bool:
    """Return whether a message holds any of the phrases."""
    return bool(find_phrases(phrases, text))
