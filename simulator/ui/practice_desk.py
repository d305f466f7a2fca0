"""The right panel: record, look-ups with what they showed, actions within one's authority, saved replies, the end."""

from collections.abc import Callable

import streamlit as st
from markupsafe import Markup
from streamlit.material_icon_names import ALL_MATERIAL_ICONS

from simulator.domain.errors import RapportError
from simulator.domain.people import Person
from simulator.domain.scenario import ActionKind, DeskAction, LookUp, RecordLine
from simulator.ui import installation
from simulator.ui.html import Line, icon, icon_list, joined, key_values, note, part, plain, row_label, show_html
from simulator.ui.navigation import go_to
from simulator.ui.practice_window import Remark, put_into_box, remember_remarks, text_in_box
from simulator.usecases.desk import Desk, Setting


def record(setting: Setting) -> Markup:
    """Return what the screen shows about the customer, and what they did without words."""
    scenario = setting.scenario
    title = Markup("{} Record, not for the public").format(icon("lock")) if setting.norms.public else "Record"
    lines = {line.label: _value(line, setting) for line in scenario.record}
    today = {"Today": scenario.today} if scenario.today else {}
    signals = (Line(_symbol(signal.icon), signal.text) for signal in scenario.signals)
    pieces = [part(title, key_values({**lines, **today}))]
    if scenario.signals:
        pieces.append(part("Signals", icon_list(signals)))
    return Markup('<div class="parts">{}</div>').format(joined(pieces))


def _value(line: RecordLine, setting: Setting) -> str | Markup:
    if not (line.private and setting.norms.public):
        return line.value
    return Markup('<span title="Private">{} {}</span>').format(icon("lock"), line.value)


def show_desk(person: Person, desk: Desk) -> None:
    """Draw the panel while the contact lasts."""
    with st.container(key="scroll_desk"):
        show_html(record(desk))
        _show_lookups(person, desk)
        _show_actions(person, desk)
        _show_saved_replies(person, desk)
    with st.container(key="foot_desk", horizontal=True, wrap=False):
        if st.button("Leave for now", key="leave", width="stretch", help=_leaving(desk)):
            go_to("practice")
        _show_end(person, desk)


def _leaving(desk: Desk) -> str:
    clock = " The clock stands still meanwhile." if desk.norms.live else ""
    return f"Everything is kept, and you can go on from the Practice page.{clock}"


def _show_lookups(person: Person, desk: Desk) -> None:
    seen = {event.id for event in desk.events if event.kind == "lookup"}
    if desk.scenario.lookups:
        with st.container(key="rows_lookups"):
            show_html(part("Look up"))
            for lookup in desk.scenario.lookups:
                _show_lookup(person, desk, lookup, lookup.id in seen)


def _show_lookup(person: Person, desk: Desk, lookup: LookUp, seen: bool) -> None:
    if seen:
        show_html(_done(lookup.label, "looked up", lookup.shows))
    elif st.button(row_label(lookup.label), key=f"lookup_{lookup.id}", icon=_material(lookup.icon)):
        _do(lambda: installation.app().practise.look_up(person, desk.contact.id, lookup.id))


def _done(label: str, what: str, shows: str) -> Markup:
    head = Markup('{} <span class="note">{}</span>').format(label, what)
    return Markup('<div class="done">{}<p class="shows">{}</p></div>').format(
        icon_list([Line("check_circle", head, "good")]), shows
    )


def _show_actions(person: Person, desk: Desk) -> None:
    if desk.scenario.actions:
        with st.container(key="rows_actions"):
            show_html(part("Act"))
            for action in desk.scenario.actions:
                _show_action(person, desk, action)


def _show_action(person: Person, desk: Desk, action: DeskAction) -> None:
    taken = [event for event in desk.events if event.kind == "action" and event.id == action.id]
    if taken:
        show_html(_done(action.label, _money(desk, taken[-1].amount) if taken[-1].amount else "done", action.done))
        return
    limit = f"up to {_money(desk, action.limit)}" if action.limit else ""
    with st.popover(row_label(action.label, limit), icon=_material(action.icon), key=f"open_{action.id}"):
        show_html(note(_warning(action)))
        amount = _ask_amount(desk, action) if action.limit else None
        if st.button("Do it", key=f"action_{action.id}", type="primary"):
            _do(lambda: _take(person, desk, action, amount))


def _warning(action: DeskAction) -> str:
    if action.kind is ActionKind.END_ABUSE:
        return "This ends the contact at once."
    return "It is done at once, and can't be taken back in this contact."


def _ask_amount(desk: Desk, action: DeskAction) -> int | None:
    most = (action.limit or 0) / 100
    given = st.number_input(
        f"Amount in {plain(desk.company.currency)}, at most {most:g}",
        min_value=0.0,
        max_value=most,
        value=None,
        step=1.0,
        format="%0.2f",
        key=f"amount_{action.id}",
    )
    return round(given * 100) if given is not None else None


def _take(person: Person, desk: Desk, action: DeskAction, cents: int | None) -> None:
    practise = installation.app().practise
    practise.act(person, desk.contact.id, action.id, cents)
    if action.kind is ActionKind.END_ABUSE:
        practise.end(person, desk.contact.id, for_abuse=True)


def _show_saved_replies(person: Person, desk: Desk) -> None:
    if desk.saved_replies:
        with st.container(key="rows_saved"):
            show_html(part("Saved replies"))
            for reply in desk.saved_replies:
                st.button(
                    row_label(reply.title),
                    key=f"saved_{reply.id}",
                    icon=":material/notes:",
                    help=plain(reply.text),
                    on_click=_paste,
                    args=(person, desk, reply.id),
                )


def _paste(person: Person, desk: Desk, reply_id: str) -> None:
    """Put a saved reply behind what is in the box already; nothing typed is lost."""
    try:
        text = installation.app().practise.use_saved_reply(person, desk.contact.id, reply_id)
        typed = text_in_box(desk).rstrip()
        put_into_box(desk, f"{typed}\n\n{text}" if typed else text)
        installation.app().practise.save_draft(person, desk.contact.id, text_in_box(desk))
    except RapportError as error:
        remember_remarks(desk, Remark("The saved reply was not put in.", str(error)))


def _show_end(person: Person, desk: Desk) -> None:
    with st.popover("End contact", icon=":material/logout:", width="stretch", key="end"):
        scored = "It is scored as it stands." if desk.contact.scored else "It is not scored."
        show_html(note(f"{desk.persona.public_name()} gets no further answer, and there is no way back. {scored}"))
        if st.button("End it now", key="end_now", type="primary", width="stretch"):
            _do(lambda: installation.app().practise.end(person, desk.contact.id))


def _do(deed: Callable[[], object]) -> None:
    try:
        deed()
    except RapportError as error:
        st.toast(plain(str(error)), icon=":material/error:")
    else:
        st.rerun()


def _money(desk: Desk, cents: int | None) -> str:
    whole, rest = divmod(cents or 0, 100)
    return f"{desk.company.currency}{whole}" + (f".{rest:02d}" if rest else "")


def _material(name: str) -> str:
    return f":material/{_symbol(name)}:"


def _symbol(name: str) -> str:
    """Return a symbol's name as Streamlit takes it; an author's slip shows a plain sign and not an error."""
    return name if name in ALL_MATERIAL_ICONS else "task_alt"
