"""Trying a customer out from a text that is not saved: a small contact in memory and the rehearsal; none is kept."""

from dataclasses import dataclass, field

import streamlit as st
from markupsafe import Markup

from simulator.domain.errors import RapportError
from simulator.domain.persona import Persona
from simulator.domain.scenario import ActionTaken
from simulator.domain.state import CustomerState, NeedStatus
from simulator.reports.library import money_words, move_words
from simulator.ui import conversation as talk
from simulator.ui import installation, library_rehearsal
from simulator.ui.html import Line, heading, icon_list, joined, level, mood, note, notice, part, show_html
from simulator.ui.library_customer import choose_scenario
from simulator.ui.library_parts import several
from simulator.usecases.author import digest_of
from simulator.usecases.dialogue import Dialogue, Step

NEED_LINES = {
    NeedStatus.OPEN: ("radio_button_unchecked", "open"),
    NeedStatus.ACKNOWLEDGED: ("hearing", "spoken of"),
    NeedStatus.OFFERED: ("local_offer", "offered"),
    NeedStatus.COMMITTED: ("task_alt", "promised"),
    NeedStatus.CONFIRMED: ("verified", "met"),
    NeedStatus.REFUSED: ("do_not_disturb_on", "rightly refused"),
}


@dataclass
class Trial:
    """One contact that is tried out, and what each step of it did."""

    digest: str
    scenario: str
    dialogue: Dialogue
    first: CustomerState
    steps: list[Step] = field(default_factory=list)

    @property
    def before(self) -> CustomerState:
        """Return the customer as they were before the last step."""
        return self.steps[-2].state if len(self.steps) > 1 else self.first


def show_trial(item_id: str, text: str, sound: bool) -> None:
    """Let an author hold a contact with what is written, and rehearse it."""
    if not sound:
        with st.container(key="card_trial"):
            show_html(heading("Try it out"), note("Mend the problems first; then you can write to this customer here."))
        return
    persona, digest = installation.app().author.persona_from(item_id, text), digest_of(text)
    chosen = choose_scenario(persona, f"trial_{item_id}")
    with st.container(key="card_trial"):
        _show_contact(item_id, persona, chosen, digest)
    with st.container(key="card_rehearsal"):
        library_rehearsal.show_rehearsal(item_id, persona, chosen, digest)


def _show_contact(item_id: str, persona: Persona, scenario_id: str, digest: str) -> None:
    key = f"trial_{item_id}"
    trial: Trial | None = st.session_state.get(key)
    show_html(
        heading("Try it out"), note("A contact with the text as it stands. It is in memory only; nothing is kept.")
    )
    begin = (key, item_id, persona, scenario_id, digest)
    if trial is None or trial.scenario != scenario_id:
        st.button("Write to this customer", key="trial_begin", icon=":material/chat:", on_click=_begin, args=begin)
        return
    if trial.digest != digest:
        show_html(notice("The text has changed since.", "Begin anew to meet the customer as written now.", "history"))
    said, inside = st.columns([8, 5], gap="medium")
    with said:
        with st.container(key="trial_talk"):
            show_html(_conversation(trial))
        _show_reply(trial, key)
        with st.container(horizontal=True):
            if not trial.dialogue.over:
                _show_steps(trial, key)
            st.button("Begin anew", key="trial_anew", icon=":material/replay:", on_click=_begin, args=begin)
    with inside:
        show_html(_inside(trial))


def _begin(key: str, item_id: str, persona: Persona, scenario_id: str, digest: str) -> None:
    seed = st.session_state[key].dialogue.state.seed + 1 if key in st.session_state else 0
    dialogue = installation.app().rehearse.tried_out(item_id, persona, scenario_id, seed)
    st.session_state[key] = Trial(digest, scenario_id, dialogue, dialogue.state)


# -- the conversation --------------------------------------------------------------------------------------------------


def _conversation(trial: Trial) -> Markup:
    name = trial.dialogue.persona.short_name()
    read = {step.agent_number: step for step in trial.steps if step.agent_number is not None}
    events = {step.answers[0][0]: step.direction.event for step in trial.steps if step.answers and step.direction.event}
    pieces = []
    for number, turn in enumerate(trial.dialogue.turns):
        if number in events:
            pieces.append(talk.happened(str(events[number])))
        caption = _read_as(read[number]) if number in read else name
        pieces.append(talk.bubble(turn.text, turn.role, caption))
    last = trial.steps[-1] if trial.steps else None
    if last and not last.answers and last.direction.event:
        pieces.append(talk.happened(last.direction.event))
    return talk.transcript(*pieces, name=f"Contact with {name}")


