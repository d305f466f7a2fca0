"""The middle panel: the conversation in its channel's form, the customer's mood, and the reply."""

from collections.abc import Iterable, Sequence

import streamlit as st
from markupsafe import Markup

from simulator.domain.channel import Channel
from simulator.domain.contact import ContactTurn, DeskEvent
from simulator.domain.errors import RapportError, TurnTaken
from simulator.domain.people import Person
from simulator.reports.spans import spoken_duration
from simulator.ui import conversation as talk
from simulator.ui import installation
from simulator.ui.html import (
    avatar,
    chip,
    chips,
    joined,
    meter,
    mood,
    notice,
    part,
    person_head,
    show_html,
    stars,
)
from simulator.ui.practice_brief import TICK, clock
from simulator.usecases.desk import Desk

WHEN = {"Now": 300, "In 2 hours": 2 * 3_600, "This evening": 7 * 3_600, "Tomorrow": 24 * 3_600, "In 3 days": 72 * 3_600}
"""When a reply goes out where no clock runs: words and story seconds after the customer's message."""

SEND_WORDS = {Channel.PUBLIC_REVIEW: "Post reply", Channel.SOCIAL: "Post reply", Channel.PHONE: "Say it"}
BOX_WORDS = {
    Channel.CHAT: "Your message",
    Channel.EMAIL: "Your e-mail",
    Channel.PUBLIC_REVIEW: "Your public reply",
    Channel.SOCIAL: "Your public reply",
    Channel.PHONE: "What you say",
}


def whole_talk(desk: Desk) -> Markup:
    """Return the conversation so far as it stands on its channel."""
    return joined([_head(desk), _messages(desk)])


def show_talk(person: Person, desk: Desk) -> None:
    """Draw head, conversation and reply box."""
    if desk.norms.live:
        _show_live(person, desk.contact.id)
    else:
        _show_conversation(desk)
    _show_composer(person, desk)


@st.fragment(run_every=TICK)
def _show_live(person: Person, contact_id: str) -> None:
    """Look at the clock every few seconds; the customer may write again, or go."""
    desk = installation.app().practise.tick(person, contact_id)
    if desk.ended:
        st.rerun()
    _show_conversation(desk)


def _show_conversation(desk: Desk) -> None:
    st.session_state[_key(desk, "seen")] = len(desk.turns)
    show_html(_head(desk))
    with st.container(key="scroll_talk"):
        show_html(_messages(desk))


# -- the channel's form ------------------------------------------------------------------------------------------------


def _head(desk: Desk) -> Markup:
    name, feeling = desk.persona.public_name(), mood(desk.state.band)
    if desk.contact.channel is Channel.PUBLIC_REVIEW:
        line = f"{desk.scenario.found_helpful} found the review helpful" if desk.scenario.found_helpful else "Reviews"
        return person_head(
            desk.scenario.product or desk.scenario.title, line, joined([chip("Public", "public"), feeling])
        )
    waiting = _waiting(desk)
    line = f"{desk.norms.title}, {waiting}" if waiting else desk.norms.title
    right = joined([feeling, clock(desk, desk.waited)]) if desk.norms.live else feeling
    return person_head(name, line, right)


def _waiting(desk: Desk) -> str:
    if not desk.norms.live or desk.turns[-1].role == "agent" or not desk.waited:
        return ""
    return f"waiting {desk.waited // 60}:{desk.waited % 60:02d}"


def _messages(desk: Desk) -> Markup:
    shapes = {
        Channel.PUBLIC_REVIEW: _review,
        Channel.EMAIL: _letters,
        Channel.SOCIAL: _posts,
    }
    return shapes.get(desk.contact.channel, _bubbles)(desk)


def _bubbles(desk: Desk) -> Markup:
    name = desk.persona.public_name().split()[0]
    pieces = [
        *(
            piece
            for turn in desk.turns
            for piece in (*_happenings(desk, turn), talk.bubble(turn.text, turn.role, _caption(turn, name)))
        ),
        *(talk.happened(event.id) for event in _silent_events(desk)),
    ]
    return talk.conversation(*pieces, name=f"Conversation with {name}")


