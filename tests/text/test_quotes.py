"""Quotes: contained after folding, or near enough to be snapped to the true words; else dropped."""

import pytest

from simulator.text.quotes import find_quote, snap

TURN = "I’ll  refund\nthe £40 – today. You’ll see it on your card by Monday, I promise."


@pytest.mark.parametrize(
    ("quote", "true"),
    [
        ("I'll refund the £40 - today.", "I’ll  refund\nthe £40 – today."),
        ("YOU'LL SEE IT", "You’ll see it"),
        ('"by Monday"', "by Monday"),
        ("You will see it on your card by Monday", "You’ll see it on your card by Monday"),
        ("see it on you card by monday", "see it on your card by Monday"),
    ],
)
def test_a_quote_snaps_to_the_words_as_sent(quote: str, true: str) -> None:
    assert snap(quote, TURN) == true


@pytest.mark.parametrize(
    "quote", ["", "...", "We are sorry for any inconvenience", "fund", "see in", "I'll replace the lamp tomorrow"]
)
def test_words_that_were_not_said_are_not_found(quote: str) -> None:
    assert find_quote(quote, TURN) is None
