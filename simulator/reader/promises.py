"""When things are to happen: timelines, and the time and amount that belong to a move."""

import re
from collections.abc import Iterator

from simulator.domain.moves import Move
from simulator.reader.message import Find, Message
from simulator.text.when import COUNTS

_ARRIVES = re.compile(r"\b(?:will|'ll|should|going to|arrives?|lands?|reach(?:es)?|delivered|here|back) ?[^.]*$")
_BEHIND = re.compile(
    r"\b(?:was|were|had|did|came|went|ago|yesterday|last|happened|failed|should have|meant to|supposed to|since|noticed"
    r"|asked|told|wrote|reported|called|arrived|left|closed|bought|ordered|charged|got|took|rang|said|saw|sent|made|read"
    r"|paid|sat|broke|fell|stood|spent|lost)\b|\b(?:i|we|you|they|he|she|it) (?!need)[a-z]+ed\b"
)
_REFUSED = re.compile(
    r"\b(?:can ?not|can't|cant|won't|unable|not|never|nothing|nobody|no|open(?:s|ed)? |runs? )\b|\bfrom $"
)
_SUPPOSED = re.compile(r"^(?:\W|and |or |but |so )*(?:if|unless|whether|except|where|why|please|kindly)\b|\bif\b")
_HABIT = re.compile(
    r"\b(?:open|shut|closed|closes|opens|current|valid|always|every|each|usually|normally|weekdays|call us|ring us"
    r"|prices?|offer|save|discount|off|charged|only until|ends|any|weekdays|[a-z]+days|see you|doors)\b|[£$€]"
)
_LASTS = re.compile(
    rf"(?<![\w.,:£$€-])(?:in |within |takes? |about |around |another |just |only |under |over )*"
    rf"(?:{COUNTS} (?:working |business )?(?:minutes?|mins?|hours?|hrs?|days?|weeks?)"
    r"|(?:a )?couple of (?:minutes|hours|days)|(?:half an|the (?:half|quarter)|an) hour)(?!\w)"
)
_LASTING = re.compile(
    r"^(?:\W|only |just |about |around |in |within )*$"
    r"|\b(?:takes?|needs?|wants?|within|in|expect|allow|give|away|refunds?|delivery|driver|rider|van|due|be|is|'s|are|'re"
    r"|out|with you|bank|there|here)\b[^.]*$"
)
_TO_COME = re.compile(
    r"(?:[^\w ]|$| (?:away|at most|max|from|for|to|till|until|and|or|then|by|now|tops|if|after|before))"
)
_DONE_TODAY = re.compile(r"\b(?:has|have|had|been|is|are|'ve)\b.*\b(?:today|now|this (?:morning|afternoon|evening))$")
_COURTESY = re.compile(r"\b(?:thank(?:s| you)|grateful|appreciate|bringing this to our attention|reaching out)\b")
"""What a clause says whose "today" promises nothing."""
_PROMISING = frozenset(
    (Move.TAKES_ACTION, Move.CONFIRMS_DONE, Move.GIVES_NEXT_STEP, Move.PROMISES_FOLLOW_UP, Move.OFFERS_SOLUTION)
)


def find_timelines(message: Message, finds: list[Find]) -> Iterator[Find]:
    """Find times that lie ahead and belong to something that happens, one a sentence."""
    promising = {message.words.sentence_at(find.at) for find in finds if find.move in _PROMISING}
    seen: set[int] = set()
    for start, end in message.dues:
        number = message.words.sentence_at(start)
        if number in seen or message.asks_at(start):
            continue
        if _lies_ahead(message, (start, end), number in promising):
            seen.add(number)
            yield message.whole_clause(Move.GIVES_TIMELINE, 85, start, end)
    for match in _LASTS.finditer(message.text):
        number = message.words.sentence_at(match.start())
        if number not in seen and not message.asks_at(match.start()) and _will_last(message, match):
            seen.add(number)
            yield message.whole_clause(Move.GIVES_TIMELINE, 75, *match.span())


def due_of(message: Message, find: Find) -> str | None:
    """Return the time that belongs to a find, in the words as sent: in its span, else in its sentence."""
    due = _nearest(message, find, message.dues)
    if due is None:
        return None
    first, last = message.words.folded.span(*due)
    return message.words.folded.original[first:last]


def amount_of(message: Message, find: Find) -> int | None:
    """Return the amount that belongs to a find: in its span, else in its sentence."""
    span = _nearest(message, find, tuple((amount.start, amount.end) for amount in message.amounts))
    return next((amount.cents for amount in message.amounts if (amount.start, amount.end) == span), None)


def _nearest(message: Message, find: Find, spans: tuple[tuple[int, int], ...]) -> tuple[int, int] | None:
    sentence = message.words.sentences[message.words.sentence_at(find.at)]
    for start, end in (find.start, find.end), sentence:
        for span in spans:
            if start <= span[0] and span[1] <= end:
                return span
    return None


def _lies_ahead(message: Message, span: tuple[int, int], promising: bool) -> bool:
    clause = message.clause_at(span[0])
    if _COURTESY.search(message.text, clause.start, clause.end):
        return False
    before = _since_and(message.text[clause.start : span[0]])
    if _DONE_TODAY.search(before + message.text[slice(*span)]):
        return False
    if _BEHIND.search(before) or _REFUSED.search(before) or _SUPPOSED.search(before):
        return False
    return promising or bool(_ARRIVES.search(before)) or not _HABIT.search(message.text[clause.start : clause.end])


def _will_last(message: Message, match: re.Match[str]) -> bool:
    """Return whether a stretch of time is still to come: "two minutes away", not "two minutes late"."""
    clause = message.clause_at(match.start())
    before = _since_and(message.text[clause.start : match.start()])
    if _BEHIND.search(before) or _REFUSED.search(before) or _SUPPOSED.search(before):
        return False
    if not _TO_COME.match(message.text, match.end()) or _HABIT.search(message.text[clause.start : clause.end]):
        return False
    return bool(_LASTING.search(before + match.group().split(" ")[0]) or _LASTING.search(before))


def _since_and(before: str) -> str:
    """Return what stands between the last "and" and a time: "was sent today and arrives on" is one that lies ahead."""
    return before.rpartition(" and ")[2]
