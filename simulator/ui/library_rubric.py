"""One rubric as a table that can be read: each criterion with its five levels, and what fails a contact outright."""

import streamlit as st
from markupsafe import Markup

from simulator.domain.people import Person
from simulator.domain.rubric import Criterion, Rubric
from simulator.ui import installation
from simulator.ui.html import Line, chip, chips, heading, icon_list, note, notice, show_html
from simulator.ui.library_parts import paragraph, several, table

LEVELS = (1, 2, 3, 4, 5)


def show_rubric(person: Person, item_id: str) -> None:
    """Show a rubric whole; one with problems says only that."""
    rubric = installation.app().library.rubrics().get(item_id)
    if rubric is None:
        show_html(
            notice("This rubric has problems.", "They stand under Problems, each with its line.", "error", "critical")
        )
        return
    with st.container(key="card_rubric"):
        show_html(paragraph(rubric.about), _criteria(rubric))
        show_html(note(f"Under {rubric.fewest_words} words of the agent the skills are not scored."))
    with st.container(key="card_critical"):
        show_html(heading("Fails a contact, whatever else was good"), _critical(rubric))


def _criteria(rubric: Rubric) -> Markup:
    head = ("Criterion", *(f"Level {number}" for number in LEVELS))
    return table(head, ([_criterion(one), *_anchors(one)] for one in rubric.criteria), "rubric")


def _criterion(one: Criterion) -> Markup:
    rules = chips(chip(f"Weight {one.weight}", "balance"), chip(f"{one.minimum} to pass", "flag"))
    left_out = [note(f"Not scored when: {one.not_relevant}")] if one.not_relevant else []
    return several([heading(one.title), note(one.asks), rules, *left_out])


def _anchors(one: Criterion) -> list[Markup]:
    return [paragraph(one.levels[number]) for number in LEVELS]


def _critical(rubric: Rubric) -> Markup:
    if not rubric.critical:
        return note("Nothing is critical in this rubric.")
    return icon_list(Line("report", line.text, "critical") for line in rubric.critical)
