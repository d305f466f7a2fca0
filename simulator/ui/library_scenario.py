"""One situation as a trainer or lead reads it: brief, opening, facts, needs, options, desk, replies, what tempts."""

from collections.abc import Iterable, Mapping, Sequence

import streamlit as st
from markupsafe import Markup

from simulator.director import norms_for
from simulator.domain.channel import ChannelNorms
from simulator.domain.company import Company
from simulator.domain.persona import Persona
from simulator.domain.scenario import DeskAction, Fact, Need, Option, RehearsalReply, Scenario
from simulator.reports.library import money_words, reveal_words, wanted_words, written_lines
from simulator.reports.spans import spoken_duration
from simulator.ui import conversation as talk
from simulator.ui import installation
from simulator.ui.html import (
    Line,
    Tone,
    chip,
    chips,
    columns,
    heading,
    icon_list,
    joined,
    key_values,
    note,
    part,
    show_html,
    stars,
)
from simulator.ui.library_address import filters
from simulator.ui.library_parts import link, paragraph, saved_reply, several, table
from simulator.ui.navigation import link_to
from simulator.ui.practice_choice import CHANNEL_ICONS

WANTED_SIGNS: Mapping[str, tuple[str, Tone]] = {"yes": ("check", "good"), "no": ("close", "critical")}
ONCE_TRUSTED: tuple[str, Tone] = ("lock_open", "care")


def show_situation(persona: Persona, scenario_id: str) -> None:
    """Show what a trainee reads before the first word."""
    library = installation.app().library
    scenario = persona.scenarios[scenario_id]
    company, norms = library.companies()[scenario.company], norms_for(scenario, library.norms())
    with st.container(key="card_situation"):
        show_html(_situation(scenario, company, norms), _opening(persona, scenario))


def show_inside(persona: Persona, scenario_id: str) -> None:
    """Show what a trainee has to find out: facts, needs and options, the desk, the saved replies, what it teaches."""
    scenario = persona.scenarios[scenario_id]
    company = installation.app().library.companies()[scenario.company]
    with st.container(key="card_truth"):
        show_html(heading("What is so, and when it is told"), _facts(scenario))
        show_html(heading("What it takes"), _needs(scenario), _options(scenario))
    with st.container(key="card_desk"):
        show_html(heading("On the agent's desk"), _desk(scenario, company))
    with st.container(key="card_replies"):
        show_html(heading("Saved replies"), _saved_replies(scenario, company))
    with st.container(key="card_lessons"):
        show_html(_lessons(persona, scenario))


# -- the situation -----------------------------------------------------------------------------------------------------


def _situation(scenario: Scenario, company: Company, norms: ChannelNorms) -> Markup:
    public = [chip("Others read along", "visibility", "care")] if norms.public else []
    warm_up = [chip("Warm-up, not scored", "local_cafe", "accent")] if scenario.warm_up else []
    facts = chips(
        chip(norms.title, CHANNEL_ICONS[scenario.channel]),
        chip(f"About {scenario.minutes} min", "timer"),
        chip(f"First reply within {spoken_duration(norms.first_reply)}", "schedule"),
        *public,
        *warm_up,
    )
    whom = link(company.name, link_to("library", **filters("companies", scenario.company)))
    return Markup('<div class="stack">{}{}{}{}</div>').format(
        heading(scenario.title, scenario.today), paragraph(scenario.brief), facts, note(joined([Markup("For "), whom]))
    )


def _opening(persona: Persona, scenario: Scenario) -> Markup:
    name = persona.public_name()
    post = [note(scenario.product)] if scenario.product else []
    given = [stars(scenario.stars)] if scenario.stars else []
    subject = [Markup("<p><b>{}</b></p>").format(scenario.subject)] if scenario.subject else []
    messages = [
        talk.bubble(message.text, "customer", f"{name}, {_at(message.at)}" if message.at else name)
        for message in scenario.opening
    ]
    return part("It begins with", *post, *given, *subject, talk.transcript(*messages, name=f"What {name} writes first"))


def _at(seconds: int) -> str:
    return f"after {spoken_duration(seconds)}"


# -- facts, needs, options ---------------------------------------------------------------------------------------------


def _facts(scenario: Scenario) -> Markup:
    if not scenario.facts:
        return note("No facts are written.")
    rows = ([_fact_text(fact), _said(fact), _when_told(fact)] for fact in scenario.facts)
    return table(("Fact", "How it is said", "When"), rows, "facts")


def _fact_text(fact: Fact) -> Markup:
    marks = [note("On the record: asking for it makes the customer repeat it")] if fact.on_record else []
    return several([paragraph(fact.text), *marks])


def _said(fact: Fact) -> Markup:
    return several(Markup("<p>“{}”</p>").format(words) for words in fact.says) if fact.says else note("Never in words")


def _when_told(fact: Fact) -> Markup:
    sign = {"opening": "chat", "when_asked": "help", "never": "block"}.get(fact.reveal, "lock_open")
    return chip(reveal_words(fact.reveal), sign, "care" if sign == "lock_open" else "plain")


def _needs(scenario: Scenario) -> Markup:
    rows = ([paragraph(need.text), _asks(need), chips(*_need_marks(need))] for need in scenario.needs)
    return table(("Need", "How it is asked for again", "Kind"), rows, "needs")


def _asks(need: Need) -> Markup:
    if need.hidden:
        return note("Never said: the agent must find it")
    return several(Markup("<p>“{}”</p>").format(words) for words in need.asks[:3])


def _need_marks(need: Need) -> Iterable[Markup]:
    yield chip("Must", "flag", "accent") if need.must else chip("Would help", "add")
    if need.hidden:
        yield chip("Hidden", "visibility_off", "care")
    if need.unattainable:
        yield chip("Can't be had", "block", "care")


