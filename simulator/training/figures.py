"""The figures of the model card: how well reader and grader do on hands that they did not learn from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from simulator.domain.mistake import Catalogue
from simulator.grading.draft import ids
from simulator.grading.learned.heads import GraderHeads, MistakeHead
from simulator.grading.learned.mistakes import settled_mistakes
from simulator.grading.statistics import interval, resamples, weighted_kappa
from simulator.reader.heads import Heads
from simulator.training.crossed import Fold
from simulator.training.examples import Example
from simulator.training.levels import CRITERIA, cut, fit_levels, held_out, level_of, rounded, scored_on
from simulator.training.measure import Tally, by_rules, cross_validated, likely, measured, with_heads
from simulator.training.mistakes import Judged
from simulator.training.seen import Seen, hands_of

CURVE = (2, 4, 6)
"""Hands that the levels are learned from, to see whether more would help."""


@dataclass(frozen=True)
class ReaderFigures:
    """What the card says of the reader."""

    heads: Heads
    learned: int
    unseen: int
    crossed: Mapping[str, Tally]
    """By way of finding, on voices left out in turn."""
    kept_back: Mapping[str, Tally]
    """The same on the hand that nothing was made with."""

    def lines(self) -> tuple[str, ...]:
        """Return the figures in short."""
        return tuple(
            f"moves, {way}: macro F1 {tally.macro_f1():.2f} cross-validated, "
            f"{self.kept_back[way].macro_f1():.2f} on the unseen hand"
            for way, tally in self.crossed.items()
        )


def reader_figures(folds: Sequence[Fold], unseen: Sequence[Example], heads: Heads) -> ReaderFigures:
    """Return how well moves are found."""
    ways = {"rules": by_rules, "rules and what heads add": with_heads, "as the grader weighs them": likely}
    return ReaderFigures(
        heads=heads,
        learned=sum(len(fold.examples) for fold in folds),
        unseen=len(unseen),
        crossed={name: cross_validated(folds, way) for name, way in ways.items()},
        kept_back={name: measured(unseen, heads, way) for name, way in ways.items()},
    )


@dataclass(frozen=True)
class Kappa:
    """Agreement of one criterion."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.value:.2f} [{self.low:.2f}, {self.high:.2f}]"


@dataclass(frozen=True)
class Counts:
    """Mistakes found, invented and missed."""

    found: int = 0
    invented: int = 0
    missed: int = 0

    def plus(self, ours: frozenset[str], seen: Seen) -> "Counts":
        """Return the counts with those of one contact; what its readers dispute is left out."""
        told = ours - seen.disputed
        right = len(told & seen.mistakes)
        return Counts(
            self.found + right, self.invented + len(told) - right, self.missed + len(seen.mistakes - told)
        )  # fmt: skip

    def __str__(self) -> str:
        precision = self.found / max(1, self.found + self.invented)
        recall = self.found / max(1, self.found + self.missed)
        return f"precision {precision:.2f}, recall {recall:.2f} ({self.found} right, {self.invented} wrong)"


@dataclass(frozen=True)
class GraderFigures:
    """What the card says of the grader."""

    contacts: int
    hands: int
    crossed: Mapping[str, Kappa]
    rules: Mapping[str, Kappa]
    kept_back: Mapping[str, Kappa]
    curve: Mapping[int, float]
    """Mean kappa on the unseen hand, by number of hands learned from."""
    stated: Counts
    told: Counts
    """Stated or asked."""
    kept_back_stated: Counts
    kept_back_told: Counts
    stating: tuple[str, ...]
    """Mistakes that can be stated at all."""

    def lines(self) -> tuple[str, ...]:
        """Return the figures in short."""
        return (
            *(f"{name}: kappa {self.crossed[name]} crossed, {self.kept_back[name]} unseen" for name in CRITERIA),
            f"stated mistakes, cross-validated: {self.stated}; unseen: {self.kept_back_stated}",
        )


