"""Time is counted from the oldest message a reply answers, by the channel's norm, announced waits aside."""

import pytest

from simulator.domain.channel import Channel
from simulator.domain.transcript import situation_of
from simulator.grading.case import laid_out
from simulator.grading.timing import chased, waits
from tests.grading.contacts import contact, library


def waits_of(*lines: str, channel: str = "chat"):
    transcript = contact(*lines, channel=channel)
    norms = library().norms()[Channel(channel)]
    return waits(laid_out(transcript, {}, situation_of(transcript), norms))


def test_a_double_text_does_not_restart_the_clock():
    (wait,) = waits_of("C@0: hello, it leaks", "C@50: hello??", "A@200: Hello, one question.")
    assert (wait.seconds, wait.since.number, wait.late) == (200, 0, True)


def test_the_clock_of_a_second_reply_starts_with_the_customers_next_message():
    first, second = waits_of("C@0: it leaks", "A@40: Since when?", "C@5000: since today", "A@5060: Thank you.")
    assert (first.seconds, second.seconds) == (40, 60)
    assert not first.late
    assert not second.late


@pytest.mark.parametrize(
    ("channel", "seconds", "late"),
    [
        ("chat", 60, False),
        ("chat", 120, False),
        ("chat", 121, True),
        ("email", 86_400, False),
        ("email", 60 * 3_600, False),
        ("email", 3 * 86_400, True),
        ("public_review", 2 * 86_400, False),
        ("public_review", 3 * 86_400, True),
        ("phone", 25, False),
        ("phone", 60, True),
        ("social", 3_000, False),
        ("social", 9_000, True),
    ],
)
def test_each_channel_has_its_own_norm(channel, seconds, late):
    (wait,) = waits_of("C@0: it leaks", f"A@{seconds}: Hello.", channel=channel)
    assert wait.late is late


def test_an_announced_wait_is_not_late():
    _, second = waits_of("C@0: it leaks", "A@30: Bear with me for five minutes.", "C@40: ok", "A@400: Found it.")
    assert second.seconds == 360
    assert not second.rather_late


@pytest.mark.parametrize(
    "words", ["May I ask my colleague?", "Let me grab Wim.", "I'm asking Dawn now.", "Will you hang on?", "One sec."]
)
def test_going_to_ask_somebody_announces_a_wait(words):
    _, second = waits_of("C@0: it leaks", f"A@30: {words}", "C@40: and then what?", "A@400: She says yes.")
    assert not second.rather_late


def test_who_only_says_thank_you_waits_for_nothing():
    _, thanked = waits_of(
        "C@0: it leaks", "A@30: It comes tomorrow.", "C@40: thank you, really", "A@40000: It's there."
    )
    _, asked = waits_of("C@0: it leaks", "A@30: It comes tomorrow.", "C@40: thanks, but when?", "A@40000: At ten.")
    assert not thanked.rather_late
    assert asked.late


def test_a_weekend_is_asked_about_and_not_stated():
    (wait,) = waits_of("C@0: it leaks", f"A@{60 * 3_600}: Hello.", channel="email")
    assert (wait.late, wait.rather_late) == (False, True)


def test_without_times_nothing_is_late():
    assert waits_of("C@0: it leaks", "A@0: Hello.", "C@0: and?", "A@0: Soon.") == ()


def test_a_reply_that_answers_nobody_has_no_wait():
    assert [wait.reply.number for wait in waits_of("C@0: hi", "A@30: Hello.", "A@400: Still there?")] == [1]


def test_chasing_is_found_in_the_customers_words_only_while_it_can_be_answered():
    transcript = contact("C: I've been waiting for weeks", "A: Hello.", "C: still nothing from you")
    case = laid_out(transcript, {}, situation_of(transcript), library().norms()[Channel.CHAT])
    assert {place.number for place in chased(case)} == {0}
