"""One scorecard as a line of JSON, of CSV or of a table, and the id that such a line holds."""

import csv
import io
import json
from collections.abc import Iterable, Mapping
from typing import Any

from simulator.cli.json_lines import json_line

COLUMNS = ("id", "empathy", "ownership", "solution", "tone", "overall", "passed", "resolved", "critical", "mistakes")
WIDTHS = (14, 8, 10, 9, 5, 8, 7, 9, 9, 0)


def header(form: str) -> str:
    """Return the line that a list of scores begins with; JSON Lines have none."""
    if form == "json":
        return ""
    return _csv(COLUMNS) if form == "csv" else _aligned(COLUMNS)


def row(line: Mapping[str, Any], form: str) -> str:
    """Return one scorecard as exactly one line."""
    if form == "json":
        return json_line(line)
    cells = [line["scores"].get(name) for name in COLUMNS[1:5]]
    cells += [line["overall"], line["passed"], line["resolved"], line["critical"]]
    mistakes = ";".join(mistake["id"] for mistake in line["mistakes"])
    if form == "csv":
        return _csv([line["id"], *("" if cell is None else cell for cell in cells), mistakes])
    shown = ["-" if cell is None else str(cell) for cell in cells]
    shown[-1] = "CRITICAL" if line["critical"] else "-"
    return _aligned([_one_line(line["id"]), *shown, mistakes or "-"])


def id_in(text: str, form: str) -> str:
    """Return the id in a line that `row` made; ValueError for any other line."""
    if form == "json":
        found = json.loads(text)
        if not isinstance(found, dict) or not isinstance(found.get("id"), str):
            raise ValueError("no scorecard")
        return str(found["id"])
    cells = next(csv.reader([text.rstrip("\n")]), []) if form == "csv" else text.rsplit(None, len(COLUMNS) - 1)
    if len(cells) != len(COLUMNS):
        raise ValueError("no row of scores")
    return cells[0]


def shown_id(name: str, form: str) -> str:
    """Return an id as a line of this form shows it."""
    if form == "json":
        return name
    return str(_cell(name)) if form == "csv" else _one_line(name)


def _csv(cells: Iterable[object]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow([_cell(cell) for cell in cells])
    return line.getvalue()


def _cell(cell: object) -> object:
    """Return a cell that stays on one line and that no spreadsheet runs."""
    if not isinstance(cell, str):
        return cell
    text = _one_line(cell)
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _aligned(cells: Iterable[object]) -> str:
    return " ".join(str(cell).ljust(width) for cell, width in zip(cells, WIDTHS, strict=True)).rstrip() + "\n"
