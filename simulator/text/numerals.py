"""Whole numbers written in English words, as people say them on the phone."""

import re

_TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", *_TEENS)
_UNITS = {word: value for value, word in enumerate(_ONES, start=1)}
_TENTHS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_TENS = {word: value * 10 for value, word in enumerate(_TENTHS, start=2)}
_SCALES = {"hundred": 100, "thousand": 1000}

_ONE = "|".join((*_TENS, *_UNITS, *_SCALES))
SPOKEN = rf"(?:a |an )?(?:{_ONE})(?:(?: and |[ -])(?:{_ONE})){{0,8}}"
"""A pattern for a number in words in folded text; to be bounded by the caller."""


def spoken_number(words: str) -> int | None:
    """Return the value of a number in words ("two hundred and fifty"), None where it is none."""
    total = current = 0
    for word in re.findall(r"[a-z]+", words):
        if word in _SCALES:
            current = max(current, 1) * _SCALES[word]
            if _SCALES[word] == 1000:
                total, current = total + current, 0
        elif word in _UNITS or word in _TENS:
            current += _UNITS.get(word) or _TENS[word]
        elif word not in ("a", "an", "and"):
            return None
    return (total + current) or None
