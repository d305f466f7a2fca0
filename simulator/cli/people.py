"""`people`, `demo-data` and `export`: who is here, the sample people, and taking contacts out."""

import argparse
import csv
import os
import sys
from typing import Any

from simulator.cli.json_lines import json_line
from simulator.domain.errors import NotFound
from simulator.domain.people import Person
from simulator.reports.attempts import EXPORT_COLUMNS, export_rows
from simulator.settings import parse_settings
from simulator.wiring import App, open_app


def add_to(commands: Any) -> None:
    """Add `people`, `demo-data` and `export` to the command line."""
    people = commands.add_parser("people", help="list who is here")
    people.add_argument("--format", choices=["table", "json"], default="table")
    people.set_defaults(run=run_people)
    samples = commands.add_parser(
        "demo-data", help="bring the sample people in, or remove them with all that is theirs"
    )
    samples.add_argument("--remove", action="store_true")
    samples.set_defaults(run=run_samples)
    export = commands.add_parser("export", help="take the contacts out that a person may see")
    export.add_argument(
        "--as", dest="viewer", required=True, metavar="PERSON", help="id of the person who takes them out"
    )
    export.add_argument("--format", choices=["csv", "jsonl"], default="csv", help="scores, or whole transcripts")
    export.set_defaults(run=run_export)


def run_people(chosen: argparse.Namespace) -> int:
    """Return 0 once everybody is listed."""
    app = _app()
    for team in app.people.teams():
        for person in app.people.of_team(team.id):
            sys.stdout.write(_line_of(person, team.name, chosen.format))
    return 0


def run_samples(chosen: argparse.Namespace) -> int:
    """Return 0 once the sample people are here, or gone."""
    app = _app()
    if chosen.remove:
        sys.stdout.write(f"{app.samples.remove()} sample people removed, with everything that was theirs.\n")
        return 0
    added = app.samples.bring_in()
    sys.stdout.write(
        f"{added} sample people added.\n" if added else "There are people here already; nothing was added.\n"
    )
    return 0


def run_export(chosen: argparse.Namespace) -> int:
    """Return 0 once the person's contacts, and for a lead their team's open ones, are printed."""
    app = _app()
    viewer = app.people.find(chosen.viewer)
    if viewer is None:
        raise NotFound(f"There is nobody with the id {chosen.viewer!r}; `people` lists everybody.")
    attempts = app.report.attempts_open_to(viewer)
    if chosen.format == "jsonl":
        for attempt in attempts:
            transcript = app.report.transcript(viewer, attempt.contact_id)
            sys.stdout.write(json_line(transcript.model_dump(mode="json")))
        return 0
    writer = csv.DictWriter(sys.stdout, fieldnames=EXPORT_COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(export_rows(attempts))
    return 0


def _app() -> App:
    return open_app(parse_settings(os.environ))


def _line_of(person: Person, team: str, form: str) -> str:
    roles = sorted(role.value for role in person.roles)
    if form == "json":
        line = {"id": person.id, "name": person.name, "team": team, "roles": roles, "active": person.active}
        return json_line(line)
    return f"{person.id:20} {person.name:22} {team:26} {', '.join(roles)}\n"
