"""`check`: every content problem with file and line."""

import argparse
import sys
from pathlib import Path
from typing import Any

from simulator.content import check_paths
from simulator.domain.errors import NotFound
from simulator.wiring import CONTENT_ROOT


def add_to(commands: Any) -> None:
    """Add `check` to the command line."""
    made = commands.add_parser("check", help="find mistakes in personas, companies and rubrics")
    made.add_argument("paths", nargs="*", metavar="PATH", help="files or folders; all shipped content where left out")
    made.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Return 0 where no problem was found, else 1."""
    missing = [path for path in chosen.paths if not Path(path).exists()]
    if missing:
        raise NotFound(f"There is no file or folder {missing[0]}. Nothing was checked.")
    problems = check_paths([Path(path) for path in chosen.paths] or [CONTENT_ROOT])
    for problem in problems:
        sys.stdout.write(f"{problem}\n")
    sys.stdout.write(f"{len(problems)} problems\n" if problems else "No problems found.\n")
    return 1 if problems else 0
