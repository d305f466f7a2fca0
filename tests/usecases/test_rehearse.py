"""Whether a scenario ranks its trainees: the arithmetic of outcomes, and the runs themselves."""

import pytest

from simulator.director import FORM_LETTER, HOSTILE
from simulator.domain.state import EndReason
from simulator.domain.verdict import GraderName, Overall, Scorecard
from simulator.usecases.desk import changed
from simulator.usecases.rehearse import TRAINEES, Outcome, Rehearsal, Run, replies_of
from simulator.wiring import Engine, open_engine

CHATTER, SCENARIO = "mika-solberg", "tent-by-tonight"
GRADER = GraderName(name="builtin", version="1", rubric="core", rubric_version="1")
WON, LOST = EndReason.SATISFIED, EndReason.WALKED_OUT


@pytest.fixture(scope="module")
def engine() -> Engine:
    return open_engine()


def run(trainee: str, level: int | None, ended: EndReason = WON, trust: int = 50, frustration: int = 50) -> Run:
    overall = None if level is None else Overall(points=level, weight=1)
    card = Scorecard(id=trainee, verdicts=(), overall=overall, passed=None, resolved=None, grader=GRADER)
    return Run(trainee=trainee, seed=0, end_reason=ended, card=card, trust=trust, frustration=frustration)


def rehearsal(*outcomes: tuple[Run, ...]) -> Rehearsal:
    return Rehearsal(
        persona="p",
        scenario="s",
        outcomes=tuple(Outcome(trainee=runs[0].trainee, runs=runs) for runs in outcomes),
    )


def of_levels(*levels: int | None, ends: tuple[EndReason, ...] = (WON, WON, LOST, LOST)) -> Rehearsal:
    return rehearsal(*((run(name, level, end),) for name, level, end in zip(TRAINEES, levels, ends, strict=True)))


def test_four_trainees_in_their_order_are_without_fault() -> None:
    good = of_levels(5, 4, 2, 1)
    assert (good.ordered, good.winnable, good.losable, good.faults) == (True, True, True, ())


@pytest.mark.parametrize("levels", [(4, 5, 2, 1), (5, 4, 1, 2), (5, 2, 2, 1), (1, 2, 4, 5), (3, 3, 3, 3)])
def test_any_other_order_and_any_tie_is_a_fault(levels: tuple[int, ...]) -> None:
    assert of_levels(*levels).faults == ("does not rank the trainees as it should",)


def test_a_tie_is_broken_by_trust_less_frustration() -> None:
    marks = zip(TRAINEES, (WON, WON, LOST, LOST), (9, 8, 7, 6), strict=True)
    tied = [(run(name, 3, end, trust=trust),) for name, end, trust in marks]
    assert rehearsal(*tied).ordered
    assert not rehearsal(tied[1], tied[0], *tied[2:]).ordered


def test_a_contact_that_could_not_be_scored_counts_as_none() -> None:
    assert of_levels(5, 4, 2, None).ordered
    assert not of_levels(None, 4, 2, 1).ordered


def test_it_can_be_won_only_if_the_excellent_trainee_gets_there_every_time() -> None:
    assert "can't be won" in of_levels(5, 4, 2, 1, ends=(LOST, WON, LOST, LOST)).faults[0]
    once = rehearsal(
        (run("excellent", 5), run("excellent", 5, LOST)), *((run(name, 1, LOST),) for name in TRAINEES[1:])
    )
    assert not once.winnable


@pytest.mark.parametrize("ended", [EndReason.REFUSED_RIGHTLY, EndReason.ESCALATED, EndReason.GRUDGING])
def test_a_right_no_and_a_right_handover_are_won_too(ended: EndReason) -> None:
    assert of_levels(5, 4, 2, 1, ends=(ended, LOST, LOST, LOST)).winnable


@pytest.mark.parametrize("place", [2, 3])
def test_it_can_be_lost_only_if_no_bad_trainee_gets_there(place: int) -> None:
    ends = tuple(WON if number in {0, place} else LOST for number in range(4))
    assert of_levels(5, 4, 2, 1, ends=ends).faults == ("can't be lost: a bad trainee got there",)


def test_means_over_seeds_are_exact() -> None:
    thirds = Outcome(trainee="average", runs=tuple(run("average", level, trust=level) for level in (1, 1, 2)))
    assert thirds.overall * 3 == 4
    assert thirds.warmth * 3 == 4 - 150


def test_each_trainee_says_what_was_written_for_them(engine: Engine) -> None:
    scenario = engine.library.personas()[CHATTER].scenarios[SCENARIO]
    assert replies_of("excellent", scenario) == scenario.rehearsal.excellent
    assert replies_of("average", scenario) == scenario.rehearsal.average
    assert replies_of("form-letter", scenario) == FORM_LETTER[scenario.channel]
    assert replies_of("hostile", scenario) == HOSTILE[scenario.channel]


def test_every_trainee_is_run_once_a_seed_and_always_to_an_end(engine: Engine) -> None:
    outcomes = engine.rehearse.scenario(CHATTER, SCENARIO, seeds=3).outcomes
    assert [outcome.trainee for outcome in outcomes] == list(TRAINEES)
    assert all([run.seed for run in outcome.runs] == [0, 1, 2] for outcome in outcomes)


def test_a_persona_that_is_not_in_the_library_can_be_rehearsed(engine: Engine) -> None:
    written = changed(engine.library.personas()[CHATTER], name="Somebody Else")
    rehearsed = engine.rehearse.written("draft", written, SCENARIO, seeds=1)
    assert (rehearsed.persona, len(rehearsed.outcomes)) == ("draft", 4)


def test_a_deed_that_a_trainee_only_says_is_not_done(engine: Engine) -> None:
    persona = engine.library.personas()[CHATTER]
    scenario = persona.scenarios[SCENARIO]
    idle = changed(scenario.rehearsal, excellent=[changed(reply, actions=()) for reply in scenario.rehearsal.excellent])
    only_said = changed(persona, scenarios={SCENARIO: changed(scenario, rehearsal=idle)})
    assert not engine.rehearse.written(CHATTER, only_said, SCENARIO, seeds=1).winnable
