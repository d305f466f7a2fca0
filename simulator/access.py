"""Who may do what: one matrix of rights by role, and one rule for who sees a contact."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Protocol

from simulator.domain.contact import Contact
from simulator.domain.errors import NotAllowed
from simulator.domain.people import Person, Role


class Right(StrEnum):
    """Something a person may be allowed to do."""

    PRACTISE = "practise"
    SEE_OWN_PROGRESS = "see_own_progress"
    READ_LIBRARY = "read_library"
    WRITE_CONTENT = "write_content"
    ASSIGN = "assign"
    SEE_TEAM = "see_team"
    EXPORT_TEAM = "export_team"
    CHANGE_SCORES = "change_scores"
    MANAGE_APP = "manage_app"


TRAINEE, TRAINER, LEAD, ADMIN = Role.TRAINEE, Role.TRAINER, Role.LEAD, Role.ADMIN

MATRIX: Mapping[Right, frozenset[Role]] = {
    Right.PRACTISE: frozenset({TRAINEE, TRAINER, LEAD}),
    Right.SEE_OWN_PROGRESS: frozenset({TRAINEE, TRAINER, LEAD}),
    Right.READ_LIBRARY: frozenset({TRAINER, LEAD, ADMIN}),
    Right.WRITE_CONTENT: frozenset({TRAINER}),
    Right.ASSIGN: frozenset({TRAINER, LEAD}),
    Right.SEE_TEAM: frozenset({LEAD}),
    Right.EXPORT_TEAM: frozenset({LEAD}),
    Right.CHANGE_SCORES: frozenset({LEAD}),
    Right.MANAGE_APP: frozenset({ADMIN, LEAD}),
}
"""Which roles hold which right."""


class View(StrEnum):
    """How much of a contact a person sees."""

    NOTHING = "nothing"
    WITHOUT_NAMES = "without_names"
    WHOLE = "whole"


def may(person: Person, right: Right) -> bool:
    """Return whether the person holds the right."""
    return person.active and bool(person.roles & MATRIX[right])


def require(person: Person, right: Right) -> None:
    """Raise NotAllowed unless the person holds the right."""
    if not may(person, right):
        raise NotAllowed("You don't have the right to do this. Ask your team lead if you think you should.")


class Held(Protocol):
    """As much of a contact as it takes to say whether others may see it."""

    @property
    def assignment_id(self) -> str | None: ...
    @property
    def shared(self) -> bool: ...


def is_open(contact: Held) -> bool:
    """Return whether others than its trainee may see a contact at all: it was assigned, or they share it."""
    return contact.assignment_id is not None or contact.shared


def view_of(contact: Contact, person: Person, own_personas: frozenset[str] = frozenset()) -> View:
    """Return how much of a contact a person sees; `own_personas` are those the person wrote."""
    if not person.active:
        return View.NOTHING
    if contact.person_id == person.id:
        return View.WHOLE
    if not is_open(contact):
        return View.NOTHING
    if person.has(LEAD) and contact.team_id == person.team_id:
        return View.WHOLE
    if person.has(TRAINER) and contact.persona in own_personas:
        return View.WITHOUT_NAMES
    return View.NOTHING


def may_change_score(contact: Contact, person: Person) -> bool:
    """Return whether the person may overrule, void or answer for a contact: its lead, but nobody for themselves."""
    leads_it = may(person, Right.CHANGE_SCORES) and contact.team_id == person.team_id
    return leads_it and is_open(contact) and contact.person_id != person.id
