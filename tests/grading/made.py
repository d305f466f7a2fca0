"""Small rubrics, verdicts and cards for the tests of grading."""

from simulator.domain.rubric import Criterion, Rubric
from simulator.domain.verdict import CriticalError, FoundMistake, GraderName, Quote, Scorecard, Verdict
from simulator.grading.scorecard import added_up

CORE = ("empathy", "ownership", "solution", "tone")
GRADER = GraderName(name="test", version="1", rubric="core", rubric_version="1")


def quote(words: str = "I will", turn: int = 1) -> Quote:
    return Quote(turn=turn, start=0, end=len(words), quote=words)


def verdict(criterion: str, level: int | None) -> Verdict:
    if level is None:
        return Verdict(criterion=criterion, unscored="Nothing to see.")
    return Verdict(criterion=criterion, level=level, quotes=(quote(),), reason="Because.")


def not_relevant(criterion: str) -> Verdict:
    return Verdict(criterion=criterion, unscored="No trouble was shown.", not_relevant=True)


def rubric(**weights: int) -> Rubric:
    weights = weights or dict.fromkeys(CORE, 25)
    levels = {level: f"Level {level}." for level in range(1, 6)}
    criteria = [
        Criterion(id=name, title=name, asks=f"{name}?", weight=weight, levels=levels)
        for name, weight in weights.items()
    ]
    return Rubric(title="Test", about="For tests.", criteria=tuple(criteria))


def critical() -> CriticalError:
    return CriticalError(id="unsafe-data-request", sentence="Asks for the password.", quote=quote("your password"))


def mistake(mistake_id: str, turn: int = 1) -> FoundMistake:
    return FoundMistake(id=mistake_id, turn=turn, quote=quote(turn=turn), tip="Do this.", better="Say that.")


def card(levels: dict[str, int | None], contact_id: str = "c1", **parts: object) -> Scorecard:
    verdicts = [verdict(name, level) for name, level in levels.items()]
    resolved = parts.pop("resolved", "yes")
    return added_up(
        rubric(**dict.fromkeys(levels, 25)),
        contact_id=contact_id,
        verdicts=verdicts,
        resolved=resolved,
        grader=GRADER,
        **parts,
    )
