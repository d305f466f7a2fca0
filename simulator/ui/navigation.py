"""Which pages there are, who finds which of them in the menu, and how one page sends on to another."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple, NoReturn
from urllib.parse import urlencode

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from simulator.access import MATRIX, Right, may
from simulator.domain.people import Person, Role

PAGES_FOLDER = Path(__file__).resolve().parents[2] / "pages"


HOME = "home"
"""The name of the page at the bare address."""


class Place(NamedTuple):
    """One page of the menu, and the right that opens it."""

    name: str
    title: str
    right: Right


PLACES = (
    Place("practice", "Practice", Right.PRACTISE),
    Place("debrief", "Debriefs", Right.PRACTISE),
    Place("progress", "Progress", Right.SEE_OWN_PROGRESS),
    Place("team", "Team", Right.SEE_TEAM),
    Place("library", "Library", Right.READ_LIBRARY),
)


def roles_for(name: str) -> frozenset[Role]:
    """Return the roles that may open a page."""
    return next(MATRIX[place.right] for place in PLACES if place.name == name)


def pages_for(person: Person | None) -> Mapping[str, StreamlitPage]:
    """Return every page by name; those that are not this person's stay out of the menu and refuse by themselves.

    All are registered for everybody, so that a link to a page that one may not open is answered by that page. Before
    somebody has signed in, each address shows the sign-in, which leads back to it.
    """
    if person is None:
        return {HOME: _sign_in_at(HOME), **{place.name: _sign_in_at(place.name) for place in PLACES}}
    home = home_of(person)
    return {HOME: _front_door(home), **{place.name: _page(place, person) for place in PLACES}}


def _front_door(home: str) -> StreamlitPage:
    """Return the page at the bare address, which leads to the page a person starts on.

    No real page is the default one: Streamlit would not answer at that page's own address, and links would break.
    """
    return st.Page(partial(go_to, home), title="Rapport", url_path=HOME, default=True, visibility="hidden")


def home_of(person: Person) -> str:
    """Return the page a person starts on: a lead's team, a trainer's library, else practice."""
    if person.has(Role.LEAD):
        return "team"
    return "library" if person.has(Role.TRAINER, Role.ADMIN) else "practice"


def _page(place: Place, person: Person) -> StreamlitPage:
    return st.Page(
        PAGES_FOLDER / f"{place.name}.py",
        title=place.title,
        url_path=place.name,
        visibility="visible" if may(person, place.right) else "hidden",
    )


def _sign_in_at(name: str) -> StreamlitPage:
    return st.Page(
        PAGES_FOLDER / "sign_in.py", title="Sign in", url_path=name, default=name == HOME, visibility="hidden"
    )


def go_to(name: str, **filters: str) -> NoReturn:
    """Open another page, with what it should show in its address."""
    st.switch_page(st.session_state["pages"][name], query_params=filters)


def link_to(name: str, **filters: str) -> str:
    """Return the address of a page with what it should show, for links in HTML."""
    return f"/{name}" + (f"?{urlencode(filters)}" if filters else "")


def this_address() -> str:
    """Return the address of the page that is shown now, with its filters."""
    name = st.session_state.get("place", "")
    return f"/{name}" + (f"?{urlencode(st.query_params.to_dict())}" if st.query_params else "")
