"""Debriefs: one contact read again with its scores, or the list of those one may read."""

import streamlit as st

from simulator.ui import debrief_list, debrief_page
from simulator.ui.navigation import roles_for
from simulator.ui.session import require_role

person = require_role(*roles_for("debrief"))
contact_id = st.query_params.get("contact")

if contact_id:
    debrief_page.show_debrief(person, contact_id)
else:
    debrief_list.show_list(person)
