"""Grading transcripts that were held elsewhere, and holding the grader against people's scores."""

from collections.abc import Mapping

from simulator.domain.errors import NotFound
from simulator.domain.moves import Reading
from simulator.domain.scenario import Scenario
from simulator.domain.transcript import Situation, Transcript, situation_of
from simulator.domain.verdict import Scorecard
from simulator.ports import Grader, Library, Reader
from simulator.usecases.desk import situation_for


class Grade:
    """Scores transcripts without keeping anything."""

    def __init__(self, reader: Reader, grader: Grader, library: Library) -> None:
        self._reader = reader
        self._grader = grader
        self._library = library

    def card(self, transcript: Transcript, rubric_id: str = "core") -> Scorecard:
        """Return the scorecard of one transcript; raises NotFound for a rubric that does not exist."""
        if rubric_id not in self._library.rubrics():
            raise NotFound(f"There is no rubric {rubric_id!r}. Known: {', '.join(sorted(self._library.rubrics()))}.")
        situation = self._situation(transcript)
        return self._grader.grade(transcript, self.readings(transcript, situation), situation, rubric_id)

    def readings(self, transcript: Transcript, situation: Situation) -> Mapping[int, Reading]:
        """Return a reading for each agent turn, by turn number."""
        turns = transcript.turns
        return {
            number: self._reader.read(turn.text, situation, turns[:number]) for number, turn in transcript.of("agent")
        }

    def _situation(self, transcript: Transcript) -> Situation:
        scenario = self._scenario(transcript)
        if scenario is None:
            return situation_of(transcript)
        persona = self._library.personas()[str(transcript.persona)]
        return situation_for(persona, scenario, self._library.companies()[scenario.company])

    def _scenario(self, transcript: Transcript) -> Scenario | None:
        persona = self._library.personas().get(transcript.persona or "")
        return persona.scenarios.get(transcript.scenario or "") if persona else None
