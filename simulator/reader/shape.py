"""What the form of a message shows: too curt, far too long, full of unexplained abbreviations, not in English."""

import re
from collections.abc import Iterator, Mapping

from simulator.domain.channel import Channel
from simulator.domain.moves import Move
from simulator.reader.facts import find_facts
from simulator.reader.lists import word_list
from simulator.reader.message import Find, Message

CURT_WORDS = 3
"""Words up to which a reply without any kind word is curt (our judgement)."""

_KIND_MOVES = frozenset(
    (
        Move.OFFERS_SOLUTION, Move.OFFERS_CHOICE, Move.CONFIRMS_DONE, Move.TAKES_ACTION, Move.APOLOGISES, Move.CLOSES,
        Move.ACKNOWLEDGES_FEELING, Move.INVITES_CHECK, Move.OWNS_FAULT, Move.GIVES_TIMELINE, Move.GIVES_NEXT_STEP,
    )
)  # fmt: skip
"""Moves that make the shortest reply a kind one."""

MANY_WORDS: Mapping[Channel, int] = {
    Channel.CHAT: 170, Channel.SOCIAL: 150, Channel.PHONE: 160, Channel.PUBLIC_REVIEW: 300, Channel.EMAIL: 360,
}  # fmt: skip
"""Words over which a reply is more than people take in at once on a channel (our judgement)."""

_TIMES_WHAT_WAS_ASKED = 6
"""Words of a reply with asides for each word of the question, over which it strays (our judgement)."""

_LONG_LIST, _TIMES_A_SHORT_QUESTION, _LISTED_FACTS = 44, 5, 7
"""Words, times the words asked, and figures or commas from which an answer is a list of facts (our judgement)."""

_LISTED = re.compile(r"\d+|[,;:]\s")

_HELPS = frozenset(
    (
        Move.TAKES_ACTION, Move.CONFIRMS_DONE, Move.OFFERS_SOLUTION, Move.ACKNOWLEDGES_FEELING, Move.OWNS_FAULT,
        Move.ACKNOWLEDGES_CONSEQUENCE, Move.PROMISES_FOLLOW_UP, Move.APOLOGISES, Move.GIVES_NEXT_STEP,
    )
)  # fmt: skip
"""Moves that show that a long answer serves this customer."""

_ASIDE = re.compile(
    r"\b(?:for completeness|please (?:also )?note that|it should (?:also )?be noted|in addition|furthermore|moreover"
    r"|additionally|by way of background|as an aside|for your information|incidentally|also worth (?:noting|knowing))\b"
)
_ABBREVIATION = re.compile(r"\b[A-Z]{2,5}\d?\b(?![-@/]|\.\w)")
_EMOJI = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf]")


def find_shape(message: Message, finds: list[Find]) -> Iterator[Find]:
    """Find what the whole message is: too curt, too much, full of abbreviations, or plain statements."""
    if _is_curt(message) and not any(find.move in _KIND_MOVES or _informs(find) for find in finds):
        yield Find(Move.CURT, 80, *message.words.sentences[0], message.words.sentences[0].start)
    if _is_too_much(message) or (_lists_facts(message) and not any(find.move in _HELPS for find in finds)):
        first = message.words.sentences[0]
        yield Find(Move.INFO_OVERLOAD, 85, first.start, message.words.sentences[-1].end, first.start)
    yield from _unexplained(message)
    yield from find_facts(message, finds)


def _informs(find: Find) -> bool:
    """Return whether it is a fact of more than a word: "It's in Carlisle.", and not "No."."""
    return find.move is Move.GIVES_INFORMATION and find.end - find.start > 6


def language_of(message: Message) -> str:
    """Return "en", or "und" where hardly a word is an English one."""
    words = [word.form for word in message.words.words if not word.form[0].isdigit()]
    english = sum(word in word_list("english") for word in words)
    return "und" if len(words) >= 6 and english * 7 < len(words) else "en"


def emoji_count(message: Message) -> int:
    """Return how many emoji a message holds."""
    return len(_EMOJI.findall(message.text))


def _is_curt(message: Message) -> bool:
    forms = [word.form for word in message.words.words]
    kind = word_list("polite") | word_list("yes_words") | name_words(message)
    spoken_to = sum(len(words.words) for words in message.customer[-1:])
    if not 0 < len(forms) <= CURT_WORDS or spoken_to <= CURT_WORDS or emoji_count(message):
        return False
    return not kind.intersection(forms) and len(message.words.sentences) <= 2


def name_words(message: Message) -> frozenset[str]:
    """Return the words of the customer's name."""
    return frozenset(message.situation.customer_name.casefold().split())


def _is_too_much(message: Message) -> bool:
    words, limit = len(message.words.words), MANY_WORDS[message.situation.channel]
    asides, asked = len(_ASIDE.findall(message.text)), sum(len(said.words) for said in message.customer[-1:])
    strays = asides >= 1 and words > limit // 2 and words > _TIMES_WHAT_WAS_ASKED * asked
    return words > limit or strays or (asides >= 3 and words > limit // 3)


def _lists_facts(message: Message) -> bool:
    """Return whether a short question got a long list of figures and asides."""
    words, asked = len(message.words.words), sum(len(said.words) for said in message.customer[-1:])
    listed = len(_LISTED.findall(message.text))
    return words >= _LONG_LIST and 0 < asked * _TIMES_A_SHORT_QUESTION <= words and listed >= _LISTED_FACTS


def _unexplained(message: Message) -> Iterator[Find]:
    """Find the first of two abbreviations or more that neither the customer nor everyday English uses."""
    original = message.words.folded.original
    if original.isupper():
        return
    seen = message.customer_text + message.record.folded.text + message.situation.brand.casefold()
    strange = [
        match
        for match in _ABBREVIATION.finditer(original)
        if match.group().lower() not in word_list("known_acronyms")
        and match.group().lower() not in seen
        and not _shouted(original, match)
        and not _explained(original, match)
    ]
    if len({match.group() for match in strange}) >= 2:
        place = message.text.find(strange[0].group().lower())
        yield message.whole_clause(Move.UNCLEAR, 75, max(0, place), max(0, place) + len(strange[0].group()))


def _shouted(original: str, match: re.Match[str]) -> bool:
    """Return whether an abbreviation is a word in capitals beside other capitals, or a sign-off of initials."""
    around = original[max(0, match.start() - 12) : match.end() + 12]
    last_line = "\n" not in original[match.start() :].strip() and len(original) - match.end() < 3
    return last_line or len(re.findall(r"\b[A-Z]{3,}\b", around)) > 1


def _explained(original: str, match: re.Match[str]) -> bool:
    return original[match.end() : match.end() + 2] == " (" or original[match.start() - 1 : match.start()] == "("
