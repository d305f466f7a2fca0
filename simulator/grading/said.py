"""One turn as the grader reads it: what was meant for the customer, with sentences, moves, cues and their places."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from simulator.domain.moves import FoundMove, Move, Reading
from simulator.domain.transcript import RoleName, Turn
from simulator.domain.verdict import Quote
from simulator.grading import untrusted
from simulator.grading.lexicon import Spans, cues_in, telling_stems
from simulator.text.money import amounts
from simulator.text.when import dues
from simulator.text.words import Words, words_of

_COURTESY = re.compile(
    r"\b(?:thank(?:s| you)|grateful|appreciate|wish you|have a \w+ (?:day|evening|week))\b", re.IGNORECASE
)
LONGEST_QUOTE = 240
"""Characters of a sentence up to which all of it is quoted (our judgement)."""


@dataclass(frozen=True)
class Sentence:
    """One sentence of a turn, its place in characters of the turn as sent."""

    start: int
    end: int
    text: str
    question: bool
    telling: frozenset[str]
    """Stems that carry the case's own meaning."""
    forms: tuple[str, ...]
    """The words as folded, contractions written out."""

    @property
    def words(self) -> int:
        """Return how many words it has."""
        return len(self.forms)

    @property
    def exact(self) -> bool:
        """Return whether it names a time or a sum."""
        return names_time_or_sum(self.text)


@dataclass(frozen=True)
class Said:
    """One turn of either side."""

    number: int
    role: RoleName
    text: str
    """As sent; quotes are slices of it."""
    meant: str
    """The same with everything blanked out that was aimed at the grader or the simulator; offsets are the same."""
    at: int
    moves: tuple[FoundMove, ...] = ()
    attempts: tuple[tuple[int, int], ...] = ()
    """Where the turn speaks to the grader or the simulator."""

    @cached_property
    def words(self) -> Words:
        """Return the words of what was meant."""
        return words_of(self.meant)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Return the sentences of what was meant, in order."""
        found = []
        first = 0
        words = self.words.words
        for number in range(len(self.words.sentences)):
            last = first
            while last < len(words) and words[last].sentence == number:
                last += 1
            found.append(self._sentence(number, first, last))
            first = last
        return tuple(found)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(each.start for each in self.sentences)

    @cached_property
    def _moves_by_sentence(self) -> Mapping[int, Mapping[Move, int]]:
        found: dict[int, dict[Move, int]] = {}
        for each in sorted(self.moves, key=lambda move: move.confidence):
            sentence = self.sentence_at(each.start)
            if sentence is not None:
                found.setdefault(sentence.start, {})[each.move] = each.confidence
        return found

    @cached_property
    def exact(self) -> bool:
        """Return whether the turn names a time or a sum; one in a courtesy ("thanks for writing today") is none."""
        return any(each.exact and not _COURTESY.search(each.text) for each in self.sentences)

    @cached_property
    def cues(self) -> Mapping[str, Spans]:
        """Return the grader's own cues in what was meant, by family."""
        return cues_in(self.role, self.meant)

    @cached_property
    def telling(self) -> frozenset[str]:
        """Return the telling stems of the whole turn."""
        return telling_stems(self.words)

    @cached_property
    def word_count(self) -> int:
        """Return how many words were meant for the other side."""
        return len({word.start for word in self.words.words})

    def made(self, *moves: Move, least: int = 0) -> tuple[FoundMove, ...]:
        """Return the findings of any of these moves, in order of the text."""
        return tuple(found for found in self.moves if found.move in moves and found.confidence >= least)

    def has(self, *moves: Move, least: int = 0) -> bool:
        """Return whether any of these moves was made."""
        return bool(self.made(*moves, least=least))

    def shows(self, *families: str) -> bool:
        """Return whether any of these cue families occurs."""
        return any(family in self.cues for family in families)

    def sentence_at(self, place: int) -> Sentence | None:
        """Return the sentence that holds a place of the turn."""
        number = bisect_right(self._starts, place) - 1
        found = self.sentences[number] if number >= 0 else None
        return found if found is not None and place < found.end else None

    def moves_in(self, sentence: Sentence) -> Mapping[Move, int]:
        """Return the moves that begin in a sentence, each with its highest confidence."""
        return self._moves_by_sentence.get(sentence.start, {})

    def quote(self, start: int, end: int) -> Quote:
        """Return the words at a place, verbatim."""
        return Quote(turn=self.number, start=start, end=end, quote=self.text[start:end])

    def quote_around(self, start: int, end: int) -> Quote:
        """Return the sentence around a place, or the place alone where the sentence is too long to quote."""
        first, last = self.sentence_at(start), self.sentence_at(max(start, end - 1))
        if first is not None and last is not None and last.end - first.start <= LONGEST_QUOTE:
            return self.quote(first.start, last.end)
        return self.quote(start, _shortened(self.text, start, end))

    def _sentence(self, number: int, first: int, last: int) -> Sentence:
        span = self.words.sentences[number]
        start, end = self.words.folded.span(span.start, span.end)
        return Sentence(
            start=start,
            end=end,
            text=self.text[start:end],
            question=self.words.questions[number],
            telling=telling_stems(self.words, first, last),
            forms=tuple(word.form for word in self.words.words[first:last]),
        )


