"""What may be said of one person's progress, and what may not."""

import pytest

from simulator.reports.progress import engine_changes, first_and_repeat, progress_figure, progress_title, trend_of
from tests.reports.made import attempt


@pytest.mark.parametrize(
    ("levels", "sentence"),
    [
        ([], "3 more scored contacts until something can be said."),
        ([3, 4], "1 more scored contact until something can be said."),
        ([2, 3, 5], "Between 2 and 5 so far."),
        ([2, 3, 5, 5, 5], "Between 2 and 5 so far."),
        ([2, 2, 2, 4, 4, 4], "Better lately: from 2.0 to 4.0."),
        ([5, 5, 4, 3, 3, 3], "Lower lately: from 4.7 to 3.0."),
        ([3, 4, 3, 4, 3, 4], "Steady around 3.5."),
    ],
)
def test_nothing_is_claimed_under_three_contacts_and_little_after(levels: list[int], sentence: str) -> None:
    attempts = [attempt(len(levels) - place, level) for place, level in enumerate(levels)]
    assert trend_of(attempts, "empathy").sentence == sentence


def test_an_unscored_criterion_is_no_zero() -> None:
    attempts = [attempt(3, levels={"empathy": None, "tone": 4}), attempt(2, levels={"empathy": 4, "tone": 4})]
    assert trend_of(attempts, "empathy").mean == 4
    assert trend_of(attempts, "empathy").contacts == 1


def test_the_title_names_what_got_better() -> None:
    better = [attempt(6 - place, level) for place, level in enumerate([2, 2, 2, 4, 4, 4])]
    assert progress_title(better) == "Empathy, Ownership, Solution and Tone are getting better"
    assert progress_title(better[:2]) == "Your levels, contact by contact"


def test_first_attempts_and_repeats_are_told_apart() -> None:
    attempts = [
        attempt(8, 2, scenario="a"),
        attempt(7, 3, scenario="b"),
        attempt(6, 4, scenario="a", number=2),
        attempt(5, 5, scenario="b", number=2),
    ]
    assert first_and_repeat(attempts) == "first attempts, 2.5 on average; repeats reach 4.5."
    assert first_and_repeat(attempts[:3]) == ""
    names = {trace.name: len(trace.x) for trace in progress_figure(attempts, "tone").data if trace.name}
    assert names == {"First attempt": 2, "Repeat": 2}


def test_a_change_of_grader_is_marked() -> None:
    attempts = [attempt(5, engine="1"), attempt(4, engine="1"), attempt(3, engine="2")]
    assert engine_changes(attempts) == (2,)
    texts = [note.text for note in progress_figure(attempts, "tone").layout.annotations]
    assert texts == ["scored differently from here"]


def test_a_title_written_by_a_trainer_makes_no_link_in_a_figure() -> None:
    figure = progress_figure([attempt(1, scenario="<a href='x'>y</a>")], "tone")
    assert "<a " not in str(figure.to_dict())
