"""Where the grader's own cue families stand in a text: the customer's signals, and what no move of the reader says."""

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from ruamel.yaml import YAML

from simulator.domain.transcript import RoleName
from simulator.text.cues import NamedCues
from simulator.text.stems import stem
from simulator.text.words import Words, forms, words_of

_CUES = Path(__file__).parent / "cues"

_LONG_WORD = 7
"""Letters from which one wrong letter leaves no other word."""

Spans = tuple[tuple[int, int], ...]


@cache
def _families(role: RoleName) -> Mapping[str, tuple[str, ...]]:
    loaded = YAML(typ="safe", pure=True).load((_CUES / f"{role}.yaml").read_text(encoding="utf-8"))
    return {family: tuple(lines.split("\n")[:-1]) for family, lines in loaded.items()}


@cache
def _cues(role: RoleName) -> NamedCues:
    return NamedCues(_families(role))


@cache
def _single_words(role: RoleName) -> Mapping[str, frozenset[str]]:
    """Return the stems of the phrases of one word, by family: these must stand as they are, typos aside."""
    return {
        family: frozenset(stem(form) for phrase in phrases if len(forms(phrase)) == 1 for form in forms(phrase))
        for family, phrases in _families(role).items()
    }


@cache
def _common_stems() -> frozenset[str]:
    loaded = YAML(typ="safe", pure=True).load((_CUES / "common.yaml").read_text(encoding="utf-8"))
    return frozenset(stem(word) for word in loaded["words"].split())


@cache
def _alike() -> Mapping[str, str]:
    """Return, for every stem that has words alike, the one that stands for all of them."""
    loaded = YAML(typ="safe", pure=True).load((_CUES / "common.yaml").read_text(encoding="utf-8"))
    groups = [[stem(word) for word in line.split()] for line in loaded["alike"].splitlines()]
    return {each: group[0] for group in groups for each in group}


@lru_cache(maxsize=512)
def cues_in(role: RoleName, text: str) -> Mapping[str, Spans]:
    """Return the spans of every cue family of one side that occurs in a text.

    A typo is forgiven within a phrase and in a long word; a short word alone must be that word ("lovely", "lonely").
    """
    found: dict[str, list[tuple[int, int]]] = {}
    for hit in _cues(role).find(text):
        words = forms(text[hit.start : hit.end])
        alone = len(words) == 1 and len(words[0]) < _LONG_WORD
        if not alone or stem(words[0]) in _single_words(role)[hit.name]:
            found.setdefault(hit.name, []).append((hit.start, hit.end))
    return {family: tuple(spans) for family, spans in found.items()}


def telling_stems(words: Words, first: int = 0, last: int | None = None) -> frozenset[str]:
    """Return the stems of the words that carry a case's own meaning: no common words, nothing under three letters."""
    told = (_told(word.form, word.stem) for word in words.words[first:last])
    return frozenset(each for each in told if each)


@lru_cache(maxsize=16384)
def _told(form: str, root: str) -> str:
    """Return the stem that one word tells, nothing for a common word."""
    alike = _alike()
    if len(form) < 3 or not form[0].isalpha() or (root not in alike and root in _common_stems()):
        return ""
    return alike.get(root, root)


def telling(text: str) -> frozenset[str]:
    """Return the telling stems of a short text."""
    return telling_stems(words_of(text))
