"""One customer as a trainer or lead reads them: who it is, how they take things, and each situation to the bottom."""

import streamlit as st
from markupsafe import Markup

from simulator.domain.people import Person
from simulator.domain.persona import Persona, Temper
from simulator.domain.version import ContentKind
from simulator.reports.library import Touchy, touchy_moves
from simulator.ui import installation, library_rehearsal, library_scenario
from simulator.ui.html import Line, icon_list, joined, note, notice, part, plain, show_html
from simulator.ui.library_parts import paragraph


def show_customer(person: Person, item_id: str) -> None:
    """Show a customer whole; one with problems says only that."""
    persona = installation.app().library.personas().get(item_id)
    version = installation.app().author.in_use(ContentKind.PERSONA, item_id)
    if persona is None or version is None:
        show_html(
            notice("This customer has problems.", "They stand under Problems, each with its line.", "error", "critical")
        )
        return
    who, situation = st.columns([4, 9], gap="medium")
    with who, st.container(key="card_who"):
        show_html(who_it_is(persona))
    with situation:
        chosen = choose_scenario(persona, item_id)
        library_scenario.show_situation(persona, chosen)
        with st.container(key="card_rehearsal"):
            library_rehearsal.show_rehearsal(item_id, persona, chosen, version.sha256)
        library_scenario.show_inside(persona, chosen)


def choose_scenario(persona: Persona, key: str) -> str:
    """Return the scenario that is looked at; asked for where there are several."""
    names = list(persona.scenarios)
    if len(names) == 1:
        return names[0]
    chosen = st.segmented_control(
        "Scenario",
        names,
        default=names[0],
        key=f"scenario_{key}",
        format_func=lambda name: plain(persona.scenarios[name].title) if name in persona.scenarios else name,
        required=True,
    )
    return chosen if chosen in persona.scenarios else names[0]


def who_it_is(persona: Persona) -> Markup:
    """Return the person behind the messages, and the small picture of their temper."""
    handle = [note(f"Shown to others as {persona.shown_as}")] if persona.shown_as else []
    return Markup('<div class="parts who" tabindex="0" role="region" aria-label="Who it is">{}</div>').format(
        joined(
            [
                part("Who it is", paragraph(persona.about), *handle),
                part("Voice", paragraph(persona.voice)),
                part("Typing", icon_list(Line("keyboard", habit) for habit in persona.typing) or note("As anyone")),
                part("Temper at the start", temper_picture(persona.temper), note(_politeness(persona))),
                part("Takes to heart", touchy_picture(persona.temper)),
            ]
        )
    )


def _politeness(persona: Persona) -> str:
    return f"Politeness, at its best: {persona.politeness} of 100."


# -- the small picture -------------------------------------------------------------------------------------------------


def temper_picture(temper: Temper) -> Markup:
    """Return frustration, trust and patience at the start as bars, with the marks that matter."""
    rows = [
        _bar("Frustration", temper.frustration, "critical", temper.floor, f"kind words alone stop at {temper.floor}"),
        _bar("Trust", temper.trust, "accent"),
        _bar("Patience", temper.patience, "care", temper.leaves_below, f"leaves under {temper.leaves_below}"),
    ]
    return Markup('<div class="temper">{}</div>').format(joined(rows))


def _bar(name: str, value: int, tone: str, mark: int | None = None, words: str = "") -> Markup:
    tick = Markup('<s style="left:{}%"></s>').format(mark) if mark is not None else Markup()
    under = note(words) if words else Markup()
    return Markup(
        '<div class="temper-row"><span>{}</span><b>{}</b>'
        '<div class="temper-bar {}" aria-hidden="true"><i style="width:{}%"></i>{}</div>{}</div>'
    ).format(name, value, tone, value, tick, under)


def touchy_picture(temper: Temper) -> Markup:
    """Return what this customer takes harder or lighter than anyone, as bars to either side of anyone."""
    touchy = touchy_moves(temper)
    if not touchy:
        return note("Everything as anyone does")
    rows = joined(_touchy_row(one) for one in touchy)
    return Markup('<div class="touchy">{}{}</div>').format(note("100 % is how anyone takes it."), rows)


def _touchy_row(one: Touchy) -> Markup:
    width = min(abs(one.percent - 100), 100) // 2
    side = f"left:50%;width:{width}%" if one.percent > 100 else f"right:50%;width:{width}%"
    return Markup(
        '<div class="touchy-row"><span>{}</span><div class="touchy-bar {}" aria-hidden="true"><i style="{}"></i></div>'
        "<b>{} %</b></div>"
    ).format(one.move.capitalize(), "more" if one.percent > 100 else "less", side, one.percent)
