"""The cue files and the small language that they are written in."""

import pytest

from simulator.reader.families import all_cues
from simulator.reader.patterns import parse_pattern
from simulator.text.cues import CueSet
from simulator.text.words import words_of


def _found(line: str, text: str, lists: dict[str, str] | None = None) -> list[str]:
    pattern = parse_pattern(line, lists or {})
    cues, words = CueSet(pattern.branches), words_of(text)
    return [text[slice(*words.span(match.first, match.last))] for match in cues.find(words)]


@pytest.mark.parametrize(
    ("line", "text", "found"),
    [
        ("we send", "We sent it", ["We sent"]),
        ("we =send", "We sent it", []),
        ("(i|we two) go", "we two go", ["we two go"]),
        ("{me} go", "I go", ["I go"]),
        ("go (right|left)? now", "go now", ["go now"]),
        ("go * now", "go to the shop now", ["go to the shop now"]),
        ("go * now", "go to the big red shop now", []),
        ("go ~ now", "go to the big red shop now", ["go to the big red shop now"]),
        ("go $", "there we go", ["go"]),
        ("go $", "go there", []),
        ("paid #", "paid 40 today", ["paid 40"]),
        ("i am #ing", "I am mending it", ["I am mending"]),
        ("a _ day", "a fine day", ["a fine day"]),
        ("go * now", "We go. Now rest.", []),
    ],
)
def test_a_pattern_finds_what_it_says(line: str, text: str, found: list[str]) -> None:
    assert _found(line, text, {"me": "i|we"}) == found


@pytest.mark.parametrize("line", ["", "*", "$", "(a|", "a)", "(a||b)", "{nobody} went", "!?"])
def test_a_pattern_that_cannot_be_read_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_pattern(line, {})


def test_every_shipped_family_finds_a_move_or_has_a_name() -> None:
    families = all_cues().families
    assert families
    assert all(family.move is not None or family.name for family in families)
