"""Attempts for tests, with what matters said and the rest filled in."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from simulator.domain.channel import Channel
from simulator.domain.people import Person, Role
from simulator.domain.state import EndReason
from simulator.reports.attempts import CRITERIA, Attempt

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


def attempt(
    days_ago: float = 1,
    level: int | None = 3,
    *,
    person: str = "ines",
    scenario: str = "late",
    number: int | None = 1,
    passed: bool | None = True,
    engine: str = "1",
    levels: Mapping[str, int | None] | None = None,
) -> Attempt:
    return Attempt(
        contact_id=f"{person}-{scenario}-{days_ago}",
        person_id=person,
        person_name=person.title(),
        persona="mika",
        persona_name="Mika",
        scenario=scenario,
        scenario_title=scenario.title(),
        channel=Channel.CHAT,
        ended_at=NOW - timedelta(days=days_ago),
        end_reason=EndReason.SATISFIED,
        number=number,
        levels=levels or dict.fromkeys(CRITERIA, level),
        overall=None if level is None else level * 100,
        passed=passed,
        critical=False,
        mistakes=("form-letter",),
        overruled=False,
        assignment_id=None,
        engine=engine,
    )


def trainee(name: str) -> Person:
    return Person(id=name, name=name.title(), team_id="blue", roles=frozenset({Role.TRAINEE}))
