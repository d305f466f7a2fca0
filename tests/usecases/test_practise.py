"""Holding a contact from start to debrief, and everything that can go wrong on the way."""

from datetime import timedelta

import pytest

from simulator.domain.contact import ContactStatus, ContactTurn, TurnStatus
from simulator.domain.errors import BadInput, ContactEnded, NotAllowed, NotFound, TurnTaken
from simulator.domain.people import Person
from simulator.domain.state import EndReason
from simulator.storage import Database, SqlContactStore
from simulator.usecases.practise import LONGEST_REPLY
from simulator.wiring import App
from tests.usecases.conftest import SetClock

CHATTER = "mika-solberg"
People = dict[str, Person]


@pytest.fixture
def chat(app: App, who: People) -> str:
    contact = app.practise.start(who["ines"], CHATTER, first_scenario(app, CHATTER))
    app.practise.ready(who["ines"], contact.id)
    return contact.id


def first_scenario(app: App, persona: str) -> str:
    return next(iter(app.library.personas()[persona].scenarios))


def test_a_contact_begins_with_the_customers_opening_and_pinned_versions(app: App, who: People, chat: str) -> None:
    desk = app.practise.open(who["ines"], chat)
    assert [turn.role for turn in desk.turns] == ["customer"] * len(desk.scenario.opening)
    assert set(desk.contact.versions) == {"persona", "company", "rubric", "engine", "grader"}
    assert not desk.ended


def test_a_reply_is_read_answered_and_kept_with_its_state(app: App, who: People, chat: str, clock: SetClock) -> None:
    seen = len(app.practise.open(who["ines"], chat).turns)
    clock.move(15)
    desk = app.practise.reply(who["ines"], chat, "Hello, let me look at your order.", seen)
    mine = desk.turns[seen]
    assert (mine.role, mine.status, mine.elapsed) == ("agent", TurnStatus.FINAL, 15)
    assert mine.reading is not None
    assert mine.state is not None
    assert desk.turns[-1].role == "customer"
    assert desk.turns[-1].direction is not None


def test_the_same_contact_opened_again_shows_the_same_turns(app: App, who: People, chat: str) -> None:
    seen = len(app.practise.open(who["ines"], chat).turns)
    before = app.practise.reply(who["ines"], chat, "One moment, I am looking.", seen)
    assert app.practise.open(who["ines"], chat).turns == before.turns


def test_of_two_windows_one_wins_and_the_other_keeps_its_text(app: App, who: People, chat: str) -> None:
    seen = len(app.practise.open(who["ines"], chat).turns)
    app.practise.reply(who["ines"], chat, "From the first window.", seen)
    with pytest.raises(TurnTaken) as taken:
        app.practise.reply(who["ines"], chat, "From the second window.", seen)
    assert taken.value.kept_text == "From the second window."
    assert "From the second window." not in [turn.text for turn in app.practise.open(who["ines"], chat).turns]


def test_a_turn_that_was_sent_but_not_answered_is_finished_once_when_opened_again(
    app: App, who: People, chat: str, database: Database, clock: SetClock
) -> None:
    store = SqlContactStore(database)
    desk = app.practise.open(who["ines"], chat)
    reading = app.practise.reply(who["ines"], chat, "Hello there.", len(desk.turns)).turns[len(desk.turns)].reading
    number = len(app.practise.open(who["ines"], chat).turns)
    store.add_turn(
        ContactTurn(
            contact_id=chat,
            number=number,
            role="agent",
            text="Are you still there?",
            at=500,
            real_at=clock.now(),
            status=TurnStatus.PENDING,
            reading=reading,
        )
    )
    once = app.practise.open(who["ines"], chat).turns
    assert once[number].status is TurnStatus.FINAL
    assert once[number].state is not None
    assert app.practise.open(who["ines"], chat).turns == once


@pytest.mark.parametrize("text", ["", "   ", "\n\n", "x" * (LONGEST_REPLY + 1), "x" * 50_000])
def test_what_cannot_be_sent_is_refused_and_nothing_is_kept(app: App, who: People, chat: str, text: str) -> None:
    before = app.practise.open(who["ines"], chat).turns
    with pytest.raises(BadInput, match="Nothing was sent"):
        app.practise.reply(who["ines"], chat, text, len(before))
    assert app.practise.open(who["ines"], chat).turns == before


def test_html_and_markdown_are_kept_as_they_were_typed(app: App, who: People, chat: str) -> None:
    seen = len(app.practise.open(who["ines"], chat).turns)
    text = "<script>alert(1)</script> **bold** [x](javascript:1)"
    assert app.practise.reply(who["ines"], chat, text, seen).turns[seen].text == text


def test_a_draft_survives_a_reload_and_goes_when_it_is_sent(app: App, who: People, chat: str) -> None:
    app.practise.save_draft(who["ines"], chat, "I was about to say")
    assert app.practise.open(who["ines"], chat).draft == "I was about to say"
    app.practise.reply(who["ines"], chat, "I was about to say sorry.", len(app.practise.open(who["ines"], chat).turns))
    assert app.practise.open(who["ines"], chat).draft == ""


def test_an_impatient_customer_writes_again_and_then_leaves_while_the_page_is_open(
    app: App, who: People, chat: str, clock: SetClock
) -> None:
    opening = len(app.practise.open(who["ines"], chat).turns)
    seen = 0
    for _ in range(300):
        clock.move(10)
        desk = app.practise.tick(who["ines"], chat)
        seen = max(seen, len(desk.turns))
        if desk.ended:
            break
    assert seen > opening
    assert desk.contact.end_reason is EndReason.TIMED_OUT


