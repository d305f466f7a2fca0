"""Rules that hold beyond single phrases: refusals of others, deeds that wait, and short replies that are no slight."""

import pytest

from simulator.domain.moves import Move
from simulator.reader.cuefinds import Found
from simulator.reader.families import all_cues
from simulator.reader.message import message_of
from tests.reader.situations import history, situation
from tests.reader.test_moves import READER, SURE_ENOUGH

ASKED = "can you send the replacement tonight please? i have been waiting since monday"


def _moves(text: str, asked: str = ASKED) -> set[Move]:
    found = READER.read(text, situation(), history(asked)).moves
    return {move.move for move in found if move.confidence >= SURE_ENOUGH}


@pytest.mark.parametrize(
    "text",
    [
        "The courier just cancelled, so it won't come tonight.",
        "It's out of stock and can't be sent.",
        "The owner doesn't allow dogs in the rooms.",
        "The system won't let me send credit.",
        "Sorry, I got that wrong: the refund won't be possible.",
        "Scrap that, the refund can't be done.",
        "No.",
    ],
)
def test_a_no_is_heard_whoever_says_it_and_even_after_a_yes(text: str) -> None:
    assert {Move.REFUSES, Move.REFUSES_WITH_ALTERNATIVE} & _moves(text)
    assert Move.TAKES_ACTION not in _moves(text)


def test_a_no_with_something_else_in_its_place_is_one_with_an_alternative() -> None:
    assert Move.REFUSES_WITH_ALTERNATIVE in _moves("A refund is not in my power, but both can be moved to any night.")


def test_a_no_that_only_repeats_itself_has_no_alternative() -> None:
    assert Move.REFUSES_WITH_ALTERNATIVE not in _moves("We can't refund it, but that is how the rules are.")


@pytest.mark.parametrize(
    "text",
    [
        "We'll refund you once you send us a photo.",
        "We'll replace it as soon as we have your form.",
        "We will deliver it if the driver gets through.",
    ],
)
def test_a_deed_that_waits_for_something_is_no_deed(text: str) -> None:
    assert not {Move.TAKES_ACTION, Move.CONFIRMS_DONE} & _moves(text)


@pytest.mark.parametrize("text", ["I've refunded it, tell me if you don't see it.", "When you rang I sent it at once."])
def test_a_deed_done_stays_one_beside_a_condition(text: str) -> None:
    assert {Move.TAKES_ACTION, Move.CONFIRMS_DONE} & _moves(text)


@pytest.mark.parametrize(
    ("text", "move"),
    [
        ("bear with me", Move.CURT),
        ("lemme check", Move.CURT),
        ("its in carlisle", Move.CURT),
        ("What coffee do you drink?", Move.TOO_PERSONAL),
        ("It closed at 18:15 and never told us.", Move.PUSHES_SALE),
        ("Which relevant team?", Move.FORM_LETTER),
        ("As I said, I could send a courier.", Move.DISMISSES),
        ("I'd need to check with engineering and call you back tomorrow.", Move.ASKS_QUESTION),
        ("Shall the driver leave it somewhere if you're out?", Move.REFUSES),
    ],
)
def test_what_only_looks_unwelcome_is_let_pass(text: str, move: Move) -> None:
    assert move not in _moves(text)


@pytest.mark.parametrize(
    "text",
    [
        "its coming between 13 and 15 today",
        "A new one leaves us Friday.",
        "It was sent this morning and lands Thursday.",
        "We'll see him on the twelfth.",
        "Refunds take 3 days.",
        "Your rider is two minutes away.",
    ],
)
def test_a_time_ahead_is_heard_in_any_form(text: str) -> None:
    assert Move.GIVES_TIMELINE in _moves(text)


@pytest.mark.parametrize(
    "text", ["It arrived on Friday.", "We open at 8 on Mondays.", "It came two days late.", "Prices go up on Friday."]
)
def test_a_time_behind_or_a_habit_is_no_timeline(text: str) -> None:
    assert Move.GIVES_TIMELINE not in _moves(text)


@pytest.mark.parametrize(
    "text", ["tell me which flat you are in", "pop me the postcode", "Send me the last four digits."]
)
def test_a_request_needs_no_question_mark(text: str) -> None:
    assert {Move.ASKS_QUESTION, Move.ASKS_KNOWN} & _moves(text)


def test_a_cue_that_opens_a_clause_is_not_found_inside_one() -> None:
    def steps(text: str) -> int:
        return len(Found(message_of(text, situation(), ()), all_cues()).of(Move.GIVES_NEXT_STEP))

    assert steps("Go to Menu, then press Save.") > steps("Everybody may press Save.") == 0


def test_plain_statements_are_information_and_wishes_are_not() -> None:
    assert Move.GIVES_INFORMATION in _moves("The pool opens at seven and towels are on the rail.")
    assert Move.GIVES_INFORMATION not in _moves("I hope the pool is lovely.")


def test_a_short_question_is_not_answered_by_a_catalogue() -> None:
    catalogue = (
        "The press is a Kellar 3110 of 2019, with a duplex tray, 80 or 100 gsm, A4 or A3, toner 4 by 2, serviced in "
        "May and in October, 600 dpi, 32 pages a minute, two trays, three slots, USB, Wi-Fi 5, and a scanner that "
        "reads 12 sheets, both sides, in colour or grey, up to 300 dpi."
    )
    assert Move.INFO_OVERLOAD in _moves(catalogue, "is the printer free?")
    assert Move.INFO_OVERLOAD not in _moves("It's free all day.", "is the printer free?")
