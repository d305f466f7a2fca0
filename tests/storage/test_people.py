from simulator.domain.contact import DeskClock, DeskEvent
from simulator.domain.people import Role

from .made import (
    NOON,
    customer_turn,
    made_appeal,
    made_assignment,
    made_contact,
    made_person,
    made_score,
    made_team,
)


def test_a_person_is_found_as_they_were_saved(stores):
    lead = made_person(
        id="lena", name="Léna", roles=frozenset({Role.LEAD, Role.TRAINER}), pace=150, time_zone="Asia/Tokyo"
    )
    stores.people.save_person(lead)
    assert stores.people.find_person("lena") == lead


def test_nobody_is_found_where_nobody_is(stores):
    assert stores.people.find_person("nobody") is None


def test_saving_a_person_again_changes_them(stores):
    told = made_person(told_at="2026-11-21T12:00:00+00:00", active=False)
    stores.people.save_person(told)
    assert stores.people.people() == (told,)


def test_people_come_by_name_and_by_team(stores):
    stores.people.save_team(made_team(id="south", name="South"))
    zoe, ben = made_person(id="1", name="Zoe"), made_person(id="2", name="Ben", team_id="south")
    stores.people.save_person(zoe)
    stores.people.save_person(ben)
    assert [person.name for person in stores.people.people()] == ["Ada", "Ben", "Zoe"]
    assert stores.people.people("south") == (ben,)


def test_saving_a_team_again_renames_it(stores):
    stores.people.save_team(made_team(name="North-East"))
    assert [team.name for team in stores.people.teams()] == ["North-East"]


def keep_all_of(stores, person, contact_id):
    """Keep a contact of a person with everything that can belong to one."""
    contact = made_contact(id=contact_id, person_id=person.id, team_id=person.team_id)
    stores.contacts.add_contact(contact, [customer_turn(0, contact_id=contact_id)])
    stores.contacts.save_draft(contact_id, "Dear")
    stores.contacts.save_desk_clock(DeskClock(contact_id=contact_id, waited=5, seen_at=NOON))
    stores.contacts.add_desk_event(DeskEvent(contact_id=contact_id, at=1, real_at=NOON, id="order", kind="lookup"))
    stores.scores.add_score(made_score(f"score-{contact_id}", contact_id=contact_id))
    stores.reviews.add_appeal(made_appeal(id=f"appeal-{contact_id}", contact_id=contact_id, person_id=person.id))


def test_samples_go_with_all_that_is_theirs_and_nobody_else_does(stores):
    stores.people.save_team(made_team(id="samples", name="Samples"))
    sample = made_person(id="sam", name="Sam", team_id="samples", sample=True)
    stores.people.save_person(sample)
    stores.reviews.add_assignment(made_assignment(team_id="samples", by="sam"))
    keep_all_of(stores, sample, "theirs")
    keep_all_of(stores, made_person(), "kept")

    assert stores.people.remove_samples() == 1

    assert [person.id for person in stores.people.people()] == ["ada"]
    assert [team.id for team in stores.people.teams()] == ["north"]
    assert [contact.id for contact in stores.contacts.contacts()] == ["kept"]
    assert (
        stores.contacts.turns("theirs") == stores.contacts.desk_events("theirs") == stores.scores.scores("theirs") == ()
    )
    assert stores.contacts.draft("theirs") == ""
    assert stores.contacts.desk_clock("theirs") is None
    assert stores.reviews.assignments() == ()
    assert [appeal.contact_id for appeal in stores.reviews.appeals()] == ["kept"]
    assert len(stores.contacts.turns("kept")) == len(stores.scores.scores("kept")) == 1


def test_a_team_in_which_somebody_stays_outlives_the_samples(stores):
    stores.people.save_person(made_person(id="sam", sample=True))
    stores.reviews.add_assignment(made_assignment(by="lena"))
    assert stores.people.remove_samples() == 1
    assert [team.id for team in stores.people.teams()] == ["north"]
    assert [assignment.id for assignment in stores.reviews.assignments()] == ["a1"]


def test_what_a_sample_assigned_stays_where_somebody_who_stays_held_a_contact_for_it(stores):
    stores.people.save_person(made_person(id="sam", roles=frozenset({Role.LEAD}), sample=True))
    stores.reviews.add_assignment(made_assignment(id="used", by="sam"))
    stores.reviews.add_assignment(made_assignment(id="unused", by="sam"))
    stores.contacts.add_contact(made_contact(assignment_id="used"), [])
    stores.people.remove_samples()
    assert [assignment.id for assignment in stores.reviews.assignments()] == ["used"]
    assert stores.contacts.find_contact("c1").assignment_id == "used"


def test_removing_samples_twice_removes_nobody_the_second_time(stores):
    stores.people.save_person(made_person(id="sam", sample=True))
    assert [stores.people.remove_samples(), stores.people.remove_samples()] == [1, 0]
