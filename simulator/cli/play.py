"""`play`: hold one contact in the terminal, or from a file of replies."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from typing import Any, TextIO

from simulator.cli.json_lines import json_line
from simulator.cli.replies import LONGEST_REPLY, Reply, load_replies
from simulator.grading import card_line
from simulator.usecases.dialogue import Dialogue, Step
from simulator.wiring import open_engine


def add_to(commands: Any) -> None:
    """Add `play` to the command line."""
    made = commands.add_parser("play", help="hold a contact here, or from a file of replies")
    made.add_argument("customer", metavar="PERSONA[/SCENARIO]")
    made.add_argument("--replies", metavar="FILE", help="one reply a line, plain or JSON; - for standard input")
    made.add_argument("--seed", type=int, default=0)
    made.add_argument("--format", choices=["text", "json"], default="text")
    made.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Return 0 once the contact has ended and its scorecard is printed."""
    engine = open_engine()
    persona, _, scenario = chosen.customer.partition("/")
    dialogue = engine.rehearse.dialogue(persona, scenario or None, chosen.seed)
    replies = load_replies(chosen.replies, dialogue.scenario) if chosen.replies else ()
    show = _show_json if chosen.format == "json" else _show_text
    _show_opening(dialogue, show)
    if chosen.replies:
        _play_file(dialogue, replies, show, tell=chosen.format == "text")
    else:
        _play_here(dialogue, show, sys.stderr if chosen.format == "json" else sys.stdout)
    if not dialogue.over:
        show(dialogue.end())
    state = dialogue.state.model_dump(mode="json")
    card = card_line(dialogue.card(chosen.customer, engine.grader))
    last = {"end_reason": dialogue.state.ended, "scorecard": card, "state": state}
    sys.stdout.write(json_line(last) if chosen.format == "json" else _text_of(last))
    return 0


def _play_file(dialogue: Dialogue, replies: Sequence[Reply], show: Any, tell: bool) -> None:
    for reply in replies:
        if dialogue.over:
            return
        if tell:
            said = f"{'you':>9}> {reply.text}" if reply.text else f"{'':>10} (nothing for {reply.after} s)"
            sys.stdout.write(f"{said}\n")
        show(dialogue.reply(reply.text, reply.actions, reply.after) if reply.text else dialogue.wait(reply.after or 0))


def _play_here(dialogue: Dialogue, show: Any, prompt: TextIO) -> None:
    prompt.write(f"({dialogue.scenario.brief} Empty line: say nothing. /end: close the contact.)\n")
    for line in _typed(sys.stdin, prompt):
        if line == "/end":
            return
        if len(line) > LONGEST_REPLY:
            prompt.write(f"(Not sent: {len(line):,} characters, and {LONGEST_REPLY:,} is the most.)\n")
            continue
        show(dialogue.reply(line) if line else dialogue.wait(2 * dialogue.norms.next_reply))
        if dialogue.over:
            return


def _typed(source: TextIO, prompt: TextIO) -> Iterator[str]:
    while True:
        prompt.write("you> ")
        prompt.flush()
        line = source.readline()
        if not line:
            return
        yield line.strip()


def _show_opening(dialogue: Dialogue, show: Any) -> None:
    opening = tuple(enumerate(dialogue.turns))
    show(Step(answers=opening, state=dialogue.state, direction=dialogue.opening_direction))


def _show_text(step: Step) -> None:
    if step.direction.event:
        sys.stdout.write(f"     ({step.direction.event})\n")
    for _, turn in step.answers:
        sys.stdout.write(f"{step.state.band.value:>9}> {turn.text}\n")


def _show_json(step: Step) -> None:
    if step.agent and step.reading:
        moves = sorted(step.reading.labels())
        agent = {
            "turn": step.agent_number,
            "role": "agent",
            "at": step.agent.at,
            "text": step.agent.text,
            "moves": moves,
        }
        sys.stdout.write(json_line(agent))
    for number, turn in step.answers:
        line = {"turn": number, "role": "customer", "at": turn.at, "text": turn.text, **_inner(step)}
        sys.stdout.write(json_line(line))


def _inner(step: Step) -> dict[str, Any]:
    state = step.state.model_dump(mode="json")
    direction = step.direction.model_dump(mode="json", include={"act", "facts", "event", "topic", "band"})
    return {"state": state, "direction": direction}


def _text_of(last: dict[str, Any]) -> str:
    card = last["scorecard"]
    scores = "  ".join(f"{name} {level if level else '-'}" for name, level in card["scores"].items())
    mistakes = ", ".join(mistake["id"] for mistake in card["mistakes"]) or "none"
    return f"\nEnded: {last['end_reason']}\n{scores}  overall {card['overall']}\nMistakes: {mistakes}\n"
