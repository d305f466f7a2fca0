"""What the cue families find in one message, with what takes a find back applied."""

import re
from collections import defaultdict

from simulator.domain.moves import Move
from simulator.reader.families import CueHit, Cues, Family
from simulator.reader.lists import word_list
from simulator.reader.message import Find, Message
from simulator.text.sentences import Span

_CONDITION = re.compile(
    r"\b(?:if|once|when|as soon as|unless|provided|should|until|after) (?:you|it|that|he|she|they|we|the|your|any\w*)\b"
)
_PROVISO = re.compile(
    r"\b(?:once|as soon as|after|when|provided|unless|until|subject to|on receipt of) "
    r"(?:that )?(?:you|your|we (?:have|get|receive|'ve got|hear)|we've|it (?:comes|is|arrives|has)|the)\b"
    r"|\bif (?!that\b|you(?:'d)? (?:like|want|prefer|would|wish))"
)
_REQUEST = re.compile(
    r"\b(?:can|could|may|will|would|please|want|need|give|send|let|allow|refund|replace|is it possible)\b"
)
_PAST = re.compile(
    r"\b(?:have|has|had|was|were|did|been|am|now|sent|put|took|gave|made|told|got|rang|went|paid|[a-z]{2,}ed)\b"
    r"|'(?:ve|s|m)\b"
)
"""What has been done or is being done waits for nothing."""


class Found:
    """The cue hits that stand: as moves, and by the name that code calls them by."""

    def __init__(self, message: Message, cues: Cues) -> None:
        hits = cues.find(message.words)
        self._message = message
        self._unless = _places(hits["unless"], message)
        self._before = _places(hits["not_after"], message)
        self.named: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self.moves: list[Find] = []
        for hit in hits["cues"]:
            self._keep(hit, cues.families[hit.family])

    def of(self, *moves: Move) -> list[Find]:
        """Return the finds of some moves, in order of the text."""
        return [find for find in self.moves if find.move in moves]

    def _keep(self, hit: CueHit, family: Family) -> None:
        words = self._message.words.words
        start, end = words[hit.first].start, words[hit.last].end
        if self._taken_back(hit, family) or not self._fits(hit, family, start, end):
            return
        if family.name:
            self.named[family.name].append((start, end))
        if family.move is not None:
            move = Move.GIVES_NEXT_STEP if self._depends(family, start, end) else family.move
            self.moves.append(self._message.whole_clause(move, family.confidence, start, end))

    def _taken_back(self, hit: CueHit, family: Family) -> bool:
        """Return whether a pattern that takes the move back stands in the same clause or sentence as the hit."""
        words = self._message.words
        first, last = words.words[hit.first], words.words[hit.last]
        scope = words.sentences[first.sentence]
        if family.scope == "clause":
            scope = Span(self._message.clause_at(first.start).start, self._message.clause_at(last.start).end)
        return any(scope.start <= place < scope.end for place in self._unless.get(hit.family, ()))

    def _fits(self, hit: CueHit, family: Family, start: int, end: int) -> bool:
        asks = family.kind != "any" and self._message.asks_at(start)
        if (family.kind == "question" and not asks) or (family.kind == "statement" and asks):
            return False
        if family.move is Move.REFUSES and not self._says_no(start, end):
            return False
        clause = self._message.clause_at(start)
        if family.begins == "clause" and not self._opens(clause, start):
            return False
        return not any(clause.start <= place < start for place in self._before.get(hit.family, ()))

    def _says_no(self, start: int, end: int) -> bool:
        """Return whether a no is the agent's own, and a bare one the answer to a request."""
        no = self._message.text[start:end]
        if " " in no:
            return no not in self._message.customer_text  # their words taken up: "hearings that can't be moved"
        return bool(self._message.customer and _REQUEST.search(self._message.customer[-1].folded.text))

    def _opens(self, clause: Span, place: int) -> bool:
        """Return whether a clause begins with a word, by itself or after "please", "then", "and"."""
        return all(word in word_list("before_request") for word in self._message.text[clause.start : place].split())

    def _depends(self, family: Family, start: int, end: int) -> bool:
        """Return whether a deed still waits for something: "we'll refund you once you send a photo"."""
        if family.move not in (Move.TAKES_ACTION, Move.CONFIRMS_DONE) or _PAST.search(self._message.text[start:end]):
            return False
        sentence = self._message.words.sentences[self._message.words.sentence_at(start)]
        before, after = self._message.text[sentence.start : start], self._message.text[end : sentence.end]
        return bool(_CONDITION.search(before) or _PROVISO.search(after))


def _places(hits: list[CueHit], message: Message) -> dict[int, list[int]]:
    """Return where the hits of each family begin."""
    places: dict[int, list[int]] = defaultdict(list)
    for hit in hits:
        places[hit.family].append(message.words.words[hit.first].start)
    return places


def apart(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans that do not overlap an earlier one."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if not out or start >= out[-1][1]:
            out.append((start, end))
    return out
