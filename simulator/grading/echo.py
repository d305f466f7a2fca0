"""How far an agent's sentence speaks of this customer's own case, in the customer's own words."""

import re
from functools import lru_cache

from simulator.grading.case import Case
from simulator.grading.lexicon import telling
from simulator.grading.said import Said, Sentence
from simulator.text.money import amounts

_PREFIX = 4
"""Letters two stems must share at the start to count as one word ("exam", "examination")."""
_NUMBER = re.compile(r"(?<![\w.,:£$€-])\d{1,3}(?![\w%]|[.,:]\d)")
"""A bare number, as ages, hours and counts are written; codes, dates and sums are no sign of having listened."""


def echoed(case: Case, turn: Said, sentence: Sentence) -> frozenset[str]:
    """Return the customer's telling words and numbers that a sentence takes up."""
    return shared(sentence.telling, _said_before(case, turn)) | (_numbers(sentence.text) & _numbers_before(case, turn))


def _said_before(case: Case, turn: Said) -> frozenset[str]:
    return case.told_before[turn.number] - _names(case)


def _names(case: Case) -> frozenset[str]:
    """Return the stems of the customer's and the brand's names: to repeat them is not to name the trouble."""
    situation = case.situation
    return telling(f"{situation.customer_name} {situation.brand.split(',')[0]}")


def _numbers_before(case: Case, turn: Said) -> frozenset[str]:
    return frozenset[str]().union(*(_numbers(each.meant) for each in case.said_before(turn.number)))


@lru_cache(maxsize=1024)
def _numbers(text: str) -> frozenset[str]:
    return frozenset() if amounts(text) else frozenset(_NUMBER.findall(text))


@lru_cache(maxsize=4096)
def shared(sentence: frozenset[str], before: frozenset[str]) -> frozenset[str]:
    """Return which telling words of a sentence were said before, or are alike to one that was."""
    return frozenset(stem for stem in sentence if stem in before or any(_alike(stem, other) for other in before))


def _alike(first: str, second: str) -> bool:
    shorter, longer = sorted((first, second), key=len)
    return len(shorter) >= _PREFIX and longer.startswith(shorter)
