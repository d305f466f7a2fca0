"""Every cell of the rights matrix, and every way to stand to a contact."""

from datetime import UTC, datetime

import pytest

from simulator.access import MATRIX, Right, View, may, may_change_score, require, view_of
from simulator.domain.channel import Channel
from simulator.domain.contact import Contact
from simulator.domain.errors import NotAllowed
from simulator.domain.people import Person, Role

T, R, L, A = Role.TRAINEE, Role.TRAINER, Role.LEAD, Role.ADMIN

EXPECTED = {
    Right.PRACTISE: {T, R, L},
    Right.SEE_OWN_PROGRESS: {T, R, L},
    Right.READ_LIBRARY: {R, L, A},
    Right.WRITE_CONTENT: {R},
    Right.ASSIGN: {R, L},
    Right.SEE_TEAM: {L},
    Right.EXPORT_TEAM: {L},
    Right.CHANGE_SCORES: {L},
    Right.MANAGE_APP: {A, L},
}


def person(*roles: Role, id: str = "p", team: str = "blue", active: bool = True) -> Person:
    return Person(id=id, name=id, team_id=team, roles=frozenset(roles), active=active)


def contact(holder: str = "holder", team: str = "blue", assigned: bool = False, shared: bool = False) -> Contact:
    return Contact(
        id="c",
        person_id=holder,
        team_id=team,
        persona="dana",
        scenario="alarm",
        channel=Channel.CHAT,
        seed=0,
        versions={},
        started_at=datetime(2026, 11, 1, tzinfo=UTC),
        assignment_id="a" if assigned else None,
        shared=shared,
    )


def test_the_table_above_names_every_right() -> None:
    assert set(EXPECTED) == set(Right) == set(MATRIX)


@pytest.mark.parametrize("right", list(Right))
@pytest.mark.parametrize("role", list(Role))
def test_each_role_holds_exactly_its_rights(right: Right, role: Role) -> None:
    allowed = role in EXPECTED[right]
    assert may(person(role), right) is allowed
    if not allowed:
        with pytest.raises(NotAllowed):
            require(person(role), right)


@pytest.mark.parametrize("right", list(Right))
def test_several_roles_add_up_and_somebody_inactive_has_none(right: Right) -> None:
    everything = person(*Role)
    assert may(everything, right)
    assert not may(person(*Role, active=False), right)
    assert not may(person(), right)


@pytest.mark.parametrize(
    ("viewer", "assigned", "shared", "view"),
    [
        (person(T, id="holder"), False, False, View.WHOLE),
        (person(id="holder"), False, False, View.WHOLE),
        (person(T, id="colleague"), True, True, View.NOTHING),
        (person(L), False, False, View.NOTHING),
        (person(L), True, False, View.WHOLE),
        (person(L), False, True, View.WHOLE),
        (person(L, team="red"), True, True, View.NOTHING),
        (person(A), True, True, View.NOTHING),
        (person(R), True, True, View.NOTHING),
        (person(L, active=False), True, True, View.NOTHING),
        (person(T, id="holder", active=False), True, True, View.NOTHING),
    ],
)
def test_who_sees_a_contact(viewer: Person, assigned: bool, shared: bool, view: View) -> None:
    assert view_of(contact(assigned=assigned, shared=shared), viewer) is view


@pytest.mark.parametrize(
    ("assigned", "shared", "view"),
    [(False, False, View.NOTHING), (True, False, View.WITHOUT_NAMES), (False, True, View.WITHOUT_NAMES)],
)
def test_a_trainer_sees_open_contacts_on_their_own_personas_without_names(
    assigned: bool, shared: bool, view: View
) -> None:
    trainer = person(R, team="red")
    assert view_of(contact(assigned=assigned, shared=shared), trainer, frozenset({"dana"})) is view
    assert view_of(contact(assigned=assigned, shared=shared), trainer, frozenset({"marcus"})) is View.NOTHING


@pytest.mark.parametrize(
    ("viewer", "assigned", "allowed"),
    [
        (person(L), True, True),
        (person(L), False, False),
        (person(L, team="red"), True, False),
        (person(L, T, id="holder"), True, False),
        (person(R), True, False),
        (person(A), True, False),
        (person(T, id="holder"), True, False),
    ],
)
def test_only_the_teams_lead_changes_a_score_and_never_their_own(viewer: Person, assigned: bool, allowed: bool) -> None:
    assert may_change_score(contact(assigned=assigned), viewer) is allowed
