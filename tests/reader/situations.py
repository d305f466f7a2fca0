"""The situations that the reader's tests read against."""

from simulator.domain.scenario import Scenario
from simulator.domain.transcript import Situation, Turn

CUSTOMER = "my phone case smothers the ringer, i missed two calls from work on tuesday. order KL-4471. photo attached"


def situation(channel: str = "chat", scenario: Scenario | None = None) -> Situation:
    """Return a situation with a name, a handle and a record."""
    return Situation(
        channel=channel,
        customer_name="Priya Raman",
        shown_as="Priya R." if channel == "public_review" else "",
        record="Order KL-4471, case Nova, 12 May, 18.00. Card ending 2290. 14 Orchard Street. Called 3 times.",
        scenario=scenario,
    )


def history(text: str = CUSTOMER) -> tuple[Turn, ...]:
    """Return what the customer wrote before."""
    return (Turn(role="customer", text=text),)


def scenario() -> Scenario:
    """Return a small scenario with facts, needs and options."""
    return Scenario.model_validate(
        {
            "title": "A case that smothers the ringer",
            "company": "nova",
            "channel": "chat",
            "brief": "Find out what is wrong.",
            "opening": [{"text": CUSTOMER}],
            "authority": {"may": ["Send a new shell"], "limit": "60"},
            "facts": [
                {
                    "id": "standby",
                    "text": "On standby on Friday.",
                    "says": ["friday"],
                    "cues": ["next standby", "on call"],
                },
                {
                    "id": "order-number",
                    "text": "KL-4471",
                    "says": ["KL-4471"],
                    "cues": ["order number"],
                    "values": ["4471"],
                    "on_record": True,
                },
            ],
            "needs": [
                {
                    "id": "phone-rings",
                    "text": "A phone that rings.",
                    "cues": ["ringer", "hear it ring", "missed calls"],
                },
                {"id": "money", "text": "Money back.", "cues": ["money back"], "unattainable": True},
            ],
            "options": [
                {"id": "new-shell", "need": "phone-rings", "text": "A new shell.", "cues": ["new shell", "shell C"]},
                {"id": "refund", "need": "money", "text": "A refund.", "cues": ["refund"], "wanted": "no"},
                {"id": "credit", "need": "money", "text": "A credit.", "cues": ["credit"], "alternative": True},
            ],
            "rehearsal": {"excellent": [{"text": "a"}], "average": [{"text": "b"}]},
        }
    )
