"""Keeps assignments and appeals."""

from collections.abc import Sequence

from sqlalchemy import select, true

from simulator.domain.assignment import Appeal, Assignment
from simulator.storage import tables
from simulator.storage.database import Database
from simulator.storage.rows import add, find_all, in_portions, save


class SqlReviewStore:
    """The ReviewStore of ports.py on a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add_assignment(self, assignment: Assignment) -> None:
        """Keep a new assignment."""
        with self._database.writing() as connection:
            add(connection, tables.assignments, assignment)

    def save_assignment(self, assignment: Assignment) -> None:
        """Keep what changed in an assignment."""
        with self._database.writing() as connection:
            save(connection, tables.assignments, assignment)

    def assignments(self, team_id: str | None = None) -> tuple[Assignment, ...]:
        """Return all assignments, or one team's, the nearest date first."""
        columns = tables.assignments.c
        query = select(tables.assignments).order_by(columns.due, columns.id)
        if team_id is not None:
            query = query.where(columns.team_id == team_id)
        with self._database.reading() as connection:
            return find_all(connection, Assignment, query)

    def add_appeal(self, appeal: Appeal) -> None:
        """Keep a new appeal."""
        with self._database.writing() as connection:
            add(connection, tables.appeals, appeal)

    def save_appeal(self, appeal: Appeal) -> None:
        """Keep what changed in an appeal: its answer."""
        with self._database.writing() as connection:
            save(connection, tables.appeals, appeal)

    def appeals(self, *, contact_ids: Sequence[str] | None = None, open_only: bool = False) -> tuple[Appeal, ...]:
        """Return appeals, oldest first: all or those about some contacts, answered or not."""
        columns = tables.appeals.c
        query = select(tables.appeals).where(columns.answered_at.is_(None) if open_only else true())
        portions = [query]
        if contact_ids is not None:
            portions = [query.where(columns.contact_id.in_(portion)) for portion in in_portions(contact_ids)]
        with self._database.reading() as connection:
            found = [appeal for portion in portions for appeal in find_all(connection, Appeal, portion)]
        return tuple(sorted(found, key=lambda appeal: (appeal.at, appeal.id)))
