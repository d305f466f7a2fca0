"""One debrief: how it ended, what worked, the one thing to change, the results, the course, the marked transcript."""

import streamlit as st

from simulator.access import View
from simulator.domain.errors import RapportError
from simulator.domain.people import Person
from simulator.reports.course_figure import course_figure, course_title
from simulator.reports.debrief import Debrief, debrief
from simulator.ui import debrief_parts as parts
from simulator.ui import debrief_review as review
from simulator.ui import installation
from simulator.ui.charts import PALETTE, show_chart
from simulator.ui.html import heading, note, notice, show_html
from simulator.ui.navigation import go_to
from simulator.usecases.report import SeenContact


def show_debrief(person: Person, contact_id: str) -> None:
    """Show one contact to whoever may see it; anybody else reads one sentence."""
    try:
        seen = installation.app().report.contact(person, contact_id)
    except RapportError as error:
        show_html(notice(str(error), "If it should be, ask the person who held it to share it.", "lock"))
        return
    entry = seen.in_force
    if entry is None:
        _show_unscored(seen)
        return
    made = debrief(
        seen.contact,
        seen.persona,
        seen.scenario,
        seen.norms,
        seen.turns,
        entry.card,
        seen.rubric,
        seen.mistakes,
        seen.attempt,
    )
    with st.container(key="debrief"):
        left, right = st.columns([57, 43], gap="medium")
        with left, st.container(key="debrief_words"):
            _show_words(person, seen, made)
        with right, st.container(key="debrief_transcript"):
            show_html(parts.transcript(seen, entry.card, made))


def _show_words(person: Person, seen: SeenContact, made: Debrief) -> None:
    show_html(parts.opening(seen, made))
    if not seen.own:
        show_html(note(f"This is what {seen.person_name} reads: “you” is the one who answered."))
    review.show_requests(person, seen)
    review.show_status(person, seen)
    if made.worked:
        with st.container(key="card_worked"):
            show_html(parts.worked(made))
    if made.change:
        with st.container(key="accent_change"):
            show_html(parts.change(made.change))
            if seen.own and st.button("Try this customer again", icon=":material/replay:", type="primary"):
                go_to("practice", customer=seen.contact.persona, scenario=seen.contact.scenario)
    with st.container(key="card_results"):
        show_html(parts.results(made))
        review.show_ask(person, seen)
    with st.container(key="card_details"):
        show_html(parts.details(made))
    with st.container(key="card_course"):
        turning = made.turning
        show_html(
            heading(course_title(made.course, turning)),
            note(f"How {seen.persona.short_name()} was after each turn, 0 to 100"),
        )
        if len(made.course) > 1:
            words = course_title(made.course, turning)
            show_chart(
                course_figure(made.course, turning, PALETTE), "course", f"{words}. The transcript has the turns."
            )
    review.show_lead(person, seen)
    _show_foot(person, seen, made)


def _show_unscored(seen: SeenContact) -> None:
    words = (
        "This contact is not over yet." if seen.contact.ended_at is None else "This was a warm-up, so it has no score."
    )
    with st.container(key="card_unscored"):
        show_html(heading(seen.scenario.title, rank=1), note(words), parts.plain_transcript(seen))


def _show_foot(person: Person, seen: SeenContact, made: Debrief) -> None:
    if seen.entries:
        show_html(parts.grader_line(seen, made))
    if seen.view is View.WHOLE:
        st.download_button(
            "Download the transcript",
            data=lambda: installation.app().report.transcript(person, seen.contact.id).model_dump_json(indent=1),
            file_name=f"{seen.contact.scenario}.json",
            mime="application/json",
            icon=":material/download:",
        )
