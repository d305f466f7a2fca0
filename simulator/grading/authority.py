"""What the agent may give: limits read from the scenario or from the transcript's line on authority."""

import re
from dataclasses import dataclass

from simulator.domain.transcript import Situation
from simulator.grading.lexicon import telling
from simulator.text.money import amounts

_CLAUSES = re.compile(r"[;,](?!\d)")
_ASK_FIRST = re.compile(r"\b(?:ask first|needs?|only with|with the (?:yes|approval)|must be approved)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Grant:
    """One thing the agent may do by themselves."""

    words: frozenset[str]
    """Its telling stems."""
    limit: int | None
    """In hundredths; None where the line names no amount."""


def grants(situation: Situation) -> tuple[Grant, ...]:
    """Return what the authority lets the agent do without asking."""
    scenario = situation.scenario
    if scenario is not None:
        lines = scenario.authority.may
        actions = tuple(Grant(telling(action.label), action.limit) for action in scenario.actions if not action.trap)
        return (*(_grant(line) for line in lines), *actions)
    return tuple(_grant(line) for line in _CLAUSES.split(situation.authority) if not _ASK_FIRST.search(line))


def _grant(line: str) -> Grant:
    named = amounts(line)
    return Grant(telling(line), max((amount.cents for amount in named), default=None))


def covers(situation: Situation, text: str, amount: int | None = None) -> Grant | None:
    """Return the grant that covers what a text speaks of, an amount included; None where none certainly does."""
    words = telling(text)
    fitting = [grant for grant in grants(situation) if grant.words & words]
    return next((grant for grant in fitting if _within(grant, amount)), None)


def exceeds(situation: Situation, text: str, amount: int) -> bool:
    """Return whether an amount is more than every grant that speaks of the same thing allows."""
    total = situation.scenario.authority.limit if situation.scenario else None
    if total is not None and amount > total:
        return True
    fitting = [grant for grant in grants(situation) if grant.words & telling(text)]
    return bool(fitting) and not any(_within(grant, amount) for grant in fitting)


def _within(grant: Grant, amount: int | None) -> bool:
    return grant.limit is None or amount is None or amount <= grant.limit


def beyond(situation: Situation, text: str) -> bool:
    """Return whether a text gives more than the agent may."""
    return any(exceeds(situation, text, each.cents) for each in amounts(text))
