"""What one window remembers of a contact, besides what is kept: how much was shown, what is in the box, remarks."""

from collections.abc import Callable
from typing import NamedTuple

import streamlit as st

from simulator.domain.errors import StorageTrouble
from simulator.ui.html import notice, show_html
from simulator.usecases.desk import Desk


class Remark(NamedTuple):
    """Something said about the reply in the box."""

    strong: str
    words: str
    calm: bool = False


def key_for(desk: Desk, what: str) -> str:
    """Return the name under which this window remembers something of a contact."""
    return f"{what}_{desk.contact.id}"


def show_from_start(contact_id: str) -> None:
    """Let the opening messages come in as if they had just been written."""
    st.session_state[f"shown_{contact_id}"] = (0, 0)


def first_new(desk: Desk) -> int:
    """Return the number of the first turn that came in since this window last showed more; remembered until then."""
    count = len(desk.turns)
    shown, first = st.session_state.get(key_for(desk, "shown"), (count, count))
    if count > shown:
        first = shown
    st.session_state[key_for(desk, "shown")] = (count, first)
    return int(first)


def turns_shown(desk: Desk) -> int:
    """Return how many turns this window has shown."""
    shown, _ = st.session_state.get(key_for(desk, "shown"), (len(desk.turns), 0))
    return int(shown)


def desk_or_last(contact_id: str, ask: Callable[[], Desk]) -> Desk:
    """Return the desk as it is now; if it can't be read just now, as this window saw it last, and say so."""
    remembered = f"desk_{contact_id}"
    try:
        st.session_state[remembered] = ask()
    except StorageTrouble as trouble:
        if remembered not in st.session_state:
            raise
        show_html(notice("This is how it was a moment ago.", f"{trouble} What you typed is still in the box."))
    desk: Desk = st.session_state[remembered]
    return desk


def put_into_box(desk: Desk, text: str) -> None:
    """Put text into the reply box when it is drawn next."""
    st.session_state[key_for(desk, "reply")] = text


def text_in_box(desk: Desk) -> str:
    """Return what is in the reply box, as far as the server knows; on the first run what was kept as the draft."""
    return str(st.session_state.get(key_for(desk, "reply"), desk.draft))


def remember_remarks(desk: Desk, *remarks: Remark) -> None:
    """Remember what to say below the box, in place of what stood there."""
    st.session_state[key_for(desk, "remarks")] = remarks


def remarks(desk: Desk) -> tuple[Remark, ...]:
    """Return what is to be said below the box."""
    found: tuple[Remark, ...] = st.session_state.get(key_for(desk, "remarks"), ())
    return found
