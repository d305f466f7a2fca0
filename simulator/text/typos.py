"""Which known word a misspelt one stands for: one edit away, same first letter, and not an English word itself."""

from collections.abc import Iterable
from pathlib import Path

from rapidfuzz.distance import OSA

from simulator.text.stems import stem

SHORTEST = 5
"""Letters a word needs before a typo in it is forgiven."""
LONGEST = 24
"""Letters over which a run of them is no English word."""

# Everyday words that are one letter from another one; each stands for itself and is never taken for a typo.
_KEPT = 20_000
"""Words whose meaning is remembered at a time."""

_CONFUSABLE = (Path(__file__).with_name("confusable.txt")).read_text(encoding="utf-8").split()
_CONFUSABLE_STEMS = frozenset(stem(word) for word in _CONFUSABLE)


class Vocabulary:
    """The words that cues are made of, looked up exactly or with one typo forgiven."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = frozenset(known)
        self._variants: dict[str, list[str]] = {}
        for key in sorted(self._known):
            word = key.removeprefix("=")
            if len(word) >= SHORTEST - 1 and word.isalpha():
                for variant in _deletions(word):
                    self._variants.setdefault(variant, []).append(key)
        self._meant: dict[tuple[str, bool], tuple[str, ...]] = {}

    def meant_by(self, form: str, root: str, named: bool = False) -> tuple[str, ...]:
        """Return the known words that a word stands for: its stem and its exact form ("=form"), else near ones.

        A name is never taken for a typo."""
        key = (form, named)
        if key not in self._meant:
            if len(self._meant) > _KEPT:
                self._meant.clear()
            self._meant[key] = self._looked_up(form, root, named)
        return self._meant[key]

    def _looked_up(self, form: str, root: str, named: bool) -> tuple[str, ...]:
        exact = tuple(key for key in (root, "=" + form, _kind_of(form)) if key in self._known)
        typo = SHORTEST <= len(form) <= LONGEST and form.isalpha() and root not in _CONFUSABLE_STEMS
        return self._near(form, root) if typo and not (exact or named) else exact

    def _near(self, form: str, root: str) -> tuple[str, ...]:
        """Return the keys that are one edit away: stems from the stem, exact forms from the form."""
        candidates = {key for variant in _deletions(root) | _deletions(form) for key in self._variants.get(variant, ())}
        return tuple(sorted(key for key in candidates if _one_edit(key, form, root)))


def _one_edit(key: str, form: str, root: str) -> bool:
    word, written = (key[1:], form) if key.startswith("=") else (key, root)
    return word[0] == written[0] and OSA.distance(word, written) == 1


def _kind_of(form: str) -> str:
    """Return how a pattern names this kind of word: by being a number, or by its ending."""
    if form[0].isdigit():
        return "#"
    return "#ing" if form.endswith("ing") and len(form) > 4 else "#ed" if form.endswith("ed") and len(form) > 3 else ""


def _deletions(word: str) -> set[str]:
    return {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}
