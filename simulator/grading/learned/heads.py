"""The grader's linear heads, features in and a level or a certainty out; the weights are data, made by `make train`."""

import json
from bisect import bisect_right
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from simulator.domain.value import Level, Value
from simulator.grading.learned.features import Features

WEIGHTS = Path(__file__).with_name("weights.json")


class Linear(Value):
    """A weighted sum of features."""

    bias: float
    weights: Mapping[str, float]

    def score(self, features: Features) -> float:
        """Return the weighted sum; features that have no weight count nothing."""
        return self.bias + sum(value * self.weights[name] for name, value in features.items() if name in self.weights)


class LevelHead(Linear):
    """Turns features into a level of one criterion."""

    cuts: tuple[float, float, float, float]
    """The scores from which levels 2, 3, 4 and 5 begin."""

    def level(self, features: Features) -> Level:
        """Return the level that the features speak for."""
        return 1 + bisect_right(self.cuts, self.score(features))


class MistakeHead(Linear):
    """Says how certain one mistake is, where something in the contact points to it."""

    states: float | None
    """The score from which it is stated; None where it can't be told surely enough ever to be."""
    asks: float | None
    """The score from which the agent is asked about it."""

    def states_it(self, features: Features) -> bool:
        """Return whether it is certain enough to be stated."""
        return self.states is not None and self.score(features) >= self.states

    def asks_it(self, features: Features) -> bool:
        """Return whether it is likely enough to be asked about."""
        return self.asks is not None and self.score(features) >= self.asks


class GraderHeads(Value):
    """All heads of the grader."""

    levels: Mapping[str, LevelHead] = {}
    """By criterion of the core rubric."""
    mistakes: Mapping[str, MistakeHead] = {}


@lru_cache(maxsize=1)
def shipped_heads() -> GraderHeads:
    """Return the shipped heads; none before the first training."""
    if not WEIGHTS.exists():
        return GraderHeads()
    return GraderHeads.model_validate(json.loads(WEIGHTS.read_text(encoding="utf-8")))
