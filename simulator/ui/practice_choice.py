"""What to practise: what comes next, what is unfinished, what was assigned, and every customer there is."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

import streamlit as st
from markupsafe import Markup

from simulator.domain.channel import Channel
from simulator.domain.contact import Contact
from simulator.domain.people import Person
from simulator.domain.persona import Persona
from simulator.domain.scenario import Scenario
from simulator.ui import installation
from simulator.ui.html import Tone, chip, chips, heading, icon, note, notice, show_html
from simulator.ui.navigation import go_to
from simulator.ui.practice_first import show_again
from simulator.usecases.assign import AssignedTo, Standing

CHANNEL_ICONS: Mapping[Channel, str] = {
    Channel.CHAT: "chat",
    Channel.EMAIL: "mail",
    Channel.PUBLIC_REVIEW: "reviews",
    Channel.SOCIAL: "public",
    Channel.PHONE: "call",
}
STANDING_CHIPS: Mapping[Standing, tuple[str, str, Tone]] = {
    Standing.OPEN: ("To do", "radio_button_unchecked", "plain"),
    Standing.LATE: ("Late", "schedule", "care"),
    Standing.STUCK: ("Stuck? Ask your lead", "help", "care"),
    Standing.TRIED: ("Held, not passed yet", "replay", "care"),
    Standing.DONE: ("Done", "check_circle", "good"),
}
PACES: Mapping[int, str] = {100: "As usual", 150: "Half more", 200: "Twice", 300: "Three times"}
"""Percent of the channel's time, in words."""
UNFINISHED_SHOWN = 3
CARDS_IN_A_ROW = 3


class Case(NamedTuple):
    """A scenario as it can be chosen."""

    persona_id: str
    scenario_id: str
    persona: Persona
    scenario: Scenario


def show_choice(person: Person) -> None:
    """Show everything that a person can practise now."""
    with st.container(key="practice_choice"):
        show_html(heading("Practice", f"Good to see you, {person.name.split()[0]}", rank=1))
        unfinished = installation.app().practise.unfinished(person)[:UNFINISHED_SHOWN]
        assigned = [row for row in installation.app().assign.of_person(person) if not row.passed]
        if unfinished or assigned:
            left, right = st.columns([100, 100])
            with left:
                _show_next(person)
            with right, st.container(key="card_waiting"):
                show_html(heading("Waiting for you"))
                _show_unfinished(unfinished)
                _show_assigned(assigned)
        else:
            _show_next(person)
        _show_all(person)
        with st.container(key="practice_foot"):
            show_again()
            _show_pace(person)


def _show_next(person: Person) -> None:
    found = installation.app().plan.next_for(person)
    case = _case(found.persona, found.scenario) if found else None
    if found is None or case is None:
        show_html(notice("There is no customer to practise with yet.", "A trainer writes them on the Library page."))
        return
    with st.container(key="accent_next"):
        show_html(
            _case_head(case, heading(case.scenario.title, "What to practise next")),
            Markup('<p class="why">{}</p>').format(found.why),
            note(case.scenario.brief),
            chips(*_facts(case.scenario)),
        )
        with st.container(horizontal=True):
            if st.button("Read the brief", key="next", type="primary", icon=":material/menu_book:"):
                _open_brief(case)


def _show_unfinished(contacts: Sequence[Contact]) -> None:
    for contact in contacts:
        case = _case(contact.persona, contact.scenario)
        if case:
            with st.container(key=f"waiting_{contact.id}", horizontal=True, vertical_alignment="center"):
                name = case.persona.public_name()
                show_html(_case_head(case, heading(case.scenario.title, f"{name} still waits for you", rank=3)))
                if st.button("Go on", key=f"go_on_{contact.id}"):
                    go_to("practice", contact=contact.id)


