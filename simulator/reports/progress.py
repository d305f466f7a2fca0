"""One person's way: each criterion over time, first attempts and repeats told apart, in sentences and a figure."""

from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go
from markupsafe import escape

from simulator.domain.value import Value
from simulator.reports.attempts import CRITERIA, Attempt, frame_of

ENOUGH = 3
"""Scored contacts under which nothing is claimed."""

ENOUGH_FOR_A_TREND = 6
"""Scored contacts from which earlier and later ones are compared (our judgement)."""

LIKELY = 1.0
"""Levels between the means of earlier and later contacts from which a change is called one (our judgement)."""


class CriterionTrend(Value):
    """One criterion of one person in words."""

    criterion: str
    contacts: int
    mean: float | None
    sentence: str


def trend_of(attempts: Sequence[Attempt], criterion: str) -> CriterionTrend:
    """Return what may be said about one criterion; nothing is claimed under three contacts."""
    ordered = sorted(attempts, key=lambda attempt: attempt.ended_at)
    levels = [level for attempt in ordered if (level := attempt.levels.get(criterion)) is not None]
    mean = sum(levels) / len(levels) if levels else None
    return CriterionTrend(criterion=criterion, contacts=len(levels), mean=mean, sentence=_sentence(levels))


def _sentence(levels: Sequence[int]) -> str:
    if len(levels) < ENOUGH:
        missing = ENOUGH - len(levels)
        return f"{missing} more scored contact{'s' if missing > 1 else ''} until something can be said."
    if len(levels) < ENOUGH_FOR_A_TREND:
        return f"Between {min(levels)} and {max(levels)} so far."
    half = len(levels) // 2
    change = sum(levels[-half:]) / half - sum(levels[:half]) / half
    if change >= LIKELY:
        return f"Better lately: from {_mean(levels[:half])} to {_mean(levels[-half:])}."
    if change <= -LIKELY:
        return f"Lower lately: from {_mean(levels[:half])} to {_mean(levels[-half:])}."
    return f"Steady around {_mean(levels)}."


def _mean(levels: Sequence[int]) -> str:
    return f"{sum(levels) / len(levels):.1f}"


def first_and_repeat(attempts: Sequence[Attempt]) -> str:
    """Return how first attempts compare with repeats, in one sentence; empty where there are too few of either."""
    frame = frame_of(attempts)
    if frame.empty:
        return ""
    per_contact = frame.groupby(["contact_id", "first"], as_index=False)["level"].mean()
    first, repeat = per_contact[per_contact["first"]], per_contact[~per_contact["first"]]
    if len(first) < 2 or len(repeat) < 2:
        return ""
    return f"first attempts, {first['level'].mean():.1f} on average; repeats reach {repeat['level'].mean():.1f}."


def progress_title(attempts: Sequence[Attempt]) -> str:
    """Return what the figure says, as its title."""
    trends = [trend_of(attempts, criterion) for criterion in CRITERIA]
    better = [trend.criterion.title() for trend in trends if trend.sentence.startswith("Better")]
    lower = [trend.criterion.title() for trend in trends if trend.sentence.startswith("Lower")]
    if better:
        return f"{_and(better)} {'is' if len(better) == 1 else 'are'} getting better"
    if lower:
        return f"{_and(lower)} {'was' if len(lower) == 1 else 'were'} lower lately"
    return "Your levels, contact by contact"


def _and(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def engine_changes(attempts: Sequence[Attempt]) -> tuple[int, ...]:
    """Return the places (counted from 0, in time) before which grader, rubric or engine changed."""
    ordered = sorted(attempts, key=lambda attempt: attempt.ended_at)
    return tuple(place for place in range(1, len(ordered)) if ordered[place].engine != ordered[place - 1].engine)


def progress_figure(attempts: Sequence[Attempt], criterion: str, colour: str | None = None) -> go.Figure:
    """Return one criterion over the contacts: filled points are first attempts, open ones repeats."""
    ordered = sorted(attempts, key=lambda attempt: attempt.ended_at)
    frame = frame_of(ordered)
    frame = frame[frame["criterion"] == criterion]
    places = {attempt.contact_id: place for place, attempt in enumerate(ordered)}
    figure = go.Figure()
    figure.add_trace(_joining_line(frame, places, colour))
    for first, name, symbol in ((True, "First attempt", "circle"), (False, "Repeat", "circle-open")):
        figure.add_trace(_points(frame[frame["first"] == first], places, name, symbol, colour))
    for place in engine_changes(ordered):
        figure.add_vline(x=place - 0.5, line={"dash": "dot", "width": 1})
        figure.add_annotation(x=place - 0.5, y=5.3, text="scored differently from here", showarrow=False)
    figure.update_layout(
        height=190,
        margin={"l": 24, "r": 12, "t": 8, "b": 24},
        showlegend=False,
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
    )
    figure.update_yaxes(range=[0.6, 5.4], tickvals=[1, 2, 3, 4, 5], zeroline=False)
    figure.update_xaxes(
        showgrid=False, zeroline=False, tickvals=list(places.values()), ticktext=_days(ordered), tickangle=0
    )
    return figure


def _joining_line(frame: pd.DataFrame, places: Mapping[str, int], colour: str | None) -> go.Scatter:
    return go.Scatter(
        x=[places[contact] for contact in frame["contact_id"]],
        y=frame["level"].tolist(),
        mode="lines",
        line={"width": 1.5, "color": colour},
        hoverinfo="skip",
    )


def _points(frame: pd.DataFrame, places: Mapping[str, int], name: str, symbol: str, colour: str | None) -> go.Scatter:
    return go.Scatter(
        x=[places[contact] for contact in frame["contact_id"]],
        y=frame["level"].tolist(),
        mode="markers",
        name=name,
        marker={"symbol": symbol, "size": 11, "color": colour, "line": {"width": 2, "color": colour}},
        customdata=[str(escape(title)) for title in frame["title"]],
        hovertemplate=f"%{{customdata}}<br>{name}: level %{{y}}<extra></extra>",
    )


def _days(ordered: Sequence[Attempt]) -> list[str]:
    """Return a day under each contact, only where it differs from the one before, and few where there are many."""
    days = [f"{attempt.ended_at.day} {attempt.ended_at:%b}" for attempt in ordered]
    step = max(1, len(days) // 6)
    return [
        day if (place == 0 or day != days[place - 1]) and place % step == 0 else "" for place, day in enumerate(days)
    ]
