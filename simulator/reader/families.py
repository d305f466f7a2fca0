"""The cue families as written in `cues/*.yaml`, loaded once and compiled for one pass over a message."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

from ruamel.yaml import YAML

from simulator.domain.moves import Move
from simulator.domain.value import Points, Value
from simulator.reader.patterns import Pattern, parse_pattern
from simulator.text.cues import CueSet
from simulator.text.words import Words

FOLDER = Path(__file__).parent / "cues"
_LISTS = "words.yaml"


class Family(Value):
    """Cues that show one move, and what takes it back."""

    move: Move | None = None
    name: str = ""
    """What code calls these cues by, where they are no move in themselves."""
    confidence: Points = 90
    kind: Literal["any", "question", "statement"] = "any"
    """Where a cue counts: in a question, in a statement, or in both."""
    begins: Literal["anywhere", "clause"] = "anywhere"
    """Whether a cue counts only where a clause begins, as a request does: "tap Menu, press Save"."""
    cues: str
    """One pattern a line."""
    unless: str = ""
    """Patterns that take the move back where they stand in the same clause, or sentence."""
    scope: Literal["clause", "sentence"] = "clause"
    """How far `unless` reaches."""
    not_after: str = ""
    """Patterns that take it back where they stand before the cue in its clause."""


class CueHit(NamedTuple):
    """One cue found: the number of its family, and its first and last word."""

    family: int
    first: int
    last: int


class Use(NamedTuple):
    """What one compiled branch is for."""

    family: int
    part: Literal["cues", "unless", "not_after"]
    at_start: bool


class Cues:
    """All families, compiled."""

    def __init__(self, families: Sequence[Family], lists: dict[str, str]) -> None:
        self.families = tuple(families)
        uses: list[Use] = []
        branches: list[Any] = []
        for number, family in enumerate(self.families):
            for part in ("cues", "unless", "not_after"):
                for pattern in _patterns(getattr(family, part), lists):
                    uses.extend(Use(number, part, pattern.at_start) for _ in pattern.branches)
                    branches.extend(pattern.branches)
        self._uses = tuple(uses)
        self._set = CueSet(branches)

    def find(self, words: Words) -> dict[str, list[CueHit]]:
        """Return what was found, by the part of a family that it belongs to."""
        found: dict[str, list[CueHit]] = {"cues": [], "unless": [], "not_after": []}
        for match in self._set.find(words):
            use = self._uses[match.pattern]
            if _at_its_place(use, match.first, words):
                found[use.part].append(CueHit(use.family, match.first, match.last))
        return found


def _at_its_place(use: Use, first: int, words: Words) -> bool:
    begins = first == 0 or words.words[first - 1].sentence != words.words[first].sentence
    return begins or not use.at_start


def _patterns(lines: str, lists: dict[str, str]) -> list[Pattern]:
    return [parse_pattern(line, lists) for line in lines.splitlines() if line.strip()]


@lru_cache(maxsize=1)
def all_cues() -> Cues:
    """Return the families of every cue file, compiled."""
    yaml = YAML(typ="safe", pure=True)
    lists = {
        name: " ".join(str(words).split()).replace("| ", "|") for name, words in yaml.load(FOLDER / _LISTS).items()
    }
    families: list[Family] = []
    for path in sorted(FOLDER.glob("*.yaml")):
        if path.name != _LISTS:
            families.extend(Family.model_validate(family) for family in yaml.load(path))
    return Cues(families, lists)
