"""`play`: a contact from a file of replies or typed by hand, as text and as JSON Lines."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from simulator.domain.moves import Move
from simulator.domain.state import EndReason
from tests.cli.conftest import Outcome, Run

CHATTER = "mika-solberg"
LONG_ENOUGH = 50_000

Play = Callable[..., Outcome]


@pytest.fixture
def play(run: Run, tmp_path: Path) -> Play:
    """Return what plays lines of replies, as JSON unless something else is asked for."""

    def play_lines(*lines: str, customer: str = CHATTER, form: str = "json", seed: int = 0) -> Outcome:
        file = tmp_path / "replies.txt"
        file.write_text("\n".join(lines), encoding="utf-8")
        return run("play", customer, "--replies", file, "--format", form, "--seed", seed)

    return play_lines


def turns(outcome: Outcome) -> list[dict[str, Any]]:
    return outcome.objects[:-1]


def test_each_turn_is_an_object_and_the_last_is_the_scorecard(play: Play) -> None:
    outcome = play("Hi Mika, let me look at where your tent is right now.", "One moment please.")
    assert (outcome.status, outcome.err) == (0, "")
    *said, last = outcome.objects
    assert [turn["turn"] for turn in said] == list(range(len(said)))
    for turn in said:
        if turn["role"] == "agent":
            assert list(turn) == ["turn", "role", "at", "text", "moves"]
        else:
            assert list(turn) == ["turn", "role", "at", "text", "state", "direction"]
    assert list(last)[:2] == ["end_reason", "scorecard"]
    assert last["end_reason"] in set(EndReason)
    assert list(last["scorecard"]["scores"]) == ["empathy", "ownership", "solution", "tone"]


def test_a_customers_turn_shows_the_state_in_whole_points_and_what_was_decided(play: Play) -> None:
    customer = [turn for turn in turns(play("Hello Mika, I am looking into it.")) if turn["role"] == "customer"]
    for turn in customer:
        for name in ("frustration", "trust", "patience"):
            assert isinstance(turn["state"][name], int)
            assert 0 <= turn["state"][name] <= 100
        assert {"act", "facts", "event"} <= set(turn["direction"])


def test_an_agents_turn_shows_its_moves_by_their_names(play: Play) -> None:
    [agent] = [turn for turn in turns(play("I am so sorry about this, Mika. What is your address?")) if "moves" in turn]
    assert "apologises" in agent["moves"]
    assert set(agent["moves"]) <= set(Move)
    assert agent["moves"] == sorted(agent["moves"])


def test_story_time_moves_by_what_each_line_says(play: Play) -> None:
    said = turns(play('{"text": "Looking now.", "after": 33}', '{"text": "Found it.", "after": 0}'))
    opening = said[2]["at"]
    assert [turn["at"] - opening for turn in said if turn["role"] == "agent"] == [33, 33]


def test_a_plain_line_comes_after_half_the_norm(play: Play) -> None:
    said = turns(play("Looking now.", "Still looking."))
    first, second = (turn["at"] for turn in said if turn["role"] == "agent")
    assert (first - said[2]["at"], second - first) == (30, 45)


def test_a_line_without_text_is_silence_and_the_customer_does_not_stay_for_ever(play: Play) -> None:
    outcome = play(*['{"after": 300}'] * 20)
    *said, last = outcome.objects
    assert {turn["role"] for turn in said} == {"customer"}
    assert "nudge" in {turn["direction"]["act"] for turn in said}
    assert last["end_reason"] == "timed_out"
    assert set(last["scorecard"]["unscored"]) == {"empathy", "ownership", "solution", "tone"}


def test_lines_after_the_end_are_left_unsaid(play: Play) -> None:
    said = turns(play(*["Are you stupid? That is your problem, stop wasting my time."] * 30))
    assert 0 < sum(turn["role"] == "agent" for turn in said) < 10


def test_a_contact_that_is_not_over_is_closed_by_the_agent(play: Play) -> None:
    assert play("Let me check that for you.").objects[-1]["end_reason"] == "closed_by_agent"


def test_a_file_without_replies_is_the_opening_and_a_contact_closed_unanswered(play: Play) -> None:
    for lines in ([], ["", "   ", "\t"]):
        *said, last = play(*lines).objects
        assert [turn["role"] for turn in said] == ["customer"] * 3
        assert last["end_reason"] == "closed_by_agent"


def test_what_was_done_on_the_desk_counts_beside_words(play: Play) -> None:
    said = "A courier brings you the tent tonight between 7 and 9."
    booked = json.dumps({"text": said, "actions": [{"id": "book-courier-evening"}]})
    [agent_done] = [turn for turn in turns(play(booked)) if turn["turn"] == 4]
    assert agent_done["state"]["needs"]["tent-tonight"] == "committed"


def test_keys_that_are_not_ours_are_passed_over(play: Play) -> None:
    plain = play('{"text": "Looking now.", "after": 30}')
    assert play('{"text": "Looking now.", "after": 30, "role": "agent", "note": {"by": 1}}') == plain


def test_a_reply_may_begin_with_a_brace(play: Play) -> None:
    [agent] = [turn for turn in turns(play("{name}, we are looking into it.")) if turn["role"] == "agent"]
    assert agent["text"] == "{name}, we are looking into it."


def test_a_reply_is_taken_to_the_letter(play: Play) -> None:
    words = "  <b>Hi</b>\u2028 “Mika” – 100 % 👍\u00a0; '); DROP TABLE turns; --  "
    for line in (words, json.dumps({"text": words}), json.dumps({"text": words}, ensure_ascii=False)):
        [agent] = [turn for turn in turns(play(line)) if turn["role"] == "agent"]
        assert agent["text"] == words


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_replies_may_come_from_any_system(run: Run, end: str) -> None:
    raw = ("\ufeff" + end.join(["Looking now.", '{"text": "Café – found it.", "after": 5}', ""])).encode()
    outcome = run("play", CHATTER, "--replies", "-", "--format", "json", typed=raw)
    assert [turn["text"] for turn in outcome.objects[:-1] if turn["role"] == "agent"] == [
        "Looking now.",
        "Café – found it.",
    ]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ('{"after": -1}', "`after` is a whole number of seconds, 0 or more"),
        ('{"after": "soon"}', "`after` is a whole number of seconds, 0 or more"),
        ('{"after": 1.5, "text": "Hi"}', "`after` is a whole number of seconds, 0 or more"),
        ('{"after": true}', "`after` is a whole number of seconds, 0 or more"),
        ('{"after": [5]}', "`after` is a whole number of seconds, 0 or more"),
        ('{"text": 5}', "`text` is words, 50,000 characters at most; leave it out for a silence"),
        ('{"text": ""}', "`text` is words, 50,000 characters at most; leave it out for a silence"),
        ('{"text": " \\n "}', "`text` is words, 50,000 characters at most; leave it out for a silence"),
        ('{"text": "\\ud800"}', "`text` is words, 50,000 characters at most; leave it out for a silence"),
        ('{"text": null}', "give `text`, or `after` for a silence"),
        ('{"say": "Hi"}', "give `text`, or `after` for a silence"),
        ('{"text": "Hi", "actions": "refund"}', "`actions` is a list like"),
        ('{"text": "Hi", "actions": [{"id": "refund-fee", "amount": "much"}]}', "`actions` is a list like"),
        ('{"text": "Hi", "actions": [{"id": "fly"}]}', "there is no action 'fly' here (known: parcel-scans, "),
        ('{"after": 5, "actions": [{"id": "refund-fee"}]}', "`actions` go with a `text`"),
        ('{"text": "Hi"', "this is not JSON (Expecting ',' delimiter, column 14)"),
        ('{"text": "Hi", after: 5}', "this is not JSON ("),
        ('{"a":' * 50_000, "this JSON has a number too long or lists too deep"),
        ('{"after": ' + "9" * 5_000 + "}", "this JSON has a number too long or lists too deep"),
        ("x" * 50_001, "`text` is words, 50,000 characters at most"),
    ],
)
def test_a_line_that_cannot_be_used_is_named_before_anything_is_played(play: Play, line: str, sentence: str) -> None:
    outcome = play("A good line.", line)
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err.startswith(f"Line 2 of the replies: {sentence}")
    assert outcome.err.endswith(". Nothing was played.\n")
    assert len(outcome.err.splitlines()) == 1


def test_a_reply_of_fifty_thousand_characters_is_answered(play: Play) -> None:
    *said, last = play(("word " * 10_000)[:LONG_ENOUGH]).objects
    assert said[-1]["role"] == "customer"
    assert last["end_reason"] in set(EndReason)


@pytest.mark.parametrize(
    ("customer", "sentence"),
    [
        ("nobody", "There is no customer 'nobody'. Known: "),
        (f"{CHATTER}/nothing", f"{CHATTER} has no scenario 'nothing'. Known: tent-by-tonight."),
        ("_template", "There is no customer '_template'."),
        ("../../etc/passwd", "There is no customer '..'."),
    ],
)
def test_an_unknown_customer_starts_nothing(play: Play, customer: str, sentence: str) -> None:
    outcome = play("Hello", customer=customer)
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err.startswith(sentence)


def test_replies_that_cannot_be_read_start_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "latin").write_bytes("Café".encode("latin-1"))
    for file in (tmp_path / "gone", tmp_path, tmp_path / "latin"):
        outcome = run("play", CHATTER, "--replies", file)
        assert (outcome.status, outcome.out) == (2, "")
        assert str(file) in outcome.err
        assert outcome.err.endswith("Nothing was played.\n")


def test_the_same_seed_gives_the_same_bytes_and_another_other_words(play: Play) -> None:
    lines = ("Hi Mika, let me look.", "It will take a while.", "We are very busy today.")
    first, again, other = play(*lines), play(*lines), play(*lines, seed=7)
    assert first.out == again.out
    assert [turn["text"] for turn in turns(first)] != [turn["text"] for turn in turns(other)]


@pytest.mark.parametrize("seed", [-5, 2**70])
def test_any_whole_number_is_a_seed(play: Play, seed: int) -> None:
    assert play("Hello Mika.", seed=seed).objects[-1]["state"]["seed"] == seed


def test_a_scenario_can_be_named(play: Play) -> None:
    named, first = play("Hello.", customer=f"{CHATTER}/tent-by-tonight"), play("Hello.")
    assert turns(named) == turns(first)


def test_as_text_both_sides_are_shown_and_how_it_ended(play: Play) -> None:
    outcome = play("Looking into it, Mika.", '{"after": 400}', form="text")
    assert outcome.status == 0
    assert "      you> Looking into it, Mika.\n" in outcome.out
    assert "(nothing for 400 s)\n" in outcome.out
    assert "hi. tent was meant to come tuesday" in outcome.out
    assert outcome.out.splitlines()[-3].startswith("Ended: ")
    assert outcome.out.splitlines()[-2].startswith("empathy ")
    assert outcome.out.splitlines()[-1].startswith("Mistakes: ")


def test_a_contact_can_be_typed_by_hand(run: Run) -> None:
    outcome = run("play", CHATTER, typed="Let me look.\n\n/end\nnever read\n")
    assert outcome.status == 0
    assert "Empty line: say nothing. /end: close the contact." in outcome.out
    assert outcome.out.count("you> ") == 3
    assert "Ended: closed_by_agent" in outcome.out


def test_the_end_of_what_is_typed_closes_the_contact(run: Run) -> None:
    assert "Ended: closed_by_agent" in run("play", CHATTER, typed="Let me look.").out


def test_a_line_too_long_to_send_is_handed_back_and_the_contact_goes_on(run: Run) -> None:
    outcome = run("play", CHATTER, typed="x" * 60_000 + "\nLet me look.\n")
    assert outcome.status == 0
    assert "(Not sent: 60,000 characters, and 50,000 is the most.)" in outcome.out
    assert "xxx" not in outcome.out


def test_typed_by_hand_json_stays_json_and_the_prompt_goes_elsewhere(run: Run) -> None:
    outcome = run("play", CHATTER, "--format", "json", typed="Let me look.\n/end\n")
    assert outcome.objects[-1]["end_reason"] == "closed_by_agent"
    assert outcome.err.count("you> ") == 2
