import pytest

from simulator.content.shelf import Shelf, shelve
from simulator.content.sources import Kind, Source
from simulator.domain.problem import Problem

from .made import CHANNELS, COMPANY, MISTAKES, PERSONA, RUBRIC, changed, line_of

FACT = '        says: ["The plant is fine. Only the pot broke.", "The leaves are all there. It is the pot."]\n'
MACRO = "        trap: The house rule asks for no photos, and the form hands the work back to her.\n"
CLAIMS = "    false_claims:\n"
COURIER = "        text: A new pot by courier on Wednesday.\n"
OFFERED = next(line for line in PERSONA.splitlines() if '["by courier"' in line)
TEMPTS = "    tempts: [form-letter, no-questions, burden-on-customer]\n"

PERSONA_MISTAKES = [
    ("    company: greenpost\n", "    company: greenpots\n", "`greenpots` is not a company; did you mean `greenpost`?"),
    (TEMPTS, "    tempts: [form-leter]\n", "`form-leter` is not a mistake; did you mean `form-letter`?"),
    (TEMPTS, "    tempts: []\n", "name under `tempts` the mistakes that this situation invites"),
    (
        "        need: no-return\n",
        "        need: no-returns\n",
        "`no-returns` is not a need of this scenario; did you mean",
    ),
    (
        "        actions: [send-pot-post]\n",
        "        actions: [send-pot]\n",
        "`send-pot` is not an action of this scenario",
    ),
    (
        "        after: [delivery-times]\n",
        "        after: [delivery-time]\n",
        "`delivery-time` is not a look-up of this",
    ),
    ("      - id: plant-is-fine\n", "      - id: pot-in-time\n", "the id `pot-in-time` is used twice"),
    ("      - id: delivery-times\n", "      - id: send-pot-post\n", "the id `send-pot-post` is used twice"),
    (FACT, '        says: ["The plant is fine."]\n', "the fact `plant-is-fine` needs two ways to say it"),
    (FACT, FACT + "        reveal: when_trust(300)\n", "trust goes to 100 only, so `when_trust(300)` can never happen"),
    ('        wanted: "no"\n', "        wanted: when_trust(101)\n", "`when_trust(101)` can never happen"),
    (OFFERED, "        cues: []", "the option `pot-by-courier` has no `cues`"),
    (
        COURIER,
        COURIER + '        wanted: "no"\n',
        "no option meets the need `pot-in-time`, so this contact can't be won",
    ),
    (
        "          - That is too late for me.\n          - I need it before then.\n",
        "          []\n",
        "needs `declines`",
    ),
    ("        must: false\n", "        unattainable: true\n", "so an option for it must be the `alternative`"),
    ("        hidden: true\n", "        hidden: false\n", "the need `no-return` has no `asks`"),
    ("    channel: chat\n", "    channel: email\n", "an e-mail needs a `subject`"),
    ("    channel: chat\n", "    channel: public_review\n", "a public review needs `stars`"),
    ("    minutes: 6\n", "    minutes: 6\n    stars: 2\n", "only a public review has `stars`"),
    ("    minutes: 6\n", "    minutes: 6\n    temper: {fury: 3}\n", "`fury` is not a starting value of the temper"),
    ("    minutes: 6\n", "    minutes: 6\n    norms: {next_replies: 9}\n", "did you mean `next_reply`?"),
    ("    minutes: 6\n", "    minutes: 6\n    norms: {next_reply: 0}\n", "`next_reply` must be at least 1"),
    (
        "          actions: [{id: delivery-times}]\n          after: 40",
        "          actions: [{id: x}]\n          after: 40",
        "`x` is not a look-up or action of this scenario",
    ),
    (
        "          actions: [{id: send-pot-courier}]\n          after: 50",
        "          actions: [{id: send-pot-post}]\n          after: 50",
        "which is a trap",
    ),
    (
        "        kind: send\n        icon: electric_bike\n",
        "        limit: 50\n",
        "this is more than the `limit` of the authority",
    ),
    ("        kind: send\n        icon: electric_bike\n", "        limit: 5\n", "has a limit, so it needs an `amount`"),
    (
        "            Lovely. I'll look tomorrow",
        "            Dear valued customer, I'll look tomorrow",
        "`valued customer`, which",
    ),
    (
        "    opening:\n",
        '    opening:\n      - {text: "Later.", at: 60}\n',
        "the opening messages must be in order of `at`",
    ),
    (
        CLAIMS,
        "    verification: {action: check, asks: [plant-is-fine], protected: [home]}\n" + CLAIMS,
        "`check` is not an action of this scenario",
    ),
    (
        CLAIMS,
        "    verification: {action: send-pot-post, asks: [birthday], protected: [home]}\n" + CLAIMS,
        "`birthday` is not a fact of this scenario",
    ),
    (
        CLAIMS,
        "    verification: {action: send-pot-post, asks: [], protected: [home]}\n" + CLAIMS,
        "`asks` must have at least one entry",
    ),
    ("      - id: breakage-form\n", "      - id: on-its-way\n", "`on-its-way` is already a saved reply of the company"),
]


