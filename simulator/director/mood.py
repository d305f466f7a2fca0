"""How frustration, trust and patience move: weights, repeats, clamps, the floor of kind words, bands and lateness."""

from collections.abc import Mapping, Sequence

from simulator.director.groups import ACKNOWLEDGING, DEEDS, SOLVING
from simulator.director.heard import Heard
from simulator.director.weights import (
    EMPTY_SORRY,
    EMPTY_SYMPATHY,
    KIND_REPEATS,
    MOST_DOWN,
    MOST_PATIENCE_DOWN,
    MOST_TRUST_DOWN,
    MOST_TRUST_UP,
    MOST_UP,
    SOLVED,
    SOLVED_EXTRA,
    UNKIND_REPEATS,
    WASTED,
    WEIGHTS,
    Weight,
)
from simulator.domain.acts import Band
from simulator.domain.moves import Move
from simulator.domain.persona import Temper
from simulator.domain.state import CustomerState
from simulator.domain.value import Value, clamp

_BANDS = tuple(Band)
_BEGINS = {Band.CALM: 0, Band.IRRITATED: 30, Band.ANGRY: 55, Band.FURIOUS: 78}
"""The frustration at which each band begins (our judgement)."""
_STICKS = 6
"""How far under its beginning frustration must fall before a band is left."""
_BAND_COST = {Band.CALM: 0, Band.IRRITATED: 0, Band.ANGRY: 1, Band.FURIOUS: 3}
"""Patience that one more exchange costs on top, by how upset somebody is."""
_LATE_COST, _LATE_MOST = 10, 40
"""Patience that one more norm of waiting costs, and the most that one wait can cost."""


class Mood(Value):
    """The three numbers of a customer, clamped, and what sinks in with the next reply."""

    frustration: int
    trust: int
    patience: int
    relief: int = 0
    confidence: int = 0


def share(value: int, percent: int) -> int:
    """Return a percentage of a whole number, cut towards zero."""
    part = abs(value) * percent // 100
    return part if value >= 0 else -part


def first_band(frustration: int) -> Band:
    """Return the band that a frustration belongs to by itself."""
    return max((band for band in _BANDS if frustration >= _BEGINS[band]), key=_BANDS.index)


def band_after(frustration: int, before: Band) -> Band:
    """Return the band now: up at once, down only with some distance."""
    band = first_band(frustration)
    if _BANDS.index(band) >= _BANDS.index(before):
        return band
    return next(each for each in reversed(_up_to(before)) if each is band or frustration >= _BEGINS[each] - _STICKS)


def _up_to(band: Band) -> tuple[Band, ...]:
    return _BANDS[: _BANDS.index(band) + 1]


def moved_by(state: CustomerState, temper: Temper, heard: Heard, unwanted: bool) -> Weight:
    """Return what the moves of one reply add up to, before any need is met; solving is worth half where unwanted."""
    halved = unwanted or comes_too_soon(state, heard)
    return together(*(_weight_of(move, state, temper, heard, halved) for move in sorted(heard.felt)))


def met_bonus(newly_met: Sequence[str], musts: Sequence[str], halved: bool) -> Weight:
    """Return what it does that needs were met with this reply."""
    total = together(*(SOLVED if need in musts else SOLVED_EXTRA for need in newly_met))
    return _scaled(total, 50) if halved else total


def wasted(in_a_row: int) -> Weight:
    """Return what a reply without use does, by how many there were in a row with this one."""
    return WASTED[min(in_a_row, len(WASTED)) - 1] if in_a_row else Weight()


def comes_too_soon(state: CustomerState, heard: Heard) -> bool:
    """Return whether a solution is worth half, because an angry customer has had no acknowledgement."""
    return state.band in {Band.ANGRY, Band.FURIOUS} and not heard_out(state, heard)


def heard_out(state: CustomerState, heard: Heard) -> bool:
    """Return whether the trouble was ever acknowledged, up to and with this reply."""
    return any(state.made.get(move, 0) for move in ACKNOWLEDGING) or not heard.labels.isdisjoint(ACKNOWLEDGING)


