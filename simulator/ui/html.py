"""The shared pieces of a page as HTML. Everything put into them is escaped: it is text, whoever wrote it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

import streamlit as st
from markupsafe import Markup

from simulator.domain.acts import Band

Tone = Literal["plain", "good", "care", "critical", "accent"]
Side = Literal["customer", "agent"]
MOODS: Mapping[Band, tuple[str, int, Tone]] = {
    Band.CALM: ("Calm", 1, "good"),
    Band.IRRITATED: ("Irritated", 2, "care"),
    Band.ANGRY: ("Angry", 3, "critical"),
    Band.FURIOUS: ("Furious", 4, "critical"),
}
"""The word for a mood, how many of the four segments it fills, and their colour."""
MARKDOWN_SIGNS = re.compile(r"([\\`*_{}\[\]()#+!|<>~$:&.-])")


def show_html(*pieces: Markup) -> None:
    """Draw pieces one below the other."""
    st.html(Markup('<div class="stack">{}</div>').format(joined(pieces)))


def joined(pieces: Iterable[Markup], between: str = "") -> Markup:
    """Return pieces as one."""
    return Markup(between).join(pieces)


def plain(text: str) -> str:
    """Return text for a Streamlit label, where Markdown would otherwise be read from it."""
    return MARKDOWN_SIGNS.sub(r"\\\1", text)


def row_label(text: str, limit: str = "") -> str:
    """Return the label of a row button: what it does, and in grey how far it goes."""
    return plain(text) + (f" :gray[{plain(limit)}]" if limit else "")


def icon(name: str, tone: Tone = "plain") -> Markup:
    """Return a Material symbol; what it says must also stand beside it in words."""
    return Markup('<span class="icon {}" aria-hidden="true">{}</span>').format(tone, name)


def chip(text: str, icon_name: str = "", tone: Tone = "plain") -> Markup:
    """Return a small label with its icon and word."""
    sign = icon(icon_name, tone) if icon_name else Markup()
    return Markup('<span class="chip {}">{}{}</span>').format(tone, sign, text)


def chips(*pieces: Markup) -> Markup:
    """Return chips in one row that wraps."""
    return Markup('<div class="chips">{}</div>').format(joined(pieces))


def heading(text: str, over: str = "", rank: Literal[1, 2, 3] = 2) -> Markup:
    """Return a heading, with a grey line above it where there is something to say first."""
    above = Markup('<p class="note over">{}</p>').format(over) if over else Markup()
    return Markup("<div class='head'>{0}<h{1}>{2}</h{1}></div>").format(above, rank, text)


def part(title: str, *pieces: Markup) -> Markup:
    """Return one part of a panel under its small grey title; a line sets it apart from the part above."""
    return Markup('<section class="part"><h2 class="label">{}</h2>{}</section>').format(title, joined(pieces))


def note(text: str | Markup) -> Markup:
    """Return a line in the second ink."""
    return Markup('<p class="note">{}</p>').format(text)


class Line(NamedTuple):
    """One line of an icon list."""

    icon: str
    text: str | Markup
    tone: Tone = "plain"


def icon_list(lines: Iterable[Line]) -> Markup:
    """Return lines that each begin with an icon."""
    items = (Markup("<li>{}<span>{}</span></li>").format(icon(line.icon, line.tone), line.text) for line in lines)
    return Markup('<ul class="icon-list">{}</ul>').format(joined(items))


def key_values(record: Mapping[str, str | Markup]) -> Markup:
    """Return a record: what it is on the left, what it says on the right."""
    rows = (Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(key, value) for key, value in record.items())
    return Markup('<dl class="record">{}</dl>').format(joined(rows))


def mood(band: Band) -> Markup:
    """Return how the customer looks from outside: four segments and a word."""
    word, filled, tone = MOODS[band]
    return Markup(
        '<div class="mood"><span class="segments {}" aria-hidden="true">{}</span><span>{}</span></div>'
    ).format(tone, _segments(filled, 4), word)


def level(reached: int | None) -> Markup:
    """Return a level as five segments and its digit; a dash where there was not enough to score."""
    shown = "–" if reached is None else str(reached)
    spoken = "not scored" if reached is None else f"level {reached} of 5"
    return Markup(
        '<span class="level" role="img" aria-label="{}"><span class="segments accent">{}</span><b>{}</b></span>'
    ).format(spoken, _segments(reached or 0, 5), shown)


def _segments(filled: int, total: int) -> Markup:
    return Markup("<i class='on'></i>") * filled + Markup("<i></i>") * (total - filled)


def stars(given: int) -> Markup:
    """Return a review's stars, with their count in words."""
    drawn = Markup("<i class='on'></i>") * given + Markup("<i></i>") * (5 - given)
    return Markup(
        '<div class="stars"><span aria-hidden="true">{}</span><span class="note">{} of 5 stars</span></div>'
    ).format(drawn, given)


def meter(percent: int, tone: Tone = "accent") -> Markup:
    """Return a bar that is so full; what it measures must stand beside it in words."""
    width = max(0, min(100, percent))
    return Markup('<div class="meter {}" aria-hidden="true"><i style="width:{}%"></i></div>').format(tone, width)


def avatar(name: str) -> Markup:
    """Return the initials of somebody in a disc."""
    initials = "".join(part[0] for part in re.findall(r"\w+", name)[:2]).upper()
    return Markup('<span class="avatar" aria-hidden="true">{}</span>').format(initials or "?")


def person_head(name: str, line: str, right: Markup | None = None) -> Markup:
    """Return who this is about: initials, name, a grey line, and what belongs at the right end."""
    return Markup('<div class="person-head">{}<div><h2>{}</h2><p class="note">{}</p></div>{}</div>').format(
        avatar(name), name, line, right or Markup()
    )


def notice(strong: str, text: str = "", icon_name: str = "info", tone: Tone = "care") -> Markup:
    """Return one thing that should be seen before going on."""
    return Markup('<div class="notice {}" role="note">{}<span><b>{}</b> {}</span></div>').format(
        tone, icon(icon_name, tone), strong, text
    )


def stat(number: str, sentence: str, link: Markup | None = None) -> Markup:
    """Return a figure with the sentence that it belongs to, and where to go on."""
    return Markup('<div class="stat"><b>{}</b><p>{}</p>{}</div>').format(number, sentence, link or Markup())


def onward_link(text: str, address: str) -> Markup:
    """Return a link with an arrow."""
    return Markup('<a class="onward" href="{}" target="_self">{} {}</a>').format(address, text, icon("arrow_forward"))


def hidden_field(name: str, value: str) -> Markup:
    """Return a field that a form sends along unseen."""
    return Markup('<input type="hidden" name="{}" value="{}">').format(name, value)


def turn_link(turn: int) -> Markup:
    """Return a link that jumps to a turn of the transcript on the same page."""
    return Markup('<a class="turn-link" href="#turn-{0}">Turn {0}</a>').format(turn)


def screen(*pieces: Markup, kind: str = "") -> Markup:
    """Return a card drawn in HTML alone; containers with keys like `card_…` look the same around widgets."""
    return Markup('<section class="card {}">{}</section>').format(kind, joined(pieces))


def columns(pieces: Sequence[Markup]) -> Markup:
    """Return pieces side by side, one below the other where it is narrow."""
    return Markup('<div class="columns">{}</div>').format(
        joined(Markup("<div>{}</div>").format(piece) for piece in pieces)
    )
