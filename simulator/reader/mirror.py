"""Whether a message names what the trouble means for this customer, in words taken up from theirs."""

import re
from collections.abc import Iterator

from simulator.domain.moves import Move
from simulator.reader.details import telling, telling_stems
from simulator.reader.message import Find, Message
from simulator.reader.names import name_parts

_FIRST_SENTENCES = 4
"""Trouble is named early; later sentences speak of what is done."""
_TROUBLE = re.compile(
    r"\b(?:without|missed|missing|lost|late|stuck|broken?|broke|spoil\w*|ruin\w*|chas(?:e|ed|ing)|wait\w*|again|twice|third|"
    r"three|four|five|no|nobody|never|nothing|still|before|while|instead|when|with|after|only|worse|alone|down|off|dead|"
    r"cold|dark|burst|damaged|smashed|wrong|short|halfway|hours?|days|weeks|nights?|counting|riding on|depends?|need(?:ed|s)?)\b"
)
_DISPUTES = re.compile(
    r"\bnot been\b|n't been\b|\b(?:was|were|is|are|did|do|does|have)(?: not|n't)\b|\bonly\b|\bfacts?\b"
)
_BUSINESS = frozenset(
    (
        Move.TAKES_ACTION, Move.CONFIRMS_DONE, Move.OFFERS_SOLUTION, Move.OFFERS_CHOICE, Move.GIVES_NEXT_STEP, Move.REFUSES,
        Move.BLAMES_CUSTOMER, Move.DISMISSES, Move.HIDES_BEHIND_POLICY, Move.BOUNCES_CHANNEL, Move.DEFLECTS_TO_AUTOMATION,
        Move.BURDENS_CUSTOMER, Move.PUSHES_SALE, Move.INSULTS, Move.THREATENS, Move.CURT, Move.TOO_PERSONAL, Move.STOCK_EMPATHY,
        Move.THANKS_SPECIFICALLY, Move.VAGUE_PROMISE, Move.EXPLAINS_CAUSE, Move.PROMISES_FOLLOW_UP, Move.GIVES_INFORMATION,
    )
)  # fmt: skip


def find_mirrored(message: Message, finds: list[Find]) -> Iterator[Find]:
    """Find early sentences that take up two of the customer's own telling words, say that it is bad, and do nothing else."""
    names = name_parts(message)
    own = frozenset().union(*(telling_stems(words) for words in message.customer)) - names
    busy = {message.words.sentence_at(find.at) for find in finds if find.move in _BUSINESS}
    for number, sentence in enumerate(message.words.sentences[:_FIRST_SENTENCES]):
        if number in busy or message.asks[number]:
            continue
        first, last = message.words_in[number]
        shared = {word.stem for word in message.words.words[first:last] if word.stem in own and telling(word)}
        if (
            len(shared) >= 2
            and _TROUBLE.search(message.text, *sentence)
            and not _DISPUTES.search(message.text, *sentence)
        ):
            yield Find(
                Move.ACKNOWLEDGES_CONSEQUENCE,
                min(90, 60 + 8 * len(shared)),
                sentence.start,
                sentence.end,
                sentence.start,
            )
