"""Two texts compared, line by line, as escaped text."""

from collections.abc import Sequence

from markupsafe import Markup

from simulator.reports.library import DiffLine, difference, difference_words
from simulator.ui.html import joined, note, show_html

SIGNS = {"added": "+", "taken": "−", "same": " ", "skipped": "…"}
SPOKEN = {"added": "added: ", "taken": "taken out: ", "same": "", "skipped": ""}


def show_difference(older: str, newer: str, older_name: str, newer_name: str) -> None:
    """Show what became of the older text in the newer one."""
    lines = difference(older, newer)
    show_html(note(f"From {older_name} to {newer_name}: {difference_words(lines).lower()}."))
    if lines:
        show_html(_drawn(lines))


def _drawn(lines: Sequence[DiffLine]) -> Markup:
    return Markup('<div class="difference" tabindex="0" role="region" aria-label="Difference">{}</div>').format(
        joined(map(_line, lines))
    )


def _line(line: DiffLine) -> Markup:
    spoken = Markup('<span class="unseen">{}</span>').format(SPOKEN[line.kind]) if SPOKEN[line.kind] else Markup()
    return Markup('<div class="{}"><span aria-hidden="true">{}</span>{}<code>{}</code></div>').format(
        line.kind, SIGNS[line.kind], spoken, line.text
    )
