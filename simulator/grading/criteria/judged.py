"""What a criterion's judge hands over: a level with its reason and the places that show it, or why there is none."""

from collections.abc import Iterable

from simulator.domain.verdict import Quote, Verdict
from simulator.grading.case import Place

QUOTES = 3
"""How many quotes a verdict carries at most."""


def judged(criterion: str, level: int, reason: str, places: Iterable[Place], improve: str = "") -> Verdict:
    """Return a scored verdict with its quotes, the same words once."""
    quotes: dict[tuple[int, int], Quote] = {}
    for place in places:
        quote = place.quote()
        quotes.setdefault((quote.turn, quote.start), quote)
    return Verdict(
        criterion=criterion, level=level, reason=reason, quotes=tuple(quotes.values())[:QUOTES], improve=improve
    )


def not_relevant(criterion: str, reason: str) -> Verdict:
    """Return a verdict that the criterion does not apply."""
    return Verdict(criterion=criterion, unscored=reason, not_relevant=True)
