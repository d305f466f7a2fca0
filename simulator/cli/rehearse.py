"""`rehearse`: the scripted trainees against a customer, as a table and a result."""

import argparse
import sys
from typing import Any

from simulator.domain.errors import NotFound
from simulator.usecases.rehearse import Outcome, Rehearsal
from simulator.wiring import Engine, open_engine


def add_to(commands: Any) -> None:
    """Add `rehearse` to the command line."""
    made = commands.add_parser("rehearse", help="let the scripted trainees try a customer")
    made.add_argument("customer", nargs="?", metavar="PERSONA[/SCENARIO]")
    made.add_argument("--all", action="store_true", help="every scenario of the library")
    made.add_argument("--seeds", type=int, default=2, metavar="N")
    made.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Return 0 where every scenario can be won, can be lost and ranks the trainees, else 1."""
    if bool(chosen.customer) == chosen.all or chosen.seeds < 1:
        raise NotFound("Name one customer, or --all; --seeds is 1 or more. Nothing was rehearsed.")
    engine = open_engine()
    faulty = 0
    names = _chosen(engine, chosen.customer)
    sys.stdout.write(f"{'scenario':44} {'trainee':12} {'overall':>7} {'trust':>6} {'frustr.':>7}  ended\n")
    for persona, scenario in names:
        rehearsal = engine.rehearse.scenario(persona, scenario, chosen.seeds)
        faulty += bool(rehearsal.faults)
        _show(rehearsal)
    sys.stdout.write(
        f"{faulty} scenarios with faults\n" if faulty else "Every scenario ranks the trainees as it should.\n"
    )
    return 1 if faulty else 0


def _chosen(engine: Engine, customer: str | None) -> list[tuple[str, str]]:
    personas = engine.library.personas()
    if customer is None:
        return [(persona, scenario) for persona in sorted(personas) for scenario in personas[persona].scenarios]
    persona, _, scenario = customer.partition("/")
    if persona not in personas or (scenario and scenario not in personas[persona].scenarios):
        raise NotFound(f"There is no customer {customer!r}. Known: {', '.join(sorted(personas))}.")
    return [(persona, scenario)] if scenario else [(persona, name) for name in personas[persona].scenarios]


def _show(rehearsal: Rehearsal) -> None:
    for outcome in rehearsal.outcomes:
        name = f"{rehearsal.persona}/{rehearsal.scenario}" if outcome is rehearsal.outcomes[0] else ""
        sys.stdout.write(f"{name:44} {_numbers(outcome)}\n")
    for fault in rehearsal.faults:
        sys.stdout.write(f"  FAULT: {fault}\n")


def _numbers(outcome: Outcome) -> str:
    trust = sum(run.trust for run in outcome.runs) / len(outcome.runs)
    frustration = sum(run.frustration for run in outcome.runs) / len(outcome.runs)
    ended = ", ".join(dict.fromkeys(run.end_reason.value for run in outcome.runs))
    return f"{outcome.trainee:12} {float(outcome.overall):7.2f} {trust:6.0f} {frustration:7.0f}  {ended}"
