"""The catalogue of mistakes we teach (`rubrics/shared/mistakes.yaml`)."""

from collections.abc import Mapping

from simulator.domain.value import Id, Points, Text, Value


class Mistake(Value):
    """One mistake: what it is, why it costs, and how to do better."""

    title: Text
    """Two to five plain words, as shown to a trainee: "Asked for what is on record"."""
    means: Text
    """What it is, in one sentence."""
    why: Text
    """What it does to a customer."""
    tip: Text
    """What to do instead, in one or two sentences."""
    asks: Text
    """How it is asked about when it is not certain: "Did you mean to ...?"."""
    better: Text
    """A pattern for the better wording; {name}, {trouble}, {option}, {when} are filled from the contact."""
    criterion: Id
    """The criterion that it weighs on most."""
    cost: Points = 10
    """How much it costs a contact, for choosing the three to show (our judgement)."""
    critical: bool = False
    outranks: tuple[Id, ...] = ()
    """Less specific mistakes of its family that it replaces on the same words."""
    sources: tuple[Text, ...] = ()
    """The article's letter and its own item, "+" for ours."""


Catalogue = Mapping[Id, Mistake]
