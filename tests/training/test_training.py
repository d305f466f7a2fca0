"""The labelled corpus, and that it gives the shipped weights and the model card again."""

import json
from collections import Counter
from functools import cache

import pytest

pytest.importorskip("sklearn", reason="scikit-learn trains the heads (requirements-dev.txt); reading does without")

from simulator.domain.moves import Move
from simulator.grading.learned import heads as grader_heads
from simulator.reader import heads as reader_heads
from simulator.reader.heads import Features
from simulator.training.__main__ import CARD, train_grader, train_reader
from simulator.training.card import model_card
from simulator.training.contacts import CONTACTS, Contact, hands, load_contacts
from simulator.training.corpus import UNSEEN, Labelled, learned_from, unseen
from simulator.training.examples import Example
from simulator.training.fit import WELCOME, Scored, best_f1, folds, lowest_sure
from simulator.training.measure import NOT_READ, Tally
from simulator.training.render import grader_weights, reader_weights


def _example(author: str, *moves: Move, disputed: frozenset[Move] = frozenset()) -> Example:
    sentence = Features(Counter({"word": 1}), frozenset(), frozenset(), frozenset({"at:0"}))
    return Example(author, (sentence,), frozenset(), frozenset(moves), disputed)


@cache
def messages() -> tuple[Labelled, ...]:
    return (*learned_from(), *unseen())


@cache
def contacts() -> tuple[Contact, ...]:
    return tuple(contact for hand in hands() for contact in load_contacts(CONTACTS / hand))


def test_the_shipped_weights_and_the_card_come_out_again_to_the_byte() -> None:
    heads, made_without, reader = train_reader()
    assert reader_weights(heads) == reader_heads.WEIGHTS.read_text(encoding="utf-8")
    made, grader = train_grader(heads, made_without)
    blocks = {"levels": made.levels, "mistakes": made.mistakes}
    assert grader_weights(blocks) == grader_heads.WEIGHTS.read_text(encoding="utf-8")
    assert model_card(reader, grader) == CARD.read_text(encoding="utf-8")
    assert reader.crossed["as the grader weighs them"].macro_f1() >= 0.70
    assert all(kappa.value >= 0.60 for kappa in grader.crossed.values())


@pytest.mark.parametrize("path", [reader_heads.WEIGHTS, grader_heads.WEIGHTS])
def test_the_shipped_weights_are_small_plain_data(path) -> None:
    assert path.stat().st_size <= 600_000
    blocks = json.loads(path.read_text(encoding="utf-8"))
    heads = [head for name, block in blocks.items() if name != "idf" for head in block.values()]
    assert heads
    assert all(round(value, 4) == value for head in heads for value in head["weights"].values())


def test_ids_are_unique_and_texts_are_not_repeated() -> None:
    assert len({message.id for message in messages()}) == len(messages())
    assert len({message.text for message in messages()}) > 0.98 * len(messages())
    assert len({contact.transcript.id for contact in contacts()}) == len(contacts())


def test_the_corpus_is_as_large_and_wide_as_it_says() -> None:
    assert len(messages()) >= 1500
    assert len(contacts()) >= 300
    assert sum(3 in contact.first.levels.values() for contact in contacts()) >= 60
    assert {contact.transcript.channel for contact in contacts()} == {message.channel for message in messages()}
    assert len({message.industry for message in messages()}) >= 20
    assert {move for message in messages() for move in message.moves} == set(Move)


def test_everything_was_read_twice_and_both_readings_are_kept() -> None:
    assert all(contact.second for contact in contacts())
    assert all(message.second for message in messages())


def test_spans_are_words_of_the_message() -> None:
    assert all(span in message.text for message in messages() for span in message.moves.values())


def test_every_mistake_is_made_at_least_25_times_by_its_writers_and_nearly_made_beside_it() -> None:
    written = Counter(mistake for contact in contacts() for mistake in contact.first.mistakes)
    agreed = Counter(mistake for contact in contacts() for mistake in contact.mistakes())
    near: Counter[str] = Counter()
    for message in (each for each in messages() if each.mistakes is not None):
        second = message.second.mistakes if message.second else None
        written.update(message.mistakes or ())
        agreed.update(set(message.mistakes or ()) & set(second or ()))
        near.update(message.near)
    assert len(written) == 45
    assert min(written.values()) >= 25
    assert min(agreed.values()) >= 15
    assert all(near[mistake] >= 5 for mistake in written)


def test_the_hand_that_is_kept_back_is_not_learned_from() -> None:
    assert UNSEEN not in {message.author for message in learned_from()}
    assert {message.author for message in unseen()} == {UNSEEN}


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


def test_a_move_is_likely_from_the_score_with_the_best_f1() -> None:
    right, wrong = (lambda score: Scored(score, True, True)), (lambda score: Scored(score, False, True))
    assert best_f1([right(4.0), right(3.0), wrong(2.0), wrong(1.0)]) == 3.0


def test_a_tally_counts_right_wrong_and_missed_and_leaves_out_what_is_disputed() -> None:
    tally = Tally()
    found = [Move.APOLOGISES, Move.CURT, Move.CLOSES]
    tally.add(found, _example("a", Move.APOLOGISES, Move.REFUSES, disputed=frozenset({Move.CLOSES})))
    assert (tally.precision(Move.APOLOGISES), tally.recall(Move.REFUSES), tally.f1(Move.CURT)) == (1.0, 0.0, 0.0)
    assert tally.precision(Move.REFUSES) is None
    assert tally.precision(Move.CLOSES) is None
    assert tally.recall(Move.CURT) is None


def test_heads_add_welcome_moves_only() -> None:
    assert set(WELCOME).isdisjoint({Move.BLAMES_CUSTOMER, Move.DISMISSES, Move.INSULTS, Move.CURT, Move.REFUSES})
    shipped = reader_heads.shipped_heads()
    assert shipped is not None
    assert {move for move, head in shipped.heads.items() if head.adds is not None} <= set(WELCOME)
    assert {Move.PERSONAL_DETAIL} == NOT_READ
