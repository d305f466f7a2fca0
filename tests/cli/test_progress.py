"""How far a long run is: when it is said, and in which words."""

import sys
from pathlib import Path

import pytest

from simulator.cli.progress import Progress, expected


class Clock:
    """A clock that goes on when it is told to."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def in_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "deeper").mkdir()
    for name in ("a.json", "b.json", "deeper/c.json", "notes.txt"):
        (tmp_path / name).write_text("{}")
    (tmp_path / "many.jsonl").write_text("{}\n" * 5)
    return tmp_path


def test_what_is_to_come_is_counted_by_files_and_lines(folder: Path) -> None:
    assert expected([str(folder)]) == 8
    assert expected([str(folder / "a.json"), str(folder / "many.jsonl"), str(folder / "gone.json")]) == 7
    assert expected([str(folder), "-"]) == 0


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_a_short_run_says_nothing(folder: Path, clock: Clock, capsys: pytest.CaptureFixture[str]) -> None:
    progress = Progress([str(folder)], now=clock)
    for _ in range(8):
        clock.seconds += 0.5
        progress.graded()
    progress.finish()
    assert capsys.readouterr() == ("", "")


def test_where_no_terminal_is_a_long_run_says_so_on_a_line_now_and_then(
    folder: Path, clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    progress = Progress([str(folder)], now=clock)
    for clock.seconds in (4, 6, 7, 16, 17):
        progress.graded()
    progress.finish()
    assert capsys.readouterr().err == (
        "2 of 8 transcripts, 0 a second, 18 seconds left\n"
        "4 of 8 transcripts, 0 a second, 20 seconds left\n"
        "5 transcripts in 17 seconds, 0 a second\n"
    )


def test_on_a_terminal_one_line_is_written_over_and_gives_way_to_what_went_wrong(
    folder: Path, clock: Clock, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    in_a_terminal(monkeypatch)
    progress = Progress([str(folder)], now=clock)
    clock.seconds = 0.5
    progress.graded()
    progress.write_over()
    sys.stderr.write("b.json: broken\n")
    clock.seconds = 1
    progress.passed()
    progress.finish()
    first = "1 of 8 transcripts, 2 a second, 4 seconds left"
    assert capsys.readouterr().err == (
        f"\r{first}\r{' ' * len(first)}\rb.json: broken\n"
        "\r2 of 8 transcripts, 1 a second, 6 seconds left"
        "\r2 transcripts in 1 seconds, 1 a second        \n"
    )


def test_where_the_scores_are_on_the_screen_there_is_no_progress_between_them(
    folder: Path, clock: Clock, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    in_a_terminal(monkeypatch)
    progress = Progress([str(folder)], silent=True, now=clock)
    clock.seconds = 9
    progress.graded()
    progress.finish()
    assert capsys.readouterr() == ("", "")


def test_where_nobody_knows_how_many_are_to_come_it_says_how_many_are_done(
    clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    progress = Progress(["-"], now=clock)
    for clock.seconds in (1, 6):
        progress.graded()
    assert capsys.readouterr().err == "2 transcripts, 0 a second\n"


@pytest.mark.parametrize(
    ("seconds", "said"), [(100, "100 seconds left"), (1200, "20 minutes left"), (9000, "2.5 hours left")]
)
def test_time_left_is_said_as_people_say_it(
    tmp_path: Path, clock: Clock, capsys: pytest.CaptureFixture[str], seconds: int, said: str
) -> None:
    (tmp_path / "two.jsonl").write_text("{}\n{}\n")
    progress = Progress([str(tmp_path)], now=clock)
    clock.seconds = seconds
    progress.graded()
    assert capsys.readouterr().err.strip().endswith(said)
