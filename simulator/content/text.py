"""YAML text -> plain data with the line of every key; each scalar stays the text that its author wrote."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from simulator.domain.problem import Problem

LARGEST_FILE = 1_000_000
"""Bytes; a customer of 40 lines is about 30,000 (our judgement)."""
DEEPEST = 16
"""Levels inside each other; our own files need nine."""
MOST_ENTRIES = 20_000
"""Keys and values in one file; a large customer has about 3,000 (our judgement)."""

Written: TypeAlias = "str | list[Written] | dict[str, Written]"
Place: TypeAlias = tuple[str | int, ...]
"""Where something stands in a file: keys and list positions from the top."""


class UnreadableError(Exception):
    """The text can't be read as content at all; carries the one problem that says so."""

    def __init__(self, line: int, sentence: str) -> None:
        super().__init__(sentence)
        self.line = line
        self.sentence = sentence


@dataclass(frozen=True)
class WrittenFile:
    """What one file says: its data, the line of every key and list item, and what is wrong with its form."""

    data: Written
    lines: Mapping[Place, int]
    problems: tuple[Problem, ...] = ()

    def line_of(self, path: Place) -> int:
        """Return the line of a path, or of the nearest thing around it that is written down."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


@dataclass
class _Open:
    """A list or a mapping that is still being read."""

    path: Place
    value: "list[Written] | dict[str, Written]"
    key: str | None = None
    skip: bool = field(default=False)
    """Whether the value that follows belongs to a repeated key and is dropped."""


def load_text(path: Path, shown: str) -> str | Problem:
    """Return the text of a file, or the problem that keeps it from being read."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            return Problem(file=shown, line=1, sentence="this file is larger than 1 MB; content is never that long")
        raw = path.read_bytes()
    except OSError as error:
        return Problem(file=shown, line=1, sentence=f"this file can't be opened ({error.strerror or error})")
    return decode(raw, shown)


def decode(raw: bytes, shown: str) -> str | Problem:
    """Return bytes as text, or a problem with the line where they stop being UTF-8."""
    if b"\0" in raw:
        return Problem(file=shown, line=1, sentence="this is not a text file")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return Problem(file=shown, line=line, sentence="this line is not UTF-8 text; save the file as UTF-8")


def parse_yaml(text: str, file: str) -> WrittenFile | Problem:
    """Return what a YAML text says, or the problem that keeps it from being read."""
    try:
        if len(text.encode("utf-8", "surrogatepass")) > LARGEST_FILE:
            raise UnreadableError(1, "this text is larger than 1 MB; content is never that long")
        return _Reading(file).read(_events(text))
    except UnreadableError as error:
        return Problem(file=file, line=error.line, sentence=error.sentence)


def _events(text: str) -> Iterator[Event]:
    try:
        yield from YAML(typ="safe", pure=True).parse(text)
    except MarkedYAMLError as error:
        raise UnreadableError(*_said_plainly(error, text)) from error
    except (YAMLError, ValueError) as error:
        raise UnreadableError(_line_of_odd_character(text), "a character here can't stand in a text file") from error


