"""What reports need of kept contacts and their scores: figures and ids, no words of anybody."""

from collections.abc import Mapping
from datetime import datetime

from simulator.domain.channel import Channel
from simulator.domain.contact import ContactStatus, ScoreEntry, ScoreSource, in_force
from simulator.domain.state import EndReason
from simulator.domain.value import Level, Value
from simulator.domain.verdict import GraderName, Overall, Resolved


class ReportScore(Value):
    """One scoring in figures."""

    id: str
    source: ScoreSource
    at: datetime
    by: str | None = None
    changed: Mapping[str, Level] = {}
    """The criteria an override changed, with the new level."""
    levels: Mapping[str, Level | None]
    """Every criterion of the card; None where unscored."""
    overall: Overall | None
    passed: bool | None
    resolved: Resolved | None
    critical: tuple[str, ...] = ()
    """Ids of what failed the contact by itself."""
    mistakes: tuple[str, ...] = ()
    possible_mistakes: tuple[str, ...] = ()
    grader: GraderName


class ReportRow(Value):
    """One contact in figures, with every scoring it was given, oldest first."""

    id: str
    person_id: str
    team_id: str
    persona: str
    scenario: str
    channel: Channel
    language: str
    status: ContactStatus
    versions: Mapping[str, str]
    started_at: datetime
    ended_at: datetime | None
    end_reason: EndReason | None
    assignment_id: str | None
    shared: bool
    scored: bool
    parent_id: str | None
    hints_used: int
    scores: tuple[ReportScore, ...] = ()

    @property
    def in_force(self) -> ReportScore | None:
        """Return the scoring that counts."""
        return in_force(self.scores)


def figures_of(entry: ScoreEntry) -> ReportScore:
    """Return what reports need of one scoring."""
    card = entry.card
    return ReportScore(
        id=entry.id,
        source=entry.source,
        at=entry.at,
        by=entry.by,
        changed=entry.changed,
        levels={verdict.criterion: verdict.level for verdict in card.verdicts},
        overall=card.overall,
        passed=card.passed,
        resolved=card.resolved,
        critical=tuple(error.id for error in card.critical),
        mistakes=tuple(mistake.id for mistake in card.mistakes),
        possible_mistakes=tuple(mistake.id for mistake in card.possible_mistakes),
        grader=card.grader,
    )
