"""The labelled messages, and that they give the shipped weights again."""

import json
from collections import Counter
from pathlib import Path

import pytest

pytest.importorskip("sklearn", reason="scikit-learn trains the heads (requirements-dev.txt); reading does without")

from simulator.domain.moves import Move
from simulator.reader.heads import WEIGHTS, Features
from simulator.training.__main__ import CARD, rendered_weights
from simulator.training.corpus import LEARNED_FROM, UNSEEN, load_messages
from simulator.training.examples import Example, examples_of
from simulator.training.fit import RIGHT, RIGHT_ADDED, WELCOME, Scored, fit, folds, lowest_sure
from simulator.training.measure import Tally, by_rules


def _example(author: str, *moves: Move) -> Example:
    sentence = Features(Counter({"word": 1}), frozenset({"at:0"}))
    return Example(author, (sentence,), frozenset(), frozenset(moves))


def test_the_shipped_weights_come_out_again_to_the_byte() -> None:
    assert rendered_weights(fit(examples_of(load_messages()))) == WEIGHTS.read_text(encoding="utf-8")


def test_the_shipped_weights_are_small_plain_data() -> None:
    assert WEIGHTS.stat().st_size <= 200_000
    numbers = [float(value) for value in json.loads(WEIGHTS.read_text(encoding="utf-8"))["idf"].values()]
    assert all(round(number, 4) == number for number in numbers)


def test_the_model_card_names_every_move_that_is_measured() -> None:
    card = CARD.read_text(encoding="utf-8")
    labelled = {move for message in load_messages() for move in message.moves}
    assert all(f"| {move.value} |" in card for move in labelled)


@pytest.mark.parametrize("path", [LEARNED_FROM, UNSEEN])
def test_labelled_messages_can_be_read_and_have_ids_of_their_own(path: Path) -> None:
    messages = load_messages(path)
    assert len({message.id for message in messages}) == len(messages)
    assert len({message.text for message in messages}) > 0.98 * len(messages)


def test_there_are_enough_messages_on_every_channel_and_of_every_move_that_can_be_labelled() -> None:
    messages = load_messages()
    assert len(messages) >= 400
    assert len({message.channel for message in messages}) == 5
    seen = {move for message in messages for move in message.moves}
    assert seen == set(Move) - {Move.PERSONAL_DETAIL}


def test_no_voice_is_in_both_files() -> None:
    learned, unseen = ({message.author for message in load_messages(path)} for path in (LEARNED_FROM, UNSEEN))
    assert learned.isdisjoint(unseen)


def test_folds_keep_every_voice_on_one_side_and_measure_every_message_once() -> None:
    examples = [_example(author) for author in "aabbbcdeefgh"]
    measured: list[int] = []
    for learn, measure in folds(examples, 3):
        assert {examples[number].author for number in learn}.isdisjoint(examples[number].author for number in measure)
        measured += measure
    assert sorted(measured) == list(range(len(examples)))


def test_a_threshold_is_the_lowest_score_with_enough_right_and_enough_added() -> None:
    right, wrong = (lambda score: Scored(score, True, True)), (lambda score: Scored(score, False, True))
    assert lowest_sure([right(9.0), right(8.0), right(7.0), wrong(6.0), right(5.0), wrong(4.0), wrong(3.0)]) == 5.0
    assert lowest_sure([wrong(9.0), wrong(8.0), right(7.0)]) is None
    assert lowest_sure([Scored(9.0, True, False)] * 9) is None
    assert 0.5 < RIGHT_ADDED <= RIGHT


def test_a_tally_counts_right_wrong_and_missed() -> None:
    tally = Tally()
    tally.add([Move.APOLOGISES, Move.CURT], frozenset({Move.APOLOGISES, Move.REFUSES}))
    assert (tally.precision(Move.APOLOGISES), tally.recall(Move.REFUSES), tally.f1(Move.CURT)) == (1.0, 0.0, 0.0)
    assert tally.precision(Move.REFUSES) is None
    assert tally.recall(Move.CURT) is None


def test_heads_are_for_welcome_moves_only() -> None:
    assert set(WELCOME).isdisjoint({Move.BLAMES_CUSTOMER, Move.DISMISSES, Move.INSULTS, Move.CURT, Move.REFUSES})


def test_rules_are_precise_on_unwelcome_moves_in_voices_they_were_written_on() -> None:
    tally = by_rules(examples_of(load_messages()))
    for move in (Move.BLAMES_CUSTOMER, Move.INSULTS, Move.THREATENS, Move.ASKS_SECRET, Move.ATTEMPTS_INSTRUCTION):
        precision = tally.precision(move)
        assert precision is not None
        assert precision >= 0.85
