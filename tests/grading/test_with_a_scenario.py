"""With a scenario, needs, actions, limits, checks and untruths are known, and judged as such."""

import pytest

from simulator.domain.transcript import TranscriptAction
from tests.grading.contacts import contact, graded, stated
from tests.grading.scenarios import scenario

OPENING = "C@0: The kettle leaks on the socket and I want my money back."
SAFE = "Please unplug it first, Priya, and keep the children away."


def phone(*lines: str, actions: tuple[tuple[int, str, int | None], ...] | None = (), told: str = "", **changes: object):
    taken = (
        None if actions is None else tuple(TranscriptAction(at=at, id=name, amount=sum_) for at, name, sum_ in actions)
    )
    transcript = contact(OPENING, *lines, channel="phone", actions=taken)
    return graded(transcript, scenario(**changes))


VERIFIED = (5, "verify", None)
REFUNDED = (20, "refund", 4900)
TOLD = "A@25: " + SAFE + " I've refunded the 49 pounds, it will be on your card by Friday."


def test_a_need_is_met_by_words_and_the_deed():
    assert phone(TOLD, actions=(VERIFIED, REFUNDED)).resolved == "yes"


def test_words_without_the_deed_meet_nothing_and_are_untrue():
    card = phone(TOLD, actions=(VERIFIED,))
    assert card.resolved == "no"
    assert "wrong-information" in stated(card)
    assert "not_done" in {promise.status for promise in card.promises}


def test_where_deeds_are_not_known_a_claim_counts_as_done():
    card = phone(TOLD, actions=None)
    assert card.resolved == "yes"
    assert "wrong-information" not in stated(card)


def test_the_deed_without_a_word_of_it_meets_nothing():
    assert phone("A@25: " + SAFE + " Goodbye then.", actions=(VERIFIED, REFUNDED)).resolved == "no"


def test_more_than_the_authority_allows_is_an_over_promise():
    card = phone("A@25: " + SAFE + " I'll refund you 90 pounds by Friday.", actions=(VERIFIED,))
    assert "over-promises" in stated(card)
    assert "beyond_authority" in {promise.status for promise in card.promises}


def test_within_the_authority_nothing_is_over_promised():
    card = phone(TOLD, actions=(VERIFIED, REFUNDED))
    assert "over-promises" not in stated(card)
    assert {promise.amount for promise in card.promises if promise.amount} == {4900}


def test_telling_what_is_protected_before_the_check_is_critical():
    early = phone("A@25: " + SAFE + " I have you at 4 Mill Row, order K-881.", actions=())
    late = phone("A@25: " + SAFE + " I have you at 4 Mill Row, order K-881.", actions=(VERIFIED,))
    assert "skips-verification" in {error.id for error in early.critical}
    assert late.critical == ()


def test_a_danger_of_the_scenario_must_be_taken_up():
    silent = phone(
        "A@25: I've refunded the 49 pounds, it will be on your card by Friday.", actions=(VERIFIED, REFUNDED)
    )
    assert {error.id for error in silent.critical} == {"misses-risk"}
    assert phone(TOLD, actions=(VERIFIED, REFUNDED)).critical == ()


@pytest.mark.parametrize(
    ("said", "untrue"),
    [
        ("This kettle is discontinued, so I can't send another.", True),
        ("Is it discontinued? No, it is still made.", False),
    ],
)
def test_what_the_scenario_knows_to_be_untrue_is_told(said, untrue):
    card = phone("A@25: " + SAFE + " " + said, actions=(VERIFIED,))
    assert ("wrong-information" in stated(card)) is untrue


def test_a_no_with_the_listed_alternative_is_a_right_refusal():
    changes = {
        "needs": [{"id": "toaster", "text": "A new toaster.", "unattainable": True, "cues": ["toaster"]}],
        "options": [
            {"id": "voucher", "need": "toaster", "text": "A voucher", "cues": ["voucher"], "alternative": True},
            {"id": "pay", "need": "toaster", "text": "Pay for it", "cues": ["pay for the toaster"], "wanted": "no"},
        ],
    }
    good = "A@25: " + SAFE + " I can't pay for the toaster, but I can send you a voucher of 20 pounds today."
    bare = "A@25: " + SAFE + " I can't pay for the toaster, that isn't possible, and that is all there is to say."
    assert phone(good, actions=(VERIFIED,), **changes).resolved == "refused"
    assert phone(bare, actions=(VERIFIED,), **changes).resolved == "no"


def test_a_scenario_may_have_times_of_its_own():
    slow = "A@200: " + SAFE + " I've refunded the 49 pounds, it will be on your card by Friday."
    assert "slow-response" in stated(phone(slow, actions=(VERIFIED, REFUNDED)))
    assert "slow-response" not in stated(phone(slow, actions=(VERIFIED, REFUNDED), norms={"first_reply": 300}))
