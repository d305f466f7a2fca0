"""What the agent committed to, held against the authority and against what was done."""

import re
from collections.abc import Iterator
from typing import Literal

from simulator.domain.moves import FoundMove, Move
from simulator.domain.scenario import DeskAction
from simulator.domain.verdict import Promise
from simulator.grading.authority import exceeds
from simulator.grading.case import Case
from simulator.grading.said import Said, Sentence
from simulator.text.cues import speaks_of
from simulator.text.money import amounts
from simulator.text.when import dues

COMMITTING = (Move.CONFIRMS_DONE, Move.TAKES_ACTION, Move.PROMISES_FOLLOW_UP, Move.OVER_PROMISES)

_HAVE_DONE = re.compile(
    r"\b(?:i|we)(?:'ve| have)(?: just| already| now| also)? \w+(?:ed|t|n|de|ne|id)\b", re.IGNORECASE
)
"""How a deed is claimed as done: "I have refunded", "we've sent"."""

Status = Literal["done", "open", "not_done", "beyond_authority"]


def promises(case: Case) -> tuple[Promise, ...]:
    """Return every commitment of the agent, one a sentence, in order."""
    return tuple(
        _promise(case, turn, sentence, found) for turn in case.agent for sentence, found in _committing_sentences(turn)
    )


def _committing_sentences(turn: Said) -> Iterator[tuple[Sentence, tuple[FoundMove, ...]]]:
    for sentence in turn.sentences:
        found = tuple(each for each in turn.made(*COMMITTING) if sentence.start <= each.start < sentence.end)
        if found and not sentence.question:
            yield sentence, found


def _promise(case: Case, turn: Said, sentence: Sentence, found: tuple[FoundMove, ...]) -> Promise:
    amount = next((each.amount for each in found if each.amount is not None), None)
    if amount is None:
        amount = max((each.cents for each in amounts(sentence.text)), default=None)
    due = next((each.due for each in found if each.due), None) or next(
        (each.text for each in dues(sentence.text)), None
    )
    return Promise(
        turn=turn.number,
        quote=turn.quote(sentence.start, sentence.end),
        amount=amount,
        due=due,
        status=_status(case, turn, sentence, found, amount),
    )


def _status(case: Case, turn: Said, sentence: Sentence, found: tuple[FoundMove, ...], amount: int | None) -> Status:
    moves = {each.move for each in found}
    if Move.OVER_PROMISES in moves or (amount is not None and exceeds(case.situation, sentence.text, amount)):
        return "beyond_authority"
    says_done = Move.CONFIRMS_DONE in moves or bool(_HAVE_DONE.search(sentence.text))
    claimed = claimed_action(case, sentence.text)
    if claimed is not None and case.transcript.actions is not None:
        return "done" if was_taken(case, claimed, turn.at) else ("not_done" if says_done else "open")
    return "done" if says_done else "open"


def claimed_action(case: Case, text: str) -> DeskAction | None:
    """Return the desk action that a sentence speaks of, None without a scenario or where it names none."""
    scenario = case.situation.scenario
    actions = scenario.actions if scenario else ()
    return next((action for action in actions if action.cues and speaks_of(action.cues, text)), None)


def was_taken(case: Case, action: DeskAction, by: int) -> bool:
    """Return whether a desk action was taken before a moment."""
    return any(done.id == action.id and done.at <= by for done in case.transcript.actions or ())
