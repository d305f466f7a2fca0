"""The command line: each command in a file of its own; formats are documented in docs/command-line.md."""

import argparse
import os
import sys
from collections.abc import Sequence

from simulator.cli import calibrate, check, grade, people, play, rehearse
from simulator.domain.errors import RapportError

COMMANDS = (play, grade, check, rehearse, calibrate, people)

NOTHING_STARTED = 2
"""Exit status where nothing could start; 1 means that some of it failed."""


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    made = argparse.ArgumentParser(prog="python -m simulator", description="Practise difficult customers.")
    commands = made.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add_to(commands)
    return made


def main(arguments: Sequence[str]) -> int:
    """Return the exit status of one command; whatever goes wrong is one sentence on standard error."""
    chosen = parser().parse_args(arguments)
    try:
        status: int = chosen.run(chosen)
        sys.stdout.flush()
        return status
    except RapportError as error:
        sys.stderr.write(f"{error}\n")
        return NOTHING_STARTED
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped. What was printed so far is whole.\n")
        return 130
    except BrokenPipeError:  # the reader of our output went away, for instance `| head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
