"""Mistakes of manner: how the agent's words sound to this customer."""

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from simulator.domain.moves import Move
from simulator.domain.transcript import Transcript
from simulator.grading.case import Case, Place
from simulator.grading.echo import echoed
from simulator.grading.evidence import Evidence
from simulator.grading.harsh import is_harsh
from simulator.grading.mistakes.hit import SURE, Hit, at, moves_as
from simulator.grading.mistakes.wording import is_feedback
from simulator.grading.said import Said

_GREETED = re.compile(
    r"^\s*(?:dear|hi|hello|hey|good (?:morning|afternoon|evening))[ ,]+"
    r"(?:(?:mr|mrs|ms|miss|mx|dr|prof|professor|doctor|rev|sir|lady|captain)\.? )?([A-Z][\w'’-]+)",
    re.IGNORECASE,
)
_NOBODY = frozenset(
    {
        "customer", "sir", "madam", "all", "there", "team", "both", "guest", "member", "everyone", "friend", "valued",
        "again", "and", "colleague", "colleagues", "reader", "neighbour", "friends", "folks", "everybody", "from",
        "to", "it", "thank", "thanks", "this", "tenant", "passenger", "resident", "patient", "subscriber", "user",
        "client", "traveller", "parent", "parents", "driver", "reviewer", "shopper", "applicant", "policyholder",
        "account", "buyer",
        "owner", "student", "learner", "householder", "cardholder", "caller", "leaseholder", "occupier", "homeowner",
        "player", "diner", "visitor", "household", "supporter", "viewer", "seller", "host", "rider",
    }
)  # fmt: skip
"""Words after a greeting that are no name."""
_PICTURE = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf]")
_PLAYS = re.compile(r"\b(?:lol|haha|lmao|hehe|xd)\b", re.IGNORECASE)
_SLANG = re.compile(
    r"\b(?:haha+|hehe|lol|lmao|omg|lemme|gonna|gotta|wanna|laters|ya|yay|woo+p?|boom|oof|yikes|oops\w*|dude|bro|mate|"
    r"chill|legend|no stress|no biggie|easy peasy|bummer|cuz)\b",
    re.IGNORECASE,
)
_MANY_JOKES = 3
"""Jokes, slang and pictures together from which they are certainly too many for somebody in trouble."""
_SAME_NAME = 75
"""Least rapidfuzz ratio of 100 at which a greeting is taken for a misspelling of the customer's name."""
_FEWEST_MECHANICAL = 50
"""Words that an agent must have written in all before their want of an "I" says anything."""
_FAR_OVER = 150
"""Per cent of the channel's longest message over which a reply is certainly too long (our judgement)."""
_ABRUPT = 12
"""Words up to which a last message can be abrupt."""


def rude(evidence: Evidence) -> Iterator[Hit]:
    """Yield where the agent was rude: insults and threats at once, mockery and curtness where they repeat."""
    case = evidence.case
    for turn, found in case.moves(Move.INSULTS, Move.THREATENS):
        if is_harsh(turn.text[found.start : found.end]):
            yield at("impolite", Place(turn, found.start, found.end), sure=found.confidence >= SURE)
    curt, mocking = case.places(Move.CURT), case.agent_cues("mocks")
    blames = case.made(Move.BLAMES_CUSTOMER, least=SURE)
    for place in mocking:
        yield at("impolite", place, sure=len({each.start for each in mocking}) > 1 or blames or bool(curt))
    for place in curt if len(curt) > 1 else ():
        yield at("impolite", place, sure=bool(mocking) or blames)


def blaming(evidence: Evidence) -> Iterator[Hit]:
    """Yield where the agent put the fault on the customer or argued with their account."""
    case = evidence.case
    yield from moves_as(case, "blames-customer", Move.BLAMES_CUSTOMER)
    complained = evidence.customer.trouble is not None
    for place in case.agent_cues("disputes"):
        yield at("argues", place, sure=complained)


def brushing_off(evidence: Evidence) -> Iterator[Hit]:
    """Yield where feedback was played down or thanked away."""
    case = evidence.case
    waved = case.agent_cues("waves_away")
    for place in (*evidence.noticed.dismissals, *waved):
        if is_feedback(evidence, place.turn):
            yield at("dismisses-feedback", place, sure=case.public and bool(waved))


def selling(evidence: Evidence) -> Iterator[Hit]:
    """Yield where a sale was pressed after a no, or pressed again and again."""
    case = evidence.case
    pushes = case.places(Move.PUSHES_SALE)
    refused = [place.number for place in case.customer_cues("says_no")]
    for place in pushes:
        after_no = any(number < place.number for number in refused)
        if after_no or len(pushes) > 1:
            yield at("pushy-sales", place, sure=after_no or len(pushes) > 2)


def joking(evidence: Evidence) -> Iterator[Hit]:
    """Yield slang and jokes where trouble was shown and the customer did not joke first."""
    case = evidence.case
    jokes = case.places(Move.JOKES_SLANG)
    plays = any(_PICTURE.search(turn.text) or _PLAYS.search(turn.text) for turn in case.customer)
    if evidence.customer.trouble is None or plays:
        return
    pictures = sum(len(_PICTURE.findall(turn.meant)) for turn in case.agent)
    slang = sum(len(_SLANG.findall(turn.meant)) for turn in case.agent)
    for place in jokes:
        yield at("too-informal", place, sure=bool(pictures) and slang + pictures >= _MANY_JOKES)


