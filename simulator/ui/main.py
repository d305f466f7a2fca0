"""The entry script of every page: the look, the menu by role, who is signed in."""

from pathlib import Path

import streamlit as st

from simulator.ui import person_menu
from simulator.ui.navigation import pages_for
from simulator.ui.session import current_person

HERE = Path(__file__).parent

st.set_page_config(page_title="Rapport", page_icon=HERE / "icon.png", layout="wide")
theme = st.context.theme.type or "light"
st.html(HERE / "style.css")
st.html(f"<style>:root {{ color-scheme: {theme}; }}</style>")

person = current_person()
pages = pages_for(person)
st.session_state["pages"] = pages
place = st.navigation(list(pages.values()), position="top")
st.session_state["place"] = place.url_path
st.logo(HERE / f"logo-{theme}.svg", size="large")
if person:
    person_menu.show_person_menu(person)
place.run()
