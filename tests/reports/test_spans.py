import pytest

from simulator.reports.spans import clock_face, spoken_duration, story_time


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0 s"),
        (45, "45 s"),
        (60, "1 min"),
        (90, "90 s"),
        (120, "2 min"),
        (150, "3 min"),
        (3_600, "1 h"),
        (7_000, "2 h"),
        (86_400, "1 day"),
        (3 * 86_400, "3 days"),
    ],
)
def test_a_length_of_time_is_said_in_the_unit_that_says_it_well(seconds, words):
    assert spoken_duration(seconds) == words


@pytest.mark.parametrize(("seconds", "face"), [(0, "0:00"), (9, "0:09"), (72, "1:12"), (3_725, "62:05")])
def test_a_running_clock_shows_minutes_and_seconds(seconds, face):
    assert clock_face(seconds) == face


@pytest.mark.parametrize(
    ("today", "at", "words"),
    [
        ("Thu 16 July 2026, 14:20", 0, "14:20"),
        ("Thu 16 July 2026, 14:20", 130, "14:22"),
        ("Monday 9 March, 9:40", 60, "09:41"),
        ("Wed 14 October 2026, 09:15", 86_400, "next day, 09:15"),
        ("Wed 14 October 2026, 23:50", 1_200, "next day, 00:10"),
        ("Wed 14 October 2026, 09:15", 3 * 86_400, "3 days later, 09:15"),
        ("Wednesday 12 November", 0, "at the start"),
        ("Wednesday 12 November", 7_200, "2 h later"),
        ("", 300, "5 min later"),
    ],
)
def test_a_moment_is_told_by_the_clock_where_the_story_has_one(today, at, words):
    assert story_time(today, at) == words
