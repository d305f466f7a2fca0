"""The left panel: the clock, the company and its voice, what the agent may do, hints, last time."""

from collections.abc import Iterable

import streamlit as st
from markupsafe import Markup
from streamlit.delta_generator import DeltaGenerator

from simulator.domain.errors import RapportError
from simulator.domain.people import Person
from simulator.reports.debrief import debrief
from simulator.reports.spans import clock_face, spoken_duration
from simulator.ui import installation
from simulator.ui.html import Line, Tone, heading, icon_list, joined, meter, note, notice, part, plain, show_html
from simulator.usecases.desk import Desk, Setting

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def over_line(setting: Setting, held: int) -> str:
    """Return the grey line over a scenario's title: the channel, and which attempt this is."""
    if setting.scenario.warm_up:
        return f"{setting.norms.title}, warm-up"
    ordinal = ORDINALS[held] if held < len(ORDINALS) else f"{held + 1}th"
    return f"{setting.norms.title}, {ordinal} attempt"


def brief_parts(setting: Setting) -> Markup:
    """Return what the agent is told: whom they speak for, what they may do, who reads along."""
    company, authority = setting.company, setting.scenario.authority
    return joined(
        [
            part(
                f"You are {company.name}",
                _words(f"{company.about} {company.voice.summary}"),
                icon_list(_voice(setting)),
            ),
            _listed("You may", "check", authority.may, "good"),
            _listed("Ask first", "supervisor_account", authority.ask_first, "care"),
            part("In front of others", icon_list(_in_public(setting))) if setting.norms.public else Markup(),
            _listed("House rules", "gavel", [*company.house_rules, *_told(company.verification)], "plain"),
            _listed("Today", "campaign", _told(company.notice), "care"),
        ]
    )


def _voice(setting: Setting) -> Iterable[Line]:
    voice = setting.company.voice
    yield from (Line("check", words, "good") for words in voice.do)
    yield from (Line("close", words) for words in voice.dont)


def _in_public(setting: Setting) -> Iterable[Line]:
    yield Line("visibility", "Write for those who read along, too.", "care")
    yield Line("lock", f"Only in private: {_lower_first(setting.norms.may_go_private)}", "care")


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def _words(text: str) -> Markup:
    return Markup('<p class="words-in-panel">{}</p>').format(text)


def _told(text: str) -> tuple[str, ...]:
    return (text,) if text else ()


def _listed(title: str, icon: str, lines: Iterable[str], tone: Tone) -> Markup:
    found = [Line(icon, words, tone) for words in lines]
    return part(title, icon_list(found)) if found else Markup()


# -- while the contact lasts -------------------------------------------------------------------------------------------


def show_brief(person: Person, desk: Desk) -> DeltaGenerator:
    """Draw the panel and return the place where its clock goes."""
    with st.container(key="scroll_brief"):
        show_html(heading(desk.scenario.title, over_line(desk, _held(person, desk))))
        place = st.empty()
        read = Markup('<div class="parts" role="region" aria-label="Brief" tabindex="0">{}{}</div>')
        show_html(read.format(brief_parts(desk), _last_time(person, desk)))
        _show_hints(desk)
    with st.container(key="foot_brief"):
        _show_hint_button(person, desk)
    return place


def running_clock(desk: Desk, pace: int) -> Markup:
    """Return how much of the time for the next reply is left, in words and as a bar."""
    if desk.ended or desk.turns[-1].role == "agent":
        return Markup()
    given = desk.given(pace)
    left = given - desk.waiting(pace)
    bar = meter(max(0, left) * 100 // given, _urgency(left, given))
    return Markup(
        '<div class="clock" role="timer" data-left="{}" data-of="{}" data-over="over">'
        '<span class="note">Reply within {}</span><b>{}</b>{}</div>'
    ).format(left, given, spoken_duration(given), left_in_words(left), bar)


def _urgency(left: int, given: int) -> Tone:
    return "accent" if left * 4 > given else "care"


def left_in_words(left: int) -> str:
    """Return the time that is left as a clock shows it, or by how much it is over."""
    return clock_face(left) if left >= 0 else f"{clock_face(-left)} over"


def chosen_clock(desk: Desk, goes_out_after: int) -> Markup:
    """Return how the time at which a reply will go out compares with what people expect on this channel."""
    left = desk.next_norm - goes_out_after
    words = f"{spoken_duration(left)} left" if left > 0 else "just in time" if left == 0 else "too late"
    return Markup('<div class="clock"><span class="note">Reply within {}</span><b>{}</b>{}</div>').format(
        spoken_duration(desk.next_norm),
        words,
        meter(max(0, left) * 100 // desk.next_norm, _urgency(left, desk.next_norm)),
    )


def _held(person: Person, desk: Desk) -> int:
    held = installation.app().practise.times_held(person)
    return held.get((desk.contact.persona, desk.contact.scenario), 0)


def _show_hints(desk: Desk) -> None:
    hints = desk.scenario.hints[: desk.contact.hints_used]
    if hints:
        show_html(*(notice("Hint.", hint, "lightbulb", "accent") for hint in hints))


def _show_hint_button(person: Person, desk: Desk) -> None:
    total, used = len(desk.scenario.hints), desk.contact.hints_used
    if used >= total:
        show_html(note("No hints left." if total else "There are no hints here."))
    elif st.button(f"Give me a hint, {total - used} left", key="hint", icon=":material/lightbulb:", width="stretch"):
        try:
            installation.app().practise.hint(person, desk.contact.id)
        except RapportError as error:
            st.toast(plain(str(error)))
        else:
            st.rerun()


def _last_time(person: Person, desk: Desk) -> Markup:
    """Return how the attempt before this one ended and what it was to teach, nothing on the first."""
    key = f"last_time_{desk.contact.id}"
    if key not in st.session_state:
        st.session_state[key] = last_time(person, desk.contact.persona, desk.contact.scenario)
    return st.session_state[key] or Markup()


def last_time(person: Person, persona_id: str, scenario_id: str) -> Markup:
    """Return the part about the last scored attempt on a scenario, empty where there is none."""
    report = installation.app().report
    mine = [one for one in report.own_attempts(person) if (one.persona, one.scenario) == (persona_id, scenario_id)]
    if not mine:
        return Markup()
    seen = report.contact(person, mine[-1].contact_id)
    if seen.in_force is None:
        return Markup()
    card = seen.in_force.card
    made = debrief(
        seen.contact,
        seen.persona,
        seen.scenario,
        seen.norms,
        seen.turns,
        card,
        seen.rubric,
        seen.mistakes,
        seen.attempt,
    )
    advice = made.mistakes[0].tip if made.mistakes else made.lift
    return part("Last time", _words(made.headline), icon_list(Line("arrow_forward", tip) for tip in _told(advice)))
