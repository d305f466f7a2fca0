"""The first start: what is kept and who sees it, before the first word."""

import streamlit as st

from simulator.domain.people import Person
from simulator.ui import installation
from simulator.ui.html import Line, heading, icon_list, note, part, show_html

KEPT = (
    Line("forum", "Every message you send and every answer, from the moment you send it."),
    Line("grading", "The scores, with the words that earned them."),
    Line("schedule", "How long the customer waited, only while the page is open."),
)
SEES = (
    Line("lock", "You see everything that is yours. What you practise for yourself stays yours."),
    Line("group", "Your team lead sees contacts that were assigned, and those you choose to share."),
    Line("edit_note", "Trainers see such contacts on customers they wrote, without your name."),
    Line("balance", "Practice scores are there to learn from. They decide nothing about your job without a person."),
)


def show_first_start(person: Person) -> None:
    """Tell what is kept and who sees it, and go on once it was read."""
    with st.container(key="card_first"):
        show_html(
            heading("Before your first word", f"Welcome, {person.name}", rank=1),
            part("What is kept", icon_list(KEPT)),
            part("Who sees it", icon_list(SEES)),
            note("You can read this again at any time from the foot of the Practice page."),
        )
        if st.button("Understood, let's start", type="primary", icon=":material/arrow_forward:", icon_position="right"):
            installation.app().people.told(person)
            st.rerun()


def show_again() -> None:
    """Show the same once more, folded away."""
    with st.expander("What is kept, and who sees it"):
        show_html(part("What is kept", icon_list(KEPT)), part("Who sees it", icon_list(SEES)))