def _show_assigned(rows: Sequence[AssignedTo]) -> None:
    for row in rows:
        case = _case(row.assignment.persona, row.assignment.scenario)
        if case:
            with st.container(key=f"waiting_{row.assignment.id}", horizontal=True, vertical_alignment="center"):
                show_html(_assigned(case, row))
                if st.button("Read the brief", key=f"open_assigned_{row.assignment.id}"):
                    _open_brief(case)


def _assigned(case: Case, row: AssignedTo) -> Markup:
    said = note(row.assignment.note) if row.assignment.note else Markup()
    head = _case_head(case, heading(case.scenario.title, f"Assigned, by {_day(row.assignment.due)}", rank=3))
    standing = chips(chip(*STANDING_CHIPS[row.standing]), chip(f"{case.scenario.minutes} min", "timer"))
    return Markup('<div class="stack">{}{}{}</div>').format(head, said, standing)


def _show_all(person: Person) -> None:
    show_html(heading("All customers"))
    held = installation.app().practise.times_held(person)

    def order(case: Case) -> tuple[bool, int, str]:
        return not case.scenario.warm_up, held.get(case[:2], 0), case.scenario.title

    cases = sorted(_cases(), key=order)
    for start in range(0, len(cases), CARDS_IN_A_ROW):
        row = cases[start : start + CARDS_IN_A_ROW]
        for column, case in zip(st.columns(CARDS_IN_A_ROW), row, strict=False):
            with column:
                _show_card(case, held.get(case[:2], 0))


def _show_card(case: Case, times: int) -> None:
    key = f"{case.persona_id}_{case.scenario_id}"
    with st.container(key=f"card_choice_{key}", height="stretch", vertical_alignment="distribute"):
        channel = installation.app().library.norms()[case.scenario.channel].title
        show_html(
            _case_head(case, heading(case.scenario.title, f"{case.persona.public_name()}, {channel}", rank=3)),
            note(case.scenario.brief),
        )
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            show_html(chips(*_standing_facts(case.scenario, times)))
            if st.button("Read the brief", key=f"brief_{key}"):
                _open_brief(case)


def _case_head(case: Case, head: Markup) -> Markup:
    return Markup('<div class="case-head"><span class="tile">{}</span>{}</div>').format(
        icon(CHANNEL_ICONS[case.scenario.channel]), head
    )


def _facts(scenario: Scenario) -> Sequence[Markup]:
    norms = installation.app().library.norms()[scenario.channel]
    return (chip(norms.title, CHANNEL_ICONS[scenario.channel]), chip(f"{scenario.minutes} min", "timer"))


def _standing_facts(scenario: Scenario, times: int) -> Sequence[Markup]:
    held = "New to you" if times == 0 else "Held once" if times == 1 else f"Held {times} times"
    minutes = chip(f"{scenario.minutes} min", "timer")
    if scenario.warm_up:
        return (minutes, chip("Warm-up", "local_cafe", "accent"))
    return (minutes, chip(held, "replay" if times else "radio_button_unchecked"))


def _show_pace(person: Person) -> None:
    with st.expander("I need more time to type", icon=":material/hourglass_top:"):
        st.text("In chat and on the phone the customer's clock then runs slower for you. Nobody else sees this.")
        nearest = min(PACES, key=lambda percent: abs(percent - person.pace))
        chosen = st.segmented_control("Time I get", PACES, default=nearest, format_func=PACES.__getitem__)
        if chosen and chosen != person.pace:
            installation.app().people.set_pace(person, chosen)
            st.rerun()


def _open_brief(case: Case) -> None:
    go_to("practice", customer=case.persona_id, scenario=case.scenario_id)


def _cases() -> list[Case]:
    personas = installation.app().library.personas()
    return [
        Case(persona_id, scenario_id, persona, scenario)
        for persona_id, persona in personas.items()
        for scenario_id, scenario in persona.scenarios.items()
    ]


def _case(persona_id: str, scenario_id: str) -> Case | None:
    return next((case for case in _cases() if case[:2] == (persona_id, scenario_id)), None)


def _day(day: date) -> str:
    return f"{day:%A}, {day.day} {day:%B}"
