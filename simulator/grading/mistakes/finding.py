"""From the detectors' hits to the mistakes that are stated and those only asked about: one span, one mistake."""

from collections.abc import Iterable, Mapping, Sequence

from simulator.domain.mistake import Catalogue
from simulator.grading.evidence import Evidence
from simulator.grading.mistakes import care, fixing, habits, manner, never, notice, record, voice, wording
from simulator.grading.mistakes.certain import sobered
from simulator.grading.mistakes.hit import Hit
from simulator.grading.outcome import Outcome

_PARTS = (manner, never, care, fixing, wording, notice, record, habits, voice)


def found_in_words(evidence: Evidence, catalogue: Catalogue) -> tuple[Hit, ...]:
    """Return the hits that stand on what was said and done, whatever the levels are."""
    detectors = [detect for part in _PARTS for detect in part.DETECTORS]
    return _known(evidence, (hit for detect in detectors for hit in detect(evidence)), catalogue)


def found_afterwards(evidence: Evidence, outcome: Outcome, catalogue: Catalogue) -> tuple[Hit, ...]:
    """Return the hits that depend on how the contact came out."""
    detectors = (*care.AFTERWARDS, *fixing.AFTERWARDS)
    return _known(evidence, (hit for detect in detectors for hit in detect(evidence, outcome)), catalogue)


def _known(evidence: Evidence, hits: Iterable[Hit], catalogue: Catalogue) -> tuple[Hit, ...]:
    skipped = evidence.case.norms.not_relevant
    return tuple(sobered(evidence, hit) for hit in hits if hit.id in catalogue and hit.id not in skipped)


_OVERSHADOWED: Mapping[str, frozenset[str]] = {
    "dismisses-feedback": frozenset({"impolite", "blames-customer", "argues"}),
    "no-empathy": frozenset(
        {
            "impolite", "over-automation", "form-letter", "withholds-information", "pushy-sales", "too-informal",
            "dismisses-feedback",
        }
    ),
    "no-solution": frozenset(
        {
            "form-letter", "channel-bounce", "over-automation", "burden-on-customer", "needless-escalation",
            "withholds-information", "ignores-issue", "no-questions", "misses-benefit", "unsafe-data-request",
        }
    ),
    "vague-resolution": frozenset(
        {
            "form-letter", "channel-bounce", "over-automation", "burden-on-customer", "needless-escalation",
            "withholds-information", "dismisses-feedback", "no-solution", "pushy-sales",
        }
    ),
    "no-updates": frozenset({"no-solution", "needless-escalation"}),
    "ignores-issue": frozenset(
        {"no-solution", "over-automation", "channel-bounce", "form-letter", "withholds-information"}
    ),
    "ignores-delay": frozenset({"impolite"}),
    "impersonal": frozenset({"form-letter"}),
    "robotic-tone": frozenset({"form-letter", "impersonal"}),
    "channel-bounce": frozenset({"over-automation"}),
    "burden-on-customer": frozenset({"over-automation", "channel-bounce", "makes-repeat"}),
}  # fmt: skip
"""An absence is not told to somebody who is told in the same breath what stood in its place."""


def settled(hits: Sequence[Hit], catalogue: Catalogue) -> tuple[tuple[Hit, ...], tuple[Hit, ...]]:
    """Return what is stated and what is asked: each mistake once, of one family on the same words the most specific."""
    stated = _in_the_open(_outranked([hit for hit in hits if hit.sure], catalogue))
    names = {hit.id for hit in stated}
    covered = {outranked for name in names for outranked in catalogue[name].outranks}
    covered |= {name for name, over in _OVERSHADOWED.items() if over & names}
    asked = _outranked([hit for hit in hits if not hit.sure and hit.id not in names | covered], catalogue)
    return _once(stated), _once(asked)


def _in_the_open(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """Return the hits that nothing overshadows; what is itself overshadowed overshadows nothing."""
    names = {hit.id for hit in hits}
    for name, over in _OVERSHADOWED.items():
        if over & names:
            names.discard(name)
    return tuple(hit for hit in hits if hit.id in names)


def _outranked(hits: Sequence[Hit], catalogue: Catalogue) -> tuple[Hit, ...]:
    return tuple(
        hit
        for hit in hits
        if not any(hit.id in catalogue[other.id].outranks and _same_words(hit, other) for other in hits)
    )


def _same_words(first: Hit, second: Hit) -> bool:
    if first.place is None or second.place is None or first.turn != second.turn:
        return False
    mine, theirs = first.place.quote(), second.place.quote()
    return mine.start < theirs.end and theirs.start < mine.end


def _once(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    first: dict[str, Hit] = {}
    for hit in sorted(hits, key=lambda each: (each.turn, each.place.start if each.place else 0)):
        first.setdefault(hit.id, hit)
    return tuple(first.values())
