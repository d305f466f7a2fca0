"""The built-in grader: a contact laid out, judged by criterion and added up; no network, no model, no chance."""

import hashlib
from collections.abc import Mapping, Sequence

from simulator.domain.channel import Norms
from simulator.domain.mistake import Catalogue
from simulator.domain.moves import Reading
from simulator.domain.rubric import Rubric
from simulator.domain.transcript import Situation, Transcript
from simulator.domain.verdict import FoundMistake, GraderName, Resolved, Scorecard, Verdict
from simulator.grading.better import better_wording
from simulator.grading.case import Case, Place, laid_out
from simulator.grading.criteria import empathy, ownership, solution, tone
from simulator.grading.critical import abuse, critical_errors, refused_then_promised
from simulator.grading.evidence import Evidence
from simulator.grading.faults import Faults, faults
from simulator.grading.gradable import why_not_gradable
from simulator.grading.mistakes.finding import found_afterwards, found_in_words, settled
from simulator.grading.mistakes.hit import Hit
from simulator.grading.outcome import Outcome
from simulator.grading.praise import praised
from simulator.grading.resolution import resolution
from simulator.grading.scorecard import added_up, costliest_first, unscored
from simulator.grading.signals import signals
from simulator.grading.turning_point import turning_point

NAME = "builtin"
VERSION = "1"

_UNSEEN = "The built-in grader has no way to see this criterion."
_THIN = "Two agent messages or fewer: take the levels as indicative."


class BuiltinGrader:
    """Scores contacts by rules over what a reader found."""

    name = NAME
    version = VERSION

    def __init__(self, rubrics: Mapping[str, Rubric], catalogue: Catalogue, norms: Norms) -> None:
        self._rubrics = rubrics
        self._catalogue = catalogue
        self._norms = norms

    def grade(
        self, transcript: Transcript, readings: Mapping[int, Reading], situation: Situation, rubric_id: str = "core"
    ) -> Scorecard:
        """Return the scorecard of one contact; `readings` holds one reading per agent turn, by turn number."""
        rubric = self._rubrics[rubric_id]
        case = laid_out(transcript, readings, situation, self._norms[transcript.channel])
        evidence = Evidence(case, signals(case))
        refusal = why_not_gradable(case, rubric)
        said = found_in_words(evidence, self._catalogue)
        verdicts = _refused(rubric, refusal) if refusal else _judged(rubric, evidence, faults(said))
        resolved = None if refusal else resolution(evidence, _level(verdicts, solution.ID))
        came_out = Outcome({verdict.criterion: verdict.level for verdict in verdicts}, resolved)
        hits = (*said, *found_afterwards(evidence, came_out, self._catalogue))
        stated, asked = settled(hits, self._catalogue)
        return self._card(rubric_id, evidence, verdicts, resolved, stated, asked)

    def _card(
        self,
        rubric_id: str,
        evidence: Evidence,
        verdicts: Sequence[Verdict],
        resolved: Resolved | None,
        stated: Sequence[Hit],
        asked: Sequence[Hit],
    ) -> Scorecard:
        rubric = self._rubrics[rubric_id]
        mistakes = self._worded(evidence, stated)
        possible = self._worded(evidence, asked)
        return added_up(
            rubric,
            contact_id=evidence.case.transcript.id,
            verdicts=verdicts,
            resolved=resolved,
            grader=_grader_name(rubric_id, rubric),
            critical=critical_errors(rubric, self._critical(evidence, stated)),
            mistakes=mistakes,
            possible_mistakes=possible,
            promises=evidence.promises,
            praise=praised(evidence),
            turning_point=turning_point(evidence),
            better_reply=next(iter(mistakes), None) or next(iter(possible), None),
            notes=_notes(evidence.case),
        )

    def _critical(self, evidence: Evidence, stated: Sequence[Hit]) -> list[tuple[str, Place]]:
        found = [(hit.id, hit.place) for hit in stated if self._catalogue[hit.id].critical and hit.place is not None]
        promised = [("promises-the-refused", place) for place in refused_then_promised(evidence)]
        return [*found, *promised, *abuse(evidence)]

    def _worded(self, evidence: Evidence, hits: Sequence[Hit]) -> tuple[FoundMistake, ...]:
        """Return hits as a person reads them, the costliest first."""
        cost = {name: mistake.cost for name, mistake in self._catalogue.items()}
        return costliest_first((self._word(evidence, hit) for hit in hits), cost)

    def _word(self, evidence: Evidence, hit: Hit) -> FoundMistake:
        mistake = self._catalogue[hit.id]
        return FoundMistake(
            id=hit.id,
            turn=hit.turn,
            quote=hit.place.quote() if hit.place else None,
            tip=mistake.tip if hit.sure else mistake.asks,
            better=better_wording(evidence, mistake),
        )


def _judged(rubric: Rubric, evidence: Evidence, found: Faults) -> tuple[Verdict, ...]:
    fix = solution.judge(evidence, found)
    judges = {
        empathy.ID: lambda: empathy.judge(evidence, found, fix.level),
        ownership.ID: lambda: ownership.judge(evidence, found),
        solution.ID: lambda: fix,
        tone.ID: lambda: tone.judge(evidence, found, clear_end=(fix.level or 0) >= 4),
    }
    return tuple(
        _with_next(rubric, judges[each.id]()) if each.id in judges else unscored(each.id, _UNSEEN)
        for each in rubric.criteria
    )


def _with_next(rubric: Rubric, verdict: Verdict) -> Verdict:
    """Return a verdict that says what the next level would have taken."""
    if verdict.level is None or verdict.level == 5 or verdict.improve:
        return verdict
    return Verdict(**{**dict(verdict), "improve": rubric.criterion(verdict.criterion).levels[verdict.level + 1]})


def _refused(rubric: Rubric, reason: str) -> tuple[Verdict, ...]:
    return tuple(unscored(criterion.id, reason) for criterion in rubric.criteria)


def _level(verdicts: Sequence[Verdict], criterion: str) -> int | None:
    return next((verdict.level for verdict in verdicts if verdict.criterion == criterion), None)


def _grader_name(rubric_id: str, rubric: Rubric) -> GraderName:
    digest = hashlib.sha256(rubric.model_dump_json().encode()).hexdigest()
    return GraderName(name=NAME, version=VERSION, rubric=rubric_id, rubric_version=digest[:12])


def _notes(case: Case) -> tuple[str, ...]:
    notes = []
    if len(case.agent) <= 2:
        notes.append(_THIN)
    if case.situation.scenario is None:
        notes.append("Without a scenario, whether what was said is true could not be checked.")
    if case.transcript.actions is None:
        notes.append("What was done is not known, so a deed that was claimed counts as done.")
    return tuple(notes)
