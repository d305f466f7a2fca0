"""A better wording built from this contact: the customer's name and words, what the agent may do, and when."""

import re

from simulator.domain.channel import Channel
from simulator.domain.mistake import Mistake
from simulator.grading.case import Case
from simulator.grading.evidence import Evidence
from simulator.grading.lexicon import telling
from simulator.text.normalise import folded_text

_LONGEST_TROUBLE = 9
"""Words of the customer that are taken up."""
_LIMITS = re.compile(
    r"\b(?:up to|within|without|where|if|until|for up|at once when|when|on proof|by our own)\b.*$|\(.*?\)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:.!?—]|\s-\s|\b(?:and|but|so|because)\b")
_NOUNS = {
    "book": "", "rebook": "a new booking for", "send": "", "refund": "a refund", "replace": "a replacement for",
    "swap": "a swap", "exchange": "an exchange", "credit": "a credit for", "cancel": "the cancellation",
    "lift": "the lifting of", "reset": "a reset of", "reverse": "the return of", "transfer": "a transfer",
    "upgrade": "an upgrade", "share": "", "post": "", "pay": "the payment of", "repair": "a repair", "call": "a call",
    "give": "", "offer": "", "add": "", "extend": "an extension of", "open": "", "arrange": "",
    "confirm": "a firm yes on", "move": "a new date for", "switch": "a switch of", "restore": "the restoring of",
    "relist": "a new listing", "close": "the closing of", "change": "a change of", "invite": "an invitation",
    "pause": "a pause", "freeze": "a freeze", "waive": "the waiving of", "order": "", "issue": "",
    "report": "a report of", "note": "a note on", "correct": "the correction of",
}  # fmt: skip
"""How a line of authority that begins with a verb is named as a thing."""
_OR_VERB = re.compile(r"(?:or|and) (\w+) ?")
_ANYTHING = re.compile(r"(?:any|all|every|our|the|wrong\w*)\b", re.IGNORECASE)
_NO_OBJECT = re.compile(r" (?:for|of|on)$")
_TRAILING = frozenset(
    {
        "a", "an", "the", "this", "that", "of", "my", "and", "to", "in", "on", "at", "for", "with", "our", "your",
        "his", "her", "its", "is", "was", "so", "but",
    }
)  # fmt: skip
"""Words that a quotation does not end with."""
_WHEN = {
    Channel.CHAT: "before we close this chat",
    Channel.PHONE: "before we hang up",
    Channel.EMAIL: "by tomorrow at noon",
    Channel.SOCIAL: "within the hour",
    Channel.PUBLIC_REVIEW: "by tomorrow evening",
}


def better_wording(evidence: Evidence, mistake: Mistake) -> str:
    """Return the mistake's better pattern filled with what this contact offers."""
    fields = {
        "name": called(evidence.case),
        "trouble": trouble_words(evidence),
        "option": option_words(evidence.case),
        "when": when_words(evidence),
    }
    text = mistake.better
    for field, value in fields.items():
        text = text.replace("{" + field + "}", value)
    return _tidy(text)


def called(case: Case) -> str:
    """Return how the customer may be addressed here: in public only by what they show."""
    situation = case.situation
    shown = situation.shown_as if case.public and situation.shown_as else situation.customer_name
    name = re.sub(r"\(.*?\)", "", shown).strip()
    return name.split()[0].strip(",.") if name else ""


def trouble_words(evidence: Evidence) -> str:
    """Return the customer's own words for the trouble, in quotation marks."""
    place = evidence.customer.trouble or next(iter(evidence.customer.requests), None)
    if place is None:
        return "what you asked"
    sentence = place.turn.sentence_at(place.start)
    start, end = (sentence.start, sentence.end) if sentence else (place.start, place.end)
    cuts = [found.end() for found in _CLAUSE.finditer(place.turn.text, start, place.start)]
    begin = cuts[-1] if cuts else start
    stop = next((found.start() for found in _CLAUSE.finditer(place.turn.text, place.end, end)), end)
    words = place.turn.text[begin:stop].split()[:_LONGEST_TROUBLE]
    while len(words) > 1 and words[-1].casefold() in _TRAILING:
        words.pop()
    return '"' + " ".join(words).strip(" \"'.,!?★☆") + '"'


def option_words(case: Case) -> str:
    """Return what the agent may do that fits the customer's words best, named as a thing."""
    wanted = telling(" ".join(turn.meant for turn in case.customer))
    scenario = case.situation.scenario
    lines = scenario.authority.may if scenario else tuple(re.split(r"[;,](?!\d)", case.situation.authority))
    usable = [line.strip() for line in lines if line.strip() and "ask first" not in line]
    if not usable:
        return "what you need"
    best = max(usable, key=lambda line: len(telling(line) & wanted))
    return _as_thing(best)


def _as_thing(line: str) -> str:
    """Return a line of authority as the name of a thing: "Swap or refund within 30 days" is "a swap"."""
    bare = _LIMITS.sub("", line.rstrip(".")).strip(" ,")
    first, _, rest = bare.partition(" ")
    other = _OR_VERB.match(rest)
    if first.casefold() in _NOUNS and other and other.group(1).casefold() in _NOUNS:
        rest = rest[other.end() :]
    named = _NOUNS.get(first.casefold())
    if named is None:
        return _lowered(bare)
    thing = "" if _ANYTHING.match(rest) else _lowered(rest)
    return f"{named} {thing}".strip() if thing else _NO_OBJECT.sub("", named) or _lowered(bare)


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]


def when_words(evidence: Evidence) -> str:
    """Return the latest time the agent named themselves, else one that suits the channel."""
    named = [promise.due for promise in evidence.promises if promise.due]
    return named[-1].strip() if named else _WHEN[evidence.case.transcript.channel]


def _tidy(text: str) -> str:
    """Return the text without the traces of an empty field."""
    text = re.sub(r"\s+([,.;:?!])", r"\1", text)
    text = re.sub(r"(^|[.!?] )[,;] ?", r"\1", text).replace(",,", ",").replace(", .", ".")
    text = re.sub(r"\b(Hello|Hi|Dear),", r"\1,", text)
    return text[:1].upper() + text[1:] if folded_text(text) else text
