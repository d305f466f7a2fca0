"""Fits one linear head per move, with thresholds set on voices and hands that it did not learn from."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import log
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from simulator.domain.moves import Move
from simulator.reader.heads import Features, Head, Heads, may_add, values_of
from simulator.training.examples import Example

WELCOME = (
    Move.ACKNOWLEDGES_FEELING, Move.ACKNOWLEDGES_CONSEQUENCE, Move.APOLOGISES, Move.OWNS_FAULT, Move.TAKES_ACTION,
    Move.OFFERS_SOLUTION, Move.OFFERS_CHOICE, Move.GIVES_TIMELINE, Move.GIVES_NEXT_STEP, Move.CONFIRMS_DONE,
    Move.EXPLAINS_CAUSE, Move.GIVES_INFORMATION, Move.SETS_EXPECTATION, Move.PROMISES_FOLLOW_UP, Move.INVITES_CHECK,
    Move.THANKS_SPECIFICALLY, Move.ADDRESSES_AUDIENCE,
)  # fmt: skip
"""Moves that a head may add to a reading; whatever a customer would mind stays with the rules and their precision."""

SUPPORT = 10
"""Positive messages that a head needs."""
RIGHT = 0.75
"""Share of what a head finds by itself that must be right, on voices it did not learn from, for it to add moves."""
RIGHT_ADDED = 0.7
"""Share of what it adds to the rules that must be right."""
FEWEST_ADDED = 3
"""Right additions that a threshold must rest on."""
RARE = 3
"""Sentences that a feature must occur in."""
STRENGTH = 3.0
"""Inverse of the regularisation; 1 and 10 did no better in cross-validation."""
FOLDS = 6
ROUNDS = 2
KEPT = 300
"""The largest weights of a head, which are all it keeps."""


class Scored(NamedTuple):
    """What a head says of one message whose voice it does not know."""

    score: float
    true: bool
    """Whether the move is there."""
    new: bool
    """Whether the rules did not find it, and the head might add it."""


@dataclass(frozen=True)
class Space:
    """What examples are turned into numbers with."""

    idf: Mapping[str, float]
    columns: Mapping[str, int]

    def matrix(self, sentences: Sequence[Features]) -> Any:
        """Return one row per sentence."""
        values: list[float] = []
        columns: list[int] = []
        starts = [0]
        for sentence in sentences:
            row = [(self.columns[name], value) for name, value in values_of(sentence, self.idf) if name in self.columns]
            columns.extend(column for column, _ in row)
            values.extend(value for _, value in row)
            starts.append(len(values))
        return csr_matrix((values, columns, starts), shape=(len(sentences), len(self.columns)))


def space_of(examples: Sequence[Example]) -> Space:
    """Return the features that are frequent enough, with their inverse document frequency, and all flags."""
    sentences = [sentence for example in examples for sentence in example.sentences]
    frequency = Counter(name for each in sentences for name in (*each.words, *each.build, *each.letters))
    idf = {g: round(1 + log((1 + len(sentences)) / (1 + n)), 4) for g, n in sorted(frequency.items()) if n >= RARE}
    flags = sorted({flag for sentence in sentences for flag in sentence.flags})
    return Space(idf, {name: column for column, name in enumerate((*idf, *flags))})


def folds(examples: Sequence[Example], count: int = FOLDS) -> Iterator[tuple[list[int], list[int]]]:
    """Return pairs of (learn from, measure on) such that every voice is on one side only."""
    sizes = Counter(example.author for example in examples)
    groups: list[list[str]] = [[] for _ in range(count)]
    for author, _ in sorted(sizes.items(), key=lambda item: (-item[1], item[0])):
        min(groups, key=lambda group: sum(sizes[name] for name in group)).append(author)
    for group in groups:
        inside = [number for number, example in enumerate(examples) if example.author in group]
        outside = [number for number, example in enumerate(examples) if example.author not in group]
        yield outside, inside


def raw_heads(examples: Sequence[Example], moves: Sequence[Move] = tuple(Move)) -> Heads:
    """Return a head for every move with enough support, its thresholds at 0."""
    space = space_of(examples)
    matrix = space.matrix([sentence for example in examples for sentence in example.sentences])
    wanted = [move for move in moves if sum(move in example.moves for example in examples) >= SUPPORT]
    heads = {move: _fitted(space, matrix, move, examples) for move in wanted}
    used = {name for head in heads.values() for name in head.weights}
    return Heads(idf={name: value for name, value in space.idf.items() if name in used}, heads=heads)


def _fitted(space: Space, matrix: Any, move: Move, examples: Sequence[Example]) -> Head:
    """Return one head. Where the words of a move were not marked, at first every sentence of its message counts as
    making it, then the one that speaks most for it; disputed messages teach nothing."""
    bounds = bounds_of(examples)
    truth, known, unmarked = _targets(move, examples, bounds)
    model = LogisticRegression(C=STRENGTH, class_weight="balanced", solver="liblinear", random_state=0)
    for _ in range(ROUNDS if unmarked else 1):
        model.fit(matrix[known], truth[known])
        scores = matrix @ model.coef_[0]
        for start, end in unmarked:
            truth[start:end] = np.arange(start, end) == start + int(np.argmax(scores[start:end]))
    weights = dict(zip(space.columns, model.coef_[0].tolist(), strict=True))
    kept = sorted(weights, key=lambda name: (-abs(weights[name]), name))[:KEPT]
    return Head(
        bias=round(float(model.intercept_[0]), 4),
        likely=0.0,
        adds=None,
        weights={name: round(weights[name], 4) for name in sorted(kept)},
    )


def _targets(
    move: Move, examples: Sequence[Example], bounds: Sequence[tuple[int, int]]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_], list[tuple[int, int]]]:
    """Return which sentences make a move, which of them are known, and the messages whose sentence must be guessed."""
    size = bounds[-1][1] if bounds else 0
    truth, known = np.zeros(size, dtype=bool), np.ones(size, dtype=bool)
    unmarked = []
    for (start, end), example in zip(bounds, examples, strict=True):
        sentences = [start + number for marked, number in example.marked if marked is move]
        if move in example.disputed:
            known[start:end] = False
        elif sentences:
            truth[sentences] = True
        elif move in example.moves and end > start:
            truth[start:end] = True
            unmarked.append((start, end))
    return truth, known, unmarked


def bounds_of(examples: Sequence[Example]) -> list[tuple[int, int]]:
    """Return the first and the last row of each example's sentences, the last excluded."""
    ends = list(accumulate(len(example.sentences) for example in examples))
    return list(zip([0, *ends], ends, strict=False))


