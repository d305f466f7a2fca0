"""Shipped customers as product: to be won, to be lost, ranking the trainees, keeping their secrets, always ending."""

import hashlib
import json
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from simulator.content.leaks import occurs
from simulator.director import FORM_LETTER, HOSTILE
from simulator.domain.scenario import Fact, trust_needed
from simulator.grading import card_line
from simulator.usecases.dialogue import Dialogue
from simulator.usecases.rehearse import WON

from .played import (
    SCENARIOS,
    SMALL_TALK,
    Seen,
    begun,
    curious_course,
    drawn_course,
    engine,
    held,
    rehearsal,
    scenario_of,
)

on_every_scenario = pytest.mark.parametrize(("persona", "scenario"), SCENARIOS)


@on_every_scenario
def test_the_excellent_trainee_always_gets_there(persona: str, scenario: str) -> None:
    assert {run.end_reason for run in rehearsal(persona, scenario).outcomes[0].runs} <= WON


@on_every_scenario
def test_form_letters_and_hostility_never_get_there(persona: str, scenario: str) -> None:
    for outcome in rehearsal(persona, scenario).outcomes[2:]:
        assert not {run.end_reason for run in outcome.runs} & WON, outcome.trainee


@on_every_scenario
def test_the_four_trainees_come_out_in_their_order(persona: str, scenario: str) -> None:
    outcomes = rehearsal(persona, scenario).outcomes
    ranks = [(float(outcome.overall), float(outcome.warmth)) for outcome in outcomes]
    assert [outcome.trainee for outcome in outcomes] == ["excellent", "average", "form-letter", "hostile"]
    assert all(better > worse for better, worse in pairwise(ranks)), ranks


@on_every_scenario
def test_the_excellent_trainee_is_told_of_no_critical_error_and_passes(persona: str, scenario: str) -> None:
    for run in rehearsal(persona, scenario).outcomes[0].runs:
        assert not run.card.critical, run.card.critical
        assert run.card.passed is not False


@on_every_scenario
def test_every_quote_of_every_rehearsal_stands_in_its_turn(persona: str, scenario: str) -> None:
    own = scenario_of(persona, scenario)
    for replies in (own.rehearsal.excellent, own.rehearsal.average, FORM_LETTER[own.channel], HOSTILE[own.channel]):
        dialogue = begun(persona, scenario, by_word=False)
        list(held(dialogue, replies))
        line = card_line(dialogue.card("quoted", engine().grader))
        quotes = [quote for quotes in line["evidence"].values() for quote in quotes]
        quotes += [*line["promises"], *line["praise"], *([line["turning_point"]] if line["turning_point"] else [])]
        for quote in quotes:
            assert dialogue.turns[quote["turn"]].text[quote["start"] : quote["end"]] == quote["quote"]
        for mistake in (*line["mistakes"], *line["possible_mistakes"]):
            assert mistake["quote"] is None or mistake["quote"] in dialogue.turns[mistake["turn"]].text


@on_every_scenario
def test_the_same_rehearsal_gives_the_same_scorecards(persona: str, scenario: str) -> None:
    assert engine().rehearse.scenario(persona, scenario, 1).outcomes[:2] == tuple(
        outcome.model_copy(update={"runs": outcome.runs[:1]}) for outcome in rehearsal(persona, scenario).outcomes[:2]
    )


@pytest.mark.parametrize("seed", range(4))
@on_every_scenario
def test_nothing_hidden_is_said_before_its_rule_fired(persona: str, scenario: str, seed: int) -> None:
    facts = {fact.id: fact for fact in scenario_of(persona, scenario).facts}
    for course in (drawn_course, curious_course):
        asked: set[str] = set()
        for seen in course(persona, scenario, seed)[1]:
            asked |= set(seen.step.reading.asked) if seen.step.reading else set()
            assert not [fact for fact in seen.step.direction.facts if not allowed(facts[fact], asked, seen)]
            assert set(seen.step.direction.facts) <= set(seen.step.state.told)
            hidden = [fact for fact in facts.values() if fact.id not in seen.step.state.told]
            for text in seen.said:
                assert not [value for fact in hidden for value in fact.values if occurs(value, text)], text
                assert not [words for fact in hidden for words in fact.says if words in text], text


