"""The word lists that better wordings are put together with (`words.yaml`)."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

_WORDS = Path(__file__).parent / "words.yaml"


@cache
def _lists() -> Mapping[str, str]:
    loaded: Mapping[str, str] = YAML(typ="safe", pure=True).load(_WORDS.read_text(encoding="utf-8"))
    return loaded


def words(name: str) -> frozenset[str]:
    """Return one list."""
    return frozenset(_lists()[name].split())
