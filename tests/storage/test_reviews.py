from datetime import date

import pytest

from simulator.domain.assignment import Appeal, Assignment
from simulator.domain.errors import NotFound

from .made import later, made_appeal, made_assignment, made_contact, made_team


@pytest.fixture
def held(stores):
    stores.contacts.add_contact(made_contact(), [])
    stores.contacts.add_contact(made_contact(id="c2"), [])
    return stores


def test_assignments_come_by_team_the_nearest_date_first(stores):
    stores.people.save_team(made_team(id="south"))
    far, near = made_assignment(id="1"), made_assignment(id="2", due=date(2026, 11, 30), note="Mind the tone.")
    south = made_assignment(id="3", team_id="south")
    for assignment in (far, near, south):
        stores.reviews.add_assignment(assignment)
    assert stores.reviews.assignments() == (near, far, south)
    assert stores.reviews.assignments("north") == (near, far)
    assert stores.reviews.assignments("west") == ()


def test_an_assignment_can_be_withdrawn(stores):
    stores.reviews.add_assignment(made_assignment())
    withdrawn = Assignment(**{**dict(made_assignment()), "withdrawn": True})
    stores.reviews.save_assignment(withdrawn)
    assert stores.reviews.assignments() == (withdrawn,)


def test_an_assignment_that_is_not_kept_cannot_be_changed(stores):
    with pytest.raises(NotFound):
        stores.reviews.save_assignment(made_assignment())


def test_an_assignment_to_no_team_is_refused(stores):
    with pytest.raises(NotFound):
        stores.reviews.add_assignment(made_assignment(team_id="west"))


def test_an_answered_appeal_keeps_its_answer_and_is_no_longer_open(held):
    held.reviews.add_appeal(made_appeal(criterion="empathy"))
    held.reviews.add_appeal(made_appeal(id="p2", at=later(1)))
    replied = Appeal(**{**dict(made_appeal()), "answer": "True.", "answered_by": "lena", "answered_at": later(9)})
    held.reviews.save_appeal(replied)
    assert held.reviews.appeals() == (replied, made_appeal(id="p2", at=later(1)))
    assert [appeal.id for appeal in held.reviews.appeals(open_only=True)] == ["p2"]


def test_appeals_can_be_chosen_by_contact(held):
    held.reviews.add_appeal(made_appeal())
    held.reviews.add_appeal(made_appeal(id="p2", contact_id="c2", at=later(1)))
    assert [appeal.id for appeal in held.reviews.appeals(contact_ids=["c2"])] == ["p2"]
    assert [appeal.id for appeal in held.reviews.appeals(contact_ids=["c2", "c1"])] == ["p1", "p2"]
    assert held.reviews.appeals(contact_ids=[]) == ()


def test_appeals_about_very_many_contacts_come_oldest_first(held):
    held.reviews.add_appeal(made_appeal(id="old", contact_id="c2"))
    held.reviews.add_appeal(made_appeal(id="new", at=later(1)))
    ids = ["c1", *(f"x{number}" for number in range(1000)), "c2"]
    assert [appeal.id for appeal in held.reviews.appeals(contact_ids=ids)] == ["old", "new"]
