"""Keeps saved versions of content; a text never changes once it is kept."""

from sqlalchemy import Connection, func, select

from simulator.domain.errors import StorageTrouble
from simulator.domain.version import ContentKind, ContentVersion
from simulator.storage import tables
from simulator.storage.database import Database
from simulator.storage.rows import add, find_all, find_one, save
from simulator.storage.trouble import BUSY, AlreadyKept

TRIES = 5
"""How often a number is looked for when several people save versions of one item at the same moment."""


class SqlVersionStore:
    """The VersionStore of ports.py on a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def versions(self, kind: ContentKind | None = None, item_id: str | None = None) -> tuple[ContentVersion, ...]:
        """Return versions, the oldest of each item first."""
        columns = tables.content_versions.c
        wanted = [
            column == value for column, value in ((columns.kind, kind), (columns.id, item_id)) if value is not None
        ]
        query = select(tables.content_versions).where(*wanted).order_by(columns.kind, columns.id, columns.number)
        with self._database.reading() as connection:
            return find_all(connection, ContentVersion, query)

    def add_version(self, version: ContentVersion) -> ContentVersion:
        """Keep a text under the item's next number and return its row; a text that is kept already stays as it is."""
        for _ in range(TRIES):
            try:
                with self._database.writing() as connection:
                    return _kept(connection, version) or _added(connection, version)
            except AlreadyKept:  # somebody else took the number between the look and the writing
                continue
        raise StorageTrouble(BUSY)

    def set_status(self, version: ContentVersion) -> ContentVersion:
        """Return the version with its status kept; number and text stay as they are."""
        with self._database.writing() as connection:
            save(connection, tables.content_versions, version, only={"status"})
        return version


def _kept(connection: Connection, version: ContentVersion) -> ContentVersion | None:
    columns = tables.content_versions.c
    same = (columns.kind == version.kind, columns.id == version.id, columns.sha256 == version.sha256)
    return find_one(connection, ContentVersion, select(tables.content_versions).where(*same))


def _added(connection: Connection, version: ContentVersion) -> ContentVersion:
    columns = tables.content_versions.c
    item = (columns.kind == version.kind, columns.id == version.id)
    newest = connection.execute(select(func.max(columns.number)).where(*item)).scalar_one()
    numbered = ContentVersion(**{**dict(version), "number": (newest or 0) + 1})
    add(connection, tables.content_versions, numbered)
    return numbered
