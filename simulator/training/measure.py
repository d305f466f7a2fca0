"""How well rules alone, and rules with heads, find what a careful reader finds."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from simulator.domain.moves import Move
from simulator.reader.heads import Heads
from simulator.training.examples import Example
from simulator.training.fit import best_score, fit, folds


@dataclass
class Tally:
    """Right, wrong and missed findings of each move."""

    right: Counter[Move] = field(default_factory=Counter)
    wrong: Counter[Move] = field(default_factory=Counter)
    missed: Counter[Move] = field(default_factory=Counter)

    def add(self, found: Iterable[Move], true: frozenset[Move]) -> None:
        """Count the findings in one message."""
        seen = frozenset(found)
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


def by_rules(examples: Sequence[Example]) -> Tally:
    """Return how rules alone do."""
    tally = Tally()
    for example in examples:
        tally.add(example.found, example.moves)
    return tally


def with_heads(examples: Sequence[Example], heads: Heads) -> Tally:
    """Return how rules and given heads do together."""
    tally = Tally()
    for example in examples:
        tally.add(example.found | added(example, heads), example.moves)
    return tally


def cross_validated(examples: Sequence[Example]) -> Tally:
    """Return how rules and heads do on voices that the heads did not learn from, thresholds included."""
    tally = Tally()
    for learn, measure in folds(examples):
        heads = fit([examples[number] for number in learn])
        for number in measure:
            tally.add(examples[number].found | added(examples[number], heads), examples[number].moves)
    return tally


def added(example: Example, heads: Heads) -> frozenset[Move]:
    """Return the moves that heads add to what the rules found."""
    scored = {move: best_score(move, example, head, heads.idf) for move, head in heads.heads.items()}
    return frozenset(move for move, score in scored.items() if score >= heads.heads[move].threshold) - example.found
