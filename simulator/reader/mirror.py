"""Whether a message names what the trouble means for this customer, in words taken up from theirs."""

import re
from collections.abc import Iterator

from simulator.domain.moves import Move
from simulator.reader.details import own_words, telling
from simulator.reader.facts import PLAIN
from simulator.reader.message import Find, Message
from simulator.text.words import Word

_FIRST_SENTENCES = 4
"""Trouble is named early; later sentences speak of what is done."""
_TELLING_ALONE = 3
"""Shared words that need no word of trouble beside them."""
_LOOKS_UP = re.compile(
    r"\b(?:i|we) (?:can |do )?(?:see|have|found|checked|looked|understand that|note)\b"
    r"|\byour (?:order|account|booking|message)\b"
)
_TROUBLE = re.compile(
    r"\b(?:without|missed|missing|lost|late|stuck|broken?|broke|spoil\w*|ruin\w*|chas(?:e|ed|ing)|wait\w*|again|twice|"
    r"third|three|four|five|no|nobody|never|nothing|still|before|while|instead|when|with|after|only|worse|alone|down|off|"
    r"dead|cold|dark|burst|damaged|smashed|wrong|short|halfway|hours?|days|weeks|nights?|counting|riding on|depends?|"
    r"need(?:ed|s)?)\b"
)
_DISPUTES = re.compile(
    r"\bnot been\b|n't been\b|\b(?:was|were|is|are|did|do|does|have)(?: not|n't)\b|\bonly\b|\bfacts?\b"
)
_BUSINESS = frozenset(
    (
        Move.TAKES_ACTION, Move.CONFIRMS_DONE, Move.OFFERS_SOLUTION, Move.OFFERS_CHOICE, Move.GIVES_NEXT_STEP,
        Move.REFUSES, Move.BLAMES_CUSTOMER, Move.DISMISSES, Move.HIDES_BEHIND_POLICY, Move.BOUNCES_CHANNEL,
        Move.DEFLECTS_TO_AUTOMATION, Move.BURDENS_CUSTOMER, Move.PUSHES_SALE, Move.INSULTS, Move.THREATENS, Move.CURT,
        Move.TOO_PERSONAL, Move.STOCK_EMPATHY, Move.THANKS_SPECIFICALLY, Move.VAGUE_PROMISE, Move.PROMISES_FOLLOW_UP,
        Move.GIVES_INFORMATION, Move.OWNS_FAULT,
    )
)  # fmt: skip


def find_mirrored(message: Message, finds: list[Find]) -> Iterator[Find]:
    """Find early words that take up two of the customer's own, say that it is bad, and do nothing else yet."""
    own = own_words(message)
    for number in range(min(_FIRST_SENTENCES, len(message.words.sentences))):
        start, end = _before_business(message, number, finds)
        shared = {
            word.stem for word in _words_between(message, number, start, end) if word.stem in own and telling(word)
        }
        if len(shared) >= 2 and _names_trouble(message.text[start:end], len(shared)):
            yield Find(Move.ACKNOWLEDGES_CONSEQUENCE, min(88, 54 + 8 * len(shared)), start, end, start)


def _before_business(message: Message, number: int, finds: list[Find]) -> tuple[int, int]:
    """Return the part of a sentence before its question and before anything that is done, offered or refused."""
    sentence = message.words.sentences[number]
    business = (find for find in finds if find.move in _BUSINESS and find.confidence > PLAIN)
    starts = [find.start for find in business if sentence.start <= find.at < sentence.end]
    starts += [message.clauses[number][-1].start] if message.asks[number] else []
    return sentence.start, max(sentence.start, min([sentence.end, *starts]))


def _words_between(message: Message, number: int, start: int, end: int) -> list[Word]:
    first, last = message.words_in[number]
    return [word for word in message.words.words[first:last] if start <= word.start < end]


def _names_trouble(text: str, shared: int) -> bool:
    if _DISPUTES.search(text) or _LOOKS_UP.search(text):
        return False
    return shared >= _TELLING_ALONE or bool(_TROUBLE.search(text))
