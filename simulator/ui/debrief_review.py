"""What people do about a score: share it, ask to look again, answer, overrule, void."""

from collections.abc import Callable

import streamlit as st
from markupsafe import Markup

from simulator.domain.contact import ContactStatus, ScoreEntry, ScoreSource
from simulator.domain.errors import RapportError
from simulator.domain.people import Person
from simulator.ui import installation
from simulator.ui.html import heading, note, notice, show_html
from simulator.usecases.report import SeenContact


def show_status(person: Person, seen: SeenContact) -> None:
    """Show what happened to this score since it was given."""
    if seen.contact.status is ContactStatus.VOID:
        show_html(notice("This attempt does not count.", seen.contact.void_reason, "block", "plain"))
    for entry in seen.entries:
        if entry.source is ScoreSource.OVERRIDE:
            show_html(notice(_who_changed(seen, entry), _override(seen, entry), "edit"))
    for appeal in seen.appeals:
        if appeal.answer:
            show_html(
                notice("Asked:", appeal.reason, "help", "plain"), notice("Answer:", appeal.answer, "reply", "accent")
            )
        elif seen.own:
            show_html(
                notice("You asked to look at this again.", "Your lead has not answered yet.", "hourglass", "plain")
            )


def _who_changed(seen: SeenContact, entry: ScoreEntry) -> str:
    who = seen.names.get(entry.by or "", "A lead")
    return f"{who} changed this score on {entry.at.day} {entry.at:%B}."


def _override(seen: SeenContact, entry: ScoreEntry) -> Markup:
    first = seen.entries[0].card
    titles = {criterion.id: criterion.title for criterion in seen.rubric.criteria}
    changes = ", ".join(
        f"{titles[name]} from {first.level_of(name) or '–'} to {new}" for name, new in entry.changed.items()
    )
    return Markup("{}. {}").format(changes, entry.reason)


def show_ask(person: Person, seen: SeenContact) -> None:
    """Let the trainee ask for a second look, and choose whether the lead sees the contact at all."""
    if not seen.own or not seen.entries:
        return
    waiting = any(appeal.answer is None for appeal in seen.appeals)
    with st.container(key="quiet_review", horizontal=True):
        if not waiting:
            with st.popover("Look at this score again", icon=":material/flag:"):
                _ask_form(person, seen)
        if seen.contact.assignment_id is None:
            _share_button(person, seen)


def _ask_form(person: Person, seen: SeenContact) -> None:
    titles = {criterion.title: criterion.id for criterion in seen.rubric.criteria}
    with st.form("ask", border=False):
        chosen = st.selectbox("Which score?", ["The whole card", *titles])
        reason = st.text_area("What should your lead look at?", max_chars=2000)
        show_html(note("Your lead then sees this contact, and answers beside the score."))
        if st.form_submit_button("Ask", type="primary"):
            _try(lambda: installation.app().review.ask(person, seen.contact.id, reason, titles.get(chosen)), "Asked.")


def _share_button(person: Person, seen: SeenContact) -> None:
    shared = seen.contact.shared
    words = "Shared with your lead. Take it back" if shared else "Share with my lead"
    if st.button(words, icon=f":material/{'visibility' if shared else 'share'}:", key="share"):
        _try(lambda: installation.app().review.share(person, seen.contact.id, not shared), "Saved.")


def show_requests(person: Person, seen: SeenContact) -> None:
    """Draw the requests that wait for this lead, with a place to answer each."""
    waiting = [appeal for appeal in seen.appeals if appeal.answer is None]
    if not seen.may_change or not waiting:
        return
    titles = {criterion.id: criterion.title for criterion in seen.rubric.criteria}
    with st.container(key="accent_requests"):
        for appeal in waiting:
            about = titles.get(appeal.criterion or "", "the whole card")
            show_html(heading(f"{seen.person_name} asks about {about.lower()}", rank=3), note(appeal.reason))
            with st.form(f"answer_{appeal.id}", border=False):
                answer = st.text_area("Your answer, shown beside the score")
                if st.form_submit_button("Answer", type="primary"):
                    _try(_answering(person, appeal.id, answer), "Answered.")


def show_lead(person: Person, seen: SeenContact) -> None:
    """Draw what only the lead of the person's team sees: overrule, void."""
    if not seen.may_change or not seen.entries:
        return
    with st.container(key="card_lead"):
        show_html(heading("As the lead", "Only you see this part"))
        with st.expander("Change the score"):
            _override_form(person, seen)
        with st.expander("Take this attempt out of the reports"):
            _void_form(person, seen)


def _answering(person: Person, appeal_id: str, answer: str) -> Callable[[], object]:
    return lambda: installation.app().review.answer(person, appeal_id, answer)


def _override_form(person: Person, seen: SeenContact) -> None:
    entry = seen.in_force
    if entry is None:
        return
    with st.form("override", border=False):
        levels: dict[str, int] = {}
        for column, criterion in zip(st.columns(len(seen.rubric.criteria)), seen.rubric.criteria, strict=True):
            now = entry.card.level_of(criterion.id)
            choices = [None, 1, 2, 3, 4, 5]
            with column:
                chosen = st.selectbox(
                    criterion.title,
                    choices,
                    index=choices.index(now),
                    format_func=lambda one: "–" if one is None else str(one),
                )
            if chosen is not None:
                levels[criterion.id] = chosen
        reason = st.text_area("Why? The person reads this beside the new score; the first one stays.")
        if st.form_submit_button("Change the score", type="primary"):
            _try(lambda: installation.app().review.override(person, seen.contact.id, levels, reason), "Changed.")


def _void_form(person: Person, seen: SeenContact) -> None:
    review = installation.app().review
    if seen.contact.status is ContactStatus.VOID:
        if st.button("Put it back into the reports"):
            _try(lambda: review.restore(person, seen.contact.id), "It counts again.")
        return
    with st.form("void", border=False):
        reason = st.text_input("Why does it not count?")
        if st.form_submit_button("Void this attempt"):
            _try(lambda: review.void(person, seen.contact.id, reason), "It no longer counts.")


def _try(deed: Callable[[], object], done: str) -> None:
    try:
        deed()
    except RapportError as error:
        st.error(str(error), icon=":material/error:")
    else:
        st.toast(done, icon=":material/check:")
        st.rerun()
