"""Commitments are listed with sum, day and what became of them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.domain.transcript import TranscriptAction
from simulator.grading.promises import promises
from simulator.text.money import amounts
from tests.grading.contacts import COMPLAINT, case_of, contact, evidence_of, graded
from tests.grading.scenarios import scenario


def promises_of(reply: str, **more: object):
    return evidence_of(contact(f"C: {COMPLAINT}", f"A: {reply}", **more)).promises


def practised(reply: str, *actions: tuple[int, str, int | None], **changes: object):
    taken = tuple(TranscriptAction(at=at, id=name, amount=amount) for at, name, amount in actions)
    transcript = contact(f"C@0: {COMPLAINT}", f"A@40: {reply}", channel="phone", actions=taken)
    return evidence_of(transcript, scenario(**changes)).promises


REPLACE = {"id": "replace", "label": "Send a new kettle", "kind": "replace", "cues": ["new kettle", "replacement"]}
REFUND = {"id": "refund", "label": "Refund", "kind": "refund", "limit": "60", "cues": ["refunded", "refund"]}
VERIFY = {"id": "verify", "label": "Verify", "kind": "verify", "cues": ["verified"]}
BOTH = {"actions": [VERIFY, REFUND, REPLACE]}


def test_a_commitment_carries_its_sum_its_day_and_its_words():
    (promise,) = promises_of("I'll refund the 49 pounds, you'll have it by Friday.")
    assert (promise.amount, promise.status) == (4900, "open")
    assert "Friday" in promise.due
    assert promise.quote.quote == "I'll refund the 49 pounds, you'll have it by Friday."


def test_what_is_done_is_not_open():
    statuses = {promise.status for promise in promises_of("Your refund of 49 pounds has been paid out today.")}
    assert statuses == {"done"}


@pytest.mark.parametrize(
    ("words", "status", "due"),
    [
        ("New one out tonight.", "open", "tonight"),
        ("Your account will be credited 20 EUR by Friday.", "open", "by Friday"),
        ("You'll hear from me tomorrow.", "open", "tomorrow"),
        ("Consider it sorted.", "open", None),
        ("You have my word.", "open", None),
        ("Leave it with me.", "open", None),
        ("At quarter to five I call you, I myself.", "open", "At quarter to five"),
        ("An engineer comes on Tuesday.", "open", "on Tuesday"),
        ("He brings you twelve litres, still water, at half past ten.", "open", "at half past ten"),
        ("im sending u a new one today", "open", "today"),
        ("It is to be collected on Monday by our own van.", "open", "on Monday"),
        ("Sorted.", "done", None),
        ("That is now booked under 7714.", "done", None),
        ("The slot on Thursday has been reserved in your name.", "done", "on Thursday"),
        ("we've slung six more on our own van", "done", None),
    ],
)
def test_a_commitment_is_found_in_any_voice_and_in_few_words(words, status, due):
    (promise,) = promises_of(words)
    assert (promise.status, promise.due) == (status, due)
    assert promise.quote.quote == words


@pytest.mark.parametrize(
    "words",
    [
        "Shall I send you a new one? I could also refund it.",
        "If you'd rather have the money, I'll refund it today.",
        "Would you like me to book it for Friday?",
        "I can send one on Friday, or refund you.",
        "You should have had it on Friday.",
        "Our loader put it on the wrong van yesterday.",
        "I haven't refunded it and I won't.",
        "Refunds are processed within five days.",
        "I'm calling about your order.",
        "I'll be honest, I understand why you're cross.",
        "We take this very seriously.",
        "I've got your order here and I've read the notes.",
        "Let me have a look at that.",
        "I'm sorry you were told it would be there on Monday.",
    ],
)
def test_questions_offers_refusals_and_what_is_past_commit_to_nothing(words):
    assert promises_of(words) == ()


def test_each_promise_quotes_the_sentence_that_makes_it():
    found = promises_of("I've moved you to Friday. It was our slip on Monday. I'll ring you tomorrow at 11.")
    assert [(each.quote.quote, each.due) for each in found] == [
        ("I've moved you to Friday.", "Friday"),
        ("I'll ring you tomorrow at 11.", "tomorrow at 11"),
    ]


def test_a_time_that_belongs_to_something_else_is_not_the_day_of_a_promise():
    (promise,) = promises_of("That was our slip on Monday, so I've taken three days off your bill.")
    assert promise.due is None


def test_a_question_after_a_commitment_does_not_undo_it():
    (promise,) = promises_of("I'll ring you on Friday to hear how it went, is this your number?")
    assert promise.due == "on Friday"


def test_a_false_claim_beside_a_true_one_is_found_with_its_own_words():
    found = practised("I've refunded the 49 pounds and sent you a new kettle.", (20, "refund", 4900), **BOTH)
    assert [(each.status, each.quote.quote) for each in found] == [
        ("done", "I've refunded the 49 pounds"),
        ("not_done", "and sent you a new kettle."),
    ]


def test_a_deed_for_less_than_was_said_is_not_done():
    (promise,) = practised("I've refunded the 49 pounds.", (20, "refund", 2000), **BOTH)
    assert promise.status == "not_done"


def test_a_deed_claimed_in_other_words_than_the_scenario_has_is_checked_by_its_kind():
    (promise,) = practised("I have replaced it.", **BOTH)
    assert promise.status == "not_done"


def test_what_was_promised_and_then_done_is_done():
    open_still = practised("I'll refund the 49 pounds.", **BOTH)
    kept = practised("I'll refund the 49 pounds.", (60, "refund", 4900), **BOTH)
    assert ([each.status for each in open_still], [each.status for each in kept]) == (["open"], ["done"])


def test_a_sum_beyond_the_line_of_authority_is_marked():
    over = promises_of("I've credited you 70 pounds of goodwill by today.", authority="Goodwill up to 20 GBP")
    within = promises_of("I've credited you 15 pounds of goodwill by today.", authority="Goodwill up to 20 GBP")
    assert [promise.status for promise in over] == ["beyond_authority"]
    assert "beyond_authority" not in {promise.status for promise in within}


@pytest.mark.parametrize(
    ("authority", "words", "beyond"),
    [
        ("Refund up to 25 %", "I'll refund you 40 % by Friday.", True),
        ("Refund up to 25 %", "I'll refund you 25 % by Friday.", False),
        ("Refund up to 30 GBP", "You'll get a full refund by Friday.", True),
        ("Refund up to 80 GBP", "You'll get a full refund by Friday.", False),
        ("Refund up to one night", "Both nights will be refunded by Friday.", True),
        ("Refund up to two nights", "Both nights will be refunded by Friday.", False),
        ("One month free", "I've given you three months free.", True),
        ("One month free", "I've given you one month free.", False),
        ("Repair, loan fridge, up to 40 GBP for spoiled food; refund only with Dawn", "I'm refunding it today.", True),
        ("Repair, loan fridge, up to 40 GBP for spoiled food; refund only with Dawn", "I'm repairing it today.", False),
    ],
)
def test_shares_counts_and_kinds_are_held_against_the_authority(authority, words, beyond):
    statuses = {promise.status for promise in promises_of(words, authority=authority)}
    assert ("beyond_authority" in statuses) is beyond


def test_what_somebody_agreed_to_is_within_the_authority():
    reply = "I asked Dawn and she said yes. I'm refunding it today."
    assert {each.status for each in promises_of(reply, authority="Repair; refund only with Dawn")} == {"open"}


def test_an_authority_without_limit_allows_any_sum():
    promised = promises_of(
        "I've refunded you 640 pounds today.", authority="Refund within 30 days, goodwill up to 20 GBP"
    )
    assert "beyond_authority" not in {promise.status for promise in promised}


SENTENCES = (
    "I'll refund the 49 pounds, you'll have it by Friday.", "I’ve sent it – it’s on its way!", "New one out tonight.",
    "Shall I book it?", "We will credit 20 EUR\nby Friday and ring you at 5.", "Sorry for that 😀", "DONE, all sorted",
    "he comes on Tuesday, with a new pump; no charge", "i put it right, n ill text u tomorow", "£5 off (on us).", "...",
)  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(SENTENCES), st.text(max_size=30)), min_size=1, max_size=6).map(" ".join)


@settings(max_examples=80, deadline=None)
@given(text=TEXTS)
def test_every_promise_quotes_verbatim_and_names_only_what_its_words_hold(text):
    case = case_of(contact(f"C: {COMPLAINT}", "A: x").model_copy(update={"turns": _turns(text)}))
    for promise in promises(case):
        quote = promise.quote
        assert quote.quote
        assert text[quote.start : quote.end] == quote.quote
        assert promise.due is None or promise.due in quote.quote
        assert promise.amount is None or promise.amount in {each.cents for each in amounts(quote.quote)}


def _turns(text: str):
    asked, told = contact(f"C: {COMPLAINT}", "A: x").turns
    return (asked, told.model_copy(update={"text": text}))


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
