"""One contact on the practice page: the brief before it, the desk while it lasts, the way on when it is over."""

import streamlit as st
from markupsafe import Markup

from simulator.domain.contact import ContactStatus
from simulator.domain.errors import ContentTrouble, NotAllowed, NotFound
from simulator.domain.people import Person
from simulator.domain.state import EndReason
from simulator.ui import installation
from simulator.ui.html import heading, note, part, show_html
from simulator.ui.navigation import go_to
from simulator.ui.practice_before import show_before, show_lost
from simulator.ui.practice_brief import show_brief
from simulator.ui.practice_channels import first_name
from simulator.ui.practice_composer import goes_out_after, show_composer
from simulator.ui.practice_desk import show_desk
from simulator.ui.practice_talk import show_still, show_talk
from simulator.ui.practice_window import desk_or_last, show_from_start
from simulator.usecases.desk import Desk

VIEWS = {"Brief": "brief", "Conversation": "talk", "Desk": "desk"}
"""The three panels; on a narrow screen one at a time."""

ENDINGS = {
    EndReason.SATISFIED: "{name} has what {they} needed.",
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
        desk = desk_or_last(contact_id, lambda: installation.app().practise.open(person, contact_id))
    except (NotFound, NotAllowed, ContentTrouble) as error:
        show_lost("There is nothing here for you", str(error))
        return
    if desk.ended:
        _show_over(person, desk)
    elif desk.contact.ready_at is None:
        if show_before(person, desk, desk.contact.persona, desk.contact.scenario):
            begin(person, contact_id)
    else:
        _show_panels(person, desk)


def begin(person: Person, contact_id: str) -> None:
    """Start the clock and show the customer's first words coming in."""
    installation.app().practise.ready(person, contact_id)
    show_from_start(contact_id)
    go_to("practice", contact=contact_id)


def _show_panels(person: Person, desk: Desk) -> None:
    with st.container(key="practice_views"):
        view = st.segmented_control(
            "What to see",
            list(VIEWS),
            default="Conversation",
            key=f"view_{desk.contact.id}",
            label_visibility="collapsed",
            width="stretch",
        )
    with st.container(key=f"practice_{VIEWS.get(view or '', 'talk')}"):
        brief, talk, tools = st.columns([60, 130, 68])
        with brief, st.container(key="panel_brief"):
            clock = show_brief(person, desk)
        with talk, st.container(key="panel_talk"):
            show_talk(person, desk, clock, goes_out_after(desk))
            show_composer(person, desk)
        with tools, st.container(key="panel_desk"):
            show_desk(person, desk)


# -- over --------------------------------------------------------------------------------------------------------------


def _show_over(person: Person, desk: Desk) -> None:
    with st.container(key="practice_over"):
        talk, onward = st.columns([190, 100])
        with talk, st.container(key="panel_talk"):
            show_still(person, desk)
        with onward, st.container(key="accent_over"):
            _show_onward(desk)


def _show_onward(desk: Desk) -> None:
    show_html(heading(_ending(desk), "The contact is over", rank=1), note(_what_now(desk)))
    if desk.contact.scored and st.button("Read the debrief", type="primary", width="stretch"):
        go_to("debrief", contact=desk.contact.id)
    if st.button("Choose another customer", width="stretch", type="secondary" if desk.contact.scored else "primary"):
        go_to("practice")
    if desk.draft.strip():
        show_html(part("You were still writing", Markup('<p class="unsent">{}</p>').format(desk.draft)))


def _ending(desk: Desk) -> str:
    if desk.contact.status is ContactStatus.VOID or desk.contact.end_reason is None:
        return "This contact was taken out of the reports."
    return ENDINGS[desk.contact.end_reason].format(name=first_name(desk), they=desk.persona.pronoun)


def _what_now(desk: Desk) -> str:
    if desk.contact.scored:
        return "Your debrief is ready: what worked, the one thing to change, and how it could sound."
    return "This was the warm-up, so there is no score. Choose a customer when you feel ready."
