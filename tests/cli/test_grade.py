"""`grade`: what goes in, what comes out, and that one bad file costs the others nothing."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from simulator.cli import grade, progress, workers
from simulator.usecases.grade import Grade
from tests.cli.conftest import Run, contact, one

CRITERIA = ["empathy", "ownership", "solution", "tone"]
KEYS = [
    "schema", "id", "scores", "overall", "passed", "resolved", "critical", "auto_fail", "evidence", "mistakes",
    "possible_mistakes", "promises", "turning_point", "better_reply", "unscored", "grader",
]  # fmt: skip
HEADER = "id,empathy,ownership,solution,tone,overall,passed,resolved,critical,mistakes"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "one.json"
    path.write_text(json.dumps(contact(), indent=2), encoding="utf-8")
    return path


def test_a_scorecard_has_every_documented_key_in_its_order(run: Run, file: Path) -> None:
    outcome = run("grade", file)
    [card] = outcome.objects
    assert (outcome.status, outcome.err) == (0, "")
    assert [key for key in card if key in KEYS] == KEYS
    assert (card["schema"], card["id"], list(card["scores"])) == (1, "t1", CRITERIA)
    assert list(card["grader"]) == ["name", "version", "model", "rubric", "rubric_version"]
    assert card["grader"]["rubric"] == "core"
    assert card["grader"]["model"] is None
    assert all(level in {1, 2, 3, 4, 5} for level in card["scores"].values())
    assert card["resolved"] in {"yes", "no", "refused"}
    assert card["critical"] is None
    assert card["auto_fail"] is None


def test_every_quote_stands_where_it_says(run: Run, file: Path) -> None:
    [card] = run("grade", file).objects
    turns = contact()["turns"]
    quotes = [quote for quotes in card["evidence"].values() for quote in quotes]
    assert quotes
    for quote in quotes:
        assert turns[quote["turn"]]["text"][quote["start"] : quote["end"]] == quote["quote"]


def test_mistakes_say_which_where_and_what_would_have_been_better(run: Run, tmp_path: Path) -> None:
    turns = [contact()["turns"][0], {"role": "agent", "text": "You are an idiot. This is your own fault."}]
    (tmp_path / "rude.json").write_text(one(turns=turns))
    [card] = run("grade", tmp_path).objects
    found = [*card["mistakes"], *card["possible_mistakes"]]
    assert found
    assert all(list(mistake) == ["id", "turn", "quote", "tip", "better"] for mistake in found)
    assert card["critical"] == card["auto_fail"] != ""
    assert (card["overall"], card["passed"]) == (1.0, False)


def test_what_was_not_scored_is_null_with_a_reason(run: Run, tmp_path: Path) -> None:
    (tmp_path / "silent.json").write_text(one(turns=contact()["turns"][:1]))
    [card] = run("grade", tmp_path).objects
    assert card["scores"] == dict.fromkeys(CRITERIA)
    assert set(card["unscored"]) == set(CRITERIA)
    assert all(card["unscored"].values())
    assert (card["overall"], card["passed"]) == (None, None)


@pytest.mark.parametrize(
    "turns",
    [
        [],
        [{"role": "agent", "text": "I have sent a new pair, it is with you on Thursday before noon, Dana.", "at": 0}],
        [{"role": "customer", "text": "", "at": 0}, {"role": "agent", "text": "", "at": 0}],
        [{"role": "customer", "text": " \n\t ", "at": 0}, {"role": "agent", "text": "\u200b", "at": 0}],
        [{"role": "agent", "text": "👍", "at": 0}, {"role": "customer", "text": "?", "at": 0}],
    ],
    ids=["no turns", "no customer", "empty turns", "white space", "signs only"],
)
def test_a_contact_with_next_to_nothing_in_it_is_unscored_and_no_failure(run: Run, turns: Any) -> None:
    outcome = run("grade", "-", typed=one(turns=turns))
    [card] = outcome.objects
    assert outcome.status == 0
    assert card["scores"] == dict.fromkeys(CRITERIA)
    assert (card["overall"], card["passed"], card["mistakes"]) == (None, None, [])


def test_a_turn_of_fifty_thousand_characters_is_graded(run: Run) -> None:
    turns = [contact()["turns"][0], {"role": "agent", "text": "word " * 10_000, "at": 60}]
    assert run("grade", "-", typed=one(turns=turns)).status == 0


def test_a_longer_turn_is_refused_with_its_place(run: Run) -> None:
    turns = [contact()["turns"][0], {"role": "agent", "text": "x" * 60_000, "at": 60}]
    outcome = run("grade", "-", typed=one(turns=turns))
    assert (outcome.status, outcome.out) == (1, "")
    assert outcome.err.startswith("-:1: turns.1.text has more than 50000 characters.")


def test_a_broken_file_goes_to_standard_error_and_the_others_are_graded(run: Run, folder: Path) -> None:
    outcome = run("grade", folder)
    assert [card["id"] for card in outcome.objects] == ["first", "second"]
    assert outcome.status == 1
    [complaint] = outcome.err.splitlines()
    assert complaint.startswith(f"{folder / 'b.json'}:1: This is not JSON")


def test_files_and_folders_are_graded_in_the_order_given(run: Run, folder: Path) -> None:
    outcome = run("grade", folder / "c.jsonl", folder / "a.json")
    assert [card["id"] for card in outcome.objects] == ["second", "first"]


def test_a_missing_file_among_others_is_told_and_makes_the_status_1(run: Run, file: Path) -> None:
    outcome = run("grade", file, file.with_name("gone.json"))
    assert (outcome.status, len(outcome.objects)) == (1, 1)
    assert "gone.json:1: There is no such file or folder." in outcome.err


def test_where_nothing_is_there_nothing_starts(run: Run, tmp_path: Path) -> None:
    outcome = run("grade", tmp_path / "gone")
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err == f"There is no file or folder {tmp_path / 'gone'}. Nothing was graded.\n"


def test_an_empty_folder_is_told(run: Run, tmp_path: Path) -> None:
    outcome = run("grade", tmp_path)
    assert (outcome.status, outcome.out) == (1, "")
    assert "There is no .json or .jsonl file in this folder." in outcome.err


def test_standard_input_may_be_one_object(run: Run) -> None:
    assert [card["id"] for card in run("grade", "-", typed=json.dumps(contact(), indent=4)).objects] == ["t1"]


def test_standard_input_may_be_one_object_a_line(run: Run) -> None:
    outcome = run("grade", "-", typed=f"{one('a')}\n\n{{broken}}\n{one('b')}")
    assert [card["id"] for card in outcome.objects] == ["a", "b"]
    assert outcome.status == 1
    assert outcome.err.startswith("-:3: This is not JSON")


def test_empty_standard_input_is_told(run: Run) -> None:
    outcome = run("grade", "-")
    assert (outcome.status, outcome.out) == (1, "")
    assert "There is nothing in it" in outcome.err


def test_an_id_that_comes_twice_is_graded_twice_and_told(run: Run) -> None:
    outcome = run("grade", "-", typed=f"{one('twin')}\n{one('twin')}\n")
    assert [card["id"] for card in outcome.objects] == ["twin", "twin"]
    assert (outcome.status, outcome.err) == (
        0,
        "twin: this id was there before; both transcripts with it are graded.\n",
    )


def test_csv_has_a_header_and_one_line_a_transcript(run: Run, folder: Path) -> None:
    lines = run("grade", folder, "--format", "csv").out.splitlines()
    assert lines[0] == HEADER
    assert [row["id"] for row in csv.DictReader(lines)] == ["first", "second"]


def test_csv_leaves_a_null_empty_and_joins_mistakes_with_semicolons(run: Run) -> None:
    cold = [
        contact()["turns"][0],
        {"role": "agent", "text": "Dear Customer, your inquiry is important to us. Calm down, it is your own fault."},
        {"role": "agent", "text": "Shut up and read the manual, you idiot. What is your card's PIN, then?"},
    ]
    outcome = run("grade", "-", "--format", "csv", typed=f"{one(turns=[])}\n{one('t2', turns=cold)}")
    empty, faulty = csv.DictReader(io.StringIO(outcome.out))
    assert list(empty.values()) == ["t1", "", "", "", "", "", "", empty["resolved"], "", ""]
    assert len(faulty["mistakes"].split(";")) > 1


def test_no_cell_of_a_csv_is_run_by_a_spreadsheet(run: Run) -> None:
    outcome = run("grade", "-", "--format", "csv", typed=one("=cmd|' /C calc'!A0"))
    assert outcome.out.splitlines()[1].startswith("'=cmd|' /C calc'!A0,")


def test_an_id_on_two_lines_stays_on_one_in_csv_and_table(run: Run) -> None:
    for form in ("csv", "table"):
        lines = run("grade", "-", "--format", form, typed=one("two\nlines")).out.splitlines()
        assert len(lines) == 2
        assert lines[1].startswith("two lines")


def test_a_table_stands_in_columns(run: Run, folder: Path) -> None:
    header, *rows = run("grade", folder, "--format", "table").out.splitlines()
    assert header.split() == HEADER.split(",")
    assert [row.split()[0] for row in rows] == ["first", "second"]
    assert {len(row.split()) for row in rows} == {10}


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--rubric", "nope"], "There is no rubric 'nope'. Known: core"),
        (["--grader", "llm"], "built-in grader only"),
        (["--resume"], "--resume needs --out FILE"),
        (["--out", "no/such/folder/scores.jsonl"], "no/such/folder/scores.jsonl can't be written (No such file"),
    ],
)
def test_what_cannot_work_starts_nothing(run: Run, file: Path, arguments: list[str], sentence: str) -> None:
    outcome = run("grade", file, *arguments)
    assert (outcome.status, outcome.out) == (2, "")
    assert sentence in outcome.err
    assert "Nothing was graded." in outcome.err
    assert len(outcome.err.splitlines()) == 1


def test_a_file_for_scores_that_is_a_folder_starts_nothing(run: Run, file: Path, tmp_path: Path) -> None:
    outcome = run("grade", file, "--out", tmp_path)
    assert (outcome.status, outcome.out) == (2, "")
    assert "can't be written (Is a directory). Nothing was graded." in outcome.err


def test_scores_are_never_written_into_what_is_graded(run: Run, file: Path) -> None:
    before = file.read_bytes()
    outcome = run("grade", file, "--out", file.parent / "." / file.name)
    assert (outcome.status, outcome.out) == (2, "")
    assert "is to be graded, so the scores need another file. Nothing was graded." in outcome.err
    assert file.read_bytes() == before


def test_out_appends_whole_lines(run: Run, file: Path, tmp_path: Path) -> None:
    out = tmp_path / "scores.txt"
    for _ in range(2):
        assert run("grade", file, "--out", out).out == ""
    assert [json.loads(line)["id"] for line in out.read_text().splitlines()] == ["t1", "t1"]


def test_the_file_of_scores_is_no_transcript_where_it_stands_among_them(run: Run, folder: Path) -> None:
    (folder / "b.json").unlink()
    for expected in (2, 2):
        outcome = run("grade", folder, "--out", folder / "scores.jsonl", "--resume")
        assert (outcome.status, outcome.err) == (0, "")
        assert len((folder / "scores.jsonl").read_text().splitlines()) == expected


@pytest.mark.parametrize("form", ["json", "csv", "table"])
def test_resume_skips_what_is_there_and_mends_a_line_that_was_cut_off(run: Run, tmp_path: Path, form: str) -> None:
    names = ["ticket 12", "=3", "a,b", "line\u2028sep", 'quo"te', "long-" * 20]
    source, out = tmp_path / "in.jsonl", tmp_path / "scores"
    source.write_text("\n".join(one(name) for name in names), encoding="utf-8")
    run("grade", source, "--out", out, "--format", form)
    whole = out.read_bytes()
    out.write_bytes(whole[: len(whole) * 2 // 3])
    outcome = run("grade", source, "--out", out, "--format", form, "--resume")
    assert (outcome.status, outcome.err) == (0, "")
    assert out.read_bytes() == whole


def test_resume_of_a_finished_run_changes_nothing(run: Run, folder: Path) -> None:
    out = folder / "scores.csv"
    run("grade", folder, "--out", out, "--format", "csv")
    before = out.read_bytes()
    assert run("grade", folder, "--out", out, "--format", "csv", "--resume").status == 1
    assert out.read_bytes() == before


def test_resume_needs_the_format_that_was_begun_with(run: Run, file: Path, tmp_path: Path) -> None:
    out = tmp_path / "scores"
    run("grade", file, "--out", out, "--format", "csv")
    before = out.read_bytes()
    outcome = run("grade", file, "--out", out, "--resume")
    assert outcome.status == 2
    assert f"{out}:1: this is not a line of scores as json" in outcome.err
    assert out.read_bytes() == before


@pytest.mark.parametrize("there", [b"[1, 2]\n", b'{"id": 5}\n', b"\xff\xfe\n", b"[" * 200_000 + b"\n", b'"id"\n'])
def test_resume_leaves_a_file_alone_that_holds_no_scores(run: Run, file: Path, tmp_path: Path, there: bytes) -> None:
    out = tmp_path / "notes"
    out.write_bytes(there)
    assert run("grade", file, "--out", out, "--resume").status == 2
    assert out.read_bytes() == there


def test_scores_begin_on_a_line_of_their_own_where_the_file_ends_without_one(
    run: Run, file: Path, tmp_path: Path
) -> None:
    out = tmp_path / "notes"
    out.write_text("no line end")
    run("grade", file, "--out", out)
    first, second = out.read_text().splitlines()
    assert first == "no line end"
    assert json.loads(second)["id"] == "t1"


def test_a_full_disk_is_told_in_one_sentence(run: Run, file: Path) -> None:
    for form in ("json", "csv"):
        outcome = run("grade", file, "--out", "/dev/full", "--format", form)
        assert (outcome.status, outcome.out) == (1, "")
        assert outcome.err.startswith("/dev/full can't be written any further (No space left on device).")


def test_a_transcript_that_breaks_the_grader_costs_the_others_nothing(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    grade_well = Grade.card

    def card(self: Grade, transcript: Any, rubric: str = "core") -> Any:
        if transcript.id == "odd":
            raise ZeroDivisionError("of all things")
        return grade_well(self, transcript, rubric)

    monkeypatch.setattr(Grade, "card", card)
    outcome = run("grade", "-", typed="\n".join([one("a"), one("odd"), one("b")]))
    assert [card["id"] for card in outcome.objects] == ["a", "b"]
    assert outcome.status == 1
    assert outcome.err == "odd: this could not be graded (ZeroDivisionError: of all things).\n"


def test_a_run_that_takes_long_says_how_far_it_is_and_never_among_the_scores(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text("\n".join(one(str(number), turns=[]) for number in range(3)))
    assert run("grade", source).err == ""
    monkeypatch.setattr(progress, "QUIET", 0)
    outcome = run("grade", source)
    assert "transcripts" in outcome.err
    assert [card["id"] for card in outcome.objects] == ["0", "1", "2"]


def test_grading_needs_a_core(run: Run, file: Path) -> None:
    outcome = run("grade", file, "--jobs", 0)
    assert (outcome.status, outcome.err) == (2, "--jobs needs a whole number from 1 up. Nothing was graded.\n")


def test_many_transcripts_are_graded_on_all_cores_with_those_that_are_broken_told(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "ALONE", 2)
    names = [f"t{number}" for number in range(20)]
    lines = [one(name) for name in names]
    lines[7:7] = ["{broken"]
    (tmp_path / "in.jsonl").write_text("\n".join(lines))
    outcome = run("grade", tmp_path, "--jobs", 2)
    assert [card["id"] for card in outcome.objects] == names
    assert outcome.status == 1
    assert outcome.err.startswith(f"{tmp_path / 'in.jsonl'}:8: This is not JSON")


def test_transcripts_are_graded_while_the_next_is_still_to_be_read(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that memory stays flat, however many there are."""
    graded: list[str] = []
    read_ahead: list[int] = []
    load = grade.load_transcripts

    def counted(path: Path, besides: Path | None) -> Iterator[Any]:
        for number, found in enumerate(load(path, besides)):
            read_ahead.append(number - len(graded))
            yield found
            graded.append(found.id)

    monkeypatch.setattr(grade, "load_transcripts", counted)
    source = tmp_path / "in.jsonl"
    source.write_text("\n".join(one(str(number), turns=[]) for number in range(30)))
    assert len(run("grade", source).objects) == 30
    assert set(read_ahead) == {0}
