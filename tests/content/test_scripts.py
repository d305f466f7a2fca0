import pytest

from .made import PERSONA, changed, line_of
from .test_check import persona_problems

ENOUGH = "      - I have had enough of this by now.\n"


def test_a_customer_needs_forty_lines() -> None:
    text = PERSONA[: PERSONA.index("  vent:\n")] + PERSONA[PERSONA.index("  go_on:\n") :]
    found = [problem for problem in persona_problems(text) if "needs at least 40" in problem.sentence]
    assert [problem.line for problem in found] == [line_of(text, "lines:")]


def test_lines_of_a_scenario_count_too() -> None:
    start, end = PERSONA.index("  vent:\n"), PERSONA.index("  go_on:\n")
    moved = "".join(f"    {line}\n" for line in PERSONA[start:end].splitlines())
    text = changed(PERSONA[:start] + PERSONA[end:], "    minutes: 6\n", f"    minutes: 6\n    lines:\n{moved}")
    assert persona_problems(text) == ()


@pytest.mark.parametrize(
    ("gone", "sentence"),
    [
        ("      - I'm still waiting.\n", "has 2 lines for `nudge` here and needs at least 3"),
        ("      - Good. That settles it for me.\n", "has 1 lines for `accept` here and needs at least 2"),
        ("      - I don't think that was meant for me.\n", "has 1 lines for `call_out_instruction` here"),
    ],
)
def test_every_act_that_can_occur_has_lines_enough(gone: str, sentence: str) -> None:
    problems = persona_problems(changed(PERSONA, gone, ""))
    assert [problem.line for problem in problems if sentence in problem.sentence] == [
        line_of(changed(PERSONA, gone, ""), "  broken-pot:")
    ]


def test_only_a_no_that_can_be_right_needs_words_for_it() -> None:
    text = changed(PERSONA, "        must: false\n", "        must: false\n        unattainable: true\n")
    text = changed(
        text, "        text: The pieces can be thrown away.\n", "        text: No.\n        alternative: true\n"
    )
    assert [problem.sentence for problem in persona_problems(text)] == [
        "the customer has no lines for `accept_refusal` here and needs at least 2"
    ]


def test_a_sentence_that_stands_twice_is_found_but_short_words_may() -> None:
    twice = changed(PERSONA, ENOUGH, ENOUGH + "      - No. Think of  SOMETHING else, please.\n")
    short = changed(PERSONA, ENOUGH, ENOUGH + "      - Go on.\n      - Right.\n")
    found = persona_problems(twice)
    assert [problem.line for problem in found] == [line_of(twice, "      - No. Think of something else")]
    assert persona_problems(short) == ()


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ('"Well. {facts}"', "`{facts}` can't be filled in a line; only {fact} or {topic} can; did you mean `fact`?"),
        ('"Dear {name}"', "`{name}` can't be filled in a line"),
        ('"Well. {fact"', "a brace is opened or closed without its partner"),
        ('"One thing. || "', "parts two messages, and one of them is empty"),
    ],
)
def test_what_a_line_leaves_open_must_be_something_that_is_filled(line: str, sentence: str) -> None:
    text = changed(PERSONA, ENOUGH, f"      - {line}\n")
    assert [problem.line for problem in persona_problems(text) if sentence in problem.sentence] == [line_of(text, line)]


@pytest.mark.parametrize("cue", ["it", "please", "*", "?!", "THE"])
def test_a_cue_that_fits_any_message_is_refused(cue: str) -> None:
    text = changed(PERSONA, '"in the post today"', f'"{cue}"')
    assert [problem.sentence for problem in persona_problems(text)] == [
        f"the cue `{cue}` fits almost any message; name the thing itself"
    ]


@pytest.mark.parametrize("cue", ["why me", "with you by", "refund", "4 of us"])
def test_a_cue_that_says_something_is_fine(cue: str) -> None:
    assert persona_problems(changed(PERSONA, '"in the post today"', f'"{cue}"')) == ()
