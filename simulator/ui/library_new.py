"""How a new item begins: from the template or from a copy, under a name of its own."""

import streamlit as st

from simulator.domain.errors import RapportError
from simulator.domain.people import Person
from simulator.domain.version import ContentKind
from simulator.ui import installation
from simulator.ui.html import heading, note, notice, show_html
from simulator.ui.library_address import ONE_OF, may_write, move_to
from simulator.ui.library_parts import remark

TEMPLATE = "The template"


def show_new(person: Person, view: str, kind: ContentKind) -> None:
    """Ask a trainer what to begin from and what to call it."""
    if not may_write(person):
        show_html(notice("Only a trainer writes content.", "You can read everything that is here.", "lock"))
        return
    with st.container(key="card_new"):
        show_html(heading(f"New {ONE_OF[kind]}"), note("Nothing is in the library until you save a version of it."))
        sources = [TEMPLATE, *(version.id for version in installation.app().author.items(kind))]
        st.selectbox(
            "Begin from",
            sources,
            key="new_from",
            format_func=lambda name: name if name == TEMPLATE else f"A copy of {name}",
        )
        st.text_input(
            "Its name",
            key="new_name",
            placeholder="late-order",
            max_chars=60,
        )
        show_html(note("Lower case with digits and hyphens. Files and links are called by it, and it never changes."))
        with st.container(horizontal=True):
            st.button("Start writing", key="new_start", type="primary", on_click=_begin, args=(person, view, kind))
            st.button("Back", key="new_back", on_click=move_to, args=(view,))


def _begin(person: Person, view: str, kind: ContentKind) -> None:
    author, name = installation.app().author, st.session_state["new_name"].strip()
    chosen = st.session_state["new_from"]
    try:
        source = None if chosen == TEMPLATE else author.in_use(kind, chosen)
        author.begin(person, kind, name, source.text if source else author.template(kind))
    except RapportError as error:
        remark("Not begun.", str(error))
    else:
        move_to(view, name, "write")
