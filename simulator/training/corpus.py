"""The labelled messages as written in `data/messages/*.jsonl`, and what their two readers agree on."""

import json
from collections.abc import Mapping
from pathlib import Path

from simulator.domain.channel import Channel
from simulator.domain.moves import Move
from simulator.domain.transcript import CustomerCard, Situation, Transcript, Turn
from simulator.domain.value import Seconds, Value

DATA = Path(__file__).parent / "data"
MESSAGES = DATA / "messages"
UNSEEN = "cedar"
"""The hand whose messages and contacts are only measured on: neither rules nor heads were made with them."""


class Reading(Value):
    """What the second reader found in a message, without seeing the first labels."""

    moves: tuple[Move, ...] = ()
    mistakes: tuple[str, ...] | None = None


class Labelled(Value):
    """One agent message with the moves, and in most sets the mistakes, that careful readers find in it."""

    id: str
    author: str
    """Whose voice it is; no voice is ever on both sides of a measurement."""
    industry: str
    channel: Channel
    brand: str = ""
    name: str = ""
    """The customer's name."""
    record: str = ""
    authority: str = ""
    before: tuple[Turn, ...] = ()
    """The turns before it."""
    at: Seconds = 0
    text: str
    moves: Mapping[Move, str]
    """Each move with the words that show it; empty where the words were not marked."""
    mistakes: tuple[str, ...] | None = None
    """None where the set was not read for mistakes."""
    near: tuple[str, ...] = ()
    """Mistakes that it looks like and does not make."""
    second: Reading | None = None

    def situation(self) -> Situation:
        """Return what the message is read against."""
        return Situation(
            channel=self.channel,
            customer_name=self.name,
            brand=self.brand,
            record=self.record,
            authority=self.authority,
        )

    def agreed(self) -> frozenset[Move]:
        """Return the moves that both readers found."""
        found = frozenset(self.moves)
        return found & frozenset(self.second.moves) if self.second else found

    def disputed(self) -> frozenset[Move]:
        """Return the moves that only one of them found; nobody learns from these, and nobody is measured on them."""
        return frozenset(self.moves) ^ frozenset(self.second.moves) if self.second else frozenset()

    def as_contact(self) -> Transcript:
        """Return the message with what went before it as a short contact."""
        return Transcript(
            id=self.id,
            channel=self.channel,
            brand=self.brand,
            customer=CustomerCard(name=self.name, record=self.record),
            authority=self.authority,
            turns=(*self.before, Turn(role="agent", text=self.text, at=self.at)),
        )


def load_messages(path: Path) -> tuple[Labelled, ...]:
    """Return the labelled messages of one file, in its order."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(Labelled.model_validate(json.loads(line)) for line in lines if line.strip())


def learned_from() -> tuple[Labelled, ...]:
    """Return the messages that heads are trained on, file by file."""
    files = (path for path in sorted(MESSAGES.glob("*.jsonl")) if path.stem != UNSEEN)
    return tuple(message for path in files for message in load_messages(path))


def unseen() -> tuple[Labelled, ...]:
    """Return the messages that are only measured on."""
    return load_messages(MESSAGES / f"{UNSEEN}.jsonl")
