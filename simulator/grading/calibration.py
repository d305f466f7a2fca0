"""How well scorecards agree with people's scores: levels, mistakes, critical errors and outcomes, with intervals."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from simulator.domain.verdict import Scorecard
from simulator.grading.gold import Gold
from simulator.grading.statistics import (
    Levels,
    Statistic,
    bias,
    exact_share,
    interval,
    mean_error,
    resamples,
    spearman,
    weighted_kappa,
)

Pair = tuple[Scorecard, Gold]

_STATISTICS: dict[str, Statistic] = {
    "kappa": weighted_kappa,
    "spearman": spearman,
    "error": mean_error,
    "bias": bias,
    "exact": exact_share,
}


@dataclass(frozen=True)
class Estimate:
    """One figure with the middle 95 % of its resamples; None where it can't be computed."""

    value: float | None
    interval: tuple[float, float] | None = None

    def as_json(self) -> dict[str, Any]:
        """Return value and interval, rounded to three decimals."""
        return {"value": _rounded(self.value), "interval": self.interval and [_rounded(end) for end in self.interval]}


@dataclass(frozen=True)
class CriterionAgreement:
    """One criterion: how many contacts people scored, how many of them the grader did, and how close it came."""

    criterion: str
    n: int
    """Contacts that both scored."""
    relevant: int
    """Contacts that people scored."""
    wrongly_scored: int
    """Contacts that people called not relevant and the grader scored."""
    figures: dict[str, Estimate]

    def as_json(self) -> dict[str, Any]:
        """Return the figures by name."""
        return {
            "n": self.n,
            "coverage": _rounded(self.n / self.relevant) if self.relevant else None,
            "scored_though_not_relevant": self.wrongly_scored,
            **{name: figure.as_json() for name, figure in self.figures.items()},
        }


@dataclass(frozen=True)
class MistakeAgreement:
    """Mistakes counted over (contact, mistake)."""

    found: int
    """Those that people named as well."""
    invented: int
    missed: int
    precision: Estimate
    recall: Estimate
    f1: Estimate
    per_clean_contact: float | None
    """Mistakes given to the mean contact in which people saw none."""
    by_mistake: dict[str, tuple[int, int, int]]
    """Found, invented and missed by id."""

    def as_json(self) -> dict[str, Any]:
        """Return the counts and figures by name."""
        return {
            "found": self.found,
            "invented": self.invented,
            "missed": self.missed,
            "precision": self.precision.as_json(),
            "recall": self.recall.as_json(),
            "f1": self.f1.as_json(),
            "per_clean_contact": _rounded(self.per_clean_contact),
            "by_mistake": {
                name: dict(zip(("found", "invented", "missed"), counts, strict=True))
                for name, counts in sorted(self.by_mistake.items())
            },
        }


@dataclass(frozen=True)
class Agreement:
    """Everything that a grader is held to account for."""

    contacts: int
    criteria: tuple[CriterionAgreement, ...]
    mean_kappa: Estimate
    stated: MistakeAgreement
    with_asked: MistakeAgreement
    resolved: Estimate
    critical_found: int
    critical_missed: tuple[str, ...]
    critical_invented: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """Return the whole comparison as a JSON object."""
        return {
            "contacts": self.contacts,
            "criteria": {each.criterion: each.as_json() for each in self.criteria},
            "mean_kappa": self.mean_kappa.as_json(),
            "mistakes": {"stated": self.stated.as_json(), "stated_or_asked": self.with_asked.as_json()},
            "resolved": self.resolved.as_json(),
            "critical": {
                "found": self.critical_found,
                "missed": list(self.critical_missed),
                "invented": list(self.critical_invented),
            },
        }


def agreement(cards: Mapping[str, Scorecard], gold: Mapping[str, Gold], seed: int = 0) -> dict[str, Any]:
    """Return how cards agree with gold scores, both by contact id, as a JSON object; it repeats exactly."""
    pairs = [(cards[contact_id], scores) for contact_id, scores in sorted(gold.items()) if contact_id in cards]
    return {
        **compared(pairs, seed).as_json(),
        "without_card": sorted(set(gold) - set(cards)),
        "without_gold": sorted(set(cards) - set(gold)),
    }


def compared(pairs: Sequence[Pair], seed: int = 0) -> Agreement:
    """Return how each card agrees with the gold scores beside it."""
    rows = resamples(len(pairs), seed) if pairs else np.zeros((0, 0), dtype=np.int64)
    names = list(dict.fromkeys(verdict.criterion for card, _ in pairs for verdict in card.verdicts))
    names = [name for name in names if any(name in gold.levels for _, gold in pairs)]
    right = [card.resolved == gold.resolved for card, gold in pairs if gold.resolved is not None]
    return Agreement(
        contacts=len(pairs),
        criteria=tuple(_criterion(name, pairs, rows) for name in names),
        mean_kappa=_mean_kappa(names, pairs, rows),
        stated=_mistakes(pairs, rows, _stated),
        with_asked=_mistakes(pairs, rows, _stated_or_asked),
        resolved=_share(right, seed),
        critical_found=sum(bool(card.critical and gold.critical) for card, gold in pairs),
        critical_missed=tuple(card.id for card, gold in pairs if gold.critical and not card.critical),
        critical_invented=tuple(card.id for card, gold in pairs if card.critical and not gold.critical),
    )


