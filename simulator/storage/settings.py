"""Keeps what an installation remembers about itself, by name."""

from sqlalchemy import select

from simulator.storage import tables
from simulator.storage.database import Database
from simulator.storage.rows import put


class SqlSettingStore:
    """The SettingStore of ports.py on a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def setting(self, key: str) -> str | None:
        """Return what is kept under a name, None if nothing is."""
        query = select(tables.settings.c.value).where(tables.settings.c.key == key)
        with self._database.reading() as connection:
            return connection.execute(query).scalar_one_or_none()

    def save_setting(self, key: str, value: str) -> None:
        """Keep something under a name, in place of what was there."""
        with self._database.writing() as connection:
            put(connection, tables.settings, {"key": key, "value": value})
