"""Where everything is kept: SQLite in one file by default, PostgreSQL by address; one store per noun."""

from simulator.storage.contacts import SqlContactStore
from simulator.storage.database import Database, open_database
from simulator.storage.ids import new_id
from simulator.storage.people import SqlPersonStore
from simulator.storage.reports import SqlReportStore
from simulator.storage.reviews import SqlReviewStore
from simulator.storage.scores import SqlScoreStore
from simulator.storage.settings import SqlSettingStore
from simulator.storage.versions import SqlVersionStore

__all__ = [
    "Database",
    "SqlContactStore",
    "SqlPersonStore",
    "SqlReportStore",
    "SqlReviewStore",
    "SqlScoreStore",
    "SqlSettingStore",
    "SqlVersionStore",
    "new_id",
    "open_database",
]
