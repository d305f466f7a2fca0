"""One row per ended contact, the raw material of every chart and table of progress; and its data frame."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

import pandas as pd

from simulator.domain.channel import Channel
from simulator.domain.state import EndReason
from simulator.domain.value import Level, Value

CRITERIA = ("empathy", "ownership", "solution", "tone")
"""The criteria of the core rubric, in the order in which pages show them."""


class Attempt(Value):
    """One ended, scored contact of one person, with the score in force."""

    contact_id: str
    person_id: str
    person_name: str
    persona: str
    persona_name: str
    scenario: str
    scenario_title: str
    channel: Channel
    ended_at: datetime
    end_reason: EndReason
    number: int | None
    """Which attempt of this person on this scenario it is; None for a contact rewound from another."""
    levels: Mapping[str, Level | None]
    overall: int | None
    """Hundredths of a level."""
    passed: bool | None
    critical: bool
    mistakes: tuple[str, ...]
    overruled: bool
    assignment_id: str | None
    engine: str
    """Engine, grader and rubric versions in one string; where it changes, a trend carries a mark."""

    @property
    def first(self) -> bool:
        """Return whether this is the person's first attempt on its scenario."""
        return self.number == 1


def attempt_numbers(keys: Iterable[tuple[str, tuple[str, str, str], bool]]) -> Mapping[str, int | None]:
    """Return each contact's attempt number, from (id, (person, persona, scenario), rewound) in order of ending."""
    seen: dict[tuple[str, str, str], int] = {}
    numbers: dict[str, int | None] = {}
    for contact_id, key, rewound in keys:
        if not rewound:
            seen[key] = seen.get(key, 0) + 1
        numbers[contact_id] = None if rewound else seen[key]
    return numbers


def frame_of(attempts: Sequence[Attempt]) -> pd.DataFrame:
    """Return one row per attempt and criterion that was scored: when, who, what, level, first, engine."""
    rows = [
        {
            "contact_id": attempt.contact_id,
            "person_id": attempt.person_id,
            "person": attempt.person_name,
            "title": attempt.scenario_title,
            "ended_at": attempt.ended_at,
            "criterion": criterion,
            "level": level,
            "first": attempt.first,
            "engine": attempt.engine,
        }
        for attempt in sorted(attempts, key=lambda attempt: attempt.ended_at)
        for criterion, level in attempt.levels.items()
        if level is not None
    ]
    columns = ["contact_id", "person_id", "person", "title", "ended_at", "criterion", "level", "first", "engine"]
    return pd.DataFrame(rows, columns=columns)


EXPORT_COLUMNS = (
    "contact", "person", "scenario", "channel", "ended_at", "ended", "attempt",
    *CRITERIA, "overall", "passed", "critical", "mistakes", "overruled", "engine",
)  # fmt: skip


def export_rows(attempts: Iterable[Attempt]) -> tuple[Mapping[str, object], ...]:
    """Return one row per attempt for a spreadsheet; cells that a spreadsheet would run are made plain text."""
    return tuple({name: _plain_cell(value) for name, value in _cells(attempt).items()} for attempt in attempts)


def _cells(attempt: Attempt) -> Mapping[str, object]:
    return {
        "contact": attempt.contact_id,
        "person": attempt.person_name,
        "scenario": f"{attempt.persona}/{attempt.scenario}",
        "channel": attempt.channel.value,
        "ended_at": attempt.ended_at.isoformat(timespec="seconds"),
        "ended": attempt.end_reason.value,
        "attempt": attempt.number or "",
        **{name: attempt.levels.get(name) or "" for name in CRITERIA},
        "overall": "" if attempt.overall is None else f"{attempt.overall / 100:.2f}",
        "passed": {True: "yes", False: "no", None: ""}[attempt.passed],
        "critical": "yes" if attempt.critical else "no",
        "mistakes": ";".join(attempt.mistakes),
        "overruled": "yes" if attempt.overruled else "no",
        "engine": attempt.engine,
    }


def _plain_cell(value: object) -> object:
    runs = isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t"))
    return f"'{value}" if runs else value
