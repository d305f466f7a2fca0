"""Text of a content file -> a domain value, or problems in plain sentences with their true lines."""

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

from simulator.content.sentences import said_plainly
from simulator.content.text import WrittenFile, parse_yaml
from simulator.domain.channel import Norms
from simulator.domain.company import Company
from simulator.domain.mistake import Catalogue
from simulator.domain.persona import Persona
from simulator.domain.problem import Problem
from simulator.domain.rubric import Rubric

T = TypeVar("T")


@dataclass(frozen=True)
class Parsed(Generic[T]):
    """A value with the file it was written in, so that later checks can name lines."""

    value: T
    written: WrittenFile


MOST_PROBLEMS = 100
"""What is listed of one file; who has more has one cause for most of them."""

Outcome = tuple[Parsed[T] | None, tuple[Problem, ...]]

PERSONA: TypeAdapter[Persona] = TypeAdapter(Persona)
COMPANY: TypeAdapter[Company] = TypeAdapter(Company)
RUBRIC: TypeAdapter[Rubric] = TypeAdapter(Rubric)
CATALOGUE: TypeAdapter[Catalogue] = TypeAdapter(Catalogue)
NORMS: TypeAdapter[Norms] = TypeAdapter(Norms)


def parse_with_lines(adapter: TypeAdapter[T], text: str, file: str) -> Outcome[T]:
    """Return the value with its lines, or None and every problem of its form."""
    written = parse_yaml(text, file)
    if isinstance(written, Problem):
        return None, (written,)
    try:
        value = adapter.validate_python(written.data)
    except ValidationError as error:
        return None, _in_order((*written.problems, *_problems(error, adapter, written, file)))
    return (None, _in_order(written.problems)) if written.problems else (Parsed(value, written), ())


def parse_persona(text: str, file: str) -> tuple[Persona | None, tuple[Problem, ...]]:
    """Return the persona that a text describes, or None and why not."""
    return _bare(parse_with_lines(PERSONA, text, file))


def parse_company(text: str, file: str) -> tuple[Company | None, tuple[Problem, ...]]:
    """Return the company that a text describes, or None and why not."""
    return _bare(parse_with_lines(COMPANY, text, file))


def parse_rubric(text: str, file: str) -> tuple[Rubric | None, tuple[Problem, ...]]:
    """Return the rubric that a text describes, or None and why not."""
    return _bare(parse_with_lines(RUBRIC, text, file))


def parse_catalogue(text: str, file: str) -> tuple[Catalogue | None, tuple[Problem, ...]]:
    """Return the mistakes that a text describes, or None and why not."""
    return _bare(parse_with_lines(CATALOGUE, text, file))


def parse_channels(text: str, file: str) -> tuple[Norms | None, tuple[Problem, ...]]:
    """Return the channel norms that a text describes, or None and why not."""
    return _bare(parse_with_lines(NORMS, text, file))


def _bare(outcome: Outcome[T]) -> tuple[T | None, tuple[Problem, ...]]:
    parsed, problems = outcome
    return (parsed.value if parsed else None), problems


def _problems(
    error: ValidationError, adapter: TypeAdapter[Any], written: WrittenFile, file: str
) -> tuple[Problem, ...]:
    """Return one problem per mistake, leaving out those on a line whose form is already complained of."""
    taken = {problem.line for problem in written.problems}
    said = said_plainly(error, adapter, written)
    return tuple(Problem(file=file, line=line, sentence=sentence) for line, sentence in said if line not in taken)


def _in_order(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Return problems by line, and of very many only the first with a word on the rest."""
    ordered = sorted(dict.fromkeys(problems), key=lambda problem: (problem.line, problem.sentence))
    listed, rest = ordered[:MOST_PROBLEMS], ordered[MOST_PROBLEMS:]
    if rest:
        sentence = f"{len(rest)} more problems from here on; mend the ones above first"
        listed.append(Problem(file=rest[0].file, line=rest[0].line, sentence=sentence))
    return tuple(listed)
