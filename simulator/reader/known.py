"""Whether a message asks for what the customer already gave or the record shows."""

import re
from collections.abc import Iterator, Mapping

from simulator.domain.moves import Move
from simulator.reader.cuefinds import Found
from simulator.reader.message import Find, Message
from simulator.reader.names import name_parts
from simulator.reader.topics import Topics
from simulator.text.normalise import fold

_CODE = r"\b[a-z]{1,4}[- ]?[a-z]?-?\d{3,}|\b\d{4,}\b|\b[a-z0-9]*\d[a-z0-9]*[a-z]\d*\b(?<=\w{6})"
_DAY = r"\b(?:\d{1,2}(?:st|nd|rd|th)?|mon|tues|wednes|thurs|fri|satur|sun|yester)(?:day)?\b"
_STREET = (
    r"\b\d+ [a-z]+ (?:street|st|road|rd|row|lane|avenue|ave|drive|close|court|way|place|terrace|hill|bank|house)\b"
)

_GIVEN: Mapping[str, re.Pattern[str]] = {
    "asks_order": re.compile(_CODE),
    "asks_email": re.compile(r"\w@\w+\.\w|\bemail"),
    "asks_phone": re.compile(r"\b(?:mobile|phone|tel)\b|\d{6,}"),
    "asks_address": re.compile(rf"\baddress\b|{_STREET}"),
    "asks_date": re.compile(_DAY),
    "asks_photo": re.compile(r"\b(?:photo|picture|screenshot|pic|image)"),
    "asks_tried": re.compile(r"\b(?:re-?start|re-?boot|re-?set|re-?install|turned|unplug|off and on|tried)"),
}
"""How the customer's words or the record show that a thing was given."""
_CHECKS_IDENTITY = re.compile(
    r"\b(?:security|verif\w+|identity|data protection|make sure it'?s you|confirm it'?s you)\b"
)
_HOLDS_NONE = re.compile(r"\bno (?:booking|order|account|customer|contract|match)\b|\bnot (?:linked|known|found)\b")
_ENOUGH_WORDS = 10
"""Words after which the customer has said what it is about."""


def find_known(message: Message, found: Found, topics: Topics) -> Iterator[Find]:
    """Find requests for what is known."""
    if _CHECKS_IDENTITY.search(message.text):
        return
    for slot in (*_GIVEN, "asks_name", "asks_problem"):
        for start, end in found.named[slot]:
            asked = message.asks_at(start) or _requests(message, start)
            if asked and _given(slot, message) and not _says_it(message, start):
                yield message.whole_clause(Move.ASKS_KNOWN, 88, start, end)
    yield from _known_facts(message, topics)


def _requests(message: Message, place: int) -> bool:
    """Return whether the words before a place ask the customer for something, without a question mark."""
    clause = message.clause_at(place)
    asking = r"\b(?:please|need|provide|confirm|send|give|with your|tell|describe|explain|number)\b"
    return bool(re.search(asking, message.text[clause.start : clause.end]))


def _given(slot: str, message: Message) -> bool:
    if slot == "asks_problem":
        return sum(len(words.words) for words in message.customer) >= _ENOUGH_WORDS
    if slot == "asks_name":
        return any(word.form in name_parts(message) for words in message.customer for word in words.words)
    if _GIVEN[slot].search(message.customer_text):
        return True
    screen = "" if slot == "asks_tried" else _on_screen(message)
    return bool(_GIVEN[slot].search(screen)) and not _HOLDS_NONE.search(screen)


def _on_screen(message: Message) -> str:
    """Return the record as far as the agent can have it before the caller has said who they are."""
    unknown_caller = message.situation.channel == "phone" and not any(turn.role == "agent" for turn in message.history)
    return "" if unknown_caller else message.record.folded.text


def _says_it(message: Message, place: int) -> bool:
    """Return whether the sentence itself names a known number, so that it only makes sure."""
    sentence = message.words.sentences[message.words.sentence_at(place)]
    numbers = re.findall(r"\d{3,}", message.text[sentence.start : sentence.end])
    return any(number in message.customer_text or number in message.record.folded.text for number in numbers)


def _known_facts(message: Message, topics: Topics) -> Iterator[Find]:
    """Find questions about facts of the scenario that were told, or stand on the record."""
    scenario = message.situation.scenario
    if scenario is None:
        return
    exempt = scenario.verification.asks if scenario.verification else ()
    known = {
        fact.id
        for fact in scenario.facts
        if fact.id not in exempt
        and (fact.on_record or any(fold(value).text in message.customer_text for value in fact.values))
    }
    for place in topics.places:
        if place.id in known and message.asks_at(place.start) and not _says_it(message, place.start):
            yield message.whole_clause(Move.ASKS_KNOWN, 85, place.start, place.end)
