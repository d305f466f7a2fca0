import pytest

from simulator.content import parse_catalogue, parse_channels, parse_company, parse_persona, parse_rubric
from simulator.content.parse import MOST_PROBLEMS
from simulator.domain.persona import Persona
from simulator.domain.problem import Problem

from .made import CHANNELS, COMPANY, MISTAKES, PERSONA, RUBRIC, changed, line_of

FORM = [
    ("    channel: chat\n", "    chanel: chat\n", "`chanel` is not a field of a scenario; did you mean `channel`?"),
    ("politeness: 50\n", "politness: 50\n", "`politness` is not a field of a persona; did you mean `politeness`?"),
    ("politeness: 50\n", "politeness: fifty\n", "`politeness` must be a whole number, not `fifty`"),
    ("politeness: 50\n", "politeness: 5.5\n", "`politeness` must be a whole number, not `5.5`"),
    ("politeness: 50\n", "politeness: 150\n", "`politeness` is 150, but must be at most 100"),
    ("  leaves_below: 12\n", "  leaves_below: -1\n", "`leaves_below` is -1, but must be at least 0"),
    ("    channel: chat\n", "    channel: chatt\n", "did you mean `chat`?"),
    ("    channel: chat\n", "    channel: fax\n", "`fax` is not one of chat, email, public_review, social or phone"),
    ("    company: greenpost\n", "    company: Green Post\n", "`Green Post` is not a name in lower case"),
    ("    minutes: 6\n", "    minutes: [6]\n", "`minutes` must be a whole number, not a list"),
    ("    minutes: 6\n", "    minutes: 6\n    warm_up: maybe\n", "`warm_up` must be `true` or `false`, not `maybe`"),
    ("pronoun: she\n", "pronoun: it\n", "`it` is not one of she, he or they"),
    ("  vent:\n", "  vnet:\n", "`vnet` is not a known word for `lines`; did you mean `vent`?"),
    ("form_letter: 150", "form_leter: 150", "did you mean `form_letter`?"),
    ("  broken-pot:\n", "  Broken_Pot:\n", "`Broken_Pot` is not a name in lower case"),
    ("      limit: 10\n", "      limit: ten\n", "`limit`: 'ten' is not an amount; write it like 60 or 4.20"),
    ('        wanted: "no"\n', "        wanted: never\n", "`never` is not one of yes, no or when_trust(60)"),
    ("        must: false\n", "        reveal: maybe\n", "`reveal` is not a field of a need"),
    ("        label: Delivery times\n", "        label: {a: b}\n", "`label` must be plain text"),
    (
        "    hints:\n      - One question decides between post and courier.\n",
        "    hints: ask\n",
        "`hints` must be a list",
    ),
    (
        "    tempts: [form-letter, no-questions, burden-on-customer]\n",
        "    tempts: {a: b}\n",
        "`tempts` must be a list",
    ),
    (
        "  sensitivity: {form_letter: 150, burdens_customer: 140}\n",
        "  sensitivity: [a]\n",
        "must be a set of `key: value`",
    ),
    ("      - {label: Item, value: ", "      - {lable: Item, value: ", "`lable` is not a field of a record line"),
    ("name: Nadia Brandt\n", 'name: ""\n', "`name` is empty"),
    ("name: Nadia Brandt\n", 'name: "   "\n', "`name` is empty"),
]


@pytest.mark.parametrize(("old", "new", "sentence"), FORM)
def test_a_mistake_of_form_is_named_on_its_own_line(old: str, new: str, sentence: str) -> None:
    text = changed(PERSONA, old, new)
    persona, problems = parse_persona(text, "personas/nadia.yaml")
    assert persona is None
    added = [line for line in new.splitlines() if line not in old.splitlines()]
    expected = [problem for problem in problems if sentence in problem.sentence]
    assert [problem.line for problem in expected] == [line_of(text, added[0])], problems
    assert expected[0].file == "personas/nadia.yaml"


def test_a_mistyped_field_is_not_complained_of_as_missing_too() -> None:
    _, problems = parse_persona(changed(PERSONA, "    channel: chat\n", "    chanel: chat\n"), "x.yaml")
    assert len(problems) == 1


def test_missing_fields_are_named_together_where_the_thing_begins() -> None:
    text = changed(changed(PERSONA, "    title: Broken pot\n", ""), "    company: greenpost\n", "")
    _, problems = parse_persona(text, "x.yaml")
    assert [str(problem) for problem in problems] == [
        f"x.yaml:{line_of(text, '  broken-pot:')}: `title` and `company` are missing from this scenario"
    ]


