"""Practice: what to practise next, the brief, the conversation and the desk."""

import streamlit as st

from simulator.ui import practice_choice, practice_contact, practice_first
from simulator.ui.navigation import roles_for
from simulator.ui.session import require_role

person = require_role(*roles_for("practice"))
contact_id = st.query_params.get("contact")

if person.told_at is None:
    practice_first.show_first_start(person)
elif contact_id:
    practice_contact.show_contact(person, contact_id)
else:
    practice_choice.show_choice(person)
