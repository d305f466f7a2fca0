"""What the agent meant to say and may keep: their own helping sentence without blame, joke, pressure or phrase."""

import re
from collections.abc import Iterator

from simulator.domain.moves import Move
from simulator.domain.verdict import Quote
from simulator.grading.case import Place
from simulator.grading.evidence import Evidence
from simulator.grading.said import Said, Sentence

_HELPS = frozenset(
    {
        Move.CONFIRMS_DONE, Move.TAKES_ACTION, Move.OFFERS_SOLUTION, Move.REFUSES_WITH_ALTERNATIVE,
        Move.GIVES_TIMELINE, Move.PROMISES_FOLLOW_UP, Move.OFFERS_CHOICE,
    }
)  # fmt: skip
_SPOILS = frozenset(
    {
        Move.BLAMES_CUSTOMER, Move.BLAMES_OTHERS, Move.DISMISSES, Move.HIDES_BEHIND_POLICY, Move.BOUNCES_CHANNEL,
        Move.DEFLECTS_TO_AUTOMATION, Move.OVER_PROMISES, Move.VAGUE_PROMISE, Move.PUSHES_SALE, Move.CRITICISES_OTHERS,
        Move.TOO_PERSONAL, Move.JOKES_SLANG, Move.CURT, Move.INSULTS, Move.THREATENS, Move.UNCLEAR, Move.FORM_LETTER,
        Move.TEMPLATE_LEFT, Move.ASKS_SECRET, Move.ASKS_KNOWN, Move.DISCLOSES_PRIVATE, Move.BURDENS_CUSTOMER,
        Move.ASKS_RATING, Move.STOCK_EMPATHY, Move.ATTEMPTS_INSTRUCTION, Move.ESCALATES, Move.REFUSES,
    }
)  # fmt: skip
_SPOILING_CUES = ("waves_away", "disputes", "excuse", "evasive", "withholds", "mocks", "gives_up_on_it")
_FEWEST, _MOST = 5, 24
"""Words that a kept sentence has."""
_LEAST = 60
_LEANS = re.compile(
    r"^\W*(?:it|it's|its|that|that's|this|these|those|they|he|she|then|so|but|and|or|because|which|otherwise|also|"
    r"therefore|meanwhile|once|either|both|same|no|yes|ok|okay|well|anyway|if (?:so|not|it|that|this))\b",
    re.IGNORECASE,
)
"""How sentences begin that can't stand alone."""
_PERSON = re.compile(r"\b(?:i|i'll|i've|i'm|i'd|we|we'll|we've|we're)\b", re.IGNORECASE)
_STARTS = re.compile(
    r"^(?:i|i'll|i've|i'm|i'd|i have|we|we'll|we've|we're|you'll|you can|your|the|if you|if it|as soon as|our)\b"
    r"(?!.*\b(?:this|that)\W*$)",
    re.IGNORECASE,
)
"""How a sentence begins that stands well after another; one that ends in "this" points to nothing."""
_UNFIT = re.compile(
    '[\U0001f300-\U0001faff\u2600-\u27bf!"\u201c\u201d{}\\[\\]<>\n@#]|'
    r"\b(?:lol|haha|hun|mate|dude|bro+|(\w+) \1|gonna|wanna|ya|yay|oops\w*|anyway|actually|obviously|as i said|"
    r"next time|should have|password|passcode|pin|code|card number|digits|cvv|sure|just the|see why|only today|"
    r"midnight|upgrade|calm down|policy|herein|hereby|ascertain|lady|hold on|wait|unfortunately|"
    r"cheers|kind regards|thank you)\b",
    re.IGNORECASE,
)


_LEAD_IN = r"^\W*(?:(?:hi|hello|ok|okay|right|yes|dear|no problem|of course|sure|alright)\b[ ,.!]*)*"
"""Words before the name and the sentence proper."""


def kept(evidence: Evidence, quote: Quote | None, turn: int) -> str:
    """Return a whole sentence of the agent's that helps and may stay, from the turn in question first; else nothing."""
    return next(_fitting(evidence, quote, turn), "")


def _fitting(evidence: Evidence, quote: Quote | None, number: int) -> Iterator[str]:
    turns = sorted(evidence.case.agent, key=lambda each: (each.number != number, each.number < number, each.number))
    for turn in turns:
        for sentence in turn.sentences:
            if _may_stay(turn, sentence, quote) and not _promised_too_much(evidence, turn, sentence):
                text = _as_sentence(sentence.text, evidence.case.situation.customer_name)
                if _STARTS.match(text):
                    yield text


def _may_stay(turn: Said, sentence: Sentence, quote: Quote | None) -> bool:
    if sentence.question or not _FEWEST <= len(sentence.text.split()) <= _MOST or not _PERSON.search(sentence.text):
        return False
    if quote is not None and quote.turn == turn.number and quote.start < sentence.end and sentence.start < quote.end:
        return False
    place = Place(turn, sentence.start, sentence.end)
    moves = place.moves()
    helps = any(moves.get(move, 0) >= _LEAST for move in _HELPS)
    if turn.has(Move.PUSHES_SALE) and moves.keys().isdisjoint({Move.CONFIRMS_DONE, Move.TAKES_ACTION}):
        return False
    clean = moves.keys().isdisjoint(_SPOILS) and not place.beside_cue(*_SPOILING_CUES)
    return helps and clean and not _UNFIT.search(sentence.text) and not _LEANS.match(sentence.text)


def _promised_too_much(evidence: Evidence, turn: Said, sentence: Sentence) -> bool:
    return any(
        promise.status in ("beyond_authority", "not_done")
        for promise in evidence.promises
        if promise.turn == turn.number and sentence.start <= promise.quote.start < sentence.end
    )


def _as_sentence(text: str, name: str) -> str:
    """Return a sentence with a capital and a full stop, without the customer's name at its head."""
    first = re.escape(name.split()[0].strip(",.(")) if name else "(?!)"
    bare = re.sub(rf"{_LEAD_IN}(?:{first}\b)?[ ,:.-]*", "", text, flags=re.IGNORECASE)
    bare = re.sub(rf", {first}(?=[.,]|$)", "", " ".join(bare.split()))
    bare = re.sub(r"\bi(?=['\s])", "I", bare).rstrip(" .;,:-")
    return f"{bare[:1].upper()}{bare[1:]}."
