"""The middle panel above the reply: the customer and their mood, and the conversation on its clock."""

import streamlit as st
from markupsafe import Markup
from streamlit.delta_generator import DeltaGenerator

from simulator.domain.channel import Channel
from simulator.domain.people import Person
from simulator.reports.spans import clock_face
from simulator.ui import installation
from simulator.ui.html import chip, icon, joined, mood, person_head, show_html
from simulator.ui.practice_brief import chosen_clock, left_in_words, running_clock
from simulator.ui.practice_channels import conversation_of
from simulator.ui.practice_window import desk_or_last, first_new
from simulator.usecases.desk import Desk

TICK = 2
"""Seconds between two looks at the clock on the server; the second hand in between is the browser's."""


def show_talk(person: Person, desk: Desk, clock: DeltaGenerator, goes_out_after: int) -> None:
    """Draw head and conversation, and the clock in its place beside them."""
    if desk.norms.live:
        with st.container(key="talk_top"):
            _show_live(person, desk.contact.id, clock)
    else:
        show_still(person, desk)
        clock.html(chosen_clock(desk, goes_out_after))


def show_still(person: Person, desk: Desk) -> None:
    """Draw head and conversation where no clock runs, laid out as where one does."""
    with st.container(key="talk_top"), st.container():
        _show_conversation(person, desk)


@st.fragment(run_every=TICK)
def _show_live(person: Person, contact_id: str, clock: DeltaGenerator) -> None:
    """Look at the clock every few seconds; the customer may write again, or go."""
    desk = desk_or_last(contact_id, lambda: installation.app().practise.tick(person, contact_id))
    if desk.ended:
        st.rerun()
    _show_conversation(person, desk)
    clock.html(running_clock(desk, person.pace))


def _show_conversation(person: Person, desk: Desk) -> None:
    with st.container(key="head_talk"):
        show_html(_head(person, desk))
    with st.container(key=f"scroll_talk_{'end' if desk.norms.live else 'top'}"):
        show_html(conversation_of(desk, first_new(desk)))


def _head(person: Person, desk: Desk) -> Markup:
    name, feeling = desk.persona.public_name(), mood(desk.state.band)
    if desk.norms.public:
        right = _right(chip("Public", "public"), feeling)
        product = desk.scenario.product if desk.contact.channel is Channel.PUBLIC_REVIEW else ""
        return _product_head(product, right) if product else person_head(name, desk.norms.title, right)
    return person_head(name, _waiting(desk, person.pace), _right(_small_clock(desk, person.pace), feeling))


def _right(*pieces: Markup) -> Markup:
    return Markup('<div class="head-right">{}</div>').format(joined(pieces))


def _product_head(product: str, right: Markup) -> Markup:
    return Markup(
        '<div class="person-head"><span class="tile">{}</span><div><h2>{}</h2><p class="note">Public reviews</p></div>'
        "{}</div>"
    ).format(icon("shopping_bag"), product, right)


def _waiting(desk: Desk, pace: int) -> Markup:
    if not _runs(desk):
        return Markup("{}").format(desk.norms.title)
    waited = desk.waiting(pace)
    return Markup('{}, waiting <span data-waited="{}">{}</span>').format(desk.norms.title, waited, clock_face(waited))


def _small_clock(desk: Desk, pace: int) -> Markup:
    """Return the time that is left as a chip, for screens where the brief is out of sight."""
    if not _runs(desk):
        return Markup()
    left = desk.given(pace) - desk.waiting(pace)
    return Markup(
        '<span class="chip small-clock" data-left="{}" data-of="1" data-over="over">{}<b>{}</b></span>'
    ).format(left, icon("timer"), left_in_words(left))


def _runs(desk: Desk) -> bool:
    return desk.norms.live and not desk.ended and desk.turns[-1].role == "customer"
