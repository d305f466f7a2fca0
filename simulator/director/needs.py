"""How far each need has come: open, acknowledged, offered, committed, confirmed, or rightly refused."""

from collections.abc import Mapping, Sequence

from simulator.director.deeds import done, freshly_done, needs_verifying, verified
from simulator.director.heard import DEEDS, UNKIND, Heard
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


def standstill(state: CustomerState) -> Progress:
    """Return the needs as they are, for a reply that earns nothing."""
    return Progress(needs=state.needs, offers=state.offers, declined=state.declined, refused=state.refused)


def progress(
    state: CustomerState, scenario: Scenario, heard: Heard, actions: Sequence[ActionTaken], trust: int
) -> Progress:
    """Return how the needs stand after a reply, given every action that counts."""
    offered = [option for option in scenario.options if option.id in heard.offered]
    turned_down = tuple(option.id for option in offered if option.wanted == "no")
    refused = _joined(state.refused, heard.refused)
    needs = {
        need.id: _later(state.needs[need.id], _reached(need, state, scenario, heard, actions, trust, refused))
        for need in scenario.needs
    }
    return Progress(
        needs=needs,
        offers={**state.offers, **{option.id: state.offers.get(option.id, 0) + 1 for option in offered}},
        declined=_joined(state.declined, turned_down),
        refused=refused,
        turned_down=turned_down,
        doubted=tuple(option.id for option in offered if option.wanted != "no" and not takes(option, trust)),
        welcome=tuple(option.id for option in offered if takes(option, trust)),
        newly_met=tuple(need for need, status in needs.items() if status in MET and state.needs[need] not in MET),
        moved=any(status != state.needs[need] for need, status in needs.items()),
    )


def _reached(
    need: Need,
    state: CustomerState,
    scenario: Scenario,
    heard: Heard,
    actions: Sequence[ActionTaken],
    trust: int,
    refused: Sequence[str],
) -> NeedStatus:
    options = [option for option in scenario.options_for(need.id) if takes(option, trust)]
    if state.needs[need.id] is NeedStatus.COMMITTED and not heard.labels.isdisjoint(_SEALS):
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
    return not names.isdisjoint(heard.about) and bool(heard.labels - UNKIND)


def _later(before: NeedStatus, now: NeedStatus) -> NeedStatus:
    return max(before, now, key=_ORDER.index)


def _joined(before: Sequence[str], more: Sequence[str]) -> tuple[str, ...]:
    return (*before, *(item for item in more if item not in before))
