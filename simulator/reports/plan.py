"""What to practise next: the skill that needs it most, on the customer that was met least."""

from collections.abc import Mapping, Sequence

from simulator.domain.mistake import Catalogue
from simulator.domain.persona import Persona
from simulator.domain.scenario import Scenario
from simulator.domain.value import Value
from simulator.reports.attempts import CRITERIA, Attempt

LATEST = 5
"""Contacts that a skill is judged by (our judgement)."""

ENOUGH = 3
"""Contacts under which nothing is claimed about a skill."""

IN_WORDS: Mapping[str, str] = {
    "empathy": "empathy",
    "ownership": "taking ownership",
    "solution": "finding a solution",
    "tone": "the right tone",
}
"""The criteria as one practises them."""


class Suggestion(Value):
    """One scenario and why it comes next."""

    persona: str
    scenario: str
    why: str


def warm_up(personas: Mapping[str, Persona]) -> Suggestion | None:
    """Return what somebody who has held no contact at all begins with, None where nothing is for warming up."""
    for persona_id, persona in sorted(personas.items()):
        for scenario_id, scenario in persona.scenarios.items():
            if scenario.warm_up:
                why = "Start here: a friendly customer, and nothing is scored."
                return Suggestion(persona=persona_id, scenario=scenario_id, why=why)
    return None


def suggest(attempts: Sequence[Attempt], personas: Mapping[str, Persona], mistakes: Catalogue) -> Suggestion | None:
    """Return the next scenario for one person, None where there is nothing to practise on."""
    choices = [
        (persona_id, scenario_id, scenario)
        for persona_id, persona in sorted(personas.items())
        for scenario_id, scenario in persona.scenarios.items()
        if not scenario.warm_up
    ]
    if not choices:
        return None
    weakest = weakest_criterion(attempts)
    held = _times_held(attempts)
    persona_id, scenario_id, _ = min(
        choices, key=lambda one: (held.get(one[:2], 0), -_drills(one[2], weakest, mistakes))
    )
    return Suggestion(
        persona=persona_id, scenario=scenario_id, why=_why(held.get((persona_id, scenario_id), 0), weakest)
    )


def weakest_criterion(attempts: Sequence[Attempt]) -> str | None:
    """Return the criterion with the lowest mean over the latest contacts, None where there are too few."""
    latest = sorted(attempts, key=lambda attempt: attempt.ended_at)[-LATEST:]
    if len(latest) < ENOUGH:
        return None
    means = {}
    for criterion in CRITERIA:
        levels = [level for attempt in latest if (level := attempt.levels.get(criterion)) is not None]
        if levels:
            means[criterion] = (sum(levels) * 100 // len(levels), CRITERIA.index(criterion))
    return min(means, key=lambda criterion: means[criterion], default=None)


def _drills(scenario: Scenario, criterion: str | None, mistakes: Catalogue) -> int:
    """Return how many of the mistakes a scenario invites weigh on one criterion."""
    return sum(mistakes[tempted].criterion == criterion for tempted in scenario.tempts if tempted in mistakes)


def _times_held(attempts: Sequence[Attempt]) -> Mapping[tuple[str, str], int]:
    held: dict[tuple[str, str], int] = {}
    for attempt in attempts:
        held[attempt.persona, attempt.scenario] = held.get((attempt.persona, attempt.scenario), 0) + 1
    return held


def _why(times: int, weakest: str | None) -> str:
    new = "You have not met this customer yet" if times == 0 else "It is the one you have met least"
    return f"{new}, and it trains {IN_WORDS[weakest]}, where you can gain most." if weakest else f"{new}."
