"""The lead's page: figures with sentences, people by criteria, people, assignments, requests, contacts, export."""

import csv
import io
from collections.abc import Sequence
from datetime import datetime

import pandas as pd
import streamlit as st
from markupsafe import Markup

from simulator.domain.contact import Contact
from simulator.domain.people import Person
from simulator.reports.attempts import EXPORT_COLUMNS, Attempt, export_rows
from simulator.reports.debrief import band_word
from simulator.reports.team import heatmap, heatmap_title, level_table, team_figures, team_rows
from simulator.ui import installation
from simulator.ui.charts import DIVERGING, show_chart
from simulator.ui.debrief_list import outcome_chip
from simulator.ui.html import Tone, chip, chips, heading, note, notice, onward_link, show_html, stat
from simulator.ui.navigation import link_to
from simulator.usecases.assign import AssignedTo

SHOWN = 30
"""Contacts in the list at a time."""

STANDINGS: dict[str, tuple[str, Tone]] = {
    "done": ("check_circle", "good"),
    "open": ("radio_button_unchecked", "plain"),
    "tried": ("replay", "care"),
    "late": ("schedule", "care"),
    "stuck": ("help", "critical"),
}
STANDING_WORDS = {"tried": "tried, not passed"}


def show_team(lead: Person) -> None:
    """Show the lead's own team; contacts that are neither assigned nor shared are not in any figure."""
    app = installation.app()
    people, attempts, now = app.people.members(lead.team_id), app.report.team_attempts(lead), app.report.now()
    show_html(heading("Your team", f"{app.people.team_of(lead).name}, {len(people)} people", rank=1))
    if not people:
        show_html(
            notice("There is nobody in this team yet.", "`python -m simulator people` shows who is here.", "group")
        )
        return
    _show_figures(lead, people, attempts, now)
    left, right = st.columns([5, 6])
    with left, st.container(key="card_heatmap"):
        _show_heatmap(people, attempts, now)
    with right, st.container(key="card_people"):
        _show_people(people, attempts, now)
    with st.container(key="card_assignments"):
        _show_assignments(lead)
    with st.container(key="card_contacts"):
        _show_contacts(people, attempts)
        _show_void(app.report.team_void(lead))
    _show_foot(lead, attempts)


def _show_figures(lead: Person, people: Sequence[Person], attempts: Sequence[Attempt], now: datetime) -> None:
    figures = team_figures(people, attempts, now)
    waiting = installation.app().review.waiting(lead)
    asked = (len(waiting), f"request{'' if len(waiting) == 1 else 's'} to look at a score again.")
    link = onward_link("Answer", link_to("debrief", contact=waiting[0].contact.id)) if waiting else None
    shown = ((*figures.below, None), (*figures.improved, None), (*asked, link), (*figures.quiet, None))
    for place, (column, (number, sentence, onward)) in enumerate(zip(st.columns(4), shown, strict=True)):
        with column, st.container(key=f"card_figure_{place}", height="stretch"):
            show_html(stat(str(number), sentence, onward))


def _show_heatmap(people: Sequence[Person], attempts: Sequence[Attempt], now: datetime) -> None:
    table = level_table(people, attempts, now)
    show_html(
        heading(heatmap_title(table)),
        note("Mean level over the last 30 days, 1 to 5. ▾ below 3; a dash means not enough to score."),
    )
    show_chart(heatmap(table, DIVERGING), "heatmap", _spoken(table))


def _spoken(table: pd.DataFrame) -> str:
    rows = (
        f"{name}: " + ", ".join(f"{key} {value:.1f}" for key, value in row.dropna().items())
        for name, row in table.iterrows()
    )
    return "Mean levels. " + ". ".join(rows)


def _show_people(people: Sequence[Person], attempts: Sequence[Attempt], now: datetime) -> None:
    rows = team_rows(people, attempts)
    show_html(heading("People"), note("Whoever can gain most stands first."))
    st.dataframe(
        pd.DataFrame(
            {
                "Person": [row.name for row in rows],
                "Contacts": [row.contacts for row in rows],
                "First": [row.first for row in rows],
                "Best": [row.best for row in rows],
                "Trend": [list(row.trend) for row in rows],
                "Weakest": [(row.weakest or "–").title() for row in rows],
                "Last practised": [_day(row.last, now) for row in rows],
                "Contacts of": [link_to("team", person=row.name) for row in rows],
            }
        ),
        hide_index=True,
        column_config={
            "First": st.column_config.NumberColumn(format="%.1f", help="Mean overall of first attempts"),
            "Best": st.column_config.NumberColumn(format="%.1f", help="Mean of the best attempt on each customer"),
            "Trend": st.column_config.LineChartColumn(y_min=1, y_max=5),
            "Contacts of": st.column_config.LinkColumn("Debriefs", display_text="Open"),
        },
    )


