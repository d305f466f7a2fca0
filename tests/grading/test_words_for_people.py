"""Better wordings, praise and the turning point are made from this contact and nobody else's."""

import pytest

from simulator.grading.better import better_wording, called, option_words, trouble_words
from simulator.grading.praise import praised
from simulator.grading.turning_point import turning_point
from tests.grading.contacts import COMPLAINT, EXCELLENT, contact, evidence_of, graded, library


def evidence(*lines: str, **more: object):
    return evidence_of(contact(*(lines or (f"C: {COMPLAINT}", f"A: {EXCELLENT}")), **more))


@pytest.mark.parametrize("mistake", sorted(library().mistakes()))
def test_every_pattern_of_the_catalogue_is_filled_from_the_contact(mistake):
    pattern = library().mistakes()[mistake]
    better = better_wording(evidence(), pattern)
    assert "{" not in better
    assert "  " not in better
    assert better[0].isupper()
    for field, words in (("{name}", "Priya"), ("{trouble}", "kettle leaked")):
        assert (words in better) == (field in pattern.better)


def test_the_trouble_is_quoted_in_the_customers_own_words():
    words = trouble_words(evidence())
    assert words.strip('"') in COMPLAINT
    assert len(words.split()) <= 14


@pytest.mark.parametrize(
    ("authority", "thing"),
    [
        ("Replace or refund any item up to 80 GBP", "a refund"),
        ("Send a fitter free, goodwill up to 20", "a visit by our engineer"),
        ("Same-day redirection", "a courier"),
        ("Credit up to 10; ask first: Refund above 49", "a credit"),
        ("", "a proper solution"),
    ],
)
def test_what_may_be_given_is_named_as_people_say_it(authority, thing):
    case = evidence("C: please help", "A: Yes, of course we can.", authority=authority).case
    assert option_words(case) == thing


def test_what_the_customer_asked_for_comes_first_among_what_may_be_given():
    case = evidence("C: can you swap it?", "A: Yes, of course.", authority="Refund or swap within 30 days").case
    assert option_words(case) == "an exchange"


def test_a_question_is_not_quoted_as_if_it_were_the_trouble():
    assert trouble_words(evidence("C: Would it fit under a cupboard?", "A: It would, Priya.")) == "what you asked"


def test_in_public_a_customer_is_called_by_what_they_show():
    transcript = contact("C: ★☆☆☆☆ It leaks.", "A: Sorry.", channel="public_review")
    case = evidence_of(transcript).case
    shown = case.situation.model_copy(update={"shown_as": "p_tea"})
    assert called(case) == "Priya"
    assert called(type(case)(case.transcript, shown, case.norms, case.turns, case.readings)) == "p_tea"


def test_what_worked_is_said_with_reasons_that_differ():
    praise = praised(evidence())
    assert 2 <= len(praise) <= 3
    assert len({each.why for each in praise}) == len(praise)
    assert all(each.quote.quote in EXCELLENT for each in praise)


def test_nothing_is_praised_where_nothing_worked():
    assert praised(evidence(f"C: {COMPLAINT}", "A: You should have read the manual. Not our problem.")) == ()


def test_the_turning_point_is_the_reply_that_moved_most():
    better = turning_point(evidence("C: it leaks!!", "A: Hello.", "C: and?", f"A: {EXCELLENT}", "C: thank you so much"))
    worse = turning_point(
        evidence(
            f"C: {COMPLAINT}", f"A: {EXCELLENT}", "C: and the toaster?", "A: Your own fault. You should have read it."
        )
    )
    assert (better.turn, better.for_the_better) == (3, True)
    assert worse.turn in (1, 3)
    assert turning_point(evidence("C: hi", "A: Hello.")) is None


def test_the_one_thing_to_change_is_the_costliest_mistake():
    card = graded(
        contact(f"C: {COMPLAINT}", "A: You should have read the manual, it is your own fault. Ask our chatbot.")
    )
    cost = library().mistakes()
    assert card.better_reply == card.mistakes[0]
    assert cost[card.mistakes[0].id].cost == max(cost[found.id].cost for found in card.mistakes)
