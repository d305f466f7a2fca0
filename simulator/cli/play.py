"""`play`: hold one contact in the terminal, or from a file of replies."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

from simulator.domain.errors import BadInput, NotFound
from simulator.domain.scenario import ActionTaken
from simulator.grading import card_line
from simulator.usecases.dialogue import Dialogue, Step
from simulator.wiring import open_engine

LONGEST_REPLY = 50_000
"""Characters; what a transcript may hold in one turn."""


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
    show = _show_json if chosen.format == "json" else _show_text
    _show_opening(dialogue, show)
    if chosen.replies:
        _play_file(dialogue, _lines_of(chosen.replies), show, tell=chosen.format == "text")
    else:
        _play_here(dialogue, show)
    if not dialogue.over:
        show(dialogue.end())
    card = dialogue.card(chosen.customer, engine.grader)
    last = {"end_reason": dialogue.state.ended, "scorecard": card_line(card)}
    sys.stdout.write((_json(last) if chosen.format == "json" else _text_of(last)) + "\n")
    return 0


def _lines_of(source: str) -> list[str]:
    try:
        text = sys.stdin.read() if source == "-" else Path(source).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise NotFound(f"The replies can't be read from {source} ({error}). Nothing was played.") from error
    return [line for line in text.splitlines() if line.strip()]


def _play_file(dialogue: Dialogue, lines: list[str], show: Any, tell: bool) -> None:
    replies = [_parse_reply(line, number) for number, line in enumerate(lines, start=1)]
    for text, after, actions in replies:
        if dialogue.over:
            return
        if tell:
            sys.stdout.write(f"{'you':>9}> {text}\n" if text is not None else f"{'':>10} (nothing for {after} s)\n")
        show(dialogue.reply(text, actions, after) if text is not None else dialogue.wait(after or 0))


def _parse_reply(line: str, number: int) -> tuple[str | None, int | None, tuple[ActionTaken, ...]]:
    """Return (text or silence, seconds, actions) of one line of a replies file."""
    if not line.lstrip().startswith("{"):
        return _sendable(line, number), None, ()
    try:
        data = json.loads(line)
    except json.JSONDecodeError:  # a reply may well begin with a brace
        return _sendable(line, number), None, ()
    after, text = data.get("after"), data.get("text")
    if after is not None and (not isinstance(after, int) or isinstance(after, bool) or after < 0):
        raise BadInput(f"Line {number} of the replies: `after` is a whole number of seconds, 0 or more.")
    if text is None and after is None:
        raise BadInput(f"Line {number} of the replies: give `text`, or `after` for a silence.")
    actions = tuple(ActionTaken.model_validate(action) for action in data.get("actions", ()))
    return (None if text is None else _sendable(str(text), number)), after, actions


def _sendable(text: str, number: int) -> str:
    if len(text) > LONGEST_REPLY:
        raise BadInput(f"Line {number} of the replies has {len(text):,} characters; {LONGEST_REPLY:,} is the most.")
    return text


def _play_here(dialogue: Dialogue, show: Any) -> None:
    sys.stdout.write(f"({dialogue.scenario.brief} Empty line: say nothing. /end: close the contact.)\n")
    for line in _typed(sys.stdin):
        if line == "/end":
            return
        show(dialogue.reply(line[:LONGEST_REPLY]) if line else dialogue.wait(2 * dialogue.norms.next_reply))
        if dialogue.over:
            return


def _typed(source: TextIO) -> Iterator[str]:
    while True:
        sys.stdout.write("you> ")
        sys.stdout.flush()
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
        sys.stdout.write(_json(agent) + "\n")
    for number, turn in step.answers:
        line = {"turn": number, "role": "customer", "at": turn.at, "text": turn.text, **_inner(step)}
        sys.stdout.write(_json(line) + "\n")


def _inner(step: Step) -> dict[str, Any]:
    state = step.state.model_dump(mode="json")
    direction = step.direction.model_dump(mode="json", include={"act", "facts", "event", "topic", "band"})
    return {"state": state, "direction": direction}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _text_of(last: dict[str, Any]) -> str:
    card = last["scorecard"]
    scores = "  ".join(f"{name} {level if level else '-'}" for name, level in card["scores"].items())
    mistakes = ", ".join(mistake["id"] for mistake in card["mistakes"]) or "none"
    return f"\nEnded: {last['end_reason']}\n{scores}  overall {card['overall']}\nMistakes: {mistakes}"
