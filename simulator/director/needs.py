"""How far each need has come: open, acknowledged, offered, committed, confirmed, or rightly refused."""

from collections.abc import Mapping, Sequence

from simulator.director.deeds import done, freshly_done, needs_verifying, verified
from simulator.director.groups import DEEDS
from simulator.director.heard import Heard
from simulator.domain.moves import Move
from simulator.domain.scenario import ActionTaken, Need, Option, Scenario, trust_needed
from simulator.domain.state import MET, CustomerState, NeedStatus
from simulator.domain.value import Value

_ORDER = (
    NeedStatus.OPEN,
    NeedStatus.ACKNOWLEDGED,
    NeedStatus.OFFERED,
    NeedStatus.COMMITTED,
    NeedStatus.REFUSED,
    NeedStatus.CONFIRMED,
)
_SEALS = frozenset({Move.CONFIRMS_DONE, Move.GIVES_TIMELINE, Move.INVITES_CHECK, Move.PROMISES_FOLLOW_UP})


class Progress(Value):
    """What one reply did for the customer's needs."""

    needs: Mapping[str, NeedStatus]
    offers: Mapping[str, int]
    declined: tuple[str, ...]
    """Every option turned down so far."""
    refused: tuple[str, ...]
    """Every need said no to so far."""
    turned_down: tuple[str, ...] = ()
    """Options offered now that the customer does not want."""
    doubted: tuple[str, ...] = ()
    """Options offered now that need more trust."""
    welcome: tuple[str, ...] = ()
    """Options offered now that the customer takes."""
    newly_met: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    """Needs that were met and no longer are."""
    taken_back: tuple[str, ...] = ()
    """Options and needs that were promised or given and are said no to now."""
    moved: bool = False
    """Whether any need came further."""


def musts(scenario: Scenario) -> tuple[str, ...]:
    """Return the needs without which the customer is lost; every need where none is marked."""
    marked = tuple(need.id for need in scenario.needs if need.must)
    return marked or tuple(need.id for need in scenario.needs)


def takes(option: Option, trust: int) -> bool:
    """Return whether the customer wants an option at this trust."""
    needed = trust_needed(option.wanted)
    return option.wanted == "yes" or (needed is not None and trust >= needed)


def unwanted(heard: Heard, scenario: Scenario) -> bool:
    """Return whether all that a reply offers is what the customer never takes."""
    offered = [option for option in scenario.options if option.id in heard.offered]
    return bool(offered) and all(option.wanted == "no" for option in offered)


def standstill(state: CustomerState, scenario: Scenario, heard: Heard) -> Progress:
    """Return the needs as they are, for a reply that earns nothing; what it takes back is gone all the same."""
    before = _before_this(state, scenario, heard, state.actions)
    return Progress(
        needs=before,
        offers=state.offers,
        declined=joined(state.declined, heard.offered),
        refused=state.refused,
        turned_down=heard.offered,
        lost=_differing(before, state.needs),
        taken_back=_taken_back(state, scenario, heard, state.actions),
    )


def progress(
    state: CustomerState, scenario: Scenario, heard: Heard, actions: Sequence[ActionTaken], trust: int
) -> Progress:
    """Return how the needs stand after a reply, given every action that counts."""
    offered = [option for option in scenario.options if option.id in heard.offered]
    turned_down = tuple(option.id for option in offered if option.wanted == "no")
    refused = joined(state.refused, heard.refused)
    before = _before_this(state, scenario, heard, actions)
    needs = {
        need.id: _later(before[need.id], _reached(need, before, state, scenario, heard, actions, trust, refused))
        for need in scenario.needs
    }
    return Progress(
        needs=needs,
        offers={**state.offers, **{option.id: state.offers.get(option.id, 0) + 1 for option in offered}},
        declined=joined(state.declined, turned_down),
        refused=refused,
        turned_down=turned_down,
        doubted=tuple(option.id for option in offered if option.wanted != "no" and not takes(option, trust)),
        welcome=tuple(option.id for option in offered if takes(option, trust)),
        newly_met=tuple(need for need, status in needs.items() if status in MET and state.needs[need] not in MET),
        lost=tuple(need for need in _differing(before, state.needs) if needs[need] not in MET),
        taken_back=_taken_back(state, scenario, heard, actions),
        moved=any(status != before[need] for need, status in needs.items()),
    )


def _before_this(
    state: CustomerState, scenario: Scenario, heard: Heard, actions: Sequence[ActionTaken]
) -> Mapping[str, NeedStatus]:
    """Return the needs as they stood before this reply, less what it takes back."""
    return {
        need.id: NeedStatus.OFFERED if _gone(need, state, scenario, heard, actions) else state.needs[need.id]
        for need in scenario.needs
    }


