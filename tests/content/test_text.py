import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.content.sources import SHIPPED
from simulator.content.text import LARGEST_FILE, MOST_ENTRIES, WrittenFile, decode, load_text, parse_yaml
from simulator.domain.problem import Problem

from .made import PERSONA

LAUGHS = "a: &a [ha, ha]\nb: &b [*a, *a]\nc: [*b, *b]\n"

UNREADABLE = [
    ("", 1, "empty"),
    ("# only a comment\n", 1, "empty"),
    ("   \n\n", 1, "empty"),
    ("a: 1\n\tb: 2\n", 2, "tab"),
    ("a: 1\nb:\n\t- c\n", 3, "tab"),
    ("a: 1\nb: he said: no\n", 2, "colon"),
    ("a: 1\nb: 'x\nc: d\n", 2, "quotation mark"),
    ("a: [b,\n  c\nd: e\n", 3, "bracket"),
    ("a: 1\nb: {c: d", 2, "bracket"),
    ("a:\n  - b\n c: d\n", 3, "line up"),
    ("a: - b\n", 1, "dash"),
    ("a: 1\nb: @x\n", 2, "quotes"),
    ("a: 1\nb: `x`\n", 2, "quotes"),
    ('a: 1\nb: "\\d"\n', 2, "backslash"),
    ("a: 1\nb: x\x07y\n", 2, "character"),
    (LAUGHS, 1, "anchors"),
    ("a: 1\nb: *a\n", 2, "anchors"),
    ("a: 1\nb: !!python/object:os.system x\n", 2, "tags"),
    ("a: 1\n---\nb: 2\n", 2, "one file holds one item"),
    ("? [a, b]\n: c\n", 1, "can't be a key"),
    ("a: " + "[" * 5000, 1, "levels deep"),
    ("a: " + "[" * 20 + "]" * 20, 1, "levels deep"),
]


@pytest.mark.parametrize(("text", "line", "words"), UNREADABLE)
def test_what_is_not_yaml_is_one_problem_with_its_line(text: str, line: int, words: str) -> None:
    found = parse_yaml(text, "personas/x.yaml")
    assert isinstance(found, Problem)
    assert (found.file, found.line) == ("personas/x.yaml", line)
    assert words in found.sentence


def test_every_scalar_stays_the_text_that_was_written() -> None:
    written = _read("a: 0123\nb: no\nc: 12:30\nd: 1e3\ne: ~\nf: 2026-03-01\ng: yes\nh: 4.20\ni: 0x1f\nj: .inf\n")
    texts = ["0123", "no", "12:30", "1e3", "~", "2026-03-01", "yes", "4.20", "0x1f", ".inf"]
    assert written.data == dict(zip("abcdefghij", texts, strict=True))


def test_folded_and_quoted_text_is_read_as_yaml_means_it() -> None:
    written = _read("a: >-\n  one\n  two\nb: |-\n  one\n  two\nc: \"x\\ny\"\nd: ''\n")
    assert written.data == {"a": "one two", "b": "one\ntwo", "c": "x\ny", "d": ""}
    assert written.problems == ()


def test_a_repeated_key_is_a_problem_that_names_both_lines_and_the_first_value_stays() -> None:
    written = _read("a: 1\nb:\n  c: 1\n  d: 2\n  c: 3\na: 4\n")
    assert [(problem.line, problem.sentence.split(";")[0]) for problem in written.problems] == [
        (5, "`c` stands here a second time"),
        (6, "`a` stands here a second time"),
    ]
    assert "line 3" in written.problems[0].sentence
    assert written.data == {"a": "1", "b": {"c": "1", "d": "2"}}


def test_a_repeated_key_with_a_whole_block_under_it_is_still_one_problem() -> None:
    written = _read("a: 1\na:\n  - b: 2\n    c: 3\n")
    assert [problem.line for problem in written.problems] == [2]


def test_a_key_without_a_value_is_a_problem() -> None:
    written = _read("a: 1\nb:\nc:\n  - x\n  -\n")
    assert [(problem.line, problem.sentence.split(":")[0]) for problem in written.problems] == [
        (2, "`b` is empty"),
        (5, "an item of `c` is empty"),
    ]