def _letters(desk: Desk) -> Markup:
    pieces = [piece for turn in desk.turns for piece in (*_happenings(desk, turn), _letter(desk, turn))]
    subject = Markup('<h3 class="subject">{}</h3>').format(desk.scenario.subject) if desk.scenario.subject else Markup()
    return joined([subject, talk.conversation(*pieces, name="E-mails")])


def _letter(desk: Desk, turn: ContactTurn) -> Markup:
    head = Markup('<header><b>{}</b><span class="note">{}</span></header>').format(_author(desk, turn), _when(turn))
    return Markup('<article class="letter {}" id="turn-{}">{}{}</article>').format(
        turn.role, turn.number, head, _body(turn.text)
    )


def _review(desk: Desk) -> Markup:
    first, rest = desk.turns[0], desk.turns[1:]
    readers = (
        Markup('<div class="reader">{}<div><b>{}</b> <span class="note">{}</span><p>{}</p></div></div>').format(
            avatar(comment.name), comment.name, comment.when, comment.text
        )
        for comment in desk.scenario.comments
    )
    pieces = [
        person_head(desk.persona.public_name(), "Verified purchase"),
        stars(desk.scenario.stars) if desk.scenario.stars else Markup(),
        Markup('<article class="review" id="turn-0">{}</article>').format(_body(first.text)),
        _crowd(desk),
        *((part(f"{len(desk.scenario.comments)} comments from readers", *readers),) if desk.scenario.comments else ()),
        *_answers(desk, rest),
    ]
    return talk.conversation(*pieces, name="Review and replies")


def _posts(desk: Desk) -> Markup:
    pieces = [piece for turn in desk.turns for piece in (*_happenings(desk, turn), _post(desk, turn))]
    comments = [
        Markup('<div class="reader">{}<div><b>{}</b> <span class="note">{}</span><p>{}</p></div></div>').format(
            avatar(comment.name), comment.name, comment.when, comment.text
        )
        for comment in desk.scenario.comments
    ]
    thread = part("Others in the thread", *comments) if comments else Markup()
    return talk.conversation(pieces[0], _crowd(desk), thread, *pieces[1:], name="Thread")


def _answers(desk: Desk, turns: Sequence[ContactTurn]) -> Iterable[Markup]:
    for turn in turns:
        yield from _happenings(desk, turn)
        yield _post(desk, turn)


def _post(desk: Desk, turn: ContactTurn) -> Markup:
    name = _author(desk, turn)
    return Markup(
        '<article class="post {}" id="turn-{}">{}<div><b>{}</b> <span class="note">{}</span>{}</div></article>'
    ).format(turn.role, turn.number, avatar(name), name, _when(turn), _body(turn.text))


def _crowd(desk: Desk) -> Markup:
    helpful = desk.scenario.found_helpful
    return chips(chip(f"{helpful} found this helpful", "thumb_up")) if helpful else Markup()


def _body(text: str) -> Markup:
    return Markup('<div class="body">{}</div>').format(text)


def _author(desk: Desk, turn: ContactTurn) -> str:
    return desk.persona.public_name() if turn.role == "customer" else f"You, for {desk.company.name}"


def _happenings(desk: Desk, turn: ContactTurn) -> tuple[Markup, ...]:
    """Return what is shown before a customer's message: what they did, and how long they took."""
    if turn.role == "agent" or turn.direction is None or turn.direction.event is None:
        return ()
    before = next((other for other in reversed(desk.turns[: turn.number]) if other.role == "customer"), None)
    repeated = before is not None and before.direction == turn.direction and before.at == turn.at
    return () if repeated else (talk.happened(turn.direction.event),)


def _silent_events(desk: Desk) -> tuple[DeskEvent, ...]:
    return tuple(event for event in desk.events if event.kind == "customer")


