"""How long the customer waited for each reply, counted from when the agent had the contact."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from simulator.grading.case import Case, Place
from simulator.grading.said import Said

STATED_OVER = 200
"""Per cent of the norm over which a reply was certainly late (our judgement: clocks and handovers are not exact)."""
STATED_OVER_DAYS = 250
"""The same where the norm is a day or more: from Friday evening to Monday morning nobody is at the desk."""
ASKED_OVER = 150
"""Per cent of the norm over which it is worth asking."""
_DAY = 86_400
_THANKS_WORDS = 12
"""Words up to which a message that thanks or agrees waits for nothing."""

_ANNOUNCES = re.compile(
    r"\b(?:\w+|\d+) (?:minutes?|mins?|moments?|seconds?|secs?|ticks?)\b(?! (?:ago|late|past|to|early|each|on hold))|"
    r"\b(?:bear with me|hold on|hold the line|hang on|give me a|let me (?:look|check|find|see|ask)|"
    r"i'm (?:opening|going|asking|checking|looking|on to|ringing|calling)|back in a|"
    r"may i (?:just |quickly |shortly )?(?:hold|ask|check|put)|let me (?:grab|ring|call|speak|get)|will you hang on|"
    r"i'll (?:look|check|ask|find out) now|i'll (?:just |quickly )?(?:ask|check with)|won't be (?:long|a)|one sec|"
    r"stay with me|hold please)\b",
    re.IGNORECASE,
)
"""How an agent says that the answer will take a while."""
_NOTHING_OPEN = re.compile(
    r"^\W*(?:ok(?:ay)?|thanks?|thank you|thx|ta|cheers|great|perfect|lovely|brilliant|good|fine|will do|sent|done|bye|"
    r"alright|all right|super|wonderful|much appreciated|appreciate)\b",
    re.IGNORECASE,
)
"""How a message begins that takes leave or agrees."""
_WORD_SPOKEN = 4
"""Tenths of a second that a spoken word takes: on the phone the customer is still talking meanwhile."""


@dataclass(frozen=True)
class Wait:
    """One reply with the time it took."""

    reply: Said
    since: Said
    """The oldest message that it answers."""
    seconds: int
    norm: int
    announced: bool
    """Whether the agent had said that it would take a while."""

    @property
    def late(self) -> bool:
        """Return whether it was certainly later than the channel allows, unannounced."""
        over = STATED_OVER_DAYS if self.norm >= _DAY else STATED_OVER
        return not self.announced and self.seconds * 100 > self.norm * over

    @property
    def rather_late(self) -> bool:
        """Return whether it was late enough to ask about, unannounced."""
        return not self.announced and self.seconds * 100 > self.norm * ASKED_OVER


def waits(case: Case) -> tuple[Wait, ...]:
    """Return the wait before each reply that answers something, in order; nothing where the transcript has no times."""
    if not any(turn.at for turn in case.turns):
        return ()
    asked = ((place, reply, case.asked_before(reply.number)) for place, reply in enumerate(case.agent))
    return tuple(_wait(case, place, reply, heard) for place, reply, heard in asked if heard)


def _wait(case: Case, place: int, reply: Said, asked: Sequence[Said]) -> Wait:
    before = case.agent[place - 1] if place else None
    return Wait(
        reply=reply,
        since=asked[0],
        seconds=max(0, reply.at - asked[0].at - _talking(case, asked)),
        norm=_norm(case, first=before is None),
        announced=before is not None and _expected(before, asked),
    )


def _norm(case: Case, *, first: bool) -> int:
    """Return the seconds allowed for a reply, the scenario's own before the channel's."""
    own = case.situation.scenario.norms if case.situation.scenario else {}
    if first:
        return own.get("first_reply", case.norms.first_reply)
    return own.get("next_reply", case.norms.next_reply)


def _talking(case: Case, asked: Sequence[Said]) -> int:
    """Return the seconds that the customer was still talking on the phone."""
    spoken = sum(turn.word_count for turn in asked)
    return spoken * _WORD_SPOKEN // 10 if case.transcript.channel == "phone" else 0


def _expected(before: Said, asked: Sequence[Said]) -> bool:
    """Return whether a reply was not waited for: its delay was announced, or nothing was left open."""
    if _ANNOUNCES.search(before.meant):
        return True
    return all(_leaves_nothing_open(turn) for turn in asked)


def _leaves_nothing_open(turn: Said) -> bool:
    """Return whether a message only thanks, agrees or takes leave."""
    return (
        turn.word_count <= _THANKS_WORDS
        and bool(_NOTHING_OPEN.search(turn.meant))
        and not any(each.question for each in turn.sentences)
        and "chasing" not in turn.cues
    )


def chased(case: Case) -> tuple[Place, ...]:
    """Return where the customer said that they waited long or had to ask again."""
    heard = {turn.number for turn in case.heard}
    return tuple(place for place in case.customer_cues("chasing") if place.number in heard)
