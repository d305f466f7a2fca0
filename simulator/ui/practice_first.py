"""The first start: what is kept and who sees it, before the first word; and the same again, folded away."""

import streamlit as st

from simulator.domain.people import Person
from simulator.ui import installation
from simulator.ui.html import Line, heading, icon_list, note, part, show_html
from simulator.ui.navigation import go_to

KEPT = (
    Line("forum", "Every message that you send and every answer, from the moment you send it."),
    Line("grading", "The scores, with the words that earned them."),
    Line("schedule", "How long the customer waited, counted only while the page is open."),
)
SEES = (
    Line("lock", "You see everything that is yours. What you practise for yourself stays yours."),
    Line("group", "Your team lead sees contacts that were assigned, and those you choose to share."),
    Line("edit_note", "Trainers see such contacts on customers that they wrote, without your name."),
    Line("balance", "Scores are there to learn from. They decide nothing about your job without a person."),
)

ARROW = ":material/arrow_forward:"


def show_first_start(person: Person) -> None:
    """Tell what is kept and who sees it, and go on once it was read."""
    with st.container(key="practice_first"), st.container(key="card_first"):
        show_html(
            heading("Before your first word", f"Welcome, {person.name}", rank=1),
            part("What is kept", icon_list(KEPT)),
            part("Who sees it", icon_list(SEES)),
            note("You can read this again at the foot of the Practice page."),
        )
        _show_ways_on(person)


def _show_ways_on(person: Person) -> None:
    people, warm_up = installation.app().people, installation.app().plan.warm_up()
    with st.container(horizontal=True):
        if st.query_params or warm_up is None:
            if st.button("Understood, go on", type="primary", icon=ARROW, icon_position="right"):
                people.told(person)
                st.rerun()
            return
        if st.button("Understood, begin with a warm-up", type="primary", icon=ARROW, icon_position="right"):
            people.told(person)
            go_to("practice", customer=warm_up.persona, scenario=warm_up.scenario)
        if st.button("Understood, I choose myself"):
            people.told(person)
            st.rerun()


def show_again() -> None:
    """Show the same once more, folded away."""
    with st.expander("What is kept, and who sees it", icon=":material/lock:"):
        show_html(part("What is kept", icon_list(KEPT)), part("Who sees it", icon_list(SEES)))
