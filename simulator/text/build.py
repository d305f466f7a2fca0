"""How a sentence is built: who speaks of whom, in what tense, with what conditions, whatever the words are."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

_KEPT = frozenset(
    (
        "i", "we", "you", "he", "she", "they", "it", "that", "this", "there", "my", "our", "your", "us", "me",
        "will", "would", "can", "could", "shall", "should", "may", "might", "must", "have", "has", "had", "is", "are",
        "was", "were", "be", "been", "do", "does", "did", "am",
        "if", "when", "once", "until", "unless", "because", "as", "so", "but", "or", "and", "then", "instead",
        "please", "kindly", "sorry", "thanks", "thank",
    )
)  # fmt: skip
"""Words that carry the build of a sentence and are kept as they are."""
_NEGATIONS = frozenset(("not", "no", "never", "nothing", "nobody", "none", "without"))
_TIMES = frozenset(
    (
        "today", "tomorrow", "tonight", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
        "morning", "afternoon", "evening", "noon", "week", "day", "days", "hour", "hours", "minute", "minutes", "am",
        "pm", "soon", "now", "already", "yet", "later", "shortly",
    )
)  # fmt: skip
_OTHER = "x"
_LETTERS = 4
"""Length of the letter groups by which misspelt and inflected words are known."""
_STEP = 5
"""Words by which lengths of sentences are told apart."""
_LONGEST = 5


def build_of(forms: Sequence[str], *, question: bool, last: bool) -> frozenset[str]:
    """Return the signs of how a sentence is built: neighbouring kinds of words, its beginning, length and end."""
    kinds = [_kind(form) for form in forms]
    telling = [kind for kind in kinds if kind != _OTHER]
    signs = {f"kinds:{one}>{other}" for one, other in pairwise(("^", *kinds, "$"))}
    signs |= {f"skip:{one}>{other}" for one, other in pairwise(("^", *telling, "$"))}
    signs |= {f"skip:{a}>{b}>{c}" for a, b, c in zip(("^", *telling), telling, telling[1:], strict=False)}
    signs.add(f"long:{min(_LONGEST, len(forms) // _STEP)}")
    signs.update(sign for sign, true in (("asks", question), ("last", last)) if true)
    return frozenset((*signs, *(f"begins:{form}" for form in forms[:1])))


def letters_of(forms: Sequence[str]) -> frozenset[str]:
    """Return the groups of letters in the longer words of a sentence, word ends marked."""
    return frozenset(group for form in forms if len(form) >= _LETTERS for group in _groups(f"_{form}_"))


def _groups(word: str) -> Iterator[str]:
    return (f"~{word[start : start + _LETTERS]}" for start in range(len(word) - _LETTERS + 1))


def _kind(form: str) -> str:
    if form in _KEPT:
        return form
    if form in _NEGATIONS:
        return "NOT"
    if form[0].isdigit():
        return "NUMBER"
    if form in _TIMES:
        return "TIME"
    for ending in ("ing", "ed"):
        if form.endswith(ending):
            return ending.upper()
    return _OTHER
