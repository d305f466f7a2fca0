"""Who sits in front of a page, read anew on every run, and what their role lets them open."""

from typing import NoReturn

import streamlit as st

from simulator.domain.people import Person, Role
from simulator.ui import installation
from simulator.ui.sign_in import SIGN_IN_COOKIE, TOKEN_COOKIE


def current_person() -> Person | None:
    """Return who is signed in here, as the store knows them now; None where nobody is."""
    person_id = installation.sign_ins().person_id(cookie(SIGN_IN_COOKIE))
    person = installation.app().people.find(person_id) if person_id else None
    return person if person and person.active and person.may_sign_in else None


def form_token() -> str | None:
    """Return what this browser's forms must send along; None where signing in is not offered to it."""
    token = cookie(TOKEN_COOKIE)
    return installation.sign_ins().form_token(token) if token else None


def cookie(name: str) -> str | None:
    """Return one of the cookies that this browser sent."""
    return st.context.cookies.get(name)


def require_role(*roles: Role | str) -> Person:
    """Return the person in front of the page; whoever has none of the roles sees a refusal and nothing else."""
    person = current_person()
    if person is None:
        _refuse("You are not signed in", "Nothing is shown without a name. Open the front page to sign in.")
    if not person.has(*(Role(role) for role in roles)):
        names = " or ".join(roles)
        _refuse("This page is not for you", f"It is for a {names}. If that is you, ask an admin to change your role.")
    return person


def _refuse(title: str, sentence: str) -> NoReturn:
    with st.container(key="refusal"):
        st.header(title, anchor=False)
        st.text(sentence)
    st.stop()
