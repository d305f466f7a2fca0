"""Transcripts as they come from other systems: well or badly formed, one or many, in any layout."""

import io
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from simulator.content import transcripts
from simulator.content.transcripts import load_transcripts, parse_transcript, read_transcripts
from simulator.domain.channel import Channel
from simulator.domain.problem import Problem
from simulator.domain.transcript import Transcript

SMALL: dict[str, Any] = {
    "id": "t1",
    "channel": "email",
    "turns": [{"role": "customer", "text": "Where is it?", "at": 0}, {"role": "agent", "text": "Here.", "at": 60}],
}


def text_of(**changes: Any) -> str:
    return json.dumps({**SMALL, **changes}, ensure_ascii=False)


def parsed(**changes: Any) -> Transcript:
    found = parse_transcript(text_of(**changes), "file.json")
    assert isinstance(found, Transcript), found
    return found


def problem(text: str) -> Problem:
    found = parse_transcript(text, "file.json")
    assert isinstance(found, Problem)
    return found


def ids(found: Any) -> list[str]:
    return [each.id if isinstance(each, Transcript) else f"line {each.line}" for each in found]


def read(raw: str | bytes, by_line: bool = False) -> list[Transcript | Problem]:
    return list(read_transcripts(io.BytesIO(raw.encode() if isinstance(raw, str) else raw), "in", by_line))


def test_the_least_is_an_id_a_channel_and_turns() -> None:
    transcript = parsed()
    assert (transcript.id, transcript.channel, len(transcript.turns)) == ("t1", Channel.EMAIL, 2)
    assert transcript.actions is None


def test_everything_that_a_contact_of_ours_holds_is_read() -> None:
    told = {
        "brand": "Acme",
        "customer": {"name": "Dana", "record": "Order 7"},
        "authority": "Refund up to $20",
        "persona": "dana",
        "scenario": "late",
        "versions": {"engine": "1"},
        "language": "en",
        "subject": "Late",
        "stars": 2,
        "actions": [{"at": 30, "id": "refund", "amount": 2000}],
        "events": [{"at": 40, "kind": "customer", "text": "typing"}],
    }
    transcript = parsed(**told)
    assert transcript.model_dump(mode="json", exclude_unset=True) == {**SMALL, **told}


def test_what_is_exported_can_be_read_again() -> None:
    transcript = parsed(actions=[{"at": 3, "id": "refund"}], events=[{"at": 4, "kind": "customer", "text": "typing"}])
    assert parse_transcript(transcript.model_dump_json(), "again") == transcript


def test_keys_of_other_systems_are_passed_over_wherever_they_stand() -> None:
    turns = [{"role": "agent", "text": "Hi", "at": 1, "author": "Kim", "lang": None}]
    extra = parsed(
        turns=turns, customer={"name": "Dana", "tier": 1}, actions=[{"at": 1, "id": "x", "by": "Kim"}], score=9
    )
    assert extra.turns[0].text == "Hi"
    assert extra.customer.name == "Dana"


def test_what_another_system_left_null_is_as_if_left_out() -> None:
    empty = {"brand": None, "customer": None, "authority": None, "subject": None, "stars": None, "events": None}
    assert parsed(**empty) == parsed()
    assert parsed(customer={"name": None, "record": "Order 7"}).customer.record == "Order 7"


def test_a_turn_without_a_time_is_at_the_start() -> None:
    assert parsed(turns=[{"role": "agent", "text": "Hi"}]).turns[0].at == 0


