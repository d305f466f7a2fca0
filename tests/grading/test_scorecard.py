"""Totals, passing and critical errors are arithmetic on whole numbers and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.domain.verdict import Verdict
from simulator.grading.scorecard import (
    NO_QUOTE,
    NOTHING_RETURNED,
    RETURNED_TWICE,
    costliest_first,
    has_passed,
    overall_of,
    reconciled,
    shown_mistakes,
)
from tests.grading.made import CORE, card, critical, mistake, not_relevant, quote, rubric, verdict

LEVELS = st.one_of(st.none(), st.integers(1, 5))


@pytest.mark.parametrize(
    ("levels", "shown"),
    [
        ((5, 5, 5, 5), 5.0),
        ((5, 4, 4, 4), 4.25),
        ((3, 3, 4, 4), 3.5),
        ((1, 2, 2, 2), 1.75),
        ((5, 4, 3, None), 4.0),
        ((5, 5, 4, None), 4.67),
        ((4, 4, 3, None), 3.67),
        ((None, None, 3, None), 3.0),
    ],
)
def test_the_overall_is_the_mean_of_what_is_scored(levels, shown):
    assert card(dict(zip(CORE, levels, strict=True))).overall.shown() == shown


def test_weights_of_the_rubric_count():
    weighted = rubric(empathy=70, ownership=10, solution=10, tone=10)
    verdicts = [verdict("empathy", 5), verdict("ownership", 1), verdict("solution", 1), verdict("tone", 2)]
    assert overall_of(weighted, verdicts, critical=False).shown() == 3.9


def test_half_a_hundredth_is_shown_rounded_up_and_kept_exact():
    weighted = rubric(empathy=1, ownership=7)
    total = overall_of(weighted, [verdict("empathy", 5), verdict("ownership", 4)], critical=False)
    assert (total.points, total.weight, total.shown()) == (33, 8, 4.13)


def test_passing_needs_every_relevant_criterion_at_its_minimum():
    assert card(dict.fromkeys(CORE, 3)).passed is True
    assert card({**dict.fromkeys(CORE, 5), "tone": 2}).passed is False


def test_a_mean_above_the_bar_does_not_pass_a_contact_left_unresolved():
    assert card(dict.fromkeys(CORE, 5), resolved="no").passed is False
    assert card(dict.fromkeys(CORE, 5), resolved="refused").passed is True
    assert card(dict.fromkeys(CORE, 5), resolved=None).passed is None


def test_a_relevant_criterion_without_a_level_leaves_passing_open():
    assert card({**dict.fromkeys(CORE, 5), "tone": None}).passed is None
    assert card({"empathy": 1, "ownership": 1, "solution": 1, "tone": None}).passed is None


def test_a_criterion_that_does_not_apply_takes_no_part():
    verdicts = [not_relevant("empathy"), verdict("ownership", 4), verdict("solution", 4), verdict("tone", 3)]
    assert has_passed(rubric(), verdicts, critical=False, resolved="yes") is True
    assert overall_of(rubric(), verdicts, critical=False).shown() == 3.67


def test_nothing_scored_gives_no_overall_and_no_pass():
    empty = card(dict.fromkeys(CORE))
    assert empty.overall is None
    assert empty.passed is None


@given(st.tuples(LEVELS, LEVELS, LEVELS, LEVELS), st.sampled_from(["yes", "no", "refused", None]))
def test_a_critical_error_fails_whatever_else_was_good(levels, resolved):
    failed = card(dict(zip(CORE, levels, strict=True)), critical=(critical(),), resolved=resolved)
    assert failed.overall.shown() == 1.0
    assert failed.passed is False


@given(st.tuples(LEVELS, LEVELS, LEVELS, LEVELS))
def test_no_level_is_ever_made_up(levels):
    result = card(dict(zip(CORE, levels, strict=True)))
    assert tuple(result.level_of(name) for name in CORE) == levels
    assert all(bool(each.unscored) == (each.level is None) for each in result.verdicts)


@given(st.lists(st.tuples(st.sampled_from([*CORE, "charm"]), LEVELS), max_size=9))
def test_reconciling_gives_each_criterion_asked_for_once_and_takes_doubles_for_nothing(given_verdicts):
    result = reconciled(rubric(), [verdict(name, level) for name, level in given_verdicts])
    assert tuple(each.criterion for each in result) == CORE
    for each in result:
        levels = [level for name, level in given_verdicts if name == each.criterion]
        assert each.level == (levels[0] if len(levels) == 1 else None)


def test_the_reason_says_why_a_verdict_does_not_count():
    twice = [verdict("empathy", 4), verdict("empathy", 4), Verdict(criterion="tone", level=5)]
    reasons = {each.criterion: each.unscored for each in reconciled(rubric(), twice)}
    assert reasons == {
        "empathy": RETURNED_TWICE,
        "ownership": NOTHING_RETURNED,
        "solution": NOTHING_RETURNED,
        "tone": NO_QUOTE,
    }


@given(st.tuples(*[st.integers(1, 5)] * 4), st.tuples(*[st.integers(1, 30)] * 4))
def test_the_overall_lies_between_the_lowest_and_the_highest_level(levels, weights):
    weighted = rubric(**dict(zip(CORE, weights, strict=True)))
    verdicts = [verdict(name, level) for name, level in zip(CORE, levels, strict=True)]
    total = overall_of(weighted, verdicts, critical=False)
    assert min(levels) * total.weight <= total.points <= max(levels) * total.weight
    assert isinstance(total.points, int)


def test_at_most_three_mistakes_are_shown_and_they_are_the_costliest():
    found = [mistake("a"), mistake("b", turn=3), mistake("c"), mistake("d", turn=5)]
    ordered = costliest_first(found, {"a": 5, "b": 20, "c": 10, "d": 20})
    assert [each.id for each in ordered] == ["b", "d", "c", "a"]
    full = card(dict.fromkeys(CORE, 2), mistakes=ordered)
    assert [each.id for each in shown_mistakes(full)] == ["b", "d", "c"]
    assert len(full.mistakes) == 4


def test_a_quote_is_kept_with_its_place():
    kept = card({"empathy": 4}).verdicts[0].quotes[0]
    assert kept == quote()
