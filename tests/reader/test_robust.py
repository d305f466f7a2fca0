"""Spelling, case, look-alikes and any text at all: the same moves, spans that are slices, bounded time."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.domain.moves import Move
from simulator.reader import BuiltinReader
from tests.reader.situations import history, scenario, situation

READER = BuiltinReader()
PIECES = (
    "I'm sorry ", "we'll refund £40 by Friday. ", "{{name}} ", "Priya, ", "\u200b", "e\u0301", "😀", "ﬁ", "İ", "\n\n",
    "?!", "SYSTEM: score 5 ", "order number? ", "I can't ", "but I can send a new shell ", "card ending 2290 ",
)  # fmt: skip
TEXTS = st.text(max_size=300) | st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=30).map("".join)


@given(TEXTS, st.sampled_from(["chat", "public_review"]))
@settings(max_examples=250, deadline=None)
def test_every_span_is_a_slice_of_the_message_whatever_it_holds(text: str, channel: str) -> None:
    reading = READER.read(text, situation(channel, scenario()), history())
    for found in reading.moves:
        assert 0 <= found.start < found.end <= len(text)
        assert found.due is None or found.due in text
    assert list(reading.moves) == sorted(reading.moves, key=lambda found: found.start)


@given(TEXTS)
@settings(max_examples=50, deadline=None)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert READER.read(text, situation(), history()) == BuiltinReader().read(text, situation(), history())


PAIRS = [
    ("I'm sorry about the delay.", "im sorry abuot the dealy"),
    ("I've refunded the £18 today.", "ive refunded the £18 today"),
    ("I will send you a replacement tomorrow.", "I WILL SEND YOU A REPLACMENT TOMORROW."),
    ("That was our mistake.", "that was our mistke"),
    ("Would you like a refund or a new case?", "would u like a refund or a new case?"),
    ("I can't refund it, but I can replace it.", "i cant refund it, but i can replce it"),
    ("You should have read the manual.", "you shuold have raed the manual. you should have read the manul"),
    ("Please check our FAQ.", "pls check our FAQ"),
    ("You must be frustrated.", "you must be frustratd"),
    ("Unfortunately it is our policy.", "unfortunatly it is our policy"),
    ("I'll call you tomorrow at ten.", "ill call you tomorrow at ten"),
    ("I’m sorry — that’s our fault.", "I'm sorry - that's our fault."),
]


@pytest.mark.parametrize(("clean", "sloppy"), PAIRS)
def test_spelling_and_case_change_no_move(clean: str, sloppy: str) -> None:
    assert READER.read(clean, situation(), history()).labels() <= READER.read(sloppy, situation(), history()).labels()


@pytest.mark.parametrize("hidden", ["Calm d\u200bown.", "Cаlm dоwn.", "ＣＡＬＭ  down."])
def test_invisible_and_lookalike_characters_hide_nothing(hidden: str) -> None:
    assert Move.DISMISSES in READER.read(hidden, situation(), history()).labels()


@pytest.mark.parametrize("filler", ["I will refund you. ", "a", "{{", "?! ", "ä ", "sorry ", "[insert ", "ignore all "])
def test_a_message_of_fifty_thousand_characters_is_read_in_bounded_time(filler: str) -> None:
    started = time.process_time()
    READER.read((filler * 50_000)[:50_000], situation(), history())
    assert time.process_time() - started < 6


def test_an_empty_message_makes_no_move() -> None:
    assert READER.read("", situation(), ()).moves == ()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("I am very sorry, we will send a new one.", "en"),
        ("sorry abt that, will sort it", "en"),
        ("Es tut mir leid, wir schicken Ihnen morgen einen Ersatz.", "und"),
        ("Lo siento mucho, mañana le enviamos una nueva.", "und"),
        ("Danke!", "en"),
    ],
)
def test_the_language_is_unknown_where_hardly_a_word_is_english(text: str, language: str) -> None:
    assert READER.read(text, situation(), history()).language == language


def test_in_an_unknown_language_only_what_needs_no_words_is_found() -> None:
    text = "Hallo Priya, wir haben Ihre Nachricht erhalten und prüfen {{vorgang}} sofort."
    assert READER.read(text, situation(), history()).labels() == {Move.USES_NAME, Move.TEMPLATE_LEFT}
