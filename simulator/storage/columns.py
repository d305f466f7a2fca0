"""How values become columns: text, moments in UTC, and domain values as JSON."""

import re
from datetime import UTC, datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import DateTime, Dialect, Text, TypeDecorator

from simulator.domain.errors import BadInput

UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")
"""NUL, for which PostgreSQL has no room, and halves of characters, which no database of ours takes."""


class Words(TypeDecorator[str]):
    """Text of any length; members of a StrEnum are kept as their value."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Return the text as plain text; raises BadInput where it holds what no database keeps."""
        if value is not None and UNKEEPABLE.search(value):
            raise BadInput(
                "The text holds a broken or invisible character that can't be kept. Nothing was saved and your text is "
                "still here: take the character out, or type the line anew."
            )
        return None if value is None else str(value)


class Moment(TypeDecorator[datetime]):
    """A moment in UTC with its zone, whatever the database does with zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment in UTC; one without a zone could mean anything and is refused."""
        if value is not None and value.utcoffset() is None:
            raise ValueError(f"{value.isoformat()} has no time zone; a moment is kept with one or not at all")
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment with its zone; SQLite drops the zone, PostgreSQL answers in the session's own."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Kept(TypeDecorator[Any]):
    """A domain value, or a collection of them, as JSON text; reading it back validates it."""

    impl = Text
    cache_ok = True

    def __init__(self, shape: Any) -> None:
        super().__init__()
        self.shape = shape
        self._adapter = TypeAdapter(shape)

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Return the value as JSON."""
        return None if value is None else self._adapter.dump_json(value).decode()

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """Return the value that the JSON stands for."""
        return None if value is None else self._adapter.validate_json(value)
