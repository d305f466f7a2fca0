"""How far an agent's sentence speaks of this customer's own case, in the customer's own words."""

from functools import lru_cache

from simulator.grading.case import Case
from simulator.grading.said import Said, Sentence

_PREFIX = 4
"""Letters two stems must share at the start to count as one word ("exam", "examination")."""


def echoed(case: Case, turn: Said, sentence: Sentence) -> frozenset[str]:
    """Return the customer's telling words that a sentence takes up."""
    return _shared(sentence.telling, _said_before(case, turn))


def _said_before(case: Case, turn: Said) -> frozenset[str]:
    stems = frozenset[str]().union(*(each.telling for each in case.said_before(turn.number)))
    return stems - _names(case)


def _names(case: Case) -> frozenset[str]:
    """Return the stems of the customer's and the brand's names: to repeat them is not to name the trouble."""
    situation = case.situation
    brand = situation.brand.split(",")[0]
    return frozenset(part.strip("()@'\"").lower() for part in f"{situation.customer_name} {brand}".split())


@lru_cache(maxsize=4096)
def _shared(sentence: frozenset[str], before: frozenset[str]) -> frozenset[str]:
    return frozenset(stem for stem in sentence if stem in before or any(_alike(stem, other) for other in before))


def _alike(first: str, second: str) -> bool:
    shorter, longer = sorted((first, second), key=len)
    return len(shorter) >= _PREFIX and longer.startswith(shorter)
