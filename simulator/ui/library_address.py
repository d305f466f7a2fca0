"""Where on the Library page somebody is, as its address says it: the view, the item, and what is done with it."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

import streamlit as st

from simulator.access import Right, may
from simulator.domain.people import Person
from simulator.domain.version import ContentKind

Show = Literal["read", "write", "versions", "new"]

KINDS: Mapping[str, ContentKind] = {
    "customers": ContentKind.PERSONA,
    "companies": ContentKind.COMPANY,
    "rubrics": ContentKind.RUBRIC,
}
"""The views that list items, and of which kind."""

VIEWS: Mapping[str, str] = {
    "customers": "Customers",
    "companies": "Companies",
    "rubrics": "Rubrics",
    "mistakes": "Mistakes",
    "problems": "Problems",
    "assign": "Assign",
}
ONE_OF: Mapping[ContentKind, str] = {
    ContentKind.PERSONA: "customer",
    ContentKind.COMPANY: "company",
    ContentKind.RUBRIC: "rubric",
}
"""What an item of each kind is called on the page."""

SHOWS: Mapping[str, str] = {"read": "Read", "write": "Write", "versions": "Versions"}


class Address(NamedTuple):
    """The view, and the item in it that is open, if any."""

    view: str = "customers"
    item: str = ""
    show: str = "read"

    @property
    def kind(self) -> ContentKind | None:
        """Return the kind of item that the view lists."""
        return KINDS.get(self.view)


def here() -> Address:
    """Return where the address of the page leads; what it does not know leads to the customers."""
    asked = st.query_params
    view = asked.get("view", "customers")
    if view not in VIEWS:
        return Address()
    show = asked.get("show", "read")
    return Address(view, asked.get("item", ""), show if show in (*SHOWS, "new") else "read")


def views_for(person: Person) -> Mapping[str, str]:
    """Return the views that a person is offered, with their titles."""
    return {name: title for name, title in VIEWS.items() if name != "assign" or may(person, Right.ASSIGN)}


def may_write(person: Person) -> bool:
    """Return whether the page offers a person to write."""
    return may(person, Right.WRITE_CONTENT)


def move_to(view: str, item: str = "", show: str = "read", **more: str) -> None:
    """Change the address; used by buttons, so that what stands in the session stays."""
    filled = {"view": view, "item": item, "show": "" if show == "read" else show, **more}
    st.query_params.from_dict({name: value for name, value in filled.items() if value})


def filters(view: str, item: str = "") -> Mapping[str, str]:
    """Return what a link to a place on this page says behind its question mark."""
    return {"view": view, **({"item": item} if item else {})}
