import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from simulator.content import FileLibrary, check_paths, load_library
from simulator.content.leaks import occurs
from simulator.content.sources import SHIPPED
from simulator.domain.channel import Channel
from simulator.domain.persona import Persona
from simulator.domain.scenario import Fact, Scenario

MISTAKES = (Path(__file__).parent / "mistakes.txt").read_text(encoding="utf-8").split()
"""Every id that the product promises to know."""

SOURCES = [
    *(f"A{number}" for number in range(1, 8)),
    *(f"B{number}" for number in range(1, 8)),
    *(f"C{number}" for number in range(1, 10)),
    *(f"D{number}" for number in range(1, 8)),
    *(f"E-dont-{number}" for number in range(1, 5)),
    *(f"E-do-{number}" for number in range(1, 6)),
]
"""Every item of the five articles, apart from C10: lack of training, which is what the product itself is for."""

FAMILIES = (
    ("form-letter", "impersonal", "robotic-tone"),
    ("over-automation", "channel-bounce", "burden-on-customer"),
    ("no-solution", "vague-resolution", "no-updates"),
    ("impolite", "blames-customer", "argues", "dismisses-feedback"),
    ("exposes-private-details", "ignores-audience"),
)
CRITICAL = {"skips-verification", "exposes-private-details", "misses-risk", "unsafe-data-request"}

LIBRARY: FileLibrary = load_library(SHIPPED)
FILES = sorted(path.stem for path in SHIPPED.glob("personas/*.yaml") if not path.stem.startswith("_"))
SCENARIOS = [
    (persona, scenario) for persona in LIBRARY.personas() for scenario in LIBRARY.personas()[persona].scenarios
]
on_every_scenario = pytest.mark.parametrize(("persona_id", "scenario_id"), SCENARIOS)


def test_all_shipped_content_is_free_of_problems() -> None:
    assert check_paths() == ()
    assert LIBRARY.problems() == ()


def test_every_file_is_in_the_library_templates_aside() -> None:
    assert sorted(LIBRARY.personas()) == FILES
    assert len(FILES) >= 8


def test_every_channel_has_a_scenario() -> None:
    assert {LIBRARY.personas()[persona].scenarios[scenario].channel for persona, scenario in SCENARIOS} == set(Channel)


def test_every_company_speaks_in_a_scenario() -> None:
    used = {scenario.company for persona in LIBRARY.personas().values() for scenario in persona.scenarios.values()}
    assert used == set(LIBRARY.companies())


def test_the_catalogue_holds_every_mistake_and_no_other() -> None:
    assert sorted(LIBRARY.mistakes()) == MISTAKES


def test_the_catalogue_covers_every_item_of_the_articles() -> None:
    named = {source for mistake in LIBRARY.mistakes().values() for source in mistake.sources}
    assert named - {"+"} == set(SOURCES)


def test_in_each_family_the_more_specific_mistake_outranks_all_the_others() -> None:
    expected = {name: family[place + 1 :] for family in FAMILIES for place, name in enumerate(family)}
    assert {name: mistake.outranks for name, mistake in LIBRARY.mistakes().items() if mistake.outranks} == {
        name: rest for name, rest in expected.items() if rest
    }


def test_critical_mistakes_are_marked_and_named_by_the_rubric_too() -> None:
    assert {name for name, mistake in LIBRARY.mistakes().items() if mistake.critical} == CRITICAL
    assert {line.id for line in LIBRARY.rubrics()["core"].critical} >= CRITICAL


def test_critical_mistakes_cost_more_than_any_other() -> None:
    costs = {mistake.critical: [] for mistake in LIBRARY.mistakes().values()}
    for mistake in LIBRARY.mistakes().values():
        costs[mistake.critical].append(mistake.cost)
    assert min(costs[True]) > max(costs[False])


def test_no_two_mistakes_are_called_or_explained_alike() -> None:
    mistakes = LIBRARY.mistakes().values()
    for field in ("title", "means", "why", "tip", "asks", "better"):
        assert len({getattr(mistake, field) for mistake in mistakes}) == len(mistakes), field


def test_titles_are_two_to_five_plain_words() -> None:
    assert not [mistake.title for mistake in LIBRARY.mistakes().values() if not 2 <= len(mistake.title.split()) <= 5]


def test_a_better_wording_reads_well_once_its_slots_are_filled() -> None:
    filled = {"name": "Maya", "trouble": "the late parcel", "option": "a courier", "when": "by six"}
    for name, mistake in LIBRARY.mistakes().items():
        assert re.fullmatch(r"[^{}]+[.?]", mistake.better.format(**filled)), name


