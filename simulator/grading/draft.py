"""What the rules alone make of a contact: levels, outcome and mistakes, before trained weights have a say."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from simulator.domain.mistake import Catalogue
from simulator.domain.rubric import Rubric
from simulator.domain.verdict import Resolved, Verdict
from simulator.grading.criteria import empathy, ownership, solution, tone
from simulator.grading.evidence import Evidence
from simulator.grading.faults import Faults, faults
from simulator.grading.gradable import why_not_gradable
from simulator.grading.mistakes.finding import found_afterwards, found_in_words, settled
from simulator.grading.mistakes.hit import Hit
from simulator.grading.outcome import Outcome
from simulator.grading.resolution import resolution
from simulator.grading.scorecard import unscored

_UNSEEN = "The built-in grader has no way to see this criterion."


@dataclass(frozen=True)
class Draft:
    """One contact as the rules see it."""

    evidence: Evidence
    verdicts: tuple[Verdict, ...]
    """One for each criterion of the rubric, in its order."""
    resolved: Resolved | None
    hits: tuple[Hit, ...]
    """Everything that points to a mistake, before one gives way to another."""
    stated: tuple[Hit, ...]
    asked: tuple[Hit, ...]
    faults: Faults
    """The certain mistakes that the levels were given with."""

    def level_of(self, criterion: str) -> int | None:
        """Return one criterion's level, None where unscored."""
        return next((verdict.level for verdict in self.verdicts if verdict.criterion == criterion), None)


def drafted(evidence: Evidence, rubric: Rubric, catalogue: Catalogue) -> Draft:
    """Return what the rules make of a contact; where there is too little to score, nothing is."""
    refusal = why_not_gradable(evidence.case, rubric)
    said = found_in_words(evidence, catalogue)
    certain = faults(said)
    verdicts = _refused(rubric, refusal) if refusal else _judged(rubric, evidence, certain)
    levels = {verdict.criterion: verdict.level for verdict in verdicts}
    resolved = None if refusal else resolution(evidence, levels.get(solution.ID))
    hits = (*said, *found_afterwards(evidence, Outcome(levels, resolved), catalogue))
    stated, asked = settled(hits, catalogue)
    return Draft(evidence, verdicts, resolved, hits, stated, asked, certain)


def _judged(rubric: Rubric, evidence: Evidence, found: Faults) -> tuple[Verdict, ...]:
    fix = solution.judge(evidence, found)
    judges: Mapping[str, Callable[[], Verdict]] = {
        empathy.ID: lambda: empathy.judge(evidence, found, fix.level),
        ownership.ID: lambda: ownership.judge(evidence, found),
        solution.ID: lambda: fix,
        tone.ID: lambda: tone.judge(evidence, found, clear_end=(fix.level or 0) >= 4),
    }
    return tuple(judges[each.id]() if each.id in judges else unscored(each.id, _UNSEEN) for each in rubric.criteria)


def _refused(rubric: Rubric, reason: str) -> tuple[Verdict, ...]:
    return tuple(unscored(criterion.id, reason) for criterion in rubric.criteria)


def ids(hits: Sequence[Hit]) -> frozenset[str]:
    """Return which mistakes some hits are of."""
    return frozenset(hit.id for hit in hits)
