"""How good a contact was: quotes, verdicts, mistakes, promises, and the scorecard that code adds up."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from pydantic import ConfigDict

from simulator.domain.value import Cents, Level, Value


class Quote(Value):
    """Words of one turn, verbatim, with their place."""

    model_config = ConfigDict(str_strip_whitespace=False)

    turn: int
    start: int
    end: int
    quote: str


class Verdict(Value):
    """One criterion: a level with the words that earned it, or unscored with a reason."""

    criterion: str
    level: Level | None = None
    reason: str = ""
    """One short sentence in plain words."""
    quotes: tuple[Quote, ...] = ()
    unscored: str | None = None
    not_relevant: bool = False
    """Whether it is unscored because it does not apply here, and not for want of evidence."""
    improve: str = ""
    """What would have earned the next level here."""


class FoundMistake(Value):
    """A mistake of the catalogue found in a contact, stated or only asked about."""

    id: str
    turn: int
    quote: Quote | None
    """The agent's words, or the customer's that went unanswered; None for a mistake of time alone."""
    tip: str
    better: str


class Promise(Value):
    """Something the agent committed to."""

    turn: int
    quote: Quote
    amount: Cents | None = None
    due: str | None = None
    status: Literal["done", "open", "not_done", "beyond_authority"] = "open"


class CriticalError(Value):
    """What fails a contact by itself."""

    id: str
    """The mistake's or critical line's id."""
    sentence: str
    quote: Quote


class Praise(Value):
    """Something of the agent's own words that worked, and why."""

    quote: Quote
    why: str


class TurningPoint(Value):
    """The turn that moved the contact most."""

    turn: int
    quote: Quote
    why: str
    for_the_better: bool


class GraderName(Value):
    """Who scored, with what."""

    name: str
    version: str
    model: str | None = None
    rubric: str
    rubric_version: str


class Overall(Value):
    """A weighted mean kept as two whole numbers, so that nothing is rounded before it is shown."""

    points: int
    """Sum of level times weight."""
    weight: int

    def hundredths(self) -> int:
        """Return the mean in hundredths of a level, half rounded up."""
        exact = Decimal(self.points * 100) / Decimal(self.weight)
        return int(exact.to_integral_value(ROUND_HALF_UP))

    def shown(self) -> float:
        """Return the mean with two decimals."""
        return self.hundredths() / 100


Resolved = Literal["yes", "no", "refused"]


class Scorecard(Value):
    """One scoring of one contact."""

    id: str
    verdicts: tuple[Verdict, ...]
    overall: Overall | None
    passed: bool | None
    resolved: Resolved | None
    critical: tuple[CriticalError, ...] = ()
    mistakes: tuple[FoundMistake, ...] = ()
    possible_mistakes: tuple[FoundMistake, ...] = ()
    promises: tuple[Promise, ...] = ()
    praise: tuple[Praise, ...] = ()
    turning_point: TurningPoint | None = None
    better_reply: FoundMistake | None = None
    """The one thing to change: a mistake with its better wording."""
    notes: tuple[str, ...] = ()
    """What the grader could not see, in plain words."""
    grader: GraderName

    def level_of(self, criterion: str) -> int | None:
        """Return one criterion's level, None where unscored."""
        return next((verdict.level for verdict in self.verdicts if verdict.criterion == criterion), None)
