"""The brief before the clock starts: the case, the company, the record, and who will see the contact."""

import streamlit as st
from markupsafe import Markup

from simulator.domain.errors import RapportError
from simulator.domain.people import Person
from simulator.reports.spans import spoken_duration
from simulator.ui import installation
from simulator.ui.html import Line, heading, icon_list, part, show_html
from simulator.ui.navigation import go_to
from simulator.ui.practice_brief import brief_parts, last_time, over_line
from simulator.ui.practice_desk import record
from simulator.usecases.desk import Setting


def show_before(person: Person, setting: Setting, persona_id: str, scenario_id: str) -> bool:
    """Draw the brief; return whether the person has just said that they are ready."""
    held = installation.app().practise.times_held(person).get((persona_id, scenario_id), 0)
    with st.container(key="practice_before"):
        left, right = st.columns([190, 100])
        with left, st.container(key="card_before"):
            show_html(
                heading(setting.scenario.title, over_line(setting, held), rank=1),
                Markup('<p class="lead">{}</p>').format(setting.scenario.brief),
                Markup('<div class="parts">{}{}</div>').format(
                    brief_parts(setting), last_time(person, persona_id, scenario_id)
                ),
            )
        with right:
            with st.container(key="accent_ready"):
                show_html(part("How it goes", icon_list(_how_it_goes(person, setting, persona_id, scenario_id))))
                ready = st.button("I'm ready", type="primary", icon=":material/play_arrow:", width="stretch")
                if st.button("Choose another customer", width="stretch"):
                    go_to("practice")
            with st.container(key="card_before_record"):
                show_html(record(setting))
    return ready


def show_lost(title: str, sentence: str) -> None:
    """Say that there is nothing at this address, and lead back to the choice."""
    with st.container(key="refusal"):
        st.header(title, anchor=False)
        st.text(sentence)
        if st.button("To all customers", type="primary"):
            go_to("practice")


def show_brief_of(person: Person, persona_id: str, scenario_id: str) -> str | None:
    """Draw the brief of a scenario; return the id of the new contact once the person is ready."""
    app = installation.app()
    try:
        setting = app.practise.brief(persona_id, scenario_id)
    except RapportError as error:
        show_lost("This customer is not here", str(error))
        return None
    if not show_before(person, setting, persona_id, scenario_id):
        return None
    assignment = app.assign.for_contact(person, persona_id, scenario_id)
    return app.practise.start(person, persona_id, scenario_id, assignment).id


def _how_it_goes(person: Person, setting: Setting, persona_id: str, scenario_id: str) -> list[Line]:
    norms, scenario = setting.norms, setting.scenario
    reply_within = spoken_duration(norms.first_reply * person.pace // 100 if norms.live else norms.first_reply)
    clock = (
        f"The clock starts when you are ready. First reply within {reply_within}."
        if norms.live
        else f"No clock runs: you say when a reply goes out. Expected within {reply_within}."
    )
    return [
        Line("timer", f"About {scenario.minutes} minutes."),
        Line("hourglass_top" if norms.live else "schedule_send", clock),
        _who_sees_it(person, setting, persona_id, scenario_id),
    ]


def _who_sees_it(person: Person, setting: Setting, persona_id: str, scenario_id: str) -> Line:
    if setting.scenario.warm_up:
        return Line("local_cafe", "A warm-up: nothing is scored.")
    if installation.app().assign.for_contact(person, persona_id, scenario_id):
        return Line("group", "Assigned to your team: your lead can read it.")
    return Line("lock", "Yours alone, unless you share it.")
