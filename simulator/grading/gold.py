"""The scores that people gave a contact, as a gold file holds them."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from simulator.domain.errors import BadInput
from simulator.domain.value import Level, Value
from simulator.domain.verdict import Resolved

_BESIDES_LEVELS = frozenset({"mistakes", "critical", "resolved"})


class Gold(Value):
    """One contact as people scored it."""

    levels: Mapping[str, Level | None]
    """By criterion; None where people called it not relevant."""
    mistakes: frozenset[str] = frozenset()
    critical: str | None = None
    resolved: Resolved | None = None


def load_gold(path: Path) -> Mapping[str, Gold]:
    """Return the gold scores of a JSON file by contact id; BadInput says what can't be read."""
    try:
        scores = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise BadInput(f"{path} can't be read as JSON ({error}). Nothing was compared.") from error
    if not isinstance(scores, dict):
        raise BadInput(f"{path} must hold one JSON object with the scores by contact id. Nothing was compared.")
    return parse_gold(scores)


def parse_gold(scores: Mapping[str, Any]) -> Mapping[str, Gold]:
    """Return the gold scores by contact id; BadInput names the contact that can't be read."""
    return {contact_id: _parse_one(contact_id, given) for contact_id, given in scores.items()}


def _parse_one(contact_id: str, given: Any) -> Gold:
    try:
        return Gold(
            levels={key: level for key, level in given.items() if key not in _BESIDES_LEVELS},
            mistakes=given.get("mistakes") or (),
            critical=given.get("critical"),
            resolved=given.get("resolved"),
        )
    except (AttributeError, TypeError, ValueError) as error:
        raise BadInput(
            f'The reference scores of "{contact_id}" can\'t be read. Nothing was compared. '
            'Write levels 1 to 5 or null by criterion, "mistakes" as a list, "critical" and "resolved" as text or null.'
        ) from error
