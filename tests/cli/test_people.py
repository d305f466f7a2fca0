"""`people`, `demo-data` and `export`: who is here, the sample people, and taking contacts out."""

import csv
import io
import json
from pathlib import Path

import pytest

from simulator.content.transcripts import parse_transcript
from simulator.domain.transcript import Transcript
from tests.cli.conftest import Run


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the sample people, shared by the tests that only read."""
    from simulator.settings import parse_settings
    from simulator.wiring import open_app

    folder = tmp_path_factory.mktemp("data")
    open_app(parse_settings({"RAPPORT_DATA": str(folder)})).samples.bring_in()
    return folder


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty data folder of its own."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("RAPPORT_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def filled(samples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAPPORT_DATA", str(samples))


def test_nobody_is_here_at_first(run: Run) -> None:
    outcome = run("people")
    assert (outcome.status, outcome.out, outcome.err) == (0, "", "")


def test_sample_people_come_once_and_go_with_all_that_is_theirs(run: Run) -> None:
    assert run("demo-data").out == "8 sample people added.\n"
    assert run("demo-data").out == "There are people here already; nothing was added.\n"
    assert len(run("people").out.splitlines()) == 8
    assert run("demo-data", "--remove").out == "8 sample people removed, with everything that was theirs.\n"
    assert run("people").out == ""


@pytest.mark.usefixtures("filled")
def test_people_are_listed_with_team_and_roles(run: Run) -> None:
    people = run("people", "--format", "json").objects
    assert all(list(person) == ["id", "name", "team", "roles", "active"] for person in people)
    assert {"sample-new-hire", "sample-trainer", "sample-lead"} <= {person["id"] for person in people}
    assert [row.split()[0] for row in run("people").out.splitlines()] == [person["id"] for person in people]


@pytest.mark.usefixtures("filled")
def test_a_lead_takes_out_the_scores_of_the_teams_open_contacts(run: Run) -> None:
    outcome = run("export", "--as", "sample-lead")
    rows = list(csv.DictReader(io.StringIO(outcome.out)))
    assert (outcome.status, outcome.err) == (0, "")
    assert {"contact", "person", "scenario", "empathy", "overall", "passed"} <= set(rows[0])
    assert len({row["person"] for row in rows}) > 1


@pytest.mark.usefixtures("filled")
def test_a_new_hire_takes_out_their_own_contacts_and_nobody_elses(run: Run) -> None:
    rows = csv.DictReader(io.StringIO(run("export", "--as", "sample-new-hire").out))
    assert {row["person"] for row in rows} == {"Ines Kovac"}


@pytest.mark.usefixtures("filled")
def test_what_is_taken_out_whole_can_be_graded(run: Run) -> None:
    taken = run("export", "--as", "sample-new-hire", "--format", "jsonl").out
    assert taken
    assert all(isinstance(parse_transcript(line, "-"), Transcript) for line in taken.splitlines())
    graded = run("grade", "-", typed=taken)
    assert (graded.status, graded.err) == (0, "")
    assert [card["id"] for card in graded.objects] == [json.loads(line)["id"] for line in taken.splitlines()]


@pytest.mark.usefixtures("filled")
def test_a_trainer_takes_out_no_contact_of_anybody(run: Run) -> None:
    assert run("export", "--as", "sample-trainer", "--format", "jsonl").out == ""


def test_nobody_takes_out_anything_under_a_name_that_is_not_here(run: Run) -> None:
    outcome = run("export", "--as", "'; DROP TABLE people; --")
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err.startswith('There is nobody with the id "\'; DROP TABLE people; --"')


@pytest.mark.parametrize(
    ("name", "value"),
    [("DATABASE_URL", "mysql://db"), ("RAPPORT_DATA", "/dev/null/data"), ("DATABASE_URL", "sqlite:////dev/null/x.db")],
)
def test_a_place_where_nothing_can_be_kept_is_one_sentence(
    run: Run, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    outcome = run("people")
    assert outcome.status in {1, 2}
    assert outcome.out == ""
    assert len(outcome.err.splitlines()) == 1
    assert "Traceback" not in outcome.err
