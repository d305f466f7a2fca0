"""Whether the matter was resolved: by the scenario's needs where there is one, else by the fix and the last word."""

from simulator.domain.moves import Move
from simulator.domain.scenario import Need, Option, Scenario
from simulator.domain.verdict import Resolved
from simulator.grading.case import Case
from simulator.grading.critical import rightly_refused
from simulator.grading.evidence import Evidence

_HELPED = 3
"""Level of a solution from which the customer may take the matter as settled."""


def resolution(evidence: Evidence, solution: int | None) -> Resolved | None:
    """Return how the contact was resolved; None where there is nothing to tell it by."""
    scenario = evidence.case.situation.scenario
    if scenario is not None:
        return _by_needs(evidence.case, scenario)
    if solution is None:
        return None
    if solution >= 4 and rightly_refused(evidence):
        return "refused"
    if evidence.customer.left_unhappy or solution < _HELPED:
        return "no"
    settled = solution > _HELPED or evidence.customer.content
    return "yes" if settled and not _danger_left(evidence) else "no"


def _danger_left(evidence: Evidence) -> bool:
    return bool(evidence.customer.grave_risks) and not evidence.noticed.kept_safe


def _by_needs(case: Case, scenario: Scenario) -> Resolved:
    musts = [need for need in scenario.needs if need.must]
    if not all(_met(case, scenario, need) for need in musts):
        return "no"
    return "refused" if any(need.unattainable for need in musts) else "yes"


def _met(case: Case, scenario: Scenario, need: Need) -> bool:
    options = scenario.options_for(need.id)
    if need.unattainable:
        alternatives = [option for option in options if option.alternative]
        return _said_no(case, need) and any(_given(case, option) for option in alternatives)
    return any(_given(case, option) for option in options if not option.alternative)


def _said_no(case: Case, need: Need) -> bool:
    return any(
        need.id in reading.refused or reading.labels() & {Move.REFUSES, Move.REFUSES_WITH_ALTERNATIVE}
        for reading in case.readings.values()
    )


def _given(case: Case, option: Option) -> bool:
    """Return whether an option was offered in words and, where deeds are known, one of its actions taken."""
    spoken = any(option.id in reading.about and option.id not in reading.refused for reading in case.readings.values())
    if not spoken or not option.actions or case.transcript.actions is None:
        return spoken
    return any(action.id in option.actions for action in case.transcript.actions)
