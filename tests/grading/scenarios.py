"""One small scenario for the tests of grading: a refund that needs a check first, a danger, and a no."""

from typing import Any

from simulator.domain.scenario import Scenario


def scenario(**changes: Any) -> Scenario:
    """Return a scenario of a caller with a leaking kettle and a locked account."""
    written: dict[str, Any] = {
        "title": "The kettle",
        "company": "corva",
        "channel": "phone",
        "brief": "A caller with a leaking kettle.",
        "opening": [{"text": "The kettle leaks on the socket and I want my money back."}],
        "record": [
            {"label": "Order", "value": "K-881, 49 pounds"},
            {"label": "Street", "value": "4 Mill Row", "private": True},
        ],
        "authority": {"may": ["Refund up to 60", "Replace a kettle"], "ask_first": ["The toaster"], "limit": "60"},
        "facts": [{"id": "postcode", "text": "Her postcode is LS1.", "says": ["LS1"], "cues": ["postcode"]}],
        "needs": [{"id": "money", "text": "The money is back.", "cues": ["money", "refund"]}],
        "options": [
            {"id": "refund", "need": "money", "text": "A refund", "cues": ["refund"], "actions": ["refund"]}
        ],
        "lookups": [{"id": "order", "label": "Order", "shows": "Delivered."}],
        "actions": [
            {"id": "verify", "label": "Verify", "kind": "verify", "cues": ["verified", "checked who you are"]},
            {"id": "refund", "label": "Refund", "kind": "refund", "limit": "60", "cues": ["refunded", "refund"]},
        ],
        "verification": {"action": "verify", "asks": ["postcode"], "protected": ["4 mill row", "K-881"]},
        "risk": {"text": "Water on a socket.", "cues": ["unplug", "switch * off", "socket"]},
        "false_claims": [{"cues": ["no longer made", "discontinued"], "truth": "It is still made."}],
        "rehearsal": {"excellent": [{"text": "Good."}], "average": [{"text": "Fine."}]},
    }  # fmt: skip
    return Scenario.model_validate({**written, **changes})
