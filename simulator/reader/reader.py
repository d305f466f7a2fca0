"""Reads one agent message: cues, context and heads find moves, what competes is resolved, spans become verbatim."""

from collections.abc import Sequence

from simulator.domain.moves import FoundMove, Move, Reading
from simulator.domain.transcript import Situation, Turn
from simulator.reader.cuefinds import Found
from simulator.reader.details import find_details
from simulator.reader.families import all_cues
from simulator.reader.formletter import find_form_letter
from simulator.reader.heads import Ear, Heads, Heard, find_by_heads, likely_in, shipped_heads
from simulator.reader.instructions import find_instructions
from simulator.reader.known import find_known
from simulator.reader.leftovers import find_leftovers
from simulator.reader.manner import find_slang
from simulator.reader.message import Find, Message, message_of
from simulator.reader.mirror import find_mirrored
from simulator.reader.names import find_names
from simulator.reader.privacy import find_disclosed
from simulator.reader.promises import amount_of, due_of, find_timelines
from simulator.reader.questions import find_questions, requests
from simulator.reader.resolve import resolved
from simulator.reader.shape import find_shape, language_of
from simulator.reader.topics import Topics

ENGLISH = "en"

_OFFERING = frozenset(
    (Move.OFFERS_SOLUTION, Move.OFFERS_CHOICE, Move.TAKES_ACTION, Move.CONFIRMS_DONE, Move.GIVES_NEXT_STEP)
)
_REFUSING = frozenset((Move.REFUSES, Move.REFUSES_WITH_ALTERNATIVE))
_TIMED = frozenset(
    (
        Move.TAKES_ACTION, Move.CONFIRMS_DONE, Move.OFFERS_SOLUTION, Move.OFFERS_CHOICE, Move.PROMISES_FOLLOW_UP,
        Move.GIVES_TIMELINE, Move.GIVES_NEXT_STEP, Move.SETS_EXPECTATION, Move.OVER_PROMISES, Move.VAGUE_PROMISE,
    )
)  # fmt: skip
"""Moves that carry a time or an amount."""


class BuiltinReader:
    """Finds moves with rules and small linear heads: no network, no key, the same for everybody."""

    def __init__(self, heads: Heads | None = None) -> None:
        chosen = heads or shipped_heads()
        self._ear = Ear(chosen) if chosen else None

    def read(self, message: str, situation: Situation, history: Sequence[Turn] = ()) -> Reading:
        """Return the moves of one agent message, given all turns before it."""
        read = message_of(message, situation, history)
        language = language_of(read)
        found = Found(read, all_cues())
        topics = Topics(read)
        english = language == ENGLISH
        by_rules = resolved(read, rule_finds(read, found, topics) if english else _plain_finds(read))
        heard = self._ear.hear(read, by_rules) if english and self._ear else ()
        finds = self._with_heads(read, by_rules, heard)
        refused = topics.refused(
            [find for find in finds if find.move in _REFUSING], [find for find in finds if find.move in _OFFERING]
        )
        return Reading(
            moves=_verbatim(read, finds, topics, refused),
            about=topics.about(),
            asked=topics.asked(requests(read, found)),
            refused=refused,
            amounts=tuple(amount.cents for amount in read.amounts),
            likely=tuple(likely_in(read, heard, self._ear.heads)) if self._ear and heard else (),
            words=len(read.words.words),
            language=language,
        )

    def _with_heads(self, message: Message, finds: list[Find], heard: Sequence[Heard]) -> list[Find]:
        if self._ear is None or not heard:
            return finds
        return resolved(message, [*finds, *find_by_heads(message, finds, heard, self._ear.heads)])


def _plain_finds(message: Message) -> list[Find]:
    """Return what can be found in any language."""
    return [
        *find_names(message), *find_leftovers(message), *find_instructions(message), *find_disclosed(message),
    ]  # fmt: skip


def rule_finds(message: Message, found: Found, topics: Topics) -> list[Find]:
    """Return what rules find in an English message, before anything gives way."""
    finds = [
        *found.moves, *_plain_finds(message), *find_details(message), *find_known(message, found, topics),
        *find_slang(message, found), *find_questions(message, found),
    ]  # fmt: skip
    finds += find_timelines(message, finds)
    finds += find_shape(message, finds)
    finds += find_mirrored(message, finds)
    finds += find_form_letter(message, found, finds)
    return finds


def _verbatim(
    message: Message, finds: Sequence[Find], topics: Topics, refused: tuple[str, ...]
) -> tuple[FoundMove, ...]:
    out = []
    for find in finds:
        start, end = message.words.folded.span(find.start, find.end)
        timed = find.move in _TIMED
        out.append(
            FoundMove(
                move=find.move,
                confidence=find.confidence,
                start=start,
                end=end,
                about=topics.of(find, refused),
                due=due_of(message, find) if timed else None,
                amount=amount_of(message, find) if timed else None,
            )
        )
    return tuple(out)
