"""The left panel: the clock, the company and its voice, what the agent may do, hints, last time."""

import streamlit as st
from markupsafe import Markup

from simulator.domain.errors import RapportError
from simulator.domain.people import Person
from simulator.reports.spans import spoken_duration
from simulator.ui import installation
from simulator.ui.html import Line, heading, icon_list, meter, note, notice, part, show_html
from simulator.usecases.desk import Desk

TICK = 2
"""Seconds between two looks at the clock."""


def whole_brief(desk: Desk) -> Markup:
    """Return the brief as it is read before the first word."""
    scenario = desk.scenario
    return Markup('<div class="stack">{}{}{}</div>').format(
        heading(scenario.title, f"{desk.norms.title}, with {desk.persona.public_name()}", rank=1),
        Markup('<p class="lead">{}</p>').format(scenario.brief),
        _parts(desk),
    )


def show_brief(person: Person, desk: Desk) -> None:
    """Draw the panel while the contact lasts."""
    attempt = "Warm-up" if desk.scenario.warm_up else f"{desk.norms.title}, {_ordinal(desk.contact.seed + 1)} attempt"
    show_html(heading(desk.scenario.title, attempt))
    if not desk.norms.live:
        show_html(_norm(desk))
    show_html(_parts(desk))
    _show_hint(person, desk)


def clock(desk: Desk, waited: int) -> Markup:
    """Return how much of the time for the next reply is left, in words and as a bar."""
    left = desk.next_norm - waited
    if desk.ended or desk.turns[-1].role == "agent":
        return Markup()
    words = f"{left // 60}:{left % 60:02d}" if left >= 0 else f"{-left // 60}:{-left % 60:02d} over"
    return Markup('<div class="clock"><span class="note">Reply within {}</span><b>{}</b>{}</div>').format(
        spoken_duration(desk.next_norm),
        words,
        meter(max(0, left) * 100 // desk.next_norm, "care" if left < 0 else "accent"),
    )


def _norm(desk: Desk) -> Markup:
    return note(f"Reply within {spoken_duration(desk.next_norm)}. You say when it goes out.")


def _parts(desk: Desk) -> Markup:
    company, scenario = desk.company, desk.scenario
    voice = [
        *(Line("check", words, "good") for words in company.voice.do),
        *(Line("close", words) for words in company.voice.dont),
    ]
    pieces = [part(f"You are {company.name}", note(company.about), note(company.voice.summary), icon_list(voice))]
    pieces.append(part("You may", icon_list(Line("check", words, "good") for words in scenario.authority.may)))
    if scenario.authority.ask_first:
        pieces.append(
            part(
                "Ask first",
                icon_list(Line("supervisor_account", words, "care") for words in scenario.authority.ask_first),
            )
        )
    if desk.norms.public:
        pieces.append(part("In front of others", icon_list([_audience(desk)])))
    if rules := [*company.house_rules, *([company.verification] if company.verification else [])]:
        pieces.append(part("House rules", icon_list(Line("gavel", rule) for rule in rules)))
    if company.notice:
        pieces.append(part("Today", icon_list([Line("campaign", company.notice, "care")])))
    return Markup('<div class="parts">{}</div>').format(Markup().join(pieces))


def _audience(desk: Desk) -> Line:
    return Line("visibility", f"Everybody reads this. {desk.norms.may_go_private}", "care")


def _show_hint(person: Person, desk: Desk) -> None:
    total, used = len(desk.scenario.hints), desk.contact.hints_used
    for hint in desk.scenario.hints[:used]:
        show_html(notice("Hint.", hint, "lightbulb", "accent"))
    if used < total and st.button(
        f"Give me a hint, {total - used} left", key="hint", icon=":material/lightbulb:", width="stretch"
    ):
        try:
            installation.app().practise.hint(person, desk.contact.id)
        except RapportError as error:
            st.toast(str(error))
        st.rerun()


def _ordinal(number: int) -> str:
    words = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
    return words[number - 1] if number <= len(words) else f"{number}th"
