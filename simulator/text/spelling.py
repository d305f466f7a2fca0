"""Which English word a misspelt one stands for, so that a hurried or dyslexic hand is read like any other.

The words and their frequencies are pyspellchecker's; rapidfuzz finds the near ones."""

from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA
from spellchecker import SpellChecker

SHORTEST = 5
"""Letters a word needs before it is corrected."""
FAR_FROM = 7
"""Letters from which two slips are forgiven."""
EVERYDAY = 12_000
"""The most frequent words, which alone are taken for what somebody meant."""
_BRITISH = (("isa", "iza"), ("ise", "ize"), ("isi", "izi"), ("yse", "yze"), ("our", "or"), ("tre", "ter"), ("ll", "l"),
            ("ence", "ense"), ("ogue", "og"), ("gramme", "gram"), ("ae", "e"), ("nnes", "ns"))  # fmt: skip
"""British spellings beside the American ones of the list."""


@lru_cache(maxsize=1)
def _frequencies() -> dict[str, int]:
    return dict(SpellChecker(distance=1).word_frequency.dictionary)


@lru_cache(maxsize=1)
def _everyday() -> tuple[str, ...]:
    known = _frequencies()
    words = (word for word in known if word.isalpha() and len(word) >= SHORTEST - 1)
    return tuple(sorted(words, key=lambda word: (-known[word], word))[:EVERYDAY])


@lru_cache(maxsize=16_384)
def spelt(word: str) -> str:
    """Return the everyday word that a misspelt one in lower case stands for; a known or a strange one as it is."""
    if len(word) < SHORTEST or not word.isalpha() or is_known(word):
        return word
    if word.endswith("in") and is_known(f"{word}g"):
        return f"{word}g"
    slips = 2 if len(word) >= FAR_FROM else 1
    near = process.extract(word, _everyday(), scorer=OSA.distance, score_cutoff=slips, limit=None)
    meant = [(slips, place, other) for other, slips, place in near if other[0] == word[0]]
    return min(meant)[2] if meant else word


@lru_cache(maxsize=16_384)
def is_known(word: str) -> bool:
    """Return whether a word is English, spelt in the British or the American way."""
    known = _frequencies()
    if word in known:
        return True
    return any(here in word and word.replace(here, there) in known for here, there in _BRITISH)
