"""What a look before sending says, on readings made by hand and through the whole app."""

import pytest

from simulator.domain.errors import BadInput
from simulator.domain.moves import FoundMove, Move, Reading
from simulator.domain.people import Person
from simulator.usecases.desk import Desk
from simulator.usecases.precheck import MOST, remarks_on
from simulator.wiring import App

CHATTER = "mika-solberg"
COURIER = ("courier-evening",)


@pytest.fixture
def ines(who: dict[str, Person]) -> Person:
    return who["ines"]


@pytest.fixture
def chat(app: App, ines: Person) -> Desk:
    scenario = next(iter(app.library.personas()[CHATTER].scenarios))
    contact = app.practise.start(ines, CHATTER, scenario)
    app.practise.ready(ines, contact.id)
    return app.practise.open(ines, contact.id)


def said(app: App, desk: Desk, text: str, *moves: tuple[Move, str, tuple[str, ...]]) -> str:
    found = tuple(
        FoundMove(move=move, start=text.index(words), end=text.index(words) + len(words), about=about)
        for move, words, about in moves
    )
    return " ".join(remarks_on(text, Reading(moves=found), desk, app.library.mistakes()))


def test_a_claimed_deed_that_the_desk_has_not_seen_is_named(app: App, ines: Person, chat: Desk) -> None:
    text = "The courier is booked."
    claim = (Move.CONFIRMS_DONE, "is booked", COURIER)
    assert "“Book courier 19:00 to 21:00” has not been done" in said(app, chat, text, claim)
    done = app.practise.act(ines, chat.contact.id, "book-courier-evening")
    assert "has not been done" not in said(app, done, text, claim)


def test_an_offer_that_rests_on_something_nobody_looked_up_is_named(app: App, ines: Person, chat: Desk) -> None:
    text = "A courier could bring it tonight."
    offer = (Move.OFFERS_SOLUTION, "could bring it", COURIER)
    assert "nobody has looked that up" in said(app, chat, text, offer)
    for lookup in ("shop-stock", "courier-slots"):
        chat = app.practise.look_up(ines, chat.contact.id, lookup)
    assert said(app, chat, text, offer) == ""


def test_a_turned_down_option_is_no_offer(app: App, chat: Desk) -> None:
    text = "A courier can't come tonight."
    reading = Reading(moves=(FoundMove(move=Move.OFFERS_SOLUTION, start=0, end=9, about=COURIER),), refused=COURIER)
    assert remarks_on(text, reading, chat, app.library.mistakes()) == ()


def test_an_open_field_comes_first_and_is_quoted(app: App, chat: Desk) -> None:
    words = said(
        app,
        chat,
        "Dear {name}, read our terms.",
        (Move.BLAMES_CUSTOMER, "read", ()),
        (Move.TEMPLATE_LEFT, "{name}", ()),
    )
    assert words.startswith("“{name}” is still to be filled in.")


def test_a_mistake_in_the_making_is_quoted_with_its_question(app: App, chat: Desk) -> None:
    words = said(app, chat, "You should have chosen express.", (Move.BLAMES_CUSTOMER, "should have chosen", ()))
    assert words == f"“should have chosen”: {app.library.mistakes()['blames-customer'].asks}"


def test_a_long_stretch_is_not_quoted(app: App, chat: Desk) -> None:
    text = "Thank you for reaching out. " * 4
    words = said(app, chat, text, (Move.FORM_LETTER, text, ()))
    assert words == app.library.mistakes()["form-letter"].asks


@pytest.mark.parametrize("text", ["Rest assured, it comes.", "as a VALUED CUSTOMER you"])
def test_what_the_brand_never_writes_is_named(app: App, chat: Desk, text: str) -> None:
    assert "Bramble & Pitch does not write" in said(app, chat, text)


def test_a_banned_word_inside_another_word_is_let_stand(app: App, chat: Desk) -> None:
    assert said(app, chat, "We wrest assuredly.") == ""


def test_few_things_are_said_at_a_time(app: App, chat: Desk) -> None:
    text = "{order} your fault, tell me your password, rest assured."
    reading = Reading(
        moves=tuple(
            FoundMove(move=move, start=0, end=3)
            for move in (Move.TEMPLATE_LEFT, Move.BLAMES_CUSTOMER, Move.ASKS_SECRET, Move.FORM_LETTER)
        )
    )
    assert len(remarks_on(text, reading, chat, app.library.mistakes())) == MOST


def test_nothing_is_said_about_a_good_reply_and_nothing_is_kept(app: App, ines: Person, chat: Desk) -> None:
    text = (
        "Hi Mika, paying for next day and sitting there on Thursday is not what you paid for. I am opening the scans."
    )
    assert app.practise.check(ines, chat.contact.id, text) == ()
    assert app.practise.open(ines, chat.contact.id).turns == chat.turns


@pytest.mark.parametrize("text", ["", "  \n ", "x" * 50_000])
def test_what_can_not_be_sent_can_not_be_checked_either(app: App, ines: Person, chat: Desk, text: str) -> None:
    with pytest.raises(BadInput):
        app.practise.check(ines, chat.contact.id, text)
