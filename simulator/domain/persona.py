"""A written customer: voice, temper, typing habits, lines and the situations they can be in."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from simulator.domain.moves import Move
from simulator.domain.scenario import Lines, Scenario
from simulator.domain.value import Id, Percent, Points, Text, Value


class Temper(Value):
    """How one customer takes things."""

    frustration: Points = 40
    """Frustration at the start."""
    trust: Points = 45
    """Trust at the start."""
    patience: Points = 70
    """Patience at the start; it falls with every exchange and every second past the channel's norm."""
    leaves_below: Points = 10
    """The customer ends the contact once patience is under this."""
    floor: Points = 25
    """Frustration that kind words alone can't go below; only a met need does."""
    sensitivity: Mapping[Move, Percent] = {}
    """How strongly this customer takes a move, 100 = like anyone. A move left out is taken like anyone does."""


class Persona(Value):
    """One customer, as written by a trainer (`personas/<id>.yaml`)."""

    name: Text
    shown_as: str = ""
    """The name that others see (a review handle); the name where empty."""
    pronoun: Annotated[str, Field(pattern="^(she|he|they)$")] = "they"
    about: Text
    """Who this is, in a few sentences, for trainers and for a model that voices them."""
    voice: Text
    """How they write or speak."""
    typing: tuple[Text, ...] = ()
    """Typing habits, one each: "lower case", "no full stops"."""
    politeness: Points = 40
    """The most politeness this customer shows, 0 = none, 100 = profuse."""
    temper: Temper = Temper()
    lines: Lines = {}
    scenarios: Annotated[Mapping[Id, Scenario], Field(min_length=1)]

    def public_name(self) -> str:
        """Return the name that stands on the page."""
        return self.shown_as or self.name

    def short_name(self) -> str:
        """Return the name to use in a sentence: the first one, or all of it where that is an initial only."""
        first = self.public_name().split()[0]
        return self.public_name() if first.endswith(".") else first
