"""Grading what was held elsewhere: what is read, against which situation, by which rubric."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from simulator.domain.channel import Channel
from simulator.domain.errors import NotFound
from simulator.domain.moves import Reading
from simulator.domain.transcript import CustomerCard, Situation, Transcript, Turn
from simulator.usecases.grade import Grade
from simulator.wiring import Engine, open_engine

TURNS = (
    Turn(role="customer", text="Where is my order?"),
    Turn(role="agent", text="On its way."),
    Turn(role="customer", text="When?"),
    Turn(role="agent", text="Tomorrow."),
)


class Noting:
    """A reader and a grader that only note what they are given."""

    name, version = "noting", "1"

    def __init__(self) -> None:
        self.read_against: list[tuple[str, Situation, int]] = []
        self.graded: list[tuple[Mapping[int, Reading], Situation, str]] = []

    def read(self, message: str, situation: Situation, history: Sequence[Turn] = ()) -> Reading:
        self.read_against.append((message, situation, len(history)))
        return Reading(moves=())

    def grade(self, transcript: Transcript, readings: Any, situation: Situation, rubric_id: str = "core") -> Any:
        self.graded.append((readings, situation, rubric_id))
        return transcript.id


@pytest.fixture(scope="module")
def engine() -> Engine:
    return open_engine()


@pytest.fixture
def noting() -> Noting:
    return Noting()


@pytest.fixture
def grade(engine: Engine, noting: Noting) -> Grade:
    return Grade(noting, noting, engine.library)


def transcript(**changes: Any) -> Transcript:
    card = CustomerCard(name="Dana", record="Order 7")
    told = {"id": "t1", "channel": "email", "brand": "Acme", "customer": card, "authority": "Refund", "turns": TURNS}
    return Transcript.model_validate({**told, **changes})


def test_each_agent_turn_is_read_with_all_before_it_and_no_customers(grade: Grade, noting: Noting) -> None:
    grade.card(transcript())
    assert [(message, before) for message, _, before in noting.read_against] == [("On its way.", 1), ("Tomorrow.", 3)]
    [(readings, _, rubric)] = noting.graded
    assert (list(readings), rubric) == ([1, 3], "core")


def test_a_ticket_from_elsewhere_is_read_against_what_it_says_itself(grade: Grade, noting: Noting) -> None:
    grade.card(transcript())
    _, situation, _ = noting.graded[0]
    assert (situation.channel, situation.customer_name, situation.brand) == (Channel.EMAIL, "Dana", "Acme")
    assert (situation.record, situation.authority, situation.scenario) == ("Order 7", "Refund", None)


def test_a_practised_contact_is_read_against_its_scenario(grade: Grade, noting: Noting, engine: Engine) -> None:
    grade.card(transcript(persona="mika-solberg", scenario="tent-by-tonight"))
    _, situation, _ = noting.graded[0]
    scenario = engine.library.personas()["mika-solberg"].scenarios["tent-by-tonight"]
    assert (situation.scenario, situation.channel) == (scenario, Channel.CHAT)
    assert all(against == situation for _, against, _ in noting.read_against)


@pytest.mark.parametrize(
    "told", [{"persona": "nobody"}, {"persona": "mika-solberg", "scenario": "gone"}, {"scenario": "x"}]
)
def test_a_customer_that_is_gone_leaves_what_the_transcript_says(
    grade: Grade, noting: Noting, told: dict[str, str]
) -> None:
    grade.card(transcript(**told))
    assert noting.graded[0][1].scenario is None


def test_a_rubric_that_does_not_exist_is_named_with_those_that_do(grade: Grade, noting: Noting) -> None:
    with pytest.raises(NotFound, match=r"There is no rubric 'mine'\. Known: core"):
        grade.card(transcript(), "mine")
    assert not noting.read_against


def test_without_turns_there_is_nothing_to_read(grade: Grade, noting: Noting) -> None:
    grade.card(transcript(turns=()))
    assert noting.graded[0][0] == {}


def test_the_same_transcript_gets_the_same_card(engine: Engine) -> None:
    assert engine.grade.card(transcript()) == engine.grade.card(transcript())
