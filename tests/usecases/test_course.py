"""The clock of a contact, and an answer that something kept from coming."""

from typing import Any

import pytest

from simulator.domain.contact import TurnStatus
from simulator.domain.errors import AnswerPending, NotFound, StorageTrouble
from simulator.domain.people import Person
from simulator.storage import SqlContactStore
from simulator.usecases.course import PAGE_GONE_AFTER
from simulator.wiring import App
from tests.usecases.conftest import SetClock

CHATTER = "mika-solberg"


@pytest.fixture
def ines(who: dict[str, Person]) -> Person:
    return who["ines"]


@pytest.fixture
def chat(app: App, ines: Person) -> str:
    contact = app.practise.start(ines, CHATTER, scenario_of(app))
    app.practise.ready(ines, contact.id)
    return contact.id


def scenario_of(app: App) -> str:
    return next(iter(app.library.personas()[CHATTER].scenarios))


def test_parts_of_a_second_are_not_lost_between_two_looks_at_the_clock(
    app: App, ines: Person, chat: str, clock: SetClock
) -> None:
    for _ in range(10):
        clock.move(2.4)
        desk = app.practise.tick(ines, chat)
    assert desk.waited == 24


def test_time_while_the_page_was_gone_does_not_count(app: App, ines: Person, chat: str, clock: SetClock) -> None:
    clock.move(10)
    app.practise.tick(ines, chat)
    clock.move(PAGE_GONE_AFTER + 100)
    app.practise.tick(ines, chat)
    clock.move(5)
    assert app.practise.tick(ines, chat).waited == 15


def test_a_clock_that_is_set_back_takes_nothing_away(app: App, ines: Person, chat: str, clock: SetClock) -> None:
    clock.move(10)
    app.practise.tick(ines, chat)
    clock.move(-3_600)
    assert app.practise.tick(ines, chat).waited == 10
    clock.move(4)
    assert app.practise.tick(ines, chat).waited == 14


def test_after_a_nudge_the_customer_has_still_waited_all_the_time(
    app: App, ines: Person, chat: str, clock: SetClock
) -> None:
    opening = len(app.practise.open(ines, chat).turns)
    waited = 0
    while len(app.practise.tick(ines, chat).turns) == opening:
        clock.move(5)
        waited += 5
    desk = app.practise.tick(ines, chat)
    assert desk.waited < waited
    assert desk.waiting(100) == waited


def test_a_slow_typist_sees_the_longer_time_that_they_are_given(app: App, ines: Person, chat: str) -> None:
    desk = app.practise.open(ines, chat)
    assert (desk.given(100), desk.given(200)) == (desk.next_norm, desk.next_norm * 2)


def test_a_reply_that_could_not_be_answered_at_once_is_kept_and_answered_at_the_next_look(
    app: App, ines: Person, chat: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: Any) -> bool:
        raise StorageTrouble("busy")

    seen = len(app.practise.open(ines, chat).turns)
    with monkeypatch.context() as locked:
        locked.setattr(SqlContactStore, "finish_turn", busy)
        with pytest.raises(AnswerPending, match="sent and is kept"):
            app.practise.reply(ines, chat, "Hello Mika, I am opening your order.", seen)
    desk = app.practise.tick(ines, chat)
    assert desk.turns[seen].status is TurnStatus.FINAL
    assert desk.turns[seen].text == "Hello Mika, I am opening your order."
    assert desk.turns[-1].role == "customer"
    assert app.practise.open(ines, chat).turns == desk.turns


def test_reading_a_brief_begins_nothing(app: App, ines: Person) -> None:
    brief = app.practise.brief(CHATTER, scenario_of(app))
    assert brief.company.name
    assert app.practise.unfinished(ines) == ()
    with pytest.raises(NotFound, match="Choose one"):
        app.practise.brief(CHATTER, "no-such-scenario")


def test_only_a_contact_whose_clock_was_started_is_unfinished(app: App, ines: Person) -> None:
    contact = app.practise.start(ines, CHATTER, scenario_of(app))
    assert app.practise.unfinished(ines) == ()
    app.practise.ready(ines, contact.id)
    assert [one.id for one in app.practise.unfinished(ines)] == [contact.id]


def test_the_warm_up_comes_next_until_anything_was_held(app: App, ines: Person) -> None:
    first = app.plan.next_for(ines)
    assert first == app.plan.warm_up()
    assert first is not None
    app.practise.start(ines, first.persona, first.scenario)
    assert app.plan.next_for(ines) != first
