"""Practice: what to practise next, the brief, the conversation and the desk."""

import streamlit as st

from simulator.ui import practice_before, practice_choice, practice_contact, practice_first
from simulator.ui.navigation import roles_for
from simulator.ui.session import require_role

person = require_role(*roles_for("practice"))
asked = st.query_params

if person.told_at is None:
    practice_first.show_first_start(person)
elif "contact" in asked:
    practice_contact.show_contact(person, asked["contact"])
elif "customer" in asked:
    begun = practice_before.show_brief_of(person, asked["customer"], asked.get("scenario", ""))
    if begun:
        practice_contact.begin(person, begun)
else:
    practice_choice.show_choice(person)
