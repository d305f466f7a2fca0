"""What a contact is scored by: criteria with anchored levels and weights (`rubrics/<id>.yaml`)."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from simulator.domain.value import Id, Level, Text, Value


class Criterion(Value):
    """One skill with five anchored levels."""

    id: Id
    title: Text
    asks: Text
    """What it is about, as a question to the reader."""
    weight: Annotated[int, Field(ge=1, le=100)] = 25
    minimum: Level = 3
    """The level a relevant criterion must reach for the contact to pass."""
    levels: Annotated[Mapping[Level, Text], Field(min_length=5, max_length=5)]
    """What the agent did, for each level from 1 to 5."""
    not_relevant: str = ""
    """When this criterion does not apply."""


class CriticalLine(Value):
    """Something that fails a contact whatever else was good."""

    id: Id
    text: Text


class Rubric(Value):
    """One rubric, as written by a trainer or lead."""

    title: Text
    about: Text
    criteria: Annotated[tuple[Criterion, ...], Field(min_length=1)]
    critical: tuple[CriticalLine, ...] = ()
    fewest_words: int = 10
    """Under so many words of the agent the skills are not scored."""

    def criterion(self, criterion_id: str) -> Criterion:
        """Return one criterion by id."""
        return next(criterion for criterion in self.criteria if criterion.id == criterion_id)
