"""Brings a database up to date; safe to call from several processes at once."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, text

SCRIPTS = Path(__file__).parent / "migrations"
LOCK = 7_272_677
"""The number under which processes queue on PostgreSQL for the right to migrate; any number that nobody else uses."""


def upgrade(engine: Engine) -> None:
    """Apply every migration that is missing, in one transaction."""
    with engine.execution_options(writes=True).begin() as connection:
        _wait_for_turn(connection)
        command.upgrade(config_for(connection), "head")


def config_for(connection: Connection) -> Config:
    """Return Alembic's configuration for work on one connection."""
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _wait_for_turn(connection: Connection) -> None:
    """Let one process migrate at a time; on SQLite the transaction itself has the only write lock."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
