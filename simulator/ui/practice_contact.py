"""One contact on the practice page: the brief before it, the desk while it lasts, the way on when it is over."""

import streamlit as st
from markupsafe import Markup

from simulator.domain.contact import ContactStatus
from simulator.domain.errors import RapportError
from simulator.domain.people import Person
from simulator.domain.state import EndReason
from simulator.ui import installation, practice_brief, practice_desk, practice_talk
from simulator.ui.html import heading, note, notice, show_html
from simulator.ui.navigation import go_to
from simulator.usecases.desk import Desk

VIEWS = ("Brief", "Conversation", "Desk")
"""The three panels; on a narrow screen one at a time."""

ENDINGS = {
    EndReason.SATISFIED: "{name} has what was needed.",
    EndReason.GRUDGING: "{name} took it, without joy.",
    EndReason.REFUSED_RIGHTLY: "{name} can live with the no.",
    EndReason.ESCALATED: "{name} is with somebody who can decide.",
    EndReason.WALKED_OUT: "{name} has left.",
    EndReason.CLOSED_BY_AGENT: "You closed the contact.",
    EndReason.TIMED_OUT: "{name} waited, and has gone.",
    EndReason.ABUSE: "You ended the contact because of abuse.",
}


def show_contact(person: Person, contact_id: str) -> None:
    """Show one's own contact in the state it is in; a lost link leads back to the choice."""
    try:
        desk = installation.app().practise.open(person, contact_id)
    except RapportError as error:
        show_html(notice(str(error), "Nothing was lost: choose what to practise.", "link_off"))
        if st.button("Back to Practice", type="primary"):
            go_to("practice")
        return
    if desk.contact.status is not ContactStatus.ACTIVE:
        _show_over(desk)
    elif desk.contact.ready_at is None:
        _show_before(person, desk)
    else:
        _show_desk(person, desk)


def _show_before(person: Person, desk: Desk) -> None:
    left, right = st.columns([3, 2])
    with left, st.container(key="card_before"):
        show_html(practice_brief.whole_brief(desk))
        running = "The clock starts" if desk.norms.live else "The customer's message opens"
        show_html(note(f"{running} when you are ready. It takes about {desk.scenario.minutes} minutes."))
        ready, back = st.columns([1, 1])
        with ready:
            if st.button("I'm ready", type="primary", icon=":material/play_arrow:", width="stretch"):
                installation.app().practise.ready(person, desk.contact.id)
                st.rerun()
        with back:
            if st.button("Choose another", width="stretch"):
                go_to("practice")
    with right, st.container(key="card_before_record"):
        show_html(practice_desk.record(desk))


def _show_desk(person: Person, desk: Desk) -> None:
    view = st.segmented_control(
        "What to see",
        VIEWS,
        default=VIEWS[1],
        key=f"view_{desk.contact.id}",
        label_visibility="collapsed",
        width="stretch",
    )
    shown = {"Brief": "brief", "Desk": "desk"}.get(view or "", "talk")
    with st.container(key=f"practice_{shown}"):
        brief, talk, tools = st.columns([24, 52, 27])
        with brief, st.container(key="panel_brief"):
            practice_brief.show_brief(person, desk)
        with talk, st.container(key="panel_talk"):
            practice_talk.show_talk(person, desk)
        with tools, st.container(key="panel_desk"):
            practice_desk.show_desk(person, desk)


def _show_over(desk: Desk) -> None:
    name = desk.persona.public_name().split()[0]
    words = ENDINGS[desk.contact.end_reason].format(name=name) if desk.contact.end_reason else "This contact is over."
    left, right = st.columns([3, 2])
    with left, st.container(key="card_over_talk"):
        show_html(practice_talk.whole_talk(desk))
    with right, st.container(key="accent_over"):
        show_html(heading(words, "The contact is over", rank=1), note(_what_now(desk)))
        if desk.contact.scored and st.button("Read the debrief", type="primary", width="stretch"):
            go_to("debrief", contact=desk.contact.id)
        if st.button("Practise something else", width="stretch"):
            go_to("practice")


def _what_now(desk: Desk) -> str | Markup:
    if desk.contact.scored:
        return "Your debrief is ready: what worked, the one thing to change, and how it could sound."
    return "This was the warm-up, so there is no score. Choose a customer when you feel ready."