def test_a_slot_begins_no_sentence_for_what_fills_it_is_in_lower_case() -> None:
    for name, mistake in LIBRARY.mistakes().items():
        assert not re.search(r"[.?!] \{(?!name)", mistake.better), name


def test_the_core_rubric_has_four_criteria_that_weigh_the_same() -> None:
    rubric = LIBRARY.rubrics()["core"]
    assert [(criterion.id, criterion.weight, criterion.minimum) for criterion in rubric.criteria] == [
        ("empathy", 25, 3),
        ("ownership", 25, 3),
        ("solution", 25, 3),
        ("tone", 25, 3),
    ]
    assert all(sorted(criterion.levels) == [1, 2, 3, 4, 5] for criterion in rubric.criteria)


def test_live_channels_are_quicker_and_public_ones_are_where_others_read() -> None:
    norms = LIBRARY.norms()
    assert {channel for channel, norm in norms.items() if norm.live} == {Channel.CHAT, Channel.PHONE}
    assert {channel for channel, norm in norms.items() if norm.public} == {Channel.PUBLIC_REVIEW, Channel.SOCIAL}
    assert all("ignores-audience" in norm.not_relevant for norm in norms.values() if not norm.public)


@pytest.mark.parametrize("persona_id", LIBRARY.personas())
def test_every_customer_has_forty_lines_at_least(persona_id: str) -> None:
    assert len(set(_lines(LIBRARY.personas()[persona_id]))) >= 40


@on_every_scenario
def test_a_scenario_offers_a_trap_among_its_saved_replies(persona_id: str, scenario_id: str) -> None:
    scenario = _scenario(persona_id, scenario_id)
    macros = (*scenario.saved_replies, *LIBRARY.companies()[scenario.company].saved_replies)
    assert scenario.warm_up or any(macro.trap for macro in macros)


@on_every_scenario
def test_a_scenario_has_something_to_see_to_do_and_to_find_out(persona_id: str, scenario_id: str) -> None:
    scenario = _scenario(persona_id, scenario_id)
    assert scenario.warm_up or (scenario.lookups and scenario.actions)
    assert any(fact.reveal not in {"opening", "never"} for fact in scenario.facts)


@on_every_scenario
def test_nothing_hidden_can_be_read_before_the_first_reply(persona_id: str, scenario_id: str) -> None:
    scenario = _scenario(persona_id, scenario_id)
    checked = scenario.verification.asks if scenario.verification else ()
    told = " / ".join(message.text for message in scenario.opening)
    shown = " / ".join([scenario.title, scenario.brief, scenario.subject, scenario.product, *scenario.hints, told])
    record = " / ".join(f"{line.label} {line.value}" for line in scenario.record)
    for fact, value in _hidden(scenario):
        assert not occurs(value, told), (fact.id, value)
        if not fact.on_record:
            assert not occurs(value, shown), (fact.id, value)
            assert fact.id in checked or not occurs(value, record), (fact.id, value)


@on_every_scenario
def test_nothing_hidden_is_said_in_a_line_that_belongs_to_something_else(persona_id: str, scenario_id: str) -> None:
    scenario = _scenario(persona_id, scenario_id)
    persona = LIBRARY.personas()[persona_id]
    others = [lines for name, other in persona.scenarios.items() if name != scenario_id for lines in _texts(other)]
    lines = [line for line in _lines(persona) if line not in others]
    lines += [ask for need in scenario.needs for ask in need.asks]
    lines += [words for option in scenario.options for words in option.declines]
    for fact, value in _hidden(scenario):
        said = [*lines, *(words for one in scenario.facts if value not in one.values for words in one.says)]
        assert not [line for line in said if occurs(value, line)], (fact.id, value)


def _scenario(persona_id: str, scenario_id: str) -> Scenario:
    return LIBRARY.personas()[persona_id].scenarios[scenario_id]


def _hidden(scenario: Scenario) -> Iterator[tuple[Fact, str]]:
    return ((fact, value) for fact in scenario.facts if fact.reveal != "opening" for value in fact.values)


def _lines(persona: Persona) -> list[str]:
    return [*_texts(persona), *(line for scenario in persona.scenarios.values() for line in _texts(scenario))]


def _texts(speaker: Persona | Scenario) -> list[str]:
    return [line for bands in speaker.lines.values() for lines in bands.values() for line in lines]
