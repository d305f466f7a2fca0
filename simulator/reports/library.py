"""Content as a page shows it: rules in words, what tempts to which mistake, problems with their lines, differences."""

from collections.abc import Iterable, Mapping, Sequence
from difflib import unified_diff
from typing import Literal

from pydantic import ConfigDict

from simulator.domain.mistake import Catalogue, Mistake
from simulator.domain.moves import Move
from simulator.domain.persona import Persona, Temper
from simulator.domain.problem import Problem
from simulator.domain.scenario import Scenario, trust_needed
from simulator.domain.value import Percent, Value

AS_ANYONE = 100
"""The sensitivity of somebody who takes a move like anyone does."""

CONTEXT_LINES = 3
"""Unchanged lines that are shown around a difference."""


# -- rules in words ----------------------------------------------------------------------------------------------------


def reveal_words(rule: str) -> str:
    """Return when a customer tells a fact."""
    needed = trust_needed(rule)
    if needed is not None:
        return f"Told once trust is {needed}"
    return {"opening": "Said at the start", "when_asked": "Told when asked", "never": "Never told"}[rule]


def wanted_words(rule: str) -> str:
    """Return whether a customer takes an option."""
    needed = trust_needed(rule)
    if needed is not None:
        return f"Taken once trust is {needed}"
    return {"yes": "Taken", "no": "Turned down"}[rule]


def move_words(move: Move) -> str:
    """Return a move as words: "form letter"."""
    return move.value.replace("_", " ")


def money_words(cents: int, currency: str) -> str:
    """Return an amount as people write it: "$40" or "£4.20"."""
    whole, rest = divmod(cents, 100)
    return f"{currency}{whole:,}" + (f".{rest:02d}" if rest else "")


class Touchy(Value):
    """How one customer takes one move, against anyone."""

    move: str
    percent: Percent


def touchy_moves(temper: Temper) -> tuple[Touchy, ...]:
    """Return what a customer takes harder or lighter than anyone, the hardest first."""
    ordered = sorted(temper.sensitivity.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(Touchy(move=move_words(move), percent=percent) for move, percent in ordered if percent != AS_ANYONE)


# -- mistakes ----------------------------------------------------------------------------------------------------------


class Tempting(Value):
    """One scenario that invites a mistake."""

    persona: str
    scenario: str
    title: str
    name: str


def tempting(personas: Mapping[str, Persona]) -> Mapping[str, tuple[Tempting, ...]]:
    """Return the scenarios that invite each mistake, by the mistake's id."""
    found: dict[str, list[Tempting]] = {}
    for persona_id, persona in personas.items():
        for scenario_id, scenario in persona.scenarios.items():
            one = Tempting(persona=persona_id, scenario=scenario_id, title=scenario.title, name=persona.public_name())
            for mistake in scenario.tempts:
                found.setdefault(mistake, []).append(one)
    return {mistake: tuple(ones) for mistake, ones in found.items()}


def find_mistakes(catalogue: Catalogue, words: str) -> Mapping[str, Mistake]:
    """Return the mistakes that speak of every one of these words; all of them where there are none."""
    wanted = words.casefold().split()
    return {name: one for name, one in catalogue.items() if all(word in _said_of(name, one) for word in wanted)}


def _said_of(name: str, mistake: Mistake) -> str:
    said = (name, mistake.title, mistake.means, mistake.why, mistake.tip, mistake.better, mistake.criterion)
    return " ".join(said).casefold()


# -- customers ---------------------------------------------------------------------------------------------------------


class CustomerRow(Value):
    """One customer in the list."""

    id: str
    name: str
    titles: tuple[str, ...]
    channels: tuple[str, ...]
    minutes: int
    tempts: tuple[str, ...]
    """Titles of mistakes, each once."""
    warm_up: bool


def customer_row(persona_id: str, persona: Persona, catalogue: Catalogue) -> CustomerRow:
    """Return what the list says of one customer."""
    scenarios = tuple(persona.scenarios.values())
    mistakes = dict.fromkeys(mistake for scenario in scenarios for mistake in scenario.tempts)
    return CustomerRow(
        id=persona_id,
        name=persona.name,
        titles=tuple(scenario.title for scenario in scenarios),
        channels=tuple(dict.fromkeys(scenario.channel.value for scenario in scenarios)),
        minutes=sum(scenario.minutes for scenario in scenarios),
        tempts=tuple(catalogue[mistake].title for mistake in mistakes if mistake in catalogue),
        warm_up=all(scenario.warm_up for scenario in scenarios),
    )


def written_lines(persona: Persona, scenario: Scenario) -> int:
    """Return how many lines a customer can say in a scenario."""
    return sum(
        len(lines) for of in (persona.lines, scenario.lines) for bands in of.values() for lines in bands.values()
    )


# -- problems ----------------------------------------------------------------------------------------------------------


class LineProblem(Value):
    """One problem with the line that it is about."""

    file: str
    line: int
    sentence: str
    written: str
    """What stands in that line; empty where there is nothing."""


def with_lines(problems: Iterable[Problem], text: str) -> tuple[LineProblem, ...]:
    """Return the problems of one text, each with what stands in its line."""
    lines = text.splitlines()
    return tuple(
        LineProblem(
            file=problem.file,
            line=problem.line,
            sentence=problem.sentence,
            written=lines[problem.line - 1].strip() if problem.line <= len(lines) else "",
        )
        for problem in problems
    )


# -- differences -------------------------------------------------------------------------------------------------------


class DiffLine(Value):
    """One line of a comparison, with its indent."""

    model_config = ConfigDict(str_strip_whitespace=False)

    kind: Literal["added", "taken", "same", "skipped"]
    text: str


def difference(older: str, newer: str) -> tuple[DiffLine, ...]:
    """Return how one text became another, with a few lines around each change; nothing where they are the same."""
    lines = list(unified_diff(older.splitlines(), newer.splitlines(), lineterm="", n=CONTEXT_LINES))
    return tuple(_diff_line(line) for line in lines[2:])


def _diff_line(line: str) -> DiffLine:
    if line.startswith("@@"):
        return DiffLine(kind="skipped", text=_place(line))
    kind: Literal["added", "taken", "same"] = "added" if line[:1] == "+" else "taken" if line[:1] == "-" else "same"
    return DiffLine(kind=kind, text=line[1:])


def _place(hunk: str) -> str:
    """Return "@@ -3,7 +3,8 @@" as words."""
    start = hunk.split("+")[1].split(" ")[0].split(",")[0]
    return f"From line {start}"


def difference_words(lines: Sequence[DiffLine]) -> str:
    """Return the size of a difference."""
    added, taken = (sum(line.kind == kind for line in lines) for kind in ("added", "taken"))
    if not added and not taken:
        return "Word for word the same"
    return f"{_count(added)} added, {_count(taken)} taken out"


def _count(lines: int) -> str:
    return f"{lines} line{'' if lines == 1 else 's'}"
