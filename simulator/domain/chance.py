"""Choices that look random and are the same on every machine: a keyed hash instead of a generator with hidden state."""

from collections.abc import Sequence
from hashlib import blake2b
from typing import TypeVar

T = TypeVar("T")


def chance(seed: int, replies: int, label: str, sides: int) -> int:
    """Return a whole number from 0 to `sides` - 1 that depends on these arguments alone."""
    digest = blake2b(f"{seed}/{replies}/{label}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") % sides


def pick(items: Sequence[T], seed: int, replies: int, label: str) -> T:
    """Return one item of a sequence that is not empty."""
    return items[chance(seed, replies, label, len(items))]