def test_a_missing_field_of_a_list_item_is_named_at_that_item() -> None:
    text = changed(PERSONA, "        text: A new pot by courier on Wednesday.\n", "")
    _, problems = parse_persona(text, "x.yaml")
    line = line_of(text, "      - id: pot-by-courier")
    assert problems == (Problem(file="x.yaml", line=line, sentence="`text` is missing from this option"),)


def test_all_mistakes_are_reported_at_once_in_order_of_the_file() -> None:
    text = PERSONA
    for old, new in (
        ("politeness: 50", "politeness: x"),
        ("channel: chat", "channel: fax"),
        ("minutes: 6", "minutes: 99"),
    ):
        text = changed(text, old, new)
    _, problems = parse_persona(text, "x.yaml")
    assert [problem.line for problem in problems] == [
        line_of(text, "politeness: x"),
        line_of(text, "channel: fax"),
        line_of(text, "minutes: 99"),
    ]


def test_a_line_that_is_malformed_already_is_not_complained_of_twice() -> None:
    text = changed(PERSONA, "name: Nadia Brandt\n", "name:\n")
    _, problems = parse_persona(text, "x.yaml")
    assert [problem.line for problem in problems] == [line_of(text, "name:")]


def test_of_very_many_problems_the_first_are_listed_and_the_rest_counted() -> None:
    text = "".join(f"field-{number}: x\n" for number in range(500))
    _, problems = parse_persona(text, "x.yaml")
    assert len(problems) == MOST_PROBLEMS + 1
    assert problems[-1].sentence.startswith("401 more problems")


def test_text_that_looks_like_a_number_or_a_truth_value_stays_text() -> None:
    text = changed(PERSONA, "name: Nadia Brandt\n", "name: 0123\n")
    text = changed(text, "pronoun: she\n", "pronoun: she\nshown_as: no\n")
    persona, problems = parse_persona(text, "x.yaml")
    assert problems == ()
    assert isinstance(persona, Persona)
    assert (persona.name, persona.shown_as) == ("0123", "no")


def test_amounts_are_kept_in_hundredths() -> None:
    persona, _ = parse_persona(changed(PERSONA, "      limit: 10\n", "      limit: 4.20\n"), "x.yaml")
    assert isinstance(persona, Persona)
    assert persona.scenarios["broken-pot"].authority.limit == 420


@pytest.mark.parametrize(
    ("parse", "text"),
    [
        (parse_persona, PERSONA),
        (parse_company, COMPANY),
        (parse_rubric, RUBRIC),
        (parse_catalogue, MISTAKES),
        (parse_channels, CHANNELS),
    ],
)
def test_a_text_without_mistakes_gives_a_value_and_no_problem(parse: object, text: str) -> None:
    assert callable(parse)
    value, problems = parse(text, "x.yaml")
    assert value
    assert problems == ()


@pytest.mark.parametrize("parse", [parse_persona, parse_company, parse_rubric, parse_catalogue, parse_channels])
@pytest.mark.parametrize("text", ["- a\n- b\n", "just words\n"])
def test_a_text_that_is_no_set_of_fields_is_one_problem(parse: object, text: str) -> None:
    assert callable(parse)
    value, problems = parse(text, "x.yaml")
    assert value is None
    assert [problem.sentence for problem in problems] == ["the file must be a set of `key: value` lines"]


def test_a_rubric_needs_all_five_levels_and_no_sixth() -> None:
    lacking = changed(RUBRIC, "      1: Rude, sarcastic, shouting or threatening.\n", "")
    extra = changed(RUBRIC, "      1: Rude, sarcastic", "      6: More than that.\n      1: Rude, sarcastic")
    assert "at least 5 entries" in parse_rubric(lacking, "x.yaml")[1][0].sentence
    _, problems = parse_rubric(extra, "x.yaml")
    assert [problem.line for problem in problems if "at most 5" in problem.sentence] == [
        line_of(extra, "      6: More")
    ]


def test_a_mistake_of_the_catalogue_is_called_by_name() -> None:
    text = changed(MISTAKES, "  title: Ran others down\n", "  titel: Ran others down\n")
    _, problems = parse_catalogue(text, "x.yaml")
    assert [str(problem) for problem in problems] == [
        f"x.yaml:{line_of(text, 'titel')}: `titel` is not a field of a mistake; did you mean `title`?"
    ]
