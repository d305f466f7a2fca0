"""Which written lines fit an act: the scenario's before the persona's, this mood's before its neighbours'."""

import re
from collections.abc import Iterator, Sequence

from simulator.domain.acts import Act, Band
from simulator.domain.persona import Persona
from simulator.domain.scenario import Lines
from simulator.domain.transcript import Turn

_BANDS = tuple(Band)
_PLACE = re.compile(r"\{(?:fact|topic)\}")
PART = " || "
"""What parts two messages that are sent in a row."""


_OF_THE_START = frozenset({Act.VENT, Act.DEMAND, Act.PUSH_BACK})
"""Acts whose lines for one situation may speak of what has been settled since."""


def pools(
    persona: Persona, scenario_id: str, act: Act, band: Band, any_situation: bool = False
) -> tuple[tuple[str, ...], ...]:
    """Return groups of lines for an act, the best fitting first; of any situation first where the trouble has moved."""
    sources = (persona.scenarios[scenario_id].lines, persona.lines)
    if any_situation and act in _OF_THE_START:
        sources = sources[::-1]
    near = [_lines_of(source, act, (band.value, "any")) for source in sources]
    far = [_lines_of(source, act, (other.value,)) for other in _neighbours(band) for source in sources]
    return tuple(pool for pool in (*near, *far) if pool)


def own_lines(persona: Persona, scenario_id: str, act: Act, band: Band) -> tuple[str, ...]:
    """Return the lines that are written for an act in just this mood."""
    sources = (persona.scenarios[scenario_id].lines, persona.lines)
    return tuple(line for source in sources for line in _lines_of(source, act, (band.value,)))


def used(line: str, history: Sequence[Turn]) -> bool:
    """Return whether the customer has said a line before, whatever was filled in."""
    return last_use(line, history) >= 0


def last_use(line: str, history: Sequence[Turn]) -> int:
    """Return the number of the last turn that said a line, -1 for never and for a line that is all filled in."""
    if not _PLACE.sub("", line).strip():
        return -1
    pattern = _pattern(line)
    said = (number for number, turn in enumerate(history) if turn.role == "customer" and pattern.search(turn.text))
    return max(said, default=-1)


def mentioned(words: str, history: Sequence[Turn]) -> bool:
    """Return whether the customer has used some words before, anywhere in a message."""
    return any(turn.role == "customer" and words in turn.text for turn in history)


def _pattern(line: str) -> re.Pattern[str]:
    """Return what finds the first message of a line in a turn: facts may stand before it, and after a full stop."""
    first = line.split(PART)[0].strip()
    parts = [re.escape(part) for part in _PLACE.split(first)]
    end = r"(?:$|\s)" if first.endswith((".", "!", "?")) else r"$"
    return re.compile(r"(?:^|\s)" + r".+?".join(parts) + end, re.DOTALL)


def _lines_of(source: Lines, act: Act, bands: Sequence[str]) -> tuple[str, ...]:
    by_band = source.get(act, {})
    return tuple(line for band in bands for line in by_band.get(band, ()))


def _neighbours(band: Band) -> Iterator[Band]:
    """Yield the other bands, the nearest first and of two as near the calmer one."""
    place = _BANDS.index(band)
    yield from sorted((other for other in _BANDS if other is not band), key=lambda o: abs(_BANDS.index(o) - place))