@pytest.mark.parametrize(("old", "new", "sentence"), PERSONA_MISTAKES)
def test_a_mistake_of_sense_in_a_customer_is_found(old: str, new: str, sentence: str) -> None:
    assert _sentences_with(sentence, persona_problems(changed(PERSONA, old, new)))


def test_the_template_itself_has_no_problem() -> None:
    assert persona_problems(PERSONA) == ()


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("    company: greenpost\n", "    company: nobody\n", "company: nobody"),
        ("        actions: [send-pot-post]\n", "        actions: [send-pot]\n", "actions: [send-pot]"),
        (FACT, '        says: ["The plant is fine."]\n', "- id: plant-is-fine"),
        ("        after: [delivery-times]\n", "        after: [x]\n", "after: [x]"),
    ],
)
def test_the_line_is_that_of_the_words_at_fault(old: str, new: str, words: str) -> None:
    text = changed(PERSONA, old, new)
    assert persona_problems(text)[0].line == line_of(text, words)


def test_a_company_that_has_problems_itself_is_told_apart_from_one_that_is_not_there() -> None:
    shelf = _shelf(company=changed(COMPANY, "industry:", "industri:"))
    problems = shelf.problems_of(_persona(PERSONA))
    assert [problem.sentence for problem in problems] == [
        "the company `greenpost` has problems of its own; see its file"
    ]


def test_a_scenario_with_a_check_needs_the_rule_of_its_company() -> None:
    shelf = _shelf(company="\n".join(line for line in COMPANY.splitlines() if not line.startswith("verification")))
    rule = "    verification: {action: send-pot-post, asks: [plant-is-fine], protected: [address]}\n"
    problems = shelf.problems_of(_persona(changed(PERSONA, "    false_claims:\n", f"{rule}    false_claims:\n")))
    assert _sentences_with("the company says nothing under `verification`", problems)


def test_the_excellent_trainee_must_look_before_acting() -> None:
    problems = persona_problems(
        PERSONA.replace("          actions: [{id: delivery-times}]\n          after: 40", "          after: 40")
    )
    assert _sentences_with("takes `send-pot-courier` without the look-ups in its `after`", problems)


def test_the_excellent_trainee_keeps_to_the_limit() -> None:
    text = changed(PERSONA, "        kind: send\n        icon: electric_bike\n", "        limit: 5\n")
    text = changed(
        text,
        "          actions: [{id: send-pot-courier}]\n          after: 50",
        "          actions: [{id: send-pot-courier, amount: 5.01}]\n          after: 50",
    )
    assert _sentences_with("gives more than the action's `limit`", persona_problems(text))


def test_one_saved_reply_must_be_a_trap_the_scenarios_or_the_companys() -> None:
    text = changed(PERSONA, MACRO, "")
    trapless = "\n".join(line for line in COMPANY.splitlines() if "trap:" not in line)
    assert persona_problems(text) == ()
    assert _sentences_with("no saved reply is a trap", _shelf(company=trapless).problems_of(_persona(text)))


