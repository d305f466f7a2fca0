"""What every content check speaks in: a place in the file and a sentence."""

from collections.abc import Iterable, Iterator, Sequence
from string import Formatter

from simulator.content.sentences import article, did_you_mean, listed
from simulator.content.text import Place
from simulator.domain.scenario import Lines

Finding = tuple[Place, str]
"""Where something is wrong, as keys and positions from the top of the file, and what."""


def unknown(kind: str, given: str, known: Iterable[str]) -> str:
    """Return the sentence for a name that refers to nothing."""
    return f"`{given}` is not {article(kind)}{did_you_mean(given, known)}"


def slots_wrong(text: str, slots: Sequence[str], thing: str) -> Iterator[str]:
    """Yield what is wrong with the `{slots}` of a text that is filled in later."""
    try:
        found = [slot for _, slot, _, _ in Formatter().parse(text) if slot is not None]
    except ValueError:
        yield "a brace is opened or closed without its partner"
        return
    allowed = listed(f"{{{slot}}}" for slot in slots)
    for slot in found:
        if slot not in slots:
            yield f"`{{{slot}}}` can't be filled in {thing}; only {allowed} can{did_you_mean(slot, slots)}"


def lines_in(path: Place, lines: Lines) -> Iterator[Finding]:
    """Yield every scripted line with its place."""
    for act, bands in lines.items():
        for band, texts in bands.items():
            for number, text in enumerate(texts):
                yield (*path, act, band, number), text
