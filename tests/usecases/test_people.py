"""Who is who, and what is remembered of a person."""

import pytest

from simulator.domain.errors import NotFound
from simulator.domain.people import Person, Role
from simulator.storage import Database, SqlPersonStore
from simulator.usecases.desk import changed
from simulator.wiring import App
from tests.usecases.conftest import SetClock

People = dict[str, Person]


@pytest.fixture
def store(database: Database) -> SqlPersonStore:
    return SqlPersonStore(database)


def test_a_person_is_found_by_id_and_no_longer_once_they_left(app: App, who: People, store: SqlPersonStore) -> None:
    assert app.people.find("ines") == who["ines"]
    store.save_person(changed(who["ines"], active=False))
    assert app.people.find("ines") is None
    assert app.people.find("nobody") is None


def test_a_person_belongs_to_one_team(app: App, who: People) -> None:
    assert app.people.team_of(who["ines"]).name == "blue"
    with pytest.raises(NotFound, match="team no longer exists"):
        app.people.team_of(changed(who["ines"], team_id="gone"))


def test_teams_and_people_are_listed_by_name(app: App) -> None:
    assert [team.name for team in app.people.teams()] == ["blue", "red"]
    assert [person.name for person in app.people.of_team("blue")] == ["Amara", "Ben", "Ines"]


def test_members_of_a_team_are_its_active_trainees(app: App, who: People, store: SqlPersonStore) -> None:
    store.save_person(changed(who["ben"], active=False))
    store.save_person(changed(who["amara"], roles=frozenset({Role.LEAD, Role.TRAINEE})))
    assert [person.name for person in app.people.members("blue")] == ["Amara", "Ines"]


def test_that_somebody_was_told_what_is_kept_is_remembered_with_the_moment(
    app: App, who: People, clock: SetClock
) -> None:
    assert who["ines"].told_at is None
    app.people.told(who["ines"])
    found = app.people.find("ines")
    assert found is not None
    assert found.told_at == clock.now().isoformat(timespec="seconds")


@pytest.mark.parametrize(("asked", "kept"), [(150, 150), (10, 50), (9_000, 400), (-5, 50)])
def test_a_persons_pace_stays_within_reason(app: App, who: People, asked: int, kept: int) -> None:
    assert app.people.set_pace(who["ines"], asked).pace == kept
    found = app.people.find("ines")
    assert found is not None
    assert found.pace == kept


def test_only_sample_people_who_may_sign_in_are_offered(app: App, who: People, store: SqlPersonStore) -> None:
    assert app.people.sample_sign_ins() == ()
    assert not app.people.has_samples()
    store.save_person(changed(who["ines"], sample=True))
    store.save_person(changed(who["ben"], sample=True, may_sign_in=False))
    store.save_person(changed(who["rosa"], sample=True, active=False))
    assert [person.id for person in app.people.sample_sign_ins()] == ["ines"]
    assert app.people.has_samples()