def test_the_clock_stands_still_while_the_page_is_closed(app: App, who: People, chat: str, clock: SetClock) -> None:
    turns = app.practise.open(who["ines"], chat).turns
    clock.move(int(timedelta(hours=5).total_seconds()))
    assert app.practise.tick(who["ines"], chat).turns == turns


def test_a_slow_typist_is_given_more_time(app: App, who: People, chat: str, clock: SetClock) -> None:
    slow = app.people.set_pace(who["ines"], 200)
    seen = len(app.practise.open(slow, chat).turns)
    clock.move(18)
    assert app.practise.reply(slow, chat, "Hello, I am here.", seen).turns[seen].elapsed == 9


def test_look_ups_and_actions_go_with_the_next_reply(app: App, who: People, chat: str) -> None:
    desk = app.practise.open(who["ines"], chat)
    app.practise.look_up(who["ines"], chat, desk.scenario.lookups[0].id)
    desk = app.practise.reply(who["ines"], chat, "I have looked.", len(desk.turns))
    mine = next(turn for turn in desk.turns if turn.role == "agent")
    assert [action.id for action in mine.actions] == [desk.scenario.lookups[0].id]
    later = app.practise.reply(who["ines"], chat, "And again.", len(desk.turns))
    assert later.ended or [turn for turn in later.turns if turn.role == "agent"][-1].actions == ()


def test_an_action_beyond_its_limit_is_refused(app: App, who: People, chat: str) -> None:
    desk = app.practise.open(who["ines"], chat)
    limited = next(action for action in desk.scenario.actions if action.limit)
    assert limited.limit is not None
    with pytest.raises(BadInput, match="Nothing was done"):
        app.practise.act(who["ines"], chat, limited.id, limited.limit + 1)
    with pytest.raises(BadInput, match="amount"):
        app.practise.act(who["ines"], chat, limited.id)
    with pytest.raises(NotFound):
        app.practise.act(who["ines"], chat, "no-such-action")
    assert app.practise.open(who["ines"], chat).events == ()


def test_hints_run_out(app: App, who: People, chat: str) -> None:
    hints = app.practise.open(who["ines"], chat).scenario.hints
    assert [app.practise.hint(who["ines"], chat) for _ in hints] == list(hints)
    with pytest.raises(NotFound):
        app.practise.hint(who["ines"], chat)


@pytest.mark.parametrize("other", ["ben", "amara", "tomasz"])
def test_nobody_touches_somebody_elses_contact(app: App, who: People, chat: str, other: str) -> None:
    person = who[other]
    for attempt in (
        lambda: app.practise.open(person, chat),
        lambda: app.practise.reply(person, chat, "Hello", 1),
        lambda: app.practise.end(person, chat),
        lambda: app.practise.tick(person, chat),
    ):
        with pytest.raises(NotAllowed):
            attempt()


def test_an_ended_contact_is_scored_once_and_takes_no_more_replies(app: App, who: People, chat: str) -> None:
    ended = app.practise.end(who["ines"], chat)
    assert ended.status is ContactStatus.ENDED
    assert ended.end_reason is EndReason.CLOSED_BY_AGENT
    assert len(app.report.contact(who["ines"], chat).entries) == 1
    with pytest.raises(ContactEnded):
        app.practise.reply(who["ines"], chat, "One more thing", 5)
    with pytest.raises(ContactEnded):
        app.practise.end(who["ines"], chat)


def test_an_excellent_trainee_gets_there_with_real_actions(app: App, who: People, chat: str) -> None:
    desk = app.practise.open(who["ines"], chat)
    lookups = {lookup.id for lookup in desk.scenario.lookups}
    for reply in desk.scenario.rehearsal.excellent:
        for action in reply.actions:
            if action.id in lookups:
                app.practise.look_up(who["ines"], chat, action.id)
            else:
                app.practise.act(who["ines"], chat, action.id, action.amount)
        desk = app.practise.reply(who["ines"], chat, reply.text, len(desk.turns))
        if desk.ended:
            break
    if not desk.ended:
        app.practise.end(who["ines"], chat)
    seen = app.report.contact(who["ines"], chat)
    assert seen.contact.end_reason in {EndReason.SATISFIED, EndReason.GRUDGING}
    assert seen.in_force is not None
    assert seen.in_force.card.resolved == "yes"


def test_a_warm_up_is_not_scored(app: App, who: People) -> None:
    persona, scenario = next(
        (persona_id, scenario_id)
        for persona_id, persona in app.library.personas().items()
        for scenario_id, scenario in persona.scenarios.items()
        if scenario.warm_up
    )
    contact = app.practise.start(who["ines"], persona, scenario)
    app.practise.end(who["ines"], contact.id)
    assert app.report.contact(who["ines"], contact.id).entries == ()
    assert app.report.own_attempts(who["ines"]) == ()


def test_a_customer_who_still_waits_is_not_started_twice(app: App, who: People, chat: str) -> None:
    assert app.practise.start(who["ines"], CHATTER, first_scenario(app, CHATTER)).id == chat
    assert app.practise.start(who["ben"], CHATTER, first_scenario(app, CHATTER)).id != chat


def test_a_retake_has_another_seed(app: App, who: People, chat: str) -> None:
    first = app.practise.end(who["ines"], chat)
    again = app.practise.start(who["ines"], CHATTER, first_scenario(app, CHATTER))
    assert (first.seed, again.seed) == (0, 1)
