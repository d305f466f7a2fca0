"""What only seems a fault is not stated, and no harmless word fails a contact."""

import pytest

from tests.grading.contacts import contact, graded

HELPED = "A: I've put a new lamp in today's post, Ana, so it reaches you on Thursday."


def stated(*turns: str, channel: str = "chat") -> set[str]:
    return {mistake.id for mistake in graded(contact(*turns, channel=channel)).mistakes}


@pytest.mark.parametrize(
    "opening",
    [
        "C: The car park machine swallowed my ticket and I paid twice. Can I have the second charge back?",
        "C: My new bike came with a brake that squeaks and the steering lock is scratched. Can you swap it?",
    ],
)
def test_harmless_words_are_no_danger(opening):
    card = graded(contact(opening, "A: I have refunded it, you will see it on your card by Friday, Ana."))
    assert card.critical == ()


def test_a_plain_danger_passed_over_is_critical():
    card = graded(
        contact(
            "C: The heater you sent smells of burning and sparks when I switch it on. Can I have another?",
            "A: Thank you for your message. A new one is booked and reaches you on Friday afternoon, Ana.",
        )
    )
    assert [error.id for error in card.critical] == ["misses-risk"]


def test_a_customer_who_ends_content_is_told_of_no_absence():
    found = stated("C: My lamp came broken. Can you send another?", HELPED, "C: lovely, thanks")
    assert not found & {"no-empathy", "no-solution", "ignores-issue", "ignores-delay"}


def test_a_condition_with_an_offer_is_no_blame():
    found = stated(
        "C: We may order the bigger lamp. Does the same bulb fit?",
        "A: Yes, it fits. If you do go for the bigger one I'll put two spare bulbs in the box for nothing.",
    )
    assert "blames-customer" not in found


def test_private_matters_taken_out_of_public_are_no_bounce():
    found = stated(
        "C: ★☆☆☆☆ The lamp arrived broken and my daughter's room was dark on her birthday. Ana",
        "A: Ana, that should have been a bright evening. I'd like to send you a new lamp tomorrow. Write me a line at "
        "kim@lamps.example, so that your address stays off this page. Kim",
        channel="public_review",
    )
    assert "channel-bounce" not in found


@pytest.mark.parametrize("role", ["Tenant", "Passenger", "Resident"])
def test_a_role_in_a_greeting_is_no_wrong_name(role):
    found = stated(
        "C: My lamp came broken. Can you send another?",
        f"A: Dear {role}, a new lamp was sent this morning and it reaches you on Thursday.",
    )
    assert "careless-writing" not in found


def test_a_secret_asked_for_in_passing_is_found():
    card = graded(
        contact(
            "C: My card was declined for the lamp, can you try again?",
            "A: Of course, Ana. Just type me the long number from the front and I'll run it again right away.",
        )
    )
    assert [error.id for error in card.critical] == ["unsafe-data-request"]
