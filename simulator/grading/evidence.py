"""What the agent did over the whole contact, gathered once for all who judge it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from simulator.domain.moves import FoundMove, Move
from simulator.domain.verdict import Promise
from simulator.grading.case import Case, Place
from simulator.grading.echo import echoed
from simulator.grading.first_person import does_in_person, will_report
from simulator.grading.promises import promises
from simulator.grading.said import Said, Sentence
from simulator.grading.signals import Signals
from simulator.grading.timing import Wait, waits
from simulator.text.money import amounts
from simulator.text.when import dues
from simulator.text.words import words_of

_DEEDS = (Move.CONFIRMS_DONE, Move.TAKES_ACTION)
_AGAINST = frozenset({Move.BLAMES_CUSTOMER, Move.DISMISSES, Move.INSULTS, Move.THREATENS})
_BUSINESS = frozenset(
    {Move.CONFIRMS_DONE, Move.TAKES_ACTION, Move.OFFERS_SOLUTION, Move.GIVES_INFORMATION, Move.OWNS_FAULT}
)
"""Moves of sentences that are about the matter, in which the customer's words stand for other reasons."""
_NO_APOLOGY = re.compile(r"\bsorry\b[^.!?]{0,12}\b(?:if|but|you feel|you felt|you think)\b", re.IGNORECASE)
"""A sorry that puts the trouble into doubt or takes it back."""
_TO_YOU = re.compile(r"\b(?:you|your|you're|you've|i'd|i would)\b", re.IGNORECASE)
_CRY_WORDS = 6
"""Words up to which a sentence with an exclamation mark is a cry, which colours the sentence after it."""
_GENERAL = 70
"""Least confidence of an acknowledgement that names nothing of the customer's own."""


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
        if moves.keys() & _AGAINST or any(_holds(sentence, turn, family) for family in ("disputes", "waves_away")):
            return None
        echo = len(echoed(self.case, turn, sentence))
        regard = _holds(sentence, turn, "regard") or sentence.text.endswith("!") or _after_a_cry(turn, sentence)
        feeling = moves.get(Move.ACKNOWLEDGES_FEELING, 0)
        mirrored = moves.get(Move.ACKNOWLEDGES_CONSEQUENCE, 0)
        if _NO_APOLOGY.search(sentence.text) or (Move.STOCK_EMPATHY in moves and echo < 2):
            return None
        if self._is_own(moves, echo, regard, sentence):
            return Acknowledgement(turn, sentence, True, max(feeling, mirrored, 50) + 10 * min(echo, 4))
        if feeling >= _GENERAL or (Move.APOLOGISES in moves and echo):
            return Acknowledgement(turn, sentence, False, max(feeling, 50))
        return None

    @staticmethod
    def _is_own(moves: Mapping[Move, int], echo: int, regard: bool, sentence: Sentence) -> bool:
        """Return whether a sentence names this customer's own trouble: in their words, and as something that weighs."""
        if moves.keys() & _BUSINESS and not regard and Move.ACKNOWLEDGES_FEELING not in moves:
            return False
        if Move.ACKNOWLEDGES_FEELING in moves:
            return echo >= 1
        if Move.ACKNOWLEDGES_CONSEQUENCE in moves:
            return echo >= 3 or (echo >= 1 and regard)
        if sentence.question:
            return False
        return (echo >= 2 and regard) or (echo >= 3 and bool(_TO_YOU.search(sentence.text)))

    @cached_property
    def takes_up_their_words(self) -> bool:
        """Return whether any sentence beside the mere matter takes up the customer's own words."""
        return any(
            len(echoed(self.case, turn, sentence)) >= 2
            and any(_within(found, sentence) for found in turn.made(Move.PERSONAL_DETAIL))
            for turn in self.case.agent
            for sentence in turn.sentences
        )

    @cached_property
    def dismissals(self) -> tuple[Place, ...]:
        """Return where the trouble was brushed aside; to say that nothing can be done is a refusal, not that."""
        found = self.case.places(Move.DISMISSES, least=80)
        return tuple(place for place in found if not _in_sentence_with(place, "gives_up_on_it", "withholds"))

    @cached_property
    def sorries(self) -> tuple[Place, ...]:
        """Return where the agent apologised or used a stock phrase of sympathy."""
        return self.case.places(Move.APOLOGISES, Move.STOCK_EMPATHY)

    # -- solution and ownership ------------------------------------------------------------------------------------

    @cached_property
    def deeds(self) -> tuple[Place, ...]:
        """Return where the agent did something or takes it on, not only once the customer has done our work."""
        return tuple(
            place for place in self.case.places(*_DEEDS) if not _is_conditional(place) and not _is_vague(place)
        )

    @cached_property
    def handed_over(self) -> tuple[Place, ...]:
        """Return results that reach the customer at a named time, said without a doer."""
        cues = self.case.agent_cues("handing_over")
        return tuple(place for place in cues if not _is_conditional(place) and _names_time_or_sum(place))

    @cached_property
    def offers(self) -> tuple[Place, ...]:
        """Return where the agent offered a fix that is more than goodwill."""
        return tuple(
            place for place in self.case.places(Move.OFFERS_SOLUTION, Move.OFFERS_CHOICE) if not _is_vague(place)
        )

    @cached_property
    def fixes(self) -> tuple[Place, ...]:
        """Return deeds and offers together, in order."""
        found = (*self.deeds, *self.offers, *self.handed_over)
        return tuple(sorted(found, key=lambda place: (place.number, place.start)))

    @cached_property
    def concrete_fixes(self) -> tuple[Place, ...]:
        """Return fixes in turns that also say when, what exactly or that it is done."""
        return tuple(place for place in self.fixes if _is_concrete(place))

    @cached_property
    def personal(self) -> tuple[Place, ...]:
        """Return deeds that the agent took on as "I"."""
        read = tuple(place for place in self.deeds if _speaks_of(place, "i"))
        said = tuple(
            Place(turn, sentence.start, sentence.end)
            for turn in self.case.agent
            for sentence in turn.sentences
            if does_in_person(turn, sentence) and not _is_conditional(Place(turn, sentence.start, sentence.end))
        )
        return tuple(sorted((*read, *said), key=lambda place: (place.number, place.start)))

    @cached_property
    def follow_ups(self) -> tuple[Place, ...]:
        """Return where the agent said that they will look again or get in touch, at a named time or when it is done."""
        said = tuple(
            Place(turn, sentence.start, sentence.end)
            for turn in self.case.agent
            for sentence in turn.sentences
            if will_report(turn, sentence) and dues(sentence.text)
        )
        return (*self.case.places(Move.PROMISES_FOLLOW_UP), *said)

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
    def refusal(self) -> tuple[Place, ...]:
        """Return where a request was answered with a no that puts something in its place."""
        places = self.case.places(Move.REFUSES_WITH_ALTERNATIVE, least=70)
        return tuple(
            place for place in places if self._answers_a_request(place) and not _in_sentence_with(place, "unknown")
        )

    def _answers_a_request(self, place: Place) -> bool:
        asked = {turn.number for turn in self.case.asked_before(place.number)}
        done = place.turn.has(Move.CONFIRMS_DONE) or any(each.turn is place.turn for each in self.personal)
        return not done and any(request.number in asked for request in self.customer.requests)

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