def tuned(heads: Heads, held_out: Mapping[Move, Sequence[Scored]]) -> Heads:
    """Return heads with the thresholds that did best on what they were not fitted on."""
    return Heads(
        idf=heads.idf,
        heads={
            move: Head(
                bias=head.bias,
                likely=round(best_f1(sorted(held_out.get(move, ()), reverse=True)), 4),
                adds=_adds(move, held_out.get(move, ())),
                weights=head.weights,
            )
            for move, head in heads.heads.items()
        },
    )


def _adds(move: Move, scored: Sequence[Scored]) -> float | None:
    lowest = lowest_sure(sorted(scored, reverse=True)) if move in WELCOME else None
    return None if lowest is None else round(lowest, 4)


def best_f1(scored: Sequence[Scored]) -> float:
    """Return the score, of those given from the highest down, from which findings have the best F1."""
    true = sum(each.true for each in scored)
    best, threshold, right = 0.0, 0.0, 0
    for number, each in enumerate(scored, start=1):
        right += each.true
        f1 = 2 * right / (number + true) if true else 0.0
        if f1 > best:
            best, threshold = f1, each.score
    return threshold


def lowest_sure(scored: Sequence[Scored]) -> float | None:
    """Return the lowest of the scores, given from the highest down, above which enough is right."""
    best, right, added, right_added = None, 0, 0, 0
    for number, (score, true, new) in enumerate(scored, start=1):
        right, added, right_added = right + true, added + new, right_added + (true and new)
        precise = right >= RIGHT * number and right_added >= RIGHT_ADDED * added
        if precise and right_added >= FEWEST_ADDED:
            best = score
    return best


def heard_in(example: Example, scores: Sequence[Mapping[Move, float]], move: Move) -> Scored | None:
    """Return what heads say of a move in one message, given their scores by sentence; None where it is disputed."""
    if move in example.disputed or not scores:
        return None
    best = max(range(len(scores)), key=lambda number: (scores[number][move], -number))
    new = move not in example.found and may_add(move, example.sentences[best])
    return Scored(scores[best][move], move in example.moves, new)
