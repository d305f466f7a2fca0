"""How far a long run is: one line that is written over on a terminal, elsewhere a line of its own now and then."""

import os
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from simulator.content.transcripts import SUFFIXES

OFTEN = 0.25
"""Seconds between two lines on a terminal."""
QUIET = 5.0
"""Seconds that a run may take without a word where no terminal is."""
SELDOM = 10.0
"""Seconds between two lines where no terminal is, as in the log of a nightly run."""

_BLOCK = 1 << 20
"""Bytes that are read at a time to count lines."""


class Progress:
    """Counts what is done and says so on standard error, unless it is silent."""

    def __init__(self, paths: Iterable[str], silent: bool = False, now: Callable[[], float] = time.monotonic) -> None:
        self._paths, self._now = tuple(paths), now
        self._over = sys.stderr.isatty()
        self._silent = silent
        self._begun = now()
        self._marks = deque([(self._begun, 0)])
        """Moments of the last while, each with how many were graded by then."""
        self._due = self._begun + (OFTEN if self._over else QUIET)
        self._passed = self._graded = 0
        self._total: int | None = None
        self._width = 0

    def graded(self) -> None:
        """Count a transcript that was graded, or that could not be."""
        self._graded += 1
        self.passed()

    def passed(self) -> None:
        """Count a transcript that is done, and say how far the run is if it is time to."""
        self._passed += 1
        if self._now() >= self._due:
            self._due = self._now() + (OFTEN if self._over else SELDOM)
            self._show(self._so_far())

    def write_over(self) -> None:
        """Make room for a sentence where the line of progress stands."""
        if self._over and self._width:
            sys.stderr.write("\r" + " " * self._width + "\r")
            self._width = 0

    def finish(self) -> None:
        """Say how long a long run took."""
        if self._total is not None:
            seconds = max(self._now() - self._begun, 0.001)
            self._show(f"{self._passed:,} transcripts in {_duration(seconds)}, {self._graded / seconds:.0f} a second")
            self.close()

    def close(self) -> None:
        """Leave the line of progress behind."""
        if self._over and self._width:
            sys.stderr.write("\n")
            self._width = 0

    def _so_far(self) -> str:
        if self._total is None:
            self._total = expected(self._paths)
        rate, left = self._rate_lately(), self._total - self._passed
        if left <= 0 or rate == 0:
            return f"{self._passed:,} transcripts, {rate:.0f} a second"
        return f"{self._passed:,} of {self._total:,} transcripts, {rate:.0f} a second, {_duration(left / rate)} left"

    def _rate_lately(self) -> float:
        """Return how many are graded a second, over the last while: the start is slower."""
        now = self._now()
        while len(self._marks) > 1 and now - self._marks[0][0] > SELDOM:
            self._marks.popleft()
        since, before = self._marks[0]
        self._marks.append((now, self._graded))
        return (self._graded - before) / (now - since) if now > since else 0

    def _show(self, line: str) -> None:
        if self._silent:
            return
        sys.stderr.write(f"\r{line.ljust(self._width)}" if self._over else f"{line}\n")
        sys.stderr.flush()
        self._width = len(line)


def expected(paths: Iterable[str]) -> int:
    """Return how many transcripts files and folders hold, as their names promise; 0 where standard input is among them.

    A .json file counts as one, a .jsonl file as one a line."""
    found = tuple(paths)
    return 0 if "-" in found else sum(_held(file) for path in found for file in _files(Path(path)))


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for place, _, files in os.walk(path):
        yield from (Path(place) / file for file in files if file.endswith(SUFFIXES))


def _held(file: Path) -> int:
    if file.suffix != ".jsonl":
        return 1
    try:
        with file.open("rb") as lines:
            return sum(block.count(b"\n") for block in iter(lambda: lines.read(_BLOCK), b""))
    except OSError:  # whoever reads it will say so
        return 0


def _duration(seconds: float) -> str:
    whole = round(seconds)
    if whole < 120:
        return f"{whole} seconds"
    return f"{whole // 60} minutes" if whole < 7200 else f"{whole / 3600:.1f} hours"
