"""What comes next for one person."""

from datetime import timedelta

import pytest

from simulator.domain.people import Person
from simulator.wiring import App
from tests.usecases.conftest import SetClock

CHATTER, SCENARIO, WARM_UP = "mika-solberg", "tent-by-tonight", "bea-lindgren"
People = dict[str, Person]


def begin(app: App, person: Person, persona: str, assignment: str | None = None) -> str:
    scenario = next(iter(app.library.personas()[persona].scenarios))
    return app.practise.start(person, persona, scenario, assignment).id


@pytest.fixture
def begun(app: App, who: People) -> None:
    """Somebody who has held the warm-up."""
    app.practise.end(who["ines"], begin(app, who["ines"], WARM_UP))


def test_whoever_held_nothing_begins_with_the_warm_up(app: App, who: People, clock: SetClock) -> None:
    app.assign.assign(who["tomasz"], "blue", CHATTER, SCENARIO, clock.now().date())
    first = app.plan.next_for(who["ines"])
    assert first is not None
    assert (first.persona, first.why) == (WARM_UP, "Start here: a friendly customer, and nothing is scored.")


@pytest.mark.usefixtures("begun")
def test_what_was_assigned_comes_next_with_its_day(app: App, who: People, clock: SetClock) -> None:
    app.assign.assign(who["tomasz"], "blue", CHATTER, SCENARIO, (clock.now() + timedelta(days=2)).date())
    asked = app.plan.next_for(who["ines"])
    assert asked is not None
    assert (asked.persona, asked.scenario) == (CHATTER, SCENARIO)
    assert asked.why == "Your team is asked to do it by Wednesday, 4 November."


@pytest.mark.usefixtures("begun")
def test_what_is_late_is_said_to_be_late_and_comes_before_what_is_not(app: App, who: People, clock: SetClock) -> None:
    soon = (clock.now() + timedelta(days=30)).date()
    app.assign.assign(who["tomasz"], "blue", "henrik-solvang", "good-battery-poor-case", soon)
    app.assign.assign(who["tomasz"], "blue", CHATTER, SCENARIO, clock.now().date())
    clock.move(3 * 86_400)
    late = app.plan.next_for(who["ines"])
    assert late is not None
    assert (late.persona, late.why) == (CHATTER, "It was due on Monday, 2 November.")


@pytest.mark.usefixtures("begun")
def test_what_another_team_was_asked_is_nobody_elses_business(app: App, who: People, clock: SetClock) -> None:
    app.assign.assign(who["tomasz"], "red", CHATTER, SCENARIO, clock.now().date())
    free = app.plan.next_for(who["ines"])
    assert free is not None
    assert "due" not in free.why
    assert "asked" not in free.why


@pytest.mark.usefixtures("begun")
def test_what_is_done_is_not_asked_again(app: App, who: People, clock: SetClock) -> None:
    made = app.assign.assign(who["tomasz"], "blue", CHATTER, SCENARIO, clock.now().date())
    app.practise.end(who["ines"], begin(app, who["ines"], CHATTER, made.id))
    free = app.plan.next_for(who["ines"])
    assert free is not None
    assert (free.persona, free.scenario) != (CHATTER, SCENARIO)
    assert free.why == "You have not met this customer yet."


@pytest.mark.usefixtures("begun")
def test_without_an_assignment_a_customer_comes_who_was_not_met_and_no_warm_up(app: App, who: People) -> None:
    free = app.plan.next_for(who["ines"])
    assert free is not None
    assert free.persona != WARM_UP
    assert free.why == "You have not met this customer yet."
