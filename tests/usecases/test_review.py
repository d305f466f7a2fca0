"""Assignments, requests, overrides and voided attempts, and who may do which."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from simulator.access import View
from simulator.domain.contact import ScoreSource
from simulator.domain.errors import BadInput, NotAllowed, NotFound, RapportError
from simulator.domain.people import Person
from simulator.usecases.assign import Standing
from simulator.wiring import App
from tests.usecases.conftest import SetClock

PERSONA = "mika-solberg"
People = dict[str, Person]


def scenario_of(app: App) -> str:
    return next(iter(app.library.personas()[PERSONA].scenarios))


@pytest.fixture
def held(app: App) -> Callable[..., str]:
    """Hold a whole contact badly and return its id."""

    def hold(person: Person, assignment: str | None = None, reply: str = "Thank you for contacting us.") -> str:
        contact = app.practise.start(person, PERSONA, scenario_of(app), assignment)
        desk = app.practise.open(person, contact.id)
        desk = app.practise.reply(person, contact.id, reply, len(desk.turns))
        if not desk.ended:
            app.practise.end(person, contact.id)
        return contact.id

    return hold


@pytest.fixture
def assignment(app: App, who: People, clock: SetClock) -> str:
    due = (clock.now() + timedelta(days=2)).date()
    return app.assign.assign(who["tomasz"], "blue", PERSONA, scenario_of(app), due).id


def test_an_unshared_practice_contact_is_its_trainees_own(app: App, who: People, held: Callable[..., str]) -> None:
    contact = held(who["ines"])
    assert app.report.contact(who["ines"], contact).view is View.WHOLE
    for other in ("amara", "ben", "tomasz", "reza"):
        with pytest.raises(NotAllowed):
            app.report.contact(who[other], contact)
    assert app.report.team_attempts(who["amara"]) == ()


def test_sharing_opens_it_to_the_lead_and_can_be_taken_back(app: App, who: People, held: Callable[..., str]) -> None:
    contact = held(who["ines"])
    app.review.share(who["ines"], contact)
    assert app.report.contact(who["amara"], contact).person_name == "Ines"
    app.review.share(who["ines"], contact, False)
    with pytest.raises(NotAllowed):
        app.report.contact(who["amara"], contact)


def test_an_assigned_contact_is_open_to_the_lead_of_its_team_only(
    app: App, who: People, held: Callable[..., str], assignment: str
) -> None:
    contact = held(who["ines"], assignment)
    assert app.report.contact(who["amara"], contact).may_change
    with pytest.raises(NotAllowed):
        app.report.contact(who["reza"], contact)


def test_standings_tell_done_open_late_and_stuck_apart(
    app: App, who: People, held: Callable[..., str], assignment: str, clock: SetClock
) -> None:
    def standing(name: str) -> Standing:
        rows = app.assign.standings(who["amara"], "blue")
        return next(row.standing for row in rows if row.person.id == name)

    assert standing("ines") is Standing.OPEN
    held(who["ines"], assignment)
    assert standing("ines") is Standing.TRIED
    for _ in range(2):
        held(who["ines"], assignment)
    assert standing("ines") is Standing.STUCK
    clock.move(4 * 86_400)
    assert standing("ben") is Standing.LATE
    app.practise.start(who["ben"], PERSONA, scenario_of(app), assignment)
    clock.move(2 * 86_400)
    assert standing("ben") is Standing.STUCK


def test_an_assignment_needs_the_right_a_scenario_and_a_date_to_come(app: App, who: People, clock: SetClock) -> None:
    today = clock.now().date()
    with pytest.raises(NotAllowed):
        app.assign.assign(who["ines"], "blue", PERSONA, scenario_of(app), today)
    with pytest.raises(NotAllowed):
        app.assign.assign(who["amara"], "red", PERSONA, scenario_of(app), today)
    with pytest.raises(NotFound):
        app.assign.assign(who["tomasz"], "blue", PERSONA, "no-such-scenario", today)
    with pytest.raises(BadInput):
        app.assign.assign(who["tomasz"], "blue", PERSONA, scenario_of(app), today - timedelta(days=1))


def test_a_withdrawn_assignment_can_be_put_back(app: App, who: People, assignment: str) -> None:
    app.assign.withdraw(who["tomasz"], assignment)
    assert app.assign.of_person(who["ines"]) == ()
    app.assign.withdraw(who["tomasz"], assignment, False)
    assert len(app.assign.of_person(who["ines"])) == 1


def test_a_request_shares_the_contact_and_waits_for_the_lead(app: App, who: People, held: Callable[..., str]) -> None:
    contact = held(who["ines"])
    app.review.ask(who["ines"], contact, "I did say sorry in my second message.", "empathy")
    waiting = app.review.waiting(who["amara"])
    assert [item.person.id for item in waiting] == ["ines"]
    with pytest.raises(BadInput):
        app.review.ask(who["ines"], contact, "Again.")
    with pytest.raises(BadInput):
        app.review.share(who["ines"], contact, False)
    app.review.answer(who["amara"], waiting[0].appeal.id, "You are right.")
    assert app.review.waiting(who["amara"]) == ()
    assert app.review.appeals(contact)[0].answer == "You are right."


def test_only_the_own_lead_answers(app: App, who: People, held: Callable[..., str]) -> None:
    contact = held(who["ines"])
    appeal = app.review.ask(who["ines"], contact, "Please look.")
    for other in ("reza", "ben", "tomasz", "ines"):
        with pytest.raises(RapportError):
            app.review.answer(who[other], appeal.id, "No.")


def test_an_override_stands_beside_the_first_card_and_is_added_up_again(
    app: App, who: People, held: Callable[..., str], assignment: str
) -> None:
    contact = held(
        who["ines"], assignment, "I am sorry your order is late. I will find out today and write to you by 5 pm."
    )
    app.review.override(
        who["amara"], contact, dict.fromkeys(("empathy", "ownership", "solution", "tone"), 5), "Heard it."
    )
    seen = app.report.contact(who["ines"], contact)
    assert [entry.source for entry in seen.entries] == [ScoreSource.GRADER, ScoreSource.OVERRIDE]
    assert seen.in_force is not None
    assert seen.in_force.by == "amara"
    assert seen.in_force.card.overall is not None
    assert seen.in_force.card.overall.hundredths() == 500
    assert seen.entries[0].card.overall != seen.in_force.card.overall
    anchors = {criterion.id: criterion.levels for criterion in seen.rubric.criteria}
    changed = [verdict for verdict in seen.in_force.card.verdicts if verdict.criterion in seen.in_force.changed]
    assert changed
    for verdict in changed:
        assert (verdict.reason, verdict.improve) == (anchors[verdict.criterion][5], "")


@pytest.mark.parametrize(
    ("levels", "reason"),
    [({}, "why"), ({"empathy": 6}, "why"), ({"empathy": 0}, "why"), ({"charm": 3}, "why"), ({"empathy": 5}, "  ")],
)
def test_an_override_needs_real_levels_and_a_reason(
    app: App, who: People, held: Callable[..., str], assignment: str, levels: dict[str, int], reason: str
) -> None:
    contact = held(who["ines"], assignment)
    with pytest.raises(BadInput):
        app.review.override(who["amara"], contact, levels, reason)
    assert len(app.report.contact(who["ines"], contact).entries) == 1


def test_nobody_else_overrides_or_voids(app: App, who: People, held: Callable[..., str], assignment: str) -> None:
    contact = held(who["ines"], assignment)
    for other in ("ines", "ben", "tomasz", "reza"):
        with pytest.raises(NotAllowed):
            app.review.override(who[other], contact, {"tone": 5}, "Because.")
        with pytest.raises(NotAllowed):
            app.review.void(who[other], contact, "Because.")


def test_a_voided_attempt_leaves_the_reports_and_can_come_back(
    app: App, who: People, held: Callable[..., str], assignment: str
) -> None:
    contact = held(who["ines"], assignment)
    held(who["ines"], assignment)
    assert [attempt.number for attempt in app.report.own_attempts(who["ines"])] == [1, 2]
    app.review.void(who["amara"], contact, "The network was down.")
    assert [attempt.number for attempt in app.report.own_attempts(who["ines"])] == [1]
    app.review.restore(who["amara"], contact)
    assert [attempt.number for attempt in app.report.own_attempts(who["ines"])] == [1, 2]
