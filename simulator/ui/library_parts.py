"""Pieces that several views of the Library page share: who wrote a version when, tables, saved replies, remarks."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import streamlit as st
from markupsafe import Markup

from simulator.content.library import SHIPPED_AUTHOR
from simulator.domain.company import SavedReply
from simulator.domain.people import Person
from simulator.domain.version import ContentVersion
from simulator.ui import installation
from simulator.ui.html import Tone, chip, chips, joined, note, notice, show_html

REMARKS = "library_remarks"


def sentence(words: str) -> str:
    """Return words with a capital at their beginning, and nothing else changed."""
    return words[:1].upper() + words[1:]


def author_words(version: ContentVersion) -> str:
    """Return who wrote a version, as it follows its number."""
    if version.author == SHIPPED_AUTHOR:
        return "comes with Rapport"
    person = installation.app().people.find(version.author)
    return f"by {person.name}" if person else "by somebody who left"


def version_words(version: ContentVersion) -> str:
    """Return number and author of a version."""
    return f"Version {version.number}, {author_words(version)}"


def when_words(at: datetime, person: Person) -> str:
    """Return a moment in the reader's own zone: "4 Nov 2026, 14:05"."""
    there = at.astimezone(ZoneInfo(person.time_zone))
    return f"{there.day} {there:%b %Y, %H:%M}"


def table(head: Sequence[str], rows: Iterable[Sequence[str | Markup]], kind: str = "") -> Markup:
    """Return a table; where it is narrow each row stands as a block with the heads beside the cells."""
    titles = joined(Markup('<th scope="col">{}</th>').format(title) for title in head)
    body = joined(_row(head, row) for row in rows)
    return Markup(
        '<div class="table {}" tabindex="0"><table><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>'
    ).format(kind, titles, body)


def _row(head: Sequence[str], cells: Sequence[str | Markup]) -> Markup:
    drawn = (Markup('<td data-head="{}">{}</td>').format(title, cell) for title, cell in zip(head, cells, strict=True))
    return Markup("<tr>{}</tr>").format(joined(drawn))


def link(words: str, address: str) -> Markup:
    """Return a link that stands among other words."""
    return Markup('<a class="turn-link" href="{}" target="_self">{}</a>').format(address, words)


def paragraph(text: str) -> Markup:
    """Return one paragraph in the first ink."""
    return Markup('<p class="paragraph">{}</p>').format(text)


def several(pieces: Iterable[Markup]) -> Markup:
    """Return pieces one close below the other."""
    return Markup('<div class="several">{}</div>').format(joined(pieces))


def saved_reply(reply: SavedReply) -> Markup:
    """Return a macro with its words, and why it is a trap where it is one."""
    marks = chips(chip("Trap", "warning", "care")) if reply.trap else Markup()
    why = note(reply.trap) if reply.trap else Markup()
    return Markup(
        '<div class="macro"><div class="macro-head"><b>{}</b>{}</div><p class="macro-text">{}</p>{}</div>'
    ).format(reply.title, marks, reply.text, why)


# -- what a click led to -----------------------------------------------------------------------------------------------


def remark(strong: str, words: str = "", tone: Tone = "care") -> None:
    """Say something at the top of the page when it is drawn next."""
    st.session_state.setdefault(REMARKS, []).append((strong, words, tone))


def show_remarks() -> None:
    """Show what there is to say about the last click, once."""
    signs = {"good": "check_circle", "critical": "error"}
    for strong, words, tone in st.session_state.pop(REMARKS, ()):
        show_html(notice(strong, words, signs.get(tone, "info"), tone))
