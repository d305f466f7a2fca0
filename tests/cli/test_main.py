"""The command line as a process: what it does when its output goes away, is full, or somebody presses Ctrl-C."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from simulator.cli import COMMANDS, main, workers
from tests.cli.conftest import Run, one


def command(root: Path, *arguments: object, **environment: str) -> tuple[list[str], dict[str, str], Path]:
    """Return program, environment and folder of one command."""
    return (
        [sys.executable, "-m", "simulator", *(str(argument) for argument in arguments)],
        {**os.environ, **environment},
        root,
    )


def finished(root: Path, *arguments: object, typed: str = "", **environment: str) -> subprocess.CompletedProcess[bytes]:
    words, env, folder = command(root, *arguments, **environment)
    return subprocess.run(words, env=env, cwd=folder, input=typed.encode(), capture_output=True, check=False)


@pytest.mark.parametrize("arguments", [[], ["fly"], ["grade"], ["play"], ["play", "mika-solberg", "--seed", "x"]])
def test_a_command_that_is_not_one_starts_nothing(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    out, err = capsys.readouterr()
    assert (left.value.code, out) == (2, "")
    assert err.startswith("usage: python -m simulator")


def test_every_command_is_documented(root: Path) -> None:
    page = (root / "docs" / "command-line.md").read_text(encoding="utf-8")
    for name in ("play", "grade", "check", "rehearse", "calibrate", "people", "demo-data", "export"):
        assert f"`{name}" in page
    assert len(COMMANDS) == 6


def test_ctrl_c_leaves_whole_lines_and_says_so(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, out = tmp_path / "in.jsonl", tmp_path / "scores"
    source.write_text("\n".join(one(name) for name in "abc"))
    shown = workers.card_line

    def stopped(card: object) -> object:
        if out.read_bytes().count(b"\n") == 2:
            raise KeyboardInterrupt
        return shown(card)  # type: ignore[arg-type]

    monkeypatch.setattr(workers, "card_line", stopped)
    outcome = run("grade", source, "--out", out)
    assert outcome.status == 130
    assert outcome.err == _stopped(out)
    assert [json.loads(line)["id"] for line in out.read_text().splitlines()] == ["a", "b"]
    monkeypatch.undo()
    assert run("grade", source, "--out", out, "--resume").status == 0
    assert [json.loads(line)["id"] for line in out.read_text().splitlines()] == ["a", "b", "c"]


def _stopped(out: Path) -> str:
    return (
        f"\n{out} holds what was graded so far: run this again with --resume to go on."
        "\nStopped. Every line before this one is whole.\n"
    )


@contextmanager
def in_the_middle(root: Path, source: Path, out: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Give a process that graded a part of its transcripts on two cores, and waits for the rest."""
    words, env, folder = command(root, "grade", "-", "--out", out, "--jobs", 2)
    lines = source.read_bytes().splitlines(keepends=True)
    with subprocess.Popen(
        words, env=env, cwd=folder, stdin=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        assert process.stdin is not None
        process.stdin.writelines(lines[:-50])
        process.stdin.flush()
        while not out.exists() or out.read_bytes().count(b"\n") <= workers.ALONE:
            with suppress(subprocess.TimeoutExpired):
                raise AssertionError(f"it ended with status {process.wait(timeout=0.1)}")
        yield process


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A file with so many transcripts that they are graded on all cores."""
    contacts = [one(f"t{number}", **({"turns": []} if number < workers.ALONE else {})) for number in range(500)]
    (tmp_path / "in.jsonl").write_text("\n".join(contacts) + "\n")
    return tmp_path / "in.jsonl"


def resumed(root: Path, source: Path, out: Path) -> list[str]:
    """Return the ids in the file of scores once an interrupted run was gone on with."""
    ended = finished(root, "grade", source, "--out", out, "--resume")
    assert (ended.returncode, ended.stderr) == (0, b"")
    return [json.loads(line)["id"] for line in out.read_text().splitlines()]


def test_a_run_that_was_killed_goes_on_with_every_id_exactly_once(root: Path, many: Path, tmp_path: Path) -> None:
    out = tmp_path / "scores"
    with in_the_middle(root, many, out) as process:
        process.kill()
        process.communicate(timeout=30)  # ends once no process is left that could write
    whole = out.read_bytes()
    out.write_bytes(whole[:-9])
    assert whole.count(b"\n") < 500
    assert resumed(root, many, out) == [f"t{number}" for number in range(500)]


def test_ctrl_c_in_the_middle_of_many_keeps_what_is_done(root: Path, many: Path, tmp_path: Path) -> None:
    out = tmp_path / "scores"
    with in_the_middle(root, many, out) as process:
        os.killpg(process.pid, signal.SIGINT)
        _, err = process.communicate(timeout=30)
    assert (process.returncode, err.decode()) == (130, _stopped(out))
    assert resumed(root, many, out) == [f"t{number}" for number in range(500)]


def test_a_process_stopped_by_ctrl_c_shows_no_traceback(root: Path) -> None:
    words, env, folder = command(root, "play", "mika-solberg")
    with subprocess.Popen(
        words, env=env, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        seen = b""
        while b"you> " not in seen:
            more = process.stdout.read1()
            assert more, "it ended before it asked for anything"
            seen += more
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert err == b"\nStopped. Every line before this one is whole.\n"


def test_output_that_is_no_longer_read_ends_it_quietly(root: Path, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text("\n".join(one(str(number)) for number in range(200)))
    words, env, folder = command(root, "grade", tmp_path / "in.jsonl")
    with subprocess.Popen(words, env=env, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        process.stdout.close()
        assert process.stderr is not None
        err = process.stderr.read()
        assert process.wait(timeout=20) == 0
    assert json.loads(first)["id"] == "0"
    assert err == b""


def test_output_with_no_room_left_is_one_sentence(root: Path) -> None:
    words, env, folder = command(root, "grade", "-")
    with open("/dev/full", "wb") as full:
        ended = subprocess.run(
            words, env=env, cwd=folder, input=one().encode(), stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert ended.returncode == 1
    assert ended.stderr == (
        b"The output can't be written any further (No space left on device). Every line before this one is whole.\n"
    )


def test_bytes_depend_on_neither_the_hash_seed_nor_the_locale(root: Path, run: Run) -> None:
    replies = "Hi Mika, this is Jo – I’m looking at £9.95 and the parcel.\nThe courier comes between 7 and 9 tonight.\n"
    arguments = ("play", "mika-solberg", "--replies", "-", "--format", "json", "--seed", "3")
    other = "4711" if os.environ.get("PYTHONHASHSEED") != "4711" else "1"
    there = finished(root, *arguments, typed=replies, PYTHONHASHSEED=other, LC_ALL="C", PYTHONIOENCODING="ascii")
    assert (there.returncode, there.stderr) == (0, b"")
    assert there.stdout.decode() == run(*arguments, typed=replies).out
    assert "£9.95".encode() in there.stdout
