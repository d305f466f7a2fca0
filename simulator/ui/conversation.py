"""A conversation as HTML: bubbles, what happened between them, and marked words."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from markupsafe import Markup

from simulator.ui.html import icon, joined

Side = Literal["customer", "agent"]
MarkKind = Literal["worked", "change", "turning"]
MARK_WORDS: dict[MarkKind, str] = {"worked": "worked", "change": "to change", "turning": "turning point"}


class Mark(NamedTuple):
    """A stretch of one message that is underlined, by character."""

    start: int
    end: int
    kind: MarkKind


def marked(text: str, marks: Iterable[Mark] = ()) -> Markup:
    """Return text with its marked stretches underlined; where two overlap, both lines are drawn."""
    marks = tuple(marks)
    edges = {edge for mark in marks for edge in (mark.start, mark.end) if 0 < edge < len(text)}
    cuts = sorted({0, len(text)} | edges)
    return joined(_stretch(text[a:b], _kinds_over(marks, a, b)) for a, b in pairwise(cuts))


def _kinds_over(marks: Sequence[Mark], start: int, end: int) -> list[MarkKind]:
    return sorted({mark.kind for mark in marks if mark.start <= start and end <= mark.end})


def _stretch(text: str, kinds: Sequence[MarkKind]) -> Markup:
    if not kinds:
        return Markup("{}").format(text)
    words = ", ".join(MARK_WORDS[kind] for kind in kinds)
    return Markup('<mark class="{}" title="{}">{}</mark>').format(" ".join(kinds), words, text)


def quoted(text: str, marks: Iterable[Mark] = ()) -> Markup:
    """Return words in quotation marks."""
    return Markup('<q class="words">{}</q>').format(marked(text, marks))


def bubble(
    text: str, side: Side, caption: str = "", *, turn: int | None = None, marks: Iterable[Mark] = (), seen: bool = False
) -> Markup:
    """Return one message with what stands below it; with a turn number, links can jump to it."""
    anchor = Markup(' id="turn-{}"').format(turn) if turn is not None else Markup()
    tick = Markup("{} Seen").format(icon("done_all")) if seen else Markup()
    below = Markup('<p class="caption">{} {}</p>').format(caption, tick) if caption or seen else Markup()
    return Markup('<div class="message {}"{}><div class="bubble">{}</div>{}</div>').format(
        side, anchor, marked(text, marks), below
    )


def happened(text: str, icon_name: str = "") -> Markup:
    """Return a line in the middle for something that was done, not said; three dots stand for typing only."""
    icon_name = icon_name or ("more_horiz" if "typ" in text.casefold() else "visibility")
    return Markup('<p class="happened">{} {}</p>').format(icon(icon_name), text)


def typing(name: str) -> Markup:
    """Return the three dots of somebody who is typing."""
    return Markup(
        '<div class="message customer"><div class="bubble dots" aria-hidden="true"><i></i><i></i><i></i></div>'
        '<p class="caption" role="status">{} is typing</p></div>'
    ).format(name)


def conversation(*pieces: Markup, name: str = "Conversation") -> Markup:
    """Return messages as one list that can be reached and scrolled by keyboard."""
    return Markup('<div class="conversation" role="log" aria-label="{}" tabindex="0">{}</div>').format(
        name, joined(pieces)
    )


def transcript(*pieces: Markup, name: str = "Transcript") -> Markup:
    """Return messages to be read again: calmer colours, so that the marks stand out."""
    return Markup('<div class="transcript">{}</div>').format(conversation(*pieces, name=name))


def legend() -> Markup:
    """Return what the underlines mean."""
    return Markup('<p class="legend">{}</p>').format(
        joined((Markup('<mark class="{}">{}</mark>').format(kind, word) for kind, word in MARK_WORDS.items()), " ")
    )
