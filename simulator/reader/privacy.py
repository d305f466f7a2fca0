"""Whether a message gives out what it may not: details where others read, or what is protected before a check."""

import re
from collections.abc import Iterator

from simulator.domain.moves import Move
from simulator.domain.scenario import Scenario
from simulator.reader.message import Find, Message
from simulator.reader.names import name_parts
from simulator.text.cues import find_in_words
from simulator.text.normalise import fold
from simulator.text.numerals import SPOKEN, spoken_number

_DETAIL = re.compile(
    r"\b[a-z]{1,4}(?:-[a-z])?-?\d{3,}[\w-]*|\b(?!(?:19|20)\d\d\b)\d{4,}\b"
    r"|[\w.+-]+@[\w-]+\.[\w.-]*\w"
    r"|(?<=ending )\d{3,4}\b|(?<=ends )\d{3,4}\b|(?<=ending in )\d{3,4}\b"
    r"|\b\d+[a-z]? [a-z]+ (?:street|road|row|lane|avenue|drive|close|court|way|place|terrace|hill|bank"
    r"|gardens|crescent)\b"
    r"|\broom \d+\b|\b[a-z]{1,2}\d{1,2} ?\d[a-z]{2}\b"
)
_SHOWN = re.compile(r"\b(?:reviews|posts|writes|shown|signs) as ['\"]?([^'\",;)\n]{1,30})")
_COUNT = re.compile(rf"\b(\d+|{SPOKEN}) (times|visits|calls|orders|claims|nights|bookings|classes|complaints)\b")
_SENSITIVE = re.compile(
    r"\b(?:you|your|she|he|her|his)\b[^.!?]*?\b("
    r"behind (?:on|with)|overdrawn|arrears|still owes?|outstanding|unpaid|in debt"  # money
    r"|diagnos\w+|prescri\w+|medication|infection|eczema|depression|pregnan\w+|smear|biopsy|steroid\w*|treatment|surgery"
    r"|dismissed|divorce\w*|absen(?:t|ces?)|criminal|passport)\b"
)
"""What nobody wants said about them where others read: money owed, health, trouble."""
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w")


def find_disclosed(message: Message) -> Iterator[Find]:
    """Find private details given out."""
    if message.public:
        yield from _before_others(message)
    scenario = message.situation.scenario
    if scenario is not None and scenario.verification is not None and not _has_shown_identity(message, scenario):
        phrases = {"": scenario.verification.protected}
        for _, start, end in find_in_words(phrases, message.words):
            if not message.asks_at(start):
                yield message.whole_clause(Move.DISCLOSES_PRIVATE, 80, start, end)


def _before_others(message: Message) -> Iterator[Find]:
    """Find details of the record that the customer did not post, and addresses that hold their name."""
    private = _private_details(message)
    for match in _DETAIL.finditer(message.text):
        if match.group() in private and not _posted(match.group(), message):
            yield Find(Move.DISCLOSES_PRIVATE, 92, *match.span(), match.start())
    yield from _sore_points(message)
    yield from _names_given_away(message)
    yield from _counts_given_away(message)
    for match in _EMAIL.finditer(message.text):
        holds_name = any(len(part) > 3 and part in match.group().split("@")[0] for part in name_parts(message))
        if holds_name and match.group() not in message.customer_text:
            yield Find(Move.DISCLOSES_PRIVATE, 90, *match.span(), match.start())


def _sore_points(message: Message) -> Iterator[Find]:
    """Find what is said of the customer's money, health or troubles that they did not say themselves."""
    for match in _SENSITIVE.finditer(message.text):
        if match[1] not in message.customer_text and not message.asks_at(match.start(1)):
            yield message.whole_clause(Move.DISCLOSES_PRIVATE, 75, match.start(1), match.end(1))


def _names_given_away(message: Message) -> Iterator[Find]:
    """Find a surname that the customer does not show: whoever signs "R.A." is not called by it."""
    shown, surname = _shown_name(message), _surname(message)
    if not shown or not surname or surname in shown + message.customer_text:
        return
    for word in message.words.words:
        if word.form == surname:
            yield Find(Move.DISCLOSES_PRIVATE, 88, word.start, word.end, word.start)
            return


def _surname(message: Message) -> str:
    """Return the last part of the customer's name; empty where there is only one."""
    names = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", fold(message.situation.customer_name.split("(")[0]).text)
    return names[-1] if len(names) > 1 else ""


def _shown_name(message: Message) -> str:
    """Return the folded name that others see, by the situation, the customer's card or the record; empty if none."""
    situation = message.situation
    found = _SHOWN.search(fold(f"{situation.customer_name}\n{message.record.folded.original}").text)
    return fold(situation.shown_as).text or (found[1] if found else "")


def _counts_given_away(message: Message) -> Iterator[Find]:
    """Find how often the record says that the customer came, called or bought, where they did not say it."""
    counts = {(match[1], match[2]) for match in _COUNT.finditer(message.record.folded.text)}
    for match in _COUNT.finditer(message.text):
        number = match[1] if match[1].isdigit() else str(spoken_number(match[1]))
        if (number, match[2]) in counts and match.group() not in message.customer_text:
            yield Find(Move.DISCLOSES_PRIVATE, 85, *match.span(), match.start())


def _private_details(message: Message) -> frozenset[str]:
    """Return the details of the record, and of the lines that a scenario marks as private."""
    scenario = message.situation.scenario
    lines = [line.value for line in scenario.record if line.private] if scenario else []
    texts = [message.record.folded.text, *(fold(line).text for line in lines)]
    return frozenset(match.group() for text in texts for match in _DETAIL.finditer(text))


def _posted(detail: str, message: Message) -> bool:
    return detail in message.customer_text or detail.replace("-", "") in message.customer_text.replace("-", "")


def _has_shown_identity(message: Message, scenario: Scenario) -> bool:
    """Return whether the customer has given every fact that the check asks for."""
    asks = scenario.verification.asks if scenario.verification else ()
    needed = [fact for fact in scenario.facts if fact.id in asks]
    return all(any(fold(value).text in message.customer_text for value in fact.values) for fact in needed)
