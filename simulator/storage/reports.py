"""Answers reports: contacts in figures, without loading a word of them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, or_, select

from simulator.domain.report import ReportRow, ReportScore
from simulator.storage import tables
from simulator.storage.database import Database

HEAD = [tables.contacts.c[name] for name in ReportRow.model_fields if name != "scores"]


class SqlReportStore:
    """The ReportStore of ports.py on a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def score_rows(
        self, *, team_id: str | None = None, person_id: str | None = None, since: datetime | None = None
    ) -> tuple[ReportRow, ...]:
        """Return contacts in figures, oldest first; `since` leaves out what ended before."""
        wanted = _wanted(team_id, person_id, since)
        query = select(*HEAD).where(*wanted).order_by(tables.contacts.c.started_at, tables.contacts.c.id)
        with self._database.reading() as connection:
            scores = _figures(connection, wanted)
            return tuple(
                ReportRow.model_validate({**row._mapping, "scores": tuple(scores.get(row.id, ()))})
                for row in connection.execute(query)
            )


def _wanted(team_id: str | None, person_id: str | None, since: datetime | None) -> list[ColumnElement[bool]]:
    columns = tables.contacts.c
    wanted = [
        column == value for column, value in ((columns.team_id, team_id), (columns.person_id, person_id)) if value
    ]
    if since is not None:
        wanted.append(or_(columns.ended_at >= since, columns.ended_at.is_(None)))
    return wanted


def _figures(connection: Connection, wanted: Sequence[ColumnElement[bool]]) -> Mapping[str, list[ReportScore]]:
    scores = tables.scores
    query = (
        select(scores.c.contact_id, scores.c.figures)
        .join(tables.contacts, tables.contacts.c.id == scores.c.contact_id)
        .where(*wanted)
        .order_by(scores.c.at, scores.c.id)
    )
    found: dict[str, list[ReportScore]] = defaultdict(list)
    for row in connection.execute(query):
        found[row.contact_id].append(row.figures)
    return found
