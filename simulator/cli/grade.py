"""`grade`: score transcripts from files, folders or standard input."""

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from simulator.cli.progress import Progress
from simulator.cli.score_file import NotWritten, ScoreFile
from simulator.cli.score_rows import header, shown_id
from simulator.cli.workers import Line, Task, WorkersGone, cores, graded
from simulator.content.transcripts import load_transcripts, read_transcripts
from simulator.domain.errors import BadInput, NotFound
from simulator.domain.problem import Problem
from simulator.domain.transcript import Transcript
from simulator.wiring import Engine, open_engine

Write = Callable[[str], object]


def add_to(commands: Any) -> None:
    """Add `grade` to the command line."""
    made = commands.add_parser("grade", help="score transcripts")
    made.add_argument("paths", nargs="+", metavar="PATH", help="files, folders, or - for standard input")
    made.add_argument("--rubric", default="core", metavar="ID")
    made.add_argument("--grader", choices=["builtin", "llm"], default="builtin")
    made.add_argument("--format", choices=["json", "csv", "table"], default="json")
    made.add_argument("--out", metavar="FILE", help="append to this file instead of printing")
    made.add_argument("--resume", action="store_true", help="skip the ids that FILE already holds")
    made.add_argument("--jobs", type=int, default=cores(), metavar="N", help="cores to grade on (all, if left out)")
    made.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Return 0, or 1 if a transcript could not be graded."""
    if chosen.grader == "llm":
        raise BadInput("This version grades with the built-in grader only; leave --grader out. Nothing was graded.")
    if chosen.resume and not chosen.out:
        raise BadInput("--resume needs --out FILE: it skips the ids that FILE holds. Nothing was graded.")
    if chosen.jobs < 1:
        raise BadInput("--jobs needs a whole number from 1 up. Nothing was graded.")
    if not any(path == "-" or Path(path).exists() for path in chosen.paths):
        raise NotFound(f"There is no file or folder {chosen.paths[0]}. Nothing was graded.")
    if chosen.out and any(_same(path, chosen.out) for path in chosen.paths):
        raise BadInput(f"{chosen.out} is to be graded, so the scores need another file. Nothing was graded.")
    engine = open_engine()
    if chosen.rubric not in engine.library.rubrics():
        known = ", ".join(sorted(engine.library.rubrics()))
        raise NotFound(f"There is no rubric {chosen.rubric!r}. Known: {known}. Nothing was graded.")
    return _into_file(chosen, engine) if chosen.out else _to_screen(chosen, engine)


def _same(path: str, out: str) -> bool:
    return Path(path).exists() and Path(out).exists() and Path(path).samefile(out)


def _to_screen(chosen: argparse.Namespace, engine: Engine) -> int:
    _print(header(chosen.format))
    return Batch(chosen, engine, _print, frozenset()).run()


def _print(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


def _into_file(chosen: argparse.Namespace, engine: Engine) -> int:
    with ScoreFile(Path(chosen.out), chosen.format) as scores:
        try:
            done = scores.resume() if chosen.resume else scores.begin()
            return Batch(chosen, engine, scores.write, done).run()
        except NotWritten as error:
            sys.stderr.write(f"{error}\n")
            return 1
        except KeyboardInterrupt:
            sys.stderr.write(f"\n{chosen.out} holds what was graded so far: run this again with --resume to go on.")
            raise


class Batch:
    """Transcripts graded in their order; nothing is kept of them but their ids."""

    def __init__(self, chosen: argparse.Namespace, engine: Engine, write: Write, done: frozenset[str]) -> None:
        self._chosen, self._engine, self._write, self._done = chosen, engine, write, done
        self._progress = Progress(chosen.paths, silent=not chosen.out and sys.stdout.isatty())
        self._seen: set[str] = set()
        self._failed = 0

    def run(self) -> int:
        """Return 0, or 1 if a transcript could not be graded."""
        task = Task(self._chosen.rubric, self._chosen.format)
        try:
            with closing(graded(self._to_be_graded(), self._engine, task, self._chosen.jobs)) as lines:
                for line in lines:
                    self._put(line)
            self._progress.finish()
        except WorkersGone as error:
            self._fail(str(error))
        finally:
            self._progress.close()
        return 1 if self._failed else 0

    def _to_be_graded(self) -> Iterator[Transcript]:
        """Yield what can be read and is not in the file yet; say what can't be read."""
        for found in self._transcripts():
            if isinstance(found, Problem):
                self._fail(str(found))
                self._progress.passed()
            elif shown_id(found.id, self._chosen.format) in self._done:
                self._progress.passed()
            else:
                self._mark_seen(found.id)
                yield found

    def _transcripts(self) -> Iterator[Transcript | Problem]:
        besides = Path(self._chosen.out) if self._chosen.out else None
        for path in self._chosen.paths:
            if path == "-":
                yield from read_transcripts(sys.stdin.buffer, "-")
            elif Path(path).exists():
                yield from load_transcripts(Path(path), besides)
            else:
                yield Problem(file=path, line=1, sentence="There is no such file or folder.")

    def _mark_seen(self, name: str) -> None:
        if name in self._seen:
            self._say(f"{name}: this id was there before; both transcripts with it are graded.")
        self._seen.add(name)

    def _put(self, line: Line) -> None:
        if line.failed:
            self._fail(line.text)
        else:
            self._write(line.text)
        self._progress.graded()

    def _fail(self, sentence: str) -> None:
        self._failed += 1
        self._say(sentence)

    def _say(self, sentence: str) -> None:
        self._progress.write_over()
        sys.stderr.write(f"{sentence}\n")