class _Reading:
    """One pass over the events of one file."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.lines: dict[Place, int] = {}
        self.problems: list[Problem] = []
        self.stack: list[_Open] = []
        self.top: Written | None = None
        self.documents = 0

    def read(self, events: Iterator[Event]) -> WrittenFile:
        for number, event in enumerate(events):
            if number > MOST_ENTRIES:
                raise UnreadableError(_line(event), f"this file has more than {MOST_ENTRIES} entries")
            self._take(event)
        if self.top is None or self.top == "":
            raise UnreadableError(1, "this file is empty")
        return WrittenFile(data=self.top, lines=self.lines, problems=tuple(self.problems))

    def _take(self, event: Event) -> None:
        if isinstance(event, DocumentStartEvent):
            self._count_document(_line(event))
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            self.stack.pop()
        elif isinstance(event, AliasEvent) or getattr(event, "anchor", None):
            raise UnreadableError(_line(event), "anchors (&) and aliases (*) are not used here; put the text in quotes")
        elif isinstance(event, ScalarEvent):
            self._refuse_tag(event)
            self._scalar(event)
        elif isinstance(event, MappingStartEvent | SequenceStartEvent):
            self._refuse_tag(event)
            self._open({} if isinstance(event, MappingStartEvent) else [], _line(event))

    def _count_document(self, line: int) -> None:
        self.documents += 1
        if self.documents > 1:
            raise UnreadableError(line, "one file holds one item; take out the `---`")

    def _refuse_tag(self, event: Event) -> None:
        if getattr(event, "tag", None) not in (None, "!"):
            raise UnreadableError(_line(event), "tags (!) are not used here; put the text in quotes")

    def _scalar(self, event: ScalarEvent) -> None:
        parent = self.stack[-1] if self.stack else None
        if parent is not None and isinstance(parent.value, dict) and parent.key is None:
            self._key(parent, event.value, _line(event))
            return
        path = self._place(event.value, _line(event))
        if event.value == "" and event.style is None and path:
            self._add(self.lines[path], f"{_name(path)} is empty: give it a value or take the line out")

    def _key(self, parent: _Open, key: str, line: int) -> None:
        assert isinstance(parent.value, dict)
        parent.key = key
        parent.skip = key in parent.value
        if parent.skip:
            first = self.lines[(*parent.path, key)]
            self._add(line, f"`{key}` stands here a second time; the first is in line {first}")
        else:
            self.lines[(*parent.path, key)] = line

    def _open(self, value: "list[Written] | dict[str, Written]", line: int) -> None:
        parent = self.stack[-1] if self.stack else None
        if parent is not None and isinstance(parent.value, dict) and parent.key is None:
            raise UnreadableError(
                line, "a list or a set of fields can't be a key; put text in braces or brackets in quotes"
            )
        if len(self.stack) >= DEEPEST:
            raise UnreadableError(line, f"this is nested more than {DEEPEST} levels deep")
        self.stack.append(_Open(path=self._place(value, line), value=value))

    def _place(self, value: Written, line: int) -> Place:
        """Put a value where it belongs and return its path."""
        if not self.stack:
            self.top = value
            self.lines.setdefault((), 1)
            return ()
        parent = self.stack[-1]
        if isinstance(parent.value, list):
            path: Place = (*parent.path, len(parent.value))
            parent.value.append(value)
            self.lines[path] = line
            return path
        assert parent.key is not None
        path = (*parent.path, parent.key)
        if parent.skip:
            path = (*parent.path, f"{parent.key} (repeated)")
        else:
            parent.value[parent.key] = value
        self.lines.setdefault(path, line)
        parent.key = None
        return path

    def _add(self, line: int, sentence: str) -> None:
        self.problems.append(Problem(file=self.file, line=line, sentence=sentence))


def _line(event: Event) -> int:
    return int(event.start_mark.line) + 1


def _name(path: Place) -> str:
    named = [part for part in path if isinstance(part, str)]
    return f"`{named[-1]}`" if named and named[-1] == path[-1] else f"an item of `{named[-1]}`" if named else "an item"


_PLAIN = (
    (r"character '\\t'|found a tab|'\\t' that cannot", "a tab stands where only spaces may; indent with two spaces"),
    (r"mapping values are not allowed", "a colon stands inside text without quotes; put the whole text in quotes"),
    (r"could not find expected ':'", "this line has no `key: value`; is a colon or an indent missing?"),
    (r"found unexpected end of stream", "a quotation mark is opened here and never closed"),
    (r"expected <block end>, but found", "this does not line up with the lines above: check indent, dash and quotes"),
    (r"expected ',' or '[\]}]'", "a bracket or brace is not closed, or a comma is missing"),
    (r"found character .* that cannot start any token", "text may not begin with this character; put it in quotes"),
    (r"found undefined alias|expected alphabetic or numeric", "put text that begins with `*`, `&` or `!` in quotes"),
    (r"expected '<document start>'", "this line does not belong to what stands above; keys begin in the first column"),
    (r"expected the node content, but found '<stream end>'", "a bracket or brace is opened and never closed"),
    (r"expected the node content", "a comma, bracket or brace too many; text with such signs in it needs quotes"),
    (r"sequence entries are not allowed", "a dash may not stand here; a list begins on the line below its key"),
    (r"comment or a line break|indentation indicator", "after `|` or `>` nothing but the text on the lines below"),
    (r"unknown escape character", "a backslash in double quotes needs another one before it"),
)


def _said_plainly(error: MarkedYAMLError, text: str) -> tuple[int, str]:
    """Return the line of a syntax error and a sentence that an author can act on."""
    raw = f"{error.problem or ''}"
    mark = error.problem_mark or error.context_mark
    if "unexpected end of stream" in raw and error.context_mark is not None:
        mark = error.context_mark
    line = min(int(mark.line) + 1, text.count("\n") + 1) if mark is not None else 1
    if "\t" in _leading(text, line):
        return line, _PLAIN[0][1]
    for pattern, sentence in _PLAIN:
        if re.search(pattern, raw):
            return line, sentence
    return line, "this line can't be read; check its indent, colons and quotes"


def _leading(text: str, line: int) -> str:
    lines = text.splitlines()
    written = lines[line - 1] if line <= len(lines) else ""
    return written[: len(written) - len(written.lstrip())]


def _line_of_odd_character(text: str) -> int:
    match = re.search(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", text)
    return text.count("\n", 0, match.start()) + 1 if match else 1
