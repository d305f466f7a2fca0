"""The labelled contacts and short exchanges as the grader's heads learn from them: features beside what people said."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from simulator.domain.channel import Norms
from simulator.domain.mistake import Catalogue
from simulator.domain.rubric import Rubric
from simulator.domain.transcript import Transcript, situation_of
from simulator.domain.verdict import Resolved
from simulator.grading import BuiltinGrader
from simulator.grading.draft import Draft
from simulator.grading.learned.features import Features, features_of
from simulator.grading.learned.heads import GraderHeads
from simulator.reader import BuiltinReader
from simulator.reader.heads import Heads
from simulator.training.contacts import Contact
from simulator.training.corpus import Labelled

T = TypeVar("T")

HeadsFor = Callable[[str], Heads]
"""The reader's heads that learned nothing from a hand."""


@dataclass(frozen=True)
class Seen:
    """One contact or exchange."""

    id: str
    hand: str
    features: Features
    draft: Draft
    levels: Mapping[str, float | None]
    """The mean of both readers by criterion; empty for an exchange."""
    mistakes: frozenset[str]
    disputed: frozenset[str]
    resolved: Resolved | None
    clean: bool
    """Whether nobody saw a mistake in it."""


@dataclass(frozen=True)
class Look:
    """Turns transcripts into what the rules make of them, with a reader that does not know their hand."""

    rubrics: Mapping[str, Rubric]
    catalogue: Catalogue
    norms: Norms
    heads_for: HeadsFor

    def contacts(self, contacts: Iterable[Contact]) -> tuple[Seen, ...]:
        """Return labelled contacts as seen."""
        out = []
        for contact, draft in self._drafts(contacts, lambda each: each.hand, lambda each: each.transcript):
            levels = {name: contact.level(name) for name in contact.first.levels}
            out.append(
                Seen(
                    id=contact.transcript.id,
                    hand=contact.hand,
                    features=features_of(draft),
                    draft=draft,
                    levels=levels,
                    mistakes=contact.mistakes(),
                    disputed=contact.disputed(),
                    resolved=contact.resolved(),
                    clean=contact.is_clean(),
                )
            )
        return tuple(out)

    def exchanges(self, messages: Iterable[Labelled]) -> tuple[Seen, ...]:
        """Return labelled messages that were read for mistakes as short contacts, as seen."""
        read = [message for message in messages if message.mistakes is not None]
        out = []
        for message, draft in self._drafts(read, lambda each: each.author, Labelled.as_contact):
            first = frozenset(message.mistakes or ())
            second = first if message.second is None else frozenset(message.second.mistakes or ())
            out.append(
                Seen(
                    id=message.id,
                    hand=message.author,
                    features=features_of(draft),
                    draft=draft,
                    levels={},
                    mistakes=first & second,
                    disputed=first ^ second,
                    resolved=None,
                    clean=not first | second,
                )
            )
        return tuple(out)

    def _drafts(
        self, items: Iterable[T], hand_of: Callable[[T], str], transcript_of: Callable[[T], Transcript]
    ) -> Iterable[tuple[T, Draft]]:
        grader = BuiltinGrader(self.rubrics, self.catalogue, self.norms, GraderHeads())
        readers: dict[str, BuiltinReader] = {}
        for item in items:
            hand, transcript = hand_of(item), transcript_of(item)
            if hand not in readers:
                readers[hand] = BuiltinReader(self.heads_for(hand))
            yield item, _draft(grader, readers[hand], transcript)


def _draft(grader: BuiltinGrader, reader: BuiltinReader, transcript: Transcript) -> Draft:
    situation, turns = situation_of(transcript), transcript.turns
    readings = {n: reader.read(turn.text, situation, turns[:n]) for n, turn in transcript.of("agent")}
    return grader.draft(transcript, readings, situation)


def hands_of(seen: Sequence[Seen]) -> tuple[str, ...]:
    """Return whose contacts these are, by name."""
    return tuple(sorted({each.hand for each in seen}))
