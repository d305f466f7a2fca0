"""Agent's text that has nothing to do with the contact it stands in: it may cost a level, and never earns one."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from simulator.domain.moves import Move, Reading
from simulator.domain.transcript import Situation, Transcript, Turn
from simulator.grading.echo import shared
from simulator.grading.first_person import does_in_person
from simulator.grading.lexicon import telling
from simulator.grading.said import Said, Sentence, said

_PARAGRAPH = re.compile(r"\n\s*\n")
_WRITTEN = re.compile(r"[^\n]")
_FEWEST_TELLING = 5
"""Telling words from which a paragraph that shares none with its contact is about something else."""
_FEWEST_ADDED = 6
"""Words from which a paragraph is more than a greeting or a name."""
_FEWEST_REPEATED = 4
"""Words from which the same sentence said again is a repeat."""
Span = tuple[int, int]
Read = Callable[[str, Situation, Sequence[Turn]], Reading]
"""Reads one agent message, given the situation and all turns before it."""


@dataclass(frozen=True)
class Served:
    """A contact as it would be without what is idle in it."""

    transcript: Transcript
    readings: Mapping[int, Reading]


@dataclass(frozen=True)
class _Paragraph:
    number: int
    start: int
    end: int
    telling: frozenset[str]
    sentences: tuple[Sentence, ...]

    opens: bool
    """Whether the turn begins with it."""
    serves: bool
    """Whether it does something, names a time or a sum, or asks."""
    keeps_safe: bool
    """Whether it tells what to do in danger."""

    def about(self, known: frozenset[str]) -> bool:
        """Return whether it shares a telling word with what is known."""
        return bool(shared(self.telling, known))

    def is_idle(self) -> bool:
        """Return whether it is long enough to be of another matter, or is added to a turn and serves nothing."""
        if len(self.telling) >= _FEWEST_TELLING:
            return True
        return not self.opens and not self.serves and sum(each.words for each in self.sentences) >= _FEWEST_ADDED


def served(
    transcript: Transcript, readings: Mapping[int, Reading], situation: Situation, read: Read | None = None
) -> Served | None:
    """Return the contact without its idle text, read again if there is a way to; None where there is none."""
    idle: dict[int, list[Span]] = {}
    for number, start, end in idle_spans(transcript, readings, situation):
        idle.setdefault(number, []).append((start, end))
    if not idle:
        return None
    turns = tuple(_without(turn, idle.get(number, [])) for number, turn in enumerate(transcript.turns))
    left = {
        number: read(turns[number].text, situation, turns[:number])
        if read
        else _read_without(reading, idle.get(number, []))
        for number, reading in readings.items()
    }
    return Served(transcript.model_copy(update={"turns": turns}), left)


def idle_spans(
    transcript: Transcript, readings: Mapping[int, Reading], situation: Situation
) -> Iterator[tuple[int, int, int]]:
    """Yield the turn, the start and the end of foreign paragraphs and of sentences said before.

    Where every paragraph is foreign, none is: then there is nothing else to judge the agent by.
    """
    agent = [said(number, turn, readings.get(number)) for number, turn in transcript.of("agent")]
    at_risk = any(said(number, turn).shows("risk") for number, turn in transcript.of("customer"))
    spoken = [each for turn in agent for each in _paragraphs(turn)]
    added = [each for each in spoken if not (at_risk and each.keeps_safe)]
    foreign = _foreign(added, _known(transcript, situation))
    if len(foreign) < len(spoken):
        yield from ((each.number, each.start, each.end) for each in foreign)
    heard: set[tuple[str, ...]] = set()
    for turn in agent:
        for sentence in turn.sentences:
            if sentence.words >= _FEWEST_REPEATED and sentence.forms in heard:
                yield turn.number, sentence.start, sentence.end
            heard.add(sentence.forms)


def _foreign(left: list[_Paragraph], known: frozenset[str]) -> list[_Paragraph]:
    """Return the idle paragraphs that share no word with the contact, not even by way of a paragraph that does."""
    while joined := [each for each in left if each.about(known)]:
        known = known.union(*(each.telling for each in joined))
        left = [each for each in left if each not in joined]
    return [each for each in left if each.is_idle()]


def _paragraphs(turn: Said) -> Iterator[_Paragraph]:
    starts = [0, *(found.end() for found in _PARAGRAPH.finditer(turn.meant))]
    for start, end in zip(starts, [*starts[1:], len(turn.meant)], strict=True):
        sentences = tuple(each for each in turn.sentences if start <= each.start < end)
        if sentences:
            words = frozenset[str]().union(*(each.telling for each in sentences))
            yield _Paragraph(
                number=turn.number,
                start=start,
                end=end,
                telling=words,
                sentences=sentences,
                opens=start == 0,
                serves=any(_serves(turn, each) for each in sentences),
                keeps_safe=any(start <= first < end for first, _ in turn.cues.get("safety", ())),
            )


def _serves(turn: Said, sentence: Sentence) -> bool:
    """Return whether a sentence does something, names a time or a sum, or asks; one with a slot left open can't."""
    written = Move.TEMPLATE_LEFT not in turn.moves_in(sentence)
    return written and (sentence.question or sentence.exact or does_in_person(sentence))


def _known(transcript: Transcript, situation: Situation) -> frozenset[str]:
    scenario = situation.scenario.model_dump_json() if situation.scenario else ""
    told = (turn.text for _, turn in transcript.of("customer"))
    on_file = (situation.brand, situation.record, situation.authority, situation.customer_name)
    return frozenset[str]().union(*(_telling(text) for text in (*told, *on_file, scenario)))


@lru_cache(maxsize=512)
def _telling(text: str) -> frozenset[str]:
    return telling(text)


def _without(turn: Turn, spans: list[Span]) -> Turn:
    text = turn.text
    for start, end in spans:
        text = text[:start] + _WRITTEN.sub(" ", text[start:end]) + text[end:]
    return turn.model_copy(update={"text": text}) if spans else turn


def _read_without(reading: Reading, spans: list[Span]) -> Reading:
    if not spans:
        return reading
    moves = tuple(each for each in reading.moves if not _within(each.start, spans))
    likely = tuple(each for each in reading.likely if not _within(each.start, spans))
    return reading.model_copy(update={"moves": moves, "likely": likely})


def _within(place: int, spans: list[Span]) -> bool:
    return any(start <= place < end for start, end in spans)
