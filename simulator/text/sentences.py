"""Where sentences and clauses of folded text begin and end."""

import re
from typing import NamedTuple

_ABBREVIATED = re.compile(
    r"(?:^|[\s(])(?:mr|mrs|ms|dr|prof|st|no|nr|e\.g|i\.e|approx|ref|tel|vs|inc|ltd|co|a\.m|p\.m|[a-z])$"
)
_END = re.compile(
    r"[.!?]+[\"')\]]*(?=\s|$)"  # marks at the end of a sentence
    r"|\n|[\u3002\uff01\uff1f]"
    r"|[.!?](?=[a-z]{3,}\b[^.@/])"  # no space after the mark: "sorry.it"
    r"|(?<=[!?])(?=[\"'(\[a-z0-9])"
)
_CLAUSE = re.compile(
    r"[,;:]\s|\s-+\s|\s\(|\)\s"
    r"|\s(?=(?:but|so|because|although|though|however|while|and (?:i|we|you|it|they|then))\b)"
)


class Span(NamedTuple):
    """A stretch of text, end excluded."""

    start: int
    end: int


def sentences(text: str) -> tuple[Span, ...]:
    """Return the sentences of folded text in order; together they hold every character but white space between."""
    return _trimmed(text, _cuts(text, 0, len(text)))


def clauses(text: str, sentence: Span) -> tuple[Span, ...]:
    """Return the clauses of one sentence in order."""
    cuts, start = [], sentence.start
    for found in _CLAUSE.finditer(text, sentence.start, sentence.end):
        cuts.append(Span(start, found.start() + 1))
        start = found.end() if text[found.start()].isspace() else found.start() + 1
    return _trimmed(text, [*cuts, Span(start, sentence.end)])


def is_question(text: str, sentence: Span) -> bool:
    """Return whether a sentence ends in a question mark."""
    return text[sentence.start : sentence.end].rstrip("\"')]} .!").endswith("?")


def _cuts(text: str, start: int, stop: int) -> list[Span]:
    cuts = []
    for found in _END.finditer(text, start, stop):
        if found.group() == "." and _ABBREVIATED.search(text, max(start, found.start() - 8), found.start()):
            continue
        cuts.append(Span(start, found.end()))
        start = found.end()
    return [*cuts, Span(start, stop)]


def _trimmed(text: str, spans: list[Span]) -> tuple[Span, ...]:
    out = []
    for start, end in spans:
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if end > start:
            out.append(Span(start, end))
    return tuple(out)