def _show_assignments(lead: Person) -> None:
    app = installation.app()
    rows = app.assign.standings(lead, lead.team_id)
    show_html(heading("Assignments"))
    if not rows:
        show_html(note("Nothing is assigned. Assign a customer on the Library page."))
        return
    for assignment in {row.assignment.id: row.assignment for row in rows}.values():
        mine = [row for row in rows if row.assignment.id == assignment.id]
        persona = app.library.personas().get(assignment.persona)
        scenario = persona.scenarios.get(assignment.scenario) if persona else None
        title = scenario.title if scenario else assignment.scenario
        show_html(
            heading(title, f"By {assignment.due.day} {assignment.due:%B}", rank=3),
            chips(*(_standing_chip(row) for row in mine)),
        )


def _standing_chip(row: AssignedTo) -> Markup:
    words = STANDING_WORDS.get(row.standing, row.standing.value)
    return chip(f"{row.person.name}: {words}", *STANDINGS[row.standing])


def _show_contacts(people: Sequence[Person], attempts: Sequence[Attempt]) -> None:
    show_html(heading("Assigned and shared contacts", "Newest first"))
    names = ["Everybody", *(person.name for person in people)]
    chosen = st.selectbox("Of whom", names, key="person", bind="query-params", label_visibility="collapsed", width=280)
    wanted = [one for one in reversed(attempts) if chosen == "Everybody" or one.person_name == chosen]
    if not wanted:
        show_html(note("Nothing here. What people practise for themselves stays theirs until they share it."))
        return
    show_html(Markup('<div class="rows">{}</div>').format(Markup().join(_contact_row(one) for one in wanted[:SHOWN])))
    if len(wanted) > SHOWN:
        show_html(note(f"{len(wanted) - SHOWN} older ones are in the export."))


def _contact_row(attempt: Attempt) -> Markup:
    when = f"{attempt.ended_at.day} {attempt.ended_at:%b}"
    which = f", attempt {attempt.number}" if attempt.number else ""
    changed = (chip("Score changed", "edit"),) if attempt.overruled else ()
    return Markup('<div class="row"><div>{}{}</div>{}{}</div>').format(
        heading(attempt.person_name, rank=3),
        note(f"{attempt.scenario_title}{which}, {when}"),
        chips(outcome_chip(attempt.passed, attempt.critical), chip(band_word(attempt.overall), "bar_chart"), *changed),
        onward_link("Open", link_to("debrief", contact=attempt.contact_id)),
    )


def _show_void(void: Sequence[Contact]) -> None:
    if void:
        links = Markup(", ").join(
            Markup('<a class="turn-link" href="{}" target="_self">{}</a>').format(
                link_to("debrief", contact=contact.id), contact.scenario
            )
            for contact in void
        )
        show_html(note(Markup("Taken out of the reports: {}").format(links)))


def _show_foot(lead: Person, attempts: Sequence[Attempt]) -> None:
    app = installation.app()
    with st.container(key="team_foot", horizontal=True):
        st.download_button(
            "Export as CSV",
            _csv(attempts),
            "contacts.csv",
            "text/csv",
            icon=":material/download:",
            disabled=not attempts,
        )
        if app.people.has_samples():
            with st.popover("Remove the sample people", icon=":material/delete:"):
                show_html(
                    note(
                        "All sample people go, with their contacts and assignments; you are signed out if you are one."
                    )
                )
                if st.button("Remove them", type="primary", key="remove_samples"):
                    app.samples.remove_as(lead)
                    st.rerun()


def _csv(attempts: Sequence[Attempt]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, fieldnames=EXPORT_COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(export_rows(attempts))
    return text.getvalue()


def _day(moment: datetime | None, now: datetime) -> str:
    if moment is None:
        return "Not yet"
    if (now - moment).days < 7:
        return f"{moment:%A}"
    return f"{moment.day} {moment:%b}"
