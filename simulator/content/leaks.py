"""Finds what a scenario gives away too early: a hidden fact's telling details in words that come before it is told."""

import re
import unicodedata
from collections.abc import Iterator

from simulator.content.findings import Finding
from simulator.domain.company import Company
from simulator.domain.persona import Persona
from simulator.domain.scenario import Fact, Lines, Scenario

Said = tuple[Finding, ...]


def occurs(phrase: str, text: str) -> bool:
    """Return whether a phrase stands in a text as whole words, whatever the case and the spaces."""
    return re.search(rf"(?<!\w){re.escape(_plain(phrase))}(?!\w)", _plain(text)) is not None


def in_scenario(persona: Persona, scenario_id: str, company: Company | None) -> Iterator[Finding]:
    """Yield every place where a value of a fact that is still hidden can be read or heard."""
    scenario = persona.scenarios[scenario_id]
    here = ("scenarios", scenario_id)
    shown = [((*here, *path), text) for path, text in _shown(scenario)]
    if company is not None:
        shown += [((*here, "company"), text) for text in _company_card(company)]
    spoken = [((*here, *path), text) for path, text in _opening(scenario)]
    spoken += [((*here, *path), text) for path, text in _spoken(scenario)]
    spoken += list(_in_lines(("lines",), persona.lines))
    for fact in scenario.facts:
        if fact.reveal == "opening":
            continue
        yield from _leaks(fact, spoken if fact.on_record else [*shown, *spoken])
        for number, other in enumerate(scenario.facts):
            told = [((*here, "facts", number, "says", place), text) for place, text in enumerate(other.says)]
            yield from _leaks(fact, told, but=frozenset((*other.values, *fact.values)) if other is fact else frozenset(other.values))


def _leaks(fact: Fact, texts: list[Finding], but: frozenset[str] = frozenset()) -> Iterator[Finding]:
    for value in fact.values:
        for path, text in texts:
            if value not in but and occurs(value, text):
                yield path, f"`{value}` gives away the fact `{fact.id}`, which is not told yet"


def _shown(scenario: Scenario) -> Iterator[Finding]:
    """Yield what the trainee sees before the first word, apart from the customer's own messages."""
    for key in ("title", "brief", "subject", "product"):
        yield (key,), getattr(scenario, key)
    for number, line in enumerate(scenario.record):
        yield ("record", number), f"{line.label} {line.value}"
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
    yield from _in_lines(("lines",), scenario.lines)


def _in_lines(path: tuple[str, ...], lines: Lines) -> Iterator[Finding]:
    for act, bands in lines.items():
        for band, texts in bands.items():
            for number, text in enumerate(texts):
                yield (*path, act, band, number), text


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().replace("’", "'").split())
