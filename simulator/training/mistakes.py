"""Fits the heads that say how certain each mistake is, and sets from where it is stated and from where asked."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from simulator.grading.draft import ids
from simulator.grading.learned.heads import MistakeHead
from simulator.training.seen import Seen, hands_of

SUPPORT = 8
"""Contacts with a mistake that its head needs."""
RARE = 5
STRENGTH = 0.3
"""Inverse of the regularisation; 0.1 and 1 did no better in cross-validation."""
_OF_RULES = ("pointed:", "stated:", "sure:")
KEPT = 150
"""The largest weights of a head, which are all it keeps."""
STATED_RIGHT = 0.87
"""Share of what is stated that must be right, on hands that the head did not learn from."""
FEWEST_STATED = 2
"""Right ones that the threshold must rest on."""
ASKED_RIGHT = 0.3
"""Share of what is asked that must be right: a question that misses twice out of three is still worth a look."""


class Judged(NamedTuple):
    """What a head says of one contact of a hand that it does not know."""

    score: float
    true: bool
    pointed: bool
    """Whether the rules have words to show for it, surely or not."""
    seen: Seen


@dataclass(frozen=True)
class Table:
    """Contacts and exchanges as rows of numbers, made once for all mistakes."""

    seen: tuple[Seen, ...]
    names: tuple[str, ...]
    matrix: Any
    """Sparse, one row for each of `seen` and one column for each of `names`."""

    def undisputed(self, mistake: str) -> NDArray[np.bool_]:
        """Return which rows teach something of a mistake."""
        return np.array([mistake not in each.disputed for each in self.seen])

    def of_hand(self, hand: str) -> NDArray[np.bool_]:
        """Return which rows are of one hand."""
        return np.array([each.hand == hand for each in self.seen])


def table_of(seen: Sequence[Seen]) -> Table:
    """Return the table of all features that are frequent enough, and of what the rules say of any mistake."""
    counts = Counter(name for each in seen for name in each.features)
    names = tuple(sorted(name for name, count in counts.items() if count >= RARE or name.startswith(_OF_RULES)))
    columns = {name: column for column, name in enumerate(names)}
    cells = [
        (row, columns[name], value)
        for row, each in enumerate(seen)
        for name, value in each.features.items()
        if name in columns
    ]
    rows, places, values = zip(*cells, strict=True)
    return Table(tuple(seen), names, csr_matrix((values, (rows, places)), shape=(len(seen), len(names))))


def fit_mistakes(table: Table, judged: Mapping[str, Sequence[Judged]]) -> Mapping[str, MistakeHead]:
    """Return the head of each mistake, its thresholds set on what was judged without knowing the hand."""
    return {
        mistake: with_thresholds(raw_head(mistake, table, table.undisputed(mistake)), cases)
        for mistake, cases in sorted(judged.items())
    }


def judge_all(table: Table) -> Mapping[str, Sequence[Judged]]:
    """Return for each mistake with enough support what heads say of the hands that they did not learn from."""
    support = Counter(mistake for each in table.seen for mistake in each.mistakes)
    return {mistake: _judged(mistake, table) for mistake, count in sorted(support.items()) if count >= SUPPORT}


def _judged(mistake: str, table: Table) -> list[Judged]:
    known = table.undisputed(mistake)
    out = []
    for hand in hands_of(table.seen):
        inside = table.of_hand(hand)
        head = raw_head(mistake, table, known & ~inside)
        out += [_judge(mistake, head, each) for each in compress(table.seen, known & inside)]
    return out


def _judge(mistake: str, head: MistakeHead, seen: Seen) -> Judged:
    pointed = mistake in ids(seen.draft.hits)
    return Judged(head.score(seen.features), mistake in seen.mistakes, pointed, seen)


def raw_head(mistake: str, table: Table, rows: NDArray[np.bool_]) -> MistakeHead:
    """Return a head without thresholds, learned from some rows of the table."""
    truth = np.array([mistake in each.mistakes for each in compress(table.seen, rows)])
    model = LogisticRegression(C=STRENGTH, solver="liblinear", random_state=0)
    model.fit(table.matrix[rows], truth)
    weights = dict(zip(table.names, model.coef_[0].tolist(), strict=True))
    kept = sorted(weights, key=lambda name: (-abs(weights[name]), name))[:KEPT]
    return MistakeHead(
        bias=round(float(model.intercept_[0]), 4),
        weights={name: round(weights[name], 4) for name in sorted(kept)},
        states=None,
        asks=None,
    )


def with_thresholds(head: MistakeHead, judged: Sequence[Judged]) -> MistakeHead:
    """Return a head with the lowest thresholds that keep what is asked of them where the rules point to something."""
    pointed = [each for each in judged if each.pointed]
    return MistakeHead(
        bias=head.bias,
        weights=head.weights,
        states=lowest(pointed, STATED_RIGHT, FEWEST_STATED),
        asks=lowest(pointed, ASKED_RIGHT, FEWEST_STATED),
    )


def lowest(judged: Sequence[Judged], right: float, fewest: int) -> float | None:
    """Return the lowest score above which at least this share is right, None where there is none."""
    found, best = 0, None
    for number, each in enumerate(sorted(judged, key=lambda one: (-one.score, one.seen.id)), start=1):
        found += each.true
        if found >= fewest and found >= right * number:
            best = round(each.score, 4)
    return best
