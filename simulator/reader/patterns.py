"""The small language that cue files are written in, expanded into patterns that one pass over a message can find.

A line holds words, matched by stem. `(a b|c)` is either, `{name}` a list from words.yaml, `x?` may be missing, `=form`
is this form only, `#` any number, `#ing` and `#ed` any word with that ending, `_` any one word, `*` up to three words,
`~` up to eight, `^` and `$` are the ends of a sentence."""

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from simulator.text.cues import ANYTHING, END, FAR, ONE, Element
from simulator.text.stems import stem
from simulator.text.words import forms

_PART = re.compile(r"[()|?]|[^\s()|?]+")
_SIGNS = {
    "*": ANYTHING, "~": FAR, "$": END, "_": ONE,
    **{kind: frozenset({kind}) for kind in ("#", "#ing", "#ed")},
}  # fmt: skip
_APART = (ANYTHING, FAR, END, ONE)
"""Signs that can't be pooled with words in one set."""

Branch = tuple[Element, ...]


class Pattern(NamedTuple):
    """One line of a cue file, fully expanded."""

    branches: tuple[Branch, ...]
    at_start: bool
    """Whether it must begin its sentence."""


def parse_pattern(line: str, lists: Mapping[str, str]) -> Pattern:
    """Return the pattern that one line stands for; raises ValueError where it can't be read."""
    text = line.strip()
    parts = _PART.findall(_with_lists(text.removeprefix("^"), lists))
    branches = {_trimmed(branch) for branch in _choice(parts)}
    if parts or not all(branches) or any(branch[0] == END for branch in branches):
        raise ValueError(f"{line!r} can't be read as a pattern")
    return Pattern(tuple(sorted(branches, key=_in_order)), text.startswith("^"))


def _with_lists(text: str, lists: Mapping[str, str]) -> str:
    try:
        return re.sub(r"\{(\w+)\}", lambda found: f"({lists[found[1]]})", text)
    except KeyError as error:
        raise ValueError(f"there is no list of words named {error}") from error


def _choice(parts: list[str]) -> list[Branch]:
    """Take a choice off the front of the parts, up to a closing bracket; return the ways in which it can be met."""
    ways = _sequence(parts)
    while parts and parts[0] == "|":
        parts.pop(0)
        ways += _sequence(parts)
    single = [way[0] for way in ways if len(way) == 1 and way[0] not in _APART]
    other = [way for way in ways if len(way) != 1 or way[0] in _APART]
    return [*([(frozenset[str]().union(*single),)] if single else []), *other]


def _sequence(parts: list[str]) -> list[Branch]:
    """Take words and bracketed choices off the front of the parts; return the ways in which they can follow."""
    items: list[list[Branch]] = []
    while parts and parts[0] not in "|)":
        part = parts.pop(0)
        items.append(_bracketed(parts) if part == "(" else [_word(part)])
        if parts and parts[0] == "?":
            parts.pop(0)
            items[-1].append(())
    if not items:
        raise ValueError("a choice is empty; write ? after it instead")
    return [sum(chosen, ()) for chosen in product(*items)]


def _bracketed(parts: list[str]) -> list[Branch]:
    ways = _choice(parts)
    if not parts or parts.pop(0) != ")":
        raise ValueError("a bracket is not closed")
    return ways


@lru_cache(maxsize=8192)
def _word(word: str) -> Branch:
    if word in _SIGNS or word.startswith("="):
        return (_SIGNS.get(word, frozenset({word})),)
    stems = tuple(frozenset({stem(form)}) for form in forms(word))
    if not stems:
        raise ValueError(f"{word!r} holds no word")
    return stems


def _trimmed(branch: Branch) -> Branch:
    """Return a branch without gaps at its ends, where they would say nothing."""
    while branch and branch[0] in (ANYTHING, FAR):
        branch = branch[1:]
    while branch and branch[-1] in (ANYTHING, FAR):
        branch = branch[:-1]
    return branch


def _in_order(branch: Branch) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(sorted(element)) for element in branch)
