"""The few things that every store does with values and their rows: find, add, save, put."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, Table, insert, update
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from simulator.domain.errors import NotFound
from simulator.domain.value import Value
from simulator.storage.tables import row_of, value_of

Kind = TypeVar("Kind", bound=Value)


def find_one(connection: Connection, kind: type[Kind], query: Select[*tuple[Any, ...]]) -> Kind | None:
    """Return the value in the one row that a query can have, None where it has none."""
    row = connection.execute(query).one_or_none()
    return None if row is None else value_of(kind, row)


def find_all(connection: Connection, kind: type[Kind], query: Select[*tuple[Any, ...]]) -> tuple[Kind, ...]:
    """Return the values in the rows of a query, in its order."""
    return tuple(value_of(kind, row) for row in connection.execute(query))


def add(connection: Connection, table: Table, value: Value, **more: Any) -> None:
    """Add a value as a new row."""
    connection.execute(insert(table).values(**row_of(value), **more))


def save(connection: Connection, table: Table, value: Value, only: AbstractSet[str] = frozenset()) -> None:
    """Change the row that a value has, or some of its columns only; raises NotFound where it has none."""
    row = row_of(value)
    same = [column == row[column.name] for column in table.primary_key]
    changes = {name: kept for name, kept in row.items() if not only or name in only}
    if connection.execute(update(table).where(*same).values(changes)).rowcount == 0:
        raise NotFound("This is no longer kept here; it may have been removed. Nothing was changed.")


def put(connection: Connection, table: Table, row: dict[str, Any]) -> None:
    """Change the row with this key, or add it."""
    dialect_insert = postgres_insert if connection.dialect.name == "postgresql" else sqlite_insert
    keys = [column.name for column in table.primary_key]
    rest = {name: value for name, value in row.items() if name not in keys}
    connection.execute(dialect_insert(table).values(row).on_conflict_do_update(index_elements=keys, set_=rest))


def in_portions(ids: Sequence[str], size: int = 500) -> Iterator[Sequence[str]]:
    """Return ids in portions that fit into one statement; databases limit how much it may hold."""
    return (ids[start : start + size] for start in range(0, len(ids), size))
