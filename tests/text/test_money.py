"""Amounts of money in a message."""

import pytest

from simulator.text.money import amounts


@pytest.mark.parametrize(
    ("message", "cents"),
    [
        ("$40", 4000),
        ("40 pounds", 4000),
        ("£4.20 back", 420),
        ("EUR 12", 1200),
        ("1,234.56 EUR", 123_456),
        ("12,50 €", 1250),
        ("£1.234,50", 123_450),
        ("forty-one pounds", 4100),
        ("two hundred and fifty dollars", 25_000),
        ("50p", 50),
        ("I can refund the 640 today", 64_000),
        ("３０ pounds", 3000),
    ],
)
def test_an_amount_is_read_in_hundredths(message: str, cents: int) -> None:
    assert [amount.cents for amount in amounts(message)] == [cents]


@pytest.mark.parametrize("message", ["40% off", "order 4471", "a refund in 3 days", "3 p.m.", "refund 2 items", "5 kg"])
def test_other_numbers_are_no_amounts(message: str) -> None:
    assert amounts(message) == ()


def test_the_span_is_the_amount_as_sent() -> None:
    message = "So:  £ 20,\n and 30 EUR."
    assert [message[amount.start : amount.end] for amount in amounts(message)] == ["£ 20", "30 EUR"]
