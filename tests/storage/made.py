"""Values to keep in tests: plain ones with a word to change where it matters."""

from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Any

from simulator.domain.acts import Act, Band
from simulator.domain.assignment import Appeal, Assignment
from simulator.domain.channel import Channel
from simulator.domain.contact import Contact, ContactStatus, ContactTurn, ScoreEntry, ScoreSource, TurnStatus
from simulator.domain.moves import FoundMove, Move, Reading
from simulator.domain.people import Person, Role, Team
from simulator.domain.scenario import ActionTaken
from simulator.domain.state import CustomerState, Direction, EndReason, NeedStatus
from simulator.domain.verdict import CriticalError, FoundMistake, GraderName, Overall, Quote, Scorecard, Verdict
from simulator.domain.version import ContentKind, ContentVersion

NOON = datetime(2026, 11, 21, 12, 0, 0, 123456, tzinfo=UTC)


def later(minutes: int) -> datetime:
    return NOON + timedelta(minutes=minutes)


def made_team(**different: Any) -> Team:
    return Team(**{"id": "north", "name": "North", **different})


def made_person(**different: Any) -> Person:
    plain = {"id": "ada", "name": "Ada", "team_id": "north", "roles": frozenset({Role.TRAINEE})}
    return Person(**{**plain, **different})


TRAINEE = made_person()


def made_contact(**different: Any) -> Contact:
    plain = {
        "id": "c1",
        "person_id": "ada",
        "team_id": "north",
        "persona": "battery-case-angry",
        "scenario": "review",
        "channel": Channel.PUBLIC_REVIEW,
        "seed": 3,
        "versions": {"persona": "a" * 64, "engine": "1"},
        "started_at": NOON,
    }
    return Contact(**{**plain, **different})


def ended(contact: Contact, at: datetime = NOON, reason: EndReason = EndReason.SATISFIED) -> Contact:
    return Contact(**{**dict(contact), "status": ContactStatus.ENDED, "ended_at": at, "end_reason": reason})


def made_state(**different: Any) -> CustomerState:
    plain = {
        "seed": 3,
        "frustration": 60,
        "trust": 40,
        "patience": 50,
        "band": Band.IRRITATED,
        "needs": {"refund": NeedStatus.OFFERED},
        "made": {Move.APOLOGISES: 1},
    }
    return CustomerState(**{**plain, **different})


def customer_turn(number: int, text: str = "Where is my order?", **different: Any) -> ContactTurn:
    plain = {"contact_id": "c1", "number": number, "role": "customer", "text": text, "at": 0, "real_at": NOON}
    return ContactTurn(**{**plain, "state": made_state(), "engine": "1", **different})


def agent_turn(number: int, text: str = "I am sorry, let me look.", **different: Any) -> ContactTurn:
    plain = {
        "contact_id": "c1",
        "number": number,
        "role": "agent",
        "text": text,
        "at": 30,
        "real_at": later(1),
        "status": TurnStatus.PENDING,
        "elapsed": 30,
        "reading": Reading(moves=(FoundMove(move=Move.APOLOGISES, start=0, end=10),), words=6),
        "actions": (ActionTaken(id="refund", amount=2500),),
        "engine": "1",
    }
    return ContactTurn(**{**plain, **different})


def answered(turn: ContactTurn) -> ContactTurn:
    """Return a turn as it is once the customer has reacted to it."""
    direction = Direction(act=Act.SOFTEN, band=Band.CALM)
    return ContactTurn(
        **{**dict(turn), "status": TurnStatus.FINAL, "state": made_state(trust=55), "direction": direction}
    )


QUOTE = Quote(turn=1, start=0, end=10, quote="I am sorry")


def made_card(level: int | None = 4, **different: Any) -> Scorecard:
    plain = {
        "id": "c1",
        "verdicts": (
            Verdict(criterion="empathy", level=level, quotes=(QUOTE,)),
            Verdict(criterion="tone", unscored="Too little was said."),
        ),
        "overall": Overall(points=(level or 0) * 3, weight=3) if level else None,
        "passed": True,
        "resolved": "yes",
        "mistakes": (FoundMistake(id="form-letter", turn=1, quote=QUOTE, tip="Say what you saw.", better="I see ..."),),
        "possible_mistakes": (FoundMistake(id="slow-reply", turn=1, quote=None, tip="Sooner.", better="On it."),),
        "critical": (CriticalError(id="asks-secret", sentence="A password was asked for.", quote=QUOTE),),
        "grader": GraderName(name="builtin", version="1", rubric="core", rubric_version="b" * 64),
    }
    return Scorecard(**{**plain, **different})


def made_score(entry_id: str = "s1", **different: Any) -> ScoreEntry:
    plain = {"contact_id": "c1", "source": ScoreSource.GRADER, "card": made_card(), "at": NOON}
    return ScoreEntry(**{**plain, "id": entry_id, **different})


def made_assignment(**different: Any) -> Assignment:
    plain = {
        "id": "a1",
        "team_id": "north",
        "persona": "battery-case-angry",
        "scenario": "review",
        "due": date(2026, 12, 1),
        "by": "lena",
        "at": NOON,
    }
    return Assignment(**{**plain, **different})


def made_appeal(**different: Any) -> Appeal:
    plain = {"id": "p1", "contact_id": "c1", "person_id": "ada", "reason": "I did say sorry.", "at": NOON}
    return Appeal(**{**plain, **different})


def made_version(text: str = "name: Ann", **different: Any) -> ContentVersion:
    plain = {
        "kind": ContentKind.PERSONA,
        "id": "ann",
        "number": 1,
        "sha256": sha256(text.encode()).hexdigest(),
        "text": text,
        "author": "tom",
        "at": NOON,
    }
    return ContentVersion(**{**plain, **different})