def _options(scenario: Scenario) -> Markup:
    if not scenario.options:
        return Markup()
    needs = {need.id: need.text for need in scenario.needs}
    deeds = {action.id: action.label for action in scenario.actions}
    rows = (
        [paragraph(option.text), note(needs[option.need]), _deeds(option, deeds), chips(*_option_marks(option))]
        for option in scenario.options
    )
    return table(("Option", "Meets", "Takes", "How it is taken"), rows, "options")


def _deeds(option: Option, labels: dict[str, str]) -> Markup:
    return note(" or ".join(labels[action] for action in option.actions) or "Words are enough")


def _option_marks(option: Option) -> Iterable[Markup]:
    sign, tone = WANTED_SIGNS.get(option.wanted, ONCE_TRUSTED)
    yield chip(wanted_words(option.wanted), sign, tone)
    if option.alternative:
        yield chip("Makes the no a good one", "alt_route", "accent")


# -- the desk ----------------------------------------------------------------------------------------------------------


def _desk(scenario: Scenario, company: Company) -> Markup:
    record = {line.label: _record_value(line.value, line.private) for line in scenario.record}
    pieces = [
        part("Record", key_values(record) if record else note("Nothing")),
        part("You may", icon_list(Line("check", words, "good") for words in scenario.authority.may))
        + _ask_first(scenario),
        part("Look-ups", _look_ups(scenario)),
        part("Actions", _actions(scenario, company)),
    ]
    return Markup('<div class="stack">{}{}</div>').format(columns(pieces[:2]), columns(pieces[2:]))


def _record_value(value: str, private: bool) -> Markup:
    sign = Markup(' <span class="note">(private)</span>') if private else Markup()
    return Markup("{}{}").format(value, sign)


def _ask_first(scenario: Scenario) -> Markup:
    asked = scenario.authority.ask_first
    if not asked:
        return Markup()
    return part("Ask first", icon_list(Line("supervisor_account", words, "care") for words in asked))


def _look_ups(scenario: Scenario) -> Markup:
    if not scenario.lookups:
        return note("None")
    shown = (
        Markup('<div class="macro"><b>{}</b><p class="macro-text">{}</p></div>').format(lookup.label, lookup.shows)
        for lookup in scenario.lookups
    )
    return several(shown)


def _actions(scenario: Scenario, company: Company) -> Markup:
    if not scenario.actions:
        return note("None")
    before = {lookup.id: lookup.label for lookup in scenario.lookups}
    return several(_action(action, company, before) for action in scenario.actions)


def _action(action: DeskAction, company: Company, before: dict[str, str]) -> Markup:
    limit = [f"up to {money_words(action.limit, company.currency)}"] if action.limit is not None else []
    after = [f"after {', '.join(before[name] for name in action.after)}"] if action.after else []
    marks = chips(chip("Trap", "warning", "care")) if action.trap else Markup()
    why = note(action.trap) if action.trap else Markup()
    rules = note(", ".join([*limit, *after])) if limit or after else Markup()
    return Markup('<div class="macro"><div class="macro-head"><b>{}</b>{}</div>{}{}</div>').format(
        action.label, marks, rules, why
    )


def _saved_replies(scenario: Scenario, company: Company) -> Markup:
    replies = (*scenario.saved_replies, *company.saved_replies)
    return Markup('<div class="macros">{}</div>').format(joined(map(saved_reply, replies))) if replies else note("None")


# -- what it teaches ---------------------------------------------------------------------------------------------------


def _lessons(persona: Persona, scenario: Scenario) -> Markup:
    mistakes = installation.app().library.mistakes()
    tempts = [
        Line("error", link(mistakes[name].title, link_to("library", view="mistakes", q=name)))
        for name in scenario.tempts
        if name in mistakes
    ]
    told = (f"{written_lines(persona, scenario)} lines are written for what is said here.",)
    pieces = [part("Tempts to", icon_list(tempts) if tempts else note("Nothing in particular")), *_dangers(scenario)]
    return Markup('<div class="stack">{}{}{}{}</div>').format(
        heading("What it teaches"), columns(pieces), _rehearsed(scenario), joined(map(note, told))
    )


def _dangers(scenario: Scenario) -> Sequence[Markup]:
    dangers = [Line("gpp_maybe", claim.truth, "care") for claim in scenario.false_claims]
    if scenario.risk:
        dangers.insert(0, Line("emergency", scenario.risk.text, "critical"))
    hints = [part("Hints", icon_list(Line("lightbulb", hint) for hint in scenario.hints))] if scenario.hints else []
    checks = [part("Must be checked first", _verification(scenario))] if scenario.verification else []
    return [*([part("Not to be missed", icon_list(dangers))] if dangers else []), *checks, *hints]


def _verification(scenario: Scenario) -> Markup:
    assert scenario.verification is not None
    facts = {fact.id: fact.text for fact in scenario.facts}
    return icon_list(Line("verified_user", facts[name]) for name in scenario.verification.asks)


def _rehearsed(scenario: Scenario) -> Markup:
    both = (("Excellent", scenario.rehearsal.excellent), ("Average", scenario.rehearsal.average))
    drawn = joined(
        Markup("<details><summary>What the {} trainee writes</summary>{}</details>").format(
            name.lower(), _replies(replies)
        )
        for name, replies in both
    )
    return Markup('<div class="several">{}</div>').format(drawn)


def _replies(replies: Sequence[RehearsalReply]) -> Markup:
    return talk.transcript(
        *(talk.bubble(reply.text, "agent", ", ".join(deed.id for deed in reply.actions)) for reply in replies),
        name="Replies",
    )
