"""A better wording built from this contact: the customer's name and trouble, what the agent may do, and when."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

from simulator.domain.mistake import Mistake
from simulator.grading.better.addressed import called
from simulator.grading.better.deeds import deeds_of
from simulator.grading.better.kept import kept
from simulator.grading.better.naming import is_ill
from simulator.grading.better.trouble import trouble_of
from simulator.grading.better.when import when_words
from simulator.grading.evidence import Evidence
from simulator.grading.mistakes.hit import Hit

_WORDINGS = Path(__file__).parent / "wordings.yaml"
_CONDITION = re.compile(r"^\((\w+)\) ")
_SLOT = re.compile(r"\{(\w+)\}")

_HOLDS: Mapping[str, Callable[[Evidence], bool]] = {
    "unfelt": lambda evidence: evidence.customer.trouble is not None and not evidence.noticed.acknowledgements,
    "public": lambda evidence: evidence.case.public,
    "live": lambda evidence: evidence.case.live,
}


def better_wording(evidence: Evidence, mistake: Mistake, hit: Hit) -> str:
    """Return how it could have been put here: the first wording that this contact can fill."""
    fields = _fields(evidence, hit)
    filled = (_filled(pattern, evidence, fields) for pattern in (*_wordings().get(hit.id, ()), mistake.better))
    return next((text for text in filled if text), _filled(_PLAIN, evidence, fields))


_ABOUT_WAITING = frozenset({"slow-response", "ignores-delay"})
_WAITS = ("the silence", "the wait")
"""Troubles that a wording about waiting says already."""
_PLAIN = "{name}, I'll see to this myself, and you'll hear from me {when}."
"""For a mistake that a catalogue of one's own adds and that this contact can't fill."""


@cache
def _wordings() -> Mapping[str, tuple[str, ...]]:
    loaded = YAML(typ="safe", pure=True).load(_WORDINGS.read_text(encoding="utf-8"))
    return {mistake: tuple(patterns) for mistake, patterns in loaded.items()}


def _fields(evidence: Evidence, hit: Hit) -> Mapping[str, str]:
    """Return what each slot is filled with; an empty one can't be filled."""
    named = trouble_of(evidence)
    if hit.id in _ABOUT_WAITING and named.startswith(_WAITS):
        named = ""
    deed, other = (*deeds_of(evidence), "", "")[:2]
    return {
        "matter": named,
        "trouble": named if is_ill(named) else "",
        "deed": deed,
        "option": f"this: I can {deed}" if deed else "",
        "other": other,
        "kept": kept(evidence, hit.place.quote() if hit.place else None, hit.turn),
        "when": when_words(evidence),
    }


def _filled(pattern: str, evidence: Evidence, fields: Mapping[str, str]) -> str:
    """Return a pattern filled, empty where a condition does not hold or a slot other than the name stays empty."""
    condition = _CONDITION.match(pattern)
    if condition and not _HOLDS[condition.group(1)](evidence):
        return ""
    text = pattern[condition.end() :] if condition else pattern
    if any(not fields.get(slot) for slot in _SLOT.findall(text) if slot != "name"):
        return ""
    name = called(evidence.case)
    return _tidy(text.format(**fields, name=name), name)


def _tidy(text: str, name: str) -> str:
    """Return the text without the traces of an empty name, with a capital unless a small name begins."""
    text = re.sub(r"\s+([,.;:?!])", r"\1", text)
    text = re.sub(r"^[,;] ?", "", text).replace(",,", ",").replace(", .", ".")
    return text if name and text.startswith(name) else text[:1].upper() + text[1:]
