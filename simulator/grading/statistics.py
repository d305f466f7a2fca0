"""Agreement of two lists of levels, in plain numbers, and intervals by resampling."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Levels = NDArray[np.int64]
Statistic = Callable[[Levels, Levels], float]

LEVELS = 5
ROUNDS = 1000
"""Resamples for an interval; more change its ends by less than what is printed."""
_MIDDLE = (2.5, 97.5)


def weighted_kappa(given: Levels, gold: Levels) -> float:
    """Return Cohen's kappa with quadratic weights; NaN where both sides used one and the same level only."""
    ranks = np.arange(LEVELS)
    weights = (ranks[:, None] - ranks[None, :]) ** 2
    observed = np.bincount((given - 1) * LEVELS + gold - 1, minlength=LEVELS**2).reshape(LEVELS, LEVELS)
    expected = np.outer(observed.sum(axis=1), observed.sum(axis=0)) / max(len(given), 1)
    by_chance = float((weights * expected).sum())
    return 1.0 - float((weights * observed).sum()) / by_chance if by_chance else float("nan")


def spearman(given: Levels, gold: Levels) -> float:
    """Return the rank correlation, ties sharing their mean rank; NaN where a side does not vary."""
    if len(given) < 2:
        return float("nan")
    first, second = _ranks(given), _ranks(gold)
    spread = float(first.std() * second.std())
    return float(((first - first.mean()) * (second - second.mean())).mean()) / spread if spread else float("nan")


def _ranks(values: Levels) -> NDArray[np.float64]:
    _, place, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = counts.cumsum()
    means: NDArray[np.float64] = last - (counts - 1) / 2.0
    return means[place]


def mean_error(given: Levels, gold: Levels) -> float:
    """Return the mean absolute difference in levels."""
    return float(np.abs(given - gold).mean()) if len(given) else float("nan")


def bias(given: Levels, gold: Levels) -> float:
    """Return the mean of given minus gold: above 0 is lenient."""
    return float((given - gold).mean()) if len(given) else float("nan")


def exact_share(given: Levels, gold: Levels) -> float:
    """Return the share of equal levels."""
    return float((given == gold).mean()) if len(given) else float("nan")


def resamples(size: int, seed: int, rounds: int = ROUNDS) -> NDArray[np.int64]:
    """Return row numbers drawn with replacement, one row of the table per round."""
    return np.random.default_rng(seed).integers(0, size, size=(rounds, size), dtype=np.int64)


def interval(values: list[float]) -> tuple[float, float] | None:
    """Return the middle 95 % of resampled values, None where fewer than half of them could be computed."""
    known = [value for value in values if not np.isnan(value)]
    if not known or len(known) * 2 < len(values):
        return None
    low, high = np.percentile(known, _MIDDLE)
    return float(low), float(high)
