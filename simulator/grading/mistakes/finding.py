"""From the detectors' hits to the mistakes that are stated and those only asked about: one span, one mistake."""

from collections.abc import Iterable, Sequence

from simulator.domain.channel import ChannelNorms
from simulator.domain.mistake import Catalogue
from simulator.grading.evidence import Evidence
from simulator.grading.mistakes import care, fixing, manner, never
from simulator.grading.mistakes.hit import Hit
from simulator.grading.outcome import Outcome


def shown_by_words(evidence: Evidence, catalogue: Catalogue) -> tuple[Hit, ...]:
    """Return the hits that stand on the agent's own words, whatever the levels are."""
    detectors = (*manner.DETECTORS, *never.DETECTORS)
    return _known((hit for detect in detectors for hit in detect(evidence)), catalogue, evidence.case.norms)


def shown_by_outcome(evidence: Evidence, outcome: Outcome, catalogue: Catalogue) -> tuple[Hit, ...]:
    """Return the hits that depend on how the contact came out."""
    detectors = (*care.DETECTORS, *fixing.DETECTORS)
    return _known((hit for detect in detectors for hit in detect(evidence, outcome)), catalogue, evidence.case.norms)


def _known(hits: Iterable[Hit], catalogue: Catalogue, norms: ChannelNorms) -> tuple[Hit, ...]:
    return tuple(hit for hit in hits if hit.id in catalogue and hit.id not in norms.not_relevant)


def settled(hits: Sequence[Hit], catalogue: Catalogue) -> tuple[tuple[Hit, ...], tuple[Hit, ...]]:
    """Return what is stated and what is asked: each mistake once, of one family on the same words the most specific."""
    stated = _outranked([hit for hit in hits if hit.sure], catalogue)
    names = {hit.id for hit in stated}
    covered = {outranked for name in names for outranked in catalogue[name].outranks}
    asked = _outranked([hit for hit in hits if not hit.sure and hit.id not in names | covered], catalogue)
    return _once(stated), _once(asked)


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
