"""What a careful colleague would say about a reply before it is sent: few things, each worth a look."""

from collections.abc import Sequence

from simulator.domain.mistake import Catalogue
from simulator.domain.moves import Move, Reading
from simulator.domain.scenario import Scenario
from simulator.usecases.desk import Desk

REMARKS = (
    (Move.TEMPLATE_LEFT, "careless-writing"),
    (Move.ASKS_SECRET, "unsafe-data-request"),
    (Move.DISCLOSES_PRIVATE, "exposes-private-details"),
    (Move.ASKS_KNOWN, "makes-repeat"),
    (Move.BLAMES_CUSTOMER, "blames-customer"),
    (Move.FORM_LETTER, "form-letter"),
    (Move.VAGUE_PROMISE, "vague-resolution"),
)
"""Moves that are worth a second look, with the mistake they lead to, the costliest first."""

MOST = 2
"""Remarks at a time; more would be read by nobody."""

CLAIMS = frozenset({Move.TAKES_ACTION, Move.CONFIRMS_DONE})


def remarks_on(reading: Reading, desk: Desk, mistakes: Catalogue) -> tuple[str, ...]:
    """Return what to look at before sending, most costly first; nothing where nothing stands out."""
    made = reading.labels()
    found = [mistakes[mistake].asks for move, mistake in REMARKS if move in made and mistake in mistakes]
    return (*found, *_undone_claims(reading, desk))[:MOST]


def _undone_claims(reading: Reading, desk: Desk) -> Sequence[str]:
    """Return a remark for each deed that the reply claims and the desk has not seen."""
    claimed = {about for move in reading.moves if move.move in CLAIMS for about in move.about}
    taken = {event.id for event in desk.events if event.kind == "action"}
    labels = _labels(desk.scenario)
    return [
        f"You say it is done, but “{labels[option.actions[0]]}” has not been done on the desk yet."
        for option in desk.scenario.options
        if option.id in claimed and option.actions and not taken & set(option.actions)
    ]


def _labels(scenario: Scenario) -> dict[str, str]:
    return {action.id: action.label for action in scenario.actions}
