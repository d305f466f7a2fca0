"""Totals, passing and critical errors of a scorecard, computed on whole numbers from verdicts alone."""

from collections.abc import Iterable, Mapping, Sequence

from simulator.domain.rubric import Rubric
from simulator.domain.verdict import (
    CriticalError,
    FoundMistake,
    GraderName,
    Overall,
    Praise,
    Promise,
    Resolved,
    Scorecard,
    TurningPoint,
    Verdict,
)

MISTAKES_SHOWN = 3
"""How many stated mistakes a person is shown, the costliest first (product decision; files carry all of them)."""

NOTHING_RETURNED = "The grader gave no verdict here."
RETURNED_TWICE = "The grader gave more than one verdict here, so none counts."
NO_QUOTE = "No words of the contact show this level."


def unscored(criterion: str, reason: str, *, not_relevant: bool = False) -> Verdict:
    """Return a verdict without a level."""
    return Verdict(criterion=criterion, unscored=reason, not_relevant=not_relevant)


def reconciled(rubric: Rubric, verdicts: Iterable[Verdict]) -> tuple[Verdict, ...]:
    """Return one verdict per criterion of the rubric, in order; what is missing, doubled or unquoted is unscored."""
    given: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        given.setdefault(verdict.criterion, []).append(verdict)
    return tuple(_the_one(criterion.id, given.get(criterion.id, [])) for criterion in rubric.criteria)


def _the_one(criterion: str, verdicts: Sequence[Verdict]) -> Verdict:
    if not verdicts:
        return unscored(criterion, NOTHING_RETURNED)
    if len(verdicts) > 1:
        return unscored(criterion, RETURNED_TWICE)
    verdict = verdicts[0]
    if verdict.level is None:
        return verdict if verdict.unscored else unscored(criterion, NOTHING_RETURNED, not_relevant=verdict.not_relevant)
    return verdict if verdict.quotes else unscored(criterion, NO_QUOTE)


def overall_of(rubric: Rubric, verdicts: Sequence[Verdict], *, critical: bool) -> Overall | None:
    """Return the weighted mean of what is scored; 1.0 after a critical error, None where nothing is scored."""
    if critical:
        return Overall(points=1, weight=1)
    weights = {criterion.id: criterion.weight for criterion in rubric.criteria}
    scored = [(verdict.level, weights[verdict.criterion]) for verdict in verdicts if verdict.level is not None]
    if not scored:
        return None
    return Overall(points=sum(level * weight for level, weight in scored), weight=sum(weight for _, weight in scored))


def has_passed(
    rubric: Rubric, verdicts: Sequence[Verdict], *, critical: bool, resolved: Resolved | None
) -> bool | None:
    """Return whether the contact passed; None where a relevant criterion or the outcome could not be seen."""
    if critical:
        return False
    relevant = [verdict for verdict in verdicts if not verdict.not_relevant]
    if not relevant or resolved is None or any(verdict.level is None for verdict in relevant):
        return None
    minimum = {criterion.id: criterion.minimum for criterion in rubric.criteria}
    return resolved != "no" and all((verdict.level or 0) >= minimum[verdict.criterion] for verdict in relevant)


def total(
    verdicts: Sequence[Verdict], rubric: Rubric, critical: Sequence[CriticalError], resolved: Resolved | None
) -> tuple[Overall | None, bool | None]:
    """Return the overall and whether the contact passed."""
    failed = bool(critical)
    return (
        overall_of(rubric, verdicts, critical=failed),
        has_passed(rubric, verdicts, critical=failed, resolved=resolved),
    )


def costliest_first(mistakes: Iterable[FoundMistake], cost: Mapping[str, int]) -> tuple[FoundMistake, ...]:
    """Return the mistakes ordered by what they cost a contact, ties by turn and id."""
    return tuple(sorted(mistakes, key=lambda found: (-cost.get(found.id, 0), found.turn, found.id)))


def shown_mistakes(card: Scorecard) -> tuple[FoundMistake, ...]:
    """Return the stated mistakes that a person is shown."""
    return card.mistakes[:MISTAKES_SHOWN]


def added_up(
    rubric: Rubric,
    *,
    contact_id: str,
    verdicts: Iterable[Verdict],
    resolved: Resolved | None,
    grader: GraderName,
    critical: Sequence[CriticalError] = (),
    mistakes: Sequence[FoundMistake] = (),
    possible_mistakes: Sequence[FoundMistake] = (),
    promises: Sequence[Promise] = (),
    praise: Sequence[Praise] = (),
    turning_point: TurningPoint | None = None,
    better_reply: FoundMistake | None = None,
    notes: Sequence[str] = (),
) -> Scorecard:
    """Return the scorecard of what a grader found, with every total computed here."""
    final = reconciled(rubric, verdicts)
    overall, passed = total(final, rubric, critical, resolved)
    return Scorecard(
        id=contact_id,
        verdicts=final,
        overall=overall,
        passed=passed,
        resolved=resolved,
        critical=tuple(critical),
        mistakes=tuple(mistakes),
        possible_mistakes=tuple(possible_mistakes),
        promises=tuple(promises),
        praise=tuple(praise),
        turning_point=turning_point,
        better_reply=better_reply,
        notes=tuple(notes),
        grader=grader,
    )
