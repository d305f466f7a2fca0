"""Labelled messages as what heads learn from: sentences with n-grams, and what the rules found."""

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.domain.moves import Move
from simulator.reader.cuefinds import Found
from simulator.reader.families import all_cues
from simulator.reader.heads import Features, features_of
from simulator.reader.message import message_of
from simulator.reader.reader import rule_finds
from simulator.reader.resolve import resolved
from simulator.reader.topics import Topics
from simulator.training.corpus import Labelled


@dataclass(frozen=True)
class Example:
    """One labelled message as the heads see it."""

    author: str
    sentences: tuple[Features, ...]
    found: frozenset[Move]
    """Moves that the rules found, sure enough to count."""
    moves: frozenset[Move]
    """Moves that are there."""


def examples_of(messages: Sequence[Labelled]) -> tuple[Example, ...]:
    """Return the messages as examples."""
    return tuple(_example(message) for message in messages)


def _example(labelled: Labelled) -> Example:
    message = message_of(labelled.text, labelled.situation(), labelled.history())
    finds = resolved(message, rule_finds(message, Found(message, all_cues()), Topics(message)))
    return Example(
        author=labelled.author,
        sentences=features_of(message, finds),
        found=frozenset(find.move for find in finds if find.confidence >= 50),
        moves=frozenset(labelled.moves),
    )
