"""How a contact came out: the levels of its criteria and whether it was resolved, for what is judged after them."""

from collections.abc import Mapping
from dataclasses import dataclass

from simulator.domain.verdict import Resolved


@dataclass(frozen=True)
class Outcome:
    """Levels by criterion and the resolution."""

    levels: Mapping[str, int | None]
    resolved: Resolved | None

    def at_most(self, criterion: str, level: int) -> bool:
        """Return whether a criterion was scored, and no higher than this."""
        given = self.levels.get(criterion)
        return given is not None and given <= level
