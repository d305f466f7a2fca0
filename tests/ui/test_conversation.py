import re

from hypothesis import given
from hypothesis import strategies as st

from simulator.ui import conversation as talk
from simulator.ui.conversation import Mark

TEXT = "Let me find out <now>."
MARKS = st.lists(
    st.builds(
        Mark,
        start=st.integers(-5, 30),
        end=st.integers(-5, 30),
        kind=st.sampled_from(["worked", "change", "turning"]),
    ),
    max_size=5,
)


def words_of(drawn):
    """Return what a reader sees of a piece."""
    return (
        re.sub(r"<[^>]*>", "", drawn)
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
    )


def test_marked_words_are_the_quoted_ones_and_no_others():
    drawn = talk.marked(TEXT, [Mark(0, 6, "worked")])
    assert drawn == '<mark class="worked" title="worked">Let me</mark> find out &lt;now&gt;.'


def test_where_two_marks_overlap_both_are_drawn():
    drawn = talk.marked("abcdef", [Mark(0, 4, "worked"), Mark(2, 6, "turning")])
    assert re.findall(r'class="([^"]*)"[^>]*>(\w+)<', drawn) == [
        ("worked", "ab"),
        ("turning worked", "cd"),
        ("turning", "ef"),
    ]


@given(MARKS)
def test_marks_never_change_or_lose_a_word_wherever_they_point(marks):
    assert words_of(talk.marked(TEXT, marks)) == TEXT


def test_an_empty_message_can_be_drawn():
    assert talk.marked("", [Mark(0, 3, "worked")]) == ""


def test_a_message_is_text_whoever_wrote_it():
    drawn = talk.bubble("<script>alert(1)</script>", "agent", "<b>You</b>")
    assert "<script" not in drawn
    assert "<b>" not in drawn


def test_a_turn_can_be_jumped_to():
    assert 'id="turn-8"' in talk.bubble("ok", "customer", turn=8)
    assert "id=" not in talk.bubble("ok", "customer")


def test_what_happened_and_who_is_typing_are_text_too():
    assert "<i>" not in talk.happened("<i>x</i>")
    assert "<u>" not in talk.typing("<u>Marcus</u>")


def test_a_conversation_can_be_reached_by_keyboard_and_has_a_name():
    drawn = talk.conversation(talk.bubble("hi", "customer"), name="Chat with Marcus")
    assert 'tabindex="0"' in drawn
    assert 'aria-label="Chat with Marcus"' in drawn


def test_the_legend_names_every_kind_of_mark():
    assert words_of(talk.legend()) == "worked to change turning point"
