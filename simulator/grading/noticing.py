"""Where the agent took notice of the customer's trouble, in their own terms or in general ones, or brushed it aside."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from simulator.domain.moves import Move
from simulator.grading.case import Case, Place
from simulator.grading.echo import echoed
from simulator.grading.first_person import does_in_person
from simulator.grading.lexicon import telling
from simulator.grading.said import Said, Sentence
from simulator.text.money import amounts

_AGAINST = frozenset({Move.BLAMES_CUSTOMER, Move.DISMISSES, Move.INSULTS, Move.THREATENS})
_BUSINESS = frozenset(
    {Move.CONFIRMS_DONE, Move.TAKES_ACTION, Move.OFFERS_SOLUTION, Move.GIVES_INFORMATION, Move.OWNS_FAULT}
)
"""Moves of sentences that are about the matter, in which the customer's words stand for other reasons."""
_ANYBODY = re.compile(
    r"\b(?:anyone|anybody|everyone|nobody|no one) (?:wants?|likes?|expects?|needs?|hopes?)\b", re.IGNORECASE
)
"""A feeling said to be everybody's is nobody's in particular."""
_NO_APOLOGY = re.compile(r"\bsorry\b[^.!?]{0,12}\b(?:if|but|you feel|you felt|you think)\b", re.IGNORECASE)
"""A sorry that puts the trouble into doubt or takes it back."""
_TO_YOU = re.compile(r"\b(?:you|your|i'd|i would)\b", re.IGNORECASE)
_CRY_WORDS = 6
"""Words up to which a sentence with an exclamation mark is a cry, which colours the sentence after it."""
_EARLY = 1
"""How many full sentences of the first reply may stand before one that holds the customer's case up to them."""
_HEAD_WORDS = 6
"""Words in which a sentence shows what it is about."""
_GREETING_WORDS = 5
"""Words under which a sentence is a greeting or a cry."""
_ADDRESS = re.compile(
    r"^\W*(?:(?:oh|oh no|ah|hi|hello|hey|dear|good (?:morning|afternoon|evening))\b[, ]*)?"
    r"(?:(?:(?:mr|mrs|ms|dr)\.? )?[A-Z][\w'’-]+[,:!.] )?(?:\w+ here[.,] )?",
)
_THE_MATTER = re.compile(
    r"\W*(?:i|i'\w+|we|we'\w+|our|your|the|this|that|these|there|it|thank|thanks|please|sorry|apologies|in|to|for|as|if|"
    r"once|when|you|just|yes|no(?= ?,| (?:problem|worries|need|charge|cost|doubt))|"
    r"ok|okay|right|sure|members|customers|all|item|ref|open|click|go|try|type|email|call|visit|"
    r"contact|see|check|have|has|did|do|does|can|could|would|are|is|what|which|great|good|happy|welcome)\b",
    re.IGNORECASE,
)
"""How sentences about the matter begin; one that holds up the customer's case begins with the case."""
_MERELY_SORRY = re.compile(
    r"^\W*(?:so |very |really |we(?:'re| are) |i(?:'m| am) )*(?:sorry|apologies)\b", re.IGNORECASE
)
_RECORDS = re.compile(
    r"\b(?:recorded|located|logged|required|received|noted|registered|processed|confirmed|ref|reference|order|ticket)\b",
    re.IGNORECASE,
)
"""Words of a note for the file, which holds nothing up to anybody."""
_FINITE = frozenset(
    {
        "i", "we", "it", "this", "these", "there", "is", "was", "are", "were", "has", "have", "had", "will", "can",
        "be", "do", "did", "does", "please", "sorry", "thank", "thanks",
    }
)  # fmt: skip
"""Words that a mere picture of the customer's case does without."""
_PICTURES = re.compile(
    r"\bi can (?:just |well |almost |only )?"
    r"(?:picture|imagine|see (?:that (?!'s|is|you|the order)\w|how|what|why|it all))",
    re.IGNORECASE,
)
"""How somebody says that they put themselves in the customer's place."""
_PUTS_FIRST = re.compile(
    r"\bfirst\b(?! class|-class|name)|\bbefore (?:anything|the rest|you|they|he|she|your)\b|\bleave \w+ to (?:me|us)\b|"
    r"\bin time for\b|\bso (?:this|that) (?:gets|is|goes)\b",
    re.IGNORECASE,
)
"""How a sentence lets the trouble decide what comes first."""
_THANKS_FOR = re.compile(r"\bthank(?:s| you)\b[^.!?]*?(?:,| and (?=i\b|i'm|we)|$)", re.IGNORECASE)
"""Thanks for writing about a thing, which name the thing as anybody would."""
_PARTING = re.compile(
    r"^\W*(?:we |i )?(?:do )?(?:hope|look forward|looking forward)\b.*\b(?:see|welcom\w+|serv\w+)\b", re.IGNORECASE
)
"""How a message takes leave."""
_SYMPATHY = re.compile(r"\b(?:sorry|must (?:be|have)|that's|thats|that is|what a|oh|not|understand)\b", re.IGNORECASE)
_HANDS_BACK = (Move.BOUNCES_CHANNEL, Move.BURDENS_CUSTOMER, Move.DEFLECTS_TO_AUTOMATION, Move.PUSHES_SALE)
_SHORT_SORRY = 9
"""Words up to which a sorry that names the matter stays a phrase: "sorry to hear about the missed calls"."""
_GENERAL = 70
"""Least confidence of an acknowledgement that names nothing of the customer's own."""