def grader_figures(
    contacts: Sequence[Seen],
    judged: Mapping[str, Sequence[Judged]],
    unseen: Sequence[Seen],
    heads: GraderHeads,
    catalogue: Catalogue,
) -> GraderFigures:
    """Return how well levels and mistakes are given."""
    stated, told = _crossed_mistakes(judged, heads.mistakes)
    seen_stated, seen_told = _mistakes(unseen, heads.mistakes, catalogue)
    return GraderFigures(
        contacts=len(contacts),
        hands=len(hands_of(contacts)),
        crossed={name: _crossed_kappa(name, contacts, heads) for name in CRITERIA},
        rules={name: _rules_kappa(name, unseen) for name in CRITERIA},
        kept_back={name: _unseen_kappa(name, unseen, heads) for name in CRITERIA},
        curve={count: _with_hands(count, contacts, unseen) for count in CURVE},
        stated=stated,
        told=told,
        kept_back_stated=seen_stated,
        kept_back_told=seen_told,
        stating=tuple(name for name, head in heads.mistakes.items() if head.states is not None),
    )


def _kappa(given: Sequence[int], gold: Sequence[float]) -> Kappa:
    ours, theirs = np.array(given, dtype=np.int64), rounded(gold)
    drawn = [weighted_kappa(ours[row], theirs[row]) for row in resamples(len(ours), 0)]
    low, high = interval(drawn) or (float("nan"), float("nan"))
    return Kappa(weighted_kappa(ours, theirs), low, high)


def _crossed_kappa(criterion: str, contacts: Sequence[Seen], heads: GraderHeads) -> Kappa:
    scores, gold = zip(*held_out(criterion, contacts), strict=True)
    return _kappa(cut(np.array(scores), heads.levels[criterion].cuts).tolist(), gold)


def _rules_kappa(criterion: str, seen: Sequence[Seen]) -> Kappa:
    scored = scored_on(criterion, seen)
    given = [each.draft.level_of(criterion) or 0 for each in scored]
    return _kappa(given, [level_of(each, criterion) for each in scored])


def _unseen_kappa(criterion: str, seen: Sequence[Seen], heads: GraderHeads) -> Kappa:
    scored = scored_on(criterion, seen)
    given = [heads.levels[criterion].level(each.features) for each in scored]
    return _kappa(given, [level_of(each, criterion) for each in scored])


def _with_hands(count: int, contacts: Sequence[Seen], unseen: Sequence[Seen]) -> float:
    """Return the mean kappa on the unseen hand of heads that learned from the first hands by name only."""
    from_hands = hands_of(contacts)[:count]
    learned = [each for each in contacts if each.hand in from_hands]
    heads = GraderHeads(levels=fit_levels(learned))
    return float(np.mean([_unseen_kappa(name, unseen, heads).value for name in CRITERIA]))


def _crossed_mistakes(
    judged: Mapping[str, Sequence[Judged]], heads: Mapping[str, MistakeHead]
) -> tuple[Counts, Counts]:
    """Return what would be stated, and what stated or asked, of whole contacts whose hand the heads do not know."""
    stated: dict[str, set[str]] = {}
    told: dict[str, set[str]] = {}
    seen: dict[str, Seen] = {}
    for mistake, cases in judged.items():
        head = heads[mistake]
        for case in (each for each in cases if each.seen.levels):
            seen[case.seen.id] = case.seen
            if case.pointed and head.states is not None and case.score >= head.states:
                stated.setdefault(case.seen.id, set()).add(mistake)
            if case.pointed and head.asks is not None and case.score >= head.asks:
                told.setdefault(case.seen.id, set()).add(mistake)
    return _counted(seen, stated), _counted(seen, told)


def _counted(seen: Mapping[str, Seen], ours: Mapping[str, set[str]]) -> Counts:
    counts = Counts()
    for name, contact in seen.items():
        counts = counts.plus(frozenset(ours.get(name, ())), contact)
    return counts


def _mistakes(seen: Sequence[Seen], heads: Mapping[str, MistakeHead], catalogue: Catalogue) -> tuple[Counts, Counts]:
    stated, told = Counts(), Counts()
    for each in seen:
        sure, asked = settled_mistakes(each.draft, each.features, heads, catalogue)
        stated = stated.plus(ids(sure), each)
        told = told.plus(ids(sure) | ids(asked), each)
    return stated, told
