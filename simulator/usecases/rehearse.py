"""Scripted trainees against a customer: whether a scenario can be won, can be lost, and ranks them as it should."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from statistics import mean

from simulator.director.trainees import FORM_LETTER, HOSTILE
from simulator.domain.errors import NotFound
from simulator.domain.persona import Persona
from simulator.domain.scenario import ActionTaken, RehearsalReply, Scenario
from simulator.domain.state import EndReason
from simulator.domain.value import Value
from simulator.domain.verdict import Scorecard
from simulator.ports import Grader, Library, Reader, Voice
from simulator.usecases.dialogue import Dialogue

TRAINEES = ("excellent", "average", "form-letter", "hostile")
"""The scripted trainees, best first."""

WON = frozenset({EndReason.SATISFIED, EndReason.GRUDGING, EndReason.REFUSED_RIGHTLY, EndReason.ESCALATED})


class Run(Value):
    """One scripted trainee on one scenario with one seed."""

    trainee: str
    seed: int
    end_reason: EndReason
    card: Scorecard
    trust: int
    frustration: int


class Outcome(Value):
    """One scripted trainee on one scenario over all seeds."""

    trainee: str
    runs: tuple[Run, ...]

    @property
    def overall(self) -> Fraction:
        """Return the mean overall level; an unscored contact counts as none."""
        return Fraction(mean(_overall(run.card) for run in self.runs))

    @property
    def warmth(self) -> Fraction:
        """Return the mean of trust minus frustration at the end, which breaks ties."""
        return Fraction(mean(Fraction(run.trust - run.frustration) for run in self.runs))


class Rehearsal(Value):
    """The four scripted trainees on one scenario."""

    persona: str
    scenario: str
    outcomes: tuple[Outcome, ...]
    """In the order of TRAINEES."""

    @property
    def ordered(self) -> bool:
        """Return whether each trainee did strictly better than the next."""
        ranks = [(outcome.overall, outcome.warmth) for outcome in self.outcomes]
        return all(better > worse for better, worse in pairwise(ranks))

    @property
    def winnable(self) -> bool:
        """Return whether the excellent trainee always gets there."""
        return all(run.end_reason in WON for run in self.outcomes[0].runs)

    @property
    def losable(self) -> bool:
        """Return whether the form letter and the hostile trainee never get there."""
        return not any(run.end_reason in WON for outcome in self.outcomes[2:] for run in outcome.runs)

    @property
    def faults(self) -> tuple[str, ...]:
        """Return what is wrong with the scenario, in plain words; nothing where all is well."""
        checks = (
            (self.winnable, "can't be won: the excellent trainee did not get there"),
            (self.losable, "can't be lost: a bad trainee got there"),
            (self.ordered, "does not rank the trainees as it should"),
        )
        return tuple(sentence for well, sentence in checks if not well)


class Rehearse:
    """Runs the scripted trainees."""

    def __init__(self, library: Library, reader: Reader, voice: Voice, grader: Grader) -> None:
        self._library = library
        self._reader = reader
        self._voice = voice
        self._grader = grader

    def dialogue(
        self, persona_id: str, scenario_id: str | None = None, seed: int = 0, deeds_by_word: bool = True
    ) -> Dialogue:
        """Return a fresh contact in memory; the persona's first scenario where none is named."""
        persona = self._library.personas().get(persona_id)
        if persona is None:
            known = ", ".join(sorted(self._library.personas()))
            raise NotFound(f"There is no customer {persona_id!r}. Known: {known}.")
        name = scenario_id or next(iter(persona.scenarios))
        if name not in persona.scenarios:
            raise NotFound(f"{persona_id} has no scenario {name!r}. Known: {', '.join(persona.scenarios)}.")
        return self._dialogue(persona_id, persona, name, seed, deeds_by_word)

    def scenario(self, persona_id: str, scenario_id: str, seeds: int = 2) -> Rehearsal:
        """Return how the scripted trainees do on one scenario of the library."""
        return self.written(persona_id, self._library.personas()[persona_id], scenario_id, seeds)

    def written(self, persona_id: str, persona: Persona, scenario_id: str, seeds: int = 2) -> Rehearsal:
        """Return how the scripted trainees do on a persona that need not be in the library yet."""
        outcomes = tuple(self.outcomes(persona_id, persona, scenario_id, seeds))
        return Rehearsal(persona=persona_id, scenario=scenario_id, outcomes=outcomes)

    def outcomes(self, persona_id: str, persona: Persona, scenario_id: str, seeds: int = 2) -> Iterator[Outcome]:
        """Return what each scripted trainee comes to, one after the other, for who wants to show how far it is."""
        for trainee in TRAINEES:
            if replies_of(trainee, persona.scenarios[scenario_id]):
                runs = tuple(self._run(persona_id, persona, scenario_id, trainee, seed) for seed in range(seeds))
                yield Outcome(trainee=trainee, runs=runs)

    def tried_out(self, persona_id: str, persona: Persona, scenario_id: str, seed: int = 0) -> Dialogue:
        """Return a fresh contact in memory with a persona that need not be in the library; deeds are made, not said."""
        return self._dialogue(persona_id, persona, scenario_id, seed, by_word=False)

    def card(self, dialogue: Dialogue) -> Scorecard:
        """Return the scorecard of a contact in memory."""
        return dialogue.card("/".join(dialogue.ids), self._grader)

    def _dialogue(self, persona_id: str, persona: Persona, scenario_id: str, seed: int, by_word: bool) -> Dialogue:
        company = self._library.companies()[persona.scenarios[scenario_id].company]
        return Dialogue(
            persona_id, scenario_id, persona, company, self._library.norms(), self._reader, self._voice, seed, by_word
        )

    def _run(self, persona_id: str, persona: Persona, scenario_id: str, trainee: str, seed: int) -> Run:
        dialogue = self._dialogue(persona_id, persona, scenario_id, seed, by_word=False)
        for reply in replies_of(trainee, dialogue.scenario):
            if not dialogue.over:
                actions = tuple(ActionTaken(id=action.id, amount=action.amount) for action in reply.actions)
                dialogue.reply(reply.text, actions, reply.after)
        if not dialogue.over:
            dialogue.end()
        assert dialogue.state.ended is not None  # the agent's own ending always ends it
        return Run(
            trainee=trainee,
            seed=seed,
            end_reason=dialogue.state.ended,
            card=dialogue.card(f"{persona_id}/{scenario_id}/{trainee}/{seed}", self._grader),
            trust=dialogue.state.trust,
            frustration=dialogue.state.frustration,
        )


def replies_of(trainee: str, scenario: Scenario) -> Sequence[RehearsalReply]:
    """Return what one scripted trainee writes in a scenario."""
    written = {
        "excellent": scenario.rehearsal.excellent,
        "average": scenario.rehearsal.average,
        "form-letter": FORM_LETTER[scenario.channel],
        "hostile": HOSTILE[scenario.channel],
    }
    return written[trainee]


def _overall(card: Scorecard) -> Fraction:
    return Fraction(card.overall.points, card.overall.weight) if card.overall else Fraction(0)
