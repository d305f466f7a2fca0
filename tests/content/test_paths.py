from pathlib import Path

import pytest

from simulator.content import check_paths

from .made import COMPANY, PERSONA, changed, content_folder

TYPO = changed(PERSONA, "    channel: chat\n", "    chanel: chat\n")


def test_a_folder_is_checked_with_what_lies_beside_it(tmp_path: Path) -> None:
    root = content_folder(tmp_path, nadia=changed(PERSONA, "company: greenpost", "company: own-shop"), omar=TYPO)
    (root / "companies" / "own-shop.yaml").write_text(COMPANY)
    assert [problem.file for problem in check_paths([root / "personas"])] == [str(root / "personas" / "omar.yaml")]


def test_only_the_files_that_were_asked_for_are_reported(tmp_path: Path) -> None:
    root = content_folder(tmp_path, nadia=PERSONA, omar=TYPO)
    assert check_paths([root / "personas" / "nadia.yaml", root / "companies"]) == ()
    assert len(check_paths([str(root)])) == 1


def test_a_file_far_from_any_library_is_known_by_the_schema_in_its_first_line(tmp_path: Path) -> None:
    (tmp_path / "draft.yaml").write_text(TYPO)
    problems = check_paths([tmp_path / "draft.yaml"])
    assert [problem.sentence for problem in problems] == [
        "`chanel` is not a field of a scenario; did you mean `channel`?"
    ]


def test_a_file_that_could_be_anything_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "draft.yaml").write_text("name: x\n")
    assert "can't tell what this file holds" in check_paths([tmp_path])[0].sentence


def test_a_path_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    assert [problem.file for problem in check_paths([tmp_path / "gone.yaml"])] == [str(tmp_path / "gone.yaml")]


def test_files_are_called_as_they_are_seen_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content_folder(tmp_path, nadia=TYPO)
    monkeypatch.chdir(tmp_path)
    assert [problem.file for problem in check_paths(["personas"])] == ["personas/nadia.yaml"]
    assert [problem.file for problem in check_paths([tmp_path])] == ["personas/nadia.yaml"]


def test_a_file_that_is_named_twice_is_checked_once(tmp_path: Path) -> None:
    root = content_folder(tmp_path, nadia=TYPO)
    assert len(check_paths([root / "personas", root / "personas" / "nadia.yaml"])) == 1
