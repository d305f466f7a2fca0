"""`calibrate`: hold the grader against people's scores."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from simulator.content.transcripts import load_transcripts
from simulator.domain.errors import NotFound
from simulator.domain.problem import Problem
from simulator.domain.verdict import Scorecard
from simulator.grading import agreement, agreement_table, load_gold
from simulator.wiring import open_engine


def add_to(commands: Any) -> None:
    """Add `calibrate` to the command line."""
    made = commands.add_parser("calibrate", help="measure the grader's agreement with people's scores")
    made.add_argument("gold", metavar="GOLD", type=Path, help="a folder with transcripts/ and one JSON file of scores")
    made.add_argument("--format", choices=["table", "json"], default="table")
    made.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Return 0 once the agreement is printed, 1 if a transcript could not be read."""
    files = sorted(chosen.gold.glob("*.json")) if chosen.gold.is_dir() else []
    if not (chosen.gold / "transcripts").is_dir() or len(files) != 1:
        raise NotFound(f"{chosen.gold} must hold a folder transcripts/ and exactly one JSON file of scores.")
    gold = load_gold(files[0])
    engine = open_engine()
    cards: dict[str, Scorecard] = {}
    failed = 0
    for found in load_transcripts(chosen.gold / "transcripts"):
        if isinstance(found, Problem):
            failed += 1
            sys.stderr.write(f"{found}\n")
        else:
            cards[found.id] = engine.grade.card(found)
    if not cards.keys() & gold.keys():
        raise NotFound(f"No transcript in {chosen.gold} has a score in {files[0].name}. Nothing was compared.")
    measured = agreement(cards, gold)
    shown = json.dumps(measured, indent=1) if chosen.format == "json" else agreement_table(measured)
    sys.stdout.write(shown.rstrip() + "\n")
    return 1 if failed else 0