def mechanical(evidence: Evidence) -> Iterator[Hit]:
    """Yield a form letter, text for nobody in particular, or wording that no person speaks."""
    case = evidence.case
    for turn, found in case.moves(Move.FORM_LETTER):
        deeds = turn.has(Move.CONFIRMS_DONE) or _takes_up(case, turn) >= 3
        yield at("form-letter", Place(turn, found.start, found.end), sure=found.confidence >= SURE and not deeds)
    yield from _faceless(evidence)


def _takes_up(case: Case, turn: Said) -> int:
    """Return how many of the customer's own telling words a turn takes up."""
    return len(frozenset[str]().union(*(echoed(case, turn, sentence) for sentence in turn.sentences)))


def _faceless(evidence: Evidence) -> Iterator[Hit]:
    case = evidence.case
    if case.agent_words < _FEWEST_MECHANICAL or _speaks_as_person(case) or evidence.noticed.acknowledgements:
        return
    harsh = case.made(Move.BLAMES_CUSTOMER, Move.INSULTS, Move.DISMISSES, least=SURE)
    longest = max(case.agent, key=lambda turn: turn.word_count)
    quote = next((each for each in longest.sentences if each.words >= 5), None)
    if quote is not None:
        yield at("robotic-tone", Place(longest, quote.start, quote.end), sure=not harsh)


def _speaks_as_person(case: Case) -> bool:
    return any(word.form in ("i", "me", "my", "we", "us", "our") for turn in case.agent for word in turn.words.words)


def off_brand(evidence: Evidence) -> Iterator[Hit]:
    """Yield a register that no brand of today speaks."""
    grand = evidence.case.agent_cues("grandiose")
    if grand:
        yield at("off-brand", grand[0], sure=len(grand) >= 3)


def too_close(evidence: Evidence) -> Iterator[Hit]:
    """Yield remarks on private matters, talk against others, and requests for stars."""
    yield from moves_as(evidence.case, "too-personal", Move.TOO_PERSONAL)
    yield from moves_as(evidence.case, "criticises-others", Move.CRITICISES_OTHERS)
    yield from moves_as(evidence.case, "fishes-for-rating", Move.ASKS_RATING)


def careless(evidence: Evidence) -> Iterator[Hit]:
    """Yield fields left open, a wrong name, and far too much text."""
    case = evidence.case
    yield from moves_as(case, "careless-writing", Move.TEMPLATE_LEFT)
    for turn in case.agent:
        wrong = _wrong_name(turn, case.transcript)
        if wrong is not None:
            yield at("careless-writing", Place(turn, *wrong))
    for turn, found in case.moves(Move.INFO_OVERLOAD):
        far_over = len(turn.meant) * 100 > case.norms.longest * _FAR_OVER
        yield at("info-overload", Place(turn, found.start, found.end), sure=far_over)
    for turn, found in case.moves(Move.UNCLEAR):
        yield at("unclear", Place(turn, found.start, found.end), sure=False)


def _wrong_name(turn: Said, transcript: Transcript) -> tuple[int, int] | None:
    """Return where a greeting names somebody who is nowhere in the contact."""
    greeted = _GREETED.match(turn.meant)
    known = [transcript.customer.name, *(each.text for each in transcript.turns if each.role == "customer")]
    if greeted is None or not transcript.customer.name or not greeted.group(1)[0].isupper():
        return None
    name = greeted.group(1).casefold().removesuffix("'s")
    words = {part.casefold().strip("(@'\").,;:!?") for text in known for part in re.split(r"[\s_]+", text)}
    if name in _NOBODY or any(fuzz.ratio(name, word) >= _SAME_NAME for word in words):
        return None
    return greeted.span(1)


def abrupt(evidence: Evidence) -> Iterator[Hit]:
    """Yield a last message in a live contact that leaves the customer standing."""
    case = evidence.case
    if not case.live or not case.agent or case.turns[-1].role != "agent":
        return
    last = case.agent[-1]
    asked = case.asked_before(last.number)
    kind = last.shows("farewell", "stays") or last.has(
        Move.GIVES_TIMELINE, Move.PROMISES_FOLLOW_UP, Move.INVITES_CHECK, Move.ASKS_QUESTION
    )
    if kind or last.word_count > _ABRUPT or not last.sentences:
        return
    end = last.sentences[-1]
    before = {turn.number for turn in asked}
    open_still = any(each.turn.number in before for each in evidence.customer.questions) or _broke_off(asked)
    yield at("abrupt-ending", Place(last, end.start, end.end), sure=open_still)


def _broke_off(asked: tuple[Said, ...]) -> bool:
    """Return whether the customer was cut off in mid-sentence, as a transcript of speech shows it."""
    return bool(asked) and bool(re.search(r"[.?!]", asked[-1].text)) and asked[-1].text.rstrip()[-1:].isalpha()


DETECTORS = (
    rude, blaming, brushing_off, selling, joking, mechanical, off_brand, too_close, careless, abrupt,
)  # fmt: skip
