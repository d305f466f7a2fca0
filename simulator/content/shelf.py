"""Content texts -> everything usable in them, and every problem; one broken text never hides another."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeVar

from pydantic import TypeAdapter

from simulator.content import check, parse
from simulator.content.check import Known
from simulator.content.parse import Outcome, Parsed, parse_with_lines
from simulator.content.sources import Kind, Source
from simulator.domain.channel import Norms
from simulator.domain.company import Company
from simulator.domain.mistake import Catalogue
from simulator.domain.persona import Persona
from simulator.domain.problem import Problem
from simulator.domain.rubric import Rubric

T = TypeVar("T")


@dataclass(frozen=True)
class Shelf:
    """What a set of content texts amounts to."""

    personas: Mapping[str, Persona] = field(default_factory=dict)
    companies: Mapping[str, Company] = field(default_factory=dict)
    rubrics: Mapping[str, Rubric] = field(default_factory=dict)
    mistakes: Catalogue = field(default_factory=dict)
    norms: Norms = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    company_ids: frozenset[str] = frozenset()

    def known(self) -> Known:
        """Return what a persona may refer to on this shelf."""
        return Known(self.companies, self.company_ids, frozenset(self.mistakes), self.norms)


def shelve(sources: Sequence[Source], unread: Iterable[Problem] = ()) -> Shelf:
    """Return the usable items of all texts with the problems of the rest."""
    by_kind = {kind: [source for source in sources if source.kind is kind] for kind in Kind}
    problems = list(unread)
    rubrics = _items(by_kind[Kind.RUBRIC], problems, parse.RUBRIC, check.rubric_problems)
    criteria = frozenset(criterion.id for rubric in rubrics.values() for criterion in rubric.criteria)
    catalogues = _items(
        by_kind[Kind.MISTAKES], problems, parse.CATALOGUE, lambda one, file: check.catalogue_problems(one, file, criteria)
    )
    mistakes = catalogues.get("mistakes", {})
    names = frozenset((*criteria, *mistakes))
    channels = _items(
        by_kind[Kind.CHANNELS], problems, parse.NORMS, lambda one, file: check.channel_problems(one, file, names)
    )
    companies = _items(by_kind[Kind.COMPANY], problems, parse.COMPANY, check.company_problems)
    company_ids = frozenset(source.id for source in by_kind[Kind.COMPANY] if source.listed)
    known = Known(companies, company_ids, frozenset(mistakes), channels.get("channels", {}))
    personas = _items(
        by_kind[Kind.PERSONA], problems, parse.PERSONA, lambda one, file: check.persona_problems(one, file, known)
    )
    return Shelf(personas, companies, rubrics, mistakes, known.norms, tuple(problems), company_ids)


def _items(
    sources: Iterable[Source],
    problems: list[Problem],
    adapter: TypeAdapter[T],
    check_item: Callable[[Parsed[T], str], tuple[Problem, ...]],
) -> dict[str, T]:
    """Return the listed texts that have no problem, by id; problems of all are added to the list."""
    items: dict[str, T] = {}
    for source in sources:
        parsed, found = _parse(adapter, source.text, source.file)
        wrong = check_item(parsed, source.file) if parsed else found
        problems += wrong
        if parsed and not wrong and source.listed:
            items[source.id] = parsed.value
    return items


@lru_cache(maxsize=256)
def _parse(adapter: TypeAdapter[T], text: str, file: str) -> Outcome[T]:
    """Return what parsing gives; kept, since most texts are the same at the next reload."""
    return parse_with_lines(adapter, text, file)
