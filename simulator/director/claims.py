"""Which deeds a message says were done, for contacts without a desk: played from a file, or imported."""

from collections.abc import Mapping, Sequence

from simulator.director.deeds import claimed_in
from simulator.director.heard import hear
from simulator.domain.moves import Reading
from simulator.domain.scenario import ActionKind, ActionTaken, DeskAction, Scenario
from simulator.text.cues import Hit, find_named, speaks_of
from simulator.text.sentences import clauses
from simulator.text.words import words_of

_USUAL: Mapping[ActionKind, tuple[str, ...]] = {
    ActionKind.REFUND: (
        "refunded", "refund * processed", "refund * issued", "refund * on its way", "processed * refund",
        "issued * refund", "i am refunding", "i will refund", "money is on its way back", "back on your card",
    ),
    ActionKind.REPLACE: (
        "replacement * on its way", "replacement * sent", "sent * replacement", "sending * replacement",
        "new one * on its way", "sent * new one", "sending you a new", "i have replaced",
    ),
    ActionKind.BOOK: ("i have booked", "is booked", "booked you", "i have arranged", "i have scheduled"),
    ActionKind.CREDIT: (
        "credited", "i have credited", "credit * added", "added * credit", "applied * credit", "put * credit",
    ),
    ActionKind.CANCEL: ("i have cancelled", "is cancelled", "cancelled * for you", "has been cancelled"),
    ActionKind.CHANGE: ("i have changed", "i have updated", "i have switched", "i have corrected", "i have set * back"),
    ActionKind.SEND: ("i have sent", "i have posted", "sent you", "i have emailed", "on its way to you"),
    ActionKind.NOTE: ("i have noted", "i have made a note", "added a note", "put a note"),
    ActionKind.REPORT: (
        "i have reported", "i have passed * on", "passed * to our", "i have told our", "i have raised",
        "filed a report",
    ),
    ActionKind.ESCALATE: (
        "i have escalated", "i am passing you", "i have handed", "putting you through", "transferring you",
    ),
    ActionKind.END_ABUSE: ("i am ending this", "i will end this"),
}  # fmt: skip
"""Usual words by which a message claims a deed of each kind; which deed it was, the rest of the message must say."""

_UNDONE = (
    "not", "never", "nobody", "nothing", "unable", "if you", "would you like", "do you want", "want me to", "shall i",
    "should i", "could", "can i", "i can", "we can", "may i", "once you", "as soon as you",
)  # fmt: skip
"""Words that make a claim in the same clause an offer, a condition or a no."""


def claimed_actions(reading: Reading, message: str, scenario: Scenario) -> tuple[ActionTaken, ...]:
    """Return the actions of a scenario that a message says were done, with the amount named beside them."""
    spoken_of = frozenset(hear(reading, scenario).about)
    named = {action.id: (*action.cues, *_usual_words(action, scenario, spoken_of)) for action in scenario.actions}
    hits = [hit for hit in find_named(named, message) if not _undone(message, hit)]
    limited = {action.id for action in scenario.actions if action.limit is not None}
    amounts = {hit.name: _amount_near(reading, hit) if hit.name in limited else None for hit in hits}
    by_cue = tuple(ActionTaken(id=name, amount=amounts[name]) for name in amounts)
    return (*by_cue, *claimed_in(hear(reading, scenario), scenario, frozenset(amounts)))


def _usual_words(action: DeskAction, scenario: Scenario, spoken_of: frozenset[str]) -> tuple[str, ...]:
    """Return the usual words for an action that the message can only mean: named by its option, or the only one."""
    options = [option for option in scenario.options if option.id in spoken_of and option.actions]
    named = any(action.id in option.actions for option in options)
    alike = sum(other.kind is action.kind for other in scenario.actions)
    return _USUAL.get(action.kind, ()) if named or (alike == 1 and not options) else ()


def _undone(message: str, hit: Hit) -> bool:
    """Return whether the clause of a claim is a question, a condition or a no."""
    words = words_of(message)
    place = _folded_place(message, hit.start)
    number = words.sentence_at(place)
    parts = clauses(words.folded.text, words.sentences[number])
    clause = next((part for part in parts if place < part.end), words.sentences[number])
    return words.questions[number] or speaks_of(_UNDONE, words.folded.text[clause.start : clause.end])


def _folded_place(message: str, start: int) -> int:
    """Return where in the folded text a place of the message stands."""
    return len(words_of(message[:start]).folded.text)


def _amount_near(reading: Reading, hit: Hit) -> int | None:
    """Return the amount of a move that shares a sentence with a claim, else the only amount of the message."""
    spans: Sequence[tuple[int, int, int]] = [
        (found.start, found.end, found.amount) for found in reading.moves if found.amount is not None
    ]
    beside = [amount for start, end, amount in spans if start <= hit.end and hit.start <= end]
    if beside:
        return beside[0]
    return reading.amounts[0] if len(reading.amounts) == 1 else None
