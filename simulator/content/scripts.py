"""Checks a customer's script: enough lines, a line for everything they can do, no repeats, cues that mean something."""

import re
from collections.abc import Iterator

from simulator.content.findings import Finding, slots_wrong
from simulator.domain.acts import Act
from simulator.domain.channel import Norms
from simulator.domain.persona import Persona
from simulator.domain.scenario import Lines, Scenario

FEWEST_LINES = 40
"""So that ten replies never hear a line twice (product requirement)."""
SLOTS = ("fact", "topic")

_ALWAYS = frozenset(Act) - {Act.ANSWER, Act.ACCEPT_REFUSAL, Act.NUDGE}
"""What every customer can come to do; an answer is made of what the facts say."""

_TOO_GENERAL = frozenset(
    "a an and are as at be but by can do for from go had has have he her his how i if in is it its me my no not of on "
    "or our she so that the their them then there they this to up us was we what when where who why will with you your "
    "hi hello please thanks thank yes ok okay sorry".split()
)  # fmt: skip


def in_persona(persona: Persona) -> Iterator[Finding]:
    """Yield what is wrong with the script as a whole."""
    of_scenarios = [_texts(scenario.lines) for scenario in persona.scenarios.values()]
    count = len(_texts(persona.lines)) + sum(len(texts) for texts in of_scenarios)
    if count < FEWEST_LINES:
        yield ("lines",), f"this customer has {count} lines; a whole contact needs at least {FEWEST_LINES}"
    yield from _line_form(("lines",), persona.lines)


def in_scenario(persona: Persona, scenario_id: str, norms: Norms) -> Iterator[Finding]:
    """Yield what is wrong with the words of one scenario."""
    scenario = persona.scenarios[scenario_id]
    here = ("scenarios", scenario_id)
    yield from _line_form((*here, "lines"), scenario.lines)
    yield from _repeats(persona, scenario_id)
    for act in sorted(_acts(scenario, norms)):
        if not any((persona.lines.get(act, {}) | scenario.lines.get(act, {})).values()) and act not in scenario.events:
            yield here, f"the customer has no line for `{act}`, under the persona's `lines` or the scenario's"
    for path, phrase in _cues(scenario):
        if _is_too_general(phrase):
            yield (*here, *path), f"the cue `{phrase}` fits almost any message; name the thing itself"


def _acts(scenario: Scenario, norms: Norms) -> frozenset[Act]:
    """Return what this customer can come to do in this scenario."""
    acts = set(_ALWAYS)
    if any(need.unattainable for need in scenario.needs):
        acts.add(Act.ACCEPT_REFUSAL)
    if scenario.channel in norms and norms[scenario.channel].live:
        acts.add(Act.NUDGE)
    return frozenset(acts)


def _texts(lines: Lines) -> list[str]:
    return [text for bands in lines.values() for texts in bands.values() for text in texts]


def _line_form(path: tuple[str, ...], lines: Lines) -> Iterator[Finding]:
    for act, bands in lines.items():
        for band, texts in bands.items():
            for number, text in enumerate(texts):
                for sentence in _wrong_with(text):
                    yield (*path, act, band, number), sentence


def _wrong_with(line: str) -> Iterator[str]:
    yield from slots_wrong(line, SLOTS, "a line")
    if "||" in line and not all(part.strip() for part in line.split("||")):
        yield "` || ` parts two messages, and one of them is empty"


def _repeats(persona: Persona, scenario_id: str) -> Iterator[Finding]:
    seen: set[str] = set()
    for path, lines in ((("lines",), persona.lines), (("scenarios", scenario_id, "lines"), persona.scenarios[scenario_id].lines)):
        for act, bands in lines.items():
            for band, texts in bands.items():
                for number, text in enumerate(texts):
                    said = " ".join(re.findall(r"\w+", text.casefold()))
                    if said and said in seen:
                        yield (*path, act, band, number), "this line stands here a second time; a customer never repeats one"
                    seen.add(said)


def _cues(scenario: Scenario) -> Iterator[Finding]:
    for kind in ("facts", "needs", "options", "actions", "false_claims"):
        for number, item in enumerate(getattr(scenario, kind)):
            for place, phrase in enumerate(item.cues):
                yield (kind, number, "cues", place), phrase
    if scenario.risk is not None:
        for place, phrase in enumerate(scenario.risk.cues):
            yield ("risk", "cues", place), phrase


def _is_too_general(phrase: str) -> bool:
    words = re.findall(r"[^\W_]+", phrase.casefold())
    return all(word in _TOO_GENERAL for word in words)
