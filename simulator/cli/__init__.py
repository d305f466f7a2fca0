"""The command line: each command in a file of its own; formats are documented in docs/command-line.md."""

import argparse
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

from simulator.cli import calibrate, check, grade, people, play, rehearse
from simulator.domain.errors import RapportError

COMMANDS = (play, grade, check, rehearse, calibrate, people)

SOME_FAILED = 1
"""Exit status where some of it failed."""

NOTHING_STARTED = 2
"""Exit status where nothing could start."""

STOPPED = 130
"""Exit status after Ctrl-C, as shells expect it."""


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    made = argparse.ArgumentParser(prog="python -m simulator", description="Practise difficult customers.")
    commands = made.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add_to(commands)
    return made


def main(arguments: Sequence[str]) -> int:
    """Return the exit status of one command; whatever goes wrong is one sentence on standard error."""
    _write_utf8()
    chosen = parser().parse_args(arguments)
    try:
        status: int = chosen.run(chosen)
        sys.stdout.flush()
        return status
    except RapportError as error:
        sys.stderr.write(f"{error}\n")
        return NOTHING_STARTED
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped. Every line before this one is whole.\n")
        return STOPPED
    except BrokenPipeError:  # the reader of our output went away, for instance `| head`
        _drop_output()
        return 0
    except OSError as error:
        _drop_output()
        what = f"{error.filename} can't be used" if error.filename else "The output can't be written any further"
        sys.stderr.write(f"{what} ({error.strerror or error}). Every line before this one is whole.\n")
        return SOME_FAILED


def _write_utf8() -> None:
    """Write the same bytes wherever the output goes; a terminal that can't show a letter gets its number."""
    for stream, errors in ((sys.stdout, "strict"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)


def _drop_output() -> None:
    """Let nothing more be written when the interpreter ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
