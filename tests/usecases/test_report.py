"""What a person may read about contacts, and how attempts are counted."""

from collections.abc import Callable
from pathlib import Path

import pytest

from simulator.access import View
from simulator.domain.errors import NotAllowed
from simulator.domain.people import Person
from simulator.domain.version import ContentKind
from simulator.storage import Database, SqlContactStore
from simulator.usecases.desk import changed
from simulator.wiring import App
from tests.usecases.conftest import SetClock

CHATTER, REVIEWER, WARM_UP = "mika-solberg", "henrik-solvang", "bea-lindgren"
NOT_OPEN = "This contact does not exist, or it is not open to you."
People = dict[str, Person]
Hold = Callable[..., str]


@pytest.fixture
def hold(app: App, clock: SetClock) -> Hold:
    """Hold a contact to its end and return its id; the clock moves on a minute."""

    def hold_one(person: Person, persona: str = CHATTER, share: bool = False, assignment: str | None = None) -> str:
        scenario = next(iter(app.library.personas()[persona].scenarios))
        contact = app.practise.start(person, persona, scenario, assignment)
        app.practise.ready(person, contact.id)
        desk = app.practise.open(person, contact.id)
        text = "I am sorry, we will look into it as soon as we can and come back to you then."
        app.practise.reply(person, contact.id, text, len(desk.turns))
        clock.move(60)
        if not app.practise.open(person, contact.id).ended:
            app.practise.end(person, contact.id)
        if share:
            app.review.share(person, contact.id)
        return contact.id

    return hold_one


@pytest.fixture
def written(root: Path) -> str:
    """The text of a customer that a trainer copies."""
    return (root / "personas" / f"{CHATTER}.yaml").read_text(encoding="utf-8")


def test_ones_own_contact_is_whole_with_all_that_belongs_to_it(app: App, who: People, hold: Hold) -> None:
    contact = hold(who["ines"])
    seen = app.report.contact(who["ines"], contact)
    assert (seen.view, seen.own, seen.person_name, seen.attempt) == (View.WHOLE, True, "Ines", 1)
    assert seen.in_force is not None
    assert seen.in_force.card.id == contact
    assert [turn.role for turn in seen.turns][:4] == ["customer", "customer", "customer", "agent"]
    assert not seen.may_change


def test_a_contact_that_is_not_open_and_one_that_is_not_there_sound_the_same(app: App, who: People, hold: Hold) -> None:
    contact = hold(who["ines"])
    for name, asked in (("ben", contact), ("amara", contact), ("ben", "no-such-id"), ("ben", "' OR 1=1 --")):
        with pytest.raises(NotAllowed) as refused:
            app.report.contact(who[name], asked)
        assert str(refused.value) == NOT_OPEN


def test_a_trainer_sees_a_shared_contact_on_their_own_customer_without_the_name(
    app: App, who: People, hold: Hold, written: str
) -> None:
    app.author.save(who["tomasz"], ContentKind.PERSONA, "new-customer", written, begun_from=None)
    contact = hold(who["ines"], "new-customer", share=True)
    seen = app.report.contact(who["tomasz"], contact)
    assert (seen.view, seen.person_name, seen.may_change) == (View.WITHOUT_NAMES, "A trainee", False)
    with pytest.raises(NotAllowed, match="can be read here, but not be taken out"):
        app.report.transcript(who["tomasz"], contact)


def test_a_transcript_can_be_taken_out_by_who_held_it_and_by_the_lead_it_is_open_to(
    app: App, who: People, hold: Hold
) -> None:
    contact = hold(who["ines"], share=True)
    own, leads = app.report.transcript(who["ines"], contact), app.report.transcript(who["amara"], contact)
    assert own == leads
    assert (own.id, own.persona, own.turns[3].role) == (contact, CHATTER, "agent")


def test_attempts_are_counted_per_person_and_scenario_in_the_order_held(
    app: App, who: People, hold: Hold, clock: SetClock
) -> None:
    for persona in (CHATTER, REVIEWER, CHATTER):
        hold(who["ines"], persona)
        clock.move(3600)
    hold(who["ben"])
    attempts = app.report.own_attempts(who["ines"])
    assert [(attempt.persona, attempt.number) for attempt in attempts] == [(CHATTER, 1), (REVIEWER, 1), (CHATTER, 2)]


def test_a_contact_that_goes_on_is_no_attempt_and_a_warm_up_is_none_either(app: App, who: People, hold: Hold) -> None:
    hold(who["ines"], WARM_UP)
    app.practise.start(who["ines"], CHATTER, "tent-by-tonight")
    assert app.report.own_attempts(who["ines"]) == ()
    assert len(app.report.own_contacts(who["ines"])) == 2


def test_a_lead_sees_the_open_contacts_of_their_own_team_only(app: App, who: People, hold: Hold) -> None:
    hold(who["ines"])
    shared = hold(who["ben"], share=True)
    hold(who["rosa"], share=True)
    assert [attempt.contact_id for attempt in app.report.team_attempts(who["amara"])] == [shared]


@pytest.mark.parametrize("name", ["ines", "tomasz"])
def test_nobody_else_sees_a_team(app: App, who: People, name: str) -> None:
    for look in (app.report.team_attempts, app.report.team_void):
        with pytest.raises(NotAllowed):
            look(who[name])


def test_what_can_be_taken_out_is_ones_own_and_for_a_lead_the_open_ones_each_once(
    app: App, who: People, hold: Hold
) -> None:
    leads_own, shared, closed = hold(who["amara"], share=True), hold(who["ines"], share=True), hold(who["ines"])
    assert [attempt.contact_id for attempt in app.report.attempts_open_to(who["amara"])] == [leads_own, shared]
    assert {attempt.contact_id for attempt in app.report.attempts_open_to(who["ines"])} == {shared, closed}
    assert app.report.attempts_open_to(who["tomasz"]) == ()


def test_a_voided_contact_counts_no_more_and_is_listed_apart(app: App, who: People, hold: Hold) -> None:
    first, second = hold(who["ines"], share=True), hold(who["ines"], share=True)
    app.review.void(who["amara"], first, "The line was down.")
    assert [(a.contact_id, a.number) for a in app.report.own_attempts(who["ines"])] == [(second, 1)]
    assert [contact.id for contact in app.report.team_void(who["amara"])] == [first]
    assert app.report.contact(who["ines"], first).attempt is None


def test_a_score_that_the_lead_changed_is_the_one_that_is_reported(app: App, who: People, hold: Hold) -> None:
    contact = hold(who["ines"], share=True)
    app.review.override(who["amara"], contact, {"tone": 5}, "Warmer than it was scored.")
    [attempt] = app.report.own_attempts(who["ines"])
    assert attempt.overruled
    assert attempt.levels["tone"] == 5


def test_a_customer_that_is_gone_is_still_named_in_what_was_held(
    app: App, who: People, hold: Hold, database: Database
) -> None:
    contact = hold(who["ines"])
    store = SqlContactStore(database)
    found = store.find_contact(contact)
    assert found is not None
    store.save_contact(changed(found, persona="somebody-gone"))
    [attempt] = app.report.own_attempts(who["ines"])
    assert (attempt.persona, attempt.persona_name) == ("somebody-gone", "somebody-gone")
