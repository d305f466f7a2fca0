"""Linear heads add moves that the rules missed, in the sentence that speaks most for them."""

from simulator.domain.moves import Move
from simulator.reader import BuiltinReader
from simulator.reader.heads import Head, Heads, shipped_heads, tf_idf
from tests.reader.situations import history, situation

TEXT = "Hello there. A wobbly lot of fuss about nought."


def _heads(threshold: float) -> Heads:
    head = Head(bias=-1.0, threshold=threshold, weights={"wobbly": 5.0, "fus": 3.0})
    return Heads(idf={"wobbly": 2.0, "fus": 1.0}, heads={Move.OWNS_FAULT: head})


def test_a_head_adds_its_move_with_the_telling_sentence() -> None:
    found = BuiltinReader(_heads(0.5)).read(TEXT, situation(), history()).spans_of(Move.OWNS_FAULT)
    assert [TEXT[move.start : move.end] for move in found] == ["A wobbly lot of fuss about nought."]


def test_a_head_under_its_threshold_adds_nothing() -> None:
    assert not BuiltinReader(_heads(50.0)).read(TEXT, situation(), history()).spans_of(Move.OWNS_FAULT)


def test_a_sentence_has_length_one_however_long_it_is() -> None:
    values = tf_idf({"a": 3, "b": 1, "unknown": 9}, {"a": 1.0, "b": 2.0})
    assert set(values) == {"a", "b"}
    assert round(sum(value * value for value in values.values()), 6) == 1


def test_shipped_heads_are_small_and_add_only_welcome_moves() -> None:
    heads = shipped_heads()
    assert heads is not None
    unwelcome = {Move.INSULTS, Move.BLAMES_CUSTOMER, Move.DISMISSES, Move.FORM_LETTER, Move.REFUSES, Move.CURT}
    assert heads.heads
    assert unwelcome.isdisjoint(heads.heads)
