"""The whole catalogue of mistakes, to be searched: what each is, its cost, what to do instead, who tempts to it."""

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from simulator.domain.mistake import Mistake
from simulator.reports.library import Tempting, find_mistakes, tempting
from simulator.ui import installation
from simulator.ui.html import chip, chips, heading, joined, note, notice, screen, show_html
from simulator.ui.library_address import filters, move_to
from simulator.ui.library_parts import link, paragraph
from simulator.ui.navigation import link_to


def show_mistakes() -> None:
    """Show every mistake that speaks of the words in the search box."""
    library = installation.app().library
    catalogue = library.mistakes()
    words = _show_search(len(catalogue))
    found, tempts = find_mistakes(catalogue, words), tempting(library.personas())
    if not catalogue:
        show_html(notice("The catalogue can't be read.", "Its problems stand under Problems.", "error", "critical"))
    elif not found:
        show_html(notice("Nothing speaks of that.", "Try one word, or another one.", "search_off"))
    show_html(note(_count(len(found), len(catalogue))))
    show_html(
        Markup('<div class="mistakes">{}</div>').format(
            joined(_mistake(name, one, tempts.get(name, ())) for name, one in found.items())
        )
    )


def _show_search(count: int) -> str:
    asked = st.query_params.get("q", "")
    if st.session_state.get("mistake_words") != asked:
        st.session_state["mistake_words"] = asked
    words: str = st.text_input(
        f"Search {count} mistakes",
        key="mistake_words",
        icon=":material/search:",
        placeholder="promise, apology, public ...",
        max_chars=80,
        width=480,
        on_change=lambda: move_to("mistakes", q=st.session_state["mistake_words"]),
    )
    return words


def _count(found: int, of: int) -> str:
    return f"All {of}" if found == of else f"{found} of {of}"


def _mistake(name: str, one: Mistake, tempts: Sequence[Tempting]) -> Markup:
    critical = [chip("Critical", "report", "critical")] if one.critical else []
    marks = chips(chip(_criterion(one.criterion), "bar_chart"), *critical)
    better = Markup('<div class="better"><p class="note">It could sound like this</p><p>{}</p></div>').format(
        one.better
    )
    return screen(
        heading(one.title, name, rank=2),
        marks,
        paragraph(one.means),
        _labelled("What it costs", one.why),
        _labelled("Instead", one.tip),
        better,
        _who_tempts(tempts),
        kind="mistake",
    )


def _labelled(label: str, words: str) -> Markup:
    return Markup('<p><span class="note">{}</span><br>{}</p>').format(label, words)


def _criterion(name: str) -> str:
    rubrics = installation.app().library.rubrics().values()
    titles = (one.title for rubric in rubrics for one in rubric.criteria if one.id == name)
    return next(titles, name)


def _who_tempts(tempts: Sequence[Tempting]) -> Markup:
    if not tempts:
        return note("No customer tempts to it yet.")
    links = joined((link(one.title, link_to("library", **filters("customers", one.persona))) for one in tempts), " ")
    return Markup('<div class="tempted"><span class="note">Tempted by</span> {}</div>').format(links)
