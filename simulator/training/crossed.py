"""Heads fitted without each group of voices in turn: what they say of voices that they did not learn from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from joblib import Parallel, delayed

from simulator.domain.moves import Move
from simulator.reader.heads import Ear, Heads
from simulator.training.examples import Example
from simulator.training.fit import Scored, folds, heard_in, raw_heads, tuned

BOTH_CORES = 2


@dataclass(frozen=True)
class Fold:
    """Heads that know nothing of some voices, and what they say of each message of these."""

    voices: frozenset[str]
    heads: Heads
    examples: tuple[Example, ...]
    """The messages of these voices."""
    scored: tuple[Mapping[Move, Scored], ...]
    """One for each message; a disputed move is left out."""


def crossed(examples: Sequence[Example]) -> tuple[Fold, ...]:
    """Return a fold for each group of voices."""
    work = (delayed(_fold)(examples, learn, measure) for learn, measure in folds(examples))
    return tuple(Parallel(n_jobs=BOTH_CORES)(work))


def _fold(examples: Sequence[Example], learn: Sequence[int], measure: Sequence[int]) -> Fold:
    heads = raw_heads([examples[number] for number in learn])
    inside = tuple(examples[number] for number in measure)
    return Fold(
        voices=frozenset(example.author for example in inside),
        heads=heads,
        examples=inside,
        scored=scored_by(heads, inside),
    )


def scored_by(heads: Heads, examples: Sequence[Example]) -> tuple[Mapping[Move, Scored], ...]:
    """Return what heads say of each message."""
    ear = Ear(heads)
    return tuple(_scored(ear, example) for example in examples)


def _scored(ear: Ear, example: Example) -> Mapping[Move, Scored]:
    scores = [ear.scores(sentence) for sentence in example.sentences]
    heard = ((move, heard_in(example, scores, move)) for move in ear.heads)
    return {move: each for move, each in heard if each is not None}


def held_out(folds_made: Sequence[Fold]) -> Mapping[Move, Sequence[Scored]]:
    """Return everything that was said of each move."""
    out: dict[Move, list[Scored]] = {}
    for fold in folds_made:
        for message in fold.scored:
            for move, each in message.items():
                out.setdefault(move, []).append(each)
    return out


def heads_without(voice: str, folds_made: Sequence[Fold], heads: Heads) -> Heads:
    """Return heads that learned nothing from a voice, thresholds set; the given ones where it wrote no message."""
    scored = held_out(folds_made)
    return next((tuned(fold.heads, scored) for fold in folds_made if voice in fold.voices), heads)
