"""What can go wrong with a database, in one sentence for people each: what happened, what is safe, what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from alembic.util import CommandError
from pydantic import ValidationError
from sqlalchemy.exc import DBAPIError, IntegrityError, StatementError, TimeoutError

from simulator.domain.errors import BadInput, NotFound, StorageTrouble

BUSY = "The database is busy with other work. Nothing was changed: try again in a moment."
FULL = (
    "There is no room left to save anything. What was saved before is safe, and nothing was half-saved: "
    "make room on the disk, then try again."
)
READ_ONLY = (
    "The database may be read here but not written. Nothing was changed: "
    "give Rapport the right to write to the database and its folder, then try again."
)
NO_WAY_IN = (
    "The database can't be opened. Nothing was changed: see that the folder for it exists, that Rapport may read and "
    "write there, and that the disk has room."
)
DAMAGED = (
    "The database file is damaged, or it is no database. Nothing was changed: stop Rapport, keep a copy of the file "
    "and put the last backup in its place."
)
DISK = "The disk refused to read or write. What was saved before is safe: check the disk, then try again."
UNREACHABLE = (
    "The database server can't be reached. What was saved before is safe, and nothing was half-saved: "
    "check that the server runs and that DATABASE_URL is right, then try again."
)
OTHER = (
    "The database gave an answer that Rapport does not understand. Nothing was changed: try again, and if it stays, "
    "show the log to whoever looks after this installation."
)
OTHER_VERSION = (
    "The database was written by another version of Rapport. Nothing was changed: start the version that wrote it, "
    "or a newer one."
)

BY_SQLITE_CODE = {
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_PERM: READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: NO_WAY_IN,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_NOTADB: DAMAGED,
    sqlite3.SQLITE_IOERR: DISK,
}

BY_SQLSTATE = {
    "55P03": BUSY,  # lock_not_available
    "40P01": BUSY,  # deadlock_detected
    "40001": BUSY,  # serialization_failure
    "57014": BUSY,  # query_canceled, by a timeout
    "53300": BUSY,  # too_many_connections
    "53100": FULL,  # disk_full
    "25006": READ_ONLY,  # read_only_sql_transaction
    "42501": READ_ONLY,  # insufficient_privilege
    "57P01": UNREACHABLE,  # admin_shutdown
    "57P02": UNREACHABLE,  # crash_shutdown
    "57P03": UNREACHABLE,  # cannot_connect_now
}

MISSING_OWNER = {sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY, "23503"}


class AlreadyKept(BadInput):
    """Something under the same id or number is kept already."""


@contextmanager
def told_to_people() -> Iterator[None]:
    """Turn whatever a database can throw into an error whose message can be shown as it stands."""
    try:
        yield
    except IntegrityError as error:
        raise _clash(error) from error
    except DBAPIError as error:
        raise StorageTrouble(sentence_for(error.orig)) from error
    except TimeoutError as error:
        raise StorageTrouble(BUSY) from error
    except StatementError as error:  # a value was refused on its way in, before the database saw it
        raise error.orig or error from None
    except (CommandError, ValidationError) as error:
        raise StorageTrouble(OTHER_VERSION) from error
    except OSError as error:
        raise StorageTrouble(NO_WAY_IN) from error


def sentence_for(error: BaseException | None) -> str:
    """Return what to tell people about a driver's error."""
    if isinstance(error, sqlite3.Error):
        return BY_SQLITE_CODE.get(_code_of(error) & 0xFF, OTHER)
    if isinstance(error, psycopg.OperationalError) and error.sqlstate is None:
        return UNREACHABLE
    if isinstance(error, psycopg.Error):
        return BY_SQLSTATE.get(error.sqlstate or "", OTHER)
    return OTHER


def _clash(error: IntegrityError) -> BadInput | NotFound:
    cause = error.orig
    code = cause.sqlstate if isinstance(cause, psycopg.Error) else _code_of(cause)
    if code in MISSING_OWNER:
        return NotFound("What this belongs to is no longer there. Nothing was saved: go back and choose anew.")
    return AlreadyKept("This is kept already. Nothing was changed: reload the page to see it.")


def _code_of(error: BaseException | None) -> int:
    """Return SQLite's extended code; 0 where the driver itself complained."""
    return getattr(error, "sqlite_errorcode", 0)
