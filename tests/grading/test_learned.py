"""Trained weights have the last word on levels and mistakes, within what words of the contact show."""

from simulator.domain.transcript import situation_of
from simulator.grading import BuiltinGrader
from simulator.grading.learned.heads import GraderHeads, LevelHead, MistakeHead
from tests.grading.contacts import COMPLAINT, EXCELLENT, by_rules, contact, levels, library, readings_of

RUDE = "Calm down, it is your own fault, you idiot. Read the manual."
BLAMING = "That is your own fault. You should have read the manual before you filled it."
SAYS = {level: LevelHead(bias=float(level), weights={}, cuts=(1.5, 2.5, 3.5, 4.5)) for level in (2, 5)}


def _graded(text: str, heads: GraderHeads):
    transcript = contact(f"C: {COMPLAINT}", f"A: {text}")
    situation = situation_of(transcript)
    grader = BuiltinGrader(library().rubrics(), library().mistakes(), library().norms(), heads)
    return grader.grade(transcript, readings_of(transcript, situation), situation)


def test_the_level_of_a_head_is_in_force_and_quoted():
    card = _graded(EXCELLENT, GraderHeads(levels={"solution": SAYS[2]}))
    assert levels(by_rules(contact(f"C: {COMPLAINT}", f"A: {EXCELLENT}")))["solution"] == 5
    assert levels(card)["solution"] == 2
    assert all(verdict.quotes for verdict in card.verdicts if verdict.level)


def test_no_head_lifts_empathy_or_tone_over_an_insult():
    card = _graded(RUDE, GraderHeads(levels={"empathy": SAYS[5], "tone": SAYS[5]}))
    assert levels(card)["empathy"] <= 2
    assert levels(card)["tone"] <= 2


def test_a_mistake_is_stated_asked_or_let_go_by_its_head():
    def told(states: float, asks: float) -> tuple[bool, bool]:
        head = MistakeHead(bias=0.0, weights={}, states=states, asks=asks)
        card = _graded(BLAMING, GraderHeads(mistakes={"blames-customer": head}))
        return tuple(
            "blames-customer" in {each.id for each in found} for found in (card.mistakes, card.possible_mistakes)
        )

    assert told(-1.0, -1.0) == (True, False)
    assert told(1.0, -1.0) == (False, True)
    assert told(1.0, 1.0) == (False, False)
