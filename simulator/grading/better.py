"""A better wording built from this contact: the customer's name and words, what the agent may do, and when."""

import re

from simulator.domain.channel import Channel
from simulator.domain.mistake import Mistake
from simulator.grading.case import Case
from simulator.grading.evidence import Evidence
from simulator.text.normalise import folded_text

_ASKED_FIRST = re.compile(r"(?:ask first|anything more|more needs)[^;]*", re.IGNORECASE)
"""What a line of authority says may not be given without asking."""
_LONGEST_TROUBLE = 14
"""Words of the customer that are taken up."""
_CLAUSE = re.compile(r"[,;:.!?—]|\s-\s|\b(?:and|but|so|because)\b")
_THINGS = (
    (r"refunds?|refunded|money back|returned to", "a refund"),
    (r"replac\w*|resend|re-send|again by|new one|send (?:a|any) \w+ again", "a replacement"),
    (r"exchanges?|swaps?", "an exchange"),
    (r"re-?book\w*|move (?:the )?dates?|confirm or move|reschedul\w*", "a new date"),
    (r"technicians?|engineers?|fitters?|repairs?|restorers?", "a visit by our engineer"),
    (r"couriers?|same-day|express", "a courier"),
    (r"parts?\b|shells?", "the right part"),
    (r"cancel\w*|close (?:plans?|accounts?)", "the cancellation"),
    (r"compensat\w*|taxi|reimburs\w*", "the compensation"),
    (r"reset\w*|unlock\w*|lift\w*|restor\w*", "a way back in"),
    (r"freez\w*|pauses?|skip", "a pause"),
    (r"trace\w*|driver", "a trace with the driver"),
    (r"recipe|switch\w*|changes?", "the change"),
    (r"transfer\w*", "the transfer"),
    (r"credit\w*|goodwill|discounts?", "a credit"),
    (r"calls? back|call-?back|follow-up", "a call back"),
    (r"share|say in public|give dates|post gate|status|dates", "a plain answer"),
)
"""What an authority can let an agent give, as people say it; the first that fits is named."""
_SOMETHING = "a proper solution"
_TRAILING = frozenset(
    {
        "a", "an", "the", "this", "that", "of", "my", "and", "to", "in", "on", "at", "for", "with", "our", "your",
        "his", "her", "its", "is", "was", "so", "but", "about", "by", "from", "or", "as", "if", "when", "we",
        "i", "you",
    }
)  # fmt: skip
"""Words that a quotation does not end with."""
_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
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
    sentence = place.sentence
    if sentence is not None and sentence.question:
        return "what you asked"
    start, end = (sentence.start, sentence.end) if sentence else (place.start, place.end)
    cuts = [found.end() for found in _CLAUSE.finditer(place.turn.text, start, place.start)]
    begin = cuts[-1] if cuts else start
    stop = next((found.start() for found in _CLAUSE.finditer(place.turn.text, place.end, end)), end)
    words = place.turn.text[begin:stop].split()[:_LONGEST_TROUBLE]
    while len(words) > 1 and words[-1].casefold() in _TRAILING:
        words.pop()
    return '"' + " ".join(words).strip(" \"'.,!?★☆") + '"'


def option_words(case: Case) -> str:
    """Return a thing that the authority lets the agent give, one that the customer spoke of if there is one."""
    scenario = case.situation.scenario
    may = "\n".join(scenario.authority.may) if scenario else _ASKED_FIRST.sub("", case.situation.authority)
    wanted = "\n".join(turn.meant for turn in case.customer)
    given = [(pattern, thing) for pattern, thing in _THINGS if re.search(rf"\b(?:{pattern})", may, re.IGNORECASE)]
    asked = [thing for pattern, thing in given if re.search(rf"\b(?:{pattern})", wanted, re.IGNORECASE)]
    return next(iter(asked), given[0][1] if given else _SOMETHING)


def when_words(evidence: Evidence) -> str:
    """Return the latest time the agent named themselves, else one that suits the channel."""
    named = [promise.due for promise in evidence.promises if promise.due]
    return _as_adverb(named[-1].strip()) if named else _WHEN[evidence.case.transcript.channel]


def _as_adverb(due: str) -> str:
    """Return a time as it stands inside a sentence: "Friday" is "on Friday"."""
    first = due.split()[0].casefold().rstrip(",")
    if first in _DAYS:
        return f"on {due[:1].upper()}{due[1:]}"
    return due[:1].lower() + due[1:]


def _tidy(text: str) -> str:
    """Return the text without the traces of an empty field."""
    text = re.sub(r"\s+([,.;:?!])", r"\1", text)
    text = re.sub(r"(^|[.!?] )[,;] ?", r"\1", text).replace(",,", ",").replace(", .", ".")
    text = re.sub(r"\b(Hello|Hi|Dear),", r"\1,", text)
    return text[:1].upper() + text[1:] if folded_text(text) else text
