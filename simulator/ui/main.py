"""The entry script of every page: the look, the menu by role, who is signed in."""

from pathlib import Path

import streamlit as st

from simulator.ui import person_menu
from simulator.ui.navigation import pages_for
from simulator.ui.session import current_person

HERE = Path(__file__).parent

st.set_page_config(page_title="Rapport", page_icon=HERE / "icon.png", layout="wide")
st.html(HERE / "style.css")

person = current_person()
pages = pages_for(person)
st.session_state["pages"] = pages
place = st.navigation(list(pages.values()), position="top")
st.session_state["place"] = place.url_path
st.logo(HERE / f"logo-{st.context.theme.type or 'light'}.svg", size="large")
if person:
    person_menu.show_person_menu(person)
place.run()
