"""The built-in grader: a contact laid out, judged by criterion and added up; no network, no model, no chance."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from simulator.domain.channel import Norms
from simulator.domain.mistake import Catalogue
from simulator.domain.moves import Reading
from simulator.domain.rubric import Rubric
from simulator.domain.transcript import Situation, Transcript
from simulator.domain.verdict import FoundMistake, GraderName, Resolved, Scorecard, Verdict
from simulator.grading.better import better_wording
from simulator.grading.better.tips import tip_for
from simulator.grading.case import Case, Place, laid_out
from simulator.grading.criteria import solution
from simulator.grading.critical import abuse, critical_errors, refused_then_promised
from simulator.grading.draft import Draft, drafted
from simulator.grading.evidence import Evidence
from simulator.grading.idle import Read, served
from simulator.grading.learned.features import features_of
from simulator.grading.learned.heads import GraderHeads, shipped_heads
from simulator.grading.learned.levels import lower_of, settled_levels
from simulator.grading.learned.mistakes import settled_mistakes
from simulator.grading.mistakes.hit import Hit
from simulator.grading.praise import praised
from simulator.grading.resolution import resolution
from simulator.grading.scorecard import added_up, costliest_first
from simulator.grading.signals import signals
from simulator.grading.turning_point import turning_point

NAME = "builtin"
VERSION = "2"

_THIN = "Two agent messages or fewer: take the levels as indicative."


@dataclass(frozen=True)
class Settled:
    """What is in force once trained weights have had the last word."""

    verdicts: tuple[Verdict, ...]
    resolved: Resolved | None
    stated: tuple[Hit, ...]
    asked: tuple[Hit, ...]


class BuiltinGrader:
    """Scores contacts by rules over what a reader found, weighed by what was learned from labelled contacts."""

    name = NAME
    version = VERSION

    def __init__(
        self,
        rubrics: Mapping[str, Rubric],
        catalogue: Catalogue,
        norms: Norms,
        heads: GraderHeads | None = None,
        read: Read | None = None,
    ) -> None:
        self._rubrics = rubrics
        self._catalogue = catalogue
        self._norms = norms
        self._heads = heads or shipped_heads()
        self._read = read

    def grade(
        self, transcript: Transcript, readings: Mapping[int, Reading], situation: Situation, rubric_id: str = "core"
    ) -> Scorecard:
        """Return the scorecard of one contact; `readings` holds one reading per agent turn, by turn number."""
        draft = self.draft(transcript, readings, situation, rubric_id)
        features = features_of(draft)
        earned = self._earned(transcript, readings, situation, rubric_id)
        heads = self._heads_for(situation)
        verdicts = lower_of(settled_levels(draft, features, heads.levels), earned)
        stated, asked = settled_mistakes(draft, features, heads.mistakes, self._catalogue)
        resolved = resolution(draft.evidence, _level(verdicts, solution.ID)) if draft.resolved else None
        return self._card(rubric_id, draft.evidence, Settled(verdicts, resolved, stated, asked))

    def _earned(
        self, transcript: Transcript, readings: Mapping[int, Reading], situation: Situation, rubric_id: str
    ) -> tuple[Verdict, ...]:
        """Return what the contact would get without its idle text; nothing where there is none."""
        plain = served(transcript, readings, situation, self._read)
        if plain is None:
            return ()
        draft = self.draft(plain.transcript, plain.readings, situation, rubric_id)
        return settled_levels(draft, features_of(draft), self._heads_for(situation).levels)

    def _heads_for(self, situation: Situation) -> GraderHeads:
        """Return the heads, or none where a scenario says what is true and what helps: there the rules know more."""
        return GraderHeads() if situation.scenario is not None else self._heads

    def draft(
        self, transcript: Transcript, readings: Mapping[int, Reading], situation: Situation, rubric_id: str = "core"
    ) -> Draft:
        """Return what the rules alone make of a contact."""
        case = laid_out(transcript, readings, situation, self._norms[transcript.channel])
        return drafted(Evidence(case, signals(case)), self._rubrics[rubric_id], self._catalogue)

    def _card(self, rubric_id: str, evidence: Evidence, settled: Settled) -> Scorecard:
        rubric = self._rubrics[rubric_id]
        mistakes = self._worded(evidence, settled.stated)
        possible = self._worded(evidence, settled.asked)
        return added_up(
            rubric,
            contact_id=evidence.case.transcript.id,
            verdicts=[_with_next(rubric, verdict) for verdict in settled.verdicts],
            resolved=settled.resolved,
            grader=_grader_name(rubric_id, rubric),
            critical=critical_errors(rubric, self._critical(evidence, settled.stated)),
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
            tip=tip_for(evidence, mistake, hit),
            better=better_wording(evidence, mistake, hit),
        )


def _with_next(rubric: Rubric, verdict: Verdict) -> Verdict:
    """Return a verdict that says what the next level would have taken."""
    if verdict.level is None or verdict.level == 5 or verdict.improve:
        return verdict
    return Verdict(**{**dict(verdict), "improve": rubric.criterion(verdict.criterion).levels[verdict.level + 1]})


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
