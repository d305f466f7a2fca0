"""Transcript files (JSON or JSON Lines) turned into transcripts and problems."""

import json
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from simulator.domain.problem import Problem
from simulator.domain.transcript import Transcript

LARGEST_FILE = 200_000_000
"""Bytes; a larger file is asked to be split."""


def parse_transcript(text: str, file: str, line: int = 1) -> Transcript | Problem:
    """Return one transcript, or the one problem that keeps it from being read."""
    try:
        data = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        at = line + getattr(error, "lineno", 1) - 1
        return Problem(file=file, line=at, sentence=f"This is not JSON ({error}); write one transcript as one object.")
    if not isinstance(data, dict):
        return Problem(file=file, line=line, sentence="A transcript is one JSON object with id, channel and turns.")
    try:
        return Transcript.model_validate(data)
    except ValidationError as error:
        return Problem(file=file, line=line, sentence=_sentence(error))


def _sentence(error: ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    place = ".".join(str(part) for part in first["loc"]) or "the transcript"
    return f"{place}: {first['msg'].lower()}. A transcript needs id, channel and turns with role, text and at."


def load_transcripts(path: Path) -> Iterator[Transcript | Problem]:
    """Yield the transcripts of one file, or of every .json and .jsonl file in a folder, with problems where they stand."""
    if path.is_dir():
        for file in sorted(file for file in path.rglob("*.json*") if file.suffix in {".json", ".jsonl"}):
            yield from load_transcripts(file)
        return
    try:
        if path.stat().st_size > LARGEST_FILE:
            yield Problem(file=str(path), line=1, sentence="This file is over 200 MB; split it into smaller ones.")
        elif path.suffix == ".jsonl":
            yield from _load_lines(path)
        else:
            yield parse_transcript(path.read_text(encoding="utf-8"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        yield Problem(file=str(path), line=1, sentence=f"This file can't be read ({error}); nothing of it was graded.")


def _load_lines(path: Path) -> Iterator[Transcript | Problem]:
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield parse_transcript(line, str(path), number)
