"""Keeps people and teams."""

from collections.abc import Set as AbstractSet

from sqlalchemy import Connection, delete, select

from simulator.domain.people import Person, Team
from simulator.storage import tables
from simulator.storage.database import Database
from simulator.storage.rows import find_all, find_one, put
from simulator.storage.tables import row_of


class SqlPersonStore:
    """The PersonStore of ports.py on a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find_person(self, person_id: str) -> Person | None:
        """Return a person, None if there is no such one."""
        with self._database.reading() as connection:
            return find_one(connection, Person, select(tables.people).where(tables.people.c.id == person_id))

    def people(self, team_id: str | None = None) -> tuple[Person, ...]:
        """Return everybody, or everybody in one team, by name."""
        query = select(tables.people).order_by(tables.people.c.name, tables.people.c.id)
        if team_id is not None:
            query = query.where(tables.people.c.team_id == team_id)
        with self._database.reading() as connection:
            return find_all(connection, Person, query)

    def save_person(self, person: Person) -> None:
        """Keep a person, new or changed."""
        with self._database.writing() as connection:
            put(connection, tables.people, row_of(person))

    def teams(self) -> tuple[Team, ...]:
        """Return all teams by name."""
        with self._database.reading() as connection:
            return find_all(connection, Team, select(tables.teams).order_by(tables.teams.c.name, tables.teams.c.id))

    def save_team(self, team: Team) -> None:
        """Keep a team, new or changed."""
        with self._database.writing() as connection:
            put(connection, tables.teams, row_of(team))

    def remove_samples(self) -> int:
        """Remove every sample person with all that is theirs; return how many people went."""
        with self._database.writing() as connection:
            samples = find_all(connection, Person, select(tables.people).where(tables.people.c.sample))
            connection.execute(delete(tables.people).where(tables.people.c.sample))
            _remove_unused_assignments(connection, {sample.id for sample in samples})
            _remove_empty_teams(connection, {sample.team_id for sample in samples})
        return len(samples)


def _remove_unused_assignments(connection: Connection, makers: AbstractSet[str]) -> None:
    """Remove what these people assigned, but for what a contact of somebody who stays was held for."""
    held_for = select(tables.contacts.c.assignment_id).where(tables.contacts.c.assignment_id.is_not(None))
    connection.execute(
        delete(tables.assignments).where(tables.assignments.c.by.in_(makers), tables.assignments.c.id.not_in(held_for))
    )


def _remove_empty_teams(connection: Connection, team_ids: AbstractSet[str]) -> None:
    """Remove those of these teams in which nobody and nothing is left."""
    connection.execute(
        delete(tables.teams).where(
            tables.teams.c.id.in_(team_ids),
            tables.teams.c.id.not_in(select(tables.people.c.team_id)),
            tables.teams.c.id.not_in(select(tables.contacts.c.team_id)),
        )
    )
