from pathlib import Path

import pytest

from simulator.content import load_library
from simulator.reports.plan import ENOUGH, suggest, warm_up, weakest_criterion
from tests.reports.made import attempt

LIBRARY = load_library(Path(__file__).resolve().parents[2])
SCORED = [
    (persona_id, scenario_id)
    for persona_id, persona in sorted(LIBRARY.personas().items())
    for scenario_id, scenario in persona.scenarios.items()
    if not scenario.warm_up
]


def suggested(attempts):
    found = suggest(attempts, LIBRARY.personas(), LIBRARY.mistakes())
    assert found is not None
    return found


def on(case, days_ago=1, **levels):
    made = attempt(days_ago, levels={"empathy": 4, "ownership": 4, "solution": 4, "tone": 4, **levels})
    return type(made)(**{**dict(made), "persona": case[0], "scenario": case[1]})


def test_somebody_new_begins_with_the_warm_up_and_is_told_that_it_is_not_scored():
    first = warm_up(LIBRARY.personas())
    assert first is not None
    assert LIBRARY.personas()[first.persona].scenarios[first.scenario].warm_up
    assert "nothing is scored" in first.why


def test_where_nothing_is_for_warming_up_there_is_no_warm_up():
    assert warm_up({}) is None


def test_an_empty_library_has_nothing_to_suggest():
    assert suggest((), {}, {}) is None


def test_the_warm_up_is_never_what_comes_next():
    found = suggested(())
    assert (found.persona, found.scenario) in SCORED


def test_a_customer_not_met_yet_comes_before_all_that_were():
    met, left = SCORED[:-1], SCORED[-1]
    found = suggested([on(case) for case in met])
    assert (found.persona, found.scenario) == left
    assert "not met this customer yet" in found.why


def test_when_all_were_met_the_one_met_least_comes_next():
    attempts = [on(case, days) for case in SCORED for days in (1, 2)]
    found = suggested(attempts[1:])
    assert (found.persona, found.scenario) == SCORED[0]
    assert "met least" in found.why


def test_nothing_is_claimed_about_a_skill_before_there_are_enough_contacts():
    few = [on(SCORED[0], days, tone=1) for days in range(1, ENOUGH)]
    assert weakest_criterion(few) is None
    assert "gain" not in suggested(few).why


@pytest.mark.parametrize("criterion", ["empathy", "ownership", "solution", "tone"])
def test_the_weakest_skill_decides_among_customers_met_equally_often(criterion):
    attempts = [on(case, days, **{criterion: 1}) for days, case in enumerate(SCORED, 1)]
    assert weakest_criterion(attempts) == criterion
    found = suggested(attempts)
    chosen = LIBRARY.personas()[found.persona].scenarios[found.scenario]

    def drilled(scenario):
        return sum(LIBRARY.mistakes()[tempted].criterion == criterion for tempted in scenario.tempts)

    assert drilled(chosen) == max(drilled(LIBRARY.personas()[p].scenarios[s]) for p, s in SCORED)


def test_only_the_latest_contacts_say_which_skill_is_weakest():
    long_ago = [on(SCORED[0], 100 + days, empathy=1) for days in range(10)]
    lately = [on(SCORED[0], days, tone=2) for days in range(1, 6)]
    assert weakest_criterion([*long_ago, *lately]) == "tone"
