"""How text is folded for comparing, with a map back to the characters as they were sent."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_PLAIN = re.compile(r"(?!.*  )[\x20-\x7e]*")
_RUNS = re.compile(r"(?P<plain>[!-_a-~]+)|.", re.DOTALL)
_LETTERS = re.compile(r"[^\W\d_]+")
_OTHER_SCRIPTS = re.compile(r"[\u0370-\u03ff\u0400-\u04ff]")
_LATIN = re.compile(r"[A-Za-z]")

_STRAIGHT = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′`´ʼ＇", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
    }
)
# Letters of other scripts that look like a Latin one: a word that mixes them with Latin ones hides from a reader.
_LOOKALIKES = str.maketrans(
    "аеорсухіјѕһԁԛԝвнкмтгαοεικνρτυχγηω",
    "aeopcyxijshdqwbhkmtraoeiknptuxynw",
)
_MARKS = range(0x0300, 0x0370)


@dataclass(frozen=True, slots=True)
class Folded:
    """Text folded for comparing: lower case, straight quotes, single white space, nothing invisible."""

    original: str
    text: str
    """The folded text; a run of white space is one space, or one line break if it held one."""
    starts: tuple[int, ...] | None
    """Where each folded character begins in the original; None where every offset is the same."""
    ends: tuple[int, ...] | None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the original that a non-empty folded span stands for."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]


@lru_cache(maxsize=4096)
def _pieces(character: str, lookalikes: bool) -> str:
    """Return what one character folds to; nothing for what can't be seen."""
    if character.isspace():
        return "\n" if character in "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029" else " "
    decomposed = unicodedata.normalize("NFKD", character.translate(_STRAIGHT))
    visible = "".join(part for part in decomposed if not _is_invisible(part))
    folded = unicodedata.normalize("NFC", visible).casefold().translate(_STRAIGHT)
    return folded.translate(_LOOKALIKES) if lookalikes else folded


def _is_invisible(character: str) -> bool:
    code = ord(character)
    return (
        code in _MARKS
        or 0xFE00 <= code <= 0xFE0F
        or unicodedata.category(character) in ("Cc", "Cf", "Cs")
        or character in "\u115f\u1160\u3164\uffa0\u034f"
    )


@lru_cache(maxsize=256)
def fold(text: str) -> Folded:
    """Return the text folded for comparing, with the way back to its own offsets."""
    if _PLAIN.fullmatch(text):
        return Folded(text, text.lower(), None, None)
    return _fold_each(text, _lookalike_places(text))


def _lookalike_places(text: str) -> frozenset[int]:
    """Return the places of all words that mix Latin letters with letters of other scripts."""
    if not _OTHER_SCRIPTS.search(text):
        return frozenset()
    words = _LETTERS.finditer(text)
    mixed = (word for word in words if _LATIN.search(word.group()) and _OTHER_SCRIPTS.search(word.group()))
    return frozenset(place for word in mixed for place in range(*word.span()))


def _fold_each(text: str, lookalikes: frozenset[int]) -> Folded:
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for run in _RUNS.finditer(text):
        place = run.start()
        if run.lastgroup == "plain":
            out.extend(run.group().lower())
            starts.extend(range(place, run.end()))
            ends.extend(range(place + 1, run.end() + 1))
        else:
            _fold_one(text[place], place, place in lookalikes, out, starts, ends)
    return Folded(text, "".join(out), tuple(starts), tuple(ends))


def _fold_one(character: str, place: int, lookalike: bool, out: list[str], starts: list[int], ends: list[int]) -> None:
    """Add what one character folds to; white space and marks join what stands before them."""
    pieces = _pieces(character, lookalike)
    if not pieces:
        if ends and ends[-1] == place and unicodedata.combining(character):
            ends[-1] = place + 1
    elif pieces.isspace() and out and out[-1].isspace():
        out[-1] = max(out[-1], pieces, key=lambda space: space == "\n")
        ends[-1] = place + 1
    else:
        out.extend(pieces)
        starts.extend([place] * len(pieces))
        ends.extend([place + 1] * len(pieces))


def folded_text(text: str) -> str:
    """Return the text as quotes are compared: folded, on one line, without white space around it."""
    return fold(text).text.replace("\n", " ").strip()