def _read_as(step: Step) -> str:
    assert step.reading is not None  # a step with an agent's number has its reading
    moves = sorted(move_words(move) for move in step.reading.labels())
    return f"Read as: {', '.join(moves)}" if moves else "Read as nothing in particular"


def _show_reply(trial: Trial, key: str) -> None:
    if trial.dialogue.over:
        ended = trial.dialogue.state.ended
        assert ended is not None
        show_html(notice("It is over.", f"{library_rehearsal.ENDINGS[ended]}.", "flag", "plain"))
        return
    st.text_area("Your reply", key=f"{key}_reply", height=96)
    st.multiselect(
        "Done on the desk before it is sent",
        list(_deeds(trial)),
        key=f"{key}_deeds",
        format_func=lambda name: _deeds(trial)[name],
        placeholder="Nothing",
    )


def _show_steps(trial: Trial, key: str) -> None:
    st.button("Send", key="trial_send", type="primary", on_click=_send, args=(trial, key))
    st.button("Let them wait", key="trial_wait", on_click=_wait, args=(trial,))
    st.button("Close the contact", key="trial_close", on_click=_close, args=(trial,))


def _deeds(trial: Trial) -> dict[str, str]:
    scenario = trial.dialogue.scenario
    actions = {action.id: _action_words(trial, action.label, action.limit) for action in scenario.actions}
    return {lookup.id: lookup.label for lookup in scenario.lookups} | actions


def _action_words(trial: Trial, label: str, limit: int | None) -> str:
    company = installation.app().library.companies()[trial.dialogue.scenario.company]
    return f"{label}, {money_words(limit, company.currency)}" if limit is not None else label


def _send(trial: Trial, key: str) -> None:
    reply, deeds = f"{key}_reply", f"{key}_deeds"
    text = st.session_state[reply].strip()
    if not text:
        return
    limits = {action.id: action.limit for action in trial.dialogue.scenario.actions}
    made = [ActionTaken(id=name, amount=limits.get(name)) for name in st.session_state[deeds]]
    trial.steps.append(trial.dialogue.reply(text, made))
    st.session_state[reply], st.session_state[deeds] = "", []


def _wait(trial: Trial) -> None:
    answered = any(turn.role == "agent" for turn in trial.dialogue.turns)
    norms = trial.dialogue.norms
    trial.steps.append(trial.dialogue.wait(norms.next_reply if answered else norms.first_reply))


def _close(trial: Trial) -> None:
    trial.steps.append(trial.dialogue.end())


# -- inside the customer -----------------------------------------------------------------------------------------------


def _inside(trial: Trial) -> Markup:
    state = trial.dialogue.state
    pieces = [
        part("How they are", mood(state.band), note(_points(trial))),
        part("What they came for", icon_list(_needs(trial, state))),
        part("Told so far", _told(trial, state)),
    ]
    if trial.dialogue.over:
        pieces.append(part("The grader would say", _scores(trial)))
    return Markup('<div class="parts">{}</div>').format(joined(pieces))


def _points(trial: Trial) -> str:
    now, before = trial.dialogue.state, trial.before
    points = (
        _point("Frustration", now.frustration, before.frustration),
        _point("trust", now.trust, before.trust),
        _point("patience", now.patience, before.patience),
    )
    return ", ".join(points)


def _point(name: str, now: int, before: int) -> str:
    return f"{name} {now} ({now - before:+d})" if before != now else f"{name} {now}"


def _needs(trial: Trial, state: CustomerState) -> list[Line]:
    return [
        Line(NEED_LINES[state.needs[need.id]][0], f"{need.text} ({NEED_LINES[state.needs[need.id]][1]})")
        for need in trial.dialogue.scenario.needs
    ]


def _told(trial: Trial, state: CustomerState) -> Markup:
    facts = {fact.id: fact.text for fact in trial.dialogue.scenario.facts}
    told = [Line("check", facts[name]) for name in state.told if name in facts]
    return icon_list(told) if told else note("Nothing yet")


def _scores(trial: Trial) -> Markup:
    try:
        card = installation.app().rehearse.card(trial.dialogue)
    except RapportError as error:
        return note(str(error))
    rubric, catalogue = installation.app().library.rubrics()["core"], installation.app().library.mistakes()
    levels = [
        Markup('<div class="score-line"><span>{}</span>{}</div>').format(
            rubric.criterion(verdict.criterion).title, level(verdict.level)
        )
        for verdict in card.verdicts
    ]
    critical = [notice("Critical.", error.sentence, "report", "critical") for error in card.critical]
    mistakes = [Line("error", catalogue[found.id].title, "care") for found in card.mistakes if found.id in catalogue]
    return several([*levels, *critical, *([icon_list(mistakes)] if mistakes else [])])