@lru_cache(maxsize=4096)
def names_time_or_sum(text: str) -> bool:
    """Return whether a text names a time or a sum of money."""
    return bool(dues(text) or amounts(text))


def _shortened(text: str, start: int, end: int) -> int:
    """Return where a quote ends that may not be longer than people read, at the end of a word."""
    if end - start <= LONGEST_QUOTE:
        return end
    cut = text.rfind(" ", start, start + LONGEST_QUOTE)
    return cut if cut > start else start + LONGEST_QUOTE


_BREAK = re.compile(r"\n\s*\n|\n(?=\s*[\[{<#*-])")
_SENTENCE_END = re.compile(r"[.!?][\"')\]]*\s+|\n\s*")
_WRITTEN = re.compile(r"[^\n]")


def said(number: int, turn: Turn, reading: Reading | None = None) -> Said:
    """Return a turn as the grader reads it; what speaks to the grader is blanked out and earns nothing."""
    moves = reading.moves if reading else ()
    attempts = _attempts(turn, moves)
    return Said(
        number=number,
        role=turn.role,
        text=turn.text,
        meant=_blanked(turn.text, attempts),
        at=turn.at,
        moves=tuple(found for found in moves if not _inside(found, attempts)),
        attempts=attempts,
    )


def _attempts(turn: Turn, moves: tuple[FoundMove, ...]) -> tuple[tuple[int, int], ...]:
    """Return where an agent's turn speaks to the grader, each to the end of its paragraph."""
    if turn.role != "agent":
        return ()
    read = [(found.start, found.end) for found in moves if found.move is Move.ATTEMPTS_INSTRUCTION]
    found = sorted((*read, *untrusted.attempts(turn.text)))
    merged: list[tuple[int, int]] = []
    for start, end in (_paragraph_from(turn.text, *span) for span in found):
        if not merged or start >= merged[-1][1]:
            merged.append((start, end))
    return tuple(merged)


def _paragraph_from(text: str, start: int, end: int) -> tuple[int, int]:
    """Return from the sentence an attempt begins in to the end of its paragraph: what follows is of a piece."""
    before = [found.end() for found in _SENTENCE_END.finditer(text, 0, start)]
    stop = _BREAK.search(text, end)
    return before[-1] if before else 0, stop.start() if stop else len(text)


def _blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + _WRITTEN.sub(" ", text[start:end]) + text[end:]
    return text


def _inside(found: FoundMove, spans: Iterable[tuple[int, int]]) -> bool:
    return any(found.start < end and start < found.end for start, end in spans)
