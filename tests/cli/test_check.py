"""`check`: every problem of content files with file and line."""

from pathlib import Path

from tests.cli.conftest import Run


def test_shipped_content_has_no_problems(run: Run) -> None:
    outcome = run("check")
    assert (outcome.status, outcome.out, outcome.err) == (0, "No problems found.\n", "")


def test_a_problem_has_its_file_and_line_and_makes_the_status_1(run: Run, root: Path, tmp_path: Path) -> None:
    text = (root / "personas" / "mika-solberg.yaml").read_text(encoding="utf-8").splitlines()
    line = next(number for number, each in enumerate(text) if each.startswith("politeness:"))
    text[line] = "politeness: very"
    (tmp_path / "mika.yaml").write_text("\n".join(text), encoding="utf-8")
    outcome = run("check", tmp_path / "mika.yaml")
    assert outcome.status == 1
    assert f"{tmp_path / 'mika.yaml'}:{line + 1}: " in outcome.out
    assert outcome.out.splitlines()[-1].endswith("problems")


def test_a_path_that_is_not_there_starts_nothing(run: Run, root: Path, tmp_path: Path) -> None:
    outcome = run("check", root / "personas", tmp_path / "gone")
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err == f"There is no file or folder {tmp_path / 'gone'}. Nothing was checked.\n"


def test_files_that_nobody_could_read_are_problems_and_no_crash(run: Run, tmp_path: Path) -> None:
    personas = tmp_path / "personas"
    personas.mkdir()
    for name, raw in {
        "latin": "name: Café".encode("latin-1"),
        "binary": bytes(range(256)),
        "deep": b"a: " + b"[" * 5_000,
        "open": b'name: "never closed',
        "twice": b"name: A\nname: B\n",
        "list": b"- a\n- b\n",
        "empty": b"",
        "tag": b"!!python/object/apply:os.system ['true']\n",
        "loop": b"a: &a [*a]\n",
    }.items():
        (personas / f"{name}.yaml").write_bytes(raw)
        outcome = run("check", personas / f"{name}.yaml")
        assert outcome.status == 1, name
        assert outcome.err == "", name
        assert f"{personas / name}.yaml:" in outcome.out, name
