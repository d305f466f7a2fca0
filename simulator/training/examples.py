"""Labelled messages as what heads learn from: sentences with features, what the rules found, and what is there."""

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.domain.moves import Move
from simulator.reader.cuefinds import Found
from simulator.reader.families import all_cues
from simulator.reader.heads import Features, features_of
from simulator.reader.message import Message, message_of
from simulator.reader.reader import rule_finds
from simulator.reader.resolve import resolved
from simulator.reader.topics import Topics
from simulator.training.corpus import Labelled


@dataclass(frozen=True)
class Example:
    """One labelled message as the heads see it."""

    author: str
    """Whose voice or hand it is."""
    sentences: tuple[Features, ...]
    found: frozenset[Move]
    """Moves that the rules found, sure enough to count."""
    moves: frozenset[Move]
    """Moves that both readers found."""
    disputed: frozenset[Move] = frozenset()
    """Moves that only one of them found."""
    marked: tuple[tuple[Move, int], ...] = ()
    """Moves whose words were marked, with the sentence that these begin in."""


def examples_of(messages: Sequence[Labelled]) -> tuple[Example, ...]:
    """Return the messages as examples."""
    return tuple(_example(message) for message in messages)


def _example(labelled: Labelled) -> Example:
    message = message_of(labelled.text, labelled.situation(), labelled.before)
    finds = resolved(message, rule_finds(message, Found(message, all_cues()), Topics(message)))
    sentences = features_of(message, finds)
    return Example(
        author=labelled.author,
        sentences=sentences,
        found=frozenset(find.move for find in finds if find.confidence >= 50),
        moves=labelled.agreed(),
        disputed=labelled.disputed(),
        marked=tuple(_marked(message, labelled)),
    )


def _marked(message: Message, labelled: Labelled) -> list[tuple[Move, int]]:
    """Return the marked moves with the number of their sentence."""
    ends = [message.words.folded.span(span.start, span.end)[1] for span in message.words.sentences]
    found = []
    for move in sorted(labelled.agreed()):
        place = labelled.text.find(labelled.moves[move]) if labelled.moves[move] else -1
        if place >= 0 and ends:
            found.append((move, sum(place >= end for end in ends[:-1])))
    return found
