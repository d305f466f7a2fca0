"""Ids of kept things: UUIDv7 as text, so that they sort by the time they were made."""

from uuid_utils import uuid7


def new_id() -> str:
    """Return a new id; ids made later sort later."""
    return str(uuid7())
