"""The debriefs that a person may read: their own, newest first; nothing of anybody else's."""

import streamlit as st
from markupsafe import Markup

from simulator.domain.people import Person
from simulator.reports.attempts import Attempt
from simulator.reports.debrief import band_word
from simulator.ui import installation
from simulator.ui.html import Tone, chip, chips, heading, note, notice, onward_link, show_html
from simulator.ui.navigation import go_to, link_to


def show_list(person: Person) -> None:
    """Show every debrief of one's own, newest first."""
    attempts = installation.app().report.own_attempts(person)
    show_html(heading("Debriefs", "What you practised, newest first", rank=1))
    if not attempts:
        show_html(
            notice("Nothing to read yet.", "A debrief is waiting here after your first scored contact.", "menu_book")
        )
        if st.button("Practise now", type="primary"):
            go_to("practice")
        return
    with st.container(key="card_debriefs"):
        show_html(Markup('<div class="rows">{}</div>').format(Markup().join(_row(one) for one in reversed(attempts))))


def _row(attempt: Attempt) -> Markup:
    which = f", attempt {attempt.number}" if attempt.number else ""
    when = f"{attempt.ended_at.day} {attempt.ended_at:%b %Y}"
    return Markup('<div class="row"><div>{}{}</div>{}{}</div>').format(
        heading(attempt.scenario_title, rank=3),
        note(f"{attempt.persona_name}{which}, {when}"),
        chips(outcome_chip(attempt.passed, attempt.critical), chip(band_word(attempt.overall), "bar_chart")),
        onward_link("Read", link_to("debrief", contact=attempt.contact_id)),
    )


def outcome_chip(passed: bool | None, critical: bool) -> Markup:
    """Return whether a contact passed, as a chip."""
    if critical:
        return chip("Critical", "report", "critical")
    words: dict[bool | None, tuple[str, str, Tone]] = {
        True: ("Passed", "check_circle", "good"),
        False: ("Not yet", "radio_button_unchecked", "care"),
        None: ("Not enough to say", "help", "plain"),
    }
    return chip(*words[passed])
