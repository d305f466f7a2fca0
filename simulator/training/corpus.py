"""The labelled messages as written in `data/*.jsonl`."""

import json
from pathlib import Path

from simulator.domain.channel import Channel
from simulator.domain.moves import Move
from simulator.domain.transcript import Situation, Turn
from simulator.domain.value import Value

DATA = Path(__file__).parent / "data"
LEARNED_FROM = DATA / "messages.jsonl"
"""What rules were written on and heads are trained on."""
UNSEEN = DATA / "unseen.jsonl"
"""What neither was: it is only measured on."""


class Labelled(Value):
    """One agent message with the moves that a careful reader finds in it."""

    id: str
    author: str
    """Whose voice it is; no voice is ever on both sides of a measurement."""
    industry: str
    channel: Channel
    name: str = ""
    """The customer's name."""
    record: str = ""
    customer: str = ""
    """The customer's last message."""
    text: str
    moves: tuple[Move, ...]

    def situation(self) -> Situation:
        """Return what the message is read against."""
        return Situation(channel=self.channel, customer_name=self.name, record=self.record)

    def history(self) -> tuple[Turn, ...]:
        """Return the turns before it."""
        return (Turn(role="customer", text=self.customer),) if self.customer else ()


def load_messages(path: Path = LEARNED_FROM) -> tuple[Labelled, ...]:
    """Return the labelled messages of one file, in its order."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(Labelled.model_validate(json.loads(line)) for line in lines if line.strip())
