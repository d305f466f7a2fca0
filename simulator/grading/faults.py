"""The certain mistakes of a contact as the criteria weigh them."""

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.grading.case import Place
from simulator.grading.mistakes.hit import Hit


@dataclass(frozen=True)
class Faults:
    """Hits that are certain, looked up by mistake."""

    hits: tuple[Hit, ...]

    def has(self, *ids: str) -> bool:
        """Return whether any of these mistakes is certain."""
        return any(hit.id in ids for hit in self.hits)

    def places(self, *ids: str) -> tuple[Place, ...]:
        """Return the words that show any of these mistakes."""
        return tuple(hit.place for hit in self.hits if hit.id in ids and hit.place is not None)


def faults(hits: Sequence[Hit]) -> Faults:
    """Return the certain ones of some hits."""
    return Faults(tuple(hit for hit in hits if hit.sure))
