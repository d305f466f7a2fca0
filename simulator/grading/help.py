"""What help the agent gave: deeds, offers, results, workarounds, refusals, and what they will look at again."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from simulator.domain.moves import Move
from simulator.grading.case import Case, Place
from simulator.grading.echo import echoed
from simulator.grading.first_person import does_in_person, will_report
from simulator.grading.said import Said
from simulator.grading.signals import Signals
from simulator.text.when import dues

_HANDS_BACK = (Move.BOUNCES_CHANNEL, Move.BURDENS_CUSTOMER, Move.DEFLECTS_TO_AUTOMATION)
_AGAINST = (Move.BLAMES_CUSTOMER, Move.DISMISSES, Move.INSULTS, Move.THREATENS)
_YOU_CAN = re.compile(r"\b(?:you can|you could|lets you|allows you|enables you)\b", re.IGNORECASE)
_LOOKS = re.compile(
    r"\b(?:open(?:ed|ing)?|look(?:ed|ing)?|check(?:ed|ing)?|read(?:ing)?|seen?|found|pull(?:ed|ing) up)\b",
    re.IGNORECASE,
)
_DECLINES = re.compile(
    r"\b(?:i|we)(?:'m| am|'re| are)? ?"
    r"(?:can't|cannot|can not|not able to|unable to|won't be able to|couldn't|not allowed to) (?:\w+ ){0,2}"
    r"(?:refund|return|take|give|pay|cancel|change|replace|do|offer|extend|waive|allow|accept|make|lower|reduce|cover|"
    r"honou?r|approve|grant|release|share|tell|let|lift|credit|exchange|swap|raise|increase|bend|book|send|go over)\b",
    re.IGNORECASE,
)
"""A no in the first person to something that could be given."""
_IF_THEN = re.compile(
    r"\b(?:if|should (?:it|that|this|the|you|one|he|she|they|your)|in case|in that case|"
    r"where (?:a|the) \w+ is preferred|where the above)\b[^.!?]*"
    r"\b(?:i'll|we'll|i will|we will|i can|we can|i'd|i|we|say so|tell me|tell us|shout|write|reply|answer|call|ring|"
    r"message|text|let me know|come back|bring it|there(?:'s| is| are)|indicated|reopen|the rest)\b|"
    r"\b(?:i'll|we'll|i will|we will|i can|we can)\b[^.!?]*\bif\b|\bwhatever happens\b|\bas a (?:fallback|backup)\b",
    re.IGNORECASE,
)
_FEWEST_HELPING = 4
"""Words that a sentence needs to hold help."""
_SAYS_NOTHING = (
    Move.VAGUE_PROMISE, Move.REFUSES, Move.HIDES_BEHIND_POLICY, Move.PUSHES_SALE, Move.FORM_LETTER, Move.STOCK_EMPATHY,
    Move.ESCALATES, Move.CURT, Move.ASKS_SECRET, Move.ASKS_KNOWN, Move.ASKS_RATING,
)  # fmt: skip
_EMPTY = ("evasive", "withholds", "gives_up_on_it", "disputes", "waves_away", "mocks", "excuse", "told_no")
_ASKS_TO = re.compile(r"^\W*(?:please|kindly|can you|could you|would you|will you)\b", re.IGNORECASE)
_OURS = re.compile(
    r"\b(?:i|i'll|i've|i'm|we|we'll|we've|he|she|he'll|she'll|they|they'll|it|it's|yours|your|you'll|free)\b",
    re.IGNORECASE,
)
_PAST_FAULT = re.compile(r"\b(?:was|were|had|did|you (?:ordered|chose|agreed))\b", re.IGNORECASE)
_INSTEAD = re.compile(r"\b(?:instead|rather|sooner|prefer|or (?:would|shall|do|should|is|are) )\b", re.IGNORECASE)
_HAS_BEEN = re.compile(r"\b(?:has|have) (?:\w+ )?been\b", re.IGNORECASE)
_SOLVING = (
    Move.CONFIRMS_DONE, Move.TAKES_ACTION, Move.OFFERS_SOLUTION, Move.OFFERS_CHOICE, Move.GIVES_INFORMATION,
    Move.GIVES_TIMELINE, Move.GIVES_NEXT_STEP, Move.EXPLAINS_CAUSE, Move.REFUSES_WITH_ALTERNATIVE,
    Move.SETS_EXPECTATION, Move.THANKS_SPECIFICALLY, Move.ADDRESSES_AUDIENCE, Move.PROMISES_FOLLOW_UP,
)  # fmt: skip
"""Moves by which a message that names an option gives it."""
_NO_OFFER = (Move.REFUSES, Move.PUSHES_SALE, Move.STOCK_EMPATHY, Move.FORM_LETTER, Move.BURDENS_CUSTOMER)
_SENDS_OFF = re.compile(
    r"\byou (?:can|could|may|might|should) (?:also |always |then )?"
    r"(?:ask|contact|call|ring|phone|write to|try|speak to|go to)\b",
    re.IGNORECASE,
)
"""How the customer is told to turn to somebody else."""
_IN_THE_PASSIVE = re.compile(
    r"\b(?:will|has|have|had|is|are|being|get|gets) (?:now |already |also |then |just )?(?:be |been )?"
    r"(?:replaced|refunded|credited|repaired|mended|collected|fetched|delivered|exchanged|cancelled|rebooked|booked|reset|"
    r"fixed|corrected|posted|shipped|reimbursed|returned|waived|removed|added|extended|restored|switched|swapped|resent|"
    r"paid|put right|sent out|sent again|packed|boxed|moved)\b",
    re.IGNORECASE,
)
"""How a remedy is told without saying by whom."""
_HABIT = re.compile(
    r"\b(?:are|is) (?:\w+ )?(?:processed|handled|dealt with|reviewed|answered) (?:in|by|within|as)\b", re.IGNORECASE
)
"""What is done with everybody's matter, and so is no deed in this one."""
_HANGS_ON = re.compile(r"\b(?:if|when|once|until|unless|whether|not|never|should)\b", re.IGNORECASE)
_SURE_OFFER = 75
"""Least confidence of an offer that names neither a time nor a sum."""
_HELP_IN_GENERAL = re.compile(
    r"\b(?:anything|something|nothing|what) (?:else |further |more )?(?:i|we)(?: can|'ll)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Help:
    """The agent's help over the whole contact."""

    case: Case
    customer: Signals

    @cached_property
    def deeds(self) -> tuple[Place, ...]:
        """Return where the agent did something or takes it on, not only once the customer has done our work."""
        found = self.case.places(Move.CONFIRMS_DONE, Move.TAKES_ACTION)
        return tuple(
            place for place in found if _is_deed(place) and not _is_conditional(place) and not _is_vague(place)
        )

    @cached_property
    def personal(self) -> tuple[Place, ...]:
        """Return deeds that the agent took on as "I"."""
        read = (place for place in self.deeds if place.says("i"))
        said = (place for place in self._sentences() if place.sentence and does_in_person(place.sentence))
        return _in_order((*read, *(place for place in said if not _is_conditional(place))))

    @cached_property
    def done_in_person(self) -> tuple[Place, ...]:
        """Return what the agent says they have done themselves."""
        return tuple(place for place in self.case.places(Move.CONFIRMS_DONE) if place.says("i"))

    @cached_property
    def handed_over(self) -> tuple[Place, ...]:
        """Return results that reach the customer at a named time, whoever sees to them."""
        found = self.case.places(Move.GIVES_TIMELINE, Move.GIVES_NEXT_STEP, Move.CONFIRMS_DONE)
        return tuple(place for place in found if _reaches_the_customer(place))

    @cached_property
    def offers(self) -> tuple[Place, ...]:
        """Return offers that are somebody's, of this case, or named to the day or the penny."""
        certain = self.case.places(Move.OFFERS_SOLUTION, Move.OFFERS_CHOICE, least=_SURE_OFFER)
        likely = self.case.places(Move.OFFERS_SOLUTION, Move.OFFERS_CHOICE)
        found = _in_order((*certain, *(place for place in likely if place.is_exact() and place not in certain)))
        return tuple(place for place in found if self._is_offer(place))

    @cached_property
    def workarounds(self) -> tuple[Place, ...]:
        """Return what the agent says the customer can do meanwhile, in the customer's own terms."""
        return tuple(
            place
            for place in self._sentences()
            if place.sentence
            and not place.sentence.question
            and _YOU_CAN.search(place.sentence.text)
            and not _SENDS_OFF.search(place.sentence.text)
            and self._is_of_this_case(place)
            and not place.beside(*_HANDS_BACK)
        )

    @cached_property
    def fixes(self) -> tuple[Place, ...]:
        """Return everything that helps with the matter, in order."""
        own = (place for place in self.personal if _is_more_than_a_look(place))
        named = (place for place in own if place.is_exact() or self._is_of_this_case(place))
        read = (*self.deeds, *self.offers, *named, *self.handed_over)
        return _in_order((*read, *self.workarounds, *self.answers, *self.listed, *self.remedies))

    @cached_property
    def remedies(self) -> tuple[Place, ...]:
        """Return what happens to the customer's own thing: told in the passive, or as a result with its time."""
        return tuple(place for place in self._sentences() if self._is_remedy(place))

    def _is_remedy(self, place: Place) -> bool:
        sentence = place.sentence
        if sentence is None or sentence.question or not self._is_of_this_case(place):
            return False
        if place.beside(*_HANDS_BACK, *_AGAINST, *_SAYS_NOTHING) or place.beside_cue(*_EMPTY):
            return False
        told = bool(_IN_THE_PASSIVE.search(sentence.text)) and not _HANGS_ON.search(sentence.text)
        return told or (sentence.exact and place.beside(Move.GIVES_TIMELINE) and not _PAST_FAULT.search(sentence.text))

    @cached_property
    def hints(self) -> tuple[Place, ...]:
        """Return sentences that may help although no cue is sure of it: a deed, a time or a sum."""
        return tuple(place for place in self._sentences() if _may_help(place))

    @cached_property
    def concrete(self) -> tuple[Place, ...]:
        """Return fixes that are done, or whose message says when, how much or what is next."""
        return tuple(place for place in self.fixes if _is_concrete(place))

    @cached_property
    def follow_ups(self) -> tuple[Place, ...]:
        """Return where the agent said that they will look again or get in touch at a named time."""
        said = (place for place in self._sentences() if place.sentence and will_report(place.sentence))
        return (*self.case.places(Move.PROMISES_FOLLOW_UP), *(place for place in said if place.is_exact()))

    @cached_property
    def choices(self) -> tuple[Place, ...]:
        """Return questions that put one way beside another."""
        said = (place for place in self._sentences() if place.sentence and place.sentence.question)
        return tuple(place for place in said if place.sentence and _INSTEAD.search(place.sentence.text))

    @cached_property
    def contingencies(self) -> tuple[Place, ...]:
        """Return where the agent said what happens if it does not go to plan, or if the customer would rather."""
        said = (place for place in self._sentences() if place.sentence and _IF_THEN.search(place.sentence.text))
        return tuple(place for place in said if not place.beside(Move.PUSHES_SALE))

    @cached_property
    def stays(self) -> tuple[Place, ...]:
        """Return where the agent keeps the contact in their own hands."""
        return self.case.agent_cues("stays")

    @cached_property
    def owned(self) -> tuple[Place, ...]:
        """Return where a fault of ours was owned, or what is not known was said plainly."""
        return (*self.case.places(Move.OWNS_FAULT), *self.case.agent_cues("unknown"))

    @cached_property
    def refusal(self) -> tuple[Place, ...]:
        """Return where what the customer asked for was declined in the first person, with something in its place."""
        return tuple(place for place in self._sentences() if self._declines_the_request(place))

    def _declines_the_request(self, place: Place) -> bool:
        sentence, turn = place.sentence, place.turn
        if (
            sentence is None
            or not (_DECLINES.search(sentence.text) or place.beside_cue("told_no"))
            or dues(sentence.text)
        ):
            return False
        answers = any(request.number < turn.number for request in self.customer.requests)
        on = [each for each in self.case.agent if each.number >= turn.number]
        instead = any(each.has(Move.REFUSES_WITH_ALTERNATIVE, Move.OFFERS_CHOICE, Move.OFFERS_SOLUTION) for each in on)
        done = any(found.start < place.start for found in turn.made(Move.CONFIRMS_DONE))
        return answers and instead and not done and not place.beside_cue("unknown")

    @cached_property
    def answers(self) -> tuple[Place, ...]:
        """Return where a question of the customer was answered with what it asked for."""
        found = self.case.places(Move.GIVES_INFORMATION, Move.GIVES_TIMELINE, Move.SETS_EXPECTATION)
        return tuple(place for place in found if self._answers_a_question(place))

    def _answers_a_question(self, place: Place) -> bool:
        turn, sentence = place.turn, place.sentence
        spoiled = turn.has(*_AGAINST, *_HANDS_BACK, Move.REFUSES, Move.ESCALATES, Move.PUSHES_SALE)
        if (
            sentence is None
            or sentence.question
            or spoiled
            or place.beside_cue("evasive", "withholds", "gives_up_on_it")
        ):
            return False
        before = {each.number for each in self.case.asked_before(turn.number)}
        asked = [each for each in self.customer.questions if each.turn.number in before]
        when = any(each.number in before for each in self.customer.asks_when) and bool(dues(sentence.text))
        return when or any(each.sentence.telling & sentence.telling for each in asked)

    @cached_property
    def listed(self) -> tuple[Place, ...]:
        """Return where one of the scenario's own options was given and not declined."""
        scenario = self.case.situation.scenario
        wanted = {option.id for option in scenario.options if option.wanted != "no"} if scenario else set()
        return tuple(place for turn in self.case.agent for place in self._gives(turn, wanted))

    def _gives(self, turn: Said, wanted: set[str]) -> Iterator[Place]:
        reading = self.case.readings.get(turn.number)
        given = wanted & set(reading.about) - set(reading.refused) if reading and wanted else set()
        solving = turn.made(*_SOLVING) if given else ()
        named = [found for found in solving if given & set(found.about)]
        for found in named or solving[:1]:
            yield Place(turn, found.start, found.end)

    def _is_offer(self, place: Place) -> bool:
        sentence = place.sentence
        if sentence is None or _is_vague(place) or place.beside(*_NO_OFFER):
            return False
        if _SENDS_OFF.search(sentence.text) and not does_in_person(sentence):
            return False
        if _HELP_IN_GENERAL.search(sentence.text):
            return False
        return place.says("i", "we") or place.is_exact() or self._is_of_this_case(place)

    def _is_of_this_case(self, place: Place) -> bool:
        return place.sentence is not None and bool(echoed(self.case, place.turn, place.sentence))

    def _sentences(self) -> Iterator[Place]:
        for turn in self.case.agent:
            for sentence in turn.sentences:
                yield Place(turn, sentence.start, sentence.end)


def _in_order(places: tuple[Place, ...]) -> tuple[Place, ...]:
    return tuple(sorted(places, key=lambda place: (place.number, place.start)))


def _is_deed(place: Place) -> bool:
    """Return whether somebody on our side does it: not an order to the customer, not a past fault of theirs."""
    if place.sentence is None or place.beside(*_AGAINST) or _HABIT.search(place.sentence.text):
        return False
    exact = place.turn.exact
    perfect = bool(_HAS_BEEN.search(place.sentence.text))
    done = place.beside(Move.CONFIRMS_DONE) and (exact or perfect or place.says("your"))
    return place.says("i", "we") or place.is_exact() or done


def _reaches_the_customer(place: Place) -> bool:
    sentence = place.sentence
    if sentence is None or sentence.question or not place.is_exact() or not place.says("you", "your", "yours"):
        return False
    spoiled = place.beside(*_HANDS_BACK, *_AGAINST, Move.VAGUE_PROMISE, Move.REFUSES, Move.ESCALATES)
    return not spoiled and not place.beside_cue("evasive", "withholds")


def _may_help(place: Place) -> bool:
    sentence = place.sentence
    if sentence is None or sentence.words < _FEWEST_HELPING or _ASKS_TO.match(sentence.text):
        return False
    against = place.beside(*_HANDS_BACK, *_AGAINST, *_SAYS_NOTHING) or place.beside_cue(*_EMPTY)
    if against:
        return False
    deed = does_in_person(sentence) and _is_more_than_a_look(place)
    return deed or (sentence.exact and bool(_OURS.search(sentence.text)) and not _PAST_FAULT.search(sentence.text))


def _is_vague(place: Place) -> bool:
    """Return whether the sentence of a place promises without saying what or when."""
    return place.beside(Move.VAGUE_PROMISE) and not place.is_exact()


def _is_more_than_a_look(place: Place) -> bool:
    return place.sentence is not None and not _LOOKS.search(place.sentence.text)


def _is_conditional(place: Place) -> bool:
    """Return whether a deed hangs on work just handed back; "send me that and I'll do it" hands nothing back."""
    if place.beside(Move.BOUNCES_CHANNEL, Move.DEFLECTS_TO_AUTOMATION):
        return True
    sentence = place.sentence
    return place.beside(Move.BURDENS_CUSTOMER) and sentence is not None and not does_in_person(sentence)


def _is_concrete(place: Place) -> bool:
    turn = place.turn
    exact = any(found.amount is not None or found.due for found in turn.moves) or turn.exact
    return place.beside(Move.CONFIRMS_DONE) or exact or turn.has(Move.GIVES_TIMELINE, Move.GIVES_NEXT_STEP)
