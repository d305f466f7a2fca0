"""Small linear heads that hear moves which no cue names; the weights are data, made by `make train`."""

import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from simulator.domain.moves import Likely, Move
from simulator.domain.value import Value
from simulator.reader.details import own_words
from simulator.reader.message import Find, Message
from simulator.reader.names import name_parts
from simulator.text.build import build_of, letters_of
from simulator.text.ngrams import ngrams, tokens_by_sentence

WEIGHTS = Path(__file__).with_name("weights.json")

SURE = 70
"""Confidence from which a find of the rules is a feature of the heads."""
FAINT = 10
"""Points under which a move is not mentioned as likely."""
_FEWEST_TOKENS = 5
"""Words under which heads add no move: too little to be heard without a cue."""
_PLACES = 3
"""Sentences whose place in the message counts; trouble is named early."""

_ACKNOWLEDGING = frozenset((Move.ACKNOWLEDGES_FEELING, Move.ACKNOWLEDGES_CONSEQUENCE))
_BUSY = frozenset(
    f"cue:{move.value}"
    for move in (
        Move.ASKS_QUESTION, Move.TAKES_ACTION, Move.CONFIRMS_DONE, Move.GIVES_INFORMATION, Move.PROMISES_FOLLOW_UP,
        Move.OFFERS_SOLUTION, Move.OFFERS_CHOICE, Move.TOO_PERSONAL, Move.BLAMES_CUSTOMER, Move.DISMISSES, Move.REFUSES,
    )
)  # fmt: skip
"""What a sentence may not also do if heads are to hear an acknowledgement in it."""


class Head(Value):
    """One linear head."""

    bias: float
    likely: float
    """The score from which the move is more likely made than not."""
    adds: float | None
    """The score from which it counts as made although no rule found it; None where heads can't be that precise."""
    weights: Mapping[str, float]
    """By feature of a sentence."""


class Features(NamedTuple):
    """One sentence as heads see it."""

    words: Counter[str]
    build: frozenset[str]
    letters: frozenset[str]
    flags: frozenset[str]
    """What the rules found in it, and where it stands."""


class Heard(NamedTuple):
    """One sentence with how much it speaks for each move."""

    sentence: Features
    scores: Mapping[Move, float]


class Heads(Value):
    """All heads with the inverse document frequencies that they share."""

    idf: Mapping[str, float]
    heads: Mapping[Move, Head]


class Ear:
    """Heads laid out so that all of them hear a sentence at once."""

    def __init__(self, heads: Heads) -> None:
        self.heads = heads.heads
        self._idf = heads.idf
        names = sorted({name for head in heads.heads.values() for name in head.weights})
        self._rows = {name: row for row, name in enumerate(names)}
        self._table: NDArray[np.float64] = np.zeros((len(names), len(heads.heads)))
        for column, head in enumerate(heads.heads.values()):
            for name, weight in head.weights.items():
                self._table[self._rows[name], column] = weight
        self._biases = np.array([head.bias for head in heads.heads.values()])

    def scores(self, sentence: Features) -> Mapping[Move, float]:
        """Return how much a sentence speaks for each move."""
        known = [(self._rows[name], value) for name, value in values_of(sentence, self._idf) if name in self._rows]
        summed = self._biases
        if known:
            rows, values = zip(*known, strict=True)
            summed = summed + np.array(values) @ self._table[list(rows)]
        return dict(zip(self.heads, summed.tolist(), strict=True))

    def hear(self, message: Message, finds: Iterable[Find]) -> tuple[Heard, ...]:
        """Return each sentence of a message with how much it speaks for each move."""
        return tuple(Heard(sentence, self.scores(sentence)) for sentence in features_of(message, finds))


@lru_cache(maxsize=1)
def shipped_heads() -> Heads | None:
    """Return the shipped heads; None before the first training."""
    return Heads.model_validate(json.loads(WEIGHTS.read_text(encoding="utf-8"))) if WEIGHTS.exists() else None


def features_of(message: Message, finds: Iterable[Find]) -> tuple[Features, ...]:
    """Return the features of each sentence of a message."""
    flags: list[set[str]] = [{_place(number)} for number in range(len(message.words.sentences))]
    for find in finds:
        if find.confidence >= SURE:
            flags[message.words.sentence_at(find.at)].add(f"cue:{find.move.value}")
    tokens = tokens_by_sentence(message.words, own_words(message), name_parts(message))
    forms: list[list[str]] = [[] for _ in flags]
    for word in message.words.words:
        forms[word.sentence].append(word.form)
    return tuple(
        Features(
            words=ngrams(tokens[number]),
            build=build_of(forms[number], question=message.words.questions[number], last=number == len(flags) - 1),
            letters=letters_of(forms[number]),
            flags=frozenset(marks),
        )
        for number, marks in enumerate(flags)
    )


def values_of(sentence: Features, idf: Mapping[str, float]) -> Iterator[tuple[str, float]]:
    """Yield the features of a sentence with their values, always in the same order: each group is of length one."""
    yield from tf_idf(sentence.words, idf)
    yield from tf_idf(dict.fromkeys(sorted(sentence.build), 1), idf)
    yield from tf_idf(dict.fromkeys(sorted(sentence.letters), 1), idf)
    yield from ((flag, 1.0) for flag in sorted(sentence.flags))


def tf_idf(counts: Mapping[str, int], idf: Mapping[str, float]) -> Iterator[tuple[str, float]]:
    """Yield the known features with their weight in a sentence, of length one in all."""
    known = [(name, count * idf[name]) for name, count in counts.items() if name in idf]
    length = math.sqrt(sum(value * value for _, value in known))
    yield from ((name, value / length) for name, value in known)


def likely_in(message: Message, heard: Sequence[Heard], heads: Mapping[Move, Head]) -> Iterator[Likely]:
    """Yield for each sentence how likely each move is, in whole points; 50 is as likely as not."""
    for span, (_, scores) in zip(message.words.sentences, heard, strict=True):
        start, end = message.words.folded.span(span.start, span.end)
        points = {move: _points(score - heads[move].likely) for move, score in scores.items()}
        yield Likely(start=start, end=end, moves={move: each for move, each in points.items() if each >= FAINT})


def find_by_heads(
    message: Message, finds: Sequence[Find], heard: Sequence[Heard], heads: Mapping[Move, Head]
) -> Iterator[Find]:
    """Find moves that the rules did not, each in the sentence that speaks most for it."""
    found = {find.move for find in finds}
    for move, head in heads.items():
        if move in found or head.adds is None:
            continue
        open_to = [number for number, each in enumerate(heard) if may_add(move, each.sentence)]
        best = max(open_to, key=lambda number: (heard[number].scores[move], -number), default=None)
        if best is not None and heard[best].scores[move] >= head.adds:
            yield _found_in(message, move, best, heard[best].scores[move] - head.likely)


def may_add(move: Move, sentence: Features) -> bool:
    """Return whether heads may hear a move in a sentence: it is long enough, and not busy with something else."""
    long_enough = sum(1 for gram in sentence.words if " " not in gram) >= _FEWEST_TOKENS
    return long_enough and not (move in _ACKNOWLEDGING and not sentence.flags.isdisjoint(_BUSY))


def _place(number: int) -> str:
    return f"at:{number}" if number < _PLACES else "at:later"


def _points(margin: float) -> int:
    return round(100 / (1 + math.exp(-max(-30.0, min(30.0, margin)))))


def _found_in(message: Message, move: Move, number: int, margin: float) -> Find:
    sentence = message.words.sentences[number]
    return Find(move, max(50, min(70, _points(margin))), sentence.start, sentence.end, sentence.start)
