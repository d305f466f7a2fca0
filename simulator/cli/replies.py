"""A file of replies, one a line: plain text, or JSON with text, seconds and what was done on the desk."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

from pydantic import ConfigDict, Field, ValidationError

from simulator.domain.errors import BadInput, NotFound
from simulator.domain.scenario import ActionTaken, Scenario
from simulator.domain.value import Value

LONGEST_REPLY = 50_000
"""Characters; what a transcript may hold in one turn."""

_SHOULD_BE = {
    "text": f"`text` is words, {LONGEST_REPLY:,} characters at most; leave it out for a silence",
    "after": "`after` is a whole number of seconds, 0 or more",
    "actions": '`actions` is a list like [{"id": "refund", "amount": 1500}], amounts in cents',
}


class Reply(Value):
    """One line of a replies file."""

    model_config = ConfigDict(str_strip_whitespace=False, extra="ignore")

    text: Annotated[str, Field(strict=True, max_length=LONGEST_REPLY, pattern=r"\S")] | None = None
    """What the agent writes; None for a silence."""
    after: Annotated[int, Field(strict=True, ge=0)] | None = None
    """Seconds that pass before it; half the channel's norm where left out."""
    actions: tuple[ActionTaken, ...] = ()


def load_replies(source: str, scenario: Scenario) -> tuple[Reply, ...]:
    """Return the replies in a file or on standard input (`-`); raises for the first that can't be used."""
    try:
        raw = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
    except OSError as error:
        raise NotFound(f"The replies can't be read from {source} ({error.strerror}). Nothing was played.") from error
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(f"The replies in {source} are not UTF-8. Nothing was played.") from error
    return tuple(_checked(reply, scenario, number) for number, reply in parse_replies(text))


def parse_replies(text: str) -> Iterator[tuple[int, Reply]]:
    """Yield each reply of a text with the number of its line; blank lines are passed over."""
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), start=1):
        if line.strip():
            yield number, _parse_reply(line, number)


def _parse_reply(line: str, number: int) -> Reply:
    data = _object_in(line, number) if line.lstrip().startswith('{"') else {"text": line}
    try:
        reply = Reply.model_validate(data)
    except ValidationError as error:
        raise _bad(number, _SHOULD_BE[str(error.errors()[0]["loc"][0])]) from error
    if reply.text is None and reply.after is None:
        raise _bad(number, "give `text`, or `after` for a silence")
    if reply.text is None and reply.actions:
        raise _bad(number, "`actions` go with a `text`")
    return reply


def _object_in(line: str, number: int) -> dict[str, Any]:
    try:
        data: dict[str, Any] = json.loads(line)
    except json.JSONDecodeError as error:
        raise _bad(number, f"this is not JSON ({error.msg}, column {error.colno})") from error
    except (ValueError, RecursionError) as error:
        raise _bad(number, "this JSON has a number too long or lists too deep to be read") from error
    return data


def _checked(reply: Reply, scenario: Scenario, number: int) -> Reply:
    """Return the reply if the scenario knows whatever it says was done."""
    known = [*(lookup.id for lookup in scenario.lookups), *(action.id for action in scenario.actions)]
    unknown = [action.id for action in reply.actions if action.id not in known]
    if unknown:
        raise _bad(number, f"there is no action {unknown[0]!r} here (known: {', '.join(known)})")
    return reply


def _bad(number: int, sentence: str) -> BadInput:
    return BadInput(f"Line {number} of the replies: {sentence}. Nothing was played.")
