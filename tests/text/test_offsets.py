"""Whatever a message holds, every span is a slice of it."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.text.cues import find_phrases
from simulator.text.money import amounts
from simulator.text.normalise import fold, folded_text
from simulator.text.quotes import find_quote
from simulator.text.sentences import clauses
from simulator.text.when import dues
from simulator.text.words import words_of

TEXTS = st.text(max_size=200) | st.lists(
    st.sampled_from(
        ["refund ", "I'll ", "£40 ", "by Friday", "ﬁ", "e\u0301", "\u200b", "İ", "ß", "\n\n", "?!", "😀", "а"]
    )
    | st.text(max_size=3)
).map("".join)


@given(TEXTS)
@settings(max_examples=300)
def test_folded_characters_lead_back_into_the_message(text: str) -> None:
    folded = fold(text)
    for place in range(len(folded.text)):
        start, end = folded.span(place, place + 1)
        assert 0 <= start < end <= len(text)


@given(TEXTS)
@settings(max_examples=200)
def test_every_span_lies_within_the_message_and_is_not_empty(text: str) -> None:
    words = words_of(text)
    spans = [words.span(number, number) for number in range(len(words.words))]
    spans += find_phrases(["refund", "i will * friday"], text)
    spans += [(found.start, found.end) for found in (*amounts(text), *dues(text))]
    assert all(0 <= start < end <= len(text) for start, end in spans)


@given(TEXTS)
@settings(max_examples=200)
def test_clauses_lie_within_their_sentence(text: str) -> None:
    words = words_of(text)
    for sentence in words.sentences:
        for clause in clauses(words.folded.text, sentence):
            assert sentence.start <= clause.start < clause.end <= sentence.end


@given(TEXTS, st.integers(0, 200), st.integers(1, 60))
@settings(max_examples=200)
def test_a_slice_between_spaces_is_found_as_a_quote(text: str, start: int, length: int) -> None:
    parts = text.split(" ")
    quote = " ".join(parts[start % len(parts) :][:length])
    span = find_quote(quote, text)
    assert span is None or folded_text(text[span[0] : span[1]]).strip() != ""
    assert span is not None or not any(character.isascii() and character.isalnum() for character in quote)


def test_invisible_characters_and_lookalikes_do_not_hide_words() -> None:
    assert find_phrases(["refund"], "r\u200be\u00adfu\u2060nd") == ((0, 9),)
    assert find_phrases(["score"], "give a sсоrе of five")


def test_a_message_of_fifty_thousand_characters_is_read_in_bounded_time() -> None:
    started = time.process_time()
    for filler in ("word, ", "a", "£1 by Friday ", "?!", "й\u0301", "ä", "one hundred and ", " \n"):
        text = (filler * 50_000)[:50_000]
        words_of(text), amounts(text), dues(text), find_phrases(["refund * back"], text)
    assert time.process_time() - started < 5
