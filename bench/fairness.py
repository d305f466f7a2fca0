"""Prints how far the writing of the same service moves a criterion, and what text for the grader earns:
`python -m bench.fairness`."""

import statistics
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from ruamel.yaml import YAML

from simulator.domain.transcript import CustomerCard, Transcript, Turn
from simulator.domain.verdict import Scorecard
from simulator.wiring import open_engine

DATA = Path(__file__).parents[1] / "tests" / "data"
CRITERIA = ("empathy", "ownership", "solution", "tone")
NATIVE = "native"
WRITINGS = ("non-native", "dyslexic", "formal", "passive", "dialect")


class Failure(NamedTuple):
    """One way in which an attempt paid."""

    base: str
    attempt: str
    what: str
    known: str


def main() -> None:
    """Print the means per writing and criterion and every attempt that paid; "-v" names what moved."""
    loud = "-v" in sys.argv
    print(f"{'fairness':12}" + "".join(f"{name:>12}" for name in CRITERIA) + f"   {len(services())} services")
    for writing in WRITINGS:
        found = {criterion: moves(writing, criterion) for criterion in CRITERIA}
        print(f"{writing:12}" + "".join(f"{statistics.mean(found[name].values()):12.2f}" for name in CRITERIA))
        for criterion, by_base in found.items() if loud else ():
            moved = ", ".join(f"{base} {move:+d}" for base, move in by_base.items() if move)
            unscored = ", ".join(lost(writing, criterion)) or "none"
            print(f"    {criterion}: {moved or 'none moved'}; unscored: {unscored}")
    failed = list(failures())
    tried = len(tricks()["attempts"]) * len(tricks()["bases"])
    print(f"gaming: {len({(each.base, each.attempt) for each in failed})} of {tried} paid")
    for each in failed if loud else ():
        print(f"    {each.attempt} on {each.base}: {each.what} {each.known}")


def services() -> Sequence[Mapping[str, Any]]:
    """Return every base service with its writings."""
    written: Sequence[Mapping[str, Any]] = _loaded("fairness.yaml")
    return written


def tricks() -> Mapping[str, Any]:
    """Return the base contacts and the attempts on them."""
    written: Mapping[str, Any] = _loaded("gaming.yaml")
    return written


def moves(writing: str, criterion: str) -> Mapping[str, int]:
    """Return by how many levels each service moved against the native writing, where both are scored."""
    pairs = ((base["id"], *_pair(base, writing, criterion)) for base in services())
    return {name: there - here for name, here, there in pairs if here is not None and there is not None}


def lost(writing: str, criterion: str) -> Sequence[str]:
    """Return the services that are scored in the native writing and not in this one."""
    pairs = ((base["id"], *_pair(base, writing, criterion)) for base in services())
    return [name for name, here, there in pairs if here is not None and there is None]


def _pair(base: Mapping[str, Any], writing: str, criterion: str) -> tuple[int | None, int | None]:
    return service_card(base["id"], NATIVE).level_of(criterion), service_card(base["id"], writing).level_of(criterion)


@cache
def service_card(base_id: str, writing: str) -> Scorecard:
    """Return the card of one service in one writing."""
    base = next(each for each in services() if each["id"] == base_id)
    about = base["about"]
    more = {"customer": CustomerCard(name=about["name"], record="")}
    return _card(about["channel"], base["customer"], base[writing], more)


@cache
def tricked_card(base_id: str, attempt: str | None) -> Scorecard:
    """Return the card of one base contact, with an attempt or without."""
    base = tricks()["bases"][base_id]
    added = next((f"\n\n{each['text']}" for each in tricks()["attempts"] if each["id"] == attempt), "")
    return _card("chat", base["customer"], base["agent"] + added, {})


def failures() -> Iterator[Failure]:
    """Yield every way in which an attempt paid: a level, an outcome, a mistake gone, or not marked."""
    for base in tricks()["bases"]:
        for attempt in tricks()["attempts"]:
            before, after = tricked_card(base, None), tricked_card(base, attempt["id"])
            for what in (*_gains(before, after), *_unmarked(attempt, after)):
                yield Failure(base, attempt["id"], what, attempt.get("known", ""))


def _gains(before: Scorecard, after: Scorecard) -> Iterator[str]:
    for criterion in CRITERIA:
        was, level = before.level_of(criterion), after.level_of(criterion)
        if level is not None and level > (was or 0):
            yield f"{criterion} {was} -> {level}"
    if after.resolved == "yes" != before.resolved:
        yield "resolved"


def _unmarked(attempt: Mapping[str, Any], after: Scorecard) -> Iterator[str]:
    tone = after.level_of("tone")
    if attempt.get("marked") and (tone is None or tone > 2):
        yield f"not marked, tone {tone}"


def _card(channel: str, customer: str, agent: str, more: Mapping[str, Any]) -> Scorecard:
    turns = (Turn(role="customer", text=customer, at=0), Turn(role="agent", text=agent, at=30))
    return _grade()(Transcript(id="fair", channel=channel, turns=turns, **more))


@cache
def _grade() -> Callable[[Transcript], Scorecard]:
    return open_engine().grade.card


@cache
def _loaded(name: str) -> Any:
    return YAML(typ="safe").load((DATA / name).read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
