"""Keeps every scoring ever given; nothing is overwritten."""

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import select

from simulator.domain.contact import ScoreEntry
from simulator.domain.report import figures_of
from simulator.storage import tables
from simulator.storage.database import Database
from simulator.storage.rows import add, find_all, in_portions


class SqlScoreStore:
    """The ScoreStore of ports.py on a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add_score(self, entry: ScoreEntry) -> None:
        """Keep one scoring, with its figures beside it for reports."""
        with self._database.writing() as connection:
            add(connection, tables.scores, entry, figures=figures_of(entry))

    def scores(self, contact_id: str) -> tuple[ScoreEntry, ...]:
        """Return a contact's scorings, oldest first."""
        return self.scores_of([contact_id])[contact_id]

    def scores_of(self, contact_ids: Sequence[str]) -> Mapping[str, tuple[ScoreEntry, ...]]:
        """Return the entries of many contacts at once, by contact."""
        found: dict[str, list[ScoreEntry]] = {contact_id: [] for contact_id in contact_ids}
        for entry in self._entries(tuple(found)):
            found[entry.contact_id].append(entry)
        return {contact_id: tuple(entries) for contact_id, entries in found.items()}

    def _entries(self, contact_ids: Sequence[str]) -> Iterator[ScoreEntry]:
        scores = tables.scores.c
        columns = [scores[name] for name in ScoreEntry.model_fields]
        with self._database.reading() as connection:
            for portion in in_portions(contact_ids):
                query = select(*columns).where(scores.contact_id.in_(portion)).order_by(scores.at, scores.id)
                yield from find_all(connection, ScoreEntry, query)
