"""A file of scores that grows by whole lines: appended to, mended after an interruption, and resumed."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from simulator.cli.score_rows import header, id_in
from simulator.domain.errors import BadInput, RapportError


class NotWritten(RapportError):
    """A line could not be written; the lines before it are whole."""


class ScoreFile:
    """Appends to a file; what is left of a line that was not finished is taken back."""

    def __init__(self, path: Path, form: str) -> None:
        self._path, self._form = path, form
        try:
            self._raw = path.open("ab+", buffering=0)
        except OSError as error:
            raise BadInput(f"{path} can't be written ({error.strerror}). Nothing was graded.") from error

    def __enter__(self) -> "ScoreFile":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._raw.close()

    def begin(self) -> frozenset[str]:
        """Return no ids; the header is written where the file is new."""
        end = self._end()
        if end == 0:
            self.write(header(self._form))
        elif self._last_byte(end) != b"\n":
            self.write("\n")
        return frozenset()

    def resume(self) -> frozenset[str]:
        """Return the ids that an earlier run wrote; a line that was cut off is taken out first."""
        if self._path.is_file():
            self._raw.truncate(self._end_of_last_line())
        ids = frozenset(self._ids())
        self.begin()
        return ids

    def write(self, text: str) -> None:
        """Append text to the end of the file, whole or not at all; NotWritten says why not."""
        end = self._end()
        left = memoryview(text.encode())
        try:
            while left:
                left = left[self._raw.write(left) :]
        except OSError as error:
            with suppress(OSError):
                self._raw.truncate(end)
            raise NotWritten(
                f"{self._path} can't be written any further ({error.strerror}). "
                "Every line in it is whole: make room, then run this again with --resume."
            ) from error

    def _end(self) -> int:
        """Return where the file ends; a pipe has no end to go back to."""
        return self._raw.seek(0, os.SEEK_END) if self._raw.seekable() else 0

    def _last_byte(self, end: int) -> bytes:
        self._raw.seek(end - 1)
        return self._raw.read(1)

    def _lines(self) -> Iterator[bytes]:
        if self._path.is_file():
            with self._path.open("rb") as lines:
                yield from lines

    def _end_of_last_line(self) -> int:
        return sum(len(line) for line in self._lines() if line.endswith(b"\n"))

    def _ids(self) -> Iterator[str]:
        for number, raw in enumerate(self._lines(), start=1):
            if raw.strip() and not (number == 1 and raw == header(self._form).encode()):
                yield self._id_in(raw, number)

    def _id_in(self, raw: bytes, number: int) -> str:
        try:
            return id_in(raw.decode("utf-8"), self._form)
        except (ValueError, RecursionError) as error:
            raise BadInput(
                f"{self._path}:{number}: this is not a line of scores as {self._form}, so there is nothing to resume. "
                "Nothing was graded: name another file, or the --format that it was begun with."
            ) from error
