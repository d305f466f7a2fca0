"""What the agent did over the whole contact, gathered once for all who judge it."""

from dataclasses import dataclass
from functools import cached_property

from simulator.domain.moves import FoundMove, Move
from simulator.domain.verdict import Promise
from simulator.grading.case import Case, Place
from simulator.grading.echo import echoed
from simulator.grading.promises import promises
from simulator.grading.said import Said, Sentence
from simulator.grading.signals import Signals
from simulator.grading.timing import Wait, waits
from simulator.text.words import words_of

_DEEDS = (Move.CONFIRMS_DONE, Move.TAKES_ACTION)
_FEELS = (Move.ACKNOWLEDGES_CONSEQUENCE, Move.ACKNOWLEDGES_FEELING)


@dataclass(frozen=True)
class Acknowledgement:
    """One sentence in which the agent took notice of the trouble."""

    turn: Said
    sentence: Sentence
    own: bool
    """Whether it names this customer's own trouble, and not just any."""
    weight: int

    def place(self) -> Place:
        """Return where it stands."""
        return Place(self.turn, self.sentence.start, self.sentence.end)


@dataclass(frozen=True)
class Evidence:
    """The moves, cues and places that criteria and mistakes are judged by."""

    case: Case
    customer: Signals

    # -- empathy ---------------------------------------------------------------------------------------------------

    @cached_property
    def acknowledgements(self) -> tuple[Acknowledgement, ...]:
        """Return every sentence that takes notice of the trouble in more than a stock phrase, in order."""
        found = (self._acknowledgement(turn, sentence) for turn in self.case.agent for sentence in turn.sentences)
        return tuple(each for each in found if each is not None)

    def _acknowledgement(self, turn: Said, sentence: Sentence) -> Acknowledgement | None:
        moves = {found.move: found.confidence for found in turn.moves if _within(found, sentence)}
        if moves.keys() & {Move.BLAMES_CUSTOMER, Move.DISMISSES, Move.INSULTS, Move.THREATENS}:
            return None
        echo = len(echoed(self.case, turn, sentence))
        regard = any(sentence.start <= start < sentence.end for start, _ in turn.cues.get("regard", ()))
        feeling = max((moves.get(move, 0) for move in _FEELS), default=0)
        if Move.STOCK_EMPATHY in moves and echo < 2:
            return None
        if feeling:
            own = echo >= 1 and (feeling >= 70 or echo >= 2)
            return Acknowledgement(turn, sentence, own, feeling + 10 * min(echo, 4))
        if echo >= 2 and regard and not sentence.question:
            return Acknowledgement(turn, sentence, True, 50 + 10 * min(echo, 4))
        return None

    @cached_property
    def sorries(self) -> tuple[Place, ...]:
        """Return where the agent apologised or used a stock phrase of sympathy."""
        return self.case.places(Move.APOLOGISES, Move.STOCK_EMPATHY)

    # -- solution and ownership ------------------------------------------------------------------------------------

    @cached_property
    def deeds(self) -> tuple[Place, ...]:
        """Return where the agent did something, or took it on in the first person."""
        return self.case.places(*_DEEDS)

    @cached_property
    def offers(self) -> tuple[Place, ...]:
        """Return where the agent offered a fix."""
        return self.case.places(Move.OFFERS_SOLUTION, Move.OFFERS_CHOICE)

    @cached_property
    def fixes(self) -> tuple[Place, ...]:
        """Return deeds and offers together, in order."""
        return tuple(sorted((*self.deeds, *self.offers), key=lambda place: (place.number, place.start)))

    @cached_property
    def concrete_fixes(self) -> tuple[Place, ...]:
        """Return fixes in turns that also say when, what exactly or that it is done."""
        return tuple(place for place in self.fixes if _is_concrete(place))

    @cached_property
    def personal(self) -> tuple[Place, ...]:
        """Return deeds that the agent took on as "I"."""
        return tuple(place for place in self.deeds if _speaks_of(place, "i"))

    @cached_property
    def done_in_person(self) -> tuple[Place, ...]:
        """Return what the agent says they have done themselves."""
        done = self.case.places(Move.CONFIRMS_DONE)
        return tuple(place for place in done if _speaks_of(place, "i"))

    @cached_property
    def owned(self) -> tuple[Place, ...]:
        """Return where a fault of ours was owned, or what is not known was said plainly."""
        return (*self.case.places(Move.OWNS_FAULT), *self.case.agent_cues("unknown"))

    @cached_property
    def stays(self) -> tuple[Place, ...]:
        """Return where the agent keeps the contact in their own hands."""
        return self.case.agent_cues("stays")

    @cached_property
    def reasons(self) -> tuple[Place, ...]:
        """Return where a cause was given."""
        return self.case.places(Move.EXPLAINS_CAUSE)

    @cached_property
    def rightly_refused(self) -> bool:
        """Return whether the answer was a no with an alternative, and nothing that was asked for was done."""
        refused = self.case.made(Move.REFUSES_WITH_ALTERNATIVE, least=70)
        return refused and not self.done_in_person and not self.case.made(Move.CONFIRMS_DONE)

    @cached_property
    def beyond_authority(self) -> bool:
        """Return whether something was promised that the agent may not give."""
        return any(promise.status == "beyond_authority" for promise in self.promises)

    # -- tone ------------------------------------------------------------------------------------------------------

    @cached_property
    def personal_words(self) -> tuple[Place, ...]:
        """Return what was said to this customer and nobody else."""
        own = tuple(each.place() for each in self.acknowledgements if each.own)
        moves = self.case.places(Move.PERSONAL_DETAIL, Move.THANKS_SPECIFICALLY, Move.USES_NAME)
        return (*own, *moves)

    @cached_property
    def first_words(self) -> tuple[Place, ...]:
        """Return the first sentence of the agent's longest message."""
        spoken = [turn for turn in self.case.agent if turn.sentences]
        if not spoken:
            return ()
        longest = max(spoken, key=lambda turn: turn.word_count)
        sentence = max(longest.sentences[:3], key=lambda each: each.words)
        return (Place(longest, sentence.start, sentence.end),)

    @cached_property
    def promises(self) -> tuple[Promise, ...]:
        """Return what the agent committed to."""
        return promises(self.case)

    @cached_property
    def waits(self) -> tuple[Wait, ...]:
        """Return how long the customer waited for each reply."""
        return waits(self.case)


def _is_concrete(place: Place) -> bool:
    """Return whether the turn of a fix says when, how much, what is next or that it is done."""
    turn = place.turn
    exact = turn.has(Move.GIVES_TIMELINE, Move.GIVES_NEXT_STEP, Move.CONFIRMS_DONE)
    return exact or any(found.amount is not None or found.due for found in turn.moves)


def _speaks_of(place: Place, word: str) -> bool:
    sentence = place.turn.sentence_at(place.start)
    if sentence is None:
        return False
    return any(each.form == word for each in words_of(sentence.text).words)


def _within(found: FoundMove, sentence: Sentence) -> bool:
    return sentence.start <= found.start < sentence.end
