"""The foot of the middle panel: the reply, its length, a look before sending, when it goes out, and sending it."""

from collections.abc import Mapping
from pathlib import Path

import streamlit as st
from markupsafe import Markup

from simulator.domain.channel import Channel
from simulator.domain.errors import AnswerPending, BadInput, RapportError, TurnTaken
from simulator.domain.people import Person
from simulator.ui import installation, session
from simulator.ui.html import joined, meter, notice, show_html
from simulator.ui.practice_channels import first_name
from simulator.ui.practice_window import (
    Remark,
    key_for,
    put_into_box,
    remarks,
    remember_remarks,
    text_in_box,
    turns_shown,
)
from simulator.usecases.desk import Desk

HOUR = 3_600
SOON: Mapping[str, int] = {"Now": 120, "In 30 minutes": HOUR // 2, "In 2 hours": 2 * HOUR, "Tomorrow": 24 * HOUR}
LATER: Mapping[str, int] = {
    "Now": 300,
    "In 2 hours": 2 * HOUR,
    "This evening": 7 * HOUR,
    "Tomorrow": 24 * HOUR,
    "In 3 days": 72 * HOUR,
}
"""When a reply goes out where no clock runs: words and story seconds after the customer's message."""

SEND_WORDS = {Channel.PUBLIC_REVIEW: "Post reply", Channel.SOCIAL: "Post reply", Channel.PHONE: "Say it"}
BOX_WORDS = {
    Channel.CHAT: "Your message",
    Channel.EMAIL: "Your e-mail",
    Channel.PUBLIC_REVIEW: "Your public reply",
    Channel.SOCIAL: "Your public reply",
    Channel.PHONE: "What you say",
}
INVITATIONS = {
    Channel.CHAT: "Write to {name}",
    Channel.EMAIL: "Write your e-mail to {name}, with greeting and sign-off",
    Channel.PUBLIC_REVIEW: "Write to {name}, and for everybody who reads along",
    Channel.SOCIAL: "Answer {name}, and everybody who reads along",
    Channel.PHONE: "Type what you would say",
}
HEIGHTS = {Channel.CHAT: 92, Channel.EMAIL: 170, Channel.PHONE: 92}
SCRIPT = f"<script>{(Path(__file__).parent / 'practice.js').read_text(encoding='utf-8')}</script>"


def goes_out_after(desk: Desk) -> int:
    """Return the story seconds after which the reply goes out, as chosen; 0 where a clock runs."""
    choices = _choices(desk)
    return 0 if desk.norms.live else choices[st.session_state.get(key_for(desk, "when"), "Now")]


def _choices(desk: Desk) -> Mapping[str, int]:
    return SOON if desk.norms.first_reply < 6 * HOUR else LATER


def show_composer(person: Person, desk: Desk) -> None:
    """Draw the reply box and what belongs to it."""
    if (
        key_for(desk, "reply") not in st.session_state
    ):  # set once: what is set again would overwrite what is being typed
        put_into_box(desk, desk.draft)
    with st.container(key="composer"):
        _show_box(person, desk)
        show_html(_length(desk), _sign_for_script(desk))
        for remark in remarks(desk):
            show_html(
                notice(
                    remark.strong,
                    remark.words,
                    "check_circle" if remark.calm else "info",
                    "good" if remark.calm else "care",
                )
            )
        _show_buttons(person, desk)
    st.html(SCRIPT, unsafe_allow_javascript=True)


def _show_box(person: Person, desk: Desk) -> None:
    channel = desk.contact.channel
    st.text_area(
        BOX_WORDS[channel],
        key=key_for(desk, "reply"),
        height=HEIGHTS.get(channel, 120),
        label_visibility="collapsed" if desk.norms.live else "visible",
        on_change=_keep_draft,
        args=(person, desk),
        placeholder=INVITATIONS[channel].format(name=first_name(desk)),
    )


def _show_buttons(person: Person, desk: Desk) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="composer_row"):
        st.button(
            "Check before sending", key="check", icon=":material/fact_check:", on_click=_check, args=(person, desk)
        )
        st.space("stretch")
        if not desk.norms.live:
            _show_when(desk)
        st.button(
            SEND_WORDS.get(desk.contact.channel, "Send"),
            key="send",
            type="primary",
            icon=":material/send:",
            icon_position="right",
            shortcut="Ctrl+Enter",
            on_click=_send,
            args=(person, desk),
        )


def _show_when(desk: Desk) -> None:
    choices = _choices(desk)
    st.selectbox(
        "Goes out",
        list(choices),
        key=key_for(desk, "when"),
        label_visibility="collapsed",
        format_func=lambda words: f"{words}, too late" if choices[words] > desk.next_norm else words,
        width=190,
    )


def _length(desk: Desk) -> Markup:
    """Return the place where the browser shows how long the reply is, with the words for it."""
    norms = desk.norms
    fold = f"Readers see the first {norms.fold} before “more”." if norms.fold else ""
    words = {"short": "short for this channel", "good": "good length", "long": "long for this channel"}
    said = joined(Markup(' data-{}="characters, {}."').format(name, word) for name, word in words.items())
    return Markup(
        '<div class="length" hidden data-shortest="{0}" data-longest="{1}" data-quiet="{2}"{3}>{4}'
        '<p class="note"><b></b><span class="fold">{5}</span><span class="range">{0} to {1}</span></p></div>'
    ).format(norms.shortest, norms.longest, "yes" if norms.live else "", said, meter(0, "good"), fold)


def _sign_for_script(desk: Desk) -> Markup:
    """Return what the script needs to keep the draft of this contact."""
    return Markup('<i hidden data-contact="{}" data-token="{}"></i>').format(
        desk.contact.id, session.form_token() or ""
    )


# -- what the buttons do -----------------------------------------------------------------------------------------------


def _keep_draft(person: Person, desk: Desk) -> None:
    try:
        installation.app().practise.save_draft(person, desk.contact.id, text_in_box(desk))
    except RapportError as error:
        remember_remarks(desk, Remark("This draft is not kept yet.", str(error)))


def _check(person: Person, desk: Desk) -> None:
    try:
        found = installation.app().practise.check(person, desk.contact.id, text_in_box(desk))
    except RapportError as error:
        remember_remarks(desk, Remark("Not checked.", str(error)))
        return
    if found:
        strong = ("One thing before you send.", "And one more.")
        remember_remarks(desk, *(Remark(*pair) for pair in zip(strong, found, strict=False)))
    else:
        remember_remarks(desk, Remark("Nothing stands out.", "Read it once more as the customer would.", calm=True))


def _send(person: Person, desk: Desk) -> None:
    """Send what is in the box; whatever fails, the text stays in it."""
    text, delay = text_in_box(desk), None if desk.norms.live else goes_out_after(desk)
    try:
        installation.app().practise.reply(person, desk.contact.id, text, turns_shown(desk), delay)
    except AnswerPending as pending:
        put_into_box(desk, "")
        remember_remarks(desk, Remark("Sent.", str(pending)))
    except TurnTaken as taken:
        put_into_box(desk, taken.kept_text)
        remember_remarks(desk, Remark("Not sent.", str(taken)))
    except BadInput as error:
        remember_remarks(desk, Remark("", str(error)))
    except RapportError as error:
        remember_remarks(desk, Remark("Not sent.", f"{error} Your text is still in the box."))
    else:
        put_into_box(desk, "")
        remember_remarks(desk)
