"""The right panel: record, look-ups with what they showed, actions within one's authority, saved replies, the end."""

from collections.abc import Callable

import streamlit as st
from markupsafe import Markup
from streamlit.material_icon_names import ALL_MATERIAL_ICONS

from simulator.domain.errors import RapportError
from simulator.domain.people import Person
from simulator.domain.scenario import ActionKind, DeskAction, LookUp
from simulator.ui import installation
from simulator.ui.html import Line, icon_list, key_values, note, part, row_label, show_html
from simulator.usecases.desk import Desk


def record(desk: Desk) -> Markup:
    """Return what the screen shows about the customer, and what they did without words."""
    scenario = desk.scenario
    title = "Record, not for the public" if desk.norms.public else "Record"
    lines = {line.label: line.value for line in scenario.record}
    today = {"Today": scenario.today} if scenario.today else {}
    pieces = [part(title, key_values({**lines, **today}))]
    if scenario.signals:
        pieces.append(part("Signals", icon_list(Line(signal.icon, signal.text) for signal in scenario.signals)))
    return Markup('<div class="parts">{}</div>').format(Markup().join(pieces))


def show_desk(person: Person, desk: Desk) -> None:
    """Draw the panel while the contact lasts."""
    show_html(record(desk))
    seen = {event.id for event in desk.events if event.kind == "lookup"}
    if desk.scenario.lookups:
        with st.container(key="rows_lookups"):
            show_html(part("Look up"))
            for lookup in desk.scenario.lookups:
                _show_lookup(person, desk, lookup, lookup.id in seen)
    if desk.scenario.actions:
        with st.container(key="rows_actions"):
            show_html(part("Act"))
            for action in desk.scenario.actions:
                _show_action(person, desk, action)
    _show_saved_replies(person, desk)
    _show_end(person, desk)


def _show_lookup(person: Person, desk: Desk, lookup: LookUp, seen: bool) -> None:
    if seen:
        show_html(
            Markup('<div class="looked-up">{}<p>{}</p></div>').format(
                icon_list([Line("task_alt", lookup.label, "good")]), lookup.shows
            )
        )
    elif st.button(row_label(lookup.label), key=f"lookup_{lookup.id}", icon=f":material/{_symbol(lookup.icon)}:"):
        _do(lambda: installation.app().practise.look_up(person, desk.contact.id, lookup.id))


def _show_action(person: Person, desk: Desk, action: DeskAction) -> None:
    taken = [event for event in desk.events if event.kind == "action" and event.id == action.id]
    if taken:
        amount = f" {_money(desk, taken[-1].amount)}" if taken[-1].amount else ""
        show_html(
            Markup('<div class="looked-up">{}<p>{}</p></div>').format(
                icon_list([Line("task_alt", f"{action.label}{amount}", "good")]), action.done
            )
        )
        return
    limit = f"up to {_money(desk, action.limit)}" if action.limit else ""
    if action.limit is None:
        if st.button(
            row_label(action.label, limit), key=f"action_{action.id}", icon=f":material/{_symbol(action.icon)}:"
        ):
            _do(lambda: _take(person, desk, action, None))
        return
    with st.popover(row_label(action.label, limit), icon=f":material/{_symbol(action.icon)}:"):
        amount_given = st.number_input(
            f"Amount, {limit}",
            min_value=0.0,
            max_value=action.limit / 100,
            value=None,
            step=1.0,
            key=f"amount_{action.id}",
        )
        if st.button("Do it", key=f"action_{action.id}", type="primary"):
            cents = round(amount_given * 100) if amount_given is not None else None
            _do(lambda: _take(person, desk, action, cents))


def _take(person: Person, desk: Desk, action: DeskAction, cents: int | None) -> None:
    practise = installation.app().practise
    practise.act(person, desk.contact.id, action.id, cents)
    if action.kind is ActionKind.END_ABUSE:
        practise.end(person, desk.contact.id, for_abuse=True)


def _show_saved_replies(person: Person, desk: Desk) -> None:
    if not desk.saved_replies:
        return
    with st.container(key="rows_saved"):
        show_html(part("Saved replies"))
        for reply in desk.saved_replies:
            if st.button(row_label(reply.title), key=f"saved_{reply.id}", icon=":material/notes:", help=None):
                _paste(person, desk, reply.id)


def _paste(person: Person, desk: Desk, reply_id: str) -> None:
    """Put a saved reply behind what is in the box already; nothing typed is lost."""
    try:
        text = installation.app().practise.use_saved_reply(person, desk.contact.id, reply_id)
    except RapportError as error:
        st.toast(str(error))
        return
    typed = st.session_state.get(f"reply_{desk.contact.id}") or desk.draft
    joined = f"{typed.rstrip()}\n\n{text}" if typed.strip() else text
    installation.app().practise.save_draft(person, desk.contact.id, joined)
    st.session_state[f"paste_{desk.contact.id}"] = joined
    st.rerun()


def _show_end(person: Person, desk: Desk) -> None:
    with st.popover("End contact", icon=":material/logout:", width="stretch"):
        show_html(note("The customer gets no further answer, and the contact is scored as it stands."))
        if st.button("End it now", key="end_now", type="primary"):
            _do(lambda: installation.app().practise.end(person, desk.contact.id))


def _do(deed: Callable[[], object]) -> None:
    try:
        deed()
    except RapportError as error:
        st.toast(str(error), icon=":material/error:")
    else:
        st.rerun()


def _money(desk: Desk, cents: int | None) -> str:
    whole, rest = divmod(cents or 0, 100)
    return f"{desk.company.currency}{whole}" + (f".{rest:02d}" if rest else "")


def _symbol(name: str) -> str:
    """Return a symbol's name as Streamlit takes it; an author's slip shows a plain sign and not an error."""
    return name if name in ALL_MATERIAL_ICONS else "task_alt"
