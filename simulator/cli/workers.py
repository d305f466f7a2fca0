"""Transcripts graded into lines, a few in this process and many on all cores; lines come in the transcripts' order."""

import os
import signal
import threading
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import cache
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from typing import NamedTuple

from simulator.cli.score_rows import row
from simulator.domain.errors import RapportError
from simulator.domain.transcript import Transcript
from simulator.grading import card_line
from simulator.wiring import Engine, open_engine

ALONE = 300
"""Transcripts graded in this process before others are started: they take about as long as it takes to start one."""
CHUNK = 8
"""Transcripts that a process is handed at a time."""
CHUNKS_AHEAD = 4
"""Chunks a process may have waiting, so that it never idles and memory stays flat."""
_DEATHS = 3
"""Processes that may end one right after the other before nothing more is tried."""


class Task(NamedTuple):
    """How transcripts are to be graded."""

    rubric: str
    form: str


class Line(NamedTuple):
    """What became of one transcript."""

    text: str
    """A whole line of scores, or the sentence that says why there is none."""
    failed: bool


class WorkersGone(RapportError):
    """Processes that grade ended again and again; what was written before is whole."""


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def graded(transcripts: Iterator[Transcript], engine: Engine, task: Task, jobs: int) -> Generator[Line, None, None]:
    """Yield one line for each transcript, in their order; close it to end the processes that it started."""
    alone = transcripts if jobs == 1 else islice(transcripts, ALONE)
    for transcript in alone:
        yield line_of(engine, task, transcript)
    for transcript in transcripts:  # what is left is many
        yield from _by_many(chain([transcript], transcripts), engine, task, jobs)


def _by_many(transcripts: Iterator[Transcript], engine: Engine, task: Task, jobs: int) -> Iterator[Line]:
    workers = _workers(task, jobs)
    if workers is None:
        yield from (line_of(engine, task, transcript) for transcript in transcripts)
    else:
        with workers:
            yield from workers.lines(transcripts)


def _workers(task: Task, jobs: int) -> "Workers | None":
    """Return the processes; None where the system gives none, as some hosted ones do."""
    try:
        return Workers(task, jobs)
    except (OSError, NotImplementedError):
        return None


def line_of(engine: Engine, task: Task, transcript: Transcript) -> Line:
    """Return the line of one transcript."""
    try:
        return Line(row(card_line(engine.grade.card(transcript, task.rubric)), task.form), failed=False)
    except Exception as error:  # whatever is odd about one transcript must not cost the others their scores
        return _not_graded(transcript, f"{type(error).__name__}: {error}")


class Workers:
    """Processes that grade, started anew when one of them dies."""

    def __init__(self, task: Task, jobs: int) -> None:
        self._task, self._jobs = task, jobs
        self._waiting: deque[tuple[Sequence[Transcript], Future[list[Line]]]] = deque()
        self._deaths = 0
        self._pool = self._started()

    def __enter__(self) -> "Workers":
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(cancel_futures=True)

    def lines(self, transcripts: Iterator[Transcript]) -> Iterator[Line]:
        """Yield one line for each transcript, in their order."""
        while chunk := tuple(islice(transcripts, CHUNK)):
            self._waiting.append((chunk, self._handed_out(chunk)))
            while self._waiting and (len(self._waiting) > self._jobs * CHUNKS_AHEAD or self._waiting[0][1].done()):
                yield from self._next()
        while self._waiting:
            yield from self._next()

    def _started(self) -> ProcessPoolExecutor:
        """Return the processes; Ctrl-C is for this one alone, from the moment that they begin."""
        pool = ProcessPoolExecutor(self._jobs, get_context("spawn"), _begin)
        with _deaf_to_ctrl_c():
            for _ in range(self._jobs):
                pool.submit(_engine_is_ready)
        return pool

    def _handed_out(self, chunk: Sequence[Transcript]) -> "Future[list[Line]]":
        try:
            return self._pool.submit(_lines_of, self._task, chunk)
        except BrokenProcessPool as error:
            broken: Future[list[Line]] = Future()
            broken.set_exception(error)
            return broken

    def _next(self) -> Iterator[Line]:
        """Yield the lines of the chunk that was handed out first, and of all others if a process died over one."""
        try:
            lines = self._waiting[0][1].result()
            self._waiting.popleft()
            yield from lines
        except BrokenProcessPool:
            again = [transcript for chunk, _ in self._waiting for transcript in chunk]
            self._waiting.clear()
            self._start_anew()
            yield from (self._line_alone(transcript) for transcript in again)

    def _line_alone(self, transcript: Transcript) -> Line:
        """Return the line of a transcript that nothing else is graded beside: if a process dies now, it is to blame."""
        try:
            [line] = self._handed_out([transcript]).result()
            self._deaths = 0
            return line
        except BrokenProcessPool:
            self._count_death()
            self._start_anew()
            return _not_graded(transcript, "the process that graded it ended, perhaps for want of memory")

    def _count_death(self) -> None:
        self._deaths += 1
        if self._deaths == _DEATHS:
            raise WorkersGone(
                "The processes that grade end as soon as they are started, perhaps for want of memory. "
                "Every line so far is whole: free some memory, or run this again with --jobs 1."
            )

    def _start_anew(self) -> None:
        self._pool.shutdown(cancel_futures=True)
        self._pool = self._started()


def _not_graded(transcript: Transcript, reason: str) -> Line:
    return Line(f"{transcript.id}: this could not be graded ({reason}).", failed=True)


@contextmanager
def _deaf_to_ctrl_c() -> Iterator[None]:
    """Let processes that are started meanwhile never hear Ctrl-C."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _begin() -> None:
    """Make a process ready that is to grade: it ends with the one that started it, however that one ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _engine()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@cache
def _engine() -> Engine:
    """Return the engine of a process that grades, made once."""
    return open_engine()


def _engine_is_ready() -> None:
    _engine()


def _lines_of(task: Task, transcripts: Sequence[Transcript]) -> list[Line]:
    return [line_of(_engine(), task, transcript) for transcript in transcripts]
