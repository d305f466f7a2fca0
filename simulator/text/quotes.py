"""Where a quote stands in a turn: verbatim after folding, or near enough to be snapped to the true words."""

import re

from rapidfuzz import fuzz

from simulator.text.normalise import fold, folded_text

CLOSE_ENOUGH = 90
"""Least rapidfuzz ratio of 100: no false accept was measured at 85 and above."""
FEWEST_WORDS = 3
"""Words a quote needs before it may differ from the text."""
_OUTER = " \t\n\"'`.,;:!?-()[]"


def find_quote(quote: str, text: str) -> tuple[int, int] | None:
    """Return the span of the text that a quote stands for, None where the text does not hold it."""
    folded = fold(text)
    hay = folded.text.replace("\n", " ")
    for needle in (folded_text(quote), folded_text(quote).strip(_OUTER)):
        place = _at_word_edges(needle, hay)
        if place is not None:
            return folded.span(*place)
    place = _nearest(folded_text(quote).strip(_OUTER), hay)
    return folded.span(*place) if place else None


def snap(quote: str, text: str) -> str | None:
    """Return the text's own words for a quote, None where the text does not hold it."""
    span = find_quote(quote, text)
    return text[span[0] : span[1]] if span else None


def _at_word_edges(needle: str, hay: str) -> tuple[int, int] | None:
    if not needle:
        return None
    start = hay.find(needle)
    while start >= 0:
        end = start + len(needle)
        if not _cuts_word(hay, start) and not _cuts_word(hay, end):
            return start, end
        start = hay.find(needle, start + 1)
    return None


def _cuts_word(hay: str, place: int) -> bool:
    return 0 < place < len(hay) and hay[place - 1].isalnum() and hay[place].isalnum()


def _nearest(needle: str, hay: str) -> tuple[int, int] | None:
    if len(re.findall(r"\w+", needle)) < FEWEST_WORDS or len(needle) > len(hay) * 1.2:
        return None
    found = fuzz.partial_ratio_alignment(needle, hay, score_cutoff=CLOSE_ENOUGH)
    if found is None:
        return None
    start, end = _to_word_edges(hay, found.dest_start, found.dest_end)
    return (start, end) if end > start and fuzz.ratio(needle, hay[start:end]) >= CLOSE_ENOUGH else None


def _to_word_edges(hay: str, start: int, end: int) -> tuple[int, int]:
    while _cuts_word(hay, start):
        start -= 1
    while _cuts_word(hay, end):
        end += 1
    while start < end and hay[start] in _OUTER:
        start += 1
    while end > start and hay[end - 1] in _OUTER:
        end -= 1
    return start, end
