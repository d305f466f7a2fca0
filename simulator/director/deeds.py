"""Which actions count: taken on the desk within limits, or claimed in words where there is no desk."""

from collections.abc import Sequence

from simulator.director.heard import DEEDS, Heard
from simulator.domain.scenario import ActionKind, ActionTaken, Option, Scenario
from simulator.domain.state import CustomerState, Replied


def deeds_after(state: CustomerState, event: Replied, heard: Heard, scenario: Scenario) -> tuple[ActionTaken, ...]:
    """Return every action that counts once this reply has come."""
    before = (*state.actions, *event.actions)
    if not event.deeds_by_word:
        return before
    return (*before, *_new(before, _claimed_in(heard, scenario)), *_new(before, _verified_by_word(state, scenario)))


def done(option: Option, actions: Sequence[ActionTaken], scenario: Scenario) -> bool:
    """Return whether one of an option's actions was taken within its limits."""
    return any(action.id in option.actions and within_limits(action, scenario) for action in actions)


def within_limits(taken: ActionTaken, scenario: Scenario) -> bool:
    """Return whether an action is one of the scenario's and no more was given than may be."""
    known = next((action for action in scenario.actions if action.id == taken.id), None)
    if known is None:
        return False
    limits = [limit for limit in (known.limit, scenario.authority.limit) if limit is not None]
    return taken.amount is None or all(taken.amount <= limit for limit in limits)


def verified(state: CustomerState, actions: Sequence[ActionTaken], scenario: Scenario) -> bool:
    """Return whether the customer was verified as the scenario asks; True where it asks for nothing."""
    check = scenario.verification
    return check is None or any(action.id == check.action for action in actions)


def needs_verifying(option: Option, scenario: Scenario) -> bool:
    """Return whether an option may only be given once the customer was verified."""
    check = scenario.verification
    if check is None or check.action in option.actions:
        return False
    kinds = {action.kind for action in scenario.actions if action.id in option.actions}
    protected = {phrase.casefold() for phrase in check.protected}
    told = any(cue.casefold() in protected for cue in option.cues)
    return told or bool(kinds - {ActionKind.ESCALATE, ActionKind.NOTE})


def is_escalation(option: Option, scenario: Scenario) -> bool:
    """Return whether an option hands the customer on to somebody else."""
    return any(action.kind is ActionKind.ESCALATE for action in scenario.actions if action.id in option.actions)


def _claimed_in(heard: Heard, scenario: Scenario) -> tuple[ActionTaken, ...]:
    """Return the first action of each option that the message says is being done."""
    if heard.labels.isdisjoint(DEEDS):
        return ()
    named = (option for option in scenario.options if option.id in heard.offered and option.actions)
    return tuple(ActionTaken(id=option.actions[0]) for option in named)


def _verified_by_word(state: CustomerState, scenario: Scenario) -> tuple[ActionTaken, ...]:
    check = scenario.verification
    if check is None or not set(check.asks) <= set(state.told):
        return ()
    return (ActionTaken(id=check.action),)


def _new(before: Sequence[ActionTaken], found: Sequence[ActionTaken]) -> tuple[ActionTaken, ...]:
    known = {action.id for action in before}
    return tuple(action for action in found if action.id not in known)
