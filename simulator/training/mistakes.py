"""Fits the heads that say how certain each mistake is, and sets from where it is stated and from where asked."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
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
KEPT = 150
"""The largest weights of a head, which are all it keeps."""
STATED_RIGHT = 0.8
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


def fit_mistakes(seen: Sequence[Seen], judged: Mapping[str, Sequence[Judged]]) -> Mapping[str, MistakeHead]:
    """Return the head of each mistake, its thresholds set on what was judged without knowing the hand."""
    return {mistake: with_thresholds(raw_head(mistake, seen), judged[mistake]) for mistake in sorted(judged)}


def judge_all(seen: Sequence[Seen]) -> Mapping[str, Sequence[Judged]]:
    """Return for each mistake with enough support what heads say of the hands that they did not learn from."""
    support = Counter(mistake for each in seen for mistake in each.mistakes)
    return {mistake: _judged(mistake, seen) for mistake, count in sorted(support.items()) if count >= SUPPORT}


def _judged(mistake: str, seen: Sequence[Seen]) -> list[Judged]:
    known = [each for each in seen if mistake not in each.disputed]
    out = []
    for hand in hands_of(known):
        head = raw_head(mistake, [each for each in known if each.hand != hand])
        out += [_judge(mistake, head, each) for each in known if each.hand == hand]
    return out


def _judge(mistake: str, head: MistakeHead, seen: Seen) -> Judged:
    pointed = mistake in ids(seen.draft.hits)
    return Judged(head.score(seen.features), mistake in seen.mistakes, pointed, seen)


def raw_head(mistake: str, seen: Sequence[Seen]) -> MistakeHead:
    """Return a head without thresholds."""
    known = [each for each in seen if mistake not in each.disputed]
    counts = Counter(name for each in known for name in each.features)
    names = sorted(name for name, count in counts.items() if count >= RARE or name.endswith(f":{mistake}"))
    columns = {name: column for column, name in enumerate(names)}
    rows = [
        (row, columns[name], value)
        for row, each in enumerate(known)
        for name, value in each.features.items()
        if name in columns
    ]
    row_of, column_of, values = zip(*rows, strict=True)
    matrix = csr_matrix((values, (row_of, column_of)), shape=(len(known), len(names)))
    model = LogisticRegression(C=STRENGTH, solver="liblinear", random_state=0)
    model.fit(matrix, np.array([mistake in each.mistakes for each in known]))
    weights = dict(zip(names, model.coef_[0].tolist(), strict=True))
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