def test_lines_are_those_of_keys_and_list_items() -> None:
    written = _read(
        "# first\n\na:\n  b: >\n    long\n    text\n  c:\n    - d\n    - e: 1\n      f: 2\ng: [x, {y: z}]\n"
    )
    assert written.lines == {
        (): 1,
        ("a",): 3,
        ("a", "b"): 4,
        ("a", "c"): 7,
        ("a", "c", 0): 8,
        ("a", "c", 1): 9,
        ("a", "c", 1, "e"): 9,
        ("a", "c", 1, "f"): 10,
        ("g",): 11,
        ("g", 0): 11,
        ("g", 1): 11,
        ("g", 1, "y"): 11,
    }


def test_a_path_that_is_not_written_has_the_line_of_what_is_around_it() -> None:
    written = _read("a: 1\nb:\n  c:\n    - d\n")
    assert written.line_of(("b", "c", 0, "e", "f")) == 4
    assert written.line_of(("b", "x")) == 2
    assert written.line_of(("x",)) == 1


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("personas/*.yaml")), ids=lambda path: path.stem)
def test_every_key_of_a_shipped_customer_stands_on_the_line_that_is_named(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    keys = {place: line for place, line in _read(text).lines.items() if place and isinstance(place[-1], str)}
    assert len(keys) > 100
    assert not [place for place, line in keys.items() if f"{place[-1]}:" not in lines[line - 1]]


def test_a_file_that_is_not_text_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    found = load_text(tmp_path / "x.yaml", "x.yaml")
    assert isinstance(found, Problem)
    assert found.sentence == "this is not a text file"


def test_a_file_in_another_encoding_names_the_line_of_the_first_foreign_byte() -> None:
    found = decode("name: Zoë\nabout: na\n".encode() + "voice: naïve\n".encode("latin-1"), "x.yaml")
    assert isinstance(found, Problem)
    assert (found.line, "UTF-8" in found.sentence) == (3, True)


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_bytes(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n")
    text = load_text(tmp_path / "x.yaml", "x.yaml")
    assert isinstance(text, str)
    written = _read(text)
    assert written.data == {"a": "1", "b": "2"}
    assert written.lines["b",] == 2


def test_a_file_over_the_limit_is_not_even_read(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text("a: " + "x" * LARGEST_FILE)
    found = load_text(tmp_path / "x.yaml", "x.yaml")
    assert isinstance(found, Problem)
    assert "1 MB" in found.sentence
    pasted = parse_yaml("a: " + "é" * (LARGEST_FILE // 2), "x.yaml")
    assert isinstance(pasted, Problem)
    assert "1 MB" in pasted.sentence


def test_a_file_with_too_many_entries_is_refused_where_the_limit_is() -> None:
    found = parse_yaml("a:\n" + "- b\n" * (MOST_ENTRIES + 1), "x.yaml")
    assert isinstance(found, Problem)
    assert str(MOST_ENTRIES) in found.sentence


def test_a_file_that_is_gone_or_a_folder_is_a_problem(tmp_path: Path) -> None:
    gone, folder = load_text(tmp_path / "gone.yaml", "gone.yaml"), load_text(tmp_path, "folder")
    assert isinstance(gone, Problem)
    assert isinstance(folder, Problem)
    assert "can't be opened" in gone.sentence


@settings(deadline=None)
@given(st.text(max_size=200))
def test_no_text_at_all_makes_the_reader_fail(text: str) -> None:
    found = parse_yaml(text, "x.yaml")
    problems = (found,) if isinstance(found, Problem) else found.problems
    assert all(1 <= problem.line <= len(re.split("\n", text)) for problem in problems)


@settings(deadline=None)
@given(st.integers(0, len(PERSONA) - 1), st.sampled_from(list("\t\n -:{}[]\"'*&!|>%@`#,?\\~\x00\u2028\ufeff")))
def test_one_wrong_sign_anywhere_in_a_customer_is_read_or_reported(place: int, sign: str) -> None:
    text = PERSONA[:place] + sign + PERSONA[place:]
    found = parse_yaml(text, "x.yaml")
    problems = (found,) if isinstance(found, Problem) else found.problems
    assert all(1 <= problem.line <= text.count("\n") + 1 for problem in problems)


def _read(text: str) -> WrittenFile:
    written = parse_yaml(text, "x.yaml")
    assert isinstance(written, WrittenFile), written
    return written