@dataclass(frozen=True)
class Acknowledgement:
    """One sentence in which the agent took notice of the trouble."""

    place: Place
    own: bool
    """Whether it names this customer's own trouble, and not just any."""
    weight: int


@dataclass(frozen=True)
class Noticing:
    """What the agent noticed of the trouble over the whole contact."""

    case: Case

    @cached_property
    def kept_safe(self) -> tuple[Place, ...]:
        """Return where a danger that the customer spoke of was dealt with: nothing names their trouble more exactly."""
        if not self.case.customer_cues("risk"):
            return ()
        first = self.case.customer_cues("risk")[0].number
        return tuple(place for place in self.case.agent_cues("safety") if place.number > first)

    @cached_property
    def acknowledgements(self) -> tuple[Acknowledgement, ...]:
        """Return every sentence that takes notice of the trouble in more than a stock phrase, in order."""
        found = (_acknowledgement(self.case, turn, each) for turn in self.case.agent for each in turn.sentences)
        return tuple(each for each in found if each is not None)

    @cached_property
    def own(self) -> tuple[Place, ...]:
        """Return where this customer's own trouble was named."""
        named = tuple(each.place for each in self.acknowledgements if each.own)
        return (*named, *self.kept_safe)

    @cached_property
    def general(self) -> tuple[Place, ...]:
        """Return where trouble was noticed in words for anybody."""
        return tuple(each.place for each in self.acknowledgements if not each.own)

    @cached_property
    def sorries(self) -> tuple[Place, ...]:
        """Return where the agent apologised or used a stock phrase of sympathy."""
        return self.case.places(Move.APOLOGISES, Move.STOCK_EMPATHY)

    @cached_property
    def dismissals(self) -> tuple[Place, ...]:
        """Return where the trouble was brushed aside; to say that nothing can be done is a refusal, not that."""
        found = self.case.places(Move.DISMISSES, least=80)
        return tuple(place for place in found if not place.beside_cue("gives_up_on_it", "withholds"))

    @cached_property
    def takes_up_their_words(self) -> bool:
        """Return whether any sentence beside the mere matter takes up the customer's own words."""
        return any(
            len(echoed(self.case, turn, sentence)) >= 2
            and not Place(turn, sentence.start, sentence.end).beside(*_BUSINESS, *_AGAINST)
            for turn in self.case.agent
            for sentence in turn.sentences
        )


def _acknowledgement(case: Case, turn: Said, sentence: Sentence) -> Acknowledgement | None:
    place = Place(turn, sentence.start, sentence.end)
    moves = place.moves()
    if moves.keys() & {*_AGAINST, *_HANDS_BACK} or _NO_APOLOGY.search(sentence.text) or _PARTING.match(sentence.text):
        return None
    if place.beside_cue("disputes", "waves_away", "excuse"):
        return None
    echo = len(_own_words(case, turn, sentence))
    if Move.STOCK_EMPATHY in moves and echo < 2:
        return None
    if turn is case.agent[0] and _opens_with_their_case(place, sentence, echo):
        return Acknowledgement(place, own=True, weight=60 + 10 * min(echo, 4))
    sure = max(moves.get(Move.ACKNOWLEDGES_FEELING, 0), moves.get(Move.ACKNOWLEDGES_CONSEQUENCE, 0), 50)
    if _is_own(moves, echo, _weighs(place, sentence), sentence, in_person=does_in_person(sentence)):
        return Acknowledgement(place, own=True, weight=sure + 10 * min(echo, 4))
    if moves.get(Move.ACKNOWLEDGES_FEELING, 0) >= _GENERAL or (Move.APOLOGISES in moves and echo):
        return Acknowledgement(place, own=False, weight=sure)
    if place.beside_cue("regard") and _SYMPATHY.search(sentence.text) and not does_in_person(sentence):
        return Acknowledgement(place, own=False, weight=sure)
    return None


