"""By when the customer hears again: the time that the agent named, else what the channel's norm gives."""

import re

from simulator.domain.channel import Channel
from simulator.grading.evidence import Evidence

_HOUR, _DAY = 3600, 86400
_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_USABLE = re.compile(
    r"^(?:by|before|within|in|at|today|tomorrow|tonight|this (?:morning|afternoon|evening)|first thing|"
    rf"(?:on )?(?:{'|'.join(sorted(_DAYS))}))\b",
    re.IGNORECASE,
)
"""Times that say by when one hears; spans and starting points ("from Monday", "for 3 days") don't."""
_REPORTS = re.compile(
    r"\b(?:i'll|i will|we'll|we will|you'll|you will)\b[^.!?]*\b(?:write|message|call|ring|text|e-?mail you|"
    r"let you know|tell you|update|be in touch|check|look again|post here|hear|back to you)\b",
    re.IGNORECASE,
)
"""Promises to report, which are what a time to hear by may be taken from."""
_LIVE = {Channel.CHAT: "before we close this chat", Channel.PHONE: "before we hang up"}


def when_words(evidence: Evidence) -> str:
    """Return the latest time that the agent named for reporting back, else one within the channel's norm."""
    told = (promise for promise in evidence.promises if promise.due and _REPORTS.search(promise.quote.quote))
    named = [promise.due.strip() for promise in told if promise.due and _USABLE.match(promise.due.strip())]
    if named:
        return _as_adverb(named[-1])
    case = evidence.case
    return _LIVE.get(case.transcript.channel, "") or _within(case.norms.next_reply)


def _within(seconds: int) -> str:
    if seconds < _HOUR:
        return f"within {max(1, round(seconds / 60))} minutes"
    if seconds < _DAY:
        hours = round(seconds / _HOUR)
        return "within the hour" if hours == 1 else f"within {hours} hours"
    days = round(seconds / _DAY)
    return "within a day" if days == 1 else f"within {days} days"


def _as_adverb(due: str) -> str:
    """Return a time as it stands inside a sentence: "Friday" is "on Friday"."""
    first = due.split()[0].casefold().rstrip(",")
    if first in _DAYS:
        return f"on {due[:1].upper()}{due[1:]}"
    return due[:1].lower() + due[1:]
