"""The course of a contact as a figure: frustration, trust and patience after each turn, the turning point marked."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go
from markupsafe import escape

from simulator.domain.verdict import TurningPoint
from simulator.reports.debrief import CoursePoint
from simulator.reports.wording import shortened

NEUTRAL = "#7A838A"
"""A grey that shows on a light and on a dark card."""

LINES = (
    ("Trust", "trust", "solid", "circle"),
    ("Frustration", "frustration", "dash", "diamond"),
    ("Patience", "patience", "dot", "square"),
)
"""Title, field, dash and symbol of each line, so that none depends on its colour alone; in the palette's order."""


def course_title(course: Sequence[CoursePoint], turning: TurningPoint | None) -> str:
    """Return what the figure says, as its title."""
    if len(course) < 2:
        return "Too short to show a course"
    trust = course[-1].trust - course[0].trust
    frustration = course[-1].frustration - course[0].frustration
    when = f", and turned at turn {turning.turn}" if turning else ""
    if trust >= 5 and frustration <= -5:
        return f"Trust grew while frustration fell{when}"
    if trust <= -5 and frustration >= 5:
        return f"Trust was lost while frustration grew{when}"
    if frustration <= -5:
        return f"Frustration fell{when}"
    if frustration >= 5:
        return f"Frustration grew{when}"
    return f"The mood hardly moved{when}"


def course_figure(
    course: Sequence[CoursePoint], turning: TurningPoint | None, palette: Sequence[str] = ()
) -> go.Figure:
    """Return the figure; each point carries the sentence said in its turn. `palette` colours the lines in order."""
    figure = go.Figure()
    for place, (title, field, dash, symbol) in enumerate(LINES):
        values = [getattr(point, field) for point in course]
        colour = palette[place] if place < len(palette) else None
        figure.add_trace(_line(course, title, values, {"dash": dash, "color": colour, "width": 2.5}, symbol))
        if course:
            figure.add_annotation(
                x=course[-1].turn, y=values[-1], text=f"{title} {values[-1]}", showarrow=False, xanchor="left", xshift=8
            )
    _part_labels(figure)
    if turning and any(point.turn == turning.turn for point in course):
        _mark_turning_point(figure, turning)
    figure.update_layout(
        showlegend=False,
        margin={"l": 36, "r": 116, "t": 54, "b": 36},
        height=340,
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        hovermode="x unified",
    )
    figure.update_yaxes(range=[-2, 104], tickvals=[0, 50, 100], zeroline=False)
    ends = [course[0].turn - 0.3, course[-1].turn + 0.3] if course else None
    figure.update_xaxes(tickangle=0, showgrid=False, zeroline=False, range=ends, dtick=_step(course))
    return figure


def _line(
    course: Sequence[CoursePoint], title: str, values: Sequence[int], line: Mapping[str, object], symbol: str
) -> go.Scatter:
    return go.Scatter(
        x=[point.turn for point in course],
        y=list(values),
        name=title,
        mode="lines+markers",
        line=dict(line),
        marker={"symbol": symbol, "size": 8, "color": line["color"]},
        customdata=[f"{escape(point.speaker)}: {escape(point.words)}" for point in course],
        hovertemplate=f"{title} %{{y}}<br>%{{customdata}}<extra></extra>",
    )


def _step(course: Sequence[CoursePoint]) -> int:
    return max(1, len(course) // 8)


def _part_labels(figure: go.Figure) -> None:
    """Move the labels at the lines' ends apart where they would cover each other."""
    lowest = -100.0
    for label in sorted(figure.layout.annotations, key=lambda one: one.y):
        label.y = max(label.y, lowest + 8)
        lowest = label.y


def _mark_turning_point(figure: go.Figure, turning: TurningPoint) -> None:
    quote = shortened(turning.quote.quote, 46)
    figure.add_vline(x=turning.turn, line={"dash": "dot", "width": 1.5, "color": NEUTRAL})
    figure.add_annotation(
        x=turning.turn,
        y=1.0,
        yref="paper",
        yanchor="bottom",
        text=f"<b>Turning point, turn {turning.turn}</b><br>“{escape(quote)}”",
        showarrow=False,
    )
