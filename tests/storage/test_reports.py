import pytest

from simulator.domain.contact import ContactStatus, ScoreSource
from simulator.domain.report import figures_of

from .made import ended, later, made_assignment, made_card, made_contact, made_person, made_score, made_team


@pytest.fixture
def held(stores):
    """Return the stores with three contacts of two people in two teams."""
    stores.people.save_team(made_team(id="south"))
    stores.people.save_person(made_person(id="ben", team_id="south"))
    stores.reviews.add_assignment(made_assignment())
    stores.contacts.add_contact(ended(made_contact(id="early", assignment_id="a1"), later(10)), [])
    stores.contacts.add_contact(ended(made_contact(id="late", started_at=later(20)), later(30)), [])
    stores.contacts.add_contact(
        made_contact(id="open", person_id="ben", team_id="south", started_at=later(40), parent_id="late"), []
    )
    return stores


def ids(rows):
    return [row.id for row in rows]


def test_a_row_says_what_the_contact_says(held):
    row = held.reports.score_rows()[0]
    contact = held.contacts.find_contact("early")
    assert {**dict(row), "scores": ()} == {name: getattr(contact, name, ()) for name in type(row).model_fields}


def test_rows_come_oldest_first_and_can_be_chosen(held):
    assert ids(held.reports.score_rows()) == ["early", "late", "open"]
    assert ids(held.reports.score_rows(team_id="south")) == ["open"]
    assert ids(held.reports.score_rows(person_id="ada")) == ["early", "late"]
    assert ids(held.reports.score_rows(team_id="south", person_id="ada")) == []


def test_what_ended_before_is_left_out_and_what_still_runs_is_not(held):
    assert ids(held.reports.score_rows(since=later(11))) == ["late", "open"]
    assert ids(held.reports.score_rows(since=later(30))) == ["late", "open"]
    assert ids(held.reports.score_rows(since=later(31))) == ["open"]


def test_a_row_carries_the_figures_of_every_scoring(held):
    card = made_score("s1", contact_id="late")
    change = made_score(
        "s2",
        contact_id="late",
        source=ScoreSource.OVERRIDE,
        card=made_card(None),
        at=later(60),
        by="lena",
        changed={"empathy": 1},
    )
    for entry in (change, card):
        held.scores.add_score(entry)
    row = held.reports.score_rows(person_id="ada")[1]
    assert row.scores == (figures_of(card), figures_of(change))
    assert row.in_force == figures_of(change)
    assert held.reports.score_rows(person_id="ada")[0].in_force is None


def test_figures_hold_levels_totals_and_ids_and_no_words():
    figures = figures_of(made_score(card=made_card(4)))
    assert figures.levels == {"empathy": 4, "tone": None}
    assert figures.overall.hundredths() == 400
    assert (figures.passed, figures.resolved) == (True, "yes")
    assert (figures.critical, figures.mistakes, figures.possible_mistakes) == (
        ("asks-secret",),
        ("form-letter",),
        ("slow-reply",),
    )
    assert "sorry" not in figures.model_dump_json()


def test_a_void_contact_is_still_there_and_says_so(held):
    contact = held.contacts.find_contact("early")
    held.contacts.save_contact(
        type(contact)(**{**dict(contact), "status": ContactStatus.VOID, "void_reason": "A test."})
    )
    assert held.reports.score_rows()[0].status is ContactStatus.VOID
