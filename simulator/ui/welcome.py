"""The sign-in as a stranger sees it: one button for each sample person, or why there are none."""

import streamlit as st
from markupsafe import Markup

from simulator.domain.people import Person, Role
from simulator.ui import installation
from simulator.ui.html import avatar, hidden_field, icon, joined, notice, show_html
from simulator.ui.person_menu import role_names

WHAT_THEY_DO = {
    Role.LEAD: "See who needs help with what, open shared contacts, answer requests.",
    Role.TRAINER: "Write customers, try them out, assign them to a team.",
    Role.TRAINEE: "Answer a customer, read the debrief, watch it get better.",
    Role.ADMIN: "See the settings and what they cost.",
}


def show_sample_people(token: str, onward: str) -> None:
    """Draw the form that signs a sample person in and then leads on to the address that was asked for."""
    people = installation.app().people.sample_sign_ins()
    if not people:
        show_html(notice("The sample people were removed.", "`python -m simulator people` lists who is left.", "info"))
        return
    st.text("Choose who you want to be. They are samples: nothing they do concerns a real person.")
    show_html(
        Markup('<form method="post" action="/sign-in" class="people">{}{}{}</form>').format(
            hidden_field("token", token), hidden_field("next", onward), joined(_person_button(p) for p in people)
        )
    )


def _person_button(person: Person) -> Markup:
    return Markup(
        '<button name="person" value="{}" class="person-button">{}<span class="person-words"><span class="person-name">'
        '{}</span><span class="person-role">{}</span><span class="note">{}</span></span>{}</button>'
    ).format(
        person.id,
        avatar(person.name),
        person.name,
        role_names(person),
        next(words for role, words in WHAT_THEY_DO.items() if person.has(role)),
        icon("arrow_forward"),
    )


def show_why_not_offered() -> None:
    """Say why nobody can sign in over this connection."""
    show_html(
        notice(
            "Signing in is not offered here.",
            "The sample people can be used only on the machine that runs Rapport, at the address it printed when it "
            "started, with cookies allowed. If that is where you are, load this page again.",
            "lock",
        )
    )
