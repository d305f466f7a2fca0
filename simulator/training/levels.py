"""Fits the heads that turn what a contact shows into levels, and says how well they do on hands left out."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from simulator.grading.learned.heads import LevelHead
from simulator.grading.statistics import weighted_kappa
from simulator.training.seen import Seen, hands_of

CRITERIA = ("empathy", "ownership", "solution", "tone")
RARE = 5
"""Contacts that a feature must occur in."""
STRENGTH = 40.0
"""Of the regularisation; 20 and 80 did no better in cross-validation."""
_STEPS = tuple(round(1 + 0.1 * step, 1) for step in range(1, 40))
"""Scores between which cuts are looked for."""

Floats = NDArray[np.float64]


def fit_levels(seen: Sequence[Seen]) -> Mapping[str, LevelHead]:
    """Return the head of each criterion, its cuts set on hands that it did not learn from."""
    return {criterion: _tuned(criterion, seen) for criterion in CRITERIA}


def _tuned(criterion: str, seen: Sequence[Seen]) -> LevelHead:
    fitted = fit_one(criterion, seen)
    scores, gold = zip(*held_out(criterion, seen), strict=True)
    return LevelHead(bias=fitted.bias, weights=fitted.weights, cuts=best_cuts(np.array(scores), rounded(gold)))


def held_out(criterion: str, seen: Sequence[Seen]) -> Iterator[tuple[float, float]]:
    """Yield score and level of each contact, scored by a head that did not learn from its hand."""
    scored = scored_on(criterion, seen)
    for hand in hands_of(scored):
        head = fit_one(criterion, [each for each in scored if each.hand != hand])
        for each in scored:
            if each.hand == hand:
                yield head.score(each.features), level_of(each, criterion)


def fit_one(criterion: str, seen: Sequence[Seen]) -> LevelHead:
    """Return a ridge regression of the levels on the features, cut at the halves."""
    learned = scored_on(criterion, seen)
    names = _columns(learned)
    matrix = np.array([[each.features.get(name, 0.0) for name in names] for each in learned])
    levels = np.array([level_of(each, criterion) for each in learned])
    means, middle = matrix.mean(axis=0), float(levels.mean())
    centred = matrix - means
    weights = np.linalg.solve(centred.T @ centred + STRENGTH * np.eye(len(names)), centred.T @ (levels - middle))
    return LevelHead(
        bias=round(middle - float(means @ weights), 4),
        weights={name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)},
        cuts=(1.5, 2.5, 3.5, 4.5),
    )


def _columns(seen: Sequence[Seen]) -> list[str]:
    counts = Counter(name for each in seen for name in each.features)
    return sorted(name for name, count in counts.items() if count >= RARE)


def scored_on(criterion: str, seen: Sequence[Seen]) -> list[Seen]:
    """Return the contacts that readers agree on and the rules can score."""
    return [
        each for each in seen if each.levels.get(criterion) is not None and each.draft.level_of(criterion) is not None
    ]


def level_of(seen: Seen, criterion: str) -> float:
    """Return the agreed level; raises ValueError where there is none."""
    level = seen.levels.get(criterion)
    if level is None:
        raise ValueError(f"{seen.id} has no agreed level for {criterion}.")
    return level


def rounded(levels: Sequence[float]) -> NDArray[np.int64]:
    """Return whole levels, halves to the even one, so that neither reader is favoured."""
    whole: NDArray[np.int64] = np.rint(np.array(levels)).astype(np.int64)
    return whole


def best_cuts(scores: Floats, gold: NDArray[np.int64]) -> tuple[float, float, float, float]:
    """Return the four scores between levels that agree best with people, looked for one after the other."""
    cuts: Sequence[float] = (1.5, 2.5, 3.5, 4.5)
    for place in (1, 2, 3, 0, 1, 2, 3):
        tried = [(*cuts[:place], step, *cuts[place + 1 :]) for step in _STEPS]
        rising = [each for each in tried if all(one < other for one, other in combinations(each, 2))]
        cuts = max(rising, key=lambda each: (round(weighted_kappa(cut(scores, each), gold), 6), -each[place]))
    return (cuts[0], cuts[1], cuts[2], cuts[3])


def cut(scores: Floats, cuts: Sequence[float]) -> NDArray[np.int64]:
    """Return the level of each score."""
    return 1 + np.searchsorted(np.array(cuts), scores, side="right").astype(np.int64)
