"""Transcripts read from JSON or JSON Lines, one after the other, with a problem for each that can't be read."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

from pydantic import ValidationError

from simulator.domain.problem import Problem
from simulator.domain.transcript import CustomerCard, Transcript, TranscriptAction, TranscriptEvent, Turn
from simulator.domain.value import Value

MOST_BYTES = 200_000_000
"""What one JSON object may take; a file with one transcript a line may be as long as it likes."""

SUFFIXES = (".json", ".jsonl")
"""The files of a folder that are read."""

_OPEN_ENDED = (b"[", b"{", b",", b":")
"""What a line ends with whose object goes on in the next one."""

_SAID = {
    "missing": "is missing",
    "string_type": "must be text",
    "string_unicode": "holds half a character, which is no text",
    "string_too_short": "is empty",
    "string_too_long": "has more than {max_length} characters",
    "int_type": "must be a whole number",
    "int_parsing": "must be a whole number",
    "int_from_float": "must be a whole number",
    "greater_than_equal": "must be {ge} or more",
    "tuple_type": "must be a list",
    "model_type": "must be an object",
    "dict_type": "must be an object",
    "enum": "must be {expected}",
    "literal_error": "must be {expected}",
}
"""What validation finds, as people say it."""


def parse_transcript(text: str, file: str, line: int = 1) -> Transcript | Problem:
    """Return one transcript, or the one problem that keeps it from being read."""
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        sentence = f"This is not JSON ({error.msg}, column {error.colno}); write one transcript as one object."
        return Problem(file=file, line=line + error.lineno - 1, sentence=sentence)
    except (ValueError, RecursionError):
        sentence = "This JSON has a number too long or lists too deep to be read; write one transcript as one object."
        return Problem(file=file, line=line, sentence=sentence)
    if not isinstance(data, dict):
        return Problem(file=file, line=line, sentence="A transcript is one JSON object with id, channel and turns.")
    try:
        return Transcript.model_validate(_known_keys(data))
    except ValidationError as error:
        return Problem(file=file, line=line, sentence=_sentence(error))


def load_transcripts(path: Path, besides: Path | None = None) -> Iterator[Transcript | Problem]:
    """Yield what a file holds, or every .json and .jsonl file of a folder; `besides` is passed over."""
    if not path.is_dir():
        yield from _load_file(path)
        return
    unreadable: list[OSError] = []
    files = [file for file in _files_in(path, unreadable) if besides is None or not _same(file, besides)]
    if not files and not unreadable:
        yield Problem(file=str(path), line=1, sentence="There is no .json or .jsonl file in this folder.")
    for file in files:
        yield from _load_file(file)
    yield from (_not_read(error.filename or path, error) for error in unreadable)


def read_transcripts(stream: BinaryIO, name: str, by_line: bool = False) -> Iterator[Transcript | Problem]:
    """Yield the transcripts in a stream of bytes: one object, however it is laid out, or one a line."""
    begun = _until_two_are_written(stream)
    written = [line.strip() for line in begun if line.strip()]
    if not written:
        yield Problem(file=name, line=1, sentence="There is nothing in it; write one transcript as one object.")
    elif by_line or len(written) == 1 or _each_line_is_one(written[0], written[1]):
        yield from _parse_lines(chain(begun, stream), name)
    else:
        yield _parse_whole(b"".join(begun) + stream.read(MOST_BYTES), name)


def _load_file(path: Path) -> Iterator[Transcript | Problem]:
    try:
        with path.open("rb") as stream:
            yield from read_transcripts(stream, str(path), by_line=path.suffix == ".jsonl")
    except OSError as error:
        yield _not_read(path, error)


def _files_in(folder: Path, unreadable: list[OSError]) -> Iterator[Path]:
    for place, folders, files in os.walk(folder, onerror=unreadable.append):
        folders.sort()
        yield from (Path(place) / file for file in sorted(files) if file.endswith(SUFFIXES))


def _same(file: Path, other: Path) -> bool:
    try:
        return file.samefile(other)
    except OSError:  # one of them is not there, so they are two
        return False


def _not_read(path: object, error: OSError) -> Problem:
    return Problem(file=str(path), line=1, sentence=f"This can't be read ({error.strerror or error}).")


def _until_two_are_written(stream: BinaryIO) -> list[bytes]:
    """Return the first lines, up to and with the second that is not blank."""
    begun: list[bytes] = []
    for line in stream:
        begun.append(line)
        if sum(1 for each in begun if each.strip()) == 2:
            break
    return begun


def _each_line_is_one(first: bytes, second: bytes) -> bool:
    """Return whether two lines are an object each, or meant to be, and not the beginning of one."""
    return _is_object(first) or (second.startswith(b"{") and not first.endswith(_OPEN_ENDED))


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line.decode("utf-8-sig")), dict)
    except (ValueError, RecursionError):
        return False


def _parse_lines(lines: Iterable[bytes], name: str) -> Iterator[Transcript | Problem]:
    return (_parse_bytes(line, name, number) for number, line in enumerate(lines, start=1) if line.strip())


def _parse_whole(raw: bytes, name: str) -> Transcript | Problem:
    if len(raw) >= MOST_BYTES:
        return Problem(file=name, line=1, sentence="This is over 200 MB for one transcript; write one a line (.jsonl).")
    return _parse_bytes(raw, name, 1)


def _parse_bytes(raw: bytes, name: str, line: int) -> Transcript | Problem:
    try:
        return parse_transcript(raw.decode("utf-8-sig"), name, line)
    except UnicodeDecodeError as error:
        at = line + raw[: error.start].count(b"\n")
        return Problem(file=name, line=at, sentence="This is not UTF-8 text; save the file as UTF-8.")


def _known_keys(data: dict[str, Any]) -> Mapping[str, Any]:
    """Return what a transcript is made of; keys of other systems, and those they left null, are passed over."""
    kept: dict[str, Any] = _kept(Transcript, data)
    parts: dict[str, type[Value]] = {"turns": Turn, "actions": TranscriptAction, "events": TranscriptEvent}
    for key, record in parts.items():
        if isinstance(kept.get(key), list):
            kept[key] = [_kept(record, item) for item in kept[key]]
    if "customer" in kept:
        kept["customer"] = _kept(CustomerCard, kept["customer"])
    return kept


def _kept(record: type[Value], data: Any) -> Any:
    if not isinstance(data, dict):
        return data
    return {key: value for key, value in data.items() if key in record.model_fields and value is not None}


def _sentence(error: ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    place = ".".join(str(part) for part in first["loc"])
    said = _SAID.get(first["type"], first["msg"]).format(**first.get("ctx", {}))
    return f"{place} {said}. A transcript needs id, channel and turns with role and text."
