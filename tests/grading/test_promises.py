"""Commitments are listed with sum, day and what became of them."""

from tests.grading.contacts import COMPLAINT, contact, evidence_of, graded


def promises_of(reply: str, **more: object):
    return evidence_of(contact(f"C: {COMPLAINT}", f"A: {reply}", **more)).promises


def test_a_commitment_carries_its_sum_its_day_and_its_words():
    (promise,) = promises_of("I'll refund the 49 pounds, you'll have it by Friday.")
    assert (promise.amount, promise.status) == (4900, "open")
    assert "Friday" in promise.due
    assert promise.quote.quote == "I'll refund the 49 pounds, you'll have it by Friday."


def test_what_is_done_is_not_open():
    statuses = {promise.status for promise in promises_of("Your refund of 49 pounds has been paid out today.")}
    assert statuses == {"done"}


def test_questions_and_offers_commit_to_nothing():
    assert promises_of("Shall I send you a new one? I could also refund it.") == ()


def test_a_sum_beyond_the_line_of_authority_is_marked():
    over = promises_of("I've credited you 70 pounds of goodwill by today.", authority="Goodwill up to 20 GBP")
    within = promises_of("I've credited you 15 pounds of goodwill by today.", authority="Goodwill up to 20 GBP")
    assert [promise.status for promise in over] == ["beyond_authority"]
    assert "beyond_authority" not in {promise.status for promise in within}


def test_an_authority_without_limit_allows_any_sum():
    promises = promises_of(
        "I've refunded you 640 pounds today.", authority="Refund within 30 days, goodwill up to 20 GBP"
    )
    assert "beyond_authority" not in {promise.status for promise in promises}


def test_promising_what_a_superior_refused_is_critical():
    card = graded(
        contact(
            f"C: {COMPLAINT}",
            "A: Priya, a flooded counter with in-laws there is horrible. Let me ask my manager about the money.",
            "C: ok",
            "A: She said no to the whole amount, 20 is the most. But I'm refunding the full 49 anyway, by Friday.",
            "C: oh, thank you",
        )
    )
    assert [error.id for error in card.critical] == ["promises-the-refused"]
    assert (card.overall.shown(), card.passed) == (1.0, False)
    assert "over-promises" in {found.id for found in card.mistakes}


def test_passing_on_a_refusal_and_giving_what_is_allowed_is_no_error():
    card = graded(
        contact(
            f"C: {COMPLAINT}",
            "A: Priya, a flooded counter with in-laws there is horrible. Let me ask my manager about the money.",
            "C: ok",
            "A: She said no to more than 20 pounds, so I've put those 20 pounds on your card, there by Friday.",
        )
    )
    assert card.critical == ()
