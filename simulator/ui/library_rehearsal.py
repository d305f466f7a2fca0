"""The four scripted trainees against a scenario: how far they are, how each of them did, and what is wrong with it."""

from collections.abc import Mapping
from statistics import mean

import streamlit as st
from markupsafe import Markup

from simulator.domain.persona import Persona
from simulator.domain.state import EndReason
from simulator.ui import installation
from simulator.ui.html import heading, icon, meter, note, notice, show_html
from simulator.ui.library_parts import table
from simulator.usecases.rehearse import TRAINEES, WON, Outcome, Rehearsal

SEEDS = 3
"""How often each of them tries; the customer's words differ from one try to the next."""

KEPT = "rehearsed"

NAMES: Mapping[str, str] = {
    "excellent": "Excellent",
    "average": "Average",
    "form-letter": "Form letters only",
    "hostile": "Hostile",
}

ENDINGS: Mapping[EndReason, str] = {
    EndReason.SATISFIED: "Satisfied",
    EndReason.GRUDGING: "Took it grudgingly",
    EndReason.REFUSED_RIGHTLY: "Rightly refused",
    EndReason.ESCALATED: "Passed on",
    EndReason.WALKED_OUT: "Walked out",
    EndReason.CLOSED_BY_AGENT: "Closed without a result",
    EndReason.TIMED_OUT: "Gave up waiting",
    EndReason.ABUSE: "Ended for abuse",
}


def show_rehearsal(item_id: str, persona: Persona, scenario_id: str, digest: str) -> None:
    """Show the result for this very text, and let it be had."""
    kept: dict[tuple[str, str], tuple[str, Rehearsal]] = st.session_state.setdefault(KEPT, {})
    show_html(
        heading("Rehearsal"), note("It must be possible to win, possible to lose, and to tell the good from the bad.")
    )
    if st.button("Let the four scripted trainees try it", key=f"rehearse_{item_id}", icon=":material/theater_comedy:"):
        kept[item_id, scenario_id] = digest, _rehearsed(item_id, persona, scenario_id)
    of, rehearsal = kept.get((item_id, scenario_id), ("", None))
    if rehearsal and of == digest:
        show_html(_verdict(rehearsal), _results(rehearsal))


def _rehearsed(item_id: str, persona: Persona, scenario_id: str) -> Rehearsal:
    outcomes: list[Outcome] = []
    bar = st.progress(0.0, "The excellent trainee is trying it")
    for outcome in installation.app().rehearse.outcomes(item_id, persona, scenario_id, SEEDS):
        outcomes.append(outcome)
        words = f"{NAMES[outcome.trainee]}: {ENDINGS[outcome.runs[0].end_reason].lower()}"
        bar.progress(len(outcomes) / len(TRAINEES), words)
    bar.empty()
    return Rehearsal(persona=item_id, scenario=scenario_id, outcomes=tuple(outcomes))


def _verdict(rehearsal: Rehearsal) -> Markup:
    if not rehearsal.faults:
        return notice(
            "All is well with it.",
            "It can be won, it can be lost, and a better trainee does better.",
            "check_circle",
            "good",
        )
    return notice("This scenario", f"{'; it '.join(rehearsal.faults)}.", "error", "critical")


def _results(rehearsal: Rehearsal) -> Markup:
    head = ("Trainee", "Overall", "How it ended", "Trust", "Frustration")
    return table(head, (_row(outcome) for outcome in rehearsal.outcomes), "rehearsal")


def _row(outcome: Outcome) -> tuple[str | Markup, ...]:
    overall = float(outcome.overall)
    score = Markup('<div class="score"><b>{}</b>{}</div>').format(f"{overall:.1f}", meter(round(overall * 20)))
    return NAMES[outcome.trainee], score, _endings(outcome), _mean(outcome, "trust"), _mean(outcome, "frustration")


def _endings(outcome: Outcome) -> Markup:
    ends = dict.fromkeys(run.end_reason for run in outcome.runs)
    won = all(end in WON for end in ends)
    sign = icon("check_circle", "good") if won else icon("cancel", "care")
    return Markup("{} {}").format(sign, ", ".join(ENDINGS[end] for end in ends))


def _mean(outcome: Outcome, what: str) -> str:
    return str(round(mean(getattr(run, what) for run in outcome.runs)))
