"""A whole app over a fresh database, a clock that tests set, and people of two teams."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from simulator.domain.people import Person, Role, Team
from simulator.storage import Database, SqlPersonStore, open_database
from simulator.wiring import App, app_over


class SetClock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment

    def move(self, seconds: int) -> None:
        self.moment += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = open_database(f"sqlite:///{tmp_path / 'rapport.db'}", patience=300)
    yield opened
    opened.close()


@pytest.fixture
def app(database: Database, clock: SetClock) -> App:
    store = SqlPersonStore(database)
    for team in ("blue", "red"):
        store.save_team(Team(id=team, name=team))
    for name, roles, team in (
        ("ines", {Role.TRAINEE}, "blue"),
        ("ben", {Role.TRAINEE}, "blue"),
        ("rosa", {Role.TRAINEE}, "red"),
        ("tomasz", {Role.TRAINER}, "red"),
        ("amara", {Role.LEAD}, "blue"),
        ("reza", {Role.LEAD}, "red"),
    ):
        store.save_person(Person(id=name, name=name.title(), team_id=team, roles=frozenset(roles)))
    return app_over(database, clock)


@pytest.fixture
def who(app: App) -> dict[str, Person]:
    names = ("ines", "ben", "rosa", "tomasz", "amara", "reza")
    return {name: person for name in names if (person := app.people.find(name))}
