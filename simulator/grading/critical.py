"""What fails a contact by itself, in one sentence each, with the words that show it."""

import re
from collections.abc import Iterable, Iterator

from simulator.domain.moves import Move
from simulator.domain.rubric import Rubric
from simulator.domain.verdict import CriticalError
from simulator.grading.case import Place
from simulator.grading.evidence import Evidence
from simulator.grading.harsh import is_harsh
from simulator.text.money import amounts

_ALL = re.compile(
    r"\b(?:full|whole|entire|everything|anyway|nevertheless|regardless|all the same|"
    r"all (?:of|the|your|one|two|three|four|five|six|seven|eight|nine|ten|\d+))\b",
    re.IGNORECASE,
)
_SUM = re.compile(r"(?<![\w.,-])[£$€]?(\d{2,5})(?![\w:-]|[.,]\d)")
"""A number as a customer writes a sum, with its sign or without."""
_NEAR = 120
"""Characters around a refusal within which its object is named."""

_SENTENCES = {
    "abuse": "Insults or threatens the customer.",
    "unsafe-data-request": "Asks the customer for a secret: a password, a full card number or a security code.",
    "skips-verification": "Tells or does something before the customer was verified.",
    "exposes-private-details": "Puts private details where others can read them.",
    "misses-risk": "Passes over a danger that the customer spoke of.",
    "promises-the-refused": "Promises what somebody with authority had just refused.",
}


def abuse(evidence: Evidence) -> Iterator[tuple[str, Place]]:
    """Yield insults and threats that are certain."""
    for turn, found in evidence.case.moves(Move.THREATENS, Move.INSULTS, least=90):
        if is_harsh(turn.text[found.start : found.end]):
            yield "abuse", Place(turn, found.start, found.end)


def rightly_refused(evidence: Evidence) -> bool:
    """Return whether the answer was a no with something in its place that was not taken back by a promise."""
    return bool(evidence.help.refusal) and next(refused_then_promised(evidence), None) is None


def refused_then_promised(evidence: Evidence) -> Iterator[Place]:
    """Yield commitments to what a superior refused earlier in the same contact."""
    refusals = evidence.case.agent_cues("told_no")
    if not refusals:
        return
    first = refusals[0]
    allowed = max((each.cents for each in amounts(_around(first))), default=0)
    said = " ".join(turn.meant for turn in evidence.case.said_before(first.number))
    wanted = {100 * int(number) for number in _SUM.findall(said)}
    for place in evidence.help.fixes:
        after = (place.number, place.start) > (first.number, first.end)
        words = place.quote().quote
        more = any(_is_refused(each.cents, allowed, wanted) for each in amounts(words))
        if (
            after
            and (more or _ALL.search(words))
            and not evidence.case.turns[place.number].has(Move.REFUSES_WITH_ALTERNATIVE)
        ):
            yield place


def _is_refused(sum_named: int, allowed: int, wanted: set[int]) -> bool:
    """Return whether a sum is more than the refusal left, or, where it named none, the very sum that was asked for."""
    return sum_named > allowed if allowed else sum_named in wanted


def _around(place: Place) -> str:
    return place.turn.text[max(0, place.start - _NEAR) : place.end + _NEAR]


def critical_errors(rubric: Rubric, found: Iterable[tuple[str, Place]]) -> tuple[CriticalError, ...]:
    """Return the rubric's critical errors among those found, each once, in order of the contact."""
    known = {line.id for line in rubric.critical}
    first: dict[str, Place] = {}
    for error, place in sorted(found, key=lambda each: (each[1].number, each[1].start)):
        if error in known:
            first.setdefault(error, place)
    return tuple(
        CriticalError(id=error, sentence=_SENTENCES[error], quote=place.quote()) for error, place in first.items()
    )
