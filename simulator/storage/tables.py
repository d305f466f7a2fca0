"""The tables. A column is named like the field it keeps, so that a row and its value say the same."""

from collections.abc import Mapping
from typing import Any, TypeVar

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Row,
    Table,
    UniqueConstraint,
)

from simulator.domain.moves import Reading
from simulator.domain.people import Role
from simulator.domain.report import ReportScore
from simulator.domain.scenario import ActionTaken
from simulator.domain.state import CustomerState, Direction
from simulator.domain.value import Level, Value
from simulator.domain.verdict import Scorecard
from simulator.storage.columns import Kept, Moment, Words

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _id_of(table: str, *, goes_with_it: bool = True) -> ForeignKey:
    """Return a reference; a row goes with what it belongs to, or only forgets it."""
    return ForeignKey(f"{table}.id", ondelete="CASCADE" if goes_with_it else "SET NULL")


teams = Table(
    "teams",
    metadata,
    Column("id", Words, primary_key=True),
    Column("name", Words, nullable=False),
)

people = Table(
    "people",
    metadata,
    Column("id", Words, primary_key=True),
    Column("name", Words, nullable=False),
    Column("team_id", Words, ForeignKey("teams.id"), nullable=False, index=True),
    Column("roles", Kept(frozenset[Role]), nullable=False),
    Column("active", Boolean, nullable=False),
    Column("sample", Boolean, nullable=False),
    Column("may_sign_in", Boolean, nullable=False),
    Column("told_at", Words),
    Column("time_zone", Words, nullable=False),
    Column("pace", Integer, nullable=False),
)

assignments = Table(
    "assignments",
    metadata,
    Column("id", Words, primary_key=True),
    Column("team_id", Words, _id_of("teams"), nullable=False, index=True),
    Column("persona", Words, nullable=False),
    Column("scenario", Words, nullable=False),
    Column("due", Date, nullable=False),
    Column("by", Words, nullable=False),
    Column("at", Moment, nullable=False),
    Column("note", Words, nullable=False),
    Column("withdrawn", Boolean, nullable=False),
)

contacts = Table(
    "contacts",
    metadata,
    Column("id", Words, primary_key=True),
    Column("person_id", Words, _id_of("people"), nullable=False),
    Column("team_id", Words, ForeignKey("teams.id"), nullable=False),
    Column("persona", Words, nullable=False, index=True),
    Column("scenario", Words, nullable=False),
    Column("channel", Words, nullable=False),
    Column("language", Words, nullable=False),
    Column("seed", BigInteger, nullable=False),
    Column("status", Words, nullable=False),
    Column("versions", Kept(Mapping[str, str]), nullable=False),
    Column("started_at", Moment, nullable=False),
    Column("ready_at", Moment),
    Column("ended_at", Moment),
    Column("end_reason", Words),
    Column("assignment_id", Words, _id_of("assignments", goes_with_it=False), index=True),
    Column("shared", Boolean, nullable=False),
    Column("scored", Boolean, nullable=False),
    Column("parent_id", Words, _id_of("contacts", goes_with_it=False), index=True),
    Column("parent_turn", Integer),
    Column("void_reason", Words, nullable=False),
    Column("hints_used", Integer, nullable=False),
    Index(None, "team_id", "ended_at"),
    Index(None, "person_id", "ended_at"),
)

turns = Table(
    "turns",
    metadata,
    Column("contact_id", Words, _id_of("contacts"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("role", Words, nullable=False),
    Column("text", Words, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("real_at", Moment, nullable=False),
    Column("status", Words, nullable=False),
    Column("elapsed", BigInteger, nullable=False),
    Column("reading", Kept(Reading)),
    Column("actions", Kept(tuple[ActionTaken, ...]), nullable=False),
    Column("state", Kept(CustomerState)),
    Column("direction", Kept(Direction)),
    Column("engine", Words, nullable=False),
)

desk_events = Table(
    "desk_events",
    metadata,
    Column("place", Integer, primary_key=True),
    Column("contact_id", Words, _id_of("contacts"), nullable=False, index=True),
    Column("at", BigInteger, nullable=False),
    Column("real_at", Moment, nullable=False),
    Column("id", Words, nullable=False),
    Column("kind", Words, nullable=False),
    Column("amount", BigInteger),
)

desk_clocks = Table(
    "desk_clocks",
    metadata,
    Column("contact_id", Words, _id_of("contacts"), primary_key=True),
    Column("waited", BigInteger, nullable=False),
    Column("seen_at", Moment, nullable=False),
)

drafts = Table(
    "drafts",
    metadata,
    Column("contact_id", Words, _id_of("contacts"), primary_key=True),
    Column("text", Words, nullable=False),
)

scores = Table(
    "scores",
    metadata,
    Column("id", Words, primary_key=True),
    Column("contact_id", Words, _id_of("contacts"), nullable=False, index=True),
    Column("source", Words, nullable=False),
    Column("card", Kept(Scorecard), nullable=False),
    Column("at", Moment, nullable=False),
    Column("by", Words),
    Column("reason", Words, nullable=False),
    Column("changed", Kept(Mapping[str, Level]), nullable=False),
    Column("figures", Kept(ReportScore), nullable=False),  # what reports need of the card, without its words
)

appeals = Table(
    "appeals",
    metadata,
    Column("id", Words, primary_key=True),
    Column("contact_id", Words, _id_of("contacts"), nullable=False, index=True),
    Column("person_id", Words, _id_of("people"), nullable=False),
    Column("reason", Words, nullable=False),
    Column("at", Moment, nullable=False),
    Column("criterion", Words),
    Column("answer", Words),
    Column("answered_by", Words),
    Column("answered_at", Moment),
)

content_versions = Table(
    "content_versions",
    metadata,
    Column("kind", Words, primary_key=True),
    Column("id", Words, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("sha256", Words, nullable=False),
    Column("text", Words, nullable=False),
    Column("author", Words, nullable=False),
    Column("at", Moment, nullable=False),
    Column("status", Words, nullable=False),
    UniqueConstraint("kind", "id", "sha256"),
)

settings = Table(
    "settings",
    metadata,
    Column("key", Words, primary_key=True),
    Column("value", Words, nullable=False),
)

Kind = TypeVar("Kind", bound=Value)


def row_of(value: Value) -> dict[str, Any]:
    """Return a value's fields by column."""
    return {name: getattr(value, name) for name in type(value).model_fields}


def value_of(kind: type[Kind], row: Row[Any]) -> Kind:
    """Return the value that a row keeps; columns that are no field of it are left out."""
    return kind.model_validate({name: row._mapping[name] for name in kind.model_fields})