def test_the_words_of_a_turn_are_kept_to_the_letter() -> None:
    words = "  Hi \r\n\tthere\u2028you\u00a0– “quoted” 👍 <b>x</b> \u200b"
    assert parsed(turns=[{"role": "agent", "text": words}]).turns[0].text == words


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"id": ""}, "id is empty."),
        ({"id": "x" * 201}, "id has more than 200 characters."),
        ({"id": 7}, "id must be text."),
        ({"channel": "fax"}, "channel must be 'chat', 'email', 'public_review', 'social' or 'phone'."),
        ({"turns": "Hi"}, "turns must be a list."),
        ({"turns": ["Hi"]}, "turns.0 must be an object."),
        ({"turns": [{"role": "bot", "text": "Hi"}]}, "turns.0.role must be 'customer' or 'agent'."),
        ({"turns": [{"role": "agent"}]}, "turns.0.text is missing."),
        ({"turns": [{"role": "agent", "text": None}]}, "turns.0.text is missing."),
        ({"turns": [{"role": "agent", "text": 5}]}, "turns.0.text must be text."),
        ({"turns": [{"role": "agent", "text": "Hi", "at": -1}]}, "turns.0.at must be 0 or more."),
        ({"turns": [{"role": "agent", "text": "Hi", "at": 1.5}]}, "turns.0.at must be a whole number."),
        ({"turns": [{"role": "agent", "text": "Hi", "at": "soon"}]}, "turns.0.at must be a whole number."),
        ({"turns": [{"role": "agent", "text": "Hi", "at": [1]}]}, "turns.0.at must be a whole number."),
        ({"turns": [{"role": "agent", "text": "x" * 50_001}]}, "turns.0.text has more than 50000 characters."),
        ({"customer": "Dana"}, "customer must be an object."),
        ({"stars": "many"}, "stars must be a whole number."),
        ({"versions": [1]}, "versions must be an object."),
        ({"actions": [{"id": "refund"}]}, "actions.0.at is missing."),
    ],
)
def test_a_wrong_value_is_named_with_its_place_and_what_is_needed(changes: dict[str, Any], said: str) -> None:
    needed = "A transcript needs id, channel and turns with role and text."
    assert str(problem(text_of(**changes))) == f"file.json:1: {said} {needed}"


@pytest.mark.parametrize("missing", ["id", "channel", "turns"])
def test_what_a_transcript_cannot_be_without_is_named(missing: str) -> None:
    rest = {key: value for key, value in SMALL.items() if key != missing}
    assert problem(json.dumps(rest)).sentence.startswith(f"{missing} is missing.")


@pytest.mark.parametrize("text", ["", "nonsense", "{'id': 1}", '{"id": "a",}', '{"id": "a"', "{]", "\x00"])
def test_what_is_no_json_is_told_with_its_column(text: str) -> None:
    assert problem(text).sentence.startswith("This is not JSON (")


@pytest.mark.parametrize("text", ["[]", "[{}]", "5", '"id"', "null", "true", "NaN"])
def test_json_that_is_no_object_is_told(text: str) -> None:
    assert problem(text).sentence == "A transcript is one JSON object with id, channel and turns."


@pytest.mark.parametrize(
    "text",
    ["[" * 100_000, '{"a":' * 100_000, "[" * 100_000 + "]" * 100_000, '{"stars": ' + "9" * 5_000 + "}"],
    ids=["open lists", "open objects", "deep lists", "a long number"],
)
def test_json_meant_to_break_its_reader_is_a_problem_like_any_other(text: str) -> None:
    assert problem(text).sentence.startswith("This JSON has a number too long or lists too deep to be read")


def test_half_a_character_is_a_problem_and_no_crash() -> None:
    raw = json.dumps({**SMALL, "turns": [{"role": "agent", "text": "\ud800"}]})
    assert problem(raw).sentence.startswith("turns.0.text holds half a character")


def test_a_problem_in_a_laid_out_object_has_its_own_line() -> None:
    laid_out = json.dumps(SMALL, indent=1).replace('"email",', '"email"')
    assert ids(read(laid_out)) == ["line 4"]


def test_blank_lines_are_passed_over_and_lines_still_counted() -> None:
    assert ids(read(f"\n{text_of(id='a')}\n\n\nbroken\n{text_of(id='b')}")) == ["a", "line 5", "b"]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_lines_may_end_as_on_any_system(end: str) -> None:
    assert ids(read(end.join([text_of(id="a"), text_of(id="b"), ""]))) == ["a", "b"]
    assert ids(read(json.dumps(SMALL, indent=2).replace("\n", end))) == ["t1"]


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert ids(read(f"\ufeff{text_of(id='a')}\n{text_of(id='b')}")) == ["a", "b"]
    assert ids(read("\ufeff" + json.dumps(SMALL, indent=2))) == ["t1"]


def test_text_may_hold_signs_that_part_lines_elsewhere() -> None:
    words = "one\u2028two\x85three\x0bfour"
    raw = json.dumps({**SMALL, "turns": [{"role": "agent", "text": words}]}, ensure_ascii=False)
    [first, second] = read(f"{raw}\n{text_of(id='b')}")
    assert isinstance(first, Transcript)
    assert first.turns[0].text == words
    assert ids([second]) == ["b"]


