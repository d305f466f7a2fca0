"""A contact laid out for grading: both sides turn by turn, who answered what, and the channel's norms."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from simulator.domain.channel import ChannelNorms
from simulator.domain.moves import FoundMove, Move, Reading
from simulator.domain.transcript import Situation, Transcript
from simulator.domain.verdict import Quote
from simulator.grading.said import Said, Sentence, said


@dataclass(frozen=True)
class Place:
    """Words of one turn that show something."""

    turn: Said
    start: int
    end: int

    @property
    def number(self) -> int:
        """Return the number of the turn."""
        return self.turn.number

    @property
    def sentence(self) -> Sentence | None:
        """Return the sentence the words begin in."""
        return self.turn.sentence_at(self.start)

    def moves(self) -> Mapping[Move, int]:
        """Return the moves in the same sentence with their confidence."""
        sentence = self.sentence
        return self.turn.moves_in(sentence) if sentence is not None else {}

    def beside(self, *moves: Move) -> bool:
        """Return whether any of these moves stands in the same sentence."""
        return not self.moves().keys().isdisjoint(moves)

    def beside_cue(self, *families: str) -> bool:
        """Return whether the same sentence holds any of these cues."""
        sentence = self.sentence
        spans = (span for family in families for span in self.turn.cues.get(family, ()))
        return sentence is not None and any(sentence.start <= start < sentence.end for start, _ in spans)

    def says(self, *words: str) -> bool:
        """Return whether the same sentence holds any of these words, contractions written out."""
        return self.sentence is not None and not frozenset(self.sentence.forms).isdisjoint(words)

    def is_exact(self) -> bool:
        """Return whether the same sentence names a time or a sum."""
        return self.sentence is not None and self.sentence.exact

    def quote(self) -> Quote:
        """Return the sentence around the words."""
        return self.turn.quote_around(self.start, self.end)

    def words(self) -> Quote:
        """Return the words alone."""
        return self.turn.quote(self.start, self.end)


@dataclass(frozen=True)
class Case:
    """Everything that the graders of single questions look at."""

    transcript: Transcript
    situation: Situation
    norms: ChannelNorms
    turns: tuple[Said, ...]
    readings: Mapping[int, Reading]

    @cached_property
    def agent(self) -> tuple[Said, ...]:
        """Return the agent's turns."""
        return tuple(turn for turn in self.turns if turn.role == "agent")

    @cached_property
    def customer(self) -> tuple[Said, ...]:
        """Return the customer's turns."""
        return tuple(turn for turn in self.turns if turn.role == "customer")

    @cached_property
    def heard(self) -> tuple[Said, ...]:
        """Return the customer's turns that the agent could still answer."""
        last = self.agent[-1].number if self.agent else -1
        return tuple(turn for turn in self.customer if turn.number < last)

    @property
    def public(self) -> bool:
        """Return whether others read along."""
        return self.norms.public

    @property
    def live(self) -> bool:
        """Return whether both sides are there at once."""
        return self.norms.live

    def moves(self, *moves: Move, least: int = 0) -> Iterator[tuple[Said, FoundMove]]:
        """Yield every finding of any of these moves with its turn, in order."""
        for turn in self.agent:
            for found in turn.made(*moves, least=least):
                yield turn, found

    def places(self, *moves: Move, least: int = 0) -> tuple[Place, ...]:
        """Return where any of these moves was made, in order."""
        return tuple(Place(turn, found.start, found.end) for turn, found in self.moves(*moves, least=least))

    def made(self, *moves: Move, least: int = 0) -> bool:
        """Return whether the agent made any of these moves."""
        return next(self.moves(*moves, least=least), None) is not None

    def customer_cues(self, *families: str) -> tuple[Place, ...]:
        """Return where the customer showed any of these signals, in order."""
        return _cued(self.customer, families)

    def agent_cues(self, *families: str) -> tuple[Place, ...]:
        """Return where the agent's words hold any of these cues, in order."""
        return _cued(self.agent, families)

    def answers_to(self, number: int) -> tuple[Said, ...]:
        """Return the agent's turns between one customer turn and the customer's next one."""
        out: list[Said] = []
        for turn in self.turns[number + 1 :]:
            if turn.role == "agent":
                out.append(turn)
            elif out:
                break
        return tuple(out)

    def asked_before(self, number: int) -> tuple[Said, ...]:
        """Return the customer's turns that an agent turn answers, oldest first."""
        out: list[Said] = []
        for turn in reversed(self.turns[:number]):
            if turn.role == "agent":
                break
            out.append(turn)
        return tuple(reversed(out))

    def said_before(self, number: int) -> tuple[Said, ...]:
        """Return all customer turns before one turn."""
        return tuple(turn for turn in self.customer if turn.number < number)

    @cached_property
    def told_before(self) -> tuple[frozenset[str], ...]:
        """Return for each turn the telling stems of all customer turns before it."""
        told = accumulate((_told_in(turn) for turn in self.turns), frozenset.union, initial=frozenset[str]())
        return tuple(told)

    @cached_property
    def agent_words(self) -> int:
        """Return how many words the agent meant for the customer."""
        return sum(turn.word_count for turn in self.agent)


def _told_in(turn: Said) -> frozenset[str]:
    return turn.telling if turn.role == "customer" else frozenset()


def _cued(turns: tuple[Said, ...], families: tuple[str, ...]) -> tuple[Place, ...]:
    found = [
        Place(turn, start, end) for turn in turns for family in families for start, end in turn.cues.get(family, ())
    ]
    return tuple(sorted(found, key=lambda place: (place.number, place.start, place.end)))


def laid_out(
    transcript: Transcript, readings: Mapping[int, Reading], situation: Situation, norms: ChannelNorms
) -> Case:
    """Return a transcript laid out for grading."""
    turns = tuple(said(number, turn, readings.get(number)) for number, turn in enumerate(transcript.turns))
    return Case(transcript=transcript, situation=situation, norms=norms, turns=turns, readings=readings)
