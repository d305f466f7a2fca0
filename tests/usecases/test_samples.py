"""The sample people and their history: real contacts, really scored, and gone in one step."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from simulator.domain.contact import Contact, ContactStatus
from simulator.domain.errors import NotAllowed
from simulator.domain.people import Person, Role, Team
from simulator.storage import Database, SqlContactStore, SqlPersonStore, SqlReviewStore, SqlScoreStore, open_database
from simulator.usecases.samples import HISTORY, SIGN_INS, TEAM
from simulator.wiring import App, app_over


class Now:
    """A clock that stands still."""

    def now(self) -> datetime:
        return datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A database with the sample people in it, for the tests that only look."""
    opened = open_database(f"sqlite:///{tmp_path_factory.mktemp('samples') / 'rapport.db'}", patience=300)
    app_over(opened, Now()).samples.bring_in()
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def app(database: Database) -> App:
    return app_over(database, Now())


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Database]:
    opened = open_database(f"sqlite:///{tmp_path / 'rapport.db'}", patience=300)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def held(database: Database) -> tuple[Contact, ...]:
    return SqlContactStore(database).contacts(team_id=TEAM.id)


def person(name: str, *roles: Role) -> Person:
    return Person(id=name, name=name.title(), team_id="ours", roles=frozenset(roles))


def test_three_may_be_signed_in_as_and_five_give_the_lead_something_to_see(app: App) -> None:
    people = app.people.of_team(TEAM.id)
    assert len(people) == 8
    assert all(one.sample for one in people)
    assert {one.id for one in app.people.sample_sign_ins()} == {name for name, _, _ in SIGN_INS}
    assert {role for one in app.people.sample_sign_ins() for role in one.roles} >= {
        Role.TRAINEE,
        Role.TRAINER,
        Role.LEAD,
    }


def test_every_sample_contact_was_held_to_an_end_scored_and_lies_in_the_past(
    database: Database, held: tuple[Contact, ...]
) -> None:
    assert len(held) == sum(len(sample.held) for sample in HISTORY)
    scores = SqlScoreStore(database).scores_of([contact.id for contact in held])
    for contact in held:
        assert contact.status is ContactStatus.ENDED
        assert contact.ended_at is not None
        assert contact.ended_at < Now().now()
        assert len(scores[contact.id]) == 1
        assert any(turn.role == "agent" for turn in SqlContactStore(database).turns(contact.id))


def test_turns_lie_between_the_beginning_and_the_end_of_their_contact(
    database: Database, held: tuple[Contact, ...]
) -> None:
    for contact in held:
        moments = [turn.real_at for turn in SqlContactStore(database).turns(contact.id)]
        assert moments == sorted(moments)
        assert contact.ended_at is not None
        assert moments[-1] <= contact.ended_at


def test_levels_differ_so_that_a_chart_shows_something(app: App) -> None:
    lead = app.people.find("sample-lead")
    assert lead is not None
    overall = {attempt.overall for attempt in app.report.team_attempts(lead)}
    assert len(overall) > 4


def test_one_scenario_is_assigned_and_the_new_hire_still_has_something_to_do(app: App) -> None:
    hire = app.people.find("sample-new-hire")
    assert hire is not None
    assert [row.assignment.team_id for row in app.assign.of_person(hire)] == [TEAM.id]
    assert app.plan.next_for(hire) is not None


def test_the_lead_sees_the_contacts_of_every_sample_trainee(app: App) -> None:
    lead = app.people.find("sample-lead")
    assert lead is not None
    assert {attempt.person_id for attempt in app.report.team_attempts(lead)} == {sample.id for sample in HISTORY}


def test_they_come_only_where_nobody_is_yet(fresh: Database) -> None:
    store = SqlPersonStore(fresh)
    store.save_team(Team(id="ours", name="Ours"))
    store.save_person(person("kim", Role.TRAINEE))
    samples = app_over(fresh, Now()).samples
    assert samples.bring_in() == 0
    assert [one.id for one in store.people()] == ["kim"]


def test_they_go_with_everything_that_was_theirs_and_leave_others_alone(fresh: Database) -> None:
    made = app_over(fresh, Now())
    made.samples.bring_in()
    people, contacts = SqlPersonStore(fresh), SqlContactStore(fresh)
    people.save_team(Team(id="ours", name="Ours"))
    kim = person("kim", Role.TRAINEE)
    people.save_person(kim)
    own = made.practise.start(kim, "mika-solberg", "tent-by-tonight")
    ids = [contact.id for contact in contacts.contacts(team_id=TEAM.id)]
    assert made.samples.remove() == 8
    assert [one.id for one in people.people()] == ["kim"]
    assert contacts.contacts(team_id=TEAM.id) == ()
    assert not any(contacts.turns(contact_id) for contact_id in ids)
    assert not any(SqlScoreStore(fresh).scores_of(ids).values())
    assert SqlReviewStore(fresh).assignments(TEAM.id) == ()
    assert contacts.find_contact(own.id) is not None
    assert made.samples.remove() == 0


@pytest.mark.parametrize("role", [Role.TRAINEE, Role.TRAINER])
def test_nobody_without_the_right_to_it_removes_them(app: App, role: Role) -> None:
    with pytest.raises(NotAllowed):
        app.samples.remove_as(person("kim", role))
    assert app.people.has_samples()