def _is_deed(place: Place) -> bool:
    """Return whether somebody on our side does it: not an order to the customer, not a past fault of theirs."""
    sentence = place.turn.sentence_at(place.start)
    if sentence is None or any(_within(found, sentence) for found in place.turn.made(*_AGAINST)):
        return False
    ours = any(_speaks_of(place, word) for word in ("i", "we"))
    done = any(_within(found, sentence) for found in place.turn.made(Move.CONFIRMS_DONE))
    return ours or done or _names_time_or_sum(place)


def _is_vague(place: Place) -> bool:
    """Return whether the sentence of a place promises without saying what or when."""
    sentence = place.turn.sentence_at(place.start)
    vague = place.turn.made(Move.VAGUE_PROMISE)
    return sentence is not None and any(_within(found, sentence) for found in vague) and not _names_time_or_sum(place)


def _in_sentence_with(place: Place, *families: str) -> bool:
    """Return whether the sentence of a place holds a cue of one of these families."""
    sentence = place.turn.sentence_at(place.start)
    return sentence is not None and any(_holds(sentence, place.turn, family) for family in families)


def _is_conditional(place: Place) -> bool:
    """Return whether a deed hangs on a step that the agent has just handed back."""
    sentence = place.turn.sentence_at(place.start)
    handed = place.turn.made(Move.BOUNCES_CHANNEL, Move.BURDENS_CUSTOMER, Move.DEFLECTS_TO_AUTOMATION)
    return sentence is not None and any(_within(found, sentence) for found in handed)


def _names_time_or_sum(place: Place) -> bool:
    sentence = place.turn.sentence_at(place.start)
    return sentence is not None and bool(dues(sentence.text) or amounts(sentence.text))


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


def _after_a_cry(turn: Said, sentence: Sentence) -> bool:
    """Return whether a short exclamation stands just before a sentence."""
    before = [each for each in turn.sentences if each.end <= sentence.start]
    return bool(before) and before[-1].words <= _CRY_WORDS and before[-1].text.endswith("!")


def _holds(sentence: Sentence, turn: Said, family: str) -> bool:
    return any(sentence.start <= start < sentence.end for start, _ in turn.cues.get(family, ()))


def _within(found: FoundMove, sentence: Sentence) -> bool:
    return sentence.start <= found.start < sentence.end
