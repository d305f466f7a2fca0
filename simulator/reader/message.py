"""One agent message with all that it is read against: its words, clauses and questions, and what went before."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from simulator.domain.channel import Channel
from simulator.domain.moves import Move
from simulator.domain.transcript import Situation, Turn
from simulator.reader.lists import word_list
from simulator.text.money import Amount, amounts_in
from simulator.text.sentences import Span, clauses
from simulator.text.when import dues_in
from simulator.text.words import Words, words_of

PUBLIC = frozenset({Channel.PUBLIC_REVIEW, Channel.SOCIAL})


_SHORT_QUESTION = 6
"""Words up to which a question may end in a full stop; "What is ours is the fee." is none."""


class Find(NamedTuple):
    """One move found, in places of the folded text."""

    move: Move
    confidence: int
    start: int
    end: int
    at: int
    """Where the telling words begin; the span may reach further to both sides."""


@dataclass(frozen=True)
class Message:
    """What all detectors look at."""

    words: Words
    situation: Situation
    history: tuple[Turn, ...]

    @property
    def text(self) -> str:
        """Return the folded text."""
        return self.words.folded.text

    @cached_property
    def clauses(self) -> tuple[tuple[Span, ...], ...]:
        """Return the clauses of each sentence."""
        return tuple(clauses(self.text, sentence) for sentence in self.words.sentences)

    @cached_property
    def asks(self) -> tuple[bool, ...]:
        """Return for each sentence whether it asks something, with or without a question mark."""
        return tuple(
            marked or self._begins_like_a_question(number) for number, marked in enumerate(self.words.questions)
        )

    @cached_property
    def words_in(self) -> tuple[tuple[int, int], ...]:
        """Return for each sentence the numbers of its first word and of the one after its last."""
        bounds = [[0, 0] for _ in self.words.sentences]
        for number, word in enumerate(self.words.words):
            if bounds[word.sentence][1] == 0:
                bounds[word.sentence][0] = number
            bounds[word.sentence][1] = number + 1
        return tuple((first, last) for first, last in bounds)

    @cached_property
    def customer(self) -> tuple[Words, ...]:
        """Return the words of each message of the customer so far."""
        return tuple(words_of(turn.text) for turn in self.history if turn.role == "customer")

    @cached_property
    def customer_text(self) -> str:
        """Return all that the customer wrote so far, folded."""
        return "\n".join(words.folded.text for words in self.customer)

    @cached_property
    def record(self) -> Words:
        """Return the words of what the agent's screen shows."""
        scenario = self.situation.scenario
        return words_of(self.situation.record or (scenario.record_text() if scenario else ""))

    @cached_property
    def dues(self) -> tuple[tuple[int, int], ...]:
        """Return the spans of the times that the message names."""
        return dues_in(self.text)

    @cached_property
    def amounts(self) -> tuple[Amount, ...]:
        """Return the amounts of money that the message names."""
        return amounts_in(self.text)

    @property
    def public(self) -> bool:
        """Return whether others read along."""
        return self.situation.channel in PUBLIC

    def clause_at(self, place: int) -> Span:
        """Return the clause that holds a place."""
        number = self.words.sentence_at(place)
        for clause in self.clauses[number]:
            if place < clause.end:
                return clause
        return self.words.sentences[number]

    def asks_at(self, place: int) -> bool:
        """Return whether a place lies in a question; statements before the last clause of a question lie outside."""
        number = self.words.sentence_at(place)
        if not self.asks[number]:
            return False
        return self._begins_like_a_question(number) or place >= self.clauses[number][-1].start

    def whole_clause(self, move: Move, confidence: int, start: int, end: int) -> Find:
        """Return a find whose span reaches from the clause of its first place to that of its last."""
        return Find(move, confidence, self.clause_at(start).start, max(end, self.clause_at(end - 1).end), start)

    def _begins_like_a_question(self, number: int) -> bool:
        first, last = self.words_in[number]
        forms = [word.form for word in self.words.words[first:last][:6]]
        while forms and forms[0] in word_list("fillers"):
            forms.pop(0)
        if len(forms) < 2:
            return False
        if self.text[self.words.sentences[number].end - 1] in ".:" and last - first > _SHORT_QUESTION:
            return self.words.questions[number]
        asks_for_what = forms[0] in word_list("wh") and forms[1] in word_list("after_wh")
        return asks_for_what or (forms[0] in word_list("auxiliaries") and forms[1] in word_list("subjects"))


def message_of(text: str, situation: Situation, history: Sequence[Turn]) -> Message:
    """Return a message ready to be read."""
    return Message(words_of(text), situation, tuple(history))
