"""The script voice says what it is told to, in written lines, none twice before all were used."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.director import begin, react
from simulator.domain.acts import Act, Band
from simulator.domain.persona import Persona
from simulator.domain.scenario import Scenario
from simulator.domain.state import CustomerState, Direction
from simulator.domain.transcript import Turn
from simulator.voice import ScriptVoice
from simulator.voice.script import LAST_RESORT
from tests.director.case_pram import NORMS, PERSONA, SCENARIO, replied
from tests.director.drawn import SHIPPED

STATE = begin(PERSONA, SCENARIO, NORMS, 5)


def written(said: dict[str, object], **scenario: object) -> Persona:
    case = Scenario.model_validate({**dict(SCENARIO), "lines": {}, **scenario})
    return Persona.model_validate({**dict(PERSONA), "lines": said, "scenarios": {"wheel": case}})


def say(persona: Persona, direction: Direction, history: tuple[str, ...] = (), seed: int = 5) -> tuple[str, ...]:
    turns = tuple(Turn(role="customer", text=text) for text in history)
    state = begin(persona, SCENARIO, NORMS, seed)
    return ScriptVoice().speak(persona, "wheel", turns, state, direction)


def angry(act: Act, **more: object) -> Direction:
    return Direction.model_validate({"act": act, "band": Band.ANGRY, **more})


def test_a_silent_direction_says_nothing():
    assert say(PERSONA, angry(Act.NUDGE, silent=True, event="types, then stops")) == ()


def test_the_line_of_the_mood_and_any_mood_are_used_before_a_neighbours():
    persona = written({"vent": {"angry": ["angry line"], "irritated": ["irritated line"]}})
    assert say(persona, angry(Act.VENT)) == ("angry line",)
    assert say(persona, angry(Act.VENT), history=("angry line",)) == ("irritated line",)


def test_the_scenarios_lines_come_before_the_personas():
    persona = written({"vent": {"angry": ["general"]}}, lines={"vent": {"any": ["about the wheel"]}})
    assert say(persona, angry(Act.VENT)) == ("about the wheel",)
    assert say(persona, angry(Act.VENT), history=("about the wheel",)) == ("general",)


def half_way(persona: Persona, direction: Direction) -> tuple[str, ...]:
    state = begin(persona, SCENARIO, NORMS, 5)
    met = CustomerState.model_validate({**dict(state), "needs": {**state.needs, "wheel-fixed": "committed"}})
    return ScriptVoice().speak(persona, "wheel", (), met, direction)


def test_once_something_was_settled_lines_of_any_situation_come_before_those_of_its_start():
    persona = written({"push_back": {"angry": ["no"]}}, lines={"push_back": {"any": ["the wheel is off"]}})
    assert say(persona, angry(Act.PUSH_BACK)) == ("the wheel is off",)
    assert half_way(persona, angry(Act.PUSH_BACK)) == ("no",)


def test_a_demand_names_what_is_missing_once_something_else_was_settled():
    persona = written({"demand": {"angry": ["do something"]}})
    demand = angry(Act.DEMAND, topic="safe")
    assert say(persona, demand) == ("do something",)
    assert half_way(persona, demand) == ("is it even safe",)


def test_what_is_asked_gently_is_asked_without_a_reproach():
    lines = {"ask_again": {"irritated": ["still nothing. {topic}"], "calm": ["one more thing. {topic}"]}}
    gently = {"act": Act.ASK_AGAIN, "topic": "safe", "gently": True}
    persona = written(lines)
    assert say(persona, Direction(**gently, band=Band.IRRITATED)) == ("one more thing. is it even safe",)
    assert say(persona, Direction(**gently, band=Band.ANGRY)) == ("is it even safe",)


def test_what_nobody_asked_for_comes_after_the_kind_word_and_in_full():
    persona = written({"soften": {"any": ["Thank you.", "That helps."]}})
    said: tuple[str, ...] = ()
    for _ in range(2):
        said += say(persona, angry(Act.SOFTEN, facts=("scared",)), history=said)
    words = ["Thank you. it tipped with her in it", "That helps. she nearly fell out"]
    swapped = ["That helps. it tipped with her in it", "Thank you. she nearly fell out"]
    assert list(said) in (words, swapped)


def test_a_bare_question_does_not_come_again_while_other_lines_are_left():
    persona = written({"ask_again": {"any": ["{topic}", "still: {topic}"]}})
    said: list[str] = []
    for _ in range(3):
        said += say(persona, angry(Act.ASK_AGAIN, topic="wheel-fixed"), history=tuple(said))
    assert len(set(said)) == 3


def test_no_line_comes_twice_before_all_were_used():
    persona = written({"go_on": {"any": ["ok", "right", "and"], "calm": ["fine"]}})
    said: list[str] = []
    for _ in range(8):
        said += say(persona, angry(Act.GO_ON), history=tuple(said))
    assert sorted(said[:4]) == ["and", "fine", "ok", "right"]
    assert said[4:] == said[:4]


def test_a_double_text_is_two_messages():
    persona = written({"nudge": {"any": ["hello || anyone there"]}})
    assert say(persona, angry(Act.NUDGE)) == ("hello", "anyone there")


def test_an_answer_holds_its_fact():
    persona = written({"answer": {"any": ["sure, {fact}", "no place for it"]}})
    assert say(persona, angry(Act.ANSWER, facts=("model",)))[0] in {"sure, its a trotter 2", "sure, trotter 2"}


def test_an_answer_without_any_line_is_the_fact_itself():
    assert say(written({}), angry(Act.ANSWER, facts=("model",)))[0] in {"its a trotter 2", "trotter 2"}


def test_several_facts_are_sent_one_after_the_other():
    said = say(written({}), angry(Act.ANSWER, facts=("model", "postcode")))
    assert len(said) == 2


def test_a_fact_stands_before_the_reaction():
    persona = written({"accept_conditionally": {"any": ["ok do that"]}})
    said = say(persona, angry(Act.ACCEPT_CONDITIONALLY, facts=("model",)))
    assert said[-1] == "ok do that"
    assert "trotter" in said[0]


def test_asking_again_names_what_went_unanswered():
    persona = written({"ask_again": {"any": ["again: {topic}"]}})
    assert say(persona, angry(Act.ASK_AGAIN, topic="safe")) == ("again: is it even safe",)


def test_without_a_topic_a_line_that_needs_one_is_left_out():
    persona = written({"ask_again": {"any": ["again: {topic}", "you did not answer"]}})
    assert say(persona, angry(Act.ASK_AGAIN)) == ("you did not answer",)


def test_pushing_back_on_an_option_uses_its_own_words():
    assert say(PERSONA, angry(Act.PUSH_BACK, topic="repair-shop")) == ("i cant get to a shop, i have no pram",)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("and, {topic}", "and, what about it"),
        ("and {topic} then", "and What about it, then"),
        ("{topic}. please", "What about it. please"),
    ],
)
def test_words_that_are_filled_in_run_on_with_the_line(line, expected):
    needs = [{"id": "wheel-fixed", "text": "A wheel.", "asks": ["What about it"]}]
    persona = written({"ask_again": {"any": [line]}}, needs=needs)
    assert say(persona, angry(Act.ASK_AGAIN, topic="wheel-fixed")) == (expected,)


@pytest.mark.parametrize("act", Act)
def test_an_act_that_nobody_wrote_lines_for_still_has_words(act):
    assert say(written({}), angry(act)) or act is Act.ANSWER
    assert act in LAST_RESORT


@pytest.mark.parametrize("customer", SHIPPED, ids=str)
@given(act=st.sampled_from(sorted(set(Act) - {Act.ANSWER, Act.LEAVE, Act.CLOSE})), band=st.sampled_from(Band))
@settings(max_examples=25, deadline=None)
def test_shipped_customers_do_not_repeat_themselves(customer, act, band):
    scenario_id = next(name for name, each in customer.persona.scenarios.items() if each == customer.scenario)
    said: list[str] = []
    for _ in range(2):
        history = tuple(Turn(role="customer", text=text) for text in said)
        direction = Direction(act=act, band=band, topic=customer.scenario.needs[0].id)
        said += ScriptVoice().speak(customer.persona, scenario_id, history, STATE, direction)
    assert len(set(said)) == len(said)
    assert not any("{" in text for text in said)


@pytest.mark.parametrize("customer", [each for each in SHIPPED if not each.scenario.warm_up], ids=str)
def test_ten_poor_replies_bring_no_line_twice(customer):
    scenario_id = next(name for name, each in customer.persona.scenarios.items() if each == customer.scenario)
    patient = {**dict(begin(customer.persona, customer.scenario, customer.norms, 2)), "patience": 100}
    state = type(STATE).model_validate(patient)
    history: list[Turn] = []
    for _ in range(10):
        state, direction = react(state, customer.persona, customer.scenario, customer.norms, replied())
        said = ScriptVoice().speak(customer.persona, scenario_id, history, state, direction)
        history += [Turn(role="customer", text=text) for text in said]
    assert len({turn.text for turn in history}) == len(history)
