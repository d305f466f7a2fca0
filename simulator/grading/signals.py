"""The customer's side of a contact: trouble and feeling shown, questions asked, and how they took the last reply."""

import re
from dataclasses import dataclass
from functools import cached_property

from simulator.grading.case import Case, Place
from simulator.grading.said import Said, Sentence

_ASKS = re.compile(
    r"^(?:(?:ok|okay|so|and|but|um|right|well|hi|hello|also|please)[,.]? )*"
    r"(?:what|when|where|who|which|why|how|can|could|will|would|is|are|do|does|did|am|shall|should|has|have)\b",
    re.IGNORECASE,
)
_WANTS = re.compile(
    r"\b(?:want|need|would like|'d like|please|looking for|can you|could you|bring|get me|send me)\b", re.IGNORECASE
)
_STARS = re.compile(r"[★⭐]|\b([1-5])[ -]?stars?\b", re.IGNORECASE)
_WANTING = re.compile(
    r"\bfor (?:over |about |almost )?(?:\w+ )?(?:hours|days|weeks|months|years)\b|"
    r"\b(?:nobody|nothing|never|no one|without|still)\b|\?\?|!!|"
    r"\bca(?:n't|nt|nnot) (?!wait|decide|remember|say|tell)\w+|\bcannot (?!wait|decide)\w+|"
    r"\b(?:isn't|isnt|wasn't|wasnt|aren't|weren't|hasn't|hasnt|haven't|havent|didn't|didnt|doesn't|doesnt|won't|wont)\b|"
    r"\bnot (?:a (?:word|single)|one|on|in|working|there|here|been|got|come|arrived)\b|"
    r"\bgone (?:past|off|out|up|down|again)\b|\btoo (?:short|small|big|late|long|tight|loud|hot|cold|dear)\b|"
    r"\b(?:short|shorter|longer|smaller|bigger) (?:of|than)\b|"
    r"\bbut (?:not|no|nobody|nothing|never|it|they|you|your|the|there|then)\b|"
    r"\b(?:there(?:'s| is|s|'re) )?no (?!problem|worries|thanks|thank|rush)\w+",
    re.IGNORECASE,
)
_CHECKS = re.compile(
    r"\b(?:will|can|could|would|does|is) (?:somebody|someone|anybody|anyone|you|they)\b[^.?!]*"
    r"\b(?:look|check|ring|call|phone|write|come|see|visit|follow|test|make sure|monitor)\w*\b[^.?!]*"
    r"\b(?:after|again|later|afterwards|once|next|week|weeks|month|months|winter|summer|in a few)\b"
    r"|\bhow (?:do|will|would|can) (?:i|we) know\b[^.?!]*\b(?:hold|last|work|again|time|fixed|stay)\w*\b"
    r"|\bwhat if it happens again\b",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"\b(?:when|how long|how soon|any news|any update|what's happening|what is happening|days|weeks|months)\b",
    re.IGNORECASE,
)
_NO_CAUSES = re.compile(
    r"\b(?:don't|dont|do not|not|couldn't) (?:really )?(?:care|interested|want to (?:know|hear)|need to (?:know|hear))"
    r"(?: less)?(?: about| in| of| for)? (?:who|whose|which|what|why|the|your|about)\b|"
    r"\b(?:not|isn't) my (?:problem|fault|concern)\b|\bexcuses?\b|\byour (?:problem|business), not mine\b",
    re.IGNORECASE,
)
_PROTESTS = re.compile(
    r"\?\?|\?!|\bare you (?:serious|kidding|joking|having a laugh)\b|\bwhat did you (?:just )?(?:say|call)\b|"
    r"\bunbelievable\b",
    re.IGNORECASE,
)
"""How somebody who was given no help cries out at the last reply."""
_GRAVE = re.compile(
    r"\boxygen\b|\b(?:inhaler|insulin|epi-?pen|dialysis|pacemaker|nebuli[sz]er|seizure|asthma|carbon monoxide)\b|"
    r"\balarm\b[^.!?]*\b(?:boiler|gas)\b|"
    r"\bcan(?:'t|not) breathe|\b(?:trouble breathing|short of breath|chest pain|anaphyla\w+|allergic reaction)\b|"
    r"\bsmell\w* (?:of |like )?(?:\w+ )?(?:gas|burn\w*|smok\w*|scorch\w*)|\bgas (?:leak|smell)|"
    r"\b(?:smok|spark|scorch|overheat|melt)(?:e|es|ed|ing|s)\b|\b(?:on|caught|catch) fire\b|"
    r"\b(?:electric )?shocks?\b(?! absor)|\b(?:bare|exposed|live) wires?\b|\bred hot\b|"
    r"\bburn(?:t|ed|s)? (?:my|his|her|our|their)\b|\bno brakes\b|\b(?:newborn|pregnant|premature)\b|"
    r"\b(?:brakes?|steering) (?:\w+ ){0,2}(?:fail|let go|gave|gone|stopped|not work|don't work|didn't work)\w*|"
    r"\b(?:tip|topple|fall|fell|tipp|toppl)\w* (?:\w+ )?(?:over|on|onto|forward)\b|\bclimb\w*|"
    r"\b(?:chok|bleed|faint|unconscious|suicid|trapped)\w*|\b(?:hurt|kill) (?:myself|himself|herself)|\bend it all\b|"
    r"\b(?:unsafe|not safe|dangerous|danger)\b",
    re.IGNORECASE,
)
"""Words that nobody can take for anything but a danger to somebody."""
_CLAUSE_ENDS = re.compile(r"\s*(?:[.,;:!?…)]|\.\.|$|then\b|i'm\b|im\b|forget\b)", re.IGNORECASE)
_UPSET = 40
"""Starting frustration from which a written customer shows trouble whatever their words (the persona's usual start)."""
_SHOUTS = re.compile(r"\b[A-Z]{4,}\b")


