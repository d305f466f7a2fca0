"""The levels in force: what the heads make of a contact, kept within what the rules are certain of and can show."""

from collections.abc import Callable, Mapping

from simulator.domain.verdict import Verdict
from simulator.grading.criteria import empathy, ownership, solution, tone
from simulator.grading.draft import Draft
from simulator.grading.evidence import Evidence
from simulator.grading.faults import Faults
from simulator.grading.learned.features import Features
from simulator.grading.learned.heads import LevelHead

_SHOWN: Mapping[str, Callable[[Evidence, Faults, int], Verdict | None]] = {
    each.ID: each.shown for each in (empathy, ownership, solution, tone)
}
_BELITTLES = ("impolite", "argues", "dismisses-feedback", "blames-customer")
"""Certain mistakes that cap empathy at 2, whatever else is said."""
_CAP = 2


def settled_levels(draft: Draft, features: Features, heads: Mapping[str, LevelHead]) -> tuple[Verdict, ...]:
    """Return the draft's verdicts with the levels that the heads give; what the rules left unscored stays so."""
    return tuple(_settled(draft, verdict, features, heads.get(verdict.criterion)) for verdict in draft.verdicts)


def lower_of(full: tuple[Verdict, ...], earned: tuple[Verdict, ...]) -> tuple[Verdict, ...]:
    """Return each verdict, or the one earned without idle text where that is lower."""
    lower = {each.criterion: each for each in earned if each.level is not None}
    return tuple(min(each, lower.get(each.criterion, each), key=lambda one: one.level or 0) for each in full)


def _settled(draft: Draft, verdict: Verdict, features: Features, head: LevelHead | None) -> Verdict:
    if verdict.level is None or head is None:
        return verdict
    level = min(head.level(features), _most(draft, verdict.criterion))
    return _nearest_shown(draft, verdict, level)


def _nearest_shown(draft: Draft, drafted: Verdict, level: int) -> Verdict:
    """Return the verdict nearest to a level that words of the contact show, on the way back to the rules' own."""
    step = 1 if drafted.level is not None and drafted.level > level else -1
    while level != drafted.level:
        found = _SHOWN[drafted.criterion](draft.evidence, draft.faults, level)
        if found is not None:
            return found
        level += step
    return drafted


def _most(draft: Draft, criterion: str) -> int:
    """Return the highest level that what the rules are certain of leaves open."""
    attempted = any(turn.attempts for turn in draft.evidence.case.agent)
    if criterion == tone.ID and (attempted or draft.faults.has("impolite", "blames-customer")):
        return _CAP
    if criterion == empathy.ID and draft.faults.has(*_BELITTLES):
        return _CAP
    return 5
