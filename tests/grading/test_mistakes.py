"""Each mistake is stated where it was made, and not where a reply only looks like it."""

import pytest
from ruamel.yaml import YAML

from simulator.grading.mistakes.finding import found_in_words
from tests.grading.contacts import COMPLAINT, EXCELLENT, ROOT, asked, by_rules, contact, evidence_of, library, stated

CASES = YAML(typ="safe", pure=True).load(
    (ROOT / "tests" / "grading" / "mistake_cases.yaml").read_text(encoding="utf-8")
)


def cases(which: str) -> list[object]:
    """Return the cases of one kind as parameters, their stand-ins filled in."""
    fill = {"{COMPLAINT}": COMPLAINT, "{EXCELLENT}": EXCELLENT}
    out = []
    for case in CASES[which]:
        lines = case["lines"]
        for name, text in fill.items():
            lines = [line.replace(name, text) for line in lines]
        out.append(pytest.param(case["mistake"], case["channel"], lines, id=case["mistake"]))
    return out


@pytest.mark.parametrize(("mistake", "channel", "lines"), cases("made"))
def test_a_mistake_that_was_made_is_stated(mistake, channel, lines):
    assert mistake in stated(by_rules(contact(*lines, channel=channel)))


@pytest.mark.parametrize(("mistake", "channel", "lines"), cases("looks_like_it"))
def test_what_only_looks_like_a_mistake_is_not_stated(mistake, channel, lines):
    assert mistake not in stated(by_rules(contact(*lines, channel=channel)))


@pytest.mark.parametrize(("mistake", "channel", "lines"), cases("made"))
def test_a_stated_mistake_comes_with_a_tip_and_a_wording_of_this_contact(mistake, channel, lines):
    card = by_rules(contact(*lines, channel=channel))
    for found in card.mistakes:
        assert found.tip
        assert found.better
        assert "{" not in found.better
        assert found.quote or found.id == "slow-response"


def test_an_absence_is_shown_by_the_customers_words_and_a_presence_by_the_agents():
    transcript = contact(
        f"C: {COMPLAINT}", "A: You should have read the manual. There is nothing we can do about it here."
    )
    card = by_rules(transcript)
    sides = {found.id: transcript.turns[found.turn].role for found in card.mistakes}
    assert sides["blames-customer"] == "agent"
    assert sides.get("no-solution", "customer") == "customer"


def test_what_the_record_shows_is_withheld_only_where_it_shows_something():
    lines = [
        "C: When will it be decided? I've waited six weeks.",
        "A: We are unable to share the timescale of your claim.",
    ]
    known = {"name": "Priya Raman", "record": "Claim 7. Known backlog, decision expected 29 May."}
    assert "withholds-information" in stated(by_rules(contact(*lines, channel="email", customer=known)))
    assert "withholds-information" not in stated(by_rules(contact(*lines, channel="email")))


def test_one_span_carries_one_mistake_the_most_specific_of_its_family():
    card = by_rules(
        contact(
            f"C: {COMPLAINT}", "A: Hello, please use our chatbot for this, it also takes e-mails at help@corva.example."
        )
    )
    assert "over-automation" in stated(card)
    assert not {"channel-bounce", "burden-on-customer"} & (stated(card) | asked(card))


def test_the_channel_decides_what_can_be_a_mistake():
    lines = [
        f"C: {COMPLAINT}",
        "A: I've sent a new one, it comes tomorrow between 8 and 10.",
        "C: and the toaster?",
        "A: No.",
    ]
    assert "abrupt-ending" in stated(by_rules(contact(*lines, channel="chat")))
    assert "abrupt-ending" not in stated(by_rules(contact(*lines, channel="email")))


def test_private_details_are_only_exposed_where_others_read():
    reply = "A: Ms Raman, a flooded counter is a poor return. A new kettle left today and reaches you tomorrow. Jo"
    review = {"customer": {"name": "Priya Raman", "record": "Reviews as 'p_tea'. Order K-881."}}
    lines = [f"C: ★★☆☆☆ {COMPLAINT}", reply]
    assert "exposes-private-details" in stated(by_rules(contact(*lines, channel="public_review", **review)))
    assert "exposes-private-details" not in stated(by_rules(contact(*lines, channel="email", **review)))


def hits(*lines, **more):
    return found_in_words(evidence_of(contact(*lines, **more)), library().mistakes())


@pytest.mark.parametrize(("mistake", "channel", "lines"), cases("pointed_to"))
def test_a_detector_points_to_what_may_be_a_mistake(mistake, channel, lines):
    assert mistake in {hit.id for hit in hits(*lines, channel=channel)}


@pytest.mark.parametrize(("mistake", "channel", "lines"), cases("not_pointed_to"))
def test_no_detector_points_to_what_is_done_right(mistake, channel, lines):
    assert mistake not in {hit.id for hit in hits(*lines, channel=channel)}


@pytest.mark.parametrize(
    ("mistake", "channel", "record", "asked_for", "told"),
    [
        ("skips-verification", "phone", "Caller not verified.", "What do I owe?", "You owe 41.20, due on 3 June."),
        ("withholds-information", "chat", "Known fault since 9:00, fix expected at 14:00.", "is it down?",
         "That's hard to say, please keep trying."),
        ("misses-benefit", "email", "Entitled to the student rebate.", "Is there anything cheaper for me?",
         "The pass costs 90 a term."),
        ("wrong-information", "chat", "Collection not booked.", "did my collection go through?",
         "Yes, it's booked and settled."),
        ("exposes-private-details", "public_review", "Arrears 80 GBP.", "Nobody answers the phone. Two stars.",
         "You are behind with the rent, so we rang you."),
    ],
)  # fmt: skip
def test_a_detector_holds_what_is_said_against_the_record(mistake, channel, record, asked_for, told):
    customer = {"name": "Ana Ruiz", "record": record}
    assert mistake in {hit.id for hit in hits(f"C: {asked_for}", f"A: {told}", channel=channel, customer=customer)}


def test_an_unsure_silence_is_shown_by_the_customers_words():
    found = hits("C: My solicitor will write about the worktop.", "A: No need, I can sort that out between us.")
    turns = {hit.id: hit.turn for hit in found if not hit.sure}
    assert turns["fails-to-escalate"] == 0
