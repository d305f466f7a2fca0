"""The corner of every page that says who is signed in and lets them out."""

import streamlit as st
from markupsafe import Markup

from simulator.domain.people import Person, Role
from simulator.ui.html import hidden_field, plain, show_html
from simulator.ui.session import form_token

ROLE_NAMES = {Role.TRAINEE: "Trainee", Role.TRAINER: "Trainer", Role.LEAD: "Team lead", Role.ADMIN: "Admin"}


def role_names(person: Person) -> str:
    """Return what somebody is here, in words."""
    return ", ".join(name for role, name in ROLE_NAMES.items() if person.has(role))


def role_rank(person: Person) -> int:
    """Return a place in a list that goes from those who practise to those who look after it."""
    return next((rank for rank, role in enumerate(ROLE_NAMES) if person.has(role)), len(ROLE_NAMES))


def show_person_menu(person: Person) -> None:
    """Draw the menu in its corner."""
    with st.container(key="person_menu"), st.popover(plain(person.name), icon=":material/account_circle:"):
        show_html(
            Markup('<p class="person-name">{}</p><p class="note">{}</p>').format(person.name, role_names(person)),
            _sign_out_form(form_token() or ""),
        )


def _sign_out_form(token: str) -> Markup:
    return Markup(
        '<form method="post" action="/sign-out">{}<button class="quiet-button">Sign out</button></form>'
    ).format(hidden_field("token", token))
