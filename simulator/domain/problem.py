"""A mistake in a content file: a value with file, line and one sentence, never an exception."""

from simulator.domain.value import Value


class Problem(Value):
    """One thing wrong in one content file."""

    file: str
    """The path as the author knows it."""
    line: int
    """Counted from 1; 1 also where the file as a whole is meant."""
    sentence: str
    """What is wrong and what to write instead."""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.sentence}"
