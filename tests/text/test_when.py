"""Times that a message names."""

import pytest

from simulator.text.when import dues


@pytest.mark.parametrize(
    ("message", "due"),
    [
        ("You will have it by Thursday.", "by Thursday"),
        ("within 2 hours, I promise", "within 2 hours"),
        ("I'll call tomorrow at 10.", "tomorrow at 10"),
        ("The van comes at 19:00", "at 19:00"),
        ("It lands within five working days", "within five working days"),
        ("I'll ring on Monday 2 November", "on Monday 2 November"),
        ("by the end of the week at the latest", "by the end of the week"),
        ("between 8 and 10 it is", "between 8 and 10"),
        ("at half past nine tonight", "at half past nine tonight"),
        ("done by Sat", "by Sat"),
    ],
)
def test_a_time_is_found_in_its_own_words(message: str, due: str) -> None:
    assert due in [found.text for found in dues(message)]


@pytest.mark.parametrize(
    "message",
    ["We will do it soon.", "He sat down.", "One of the two will do.", "May I ask?", "We are here 24/7", "1.5"],
)
def test_what_is_not_a_time_is_not_found(message: str) -> None:
    assert dues(message) == ()