def floor_of(temper: Temper, met: bool, acknowledged: bool) -> int:
    """Return how low frustration can get now: to the floor by words alone, half-way on by a solution without any."""
    if not met:
        return temper.floor
    return 0 if acknowledged else temper.floor // 2


def lateness(before: int, waited: int, norm: int) -> Weight:
    """Return what a wait did between two moments of it; in pieces it costs the same as at once."""
    earlier, now = _late_cost(before, norm), _late_cost(waited, norm)
    return Weight(frustration=now // 2 - earlier // 2, patience=earlier - now)


def _late_cost(waited: int, norm: int) -> int:
    return min(_LATE_MOST, _LATE_COST * max(0, waited - norm) // max(norm, 1))


def exchange_cost(turn_cost: int, band: Band) -> Weight:
    """Return the patience that one more exchange costs."""
    return Weight(patience=-turn_cost - _BAND_COST[band])


def sinking_in(state: CustomerState, change: Weight) -> Weight:
    """Return what an earlier solution still does, unless this reply hurts."""
    if change.frustration > 0 or change.trust < 0:
        return Weight()
    return Weight(frustration=-state.relief, trust=state.confidence)


def settle(state: CustomerState, change: Weight, floor: int, solved: bool = False) -> Mood:
    """Return the mood after something happened; frustration that is above the floor does not fall under it.

    Where a need was met, what is more than one turn can hold is kept for the next."""
    moved = clamp(change.frustration, -MOST_DOWN, MOST_UP)
    gained = clamp(change.trust, -MOST_TRUST_DOWN, MOST_TRUST_UP)
    return Mood(
        frustration=max(clamp(state.frustration + moved), min(state.frustration, floor)),
        trust=clamp(state.trust + gained),
        patience=clamp(state.patience + clamp(change.patience, -MOST_PATIENCE_DOWN, 0)),
        relief=clamp(moved - change.frustration) if solved else 0,
        confidence=clamp(change.trust - gained) if solved else 0,
    )


def made_after(made: Mapping[Move, int], heard: Heard) -> Mapping[Move, int]:
    """Return how often each move was made, in the order of the list of moves."""
    counts = {move: made.get(move, 0) + (move in heard.felt) for move in Move}
    return {move: count for move, count in counts.items() if count}


def _weight_of(move: Move, state: CustomerState, temper: Temper, heard: Heard, halved: bool) -> Weight:
    times = state.made.get(move, 0)
    weight = _repeated(move, times, heard)
    if move is Move.ACKNOWLEDGES_FEELING and state.band is Band.CALM:
        weight = Weight()
    if halved and move in SOLVING - ACKNOWLEDGING:
        weight = _scaled(weight, 50)
    return _scaled(weight, temper.sensitivity.get(move, 100))


def _repeated(move: Move, times: int, heard: Heard) -> Weight:
    weight = WEIGHTS[move]
    if move is Move.STOCK_EMPATHY and times:
        return EMPTY_SYMPATHY
    if move is Move.APOLOGISES and times >= 2 and heard.labels.isdisjoint(DEEDS):
        return EMPTY_SORRY
    return Weight(
        frustration=share(weight.frustration, _percent(weight.frustration < 0, times)),
        trust=share(weight.trust, _percent(weight.trust > 0, times)),
        patience=share(weight.patience, _percent(False, times)),
    )


def _percent(kind: bool, times: int) -> int:
    steps = KIND_REPEATS if kind else UNKIND_REPEATS
    return steps[min(times, len(steps) - 1)]


def _scaled(weight: Weight, percent: int) -> Weight:
    return Weight(
        frustration=share(weight.frustration, percent),
        trust=share(weight.trust, percent),
        patience=share(weight.patience, percent),
    )


def together(*weights: Weight) -> Weight:
    """Return several changes as one."""
    return Weight(
        frustration=sum(weight.frustration for weight in weights),
        trust=sum(weight.trust for weight in weights),
        patience=sum(weight.patience for weight in weights),
    )
