"""`rehearse`: the scripted trainees as a table with a result."""

import pytest

from simulator.usecases.rehearse import TRAINEES, Rehearsal, Rehearse
from tests.cli.conftest import Run

CHATTER = "mika-solberg"


def test_a_table_names_each_trainee_once_with_the_figures(run: Run) -> None:
    outcome = run("rehearse", CHATTER, "--seeds", 1)
    header, *rows, result = outcome.out.splitlines()
    assert header.split() == ["scenario", "trainee", "overall", "trust", "frustr.", "ended"]
    assert rows[0].startswith(f"{CHATTER}/tent-by-tonight ")
    assert [row[45:57].strip() for row in rows] == list(TRAINEES)
    assert result == "Every scenario ranks the trainees as it should."
    assert (outcome.status, outcome.err) == (0, "")


def test_one_scenario_can_be_named(run: Run) -> None:
    whole, named = run("rehearse", CHATTER), run("rehearse", f"{CHATTER}/tent-by-tonight")
    assert whole == named


def test_faults_are_said_and_make_the_status_1(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Rehearsal, "faults", ("can't be won: the excellent trainee did not get there",))
    outcome = run("rehearse", CHATTER, "--seeds", 1)
    assert outcome.status == 1
    assert "  FAULT: can't be won: the excellent trainee did not get there\n1 scenarios with faults\n" in outcome.out


def test_all_goes_through_every_scenario(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []
    rehearsed = Rehearse.scenario

    def scenario(self: Rehearse, persona_id: str, scenario_id: str, seeds: int = 2) -> Rehearsal:
        tried.append(persona_id)
        return rehearsed(self, CHATTER, "tent-by-tonight", seeds)

    monkeypatch.setattr(Rehearse, "scenario", scenario)
    run("rehearse", "--all", "--seeds", 1)
    assert len(tried) >= 8
    assert tried == sorted(tried)


@pytest.mark.parametrize("arguments", [[], [CHATTER, "--all"], [CHATTER, "--seeds", 0], ["nobody"], [f"{CHATTER}/no"]])
def test_what_names_nothing_to_rehearse_starts_nothing(run: Run, arguments: list[object]) -> None:
    outcome = run("rehearse", *arguments)
    assert (outcome.status, outcome.out) == (2, "")
    assert len(outcome.err.splitlines()) == 1
