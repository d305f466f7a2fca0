"""`calibrate`: the grader held against people's scores in a folder."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run, one

CRITERIA = ("empathy", "ownership", "solution", "tone")
SCORES: dict[str, Any] = {**dict.fromkeys(CRITERIA, 4), "mistakes": [], "critical": None, "resolved": "yes"}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    (tmp_path / "transcripts").mkdir()
    for name in ("a", "b"):
        (tmp_path / "transcripts" / f"{name}.json").write_text(one(name))
    (tmp_path / "scores.json").write_text(json.dumps({"a": SCORES, "b": {**SCORES, "empathy": None}}))
    return tmp_path


def test_agreement_is_printed_per_criterion_with_intervals(run: Run, gold: Path) -> None:
    outcome = run("calibrate", gold)
    assert (outcome.status, outcome.err) == (0, "")
    assert outcome.out.startswith("2 contacts; in brackets")
    for criterion in CRITERIA:
        assert f"\n{criterion} " in outcome.out


def test_as_json_it_is_one_object(run: Run, gold: Path) -> None:
    measured = json.loads(run("calibrate", gold, "--format", "json").out)
    assert set(CRITERIA) <= set(measured["criteria"])


def test_a_broken_transcript_is_told_and_the_others_are_compared(run: Run, gold: Path) -> None:
    (gold / "transcripts" / "c.json").write_text("{")
    outcome = run("calibrate", gold)
    assert outcome.status == 1
    assert "c.json:1: This is not JSON" in outcome.err
    assert outcome.out.startswith("2 contacts;")


def test_without_a_folder_of_transcripts_or_scores_nothing_starts(run: Run, gold: Path, tmp_path: Path) -> None:
    (gold / "more.json").write_text("{}")
    for folder in (gold, gold / "transcripts", tmp_path / "gone", gold / "scores.json"):
        outcome = run("calibrate", folder)
        assert (outcome.status, outcome.out) == (2, "")
        assert "must hold a folder transcripts/ and exactly one JSON file of scores" in outcome.err


@pytest.mark.parametrize(
    "scores",
    ["", "[]", "{", '{"a": 5}', '{"a": {"empathy": 9}}', '{"a": {"resolved": "maybe"}}', "[" * 99_999, '{"z": {}}'],
)
def test_scores_that_cannot_be_used_start_nothing(run: Run, gold: Path, scores: str) -> None:
    (gold / "scores.json").write_text(scores)
    outcome = run("calibrate", gold)
    assert (outcome.status, outcome.out) == (2, "")
    assert "Nothing was compared." in outcome.err
    assert len(outcome.err.splitlines()) == 1
