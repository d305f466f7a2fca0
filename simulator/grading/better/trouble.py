"""What the trouble of a contact is called, from the customer's words and, where they leave it open, the record."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from simulator.grading.better.naming import LIVING, NOUN, named_in
from simulator.grading.better.vocabulary import words
from simulator.grading.case import Case, Place
from simulator.grading.evidence import Evidence

_NO_THING = words("no_thing") | words("function")
_NOT_THEIRS = words("not_theirs")
_SUBJECT = re.compile(r"[^.;]{0,90}")
_MINE = re.compile(
    rf"(?<!\bof )(?<!\bfor )(?<!\bto )(?<!\bin )\b(?:my|our) (?P<thing>{NOUN})"
    r"(?=[.,;!?]|$|\s+(?:is|was|are|were|has|have|to|and|"
    r"but|from|for|i|you|it|in|on|at|with|that|of|or|so|by|since|yesterday|today|this|the|my|we|got|keeps|will|can|does|just|still|say|says|"
    r"\w+ed|when|please)\b)",
    re.IGNORECASE,
)
_REFUND = re.compile(
    r"\b(?:can|could|want|like|need|please|give|get|when|where)\b[^.!?]{0,40}\b(?:refund|money back)\b", re.IGNORECASE
)
_AFTER_THING = re.compile(
    r"\W*$|[,.;:!?)]|\s+(?:is|was|are|were|has|have|had|to|and|but|from|for|i|you|it|in|on|at|with|that|which|of|or|so|"
    r"because|as|by|since|yesterday|today|this|the|my|we|he|she|they|came|got|keeps|will|won|can|does|did|isn|hasn|"
    r"doesn|wont|isnt|doesnt|hasnt|cant|didnt|\w{3,}ed|broke|fell|off|just|still|gone|if|when|please|pls|cos|bc|under|over|after|"
    r"before|again|order)\b",
    re.IGNORECASE,
)
"""What may follow a thing's name where the name is whole."""
_BEFORE_THING = re.compile(
    rf"\b(?P<whose>my|our|the|your|this|a|an)(?: (?P<first>{NOUN})){{0,2}} $|^\W*(?:@\w+ )?(?:{NOUN} )?$",
    re.IGNORECASE,
)
_PAUSED = re.compile(r"[.;!?]")


def trouble_of(evidence: Evidence) -> str:
    """Return the trouble as words that fit behind "sort out" or "sorry about"; empty where nothing names it safely."""
    named = next((name for sentence in _sentences(evidence) if (name := named_in(sentence))), "")
    return named or _with_thing(evidence) or _refund(evidence)


def thing_of(case: Case, places: Iterable[Place], record: str | None = None) -> str:
    """Return the thing that both the record and some words of the customer speak of, as the agent would call it."""
    recorded = dict.fromkeys(re.findall(r"\b[a-z][a-z-]{2,}\b", case.situation.record if record is None else record))
    words = [word for word in recorded if word not in _NO_THING and not word.endswith(("ed", "ly", "ing"))]
    sentences = tuple(dict.fromkeys(_sentence(place) for place in places))
    return next((thing for text in sentences for word in words if (thing := _spoken_of(text, word))), "")


def _with_thing(evidence: Evidence) -> str:
    customer, case = evidence.customer, evidence.case
    ills = tuple(place for place in (customer.trouble, *customer.troubles) if place)
    if thing := thing_of(case, ills):
        return f"the trouble with {thing}"
    if thing := thing_of(case, customer.requests):
        return f"your question about {thing}"
    thing = _subject(case) or _own(sentence for sentence in _sentences(evidence))
    return f"the trouble with {thing}" if thing and customer.trouble else thing


def _own(sentences: Iterable[str]) -> str:
    """Return the first thing that the customer calls theirs."""
    found = (match for sentence in sentences for match in _MINE.finditer(sentence))
    named = (
        f"your {match['thing'].lower()}"
        for match in found
        if match["thing"].islower() and match["thing"] not in _NOT_THEIRS
    )
    return next((name for name in named if not LIVING.search(name)), "")


def _subject(case: Case) -> str:
    """Return the thing that the record is about, where the customer speaks of it anywhere."""
    everything = [Place(turn, each.start, each.end) for turn in case.heard for each in turn.sentences]
    head = _SUBJECT.match(case.situation.record)
    return thing_of(case, everything, head.group() if head else "")


def _refund(evidence: Evidence) -> str:
    asked = any(_REFUND.search(turn.meant) for turn in evidence.case.heard)
    return "the refund you asked for" if asked else ""


def _spoken_of(text: str, word: str) -> str:
    """Return a word with its article where the customer uses it as the name of a thing, empty elsewhere."""
    for found in re.finditer(rf"\b{re.escape(word)}\b", text, re.IGNORECASE):
        before = _BEFORE_THING.search(text[: found.start()])
        if before and not _PAUSED.search(before.group()) and _AFTER_THING.match(text[found.end() :]):
            mine = (before["whose"] or "").lower() in ("my", "our")
            return f"{'your' if mine else 'the'} {word}"
    return ""


def _sentences(evidence: Evidence) -> Iterator[str]:
    """Yield what the customer said that may name the trouble, the likeliest first, each sentence once."""
    customer = evidence.customer
    likely = [place for place in (customer.trouble, *customer.troubles, *customer.stakes, *customer.requests) if place]
    first = (_sentence(place) for place in likely)
    rest = (sentence.text for turn in evidence.case.heard for sentence in turn.sentences)
    yield from dict.fromkeys(chain(first, rest))


def _sentence(place: Place) -> str:
    return place.sentence.text if place.sentence is not None else place.quote().quote
