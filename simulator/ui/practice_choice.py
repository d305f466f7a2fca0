"""What to practise: what is unfinished, what was assigned, what comes next, and every customer there is."""

from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st
from markupsafe import Markup

from simulator.domain.assignment import Assignment
from simulator.domain.channel import Channel
from simulator.domain.contact import Contact
from simulator.domain.people import Person
from simulator.domain.persona import Persona
from simulator.domain.scenario import Scenario
from simulator.ui import installation
from simulator.ui.html import Tone, avatar, chip, chips, heading, note, notice, show_html
from simulator.ui.navigation import go_to
from simulator.ui.practice_first import show_again

CHANNEL_ICONS: Mapping[Channel, str] = {
    Channel.CHAT: "chat",
    Channel.EMAIL: "mail",
    Channel.PUBLIC_REVIEW: "reviews",
    Channel.SOCIAL: "public",
    Channel.PHONE: "call",
}
STANDING_CHIPS: Mapping[str, tuple[str, str, Tone]] = {
    "open": ("To do", "radio_button_unchecked", "plain"),
    "late": ("Late", "schedule", "care"),
    "stuck": ("Stuck? Ask for help", "help", "care"),
    "done": ("Done", "check_circle", "good"),
}

PACES: Mapping[int, str] = {100: "As usual", 150: "Half more", 200: "Twice", 300: "Three times"}
"""Percent of the channel's time, in words."""


def show_choice(person: Person) -> None:
    """Show everything that a person can practise now."""
    show_html(heading("Practice", f"Good to see you, {person.name.split()[0]}", rank=1))
    _show_unfinished(person)
    _show_next(person)
    _show_assigned(person)
    _show_all(person)
    with st.container(key="practice_foot"):
        show_again()
        _show_pace(person)


def _show_unfinished(person: Person) -> None:
    for contact in installation.app().practise.unfinished(person)[:3]:
        persona, scenario = _content(contact.persona, contact.scenario)
        if scenario is None or persona is None:
            continue
        with st.container(key=f"card_unfinished_{contact.id}", horizontal=True, vertical_alignment="center"):
            show_html(
                notice(
                    f"{persona.public_name()} is still waiting.", f"You began “{scenario.title}” and did not finish."
                )
            )
            if st.button("Go on", key=f"go_on_{contact.id}"):
                go_to("practice", contact=contact.id)


def _show_next(person: Person) -> None:
    found = installation.app().plan.next_for(person)
    if found is None:
        show_html(notice("There is no customer to practise with yet.", "A trainer writes them on the Library page."))
        return
    persona, scenario = _content(found.persona, found.scenario)
    if persona is None or scenario is None:
        return
    with st.container(key="accent_next"):
        left, right = st.columns([3, 1], vertical_alignment="center")
        with left:
            show_html(heading(scenario.title, "What to practise next"), _about(persona, scenario), note(found.why))
        with right:
            _start_button(person, found.persona, found.scenario, key="start_next", primary=True)


def _show_assigned(person: Person) -> None:
    rows = [row for row in installation.app().assign.of_person(person) if not row.passed]
    if not rows:
        return
    show_html(heading("Assigned to you"))
    for row in rows:
        persona, scenario = _content(row.assignment.persona, row.assignment.scenario)
        if persona is None or scenario is None:
            continue
        with st.container(key=f"card_assigned_{row.assignment.id}"):
            left, right = st.columns([3, 1], vertical_alignment="center")
            with left:
                show_html(
                    heading(scenario.title, f"By {_day(row.assignment.due)}", rank=3),
                    _about(persona, scenario, _standing_chip(row.standing)),
                    note(row.assignment.note) if row.assignment.note else Markup(),
                )
            with right:
                _start_button(
                    person,
                    row.assignment.persona,
                    row.assignment.scenario,
                    f"start_{row.assignment.id}",
                    row.assignment,
                )


def _show_all(person: Person) -> None:
    show_html(heading("Choose a customer"))
    personas = installation.app().library.personas()
    held = installation.app().practise.times_held(person)
    found = [
        (persona_id, persona, scenario_id, scenario)
        for persona_id, persona in personas.items()
        for scenario_id, scenario in persona.scenarios.items()
    ]
    found.sort(key=lambda one: (not one[3].warm_up, held.get((one[0], one[2]), 0), one[3].title))
    for start in range(0, len(found), 3):
        for column, (persona_id, persona, scenario_id, scenario) in zip(
            st.columns(3), found[start : start + 3], strict=False
        ):
            times = held.get((persona_id, scenario_id), 0)
            with column, st.container(key=f"card_choice_{persona_id}_{scenario_id}", height="stretch"):
                show_html(_choice(persona, scenario, times))
                _start_button(person, persona_id, scenario_id, f"start_{persona_id}_{scenario_id}")


def _choice(persona: Persona, scenario: Scenario, times: int) -> Markup:
    held = "New to you" if times == 0 else f"Held {times} time{'s' if times > 1 else ''}"
    warm_up = (chip("Warm-up, not scored", "local_cafe", "accent"),) if scenario.warm_up else ()
    return Markup('<div class="choice">{}<div class="stack">{}{}{}</div></div>').format(
        avatar(persona.public_name()),
        heading(scenario.title, persona.public_name(), rank=3),
        note(scenario.brief),
        chips(*warm_up, *_facts(scenario), chip(held, "replay" if times else "fiber_new")),
    )


def _about(persona: Persona, scenario: Scenario, *more: Markup) -> Markup:
    return chips(chip(persona.public_name(), "person"), *_facts(scenario), *more)


def _facts(scenario: Scenario) -> Sequence[Markup]:
    norms = installation.app().library.norms()[scenario.channel]
    return (chip(norms.title, CHANNEL_ICONS[scenario.channel]), chip(f"About {scenario.minutes} min", "timer"))


def _standing_chip(standing: str) -> Markup:
    return chip(*STANDING_CHIPS[standing])


def _start_button(
    person: Person, persona: str, scenario: str, key: str, assignment: Assignment | None = None, primary: bool = False
) -> None:
    if st.button("Read the brief", key=key, type="primary" if primary else "secondary", width="stretch"):
        app = installation.app()
        wanted = assignment.id if assignment else app.assign.for_contact(person, persona, scenario)
        contact: Contact = app.practise.start(person, persona, scenario, wanted)
        go_to("practice", contact=contact.id)


def _show_pace(person: Person) -> None:
    with st.expander("I need more time to type"):
        st.text("In chat and on the phone the customer's clock then runs slower for you. Nobody else sees this.")
        nearest = min(PACES, key=lambda percent: abs(percent - person.pace))
        chosen = st.segmented_control("Time I get", PACES, default=nearest, format_func=PACES.__getitem__)
        if chosen and chosen != person.pace:
            installation.app().people.set_pace(person, chosen)
            st.rerun()


def _content(persona_id: str, scenario_id: str) -> tuple[Persona | None, Scenario | None]:
    persona = installation.app().library.personas().get(persona_id)
    return persona, persona.scenarios.get(scenario_id) if persona else None


def _day(day: date) -> str:
    return f"{day:%A}, {day.day} {day:%B}"
