"""What a message speaks of, asks about, offers and turns down in its scenario."""

from simulator.domain.moves import FoundMove, Move, Reading
from simulator.reader import BuiltinReader
from tests.reader.situations import history, scenario, situation


def _read(text: str) -> Reading:
    return BuiltinReader().read(text, situation(scenario=scenario()), history())


def _about(reading: Reading, move: Move) -> tuple[str, ...]:
    found: FoundMove = reading.strongest()[move]
    return found.about


def test_an_offer_carries_the_option_that_it_names() -> None:
    reading = _read("Hello. I can send you the new shell, so that you hear it ring.")
    assert _about(reading, Move.OFFERS_SOLUTION) == ("new-shell",)
    assert reading.about == ("phone-rings", "new-shell")


def test_a_deed_that_points_back_is_about_what_was_named_before() -> None:
    reading = _read("The new shell has an open lip. I've just sent it.")
    assert _about(reading, Move.TAKES_ACTION) == ("new-shell",)


def test_what_is_refused_is_not_what_is_offered_beside_it() -> None:
    reading = _read("I can't give you a refund, but I can send the new shell.")
    assert reading.refused == ("refund",)
    assert _about(reading, Move.OFFERS_SOLUTION) == ("new-shell",)
    assert _about(reading, Move.REFUSES_WITH_ALTERNATIVE) == ("refund",)


def test_a_no_in_the_next_sentence_turns_down_what_was_named() -> None:
    assert _read("You asked for a refund. I'm afraid we can't do that.").refused == ("refund",)


def test_what_is_set_aside_is_turned_down() -> None:
    reading = _read("Instead of a refund I can offer you a credit.")
    assert reading.refused == ("refund",)
    assert _about(reading, Move.OFFERS_SOLUTION) == ("credit",)


def test_what_is_given_after_all_is_not_refused() -> None:
    assert _read("I can't refund it today. I will refund it on Monday.").refused == ()


def test_questions_name_the_facts_they_ask_for() -> None:
    assert _read("When is your next standby?").asked == ("standby",)
    assert _read("tell me when your next standby is").asked == ("standby",)
    assert _read("Your next standby is safe.").asked == ()


def test_typos_and_other_forms_still_name_things() -> None:
    assert "refund" in _read("it gets refundded").about
    assert "new-shell" in _read("New shels are here").about


def test_asking_for_a_fact_on_the_record_is_asking_for_what_is_known() -> None:
    assert Move.ASKS_KNOWN in _read("What is your order number?").labels()
    assert Move.ASKS_KNOWN not in _read("When is your next standby?").labels()


def test_times_and_amounts_belong_to_the_moves_of_their_sentence() -> None:
    reading = _read("I've refunded £18.50. The new shell will be with you by Friday at noon.")
    assert reading.strongest()[Move.TAKES_ACTION].amount == 1850
    assert reading.strongest()[Move.GIVES_TIMELINE].due == "by Friday at noon"
    assert reading.amounts == (1850,)


def test_words_are_counted_as_written() -> None:
    assert _read("I'm sorry, Priya").words == 4
