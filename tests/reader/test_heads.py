"""Linear heads add moves that the rules missed, in the sentence that speaks most for them."""

from simulator.domain.moves import Move
from simulator.reader import BuiltinReader
from simulator.reader.heads import Head, Heads, shipped_heads, tf_idf
from tests.reader.situations import history, situation

TEXT = "Hello there. A wobbly lot of fuss about nought."


def _heads(adds: float) -> Heads:
    head = Head(bias=-1.0, likely=0.5, adds=adds, weights={"wobbly": 5.0, "fus": 3.0})
    return Heads(idf={"wobbly": 2.0, "fus": 1.0}, heads={Move.OWNS_FAULT: head})


def test_a_head_adds_its_move_with_the_telling_sentence() -> None:
    found = BuiltinReader(_heads(0.5)).read(TEXT, situation(), history()).spans_of(Move.OWNS_FAULT)
    assert [TEXT[move.start : move.end] for move in found] == ["A wobbly lot of fuss about nought."]


def test_a_head_under_its_threshold_adds_nothing() -> None:
    assert not BuiltinReader(_heads(50.0)).read(TEXT, situation(), history()).spans_of(Move.OWNS_FAULT)


def test_what_is_only_likely_is_told_by_sentence_and_does_not_count_as_made() -> None:
    reading = BuiltinReader(_heads(50.0)).read(TEXT, situation(), history())
    loud = [TEXT[each.start : each.end] for each in reading.likely if each.moves.get(Move.OWNS_FAULT, 0) >= 50]
    assert loud == ["A wobbly lot of fuss about nought."]
    assert not reading.spans_of(Move.OWNS_FAULT)


def test_a_sentence_has_length_one_however_long_it_is() -> None:
    values = dict(tf_idf({"a": 3, "b": 1, "unknown": 9}, {"a": 1.0, "b": 2.0}))
    assert set(values) == {"a", "b"}
    assert round(sum(value * value for value in values.values()), 6) == 1


def test_shipped_heads_add_only_welcome_moves() -> None:
    heads = shipped_heads()
    assert heads is not None
    unwelcome = {Move.INSULTS, Move.BLAMES_CUSTOMER, Move.DISMISSES, Move.FORM_LETTER, Move.REFUSES, Move.CURT}
    adding = {move for move, head in heads.heads.items() if head.adds is not None}
    assert adding
    assert unwelcome.isdisjoint(adding)
