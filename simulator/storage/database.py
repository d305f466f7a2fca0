"""One database, opened and up to date: its engine, and the transactions that every store works in."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url

from simulator.domain.errors import StorageTrouble
from simulator.storage.migrate import upgrade
from simulator.storage.trouble import told_to_people

PATIENCE = 10_000
"""Milliseconds to wait for a lock that somebody else holds, before people are told (our judgement)."""

PAUSE = 0.02
"""Seconds before asking SQLite again for what it refuses without waiting."""

CONNECT_WITHIN = 10
"""Seconds in which a database server has to answer."""


class Database:
    """An open database; threads may share it."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._writing = engine.execution_options(writes=True)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open a transaction that only reads."""
        with told_to_people(), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Open a transaction that is saved whole or not at all."""
        with told_to_people(), self._writing.begin() as connection:
            yield connection

    def close(self) -> None:
        """Give back every connection."""
        self.engine.dispose()


def open_database(url: str, patience: int = PATIENCE) -> Database:
    """Return the database at an address, made if it is new and brought up to date if it is older."""
    address = make_url(url)
    with told_to_people():
        if address.get_backend_name() == "sqlite":
            _make_folder(address)
            engine = _sqlite(address, patience)
        else:
            engine = _postgres(address, patience)
        upgrade(engine)
    return Database(engine)


def _make_folder(address: URL) -> None:
    if not address.database or address.database == ":memory:":
        raise StorageTrouble(
            "DATABASE_URL names no file. Nothing was started: write sqlite:/// and the path of a file."
        )
    if not address.database.startswith("file:"):
        # What people wrote is nobody else's business on a shared machine.
        Path(address.database).parent.mkdir(mode=0o700, parents=True, exist_ok=True)


def _sqlite(address: URL, patience: int) -> Engine:
    within = patience / 1000
    engine = create_engine(address, hide_parameters=True, pool_timeout=within, connect_args={"timeout": within})

    @event.listens_for(engine, "connect")
    def set_up(connection: sqlite3.Connection, _: Any) -> None:
        connection.isolation_level = None  # transactions begin where we say, in `begin` below
        _write_ahead(connection, within)
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A writer takes the lock at once: one that reads first and then wants to write can't wait its turn.
        writes = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _write_ahead(connection: sqlite3.Connection, within: float) -> None:
    """Let readers read while somebody writes; where two ask this of a new file at once, SQLite refuses one unwaited."""
    deadline = monotonic() + within
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or monotonic() > deadline:
                raise
            sleep(PAUSE)
        else:
            return


def _postgres(address: URL, patience: int) -> Engine:
    within = {} if "connect_timeout" in address.query else {"connect_timeout": CONNECT_WITHIN}
    engine = create_engine(
        address, hide_parameters=True, pool_timeout=patience / 1000, pool_pre_ping=True, connect_args=within
    )

    @event.listens_for(engine, "connect")
    def set_up(connection: Any, _: Any) -> None:
        connection.execute(f"SET lock_timeout = {int(patience)}")
        connection.commit()

    return engine
