"""Small linear heads that find welcome moves which no cue names; the weights are data, made by `make train`."""

import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from simulator.domain.moves import Move
from simulator.domain.value import Value
from simulator.reader.details import own_words
from simulator.reader.message import Find, Message
from simulator.reader.names import name_parts
from simulator.text.ngrams import ngrams, tokens_by_sentence

WEIGHTS = Path(__file__).with_name("weights.json")

SURE = 70
"""Confidence from which a find of the rules is a feature of the heads."""
_FEWEST_TOKENS = 5
_PLACES = 3
"""Sentences whose place in the message counts; trouble is named early."""


_ACKNOWLEDGING = frozenset((Move.ACKNOWLEDGES_FEELING, Move.ACKNOWLEDGES_CONSEQUENCE))
_BUSY = frozenset(
    f"cue:{move.value}"
    for move in (
        Move.ASKS_QUESTION, Move.TAKES_ACTION, Move.CONFIRMS_DONE, Move.GIVES_INFORMATION, Move.PROMISES_FOLLOW_UP,
        Move.OFFERS_SOLUTION, Move.OFFERS_CHOICE, Move.TOO_PERSONAL, Move.BLAMES_CUSTOMER, Move.DISMISSES, Move.REFUSES,
    )
)  # fmt: skip
"""What a sentence may not also do if heads are to hear an acknowledgement in it."""


class Head(Value):
    """One linear head."""

    bias: float
    threshold: float
    """The score from which the move counts as made; set so that most of what the head finds is right."""
    weights: Mapping[str, float]
    """By feature: an n-gram, `cue:` with a move that rules found there, or `at:` with the place in the message."""


class Heads(Value):
    """All heads with the inverse document frequencies that they share."""

    idf: Mapping[str, float]
    heads: Mapping[Move, Head]


class Features(NamedTuple):
    """One sentence as heads see it."""

    grams: Counter[str]
    flags: frozenset[str]
    """What the rules found in it, and where it stands."""


@lru_cache(maxsize=1)
def shipped_heads() -> Heads | None:
    """Return the shipped heads; None before the first training."""
    return Heads.model_validate(json.loads(WEIGHTS.read_text(encoding="utf-8"))) if WEIGHTS.exists() else None


def features_of(message: Message, finds: Iterable[Find]) -> tuple[Features, ...]:
    """Return the features of each sentence of a message."""
    flags: list[set[str]] = [{_place(number)} for number in range(len(message.words.sentences))]
    for find in finds:
        if find.confidence >= SURE:
            flags[message.words.sentence_at(find.at)].add(f"cue:{find.move.value}")
    tokens = tokens_by_sentence(message.words, own_words(message), name_parts(message))
    return tuple(Features(_grams(sentence), frozenset(marks)) for sentence, marks in zip(tokens, flags, strict=True))


def _grams(tokens: tuple[str, ...]) -> Counter[str]:
    """Return the n-grams of a sentence that is long enough to speak for itself."""
    return ngrams(tokens) if len(tokens) >= _FEWEST_TOKENS else Counter()


def find_by_heads(message: Message, finds: list[Find], heads: Heads) -> Iterator[Find]:
    """Find moves that the rules did not, each in the sentence that speaks most for it."""
    sentences = features_of(message, finds)
    values = [tf_idf(sentence.grams, heads.idf) for sentence in sentences]
    found = {find.move for find in finds}
    for move, head in heads.heads.items():
        if move not in found and sentences:
            scores = [score_of(move, value, one.flags, head) for value, one in zip(values, sentences, strict=True)]
            best = max(range(len(scores)), key=lambda number: (scores[number], -number))
            if scores[best] >= head.threshold:
                yield _found_in(message, move, best, scores[best])


def score_of(move: Move, values: Mapping[str, float], flags: AbstractSet[str], head: Head) -> float:
    """Return how much a sentence speaks for a move; over the head's threshold it counts as made."""
    if move in _ACKNOWLEDGING and not flags.isdisjoint(_BUSY):
        return -math.inf
    weights = head.weights
    by_words = sum(value * weights[gram] for gram, value in values.items() if gram in weights)
    return head.bias + by_words + sum(weights.get(flag, 0.0) for flag in sorted(flags))


def tf_idf(counts: Mapping[str, int], idf: Mapping[str, float]) -> dict[str, float]:
    """Return the known n-grams with their weight in a sentence, of length one in all."""
    known = {gram: count * idf[gram] for gram, count in counts.items() if gram in idf}
    length = math.sqrt(sum(value * value for value in known.values()))
    return {gram: value / length for gram, value in known.items()} if length else {}


def _place(number: int) -> str:
    return f"at:{number}" if number < _PLACES else "at:later"


def _found_in(message: Message, move: Move, number: int, score: float) -> Find:
    sentence = message.words.sentences[number]
    sure = 1 / (1 + math.exp(-score))
    return Find(move, max(50, min(70, round(100 * sure))), sentence.start, sentence.end, sentence.start)
