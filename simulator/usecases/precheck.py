"""What a careful colleague would say about a reply before it is sent: few things, each worth a look."""

import re
from collections.abc import Iterable

from simulator.domain.mistake import Catalogue
from simulator.domain.moves import FoundMove, Move, Reading
from simulator.domain.scenario import DeskAction, Option
from simulator.usecases.desk import Desk

WORTH_A_LOOK = (
    (Move.ASKS_SECRET, "unsafe-data-request"),
    (Move.DISCLOSES_PRIVATE, "exposes-private-details"),
    (Move.INSULTS, "impolite"),
    (Move.BLAMES_CUSTOMER, "blames-customer"),
    (Move.ASKS_KNOWN, "makes-repeat"),
    (Move.FORM_LETTER, "form-letter"),
    (Move.VAGUE_PROMISE, "vague-resolution"),
)
"""Moves that are worth a second look, with the mistake they lead to, the costliest first."""

MOST = 2
"""Remarks at a time; more would be read by nobody."""

LONGEST_QUOTE = 60
"""Characters; a longer stretch is not quoted, one sees it in the box."""

SAYS_DONE = frozenset({Move.TAKES_ACTION, Move.CONFIRMS_DONE})
SAYS_CAN_BE = SAYS_DONE | {Move.OFFERS_SOLUTION, Move.OFFERS_CHOICE, Move.GIVES_TIMELINE}


def remarks_on(text: str, reading: Reading, desk: Desk, mistakes: Catalogue) -> tuple[str, ...]:
    """Return what to look at before sending, most costly first; nothing where nothing stands out."""
    found = (
        *_left_open(text, reading),
        *_undone(reading, desk),
        *_asked_of(text, reading, mistakes),
        *_guessed(reading, desk),
        *_banned(text, desk),
    )
    return found[:MOST]


def _left_open(text: str, reading: Reading) -> Iterable[str]:
    for found in reading.spans_of(Move.TEMPLATE_LEFT)[:1]:
        yield f"{_quote(text, found) or 'A field'} is still to be filled in."


def _asked_of(text: str, reading: Reading, mistakes: Catalogue) -> Iterable[str]:
    strongest = reading.strongest()
    for move, mistake in WORTH_A_LOOK:
        if move in strongest and mistake in mistakes:
            quote = _quote(text, strongest[move])
            yield f"{quote}: {mistakes[mistake].asks}" if quote else mistakes[mistake].asks


def _quote(text: str, found: FoundMove) -> str:
    words = " ".join(text[found.start : found.end].split())
    return f"“{words}”" if 0 < len(words) <= LONGEST_QUOTE else ""


def _undone(reading: Reading, desk: Desk) -> Iterable[str]:
    """Say which deed the reply claims and the desk has not seen."""
    done = {event.id for event in desk.events if event.kind == "action"}
    for option in _options_in(reading, SAYS_DONE, desk):
        if option.actions and not done & set(option.actions):
            yield f"You say it is done, but “{_action(desk, option).label}” has not been done on the desk yet."


def _guessed(reading: Reading, desk: Desk) -> Iterable[str]:
    """Say which offer rests on something that nobody has looked up."""
    seen = {event.id for event in desk.events if event.kind == "lookup"}
    labels = {lookup.id: lookup.label for lookup in desk.scenario.lookups}
    for option in _options_in(reading, SAYS_CAN_BE, desk):
        missing = (
            [labels[needed] for needed in _action(desk, option).after if needed not in seen] if option.actions else []
        )
        if missing:
            yield f"You offer something that rests on “{missing[0]}”, and nobody has looked that up yet."


def _options_in(reading: Reading, moves: frozenset[Move], desk: Desk) -> list[Option]:
    named = {about for found in reading.moves if found.move in moves for about in found.about}
    return [option for option in desk.scenario.options if option.id in named and option.id not in reading.refused]


def _action(desk: Desk, option: Option) -> DeskAction:
    return next(action for action in desk.scenario.actions if action.id == option.actions[0])


def _banned(text: str, desk: Desk) -> Iterable[str]:
    for words in desk.company.voice.banned:
        if re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.IGNORECASE):
            yield f"{desk.company.name} does not write “{words}”."
