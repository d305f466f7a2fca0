"""The labelled contacts: transcripts with the levels, outcome and mistakes that two readers gave them."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from simulator.content.transcripts import load_transcripts
from simulator.domain.problem import Problem
from simulator.domain.transcript import Transcript
from simulator.domain.value import Value
from simulator.domain.verdict import Resolved
from simulator.grading.gold import Gold, load_gold
from simulator.training.corpus import DATA

CONTACTS = DATA / "contacts"
FIRST = "reference-scores.json"
"""The scores of the hand that wrote the contact."""
SECOND = "second/scores.json"
"""The scores of a reader who saw neither the first scores nor the other contacts' authors."""
DISPUTED_FROM = 2
"""Levels apart from which two readings dispute a criterion."""


class Contact(Value):
    """One contact with what both readers agree on."""

    transcript: Transcript
    hand: str
    """Who wrote it; no hand is ever on both sides of a measurement."""
    first: Gold
    second: Gold | None = None

    def level(self, criterion: str) -> float | None:
        """Return the mean of both levels; None where it is not relevant or disputed."""
        ours = self.first.levels.get(criterion)
        if self.second is None or ours is None:
            return ours
        theirs = self.second.levels.get(criterion)
        if theirs is None or abs(ours - theirs) >= DISPUTED_FROM:
            return None
        return (ours + theirs) / 2

    def mistakes(self) -> frozenset[str]:
        """Return the mistakes that both name."""
        return self.first.mistakes & self.second.mistakes if self.second else self.first.mistakes

    def disputed(self) -> frozenset[str]:
        """Return the mistakes that only one of them names."""
        return self.first.mistakes ^ self.second.mistakes if self.second else frozenset()

    def resolved(self) -> Resolved | None:
        """Return the outcome where both say the same."""
        same = self.second is None or self.first.resolved == self.second.resolved
        return self.first.resolved if same else None

    def is_clean(self) -> bool:
        """Return whether neither reader names a mistake."""
        return not self.first.mistakes and not (self.second and self.second.mistakes)


def load_contacts(folder: Path) -> tuple[Contact, ...]:
    """Return the labelled contacts of one hand, in order of their ids; raises ValueError where one can't be read."""
    first = load_gold(folder / FIRST)
    second: Mapping[str, Gold] = load_gold(folder / SECOND) if (folder / SECOND).exists() else {}
    return tuple(
        Contact(transcript=each, hand=folder.name, first=first[each.id], second=second.get(each.id))
        for each in sorted(_transcripts(folder), key=lambda transcript: transcript.id)
    )


def hands() -> tuple[str, ...]:
    """Return the folders of contacts that there are, by name."""
    return tuple(sorted(path.name for path in CONTACTS.iterdir() if (path / FIRST).exists()))


def _transcripts(folder: Path) -> Iterator[Transcript]:
    for found in load_transcripts(folder / "transcripts"):
        if isinstance(found, Problem):
            raise ValueError(str(found))
        yield found
