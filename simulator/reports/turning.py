"""The reply that moved a practised contact most, by its recorded course; the grader's own where none was recorded."""

from collections.abc import Sequence

from simulator.domain.contact import ContactTurn
from simulator.domain.verdict import Quote, Scorecard, TurningPoint

LEAST_SWING = 8
"""Points of trust and frustration together under which no reply is called the turning point (our judgement)."""


def turning_of(turns: Sequence[ContactTurn], card: Scorecard) -> TurningPoint | None:
    """Return the reply after which trust and frustration moved most; the grader's own where no course was recorded."""
    swings = _swings(turns)
    if not swings:
        return card.turning_point
    turn, swing = max(swings, key=lambda one: (abs(one[1]), -one[0].number))
    if abs(swing) < LEAST_SWING:
        return None
    if card.turning_point and card.turning_point.turn == turn.number:
        quote = card.turning_point.quote
    else:
        quote = _telling_quote(turn, card)
    why = "From here the customer came round." if swing > 0 else "From here it got harder."
    return TurningPoint(turn=turn.number, quote=quote, why=why, for_the_better=swing > 0)


def _swings(turns: Sequence[ContactTurn]) -> list[tuple[ContactTurn, int]]:
    """Return each reply with what it moved: trust gained and frustration taken away, in points."""
    found, before = [], None
    for turn in turns:
        if turn.role == "agent" and turn.state and before:
            moved = (turn.state.trust - before.trust) - (turn.state.frustration - before.frustration)
            found.append((turn, moved))
        before = turn.state or before
    return found


def _telling_quote(turn: ContactTurn, card: Scorecard) -> Quote:
    """Return words of the turn that the grader quoted for something, else its first line."""
    verdicts = [quote for verdict in card.verdicts for quote in verdict.quotes]
    for quote in (*(praise.quote for praise in card.praise), *verdicts):
        if quote.turn == turn.number:
            return quote
    line = turn.text.strip().splitlines()[0] if turn.text.strip() else turn.text
    start = turn.text.find(line)
    return Quote(turn=turn.number, start=start, end=start + len(line), quote=line)
