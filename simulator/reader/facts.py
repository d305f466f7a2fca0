"""What a message tells: plain statements that do nothing else, with a figure, a place, a rule or a state in them."""

import re
from collections.abc import Iterator

from simulator.domain.moves import Move
from simulator.reader.message import Find, Message

PLAIN = 65
"""Confidence of a statement that is only plain."""
_FEWEST_WORDS = 3
_BESIDE = frozenset((Move.USES_NAME, Move.PERSONAL_DETAIL, Move.GIVES_TIMELINE, Move.THANKS_SPECIFICALLY))
"""Moves that leave room for a fact in the same sentence."""
_TELLS = re.compile(
    r"\b(?:is|are|was|were|has|have|costs?|covers?|includes?|opens?|runs?|closes?|takes?|holds?|needs?|does|fits?|comes?"
    r"|goes|stays?|shows?|means|works?|can|may|must|do|ends?|starts?|lasts?|applies|counts?|weighs?|reads?|makes?)\b"
    r"|'s\b|'re\b|\d|[£$€]"
)
_OPINION = re.compile(
    r"\b(?:i|i'm|i'll|i've|me|my|sorry|hope|glad|thanks?|thank|please|lovely|nice|great|love|welcome|best|regards|wish"
    r"|happy|awful|terrible|horrid|rotten|silly|shame|pity|fair|right|wrong|fault|mistake|should|would|if|never|always|honestly"
    r"|daft|rubbish|team|feedback|important|understand|appreciate|grateful|thankful|proud|pleasure|valued?|valuable|trust"
    r"|patience|kind)\b|!|\?"
)


def find_facts(message: Message, finds: list[Find]) -> Iterator[Find]:
    """Find the sentences that state something and that no other move has claimed."""
    taken = {
        number
        for find in finds
        if find.move not in _BESIDE
        for number in range(message.words.sentence_at(find.start), message.words.sentence_at(find.end - 1) + 1)
    }
    for number, sentence in enumerate(message.words.sentences):
        first, last = message.words_in[number]
        text = message.text[sentence.start : sentence.end]
        if number in taken or message.asks[number] or last - first < _FEWEST_WORDS:
            continue
        if _TELLS.search(text) and not _OPINION.search(text):
            yield Find(Move.GIVES_INFORMATION, PLAIN, sentence.start, sentence.end, sentence.start)
