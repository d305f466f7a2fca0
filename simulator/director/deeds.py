"""Which actions count: taken on the desk within limits, or claimed in words where there is no desk."""

from collections.abc import Sequence

from simulator.director.heard import Heard
from simulator.domain.scenario import ActionKind, ActionTaken, Option, Scenario
from simulator.domain.state import CustomerState, Replied


def deeds_after(state: CustomerState, event: Replied, heard: Heard, scenario: Scenario) -> tuple[ActionTaken, ...]:
    """Return every action that counts once this reply has come."""
    before = (*state.actions, *event.actions)
    if not event.deeds_by_word:
        return before
    taken = frozenset(action.id for action in before)
    return (*before, *claimed_in(heard, scenario, taken), *_verified_by_word(state, scenario, taken))


def done(option: Option, actions: Sequence[ActionTaken], scenario: Scenario) -> bool:
    """Return whether one of an option's actions was taken within its limits."""
    return any(action.id in option.actions and within_limits(action, scenario) for action in actions)


def within_limits(taken: ActionTaken, scenario: Scenario) -> bool:
    """Return whether an action is one of the scenario's and no more was given than may be."""
    known = next((action for action in scenario.actions if action.id == taken.id), None)
    if known is None:
        return False
    if known.limit is None or taken.amount is None:
        return True
    return taken.amount <= min(known.limit, scenario.authority.limit or known.limit)


def freshly_done(option: Option, state: CustomerState, actions: Sequence[ActionTaken]) -> bool:
    """Return whether one of an option's actions was taken since the last message."""
    return any(action.id in option.actions for action in actions[len(state.actions) :])


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


def claimed_in(heard: Heard, scenario: Scenario, taken: frozenset[str]) -> tuple[ActionTaken, ...]:
    """Return the first action of each option that the message says is being done, unless one of them was taken."""
    named = (option for option in scenario.options if option.id in heard.claimed and option.actions)
    return tuple(ActionTaken(id=option.actions[0]) for option in named if taken.isdisjoint(option.actions))


def _verified_by_word(state: CustomerState, scenario: Scenario, taken: frozenset[str]) -> tuple[ActionTaken, ...]:
    check = scenario.verification
    if check is None or check.action in taken or not set(check.asks) <= set(state.told):
        return ()
    return (ActionTaken(id=check.action),)
