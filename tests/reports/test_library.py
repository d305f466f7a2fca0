"""Content in words: rules, temptations, problems with their lines, and what changed between two texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.domain.moves import Move
from simulator.domain.persona import Temper
from simulator.domain.problem import Problem
from simulator.reports.library import (
    customer_row,
    difference,
    difference_words,
    find_mistakes,
    money_words,
    move_words,
    reveal_words,
    tempting,
    touchy_moves,
    wanted_words,
    with_lines,
    written_lines,
)
from simulator.wiring import CONTENT_ROOT, load_library

LIBRARY = load_library(CONTENT_ROOT)
TEXTS = st.lists(st.sampled_from(["name: a", "  - b", "", "+ c", "- d", "@@ e", "\ttab"]), max_size=8).map("\n".join)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("opening", "Said at the start"),
        ("when_asked", "Told when asked"),
        ("when_trust(60)", "Told once trust is 60"),
        ("never", "Never told"),
    ],
)
def test_a_reveal_rule_is_said_in_words(rule: str, words: str) -> None:
    assert reveal_words(rule) == words


@pytest.mark.parametrize(
    ("rule", "words"), [("yes", "Taken"), ("no", "Turned down"), ("when_trust(50)", "Taken once trust is 50")]
)
def test_whether_an_option_is_taken_is_said_in_words(rule: str, words: str) -> None:
    assert wanted_words(rule) == words


@pytest.mark.parametrize(
    ("cents", "words"), [(4000, "£40"), (420, "£4.20"), (120000, "£1,200"), (5, "£0.05"), (0, "£0")]
)
def test_an_amount_is_said_as_people_write_it(cents: int, words: str) -> None:
    assert money_words(cents, "£") == words


def test_what_a_customer_takes_to_heart_comes_hardest_first_and_without_what_anyone_would_take() -> None:
    temper = Temper(sensitivity={Move.CURT: 60, Move.FORM_LETTER: 180, Move.APOLOGISES: 100, Move.BLAMES_CUSTOMER: 240})
    assert [(one.move, one.percent) for one in touchy_moves(temper)] == [
        ("blames customer", 240),
        ("form letter", 180),
        ("curt", 60),
    ]


def test_every_move_has_words() -> None:
    assert all(move_words(move) and "_" not in move_words(move) for move in Move)


def test_every_temptation_of_every_scenario_is_found_from_its_mistake() -> None:
    found = tempting(LIBRARY.personas())
    for persona_id, persona in LIBRARY.personas().items():
        for scenario_id, scenario in persona.scenarios.items():
            for mistake in scenario.tempts:
                assert (persona_id, scenario_id) in {(one.persona, one.scenario) for one in found[mistake]}


def test_a_search_takes_every_word_in_any_case_and_an_empty_one_finds_all() -> None:
    catalogue = LIBRARY.mistakes()
    assert find_mistakes(catalogue, "  ") == catalogue
    assert "form-letter" in find_mistakes(catalogue, "FORM letter")
    assert find_mistakes(catalogue, "form xylophone") == {}


def test_the_row_of_a_customer_names_channel_minutes_and_each_temptation_once() -> None:
    for persona_id, persona in LIBRARY.personas().items():
        row = customer_row(persona_id, persona, LIBRARY.mistakes())
        assert row.minutes == sum(scenario.minutes for scenario in persona.scenarios.values())
        assert set(row.channels) == {scenario.channel.value for scenario in persona.scenarios.values()}
        assert len(row.tempts) == len(set(row.tempts))


def test_lines_are_counted_over_persona_and_scenario() -> None:
    persona = LIBRARY.personas()["mika-solberg"]
    scenario = next(iter(persona.scenarios.values()))
    own = sum(len(lines) for bands in persona.lines.values() for lines in bands.values())
    assert written_lines(persona, scenario) >= own > 0


def test_a_problem_stands_beside_what_its_line_says() -> None:
    problems = (Problem(file="a.yaml", line=2, sentence="wrong"), Problem(file="a.yaml", line=9, sentence="missing"))
    assert [(one.line, one.written) for one in with_lines(problems, "name: x\n  voice: y")] == [
        (2, "voice: y"),
        (9, ""),
    ]


def test_a_difference_says_what_came_and_went_with_its_indent() -> None:
    lines = difference("a: 1\nb:\n  - x\nc: 3", "a: 1\nb:\n  - y\n  - z\nc: 3")
    assert [(line.kind, line.text) for line in lines] == [
        ("skipped", "From line 1"),
        ("same", "a: 1"),
        ("same", "b:"),
        ("taken", "  - x"),
        ("added", "  - y"),
        ("added", "  - z"),
        ("same", "c: 3"),
    ]
    assert difference_words(lines) == "2 lines added, 1 line taken out"


def test_the_same_text_has_no_difference() -> None:
    assert difference("a\nb", "a\nb") == ()
    assert difference_words(()) == "Word for word the same"


@given(TEXTS, TEXTS)
def test_the_lines_of_a_difference_are_lines_of_the_two_texts(older: str, newer: str) -> None:
    lines = difference(older, newer)
    assert {line.text for line in lines if line.kind == "added"} <= set(newer.splitlines())
    assert {line.text for line in lines if line.kind == "taken"} <= set(older.splitlines())
    added, taken = (sum(line.kind == kind for line in lines) for kind in ("added", "taken"))
    assert added - taken == len(newer.splitlines()) - len(older.splitlines())
