"""What a contact shows, gathered once for all who judge it."""

from dataclasses import dataclass
from functools import cached_property

from simulator.domain.moves import Move
from simulator.domain.verdict import Promise
from simulator.grading.case import Case, Place
from simulator.grading.echo import echoed
from simulator.grading.help import Help
from simulator.grading.noticing import Noticing
from simulator.grading.promises import promises
from simulator.grading.signals import Signals
from simulator.grading.timing import Wait, waits


@dataclass(frozen=True)
class Evidence:
    """Both sides of a contact as criteria and mistakes look at them."""

    case: Case
    customer: Signals

    @cached_property
    def noticed(self) -> Noticing:
        """Return what the agent noticed of the trouble."""
        return Noticing(self.case)

    @cached_property
    def help(self) -> Help:
        """Return what help the agent gave."""
        return Help(self.case, self.customer)

    @cached_property
    def trouble_decides(self) -> bool:
        """Return whether what is done takes up the customer's own case again, beyond the words of sympathy."""
        named = {(place.number, place.start) for place in self.noticed.own}
        done = (*self.help.fixes, *self.help.personal, *self.help.hints)
        sentences = {(place.number, place.sentence.start): place for place in done if place.sentence}
        return any(
            place.sentence is not None and bool(echoed(self.case, place.turn, place.sentence))
            for key, place in sentences.items()
            if key not in named
        )

    @cached_property
    def promises(self) -> tuple[Promise, ...]:
        """Return what the agent committed to."""
        return promises(self.case)

    @cached_property
    def beyond_authority(self) -> bool:
        """Return whether something was promised that the agent may not give."""
        return any(promise.status == "beyond_authority" for promise in self.promises)

    @cached_property
    def waits(self) -> tuple[Wait, ...]:
        """Return how long the customer waited for each reply."""
        return waits(self.case)

    @cached_property
    def personal_words(self) -> tuple[Place, ...]:
        """Return what was said to this customer and nobody else."""
        moves = self.case.places(Move.PERSONAL_DETAIL, Move.THANKS_SPECIFICALLY, Move.USES_NAME)
        return (*self.noticed.own, *moves)

    @cached_property
    def first_words(self) -> tuple[Place, ...]:
        """Return the fullest of the first sentences of the agent's longest message."""
        spoken = [turn for turn in self.case.agent if turn.sentences]
        if not spoken:
            return ()
        longest = max(spoken, key=lambda turn: turn.word_count)
        sentence = max(longest.sentences[:3], key=lambda each: each.words)
        return (Place(longest, sentence.start, sentence.end),)