def _caption(turn: ContactTurn, name: str) -> str:
    return f"{name if turn.role == 'customer' else 'You'}, {_when(turn)}"


def _when(turn: ContactTurn) -> str:
    return "at the start" if turn.at == 0 else f"after {spoken_duration(turn.at)}"


# -- the reply ---------------------------------------------------------------------------------------------------------


def _show_composer(person: Person, desk: Desk) -> None:
    box = _key(desk, "reply")
    pasted = st.session_state.pop(_key(desk, "paste"), None)
    if pasted is not None or box not in st.session_state:
        st.session_state[box] = desk.draft if pasted is None else pasted
    with st.container(key="composer"):
        for kind, words in st.session_state.pop(_key(desk, "remarks"), ()):
            show_html(notice(kind, words, "info"))
        st.text_area(
            BOX_WORDS[desk.contact.channel],
            key=box,
            height=150 if desk.contact.channel is Channel.EMAIL else 96,
            on_change=_keep_draft,
            args=(person, desk),
            placeholder="Write to this person. Ctrl + Enter sends.",
        )
        show_html(_length(desk, st.session_state[box]))
        check, when, send = st.columns([5, 4, 4], vertical_alignment="bottom")
        with check:
            st.button(
                "Check before sending", key="check", icon=":material/fact_check:", on_click=_check, args=(person, desk)
            )
        with when:
            delay = None if desk.norms.live else WHEN[_chosen_time(desk)]
        with send:
            st.button(
                SEND_WORDS.get(desk.contact.channel, "Send"),
                key="send",
                type="primary",
                icon=":material/send:",
                icon_position="right",
                shortcut="Ctrl+Enter",
                width="stretch",
                on_click=_send,
                args=(person, desk, delay),
            )


def _chosen_time(desk: Desk) -> str:
    chosen: str = st.selectbox("Goes out", list(WHEN), key=_key(desk, "when"))
    return chosen


def _length(desk: Desk, text: str) -> Markup:
    norms, count = desk.norms, len(text.strip())
    if not count or not norms.shortest:
        return Markup()
    good = norms.shortest <= count <= norms.longest
    words = "good length" if good else ("short for this channel" if count < norms.shortest else "long for this channel")
    fold = f" Readers see the first {norms.fold} before “more”." if norms.fold else ""
    line = Markup('<p class="note length"><b>{} characters, {}.</b>{}<span>{} to {}</span></p>').format(
        count, words, fold, norms.shortest, norms.longest
    )
    return joined([meter(count * 100 // norms.longest, "good" if good else "care"), line])


def _keep_draft(person: Person, desk: Desk) -> None:
    try:
        installation.app().practise.save_draft(person, desk.contact.id, st.session_state[_key(desk, "reply")])
    except RapportError as error:
        _remark(desk, "This draft is not kept yet.", str(error))


def _check(person: Person, desk: Desk) -> None:
    found = installation.app().practise.check(person, desk.contact.id, st.session_state[_key(desk, "reply")])
    for words in found:
        _remark(desk, "One thing before you send.", words)
    if not found:
        _remark(desk, "Nothing stands out.", "Read it once more as the customer would, then send it.")


def _send(person: Person, desk: Desk, delay: int | None) -> None:
    """Send what is in the box; whatever fails, the text stays in it."""
    box = _key(desk, "reply")
    text = st.session_state[box]
    seen = st.session_state.get(_key(desk, "seen"), len(desk.turns))
    try:
        installation.app().practise.reply(person, desk.contact.id, text, seen, delay)
    except TurnTaken as taken:
        st.session_state[box] = taken.kept_text
        _remark(desk, "Not sent.", str(taken))
    except RapportError as error:
        _remark(desk, "Not sent.", str(error))
    else:
        st.session_state[box] = ""


def _remark(desk: Desk, kind: str, words: str) -> None:
    st.session_state.setdefault(_key(desk, "remarks"), []).append((kind, words))


def _key(desk: Desk, what: str) -> str:
    return f"{what}_{desk.contact.id}"
