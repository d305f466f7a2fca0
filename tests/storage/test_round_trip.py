"""Whatever can be kept comes back as it was, on both databases."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simulator.domain.report import figures_of
from simulator.storage import new_id

from . import drawn
from .made import TRAINEE, made_contact

on_one_database = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
"""Every example keeps its values under new ids, so that they can share the test's database."""


@on_one_database
@given(data=st.data())
def test_contacts_and_turns(stores, data):
    contact = data.draw(drawn.contacts(new_id(), TRAINEE))
    turns = tuple(data.draw(drawn.turns(contact.id, number)) for number in range(2))
    stores.contacts.add_contact(contact, turns)
    assert stores.contacts.find_contact(contact.id) == contact
    assert stores.contacts.turns(contact.id) == turns


@on_one_database
@given(data=st.data())
def test_scores_and_their_figures(stores, data):
    contact = made_contact(id=new_id())
    stores.contacts.add_contact(contact, [])
    entry = data.draw(drawn.scores(new_id(), contact.id))
    stores.scores.add_score(entry)
    assert stores.scores.scores(contact.id) == (entry,)
    row = next(row for row in stores.reports.score_rows() if row.id == contact.id)
    assert row.scores == (figures_of(entry),)


@on_one_database
@given(data=st.data())
def test_people(stores, data):
    person = data.draw(drawn.people(new_id(), TRAINEE.team_id))
    stores.people.save_person(person)
    assert stores.people.find_person(person.id) == person


@on_one_database
@given(data=st.data())
def test_assignments_and_appeals(stores, data):
    contact = made_contact(id=new_id())
    stores.contacts.add_contact(contact, [])
    assignment = data.draw(drawn.assignments(new_id(), TRAINEE.team_id))
    stores.reviews.add_assignment(assignment)
    assert assignment in stores.reviews.assignments()
    appeal = data.draw(drawn.appeals(new_id(), contact.id, TRAINEE.id))
    stores.reviews.add_appeal(appeal)
    assert stores.reviews.appeals(contact_ids=[contact.id]) == (appeal,)


@on_one_database
@given(data=st.data())
def test_versions(empty, data):
    version = data.draw(drawn.versions(new_id()))
    assert empty.versions.add_version(version) == version
    assert empty.versions.versions(version.kind, version.id) == (version,)


@on_one_database
@given(data=st.data())
def test_drafts(stores, data):
    contact = made_contact(id=new_id())
    stores.contacts.add_contact(contact, [])
    text = data.draw(drawn.words)
    stores.contacts.save_draft(contact.id, text)
    assert stores.contacts.draft(contact.id) == text
