"""What the agent may give: limits read from the scenario or from the transcript's line on authority."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from simulator.domain.transcript import Situation
from simulator.grading.lexicon import telling
from simulator.text.money import amounts
from simulator.text.numerals import SPOKEN, spoken_number

_CLAUSES = re.compile(r"[;,](?!\d)")
_ASK_FIRST = re.compile(r"\b(?:ask first|needs?|only with|with the (?:yes|approval)|must be approved)\b", re.IGNORECASE)

_ONLY_WITH = re.compile(r" only (?:with|by|through)\b|: ?(?:the )?(?:\w+ )?(?:manager|supervisor)\b", re.IGNORECASE)
"""How a line on authority says who must be asked; what must be asked for stands before it."""
_GIVES = re.compile(
    r"\b(?:back|refund\w*|credit\w*|pay\w*|off|reimburs\w+|waiv\w+|return\w*|towards?|voucher|compensat\w+|goodwill|"
    r"on us|free|write off|no charge|half)\b",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"\b(?:refund|credit|reimburse|pay|waive|compensat\w*|goodwill|discount|settle|cover|return|write off|money)\b",
    re.IGNORECASE,
)
_PRICE = re.compile(
    r"\b(?:costs?|price|bill|owe|charged?|instead of|rather than|from|for|at|of your|total)\W{1,3}$",
    re.IGNORECASE,
)
"""What before a sum makes it a price and no gift."""
_MONEY_BACK = re.compile(r"\b(?:money|\d|it all|all of it|the lot)[^.!?]{0,20} back\b", re.IGNORECASE)
_PERCENT = re.compile(r"\b(\d{1,3}) ?(?:%|per ?cent\b)", re.IGNORECASE)
_ALL_OF_IT = re.compile(
    r"\b(?:full(?:y)? refund(?:ed)?|refund(?:ed|ing)? (?:you )?(?:in full|fully|the (?:full|whole|entire|lot)|"
    r"all of it|everything)|"
    r"(?:whole|full|entire) (?:amount|sum|price|cost|order|bill|stay|money)|every (?:penny|cent))\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    rf"\b(?P<count>\d+|both|{SPOKEN}) (?:free |more |further |full |whole )*"
    r"(?:(?P<unit>night|lesson|ticket|visit|meal|session|class|treatment|journey)(?:s|es)?\b"
    r"|(?P<time>month|week|day|year)s? (?:free|off|on us|for free|for nothing|of credit|without charge)\b)",
    re.IGNORECASE,
)
"""A number of things or of time that is given away."""


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
    """Return whether a text certainly gives more than the agent may: a sum, a share, a number of nights or months."""
    if any(exceeds(situation, text, each.cents) for each in amounts(text)):
        return True
    if not _GIVES.search(text):
        return False
    return _sum_beyond(situation, text) or _share_beyond(situation, text) or _count_beyond(situation, text)


def needs_a_yes(situation: Situation, text: str) -> bool:
    """Return whether a text gives what the agent must ask somebody for."""
    words = telling(_MONEY_BACK.sub(r"\g<0> refund", text))
    return any(asked and asked <= words for asked in _asked_first(situation))


def _asked_first(situation: Situation) -> Iterator[frozenset[str]]:
    """Yield the telling words of each thing that needs somebody's yes."""
    scenario = situation.scenario
    if scenario is not None:
        yield from (telling(line) for line in scenario.authority.ask_first)
        return
    for clause in _CLAUSES.split(situation.authority):
        found = _ONLY_WITH.search(clause)
        if found is not None and not amounts(clause):
            yield telling(clause[: found.start()])


def _sum_beyond(situation: Situation, text: str) -> bool:
    """Return whether a sum given is more than every sum that the line on authority names."""
    most = _most(situation)
    given = [each.cents for each in amounts(text) if not _PRICE.search(text, 0, each.start)]
    return most is not None and any(cents > most for cents in given)


def _most(situation: Situation) -> int | None:
    """Return the most money that may be given, None where some gift has no limit in money."""
    limits = [grant.limit for grant in grants(situation) if grant.limit is not None]
    open_ended = any(
        _MONEY.search(clause) and not amounts(clause) and not _ASK_FIRST.search(clause)
        for clause in _CLAUSES.split(situation.authority)
    )
    return None if open_ended else max(limits, default=None)


def _share_beyond(situation: Situation, text: str) -> bool:
    """Return whether a share of the price is more than may be given, all of it included."""
    share = _share(text)
    if share is None:
        return False
    allowed = [int(found.group(1)) for found in _PERCENT.finditer(situation.authority)]
    if allowed:
        return share > max(allowed) and _most(situation) is None
    most = _most(situation)
    prices = [each.cents for each in amounts(situation.record)]
    return most is not None and bool(prices) and min(prices) * share > most * 100


def _share(text: str) -> int | None:
    """Return how many per cent of the price a text gives back or takes off."""
    if _ALL_OF_IT.search(text):
        return 100
    found = _PERCENT.search(text)
    return int(found.group(1)) if found else None


def _count_beyond(situation: Situation, text: str) -> bool:
    """Return whether more nights, months or the like are given than may be."""
    allowed = _counts(situation.authority)
    given = _counts(text)
    return any(unit in allowed and count > allowed[unit] for unit, count in given.items())


def _counts(text: str) -> Mapping[str, int]:
    """Return the highest number of each unit that a text gives away."""
    found: dict[str, int] = {}
    for match in _COUNTED.finditer(text):
        word = match["count"].casefold()
        count = int(word) if word.isdigit() else 2 if word == "both" else spoken_number(word)
        unit = (match["unit"] or match["time"]).casefold()
        if count is not None:
            found[unit] = max(count, found.get(unit, 0))
    return found
