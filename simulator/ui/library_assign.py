"""Assigning: which team is asked to practise what by when, and how far each assignment has come."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

import streamlit as st
from markupsafe import Markup

from simulator.access import Right, may
from simulator.domain.assignment import Assignment
from simulator.domain.errors import RapportError
from simulator.domain.people import Person, Team
from simulator.ui import installation
from simulator.ui.html import Tone, chip, chips, heading, meter, note, notice, show_html
from simulator.ui.library_parts import remark, sentence
from simulator.usecases.assign import AssignedTo, Standing

IN_A_WEEK = timedelta(days=7)
WITHDRAWN = "withdrawn_assignment"

STANDINGS: dict[Standing, tuple[str, str, Tone]] = {
    Standing.DONE: ("done", "check_circle", "good"),
    Standing.OPEN: ("still to do", "radio_button_unchecked", "plain"),
    Standing.TRIED: ("tried, not passed", "replay", "care"),
    Standing.LATE: ("late", "schedule", "care"),
    Standing.STUCK: ("stuck", "help", "critical"),
}


def show_assign(person: Person) -> None:
    """Let a trainer or lead assign, and show what is assigned."""
    if not may(person, Right.ASSIGN):
        show_html(notice("Assigning is for trainers and leads.", "You can read everything else here.", "lock"))
        return
    teams = _teams(person)
    if not teams:
        show_html(notice("There is no team to assign to yet.", "", "group"))
        return
    form, current = st.columns([5, 8], gap="medium")
    with form, st.container(key="card_assign"):
        _show_form(person, teams)
    with current:
        _show_withdrawn(person)
        for team in teams:
            with st.container(key=f"card_team_{team.id}"):
                _show_team(person, team)


def _teams(person: Person) -> tuple[Team, ...]:
    """Return the teams that a person may assign to: every one for a trainer, their own for a lead."""
    people = installation.app().people
    return people.teams() if may(person, Right.WRITE_CONTENT) else (people.team_of(person),)


# -- a new one ---------------------------------------------------------------------------------------------------------


def _show_form(person: Person, teams: Sequence[Team]) -> None:
    show_html(heading("Assign a customer"), note("Everybody who practises in the team finds it on their first page."))
    choices = _choices()
    if not choices:
        show_html(note("There is no customer in the library yet."))
        return
    names = {team.id: team.name for team in teams}
    today = installation.app().report.now().date()
    st.selectbox("Customer", list(choices), key="assign_what", format_func=choices.__getitem__)
    st.selectbox("Team", list(names), key="assign_team", format_func=names.__getitem__)
    st.date_input("By", today + IN_A_WEEK, min_value=today, key="assign_due", format="DD/MM/YYYY")
    st.text_area("A word to them (optional)", key="assign_note", max_chars=500, height=80)
    st.button(
        "Assign", key="assign", type="primary", icon=":material/assignment_add:", on_click=_assign, args=(person,)
    )


def _choices() -> dict[tuple[str, str], str]:
    personas = installation.app().library.personas()
    return {
        (persona_id, scenario_id): f"{scenario.title} ({persona.public_name()})"
        for persona_id, persona in personas.items()
        for scenario_id, scenario in persona.scenarios.items()
    }


def _assign(person: Person) -> None:
    state = st.session_state
    due: date = state["assign_due"]
    persona, scenario = state["assign_what"]
    try:
        installation.app().assign.assign(person, state["assign_team"], persona, scenario, due, state["assign_note"])
    except RapportError as error:
        remark("", str(error), "critical")
    else:
        state["assign_note"] = ""
        remark("Assigned.", f"{_title(persona, scenario)}, by {day_words(due)}.", "good")


# -- what is assigned --------------------------------------------------------------------------------------------------


def _show_team(person: Person, team: Team) -> None:
    app = installation.app()
    assignments, standings = app.assign.of_team(person, team.id), app.assign.standings(person, team.id)
    count = len(app.people.members(team.id))
    show_html(heading(team.name, f"{count} {'person practises' if count == 1 else 'people practise'} here"))
    if not assignments:
        show_html(note("Nothing is assigned to this team."))
    for assignment in assignments:
        with st.container(key=f"assigned_{assignment.id}", horizontal=True, vertical_alignment="center"):
            show_html(_assignment(assignment, [one for one in standings if one.assignment.id == assignment.id]))
            st.button(
                "Withdraw",
                key=f"withdraw_{assignment.id}",
                type="tertiary",
                on_click=_withdraw,
                args=(person, assignment),
            )


def _assignment(assignment: Assignment, standings: Sequence[AssignedTo]) -> Markup:
    counts = Counter(one.standing for one in standings)
    marks = chips(
        *(
            chip(f"{counts[standing]} {words}", sign, tone)
            for standing, (words, sign, tone) in STANDINGS.items()
            if counts[standing]
        )
    )
    by = installation.app().people.find(assignment.by)
    who = f"by {day_words(assignment.due)}, assigned by {by.name if by else 'somebody who left'}"
    word = note(f"“{assignment.note}”") if assignment.note else Markup()
    done = meter(counts[Standing.DONE] * 100 // max(len(standings), 1), "good")
    return Markup('<div class="assignment">{}{}{}{}{}</div>').format(
        heading(_title(assignment.persona, assignment.scenario), rank=3), note(sentence(who)), word, done, marks
    )


def _withdraw(person: Person, assignment: Assignment) -> None:
    try:
        installation.app().assign.withdraw(person, assignment.id)
    except RapportError as error:
        remark("", str(error), "critical")
    else:
        st.session_state[WITHDRAWN] = assignment


def _show_withdrawn(person: Person) -> None:
    """Show what was just withdrawn, and let it be put back."""
    taken: Assignment | None = st.session_state.get(WITHDRAWN)
    if taken is None:
        return
    with st.container(key="withdrawn", horizontal=True, vertical_alignment="center"):
        title = _title(taken.persona, taken.scenario)
        show_html(notice(f"{title} is withdrawn.", "Contacts that were held for it stay.", "undo", "plain"))
        st.button("Undo", key="undo_withdraw", on_click=_put_back, args=(person, taken))


def _put_back(person: Person, taken: Assignment) -> None:
    try:
        installation.app().assign.withdraw(person, taken.id, withdrawn=False)
    except RapportError as error:
        remark("", str(error), "critical")
        return
    st.session_state.pop(WITHDRAWN, None)


def _title(persona_id: str, scenario_id: str) -> str:
    persona = installation.app().library.personas().get(persona_id)
    scenario = persona.scenarios.get(scenario_id) if persona else None
    return scenario.title if scenario else f"{persona_id}/{scenario_id}, not in the library now"


def day_words(day: date) -> str:
    """Return a day as people say it."""
    return f"{day:%A}, {day.day} {day:%B}"
