"""One mistake as a detector found it, before it is worded for a person."""

from collections.abc import Iterator
from dataclasses import dataclass

from simulator.domain.moves import Move
from simulator.grading.case import Case, Place

SURE = 80
"""Least confidence of a move that a stated mistake may stand on (held against our own cases)."""


@dataclass(frozen=True)
class Hit:
    """One mistake with the words that show it."""

    id: str
    turn: int
    place: Place | None
    """None for a mistake of time alone."""
    sure: bool = True
    """Whether it is stated; else the agent is asked."""


def at(mistake: str, place: Place, *, sure: bool = True) -> Hit:
    """Return a mistake shown by words of either side."""
    return Hit(mistake, place.number, place, sure)


def moves_as(case: Case, mistake: str, *moves: Move) -> Iterator[Hit]:
    """Yield one mistake for each finding of some moves, sure where the reader is."""
    for turn, found in case.moves(*moves):
        yield at(mistake, Place(turn, found.start, found.end), sure=found.confidence >= SURE)
