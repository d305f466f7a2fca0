"""Checks a customer's script: enough lines, a line for everything they can do, no repeats, cues that mean something."""

import re
from collections.abc import Iterable, Iterator

from simulator.content.findings import Finding, lines_in, slots_wrong
from simulator.domain.acts import Act
from simulator.domain.persona import Persona
from simulator.domain.scenario import Scenario
from simulator.domain.state import possible_acts

FEWEST_LINES = 40
"""So that ten replies never hear a line twice (product requirement)."""
FEWEST_WORDS = 3
"""A shorter line may stand twice: people do say "ok then" more than once."""
SLOTS = ("fact", "topic")

OFTEN = frozenset({Act.ASK_AGAIN, Act.DEMAND, Act.VENT, Act.PUSH_BACK, Act.GO_ON, Act.NUDGE})
"""Acts that come several times in one contact, so that two lines are not enough (our judgement)."""
ASKING = frozenset({Act.ASK_AGAIN, Act.DEMAND})
"""Acts that the `asks` of a need are words for as well."""

_TOO_GENERAL = re.compile(
    r"a|an|and|are|as|at|be|but|by|can|do|for|from|go|had|has|have|he|hello|her|hi|his|how|i|if|in|is|it|its|me|my|no"
    r"|not|of|ok|okay|on|or|our|please|she|so|sorry|thank|thanks|that|the|their|them|then|there|they|this|to|up|us|was"
    r"|we|what|when|where|who|why|will|with|yes|you|your"
)


def in_persona(persona: Persona) -> Iterator[Finding]:
    """Yield what is wrong with the script as a whole."""
    own = tuple(lines_in(("lines",), persona.lines))
    of_scenarios = [tuple(_own_lines(persona, scenario_id)) for scenario_id in persona.scenarios]
    count = len(own) + sum(len(lines) for lines in of_scenarios)
    if count < FEWEST_LINES:
        yield ("lines",), f"this customer has {count} lines; a whole contact needs at least {FEWEST_LINES}"
    for lines in (own, *of_scenarios):
        yield from _line_form(lines)
    for lines in of_scenarios:
        yield from _repeats((*own, *lines))


def in_scenario(persona: Persona, scenario_id: str) -> Iterator[Finding]:
    """Yield what is wrong with the words of one scenario."""
    scenario = persona.scenarios[scenario_id]
    here = ("scenarios", scenario_id)
    for act in sorted(possible_acts(scenario) - {Act.ANSWER}, key=list(Act).index):
        count, enough = _count(persona, scenario, act), 3 if act in OFTEN else 2
        if count < enough:
            yield here, f"the customer has {count or 'no'} lines for `{act}` here and needs at least {enough}"
    for path, phrase in _cues(scenario):
        if _is_too_general(phrase):
            yield (*here, *path), f"the cue `{phrase}` fits almost any message; name the thing itself"


def _own_lines(persona: Persona, scenario_id: str) -> Iterator[Finding]:
    return lines_in(("scenarios", scenario_id, "lines"), persona.scenarios[scenario_id].lines)


def _count(persona: Persona, scenario: Scenario, act: Act) -> int:
    written = [texts for lines in (persona.lines, scenario.lines) for texts in lines.get(act, {}).values()]
    asks = [need.asks for need in scenario.needs] if act in ASKING else []
    return sum(len(texts) for texts in (*written, *asks))


def _line_form(lines: Iterable[Finding]) -> Iterator[Finding]:
    for path, line in lines:
        for sentence in slots_wrong(line, SLOTS, "a line"):
            yield path, sentence
        if "||" in line and not all(part.strip() for part in line.split("||")):
            yield path, "` || ` parts two messages, and one of them is empty"


def _repeats(lines: Iterable[Finding]) -> Iterator[Finding]:
    """Yield sentences that stand twice; a bare "ok then" or "{fact}" may."""
    seen: set[str] = set()
    for path, line in lines:
        words = re.sub(r"\{\w*\}", "", line).casefold().split()
        said = " ".join(words)
        if len(words) >= FEWEST_WORDS and said in seen:
            yield path, "this line stands here a second time; a customer never repeats one"
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
    return not words or (len(words) == 1 and _TOO_GENERAL.fullmatch(words[0]) is not None)
