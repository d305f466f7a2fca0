"""Small pieces of plain English: counts as words, and texts cut where a word ends."""

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def ordinal(number: int) -> str:
    """Return a place in a row as a word, from one to ten, else with digits."""
    return _ORDINALS[number - 1] if number <= len(_ORDINALS) else f"{number}th"


def shortened(text: str, longest: int = 110) -> str:
    """Return a text in one line, cut after a whole word where it is longer."""
    flat = " ".join(text.split())
    if len(flat) <= longest:
        return flat
    cut = flat[:longest]
    return f"{cut[: cut.rfind(' ')] if ' ' in cut else cut}…"
