"""One's own progress: a chart and a sentence per criterion, first attempts and repeats told apart."""

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from simulator.domain.people import Person
from simulator.reports.attempts import CRITERIA, Attempt
from simulator.reports.progress import first_and_repeat, progress_figure, progress_title, trend_of
from simulator.ui import installation
from simulator.ui.charts import PALETTE, show_chart
from simulator.ui.html import heading, note, notice, show_html, stat
from simulator.ui.navigation import go_to


def show_progress(person: Person) -> None:
    """Show how the person's levels went, contact by contact."""
    attempts = installation.app().report.own_attempts(person)
    show_html(heading(progress_title(attempts) if attempts else "Progress", "Only you see this page", rank=1))
    if not attempts:
        show_html(
            notice("Nothing to show yet.", "After three scored contacts you see here where you are going.", "insights")
        )
        if st.button("Practise now", type="primary"):
            go_to("practice")
        return
    _show_figures(attempts)
    show_html(_legend())
    for pair in (CRITERIA[:2], CRITERIA[2:]):
        for column, criterion in zip(st.columns(2), pair, strict=True):
            with column, st.container(key=f"card_{criterion}"):
                _show_criterion(attempts, criterion)
    _show_next(person)


def _show_figures(attempts: Sequence[Attempt]) -> None:
    passed = sum(attempt.passed is True for attempt in attempts)
    customers = len({attempt.persona for attempt in attempts})
    figures = (
        (str(len(attempts)), f"scored contact{'s' if len(attempts) > 1 else ''} with {customers} customers."),
        (str(passed), f"of {len(attempts)} passed: nothing critical, resolved, and every skill at 3 or better."),
        (_share_first(attempts), first_and_repeat(attempts) or "first attempts. Try a customer again to compare."),
    )
    for place, (column, (number, sentence)) in enumerate(zip(st.columns(3), figures, strict=True)):
        with column, st.container(key=f"card_figure_{place}", height="stretch"):
            show_html(stat(number, sentence))


def _share_first(attempts: Sequence[Attempt]) -> str:
    return str(sum(attempt.first for attempt in attempts))


def _legend() -> Markup:
    return Markup(
        '<p class="note dots-legend"><i class="filled"></i>first attempt on a customer<i></i>a customer met before</p>'
    )


def _show_criterion(attempts: Sequence[Attempt], criterion: str) -> None:
    trend = trend_of(attempts, criterion)
    show_html(heading(criterion.title()), note(trend.sentence))
    if trend.contacts:
        words = f"{criterion.title()} over {trend.contacts} contacts. {trend.sentence}"
        show_chart(progress_figure(attempts, criterion, PALETTE[0]), f"chart_{criterion}", words)
    else:
        show_html(note("Not scored in any contact yet."))


def _show_next(person: Person) -> None:
    found = installation.app().plan.next_for(person)
    if found is None:
        return
    with st.container(key="accent_progress_next", horizontal=True, vertical_alignment="center"):
        show_html(heading("What to practise next"), note(found.why))
        if st.button("Go to Practice", type="primary", icon=":material/arrow_forward:", icon_position="right"):
            go_to("practice")
