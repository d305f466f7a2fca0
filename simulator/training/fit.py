"""Fits one linear head per welcome move, and sets its threshold on voices that it did not learn from."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import log
from typing import Any, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from simulator.domain.moves import Move
from simulator.reader.heads import Features, Head, Heads, score_of, tf_idf
from simulator.training.examples import Example

WELCOME = (
    Move.ACKNOWLEDGES_FEELING, Move.ACKNOWLEDGES_CONSEQUENCE, Move.APOLOGISES, Move.OWNS_FAULT, Move.TAKES_ACTION,
    Move.OFFERS_SOLUTION, Move.OFFERS_CHOICE, Move.GIVES_TIMELINE, Move.GIVES_NEXT_STEP, Move.CONFIRMS_DONE,
    Move.EXPLAINS_CAUSE, Move.GIVES_INFORMATION, Move.SETS_EXPECTATION, Move.PROMISES_FOLLOW_UP, Move.INVITES_CHECK,
    Move.THANKS_SPECIFICALLY, Move.ADDRESSES_AUDIENCE,
)  # fmt: skip
"""Moves that a head may add; whatever a customer would mind stays with the rules and their precision."""

SUPPORT = 15
"""Positive messages that a head needs."""
RIGHT = 0.75
"""Share of what a head finds by itself that must be right, on voices it did not learn from."""
RIGHT_ADDED = 0.7
"""Share of what it adds to the rules that must be right. The rules were written on these messages and miss only hard
ones, so this is stricter than it looks."""
FEWEST_ADDED = 3
"""Right additions that a threshold must rest on."""
RARE = 3
"""Messages that an n-gram must occur in."""
STRENGTH = 3.0
"""Inverse of the regularisation; the best of 1, 3 and 10 in cross-validation."""
FOLDS = 6
ROUNDS = 3
KEEP = 0.06
"""Weights smaller than this are left out; they change no decision."""


class Scored(NamedTuple):
    """What a head says of one message whose voice it does not know."""

    score: float
    true: bool
    """Whether the move is there."""
    new: bool
    """Whether the rules did not find it."""


@dataclass(frozen=True)
class Space:
    """What examples are turned into numbers with."""

    idf: dict[str, float]
    columns: tuple[str, ...]

    def matrix(self, sentences: Sequence[Features]) -> Any:
        """Return one row per sentence: weighted n-grams, then flags."""
        place = {name: column for column, name in enumerate(self.columns)}
        values: list[float] = []
        columns: list[int] = []
        starts = [0]
        for sentence in sentences:
            row = {**tf_idf(sentence.grams, self.idf), **dict.fromkeys(sorted(sentence.flags), 1.0)}
            values.extend(row.values())
            columns.extend(place[name] for name in row)
            starts.append(len(values))
        return csr_matrix((values, columns, starts), shape=(len(sentences), len(self.columns)))


def space_of(examples: Sequence[Example]) -> Space:
    """Return the n-grams that are frequent enough, with their inverse document frequency, and all flags."""
    sentences = [sentence for example in examples for sentence in example.sentences]
    frequency = Counter(gram for sentence in sentences for gram in sentence.grams)
    idf = {g: round(1 + log((1 + len(sentences)) / (1 + n)), 4) for g, n in sorted(frequency.items()) if n >= RARE}
    flags = sorted({flag for sentence in sentences for flag in sentence.flags} | {f"cue:{move.value}" for move in Move})
    return Space(idf, (*idf, *flags, *({"at:0", "at:1", "at:2", "at:later"} - set(flags))))


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


def fit(examples: Sequence[Example]) -> Heads:
    """Return the heads for every welcome move with enough support that keep what is asked of them."""
    space = space_of(examples)
    heads = {move: head for move in WELCOME if (head := _head(move, examples, space)) is not None}
    used = {name for head in heads.values() for name in head.weights}
    return Heads(idf={gram: value for gram, value in space.idf.items() if gram in used}, heads=heads)


def _head(move: Move, examples: Sequence[Example], space: Space) -> Head | None:
    """Return the head of one move, None where it has too little support or can't be precise."""
    truth = [move in example.moves for example in examples]
    threshold = _threshold(move, examples) if sum(truth) >= SUPPORT else None
    if threshold is None:
        return None
    weights, bias = _fitted(space, move, examples)
    rounded = {name: round(float(weight), 4) for name, weight in weights.items()}
    large = {name: weight for name, weight in rounded.items() if abs(weight) >= KEEP}
    return Head(bias=round(bias, 4), threshold=round(threshold, 4), weights=large)


def _fitted(space: Space, move: Move, examples: Sequence[Example]) -> tuple[dict[str, float], float]:
    """Return the weights and bias of one head; what the rules say of the move itself is kept from it.

    Labels are on messages: at first every sentence of a message counts as making its moves, then the one that speaks
    most for it."""
    columns = [number for number, name in enumerate(space.columns) if name != f"cue:{move.value}"]
    matrix = space.matrix([sentence for example in examples for sentence in example.sentences])[:, columns]
    bounds = _bounds(examples)
    truth = np.zeros(matrix.shape[0], dtype=bool)
    for (start, end), example in zip(bounds, examples, strict=True):
        truth[start:end] = move in example.moves
    for _ in range(ROUNDS):
        model = LogisticRegression(C=STRENGTH, class_weight="balanced", solver="liblinear", random_state=0)
        model.fit(matrix, truth)
        scores = matrix @ model.coef_[0]
        for (start, end), example in zip(bounds, examples, strict=True):
            if move in example.moves and end > start:
                truth[start:end] = np.arange(start, end) == start + int(np.argmax(scores[start:end]))
    named = zip((space.columns[number] for number in columns), model.coef_[0], strict=True)
    return {name: float(weight) for name, weight in named}, float(model.intercept_[0])


def _bounds(examples: Sequence[Example]) -> list[tuple[int, int]]:
    """Return the first and the last row of each example's sentences, the last excluded."""
    ends = list(accumulate(len(example.sentences) for example in examples))
    return list(zip([0, *ends], ends, strict=False))


def best_score(move: Move, example: Example, head: Head, idf: Mapping[str, float]) -> float:
    """Return the score of the sentence that speaks most for a move."""
    scores = (score_of(move, tf_idf(sentence.grams, idf), sentence.flags, head) for sentence in example.sentences)
    return max(scores, default=head.bias)


def _threshold(move: Move, examples: Sequence[Example]) -> float | None:
    """Return the lowest score above which findings are right often enough, None where there is none."""
    scored: list[Scored] = []
    for learn, measure in folds(examples):
        learned = [examples[number] for number in learn]
        if not any(move in example.moves for example in learned):
            continue
        space = space_of(learned)
        weights, bias = _fitted(space, move, learned)
        head = Head(bias=bias, threshold=0.0, weights=weights)
        for example in (examples[number] for number in measure):
            scored.append(
                Scored(best_score(move, example, head, space.idf), move in example.moves, move not in example.found)
            )
    return lowest_sure(sorted(scored, reverse=True))


def lowest_sure(scored: Sequence[Scored]) -> float | None:
    """Return the lowest of the scores, given from the highest down, above which enough is right."""
    best, right, added, right_added = None, 0, 0, 0
    for number, (score, true, new) in enumerate(scored, start=1):
        right, added, right_added = right + true, added + new, right_added + (true and new)
        precise = right >= RIGHT * number and right_added >= RIGHT_ADDED * added
        if precise and right_added >= FEWEST_ADDED:
            best = score
    return best