def _gone(need: Need, state: CustomerState, scenario: Scenario, heard: Heard, actions: Sequence[ActionTaken]) -> bool:
    """Return whether a met need is unmet again: all that met it is said no to, or it is, with nothing named."""
    status = state.needs[need.id]
    if status not in MET or not heard.denied:
        return False
    options = scenario.options_for(need.id)
    consoled = status is NeedStatus.REFUSED
    held = [each for each in options if _consoles(need, each) is consoled and _stands(each, state, scenario, consoled)]
    if held and all(option.id in heard.denied and not freshly_done(option, state, actions) for option in held):
        return True
    return not consoled and need.id in heard.denied and not _options_in(heard.denied, scenario)


def _stands(option: Option, state: CustomerState, scenario: Scenario, consoled: bool) -> bool:
    """Return whether an option was given: done where it takes a deed, else said, as an alternative is."""
    by_deed = bool(option.actions) and not consoled
    return done(option, state.actions, scenario) if by_deed else option.id in state.offers


def _taken_back(
    state: CustomerState, scenario: Scenario, heard: Heard, actions: Sequence[ActionTaken]
) -> tuple[str, ...]:
    """Return what is said no to for the first time after it was promised; needs only where no option is named."""
    options = [option for option in scenario.options if option.id in heard.denied and option.wanted != "no"]
    gone = [each.id for each in options if each.id in state.offers and not freshly_done(each, state, actions)]
    if not _options_in(heard.denied, scenario):
        gone = [need.id for need in scenario.needs if need.id in heard.denied and _was_promised(need, state, scenario)]
    return tuple(item for item in gone if item not in state.taken_back)


def _was_promised(need: Need, state: CustomerState, scenario: Scenario) -> bool:
    options = (option for option in scenario.options_for(need.id) if not _consoles(need, option))
    offered = any(option.id in state.offers and option.wanted != "no" for option in options)
    return offered or need.id in state.pledged or state.needs[need.id] in MET - {NeedStatus.REFUSED}


def _options_in(ids: Sequence[str], scenario: Scenario) -> tuple[str, ...]:
    return tuple(option.id for option in scenario.options if option.id in ids)


def _differing(one: Mapping[str, NeedStatus], other: Mapping[str, NeedStatus]) -> tuple[str, ...]:
    return tuple(need for need in one if one[need] is not other[need])


def _reached(
    need: Need,
    before: Mapping[str, NeedStatus],
    state: CustomerState,
    scenario: Scenario,
    heard: Heard,
    actions: Sequence[ActionTaken],
    trust: int,
    refused: Sequence[str],
) -> NeedStatus:
    options = [option for option in scenario.options_for(need.id) if takes(option, trust)]
    if before[need.id] is NeedStatus.COMMITTED and not heard.labels.isdisjoint(_SEALS):
        return NeedStatus.CONFIRMED
    if any(_committed(option, state, scenario, heard, actions) for option in options if not _consoles(need, option)):
        return NeedStatus.COMMITTED
    if need.id in refused and any(_consoles(need, option) and _was_offered(option, state, heard) for option in options):
        return NeedStatus.REFUSED
    if any(option.id in heard.offered and option.wanted != "no" for option in scenario.options_for(need.id)):
        return NeedStatus.OFFERED
    return NeedStatus.ACKNOWLEDGED if _spoken_of(need, scenario, heard) else NeedStatus.OPEN


def _consoles(need: Need, option: Option) -> bool:
    return need.unattainable and option.alternative


def _was_offered(option: Option, state: CustomerState, heard: Heard) -> bool:
    return option.id in heard.offered or option.id in state.offers


def _committed(
    option: Option, state: CustomerState, scenario: Scenario, heard: Heard, actions: Sequence[ActionTaken]
) -> bool:
    """Return whether words and, where one is needed, an action give the customer this option."""
    if option.id in heard.withdrawn and not freshly_done(option, state, actions):
        return False
    if needs_verifying(option, scenario) and not verified(state, actions, scenario):
        return False
    if not option.actions:
        return option.id in heard.offered and heard.labels != {Move.OFFERS_CHOICE}
    return done(option, actions, scenario) and _told_of_deed(option, state, heard, actions)


def _told_of_deed(option: Option, state: CustomerState, heard: Heard, actions: Sequence[ActionTaken]) -> bool:
    fresh = freshly_done(option, state, actions)
    told_now = option.id in heard.offered or not heard.labels.isdisjoint(DEEDS)
    return told_now or (fresh and option.id in state.offers)


def _spoken_of(need: Need, scenario: Scenario, heard: Heard) -> bool:
    names = {need.id, *(option.id for option in scenario.options_for(need.id))}
    return not names.isdisjoint(heard.touched)


def _later(before: NeedStatus, now: NeedStatus) -> NeedStatus:
    return max(before, now, key=_ORDER.index)


def joined(before: Sequence[str], more: Sequence[str]) -> tuple[str, ...]:
    """Return both in order, each item once."""
    return tuple(dict.fromkeys((*before, *more)))