def _own_words(case: Case, turn: Said, sentence: Sentence) -> frozenset[str]:
    """Return what a sentence takes up of the customer's own: no name for a feeling, no subject that is thanked for."""
    felt = frozenset[str]().union(*(telling(place.words().quote) for place in case.customer_cues("feeling")))
    thanked = _THANKS_FOR.match(sentence.text)
    return echoed(case, turn, sentence) - felt - (telling(thanked.group()) if thanked else frozenset())


def _opens_with_their_case(place: Place, sentence: Sentence, echo: int) -> bool:
    """Return whether the first reply holds the customer's case up to them before it turns to the matter.

    Either by weighing a thing that they said, or by naming several without doing or reporting anything.
    """
    early = sum(each.start < sentence.start and each.words > _GREETING_WORDS for each in place.turn.sentences) <= _EARLY
    if not early or sentence.question or sentence.words < _GREETING_WORDS or _begins_with_a_deed(sentence):
        return False
    bare = _ADDRESS.sub("", sentence.text)
    if _RECORDS.search(bare) or (_MERELY_SORRY.match(bare) and sentence.words <= _SHORT_SORRY + _GREETING_WORDS):
        return False
    weighed = echo >= 1 and (place.beside_cue("regard") or _PUTS_FIRST.search(bare) or _is_picture(bare, sentence))
    return bool(weighed) or (echo >= 2 and not _THE_MATTER.match(bare) and not place.turn.has(*_HANDS_BACK))


def _is_picture(bare: str, sentence: Sentence) -> bool:
    """Return whether a sentence only pictures the customer's case: no verb of ours, nothing done or reported."""
    pure = _FINITE.isdisjoint(sentence.forms) and not _THE_MATTER.match(bare)
    return pure and len(bare.split()) >= _GREETING_WORDS


def _begins_with_a_deed(sentence: Sentence) -> bool:
    """Return whether "I" does something at the head of a sentence, and not only after the case has been held up."""
    return does_in_person(sentence) and "i" in sentence.forms[:_HEAD_WORDS]


def _is_own(moves: Mapping[Move, int], echo: int, weighs: bool, sentence: Sentence, *, in_person: bool) -> bool:
    """Return whether a sentence names this customer's own trouble: in their words, and as something that weighs."""
    if Move.ACKNOWLEDGES_FEELING in moves:
        return echo >= 1 and not _ANYBODY.search(sentence.text)
    matter = sentence.question or in_person or Move.CONFIRMS_DONE in moves or bool(amounts(sentence.text))
    if echo >= 3 and _TO_YOU.search(sentence.text) and not matter:
        return True
    if Move.ACKNOWLEDGES_CONSEQUENCE in moves and _PICTURES.search(sentence.text):
        return True
    if moves.keys() & _BUSINESS and not weighs:
        return False
    if Move.ACKNOWLEDGES_CONSEQUENCE in moves:
        return echo >= 3 or (echo >= 1 and weighs)
    if Move.PERSONAL_DETAIL in moves and weighs and echo:
        return True
    if sentence.question:
        return False
    to_them = echo >= 1 and not in_person and bool(_TO_YOU.search(sentence.text))
    return (echo >= 2 or to_them) and weighs


def _weighs(place: Place, sentence: Sentence) -> bool:
    """Return whether a sentence speaks of the matter as something that weighs on a person."""
    regrets = place.beside(Move.APOLOGISES) and sentence.words > _SHORT_SORRY
    weighty = place.beside_cue("regard") or bool(_PUTS_FIRST.search(sentence.text))
    return regrets or weighty or sentence.text.endswith("!") or _follows_a_cry(place.turn, sentence)


def _follows_a_cry(turn: Said, sentence: Sentence) -> bool:
    """Return whether a short exclamation stands just before a sentence."""
    before = [each for each in turn.sentences if each.end <= sentence.start]
    return bool(before) and before[-1].words <= _CRY_WORDS and before[-1].text.endswith("!")
