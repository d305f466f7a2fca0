"""How long the customer waited for each reply, counted from when the agent had the contact."""

import re
from dataclasses import dataclass

from simulator.grading.case import Case, Place
from simulator.grading.said import Said

STATED_OVER = 150
"""Per cent of the norm over which a reply was certainly late (our judgement: clocks and handovers are not exact)."""
ASKED_OVER = 120
"""Per cent of the norm over which it is worth asking."""


_ANNOUNCES = re.compile(
    r"\b(?:\w+|\d+) (?:minutes?|mins?|moments?|seconds?|secs?|ticks?)\b(?! (?:ago|late|past|to|early|each|on hold))|"
    r"\b(?:bear with me|hold on|hold the line|hang on|give me a|let me (?:look|check|find|see|ask)|"
    r"i'm (?:opening|going)|i'll (?:look|check|ask|find out) now|back in a|may i hold|one second)\b",
    re.IGNORECASE,
)
"""How an agent says that the answer will take a while."""
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
        return not self.announced and self.seconds * 100 > self.norm * STATED_OVER

    @property
    def rather_late(self) -> bool:
        """Return whether it was late enough to ask about, unannounced."""
        return not self.announced and self.seconds * 100 > self.norm * ASKED_OVER


def waits(case: Case) -> tuple[Wait, ...]:
    """Return the wait before each reply that answers something, in order; nothing where the transcript has no times."""
    if not any(turn.at for turn in case.turns):
        return ()
    overrides = case.situation.scenario.norms if case.situation.scenario else {}
    out: list[Wait] = []
    for place, reply in enumerate(case.agent):
        asked = case.asked_before(reply.number)
        if not asked:
            continue
        name, norm = ("next_reply", case.norms.next_reply) if place else ("first_reply", case.norms.first_reply)
        before = case.agent[place - 1] if place else None
        speaking = (
            sum(turn.word_count for turn in asked) * _WORD_SPOKEN // 10 if case.transcript.channel == "phone" else 0
        )
        out.append(
            Wait(
                reply=reply,
                since=asked[0],
                seconds=max(0, reply.at - asked[0].at - speaking),
                norm=overrides.get(name, norm),
                announced=before is not None and bool(_ANNOUNCES.search(before.meant)),
            )
        )
    return tuple(out)


def chased(case: Case) -> tuple[Place, ...]:
    """Return where the customer said that they waited long or had to ask again."""
    heard = {turn.number for turn in case.heard}
    return tuple(place for place in case.customer_cues("chasing") if place.number in heard)
