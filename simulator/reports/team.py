"""A team's contacts as a lead reads them: who needs help with what, first against best, and the figures behind it."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

import pandas as pd
import plotly.graph_objects as go
from markupsafe import escape

from simulator.domain.people import Person
from simulator.domain.value import Value
from simulator.reports.attempts import CRITERIA, Attempt, frame_of

WINDOW = timedelta(days=30)
"""How far back the means of the heatmap look."""

QUIET_AFTER = timedelta(days=14)
"""Days without practice after which somebody is named."""

WEAK = 3.0
"""The mean level under which a cell is marked."""


class PersonRow(Value):
    """One person of the team in figures."""

    person_id: str
    name: str
    contacts: int
    first: float | None
    """Mean overall of first attempts, in levels."""
    best: float | None
    """Mean over scenarios of the best overall."""
    trend: tuple[float, ...]
    """Overall of each contact, oldest first."""
    weakest: str | None
    last: datetime | None


def team_rows(people: Sequence[Person], attempts: Sequence[Attempt]) -> tuple[PersonRow, ...]:
    """Return one row per person, whoever has the lowest mean first; people without a contact last."""
    rows = [_row(person, [one for one in attempts if one.person_id == person.id]) for person in people]
    return tuple(sorted(rows, key=lambda row: (row.contacts == 0, row.best if row.best is not None else 9, row.name)))


def _row(person: Person, attempts: Sequence[Attempt]) -> PersonRow:
    ordered = sorted(attempts, key=lambda attempt: attempt.ended_at)
    scored = [attempt for attempt in ordered if attempt.overall is not None]
    return PersonRow(
        person_id=person.id,
        name=person.name,
        contacts=len(ordered),
        first=_mean([attempt.overall for attempt in scored if attempt.first]),
        best=_mean(list(_best_by_scenario(scored).values())),
        trend=tuple((attempt.overall or 0) / 100 for attempt in scored),
        weakest=_weakest(ordered),
        last=ordered[-1].ended_at if ordered else None,
    )


def _best_by_scenario(attempts: Sequence[Attempt]) -> Mapping[tuple[str, str], int]:
    best: dict[tuple[str, str], int] = {}
    for attempt in attempts:
        key = (attempt.persona, attempt.scenario)
        best[key] = max(best.get(key, 0), attempt.overall or 0)
    return best


def _mean(hundredths: Sequence[int | None]) -> float | None:
    known = [value for value in hundredths if value is not None]
    return sum(known) / len(known) / 100 if known else None


def _weakest(attempts: Sequence[Attempt]) -> str | None:
    means = {}
    for criterion in CRITERIA:
        levels = [level for attempt in attempts if (level := attempt.levels.get(criterion)) is not None]
        if levels:
            means[criterion] = sum(levels) / len(levels)
    return min(means, key=lambda criterion: means[criterion], default=None)


def level_table(people: Sequence[Person], attempts: Sequence[Attempt], now: datetime) -> pd.DataFrame:
    """Return mean levels, people by criteria, over the last thirty days; empty cells where nothing was scored."""
    recent = [attempt for attempt in attempts if now - attempt.ended_at <= WINDOW]
    frame = frame_of(recent)
    names = {person.id: person.name for person in people}
    table = frame.pivot_table(index="person_id", columns="criterion", values="level", aggfunc="mean")
    table = table.reindex(index=list(names), columns=list(CRITERIA)).astype(float)
    table.index = [names[person_id] for person_id in table.index]
    return table.sort_index()


def heatmap_title(table: pd.DataFrame) -> str:
    """Return what the heatmap says, as its title."""
    means = table.mean()
    if means.isna().all():
        return "Nothing scored in the last thirty days"
    weakest = str(means.idxmin())
    if means[weakest] >= 4:
        return "Every skill stands at 4 or better"
    return f"{weakest.title()} needs help first"


def heatmap(table: pd.DataFrame, palette: object = None) -> go.Figure:
    """Return people by criteria as a heatmap with digits; a triangle stands where the mean is under 3.

    `palette` is a diverging colour scale of Plotly, low to high.
    """
    figure = go.Figure(
        go.Heatmap(
            z=table.to_numpy(),
            x=[str(name).title() for name in table.columns],
            y=[str(escape(name)) for name in table.index],
            text=[[_cell(value) for value in row] for row in table.to_numpy()],
            texttemplate="%{text}",
            textfont={"size": 13},
            zmin=1,
            zmax=5,
            zmid=3,
            colorscale=palette,
            xgap=4,
            ygap=4,
            showscale=False,
            hovertemplate="%{y}, %{x}: %{text}<extra></extra>",
        )
    )
    figure.update_layout(
        height=max(160, 52 + 44 * len(table)),
        margin={"l": 8, "r": 8, "t": 28, "b": 8},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
    )
    figure.update_xaxes(side="top", showgrid=False, fixedrange=True, tickangle=0)
    figure.update_yaxes(autorange="reversed", showgrid=False, fixedrange=True)
    return figure


def _cell(value: float) -> str:
    if pd.isna(value):
        return "–"
    return f"▾ <b>{value:.1f}</b>" if value < WEAK else f"{value:.1f}"


# -- sentences ---------------------------------------------------------------------------------------------------------


class TeamFigures(Value):
    """The four figures at the head of the page, each with its sentence."""

    below: tuple[int, str]
    improved: tuple[int, str]
    quiet: tuple[int, str]


def team_figures(people: Sequence[Person], attempts: Sequence[Attempt], now: datetime) -> TeamFigures:
    """Return how many people need help with the weakest skill, how many passed in the end, and how many are quiet."""
    return TeamFigures(
        below=_below(level_table(people, attempts, now)),
        improved=_improved(attempts),
        quiet=_quiet(people, attempts, now),
    )


def _below(table: pd.DataFrame) -> tuple[int, str]:
    means = table.mean()
    if means.isna().all():
        return 0, "scored contacts in the last thirty days."
    weakest = str(means.idxmin())
    scored = table[weakest].dropna()
    low = int((scored < WEAK).sum())
    return low, f"of {len(scored)} {'is' if low == 1 else 'are'} below 3 in {weakest}, the team's weakest skill."


def _improved(attempts: Sequence[Attempt]) -> tuple[int, str]:
    by_key: dict[tuple[str, str, str], list[Attempt]] = {}
    for attempt in sorted(attempts, key=lambda one: one.ended_at):
        by_key.setdefault((attempt.person_id, attempt.persona, attempt.scenario), []).append(attempt)
    failed = [tries for tries in by_key.values() if tries[0].passed is False]
    passed_later = sum(any(attempt.passed for attempt in tries[1:]) for tries in failed)
    return passed_later, f"of {len(failed)} first attempts that did not pass were passed later."


def _quiet(people: Sequence[Person], attempts: Sequence[Attempt], now: datetime) -> tuple[int, str]:
    last = {person.id: datetime.min.replace(tzinfo=now.tzinfo) for person in people}
    for attempt in attempts:
        if attempt.person_id in last:
            last[attempt.person_id] = max(last[attempt.person_id], attempt.ended_at)
    quiet = sum(now - ended > QUIET_AFTER for ended in last.values())
    days = QUIET_AFTER.days
    return quiet, f"{'person has' if quiet == 1 else 'people have'} shown you no practice for {days} days."
