"""`grade`: score transcripts from files, folders or standard input."""

import argparse
import csv
import io
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TextIO

from simulator.content.transcripts import load_transcripts, parse_transcript
from simulator.domain.errors import BadInput, NotFound
from simulator.domain.problem import Problem
from simulator.domain.transcript import Transcript
from simulator.grading import card_line
from simulator.wiring import open_engine

COLUMNS = ("id", "empathy", "ownership", "solution", "tone", "overall", "passed", "resolved", "critical", "mistakes")
WIDTHS = (14, 8, 10, 9, 5, 8, 7, 9, 9, 0)
PROGRESS_EVERY = 100


def add_to(commands: Any) -> None:
    """Add `grade` to the command line."""
    made = commands.add_parser("grade", help="score transcripts")
    made.add_argument("paths", nargs="+", metavar="PATH", help="files, folders, or - for standard input")
    made.add_argument("--rubric", default="core", metavar="ID")
    made.add_argument("--grader", choices=["builtin", "llm"], default="builtin")
    made.add_argument("--format", choices=["json", "csv", "table"], default="json")
    made.add_argument("--out", metavar="FILE", help="append to this file instead of printing")
    made.add_argument("--resume", action="store_true", help="skip the ids that FILE already holds")
    made.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Return 0, or 1 if a transcript could not be graded."""
    if chosen.grader == "llm":
        raise BadInput("This version grades with the built-in grader only; leave --grader out. Nothing was graded.")
    if chosen.resume and not chosen.out:
        raise BadInput("--resume needs --out FILE: it skips the ids that FILE holds.")
    if not any(path == "-" or Path(path).exists() for path in chosen.paths):
        raise NotFound(f"There is no file or folder {chosen.paths[0]}. Nothing was graded.")
    engine = open_engine()
    if chosen.rubric not in engine.library.rubrics():
        raise NotFound(f"There is no rubric {chosen.rubric!r}. Known: {', '.join(sorted(engine.library.rubrics()))}.")
    done = _ids_in(Path(chosen.out), chosen.format) if chosen.resume else frozenset()
    failed = 0
    with _opened(chosen.out) as out:
        if not done:
            out.write(_header(chosen.format))
        for number, found in enumerate(_transcripts(chosen.paths), start=1):
            if isinstance(found, Problem):
                failed += 1
                sys.stderr.write(f"{found}\n")
            elif found.id not in done:
                out.write(_row(card_line(engine.grade.card(found, chosen.rubric)), chosen.format))
                out.flush()
            _show_progress(number)
    return 1 if failed else 0


def _transcripts(paths: Iterable[str]) -> Iterator[Transcript | Problem]:
    for path in paths:
        if path == "-":
            yield from _from_text(sys.stdin.read())
        elif Path(path).exists():
            yield from load_transcripts(Path(path))
        else:
            yield Problem(file=path, line=1, sentence="There is no such file or folder.")


def _from_text(text: str) -> Iterator[Transcript | Problem]:
    whole = parse_transcript(text, "-")
    lines = [(number, line) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]
    if isinstance(whole, Transcript) or len(lines) < 2 or not lines[0][1].rstrip().endswith("}"):
        yield whole
        return
    for number, line in lines:
        yield parse_transcript(line, "-", number)


def _opened(out: str | None) -> Any:
    if out is None:
        return _Standard()
    try:
        return Path(out).open("a", encoding="utf-8", newline="")
    except OSError as error:
        raise BadInput(f"{out} can't be written ({error.strerror}). Nothing was graded.") from error


class _Standard:
    """Standard output as a context that is not closed."""

    def __enter__(self) -> TextIO:
        return sys.stdout

    def __exit__(self, *_: object) -> None:
        sys.stdout.flush()


def _ids_in(file: Path, form: str) -> frozenset[str]:
    """Return the ids that an earlier run wrote; a line cut off in the middle is taken out first."""
    if not file.exists():
        return frozenset()
    text = file.read_text(encoding="utf-8")
    if text and not text.endswith("\n"):
        text = text[: text.rfind("\n") + 1]
        file.write_text(text, encoding="utf-8")
    if form == "json":
        return frozenset(json.loads(line)["id"] for line in text.splitlines() if line.strip())
    if form == "csv":
        return frozenset(row["id"] for row in csv.DictReader(io.StringIO(text)))
    return frozenset(line.split()[0] for line in text.splitlines()[1:] if line.strip())


def _header(form: str) -> str:
    if form == "json":
        return ""
    return _csv(COLUMNS) if form == "csv" else _aligned(COLUMNS)


def _row(line: dict[str, Any], form: str) -> str:
    if form == "json":
        return json.dumps(line, ensure_ascii=False) + "\n"
    cells = [line["id"], *(line["scores"].get(name) for name in COLUMNS[1:5])]
    cells += [line["overall"], line["passed"], line["resolved"], line["critical"]]
    mistakes = ";".join(mistake["id"] for mistake in line["mistakes"])
    if form == "csv":
        return _csv([*("" if cell is None else cell for cell in cells), mistakes])
    shown = ["-" if cell is None else str(cell) for cell in cells]
    shown[8] = "CRITICAL" if line["critical"] else "-"
    return _aligned([*shown, mistakes or "-"])


def _csv(cells: Iterable[object]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow([_not_a_formula(cell) for cell in cells])
    return line.getvalue()


def _not_a_formula(cell: object) -> object:
    """Return the cell so that no spreadsheet runs it."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t")) else cell


def _aligned(cells: Iterable[object]) -> str:
    return " ".join(str(cell).ljust(width) for cell, width in zip(cells, WIDTHS, strict=True)).rstrip() + "\n"


def _show_progress(number: int) -> None:
    if number % PROGRESS_EVERY == 0 and sys.stderr.isatty():
        sys.stderr.write(f"\r{number} transcripts")
        sys.stderr.flush()
