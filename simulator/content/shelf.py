"""Content texts -> everything usable in them, and every problem; one broken text never hides another."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, TypeVar

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
Check = Callable[[Parsed[T], str], tuple[Problem, ...]]


@dataclass(frozen=True)
class Shelf:
    """What a set of content texts amounts to."""

    personas: Mapping[str, Persona] = field(default_factory=dict)
    companies: Mapping[str, Company] = field(default_factory=dict)
    rubrics: Mapping[str, Rubric] = field(default_factory=dict)
    mistakes: Catalogue = field(default_factory=dict)
    norms: Norms = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    known: Known = field(default_factory=Known)
    """What a persona may refer to."""

    def problems_of(self, source: Source) -> tuple[Problem, ...]:
        """Return what would be wrong with one more text on this shelf."""
        checks: Mapping[Kind, tuple[TypeAdapter[Any], Check[Any]]] = {
            Kind.PERSONA: (parse.PERSONA, _persona_check(self.known)),
            Kind.COMPANY: (parse.COMPANY, check.company_problems),
            Kind.RUBRIC: (parse.RUBRIC, check.rubric_problems),
        }
        return _shelved((source,), *checks[source.kind])[1]


def shelve(sources: Sequence[Source], unread: Iterable[Problem] = ()) -> Shelf:
    """Return the usable items of all texts with the problems of the rest."""
    of = {kind: [source for source in sources if source.kind is kind] for kind in Kind}
    rubrics, in_rubrics = _shelved(of[Kind.RUBRIC], parse.RUBRIC, check.rubric_problems)
    criteria = frozenset(criterion.id for rubric in rubrics.values() for criterion in rubric.criteria)
    catalogues, in_catalogue = _shelved(of[Kind.MISTAKES], parse.CATALOGUE, _catalogue_check(criteria or None))
    mistakes = catalogues.get("mistakes", {})
    names = criteria.union(mistakes) if criteria and mistakes else None
    channels, in_channels = _shelved(of[Kind.CHANNELS], parse.NORMS, _channels_check(names))
    companies, in_companies = _shelved(of[Kind.COMPANY], parse.COMPANY, check.company_problems)
    written = frozenset(source.id for source in of[Kind.COMPANY] if source.listed)
    known = Known(companies, written, frozenset(mistakes) if mistakes else None)
    personas, in_personas = _shelved(of[Kind.PERSONA], parse.PERSONA, _persona_check(known))
    return Shelf(
        personas=personas,
        companies=companies,
        rubrics=rubrics,
        mistakes=mistakes,
        norms=channels.get("channels", {}),
        problems=(*unread, *in_personas, *in_companies, *in_rubrics, *in_catalogue, *in_channels),
        known=known,
    )


def _catalogue_check(criteria: frozenset[str] | None) -> Check[Catalogue]:
    return lambda parsed, file: check.catalogue_problems(parsed, file, criteria)


def _channels_check(names: frozenset[str] | None) -> Check[Norms]:
    return lambda parsed, file: check.channel_problems(parsed, file, names)


def _persona_check(known: Known) -> Check[Persona]:
    return lambda parsed, file: check.persona_problems(parsed, file, known)


def _shelved(
    sources: Iterable[Source], adapter: TypeAdapter[T], check_item: Check[T]
) -> tuple[dict[str, T], tuple[Problem, ...]]:
    """Return the listed texts that have no problem, by id, and the problems of all."""
    items: dict[str, T] = {}
    problems: list[Problem] = []
    for source in sources:
        parsed, found = _parse(adapter, source.text, source.file)
        wrong = check_item(parsed, source.file) if parsed else found
        problems += wrong
        if parsed and not wrong and source.listed:
            items[source.id] = parsed.value
    return items, tuple(problems)


@lru_cache(maxsize=256)
def _parse(adapter: TypeAdapter[T], text: str, file: str) -> Outcome[T]:
    """Return what parsing gives; kept, since most texts are the same at the next reload."""
    return parse_with_lines(adapter, text, file)
