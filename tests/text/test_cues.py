"""Authors' cue phrases: by stem, without case, one typo forgiven, gaps."""

import pytest

from simulator.text.cues import find_named, find_phrases, speaks_of


@pytest.mark.parametrize(
    ("phrase", "message"),
    [
        ("refund", "I have REFUNDED it"),
        ("replacement", "a new one will replace it"),
        ("order number", "What is your order number?"),
        ("order number", "whats ur order nubmer"),
        ("since when", "Since when has it done this?"),
        ("how long * had", "How long have you had it?"),
        ("delivery", "delivered on Monday"),
        ("can't", "I cannot do it"),
        ("appointment", "an appoinment on Friday"),
        ("refund", "a ref\u200bund"),
        ("refund", "a rеfund with a Cyrillic letter"),
    ],
)
def test_a_phrase_is_found_in_other_spellings_of_itself(phrase: str, message: str) -> None:
    assert speaks_of([phrase], message)


@pytest.mark.parametrize(
    ("phrase", "message"),
    [
        ("charge", "I will change it"),
        ("how long * had", "How long is the queue for the parts that you had"),
        ("order number", "Your order has a number"),
        ("order number", "That is your order. Number two is next."),
        ("case", "cast"),
        ("letter", "It will get better"),
        ("refund", "I refuse"),
        ("art", "part"),
    ],
)
def test_a_phrase_is_not_found_in_other_words(phrase: str, message: str) -> None:
    assert not speaks_of([phrase], message)


def test_spans_are_verbatim_and_in_order() -> None:
    message = "Since  WHEN? A new\u00a0case is coming, a replacment."
    hits = find_named({"case": ["new case", "replacement"], "when": ["since when"]}, message)
    assert [(hit.name, message[hit.start : hit.end]) for hit in hits] == [
        ("when", "Since  WHEN"),
        ("case", "new\u00a0case"),
        ("case", "replacment"),
    ]


def test_a_phrase_without_words_is_never_found() -> None:
    assert find_phrases(["*", "?!"], "anything at all ?!") == ()
