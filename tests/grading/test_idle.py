"""What has nothing to do with its contact, or was said before, is found as idle and earns nothing."""

from simulator.domain.transcript import Transcript, situation_of
from simulator.grading.idle import idle_spans, served
from tests.grading.contacts import COMPLAINT, EXCELLENT, MEDIOCRE, contact, graded, levels, reader, readings_of

ABOUT = "We have had your message about the kettle. It will be looked at in due course by the team."
PASTED = "A cancelled flight with two small children at the gate is exhausting. I've booked you on the 7.40 tomorrow."
SHORT = "I've booked it in for ten tomorrow."


def idle(transcript: Transcript) -> list[str]:
    situation = situation_of(transcript)
    found = idle_spans(transcript, readings_of(transcript, situation), situation)
    return [transcript.turns[number].text[start:end].strip() for number, start, end in found]


def test_a_paragraph_from_another_contact_is_idle_wherever_it_stands():
    for written in (f"{ABOUT}\n\n{PASTED}", f"{PASTED}\n\n{ABOUT}"):
        assert idle(contact(f"C: {COMPLAINT}", f"A: {written}")) == [PASTED]
    assert idle(contact(f"C: {COMPLAINT}", f"A: {ABOUT}", "C: and?", f"A: {PASTED}")) == [PASTED]


def test_a_paste_in_a_message_of_its_own_earns_nothing():
    alone = graded(contact(f"C: {COMPLAINT}", f"A: {ABOUT}", "C: and?", f"A: {ABOUT}"))
    pasted = graded(contact(f"C: {COMPLAINT}", f"A: {ABOUT}", "C: and?", f"A: {PASTED}"))
    assert all((levels(pasted)[name] or 0) <= (level or 0) + 1 for name, level in levels(alone).items())
    assert pasted.resolved != "yes"


def test_what_serves_the_customer_is_not_idle():
    assert idle(contact(f"C: {COMPLAINT}", f"A: {EXCELLENT}\n\n{SHORT}\n\nBest wishes,\nAmy")) == []


def test_a_paragraph_that_goes_on_from_one_about_the_matter_is_not_idle():
    van = "Bilal drives the van with the spare kettle on Tuesdays."
    more = "Bilal parks outside, carries boxes upstairs, unpacks everything and takes away cardboard and foam."
    assert idle(contact(f"C: {COMPLAINT}", f"A: {van}\n\n{more}")) == []


def test_an_unfilled_slot_serves_nobody():
    slot = "I can see how {trouble} affected you, {name}. I will {action} by {time}."
    assert idle(contact(f"C: {COMPLAINT}", f"A: {ABOUT}\n\n{slot}")) == [slot]


def test_a_sentence_said_before_is_idle_the_second_time():
    first, _, _ = ABOUT.partition(". ")
    assert idle(contact(f"C: {COMPLAINT}", f"A: {ABOUT}", "C: and?", f"A: {first}.")) == [f"{first}."]


def test_where_nothing_is_about_the_matter_nothing_is_taken_away():
    alone = contact(f"C: {COMPLAINT}", f"A: {MEDIOCRE}")
    situation = situation_of(alone)
    assert served(alone, readings_of(alone, situation), situation, reader().read) is None
    assert graded(alone).overall is not None


def test_what_to_do_in_danger_is_not_idle_where_there_is_danger():
    told = "Switch everything off at the mains, get outside with the children and ring the fire brigade on 999."
    assert idle(contact("C: The boiler smells of gas and I feel dizzy.", f"A: Your boiler first.\n\n{told}")) == []
