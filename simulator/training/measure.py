"""How well rules alone, rules with what heads add, and heads by themselves find what two careful readers find."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from simulator.domain.moves import Move
from simulator.reader.heads import Heads
from simulator.training.crossed import Fold, held_out, scored_by
from simulator.training.examples import Example
from simulator.training.fit import Scored, tuned

NOT_READ = frozenset({Move.PERSONAL_DETAIL})
"""Moves that the first sets were not read for."""


@dataclass
class Tally:
    """Right, wrong and missed findings of each move."""

    right: Counter[Move] = field(default_factory=Counter)
    wrong: Counter[Move] = field(default_factory=Counter)
    missed: Counter[Move] = field(default_factory=Counter)

    def add(self, found: Iterable[Move], example: Example) -> None:
        """Count the findings in one message; what its readers dispute is left out."""
        seen = frozenset(found) - example.disputed - NOT_READ
        true = example.moves - NOT_READ
        self.right.update(seen & true)
        self.wrong.update(seen - true)
        self.missed.update(true - seen)

    def support(self, move: Move) -> int:
        """Return how many messages make a move."""
        return self.right[move] + self.missed[move]

    def precision(self, move: Move) -> float | None:
        """Return the share of findings that is right; None where nothing was found."""
        found = self.right[move] + self.wrong[move]
        return self.right[move] / found if found else None

    def recall(self, move: Move) -> float | None:
        """Return the share of what is there that was found; None where nothing is there."""
        return self.right[move] / self.support(move) if self.support(move) else None

    def f1(self, move: Move) -> float:
        """Return the harmonic mean of precision and recall."""
        both = 2 * self.right[move] + self.wrong[move] + self.missed[move]
        return 2 * self.right[move] / both if both else 0.0

    def macro_f1(self) -> float:
        """Return the mean F1 of all moves that occur."""
        moves = [move for move in Move if self.support(move)]
        return sum(self.f1(move) for move in moves) / len(moves) if moves else 0.0

    def micro_f1(self) -> float:
        """Return the F1 over all findings together."""
        right, wrong, missed = (sum(each.values()) for each in (self.right, self.wrong, self.missed))
        return 2 * right / (2 * right + wrong + missed) if right else 0.0


Finds = Callable[[Example, Mapping[Move, Scored], Heads], frozenset[Move]]


def by_rules(example: Example, scored: Mapping[Move, Scored], heads: Heads) -> frozenset[Move]:
    """Return what rules alone find."""
    return example.found


def with_heads(example: Example, scored: Mapping[Move, Scored], heads: Heads) -> frozenset[Move]:
    """Return what counts as made: what the rules find and what the heads are sure enough to add."""
    return example.found | {move for move, each in scored.items() if each.new and _over(each, heads.heads[move].adds)}


def likely(example: Example, scored: Mapping[Move, Scored], heads: Heads) -> frozenset[Move]:
    """Return what is more likely there than not, as the grader weighs it; names are told by rule alone."""
    heard = {move for move, each in scored.items() if each.score >= heads.heads[move].likely}
    return frozenset(heard | (example.found - heads.heads.keys()))


def _over(scored: Scored, threshold: float | None) -> bool:
    return threshold is not None and scored.score >= threshold


def measured(examples: Sequence[Example], heads: Heads, finds: Finds) -> Tally:
    """Return how a way of finding does on messages that the heads did not learn from."""
    tally = Tally()
    for example, scored in zip(examples, scored_by(heads, examples), strict=True):
        tally.add(finds(example, scored, heads), example)
    return tally


def cross_validated(folds: Sequence[Fold], finds: Finds) -> Tally:
    """Return how a way of finding does on voices left out, the thresholds set on the other voices' messages."""
    tally = Tally()
    for fold in folds:
        heads = tuned(fold.heads, held_out([other for other in folds if other is not fold]))
        for example, scored in zip(fold.examples, fold.scored, strict=True):
            tally.add(finds(example, scored, heads), example)
    return tally