@dataclass(frozen=True)
class Question:
    """Something the customer asked directly."""

    turn: Said
    sentence: Sentence

    def place(self) -> Place:
        """Return where it was asked."""
        return Place(self.turn, self.sentence.start, self.sentence.end)


@dataclass(frozen=True)
class Signals:
    """What the customer showed, in places of their own words."""

    case: Case

    @cached_property
    def feelings(self) -> tuple[Place, ...]:
        """Return where the customer said how they feel."""
        return self._heard("feeling")

    @cached_property
    def troubles(self) -> tuple[Place, ...]:
        """Return where the customer said what is wrong or what hangs on it."""
        return self._heard("trouble")

    @cached_property
    def stakes(self) -> tuple[Place, ...]:
        """Return where the customer said what hangs on it."""
        return self._heard("stake")

    @cached_property
    def trouble(self) -> Place | None:
        """Return the words that show the customer's trouble best, None where they showed none."""
        shown = (*self.feelings, *self.troubles, *self._heard("chasing"), *self._heard("risk"))
        shown = shown or self._implied() or self._low_stars() or self._as_written()
        if not shown:
            return None
        return max(shown, key=lambda place: (self._weight(place), -place.number, -place.start))

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Return the customer's direct questions that the agent could still answer, in order."""
        return tuple(
            Question(turn, sentence)
            for turn in self.case.heard
            for sentence in turn.sentences
            if sentence.question or _ASKS.match(sentence.text)
        )

    @cached_property
    def requests(self) -> tuple[Place, ...]:
        """Return where the customer asked for something, as a question or a wish."""
        return tuple(
            Place(turn, sentence.start, sentence.end)
            for turn in self.case.heard
            for sentence in turn.sentences
            if sentence.question or _ASKS.match(sentence.text) or _WANTS.search(sentence.text)
        )

    @cached_property
    def risks(self) -> tuple[Place, ...]:
        """Return where the customer spoke of a danger to somebody."""
        return self._heard("risk")

    @cached_property
    def grave_risks(self) -> tuple[Place, ...]:
        """Return where the danger was put in words that leave no doubt."""
        return tuple(place for place in self.risks if _GRAVE.search(place.quote().quote))

    @cached_property
    def content(self) -> bool:
        """Return whether the customer ended content: thanks or a yes in their last word, and nothing against it."""
        last = self._last_after_reply()
        return last is not None and last.shows("thanks", "accepts") and not last.shows("rejects", "resigns")

    @cached_property
    def left_unhappy(self) -> bool:
        """Return whether the customer's last word turns the outcome down or gives up on it."""
        last = self._last_after_reply()
        if last is None or last.shows("accepts", "thanks"):
            return False
        unanswered = last is self.case.turns[-1] and bool(_PROTESTS.search(last.meant))
        return unanswered or last.shows("rejects", "resigns", "objects")

    @cached_property
    def wishes_for_a_check(self) -> tuple[Place, ...]:
        """Return where the customer asked that somebody look again later, or how they can know that it lasts."""
        return tuple(Place(turn, *found.span()) for turn in self.case.heard for found in _CHECKS.finditer(turn.meant))

    @cached_property
    def asks_when(self) -> tuple[Place, ...]:
        """Return where the customer asked about a time or how things stand."""
        return tuple(question.place() for question in self.questions if _WHEN.search(question.sentence.text))

    @cached_property
    def tired_of_causes(self) -> tuple[Place, ...]:
        """Return where the customer said that they don't care for the cause they were given."""
        return tuple(
            Place(turn, *found.span()) for turn in self.case.heard for found in _NO_CAUSES.finditer(turn.meant)
        )

    @cached_property
    def resigned(self) -> tuple[Place, ...]:
        """Return where the customer gave up in passing ("whatever"), words that end their clause."""
        return tuple(place for place in self._heard("resigns") if _CLAUSE_ENDS.match(place.turn.text, place.end))

    def _last_after_reply(self) -> Said | None:
        first_reply = self.case.agent[0].number if self.case.agent else 0
        after = [turn for turn in self.case.customer if turn.number > first_reply]
        return after[-1] if after else None

    def _heard(self, family: str) -> tuple[Place, ...]:
        heard = {turn.number for turn in self.case.heard}
        return tuple(place for place in self.case.customer_cues(family) if place.number in heard)

    def _implied(self) -> tuple[Place, ...]:
        """Return sentences that say what is wanting or shout, where no word for trouble stands."""
        return tuple(
            Place(turn, sentence.start, sentence.end)
            for turn in self.case.heard
            for sentence in turn.sentences
            if _WANTING.search(sentence.text) or _SHOUTS.search(sentence.text)
        )

    @cached_property
    def opening(self) -> Place | None:
        """Return the customer's first sentence, None where they said nothing that could be answered."""
        spoken = [turn for turn in self.case.heard if turn.sentences]
        return Place(spoken[0], spoken[0].sentences[0].start, spoken[0].sentences[0].end) if spoken else None

    def _as_written(self) -> tuple[Place, ...]:
        """Return the opening of a scenario whose author says that the customer is upset or in danger."""
        scenario = self.case.situation.scenario
        upset = scenario is not None and (scenario.risk is not None or scenario.temper.get("frustration", 0) >= _UPSET)
        return (self.opening,) if upset and self.opening else ()

    def _low_stars(self) -> tuple[Place, ...]:
        if self.case.transcript.stars is not None and self.case.transcript.stars > 3:
            return ()
        return tuple(
            Place(turn, turn.sentences[0].start, turn.sentences[0].end)
            for turn in self.case.heard
            if turn.sentences and 0 < _stars_in(turn.text) <= 3
        )

    def _weight(self, place: Place) -> int:
        """Return how much the sentence of a place says about what it means to the customer."""
        sentence = place.turn.sentence_at(place.start)
        if sentence is None:
            return 0
        cues = place.turn.cues
        families = ("feeling", "trouble", "stake", "chasing", "risk")
        return sum(
            any(sentence.start <= start < sentence.end for start, _ in cues.get(family, ())) for family in families
        )


def _stars_in(text: str) -> int:
    head = text[:40]
    found = _STARS.search(head)
    if not found:
        return 0
    return int(found.group(1)) if found.group(1) else head.count("★") + head.count("⭐")


def signals(case: Case) -> Signals:
    """Return what the customer of a case showed."""
    return Signals(case)