# -- levels ------------------------------------------------------------------------------------------------------


def _levels(name: str, pairs: Sequence[Pair]) -> tuple[Levels, Levels, Levels]:
    """Return both sides' levels and, for every pair, its place among them or -1."""
    given: list[int] = []
    gold: list[int] = []
    places: list[int] = []
    for card, people in pairs:
        ours, theirs = card.level_of(name), people.levels.get(name)
        places.append(len(given) if ours is not None and theirs is not None else -1)
        if ours is not None and theirs is not None:
            given.append(ours)
            gold.append(theirs)
    return np.array(given, dtype=np.int64), np.array(gold, dtype=np.int64), np.array(places, dtype=np.int64)


def _resampled(statistic: Statistic, name: str, pairs: Sequence[Pair], rows: Levels) -> list[float]:
    given, gold, places = _levels(name, pairs)
    drawn = [places[row] for row in rows]
    kept = [row[row >= 0] for row in drawn]
    return [statistic(given[row], gold[row]) for row in kept]


def _criterion(name: str, pairs: Sequence[Pair], rows: Levels) -> CriterionAgreement:
    given, gold, _ = _levels(name, pairs)
    return CriterionAgreement(
        criterion=name,
        n=len(given),
        relevant=sum(people.levels.get(name) is not None for _, people in pairs),
        wrongly_scored=sum(
            card.level_of(name) is not None and name in people.levels and people.levels[name] is None
            for card, people in pairs
        ),
        figures={
            label: Estimate(_known(statistic(given, gold)), interval(_resampled(statistic, name, pairs, rows)))
            for label, statistic in _STATISTICS.items()
        },
    )


def _mean_kappa(names: Sequence[str], pairs: Sequence[Pair], rows: Levels) -> Estimate:
    if not names:
        return Estimate(None)
    plain = [weighted_kappa(*_levels(name, pairs)[:2]) for name in names]
    each = [_resampled(weighted_kappa, name, pairs, rows) for name in names]
    means = [float(np.mean(values)) for values in zip(*each, strict=True)]
    return Estimate(_known(float(np.mean(plain))), interval(means))


# -- mistakes ----------------------------------------------------------------------------------------------------


def _stated(card: Scorecard) -> frozenset[str]:
    return frozenset(found.id for found in card.mistakes)


def _stated_or_asked(card: Scorecard) -> frozenset[str]:
    return _stated(card) | {found.id for found in card.possible_mistakes}


def _mistakes(pairs: Sequence[Pair], rows: Levels, of: Callable[[Scorecard], frozenset[str]]) -> MistakeAgreement:
    sets = [(of(card), gold.mistakes) for card, gold in pairs]
    counts = np.array([(len(a & b), len(a - b), len(b - a)) for a, b in sets], dtype=np.int64).reshape(-1, 3)
    found, invented, missed = (int(total) for total in counts.sum(axis=0))
    drawn = [counts[row].sum(axis=0) for row in rows]
    clean = [len(ours) for ours, theirs in sets if not theirs]
    return MistakeAgreement(
        found=found,
        invented=invented,
        missed=missed,
        precision=_ratio_estimate(_precision, counts.sum(axis=0), drawn),
        recall=_ratio_estimate(_recall, counts.sum(axis=0), drawn),
        f1=_ratio_estimate(_f1, counts.sum(axis=0), drawn),
        per_clean_contact=sum(clean) / len(clean) if clean else None,
        by_mistake={
            name: (
                sum(name in ours & theirs for ours, theirs in sets),
                sum(name in ours - theirs for ours, theirs in sets),
                sum(name in theirs - ours for ours, theirs in sets),
            )
            for name in set().union(*(ours | theirs for ours, theirs in sets))
        },
    )


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else float("nan")


def _precision(counts: Levels) -> float:
    return _ratio(counts[0], counts[0] + counts[1])


def _recall(counts: Levels) -> float:
    return _ratio(counts[0], counts[0] + counts[2])


def _f1(counts: Levels) -> float:
    return _ratio(2 * counts[0], 2 * counts[0] + counts[1] + counts[2])


def _ratio_estimate(ratio: Callable[[Levels], float], counts: Levels, drawn: Sequence[Levels]) -> Estimate:
    return Estimate(_known(float(ratio(counts))), interval([float(ratio(each)) for each in drawn]))


def _share(right: Sequence[bool], seed: int) -> Estimate:
    if not right:
        return Estimate(None)
    values = np.array(right, dtype=np.float64)
    drawn = values[resamples(len(values), seed)].mean(axis=1)
    return Estimate(float(values.mean()), interval([float(share) for share in drawn]))


def _known(value: float) -> float | None:
    return None if np.isnan(value) else value


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
