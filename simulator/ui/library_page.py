"""The Library page as a whole: its views, and the one item that is open in them."""

import streamlit as st

from simulator.domain.people import Person
from simulator.domain.version import ContentKind
from simulator.ui import (
    installation,
    library_assign,
    library_company,
    library_customer,
    library_editor,
    library_lists,
    library_mistakes,
    library_new,
    library_problems,
    library_rubric,
    library_versions,
)
from simulator.ui.html import heading, notice, plain, show_html
from simulator.ui.library_address import SHOWS, VIEWS, Address, here, may_write, move_to, views_for
from simulator.ui.library_parts import show_remarks, version_words

READERS = {
    ContentKind.PERSONA: library_customer.show_customer,
    ContentKind.COMPANY: library_company.show_company,
    ContentKind.RUBRIC: library_rubric.show_rubric,
}


def show_library(person: Person) -> None:
    """Show the view that the address names."""
    place = here()
    if place.item and place.kind:
        _show_item(person, place, place.kind)
        return
    _show_head(person, place)
    show_remarks()
    if place.kind and place.show == "new":
        library_new.show_new(person, place.view, place.kind)
    elif place.kind:
        library_lists.show_list(person, place.view, place.kind)
    elif place.view == "mistakes":
        library_mistakes.show_mistakes()
    elif place.view == "problems":
        library_problems.show_problems(person)
    else:
        library_assign.show_assign(person)


def _show_head(person: Person, place: Address) -> None:
    with st.container(key="library_head", horizontal=True, vertical_alignment="bottom"):
        show_html(heading("Library", "Who can be practised with, and what is taught", rank=1))
        _keep_in_step("library_view", place.view)
        st.segmented_control(
            "View",
            list(views_for(person)),
            key="library_view",
            format_func=_view_title,
            required=True,
            label_visibility="collapsed",
            on_change=_change_view,
        )


def _view_title(view: str) -> str:
    problems = len(installation.app().library.problems()) if view == "problems" else 0
    return f"{VIEWS[view]} ({problems})" if problems else VIEWS[view]


def _change_view() -> None:
    move_to(st.session_state["library_view"])


def _show_item(person: Person, place: Address, kind: ContentKind) -> None:
    version = installation.app().author.in_use(kind, place.item)
    st.button(
        VIEWS[place.view],
        key="library_back",
        icon=":material/arrow_back:",
        type="tertiary",
        on_click=move_to,
        args=(place.view,),
    )
    with st.container(key="library_head", horizontal=True, vertical_alignment="bottom"):
        show_html(
            heading(_title(kind, place.item), version_words(version) if version else "Not in the library", rank=1)
        )
        _show_ways(person, place)
    show_remarks()
    if place.show == "versions":
        library_versions.show_versions(person, place.view, kind, place.item)
    elif place.show == "write" and may_write(person):
        library_editor.show_editor(person, place.view, kind, place.item)
    elif version is None:
        show_html(
            notice(
                f"There is no {plain(place.item)} in the library.", "It was taken out, or never written.", "link_off"
            )
        )
    else:
        READERS[kind](person, place.item)


def _show_ways(person: Person, place: Address) -> None:
    """Let a reader choose between reading and versions, and a trainer also to write."""
    ways = [way for way in SHOWS if way != "write" or may_write(person)]
    _keep_in_step("library_show", place.show if place.show in ways else "read")
    st.segmented_control(
        "What to do",
        ways,
        key="library_show",
        format_func=SHOWS.__getitem__,
        required=True,
        label_visibility="collapsed",
        on_change=_change_way,
        args=(place,),
    )


def _change_way(place: Address) -> None:
    move_to(place.view, place.item, st.session_state["library_show"])


def _title(kind: ContentKind, item_id: str) -> str:
    library = installation.app().library
    if kind is ContentKind.PERSONA and item_id in library.personas():
        return library.personas()[item_id].name
    if kind is ContentKind.COMPANY and item_id in library.companies():
        return library.companies()[item_id].name
    if kind is ContentKind.RUBRIC and item_id in library.rubrics():
        return library.rubrics()[item_id].title
    return item_id


def _keep_in_step(key: str, value: str) -> None:
    """Let a widget show what the address says, also after a step back."""
    if st.session_state.get(key) != value:
        st.session_state[key] = value
