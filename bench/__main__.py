"""Prints what one message, one turn, one grading, a folder of transcripts and a start cost here: `make bench`."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Sequence
from functools import partial
from itertools import islice
from pathlib import Path

from bench.transcripts import varied, write_transcripts
from simulator.cli.workers import cores
from simulator.domain.scenario import ActionTaken
from simulator.domain.transcript import Transcript, situation_of
from simulator.settings import parse_settings
from simulator.usecases.dialogue import Dialogue
from simulator.usecases.rehearse import replies_of
from simulator.wiring import Engine, open_app, open_engine

PORT = 8597
REPEATS = 5
READ = 800
"""Transcripts whose messages are read, the first quarter to warm up."""
FOLDER, ON_ONE_CORE = 10_000, 2_000
"""Transcripts in the folder that is graded on all cores, and on one."""


def main() -> None:
    """Print one line per figure."""
    engine = open_engine()
    show("reading one message", timed_readings(engine))
    show("one turn (read, react, speak)", timed(hold_all(engine)))
    show("one kept turn (and stored, SQLite)", timed_turns_kept())
    show("grading one contact", timed(grade_all(engine)))
    show_batch()
    show("command line, cold (`--help`)", [seconds_of([sys.executable, "-m", "simulator", "--help"])])
    show("start until the first page is served", [seconds_to_page()])


def show(what: str, seconds: Sequence[float]) -> None:
    """Print median and 95th percentile in milliseconds."""
    ordered = sorted(seconds)
    late = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    print(
        f"{what:40} median {statistics.median(ordered) * 1000:9.2f} ms   p95 {late * 1000:9.2f} ms   n {len(ordered)}"
    )


def show_batch() -> None:
    """Print how many transcripts a second the command line grades, its start and the reading of files included."""
    with tempfile.TemporaryDirectory() as folder:
        for jobs, count in ((1, ON_ONE_CORE), (cores(), FOLDER)):
            write_transcripts(Path(folder) / "in", count)
            command = [sys.executable, "-m", "simulator", "grade", f"{folder}/in", "--jobs", str(jobs)]
            rate = count / seconds_of([*command, "--out", f"{folder}/{jobs}.jsonl"])
            what = f"grading {count:,} files, {jobs} {'core' if jobs == 1 else 'cores'}"
            print(f"{what:40} {rate:16.0f} a second")


def timed(calls: Sequence[Callable[[], object]]) -> list[float]:
    """Return the seconds of each call, over all repeats but a first one to warm up."""
    for call in calls:
        call()
    return [seconds for _ in range(REPEATS) for call in calls if (seconds := _seconds(call)) >= 0]


def _seconds(call: Callable[[], object]) -> float:
    began = time.perf_counter()
    call()
    return time.perf_counter() - began


def dialogues(engine: Engine) -> list[tuple[Dialogue, list[tuple[str, tuple[ActionTaken, ...]]]]]:
    """Return every scenario with the replies of each scripted trainee."""
    return [
        (
            engine.rehearse.dialogue(persona, scenario),
            [(reply.text, _deeds(reply)) for reply in replies_of(trainee, found)],
        )
        for persona, written in sorted(engine.library.personas().items())
        for scenario, found in written.scenarios.items()
        for trainee in ("excellent", "average", "form-letter", "hostile")
    ]


def _deeds(reply: object) -> tuple[ActionTaken, ...]:
    return tuple(ActionTaken(id=action.id, amount=action.amount) for action in reply.actions)  # type: ignore[attr-defined]


def timed_readings(engine: Engine) -> list[float]:
    """Return the seconds that each agent message of many distinct transcripts takes to be read, once, after others."""
    written = islice(varied(), READ)
    calls = [
        partial(engine.reader.read, turn.text, situation_of(transcript), transcript.turns[:number])
        for transcript in (Transcript.model_validate(each) for each in written)
        for number, turn in transcript.of("agent")
    ]
    seconds = [_seconds(call) for call in calls]
    return seconds[len(seconds) // 4 :]


def hold_all(engine: Engine) -> list[Callable[[], object]]:
    """Return one call per scenario and trainee that sends the first reply of a fresh contact."""
    return [partial(_first_reply, engine, dialogue.ids, *replies[0]) for dialogue, replies in dialogues(engine)]


def _first_reply(engine: Engine, ids: tuple[str, str], text: str, deeds: tuple[ActionTaken, ...]) -> None:
    engine.rehearse.dialogue(*ids).reply(text, deeds)


def grade_all(engine: Engine) -> list[Callable[[], object]]:
    """Return one call per held contact that grades it."""
    held = []
    for dialogue, replies in dialogues(engine):
        for text, deeds in replies:
            if not dialogue.over:
                dialogue.reply(text, deeds)
        held.append(dialogue)
    return [partial(dialogue.card, "bench", engine.grader) for dialogue in held]


def timed_turns_kept() -> list[float]:
    """Return the seconds of each reply through the use case, database and all."""
    with tempfile.TemporaryDirectory() as folder:
        app = open_app(parse_settings({"RAPPORT_DATA": folder}))
        app.samples.bring_in()
        person = app.people.sample_sign_ins()[0]
        persona, written = sorted(app.library.personas().items())[0]
        scenario = next(iter(written.scenarios))
        reply = written.scenarios[scenario].rehearsal.average[0].text
        return [_kept_turn(app, person, persona, scenario, reply) for _ in range(40)]


def _kept_turn(app: object, person: object, persona: str, scenario: str, reply: str) -> float:
    practise = app.practise  # type: ignore[attr-defined]
    contact = practise.start(person, persona, scenario)
    practise.ready(person, contact.id)
    seen = len(practise.open(person, contact.id).turns)
    return _seconds(lambda: practise.reply(person, contact.id, reply, seen))


def seconds_of(command: Sequence[str]) -> float:
    """Return how long a whole process takes."""
    return _seconds(partial(subprocess.run, command, check=True, capture_output=True))


def seconds_to_page() -> float:
    """Return the seconds from the launch of the app to its first answered page, on an empty data folder."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "RAPPORT_DATA": folder, "STREAMLIT_SERVER_PORT": str(PORT)}
        environment["STREAMLIT_SERVER_HEADLESS"] = "true"
        app = [sys.executable, str(Path(__file__).parents[1] / "app.py")]
        began = time.perf_counter()
        server = subprocess.Popen(app, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            _wait_for(f"http://127.0.0.1:{PORT}/api/ready")
            return time.perf_counter() - began
        finally:
            server.terminate()
            server.wait()


def _wait_for(address: str) -> None:
    for _ in range(600):
        try:
            with urllib.request.urlopen(address, timeout=1):
                return
        except OSError:
            time.sleep(0.05)
    raise SystemExit(f"Nothing answered at {address} within 30 seconds.")


if __name__ == "__main__":
    main()
