"""Finds what a scenario gives away too early: a hidden fact's telling details in words that come before it is told."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from simulator.content.findings import Finding, lines_in
from simulator.domain.company import Company
from simulator.domain.persona import Persona
from simulator.domain.scenario import Fact, Scenario


def occurs(phrase: str, text: str) -> bool:
    """Return whether a phrase stands in a text as whole words, whatever the case and the spaces."""
    wanted, words = _plain(phrase), _plain(text)
    return wanted in words and re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", words) is not None


def in_scenario(persona: Persona, scenario_id: str, company: Company | None) -> Iterator[Finding]:
    """Yield every place where a value of a fact that is still hidden can be read or heard."""
    scenario = persona.scenarios[scenario_id]
    here = ("scenarios", scenario_id)
    shown = [((*here, *path), text) for path, text in _shown(scenario)]
    record = [((*here, *path), text) for path, text in _record(scenario)]
    if company is not None:
        shown += [((*here, "company"), text) for text in _company_card(company)]
    spoken = [((*here, *path), text) for path, text in (*_opening(scenario), *_spoken(scenario))]
    spoken += lines_in(("lines",), persona.lines)
    checked = scenario.verification.asks if scenario.verification else ()
    for fact in scenario.facts:
        if fact.reveal == "opening":
            continue
        seen = [] if fact.on_record else shown if fact.id in checked else [*shown, *record]
        for value in fact.values:
            for path, text in (*spoken, *seen, *_told_by_others(value, fact, scenario, here)):
                if occurs(value, text):
                    yield path, f"`{value}` gives away the fact `{fact.id}`, which is not told yet"


def _told_by_others(value: str, fact: Fact, scenario: Scenario, here: tuple[str, ...]) -> Iterator[Finding]:
    """Yield how the other facts are said, apart from those that hold the same detail."""
    for number, other in enumerate(scenario.facts):
        if other.id != fact.id and value not in other.values:
            for place, text in enumerate(other.says):
                yield (*here, "facts", number, "says", place), text


def _shown(scenario: Scenario) -> Iterator[Finding]:
    """Yield what the trainee sees before the first word, apart from the customer's own messages."""
    for key in ("title", "brief", "subject", "product"):
        yield (key,), getattr(scenario, key)
    for number, signal in enumerate(scenario.signals):
        yield ("signals", number), signal.text
    for number, comment in enumerate(scenario.comments):
        yield ("comments", number), comment.text
    for number, hint in enumerate(scenario.hints):
        yield ("hints", number), hint
    for key in ("may", "ask_first"):
        for number, text in enumerate(getattr(scenario.authority, key)):
            yield ("authority", key, number), text
    for number, reply in enumerate(scenario.saved_replies):
        yield ("saved_replies", number), f"{reply.title} {reply.text}"
    for number, lookup in enumerate(scenario.lookups):
        yield ("lookups", number, "label"), lookup.label
    for number, action in enumerate(scenario.actions):
        yield ("actions", number, "label"), action.label


def _record(scenario: Scenario) -> Iterator[Finding]:
    for number, line in enumerate(scenario.record):
        yield ("record", number), f"{line.label} {line.value}"


def _company_card(company: Company) -> Iterator[str]:
    yield from (company.about, company.notice, company.verification, *company.house_rules)
    yield from (f"{reply.title} {reply.text}" for reply in company.saved_replies)


def _opening(scenario: Scenario) -> Iterator[Finding]:
    for number, message in enumerate(scenario.opening):
        yield ("opening", number), message.text


def _spoken(scenario: Scenario) -> Iterator[Finding]:
    """Yield what the customer may say or do at any time, apart from the facts."""
    for number, need in enumerate(scenario.needs):
        for place, text in enumerate(need.asks):
            yield ("needs", number, "asks", place), text
    for number, option in enumerate(scenario.options):
        for place, text in enumerate(option.declines):
            yield ("options", number, "declines", place), text
    for act, events in scenario.events.items():
        for place, text in enumerate(events):
            yield ("events", act, place), text
    yield from lines_in(("lines",), scenario.lines)


@lru_cache(maxsize=8192)
def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().replace("’", "'").split())
