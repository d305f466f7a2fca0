"""The scorecard as one JSON object: the line that `grade` prints and others read."""

from typing import Any

from simulator.domain.verdict import FoundMistake, Promise, Quote, Scorecard, TurningPoint

SCHEMA = 1


def card_line(card: Scorecard) -> dict[str, Any]:
    """Return the JSON object of one scorecard, keys in their documented order."""
    critical = " ".join(error.sentence for error in card.critical) or None
    return {
        "schema": SCHEMA,
        "id": card.id,
        "scores": {verdict.criterion: verdict.level for verdict in card.verdicts},
        "overall": card.overall.shown() if card.overall else None,
        "passed": card.passed,
        "resolved": card.resolved,
        "critical": critical,
        "auto_fail": critical,
        "evidence": {verdict.criterion: [_quote(quote) for quote in verdict.quotes] for verdict in card.verdicts},
        "mistakes": [_mistake(found) for found in card.mistakes],
        "possible_mistakes": [_mistake(found) for found in card.possible_mistakes],
        "promises": [_promise(promise) for promise in card.promises],
        "turning_point": _turning_point(card.turning_point),
        "better_reply": _mistake(card.better_reply) if card.better_reply else None,
        "unscored": {verdict.criterion: verdict.unscored for verdict in card.verdicts if verdict.unscored},
        "praise": [{**_quote(praise.quote), "why": praise.why} for praise in card.praise],
        "reasons": {verdict.criterion: verdict.reason for verdict in card.verdicts if verdict.level is not None},
        "notes": list(card.notes),
        "grader": card.grader.model_dump(),
    }


def _quote(quote: Quote) -> dict[str, Any]:
    return {"turn": quote.turn, "start": quote.start, "end": quote.end, "quote": quote.quote}


def _mistake(found: FoundMistake) -> dict[str, Any]:
    return {
        "id": found.id,
        "turn": found.turn,
        "quote": found.quote.quote if found.quote else None,
        "tip": found.tip,
        "better": found.better,
    }


def _promise(promise: Promise) -> dict[str, Any]:
    return {
        **_quote(promise.quote),
        "amount": None if promise.amount is None else promise.amount / 100,
        "due": promise.due,
        "status": promise.status,
    }


def _turning_point(point: TurningPoint | None) -> dict[str, Any] | None:
    if point is None:
        return None
    return {**_quote(point.quote), "why": point.why, "for_the_better": point.for_the_better}
