import pytest

from simulator.content.leaks import occurs

from .made import PERSONA, changed, line_of
from .test_check import persona_problems

PLACES = [
    ("    title: Broken pot\n", "    title: Broken pot, Thursday\n"),
    ("      choose how to replace it.\n", "      choose how to replace it before Thursday.\n"),
    ("the pot is in pieces.", "the pot is in pieces. It is for THURSDAY."),
    ('value: "Nadia Brandt, since 2023"', 'value: "Nadia Brandt, present for Thursday"'),
    ("      - Money back while the plant can be replaced\n", "      - A courier before Thursday\n"),
    ("      - One question decides between post and courier.\n", "      - She needs it on Thursday.\n"),
    ("        label: Delivery times\n", "        label: Delivery times until Thursday\n"),
    ("        label: Send a pot by post\n", "        label: Send a pot by post, after Thursday\n"),
    ("        title: Breakage form\n", "        title: Breakage form for Thursday\n"),
    ("    minutes: 6\n", '    minutes: 6\n    signals: [{text: "Searched for Thursday"}]\n'),
    ("    minutes: 6\n", '    minutes: 6\n    comments: [{name: Jo, text: "Thursday again"}]\n'),
    ("    minutes: 6\n", '    minutes: 6\n    events: {leave: ["left on Thursday"]}\n'),
    ("    minutes: 6\n", '    minutes: 6\n    lines: {vent: {any: ["Thursday is ruined."]}}\n'),
    ("      - I have had enough of this by now.\n", "      - I have had enough, it is for Thursday.\n"),
    ("          - When will the new one be here.\n", "          - Will it be here by Thursday.\n"),
    ("          - I need it before then.\n", "          - I need it on Thursday.\n"),
    ('"The leaves are all there. It is the pot."', '"The leaves are fine for Thursday."'),
]


@pytest.mark.parametrize(("old", "new"), PLACES)
def test_a_hidden_detail_is_found_wherever_it_can_be_read_or_heard_too_early(old: str, new: str) -> None:
    text = changed(PERSONA, old, new)
    leaks = [problem for problem in persona_problems(text) if "gives away" in problem.sentence]
    assert len(leaks) == 1
    assert leaks[0].sentence == "`thursday` gives away the fact `given-on-thursday`, which is not told yet"


def test_a_leak_is_named_on_its_line() -> None:
    text = changed(PERSONA, "      - I have had enough of this by now.\n", "      - Enough, it is for Thursday.\n")
    assert [problem.line for problem in persona_problems(text)] == [line_of(text, "Enough, it is for")]


def test_what_the_opening_has_told_leaks_nowhere() -> None:
    text = changed(PERSONA, "the pot is in pieces.", "the pot is in pieces. It is for Thursday.")
    text = changed(
        text, '        values: ["thursday", "colleague"]\n', '        values: ["thursday"]\n        reveal: opening\n'
    )
    assert persona_problems(text) == ()


def test_the_record_may_show_what_is_marked_as_on_record_but_the_customer_may_not_say_it() -> None:
    marked = changed(
        PERSONA,
        '        values: ["thursday", "colleague"]\n',
        '        values: ["thursday"]\n        on_record: true\n',
    )
    shown = changed(marked, 'value: "Nadia Brandt, since 2023"', 'value: "Nadia Brandt, for Thursday"')
    said = changed(marked, "      - I have had enough of this by now.\n", "      - It is for Thursday.\n")
    assert persona_problems(shown) == ()
    assert "gives away" in persona_problems(said)[0].sentence


def test_the_record_may_show_what_the_customer_is_checked_by() -> None:
    text = changed(PERSONA, 'value: "Nadia Brandt, since 2023"', 'value: "Nadia Brandt, Thursday"')
    rule = "    verification: {action: send-pot-post, asks: [given-on-thursday], protected: [home]}\n"
    assert "gives away" in persona_problems(text)[0].sentence
    assert persona_problems(changed(text, "    false_claims:\n", f"{rule}    false_claims:\n")) == ()


def test_two_facts_may_share_a_detail() -> None:
    text = changed(PERSONA, '"The leaves are all there. It is the pot."', '"The leaves are fine for Thursday."')
    text = changed(text, '        values: ["only the pot"]\n', '        values: ["only the pot", "thursday"]\n')
    assert persona_problems(text) == ()


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("7am", "we leave at 7AM.", True),
        ("7am", "17am", False),
        ("no car", "there is no\n  car", True),
        ("don't", "I don’t", True),
        ("£9.95", "that is £9.95!", True),
        ("9.95", "that is 19.95", False),
        ("4 of us", "the 4 of us.", True),
        ("sister", "sisters", False),
        ("LE-330", "le-330-7", True),
        ("a+b", "aab", False),
    ],
)
def test_a_phrase_occurs_as_whole_words_whatever_the_case(phrase: str, text: str, expected: bool) -> None:
    assert occurs(phrase, text) is expected