@pytest.mark.parametrize(
    "layout",
    [
        '{"id": "a", "channel": "chat", "turns": [\n{"role": "agent", "text": "Hi"}\n]}',
        '{"customer": {"name": "Dana"}\n, "id": "a", "channel": "chat", "turns": []}',
        '{\n"id": "a",\n"channel": "chat", "turns": []}',
        '{"id": "a", "channel": "chat", "customer":\n{"name": "Dana"}, "turns": []}',
    ],
)
def test_one_object_may_be_laid_out_as_anybody_likes(layout: str) -> None:
    assert ids(read(layout)) == ["a"]


def test_json_lines_are_known_by_their_first_lines_whatever_the_file_is_called(tmp_path: Path) -> None:
    (tmp_path / "export.json").write_text(f"{text_of(id='a')}\n{text_of(id='b')}\n")
    assert ids(load_transcripts(tmp_path)) == ["a", "b"]


def test_a_first_line_that_is_broken_hides_none_of_those_after_it() -> None:
    assert ids(read(f'{{"id": "cut\n{text_of(id="b")}\n{text_of(id="c")}')) == ["line 1", "b", "c"]
    assert ids(read(f"oops\n{text_of(id='b')}", by_line=True)) == ["line 1", "b"]


def test_bytes_that_are_not_utf8_spoil_their_own_line_only() -> None:
    raw = b"\n".join([text_of(id="a").encode(), text_of(id="café").encode("latin-1"), text_of(id="c").encode()])
    found = read(raw)
    assert ids(found) == ["a", "line 2", "c"]
    assert str(found[1]) == "in:2: This is not UTF-8 text; save the file as UTF-8."


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(json.dumps(SMALL, indent=2).encode("utf-16"))
    [found] = load_transcripts(tmp_path)
    assert "not UTF-8" in str(found)


@pytest.mark.parametrize("raw", ["", "\n\n \n"])
def test_a_file_with_nothing_in_it_is_told(raw: str) -> None:
    [found] = read(raw)
    assert "There is nothing in it" in str(found)


def test_a_line_of_ten_megabytes_is_read(tmp_path: Path) -> None:
    turns = [{"role": "agent", "text": "x" * 49_000, "at": number} for number in range(205)]
    long = text_of(id="long", turns=turns)
    assert len(long) > 10_000_000
    (tmp_path / "a.jsonl").write_text(f"{long}\n{'x' * 10_000_000}\n{text_of(id='b')}\n")
    assert ids(load_transcripts(tmp_path)) == ["long", "line 2", "b"]


def test_one_object_that_is_too_large_is_asked_to_be_split(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transcripts, "MOST_BYTES", 100)
    [found] = read(json.dumps(SMALL, indent=40))
    assert "over 200 MB" in str(found)


def test_a_folder_gives_its_files_by_name_those_of_inner_folders_last(tmp_path: Path) -> None:
    for name in ("b.json", "a.jsonl", "inner/a.json", "notes.txt", "c.json.bak", "d.JSON"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text_of(id=name))
    assert ids(load_transcripts(tmp_path)) == ["a.jsonl", "b.json", "inner/a.json"]


def test_a_folder_without_transcripts_is_told(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("nothing")
    [found] = load_transcripts(tmp_path)
    assert str(found) == f"{tmp_path}:1: There is no .json or .jsonl file in this folder."


def test_one_file_can_be_passed_over(tmp_path: Path) -> None:
    for name in ("a.json", "b.json"):
        (tmp_path / name).write_text(text_of(id=name))
    assert ids(load_transcripts(tmp_path, besides=tmp_path / "x" / ".." / "b.json")) == ["a.json", "b.json"]
    assert ids(load_transcripts(tmp_path, besides=tmp_path / "." / "b.json")) == ["a.json"]


def test_a_folder_that_may_not_be_opened_is_told_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.json").write_text(text_of(id="a"))
    (tmp_path / "locked").mkdir()
    look: Callable[..., Any] = os.scandir

    def refusing(path: str) -> Any:
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied", str(path))
        return look(path)

    monkeypatch.setattr(os, "scandir", refusing)
    good, refused = load_transcripts(tmp_path)
    assert ids([good]) == ["a"]
    assert str(refused) == f"{tmp_path / 'locked'}:1: This can't be read (Permission denied)."


def test_a_file_that_may_not_be_opened_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.json").write_text(text_of(id="a"))

    def refuse(*_: Any, **__: Any) -> Any:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    [found] = load_transcripts(tmp_path)
    assert str(found) == f"{tmp_path / 'a.json'}:1: This can't be read (Permission denied)."