def test_a_warm_up_needs_neither_trap_nor_temptation() -> None:
    text = changed(changed(PERSONA, MACRO, ""), TEMPTS, "    warm_up: true\n")
    assert persona_problems(text) == ()


def test_a_saved_reply_may_only_break_the_brands_rules_where_it_is_a_trap() -> None:
    good = changed(COMPANY, "Hello {name}, your {item} left", "Valued customer, your {item} left")
    trap = changed(COMPANY, "Thank you for your feedback. It", "Valued customer, it")
    assert [problem.line for problem in _shelf(company=good).problems if "valued" in problem.sentence] == [
        line_of(good, "Valued customer")
    ]
    assert not [problem for problem in _shelf(company=trap).problems if "valued" in problem.sentence]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("  criterion: empathy\n  cost: 25\n", "  criterion: empthy\n  cost: 25\n", "did you mean `empathy`?"),
        ("  outranks: [ignores-audience]\n", "  outranks: [ignores-audiance]\n", "did you mean `ignores-audience`?"),
        (
            "  outranks: [ignores-audience]\n",
            "  outranks: [exposes-private-details]\n",
            "a mistake can't outrank itself",
        ),
        ("this reply is for you and your case: {trouble}", "{agent} writes: {trouble}", "`{agent}` can't be filled"),
        ("this reply is for you and your case: {trouble}", "your case: {trouble", "a brace is opened or closed"),
        ("  asks: Who else can read this line?\n", "  asks: Others can read this.\n", "`asks` must be a question"),
    ],
)
def test_a_mistake_in_the_catalogue_is_found(old: str, new: str, sentence: str) -> None:
    assert _sentences_with(sentence, _shelf(mistakes=changed(MISTAKES, old, new)).problems)


def test_the_channels_must_all_be_there_and_name_only_what_exists() -> None:
    one_less = CHANNELS[: CHANNELS.index("phone:")]
    assert _sentences_with("the channel `phone` is missing", _shelf(channels=one_less).problems)
    unknown = changed(CHANNELS, "[abrupt-ending, makes-repeat]", "[abrupt-end]")
    found = [problem for problem in _shelf(channels=unknown).problems if "abrupt-ending" in problem.sentence]
    assert [problem.line for problem in found] == [line_of(unknown, "[abrupt-end]")]
    turned = changed(CHANNELS, "  shortest: 150\n", "  shortest: 2500\n")
    assert _sentences_with("`shortest` must be less than `longest`", _shelf(channels=turned).problems)


def test_one_broken_file_makes_no_second_problem_elsewhere() -> None:
    for broken in ({"rubric": "a: ["}, {"mistakes": "a: ["}, {"channels": "a: ["}):
        shelf = _shelf(**broken)
        assert len(shelf.problems) == 1
        assert shelf.problems_of(_persona(PERSONA)) == ()


def test_a_rubric_names_each_criterion_once() -> None:
    twice = changed(RUBRIC, "  - id: tone\n", "  - id: empathy\n")
    found = _shelf(rubric=twice).problems
    assert [problem.line for problem in found if "used twice" in problem.sentence] == [
        [number for number, line in enumerate(twice.splitlines(), 1) if "- id: empathy" in line][1]
    ]


def persona_problems(text: str) -> tuple[Problem, ...]:
    return _SHELF.problems_of(_persona(text))


def _persona(text: str) -> Source:
    return Source(kind=Kind.PERSONA, id="nadia", file="personas/nadia.yaml", text=text)


def _shelf(company: str = COMPANY, rubric: str = RUBRIC, mistakes: str = MISTAKES, channels: str = CHANNELS) -> Shelf:
    texts = (
        (Kind.COMPANY, "greenpost", company),
        (Kind.RUBRIC, "core", rubric),
        (Kind.MISTAKES, "mistakes", mistakes),
        (Kind.CHANNELS, "channels", channels),
    )
    return shelve([Source(kind=kind, id=name, file=f"{name}.yaml", text=text) for kind, name, text in texts])


def _sentences_with(words: str, problems: tuple[Problem, ...]) -> list[str]:
    return [problem.sentence for problem in problems if words in problem.sentence]


_SHELF = _shelf()
