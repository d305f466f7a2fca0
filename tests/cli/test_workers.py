"""Transcripts graded on all cores: in order, each once, whatever becomes of a process that grades."""

import os
import signal
from collections.abc import Iterator, Sequence
from itertools import chain
from multiprocessing import active_children

import pytest

from simulator.cli import workers
from simulator.cli.workers import Line, Task, Workers, WorkersGone, graded
from simulator.content.transcripts import parse_transcript
from simulator.domain.transcript import Transcript
from simulator.wiring import open_engine
from tests.cli.conftest import one

TASK = Task("core", "csv")


def transcripts(*names: str) -> Iterator[Transcript]:
    """Yield a small transcript by each name."""
    for name in names:
        found = parse_transcript(one(name), "-")
        assert isinstance(found, Transcript)
        yield found


def ready() -> None:
    """Take the place of what makes a process ready to grade, for one that only says its lines."""


def said(_: Task, chunk: Sequence[Transcript]) -> list[Line]:
    """Take the place of grading: the id is the line, and an id that says so ends the process."""
    if any(transcript.id == "deadly" for transcript in chunk):
        os._exit(1)
    return [Line(transcript.id, failed=False) for transcript in chunk]


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let processes only say the ids of what they are handed."""
    for name, other in (("_begin", ready), ("_engine_is_ready", ready), ("_lines_of", said)):
        monkeypatch.setattr(workers, name, other)


def texts(found: Iterator[Line]) -> list[str]:
    return [line.text for line in found]


def test_lines_are_the_same_and_in_the_same_order_on_all_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    names, engine = [f"t{number}" for number in range(30)], open_engine()
    alone = list(graded(transcripts(*names), engine, TASK, jobs=1))
    monkeypatch.setattr(workers, "ALONE", 3)
    assert list(graded(transcripts(*names), engine, TASK, jobs=2)) == alone
    assert [line.text.split(",")[0] for line in alone] == names
    assert active_children() == []


def test_few_transcripts_start_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "ALONE", 3)
    monkeypatch.setattr(workers, "Workers", None)
    assert len(list(graded(transcripts("a", "b", "c"), open_engine(), TASK, jobs=2))) == 3


def test_where_no_process_can_be_started_all_are_graded_in_this_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError("no semaphores here")

    monkeypatch.setattr(workers, "ALONE", 1)
    monkeypatch.setattr(workers, "ProcessPoolExecutor", refused)
    assert len(list(graded(transcripts("a", "b", "c"), open_engine(), TASK, jobs=2))) == 3


@pytest.mark.usefixtures("quick")
def test_only_a_few_are_read_ahead_so_that_memory_stays_flat() -> None:
    read: list[str] = []

    def counted() -> Iterator[Transcript]:
        for transcript in transcripts(*(str(number) for number in range(300))):
            read.append(transcript.id)
            yield transcript

    ahead = workers.CHUNK * (2 * workers.CHUNKS_AHEAD + 2)
    with Workers(TASK, 2) as pool:
        for done, _ in enumerate(pool.lines(counted())):
            assert len(read) - done <= ahead
    assert len(read) == 300


@pytest.mark.usefixtures("quick")
def test_a_process_that_is_killed_costs_no_transcript_its_line() -> None:
    before, after = [str(number) for number in range(100)], [str(number) for number in range(100, 200)]

    def killed() -> Iterator[Transcript]:
        os.kill(active_children()[0].pid or 0, signal.SIGKILL)
        yield from ()

    with Workers(TASK, 2) as pool:
        found = pool.lines(chain(transcripts(*before), killed(), transcripts(*after)))
        assert texts(found) == [*before, *after]


@pytest.mark.usefixtures("quick")
def test_a_transcript_that_ends_its_process_costs_the_others_nothing() -> None:
    names = [*(str(number) for number in range(20)), "deadly", *(str(number) for number in range(20, 40))]
    with Workers(TASK, 2) as pool:
        found = list(pool.lines(transcripts(*names)))
    assert [line.text for line in found if not line.failed] == [name for name in names if name != "deadly"]
    assert [line.text for line in found if line.failed] == [
        "deadly: this could not be graded (the process that graded it ended, perhaps for want of memory)."
    ]
    assert found[20].failed


@pytest.mark.usefixtures("quick")
def test_where_every_process_ends_at_once_the_run_ends_too() -> None:
    with Workers(TASK, 2) as pool, pytest.raises(WorkersGone, match="run this again with --jobs 1"):
        list(pool.lines(transcripts(*["deadly"] * 10)))
