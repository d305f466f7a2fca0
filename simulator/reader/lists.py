"""The plain word lists of `lists.yaml`."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from ruamel.yaml import YAML

from simulator.text.stems import stem


@lru_cache(maxsize=1)
def _lists() -> Mapping[str, frozenset[str]]:
    content = YAML(typ="safe", pure=True).load(Path(__file__).with_name("lists.yaml"))
    return {name: frozenset(str(words).split()) for name, words in content.items()}


def word_list(name: str) -> frozenset[str]:
    """Return one list of words."""
    return _lists()[name]


@lru_cache(maxsize=8)
def stem_list(name: str) -> frozenset[str]:
    """Return the stems of one list of words."""
    return frozenset(stem(word) for word in word_list(name))
