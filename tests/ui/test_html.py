import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from simulator.domain.acts import Band
from simulator.ui import html as piece

HOSTILE = """<img src=x onerror="alert(1)"> & '</p><style>*{display:none}</style>"""
DRAWN = {
    "icon": lambda text: piece.icon(text),
    "chip": lambda text: piece.chip(text, "check"),
    "heading": lambda text: piece.heading(text, text),
    "part": lambda text: piece.part(text),
    "note": lambda text: piece.note(text),
    "icon_list": lambda text: piece.icon_list([piece.Line("check", text)]),
    "key_values": lambda text: piece.key_values({text: text}),
    "avatar": lambda text: piece.avatar(text),
    "person_head": lambda text: piece.person_head(text, text),
    "notice": lambda text: piece.notice(text, text),
    "stat": lambda text: piece.stat(text, text),
    "onward_link": lambda text: piece.onward_link(text, text),
    "hidden_field": lambda text: piece.hidden_field(text, text),
    "columns": lambda text: piece.columns([piece.note(text)]),
    "screen": lambda text: piece.screen(piece.note(text)),
}


@pytest.mark.parametrize("draw", DRAWN.values(), ids=DRAWN)
def test_what_people_wrote_stays_text_in_every_piece(draw):
    drawn = draw(HOSTILE)
    assert isinstance(drawn, Markup)
    assert "<img" not in drawn
    assert "<style" not in drawn
    assert '"alert' not in drawn


@given(st.text())
def test_no_text_can_add_a_tag(text):
    assert piece.note(text).count("<") == 2


def test_markup_that_is_ours_is_not_escaped_twice():
    assert "<b>sure</b>" in piece.note(Markup("<b>sure</b>"))


@pytest.mark.parametrize(
    "text",
    ["![x](https://example.org/a.png)", "**bold**", ":red[x]", "$x$", "a_b_c", "<b>x</b>", "# x", "1. x", ":smile:"],
)
def test_a_label_keeps_no_markdown(text):
    shown = piece.plain(text)
    assert shown.replace("\\", "") == text
    assert not any(sign in shown.replace(f"\\{sign}", "") for sign in "![]*_$<>#:.")


def test_a_row_says_in_grey_how_far_it_goes():
    assert piece.row_label("Give credit", "up to 40") == "Give credit :gray[up to 40]"
    assert piece.row_label("Ask a supervisor") == "Ask a supervisor"


def test_a_limit_cannot_close_its_own_grey():
    assert piece.row_label("Give", "] :red[x]") == r"Give :gray[\] \:red\[x\]]"


@pytest.mark.parametrize(("band", "word", "filled"), [(Band.CALM, "Calm", 1), (Band.FURIOUS, "Furious", 4)])
def test_a_mood_is_segments_and_a_word(band, word, filled):
    drawn = piece.mood(band)
    assert word in drawn
    assert drawn.count("class='on'") == filled
    assert drawn.count("<i") == 4


def test_every_mood_has_its_word():
    assert set(piece.MOODS) == set(Band)


def test_a_level_is_spoken_and_shown():
    drawn = piece.level(3)
    assert 'aria-label="level 3 of 5"' in drawn
    assert drawn.count("class='on'") == 3
    assert "<b>3</b>" in drawn


def test_what_was_not_scored_is_a_dash_and_no_level():
    drawn = piece.level(None)
    assert "not scored" in drawn
    assert "class='on'" not in drawn
    assert "<b>–</b>" in drawn


def test_stars_say_their_count():
    assert "2 of 5 stars" in piece.stars(2)


@pytest.mark.parametrize(("percent", "width"), [(-5, 0), (40, 40), (180, 100)])
def test_a_meter_is_never_emptier_than_empty_or_fuller_than_full(percent, width):
    assert f"width:{width}%" in piece.meter(percent)


@pytest.mark.parametrize(("name", "initials"), [("Ines Kovac", "IK"), ("dana m.", "DM"), ("Å", "Å"), ("???", "?")])
def test_an_avatar_has_the_initials(name, initials):
    assert f">{initials}</span>" in piece.avatar(name)
