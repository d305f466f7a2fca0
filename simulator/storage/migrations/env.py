"""Tells Alembic which connection to work on and what the tables should be; `simulator.storage.migrate` calls it."""

from typing import Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import TypeDecorator

from simulator.storage.tables import metadata


def plain_type(kind: str, item: object, autogen: AutogenContext) -> str | Literal[False]:
    """Return a column's type as migrations write it: what the database keeps, not how we fill it."""
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{item.impl_instance!r}"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_item=plain_type,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