def allowed(fact: Fact, asked: set[str], seen: Seen) -> bool:
    """Return whether the rule of a fact has fired by now."""
    needed = trust_needed(fact.reveal)
    if needed is not None:
        return max(seen.before.trust, seen.step.state.trust) >= needed or fact.id in seen.before.told
    return fact.reveal == "opening" or (fact.reveal == "when_asked" and fact.id in asked)


@on_every_scenario
def test_a_customer_who_is_asked_does_tell(persona: str, scenario: str) -> None:
    """So that the walk above is not blind."""
    opening = {fact.id for fact in scenario_of(persona, scenario).facts if fact.reveal == "opening"}
    told = {fact for seed in range(4) for fact in curious_course(persona, scenario, seed)[0].state.told}
    assert len(told - opening) >= 2


@pytest.mark.parametrize("seed", range(4))
@on_every_scenario
def test_every_contact_ends(persona: str, scenario: str, seed: int) -> None:
    dialogue, course = drawn_course(persona, scenario, seed)
    assert dialogue.over
    assert dialogue.state == course[-1].step.state
    after = dialogue.reply("Hello, are you still there?")
    assert (after.answers, after.state) == ((), dialogue.state)


@on_every_scenario
def test_nobody_waits_for_ever_in_silence(persona: str, scenario: str) -> None:
    dialogue = begun(persona, scenario)
    for _ in range(15):
        dialogue.wait(dialogue.norms.first_reply)
    assert dialogue.over


@pytest.mark.parametrize("seed", range(3))
@on_every_scenario
def test_no_message_is_sent_twice_in_a_contact_of_ten_replies(persona: str, scenario: str, seed: int) -> None:
    for dialogue in (talked_at(persona, scenario, seed), drawn_course(persona, scenario, seed, most=10)[0]):
        said = [turn.text for turn in dialogue.turns if turn.role == "customer"]
        assert len(set(said)) == len(said), [text for text in said if said.count(text) > 1]


def talked_at(persona: str, scenario: str, seed: int) -> Dialogue:
    dialogue = begun(persona, scenario, seed)
    for place in range(10):
        if not dialogue.over:
            dialogue.reply(SMALL_TALK[(place + seed) % len(SMALL_TALK)])
    return dialogue


def digest() -> str:
    """Return a fingerprint of every drawn and every scripted contact, with their scorecards."""
    whole = hashlib.blake2b()
    for persona, scenario in SCENARIOS:
        dialogue, course = drawn_course(persona, scenario, seed=11)
        for seen in course:
            whole.update(seen.model_dump_json().encode())
        whole.update(json.dumps(card_line(dialogue.card("drawn", engine().grader))).encode())
        excellent = begun(persona, scenario, by_word=False)
        for seen in held(excellent, excellent.scenario.rehearsal.excellent):
            whole.update(seen.model_dump_json().encode())
        whole.update(json.dumps(card_line(excellent.card("excellent", engine().grader))).encode())
    return whole.hexdigest()


def test_the_same_seed_gives_the_same_bytes_in_every_process(root: Path) -> None:
    other = "1" if os.environ.get("PYTHONHASHSEED") != "1" else "2"
    ended = subprocess.run(
        [sys.executable, "-c", "from tests.shipped.test_rehearsal import digest; print(digest())"],
        env={**os.environ, "PYTHONHASHSEED": other, "PYTHONPATH": str(root)},
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    assert ended.stdout.strip() == digest()


@on_every_scenario
def test_another_seed_gives_other_words(persona: str, scenario: str) -> None:
    said = {tuple(turn.text for turn in talked_at(persona, scenario, seed).turns) for seed in range(5)}
    assert len(said) > 1
