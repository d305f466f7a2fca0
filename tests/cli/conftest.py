"""The command line as a function: arguments and standard input in, exit status and both outputs out."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from simulator.cli import main


class Outcome(NamedTuple):
    """What one command came to."""

    status: int
    out: str
    err: str

    @property
    def objects(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Outcome]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return what runs one command; `typed` is its standard input, as text or as bytes."""

    def run_command(*arguments: object, typed: str | bytes = b"") -> Outcome:
        raw = typed if isinstance(typed, bytes) else typed.encode()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8"))
        status = main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return Outcome(status, out, err)

    return run_command


def contact(name: str = "t1", **changes: Any) -> dict[str, Any]:
    """Return a small transcript that can be graded."""
    return {
        "id": name,
        "channel": "chat",
        "brand": "Acme Shoes",
        "customer": {"name": "Dana Reed", "record": "Order 4411, boots, delivered Monday."},
        "authority": "Refund up to $80; send a replacement",
        "turns": [
            {"role": "customer", "text": "My boots came with a torn sole and I need them on Friday.", "at": 0},
            {
                "role": "agent",
                "text": "A torn sole two days before you need them is rotten, Dana. I have sent a new pair by courier, "
                "with you on Thursday before noon. Keep the torn ones.",
                "at": 60,
            },
            {"role": "customer", "text": "Great, thank you!", "at": 120},
        ],
        **changes,
    }


def one(name: str = "t1", **changes: Any) -> str:
    """Return a transcript as a line of JSON."""
    return json.dumps(contact(name, **changes), ensure_ascii=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two good transcripts and a broken one between them."""
    (tmp_path / "a.json").write_text(one("first"), encoding="utf-8")
    (tmp_path / "b.json").write_text('{"id": "broken", "turns": [', encoding="utf-8")
    (tmp_path / "c.jsonl").write_text(one("second") + "\n", encoding="utf-8")
    return tmp_path
