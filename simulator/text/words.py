"""The words of a message with their stems and places, contractions and usual shortcuts written out."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from simulator.text.normalise import Folded, fold
from simulator.text.sentences import Span, is_question, sentences
from simulator.text.spelling import spelt
from simulator.text.stems import stem

_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*|\d+")

_DRAWN_OUT = re.compile(r"([^\W\d])\1{2,}")

_ENDINGS = {"'ll": "will", "'ve": "have", "'re": "are", "'m": "am", "'d": "would"}
_IS_AFTER = frozenset(
    ("it", "that", "there", "what", "who", "here", "he", "she", "where", "how", "when", "this")
)  # fmt: skip
_WRITTEN_OUT = {
    "won't": "will not", "can't": "can not", "cannot": "can not", "let's": "let us", "shan't": "will not",
    "ive": "i have", "im": "i am", "dont": "do not", "cant": "can not", "wont": "will not", "didnt": "did not",
    "doesnt": "does not", "isnt": "is not", "wasnt": "was not", "arent": "are not", "havent": "have not",
    "hasnt": "has not", "couldnt": "could not", "shouldnt": "should not", "wouldnt": "would not",
    "werent": "were not", "hadnt": "had not", "youre": "you are", "youve": "you have", "youll": "you will",
    "theyre": "they are", "theyll": "they will", "weve": "we have", "thats": "that is", "whats": "what is",
    "theres": "there is", "heres": "here is", "lets": "let us", "itll": "it will", "hes": "he is", "shes": "she is",
    "gonna": "going to", "wanna": "want to", "gotta": "have to", "u": "you", "ur": "your", "pls": "please",
    "plz": "please", "thx": "thanks", "tmrw": "tomorrow", "teh": "the", "adn": "and", "taht": "that",
    "hte": "the", "yuo": "you", "yuor": "your", "jsut": "just", "waht": "what", "wiht": "with", "hvae": "have",
    "tonite": "tonight", "2nite": "tonight", "tmw": "tomorrow", "aswell": "as well", "neednt": "need not",
    "wnat": "want", "becuase": "because", "recieve": "receive", "recieved": "received", "sry": "sorry",
    "sory": "sorry", "woud": "would", "shoud": "should", "rite": "right", "rong": "wrong", "payed": "paid",
    "ye": "you", "ya": "you", "yer": "your", "thee": "you", "tha": "you", "oor": "our", "wi": "with", "tae": "to",
    "wis": "was", "hae": "have", "fae": "from", "afore": "before", "aboot": "about", "ower": "over", "awfy": "awful",
    "dinnae": "do not", "didnae": "did not", "cannae": "can not", "meself": "myself", "owt": "anything",
    "nowt": "nothing", "summat": "something", "imma": "i will", "i'ma": "i will", "ain't": "is not",
    "nicht": "night", "nite": "night", "noo": "now", "doon": "down", "oot": "out", "aff": "off", "frae": "from",
    "gie": "give", "gonnae": "going to", "willnae": "will not", "wasnae": "was not", "isnae": "is not",
    "wouldnae": "would not", "couldnae": "could not", "havenae": "have not", "doesnae": "does not", "nae": "no",
    "wrang": "wrong", "jist": "just", "mair": "more", "ane": "one", "yin": "one", "whit": "what", "hoose": "house",
    "mek": "make", "mak": "make", "tek": "take", "tak": "take", "haein": "having", "gied": "gave", "tellt": "told",
    "y'all": "you", "gon": "going to", "finna": "going to", "tryna": "trying to", "musta": "must have",
    "shoulda": "should have", "coulda": "could have", "woulda": "would have", "'tis": "it is", "youse": "you",
}  # fmt: skip
_UNWELL_AFTER = frozenset(
    ("is", "was", "am", "are", "were", "be", "been", "feel", "felt", "fall", "fell", "very", "so", "too", "quite",
     "really", "seriously")
)  # fmt: skip
_WOULD_BEFORE = frozenset(("be", "like", "love", "hate", "rather", "suggest", "recommend", "have", "say", "prefer"))


class Word(NamedTuple):
    """One word of folded text."""

    form: str
    """As written, folded."""
    stem: str
    start: int
    """Where it begins in the folded text."""
    end: int
    sentence: int
    named: bool
    """Whether it looks like a name: one capital, and not because its sentence begins."""


@dataclass(frozen=True, slots=True)
class Words:
    """A message cut into words and sentences once, for all who look for something in it."""

    folded: Folded
    words: tuple[Word, ...]
    sentences: tuple[Span, ...]
    questions: tuple[bool, ...]
    """For each sentence, whether it ends in a question mark."""

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the span in the message as sent of the words from first to last, both included."""
        return self.folded.span(self.words[first].start, self.words[last].end)

    def sentence_at(self, place: int) -> int:
        """Return the number of the sentence that holds a place of the folded text (the nearest one before it)."""
        number = bisect_right(self.sentences, (place + 1,))
        if number and place < self.sentences[number - 1].end:
            return number - 1
        return min(number, max(0, len(self.sentences) - 1))


@lru_cache(maxsize=256)
def words_of(text: str) -> Words:
    """Return the words and sentences of a message."""
    folded = fold(text)
    spans = sentences(folded.text)
    words: list[Word] = []
    for number, sentence in enumerate(spans):
        words.extend(_words_in(folded, sentence, number))
    return Words(folded, tuple(words), spans, tuple(is_question(folded.text, span) for span in spans))


@lru_cache(maxsize=4096)
def forms(text: str) -> tuple[str, ...]:
    """Return the forms of a short text's words, contractions written out."""
    return tuple(word.form for word in words_of(text).words)


def _words_in(folded: Folded, sentence: Span, number: int) -> list[Word]:
    found = [(match.group(), match.start(), match.end()) for match in _WORD.finditer(folded.text, *sentence)]
    out: list[Word] = []
    for index, (form, start, end) in enumerate(found):
        named = index > 0 and _has_one_capital(folded, start, end)
        before = found[index - 1][0] if index else ""
        after = found[index + 1][0] if index + 1 < len(found) else ""
        capital = folded.original[start if folded.starts is None else folded.starts[start]].isupper()
        parts = _parts(form, before, after)
        for part, root in parts if capital and index else _corrected(parts):
            out.append(Word(part, root, start, end, number, named))
    return out


def _has_one_capital(folded: Folded, start: int, end: int) -> bool:
    first = start if folded.starts is None else folded.starts[start]
    if not folded.original[first].isupper():
        return False
    _, last = folded.span(start, end)
    return last - first > 1 and folded.original[first + 1].islower()


def _parts(form: str, before: str, after: str) -> tuple[tuple[str, str], ...]:
    """Return the words that a written one stands for, each with its stem."""
    if form == "ill" and after and before not in _UNWELL_AFTER:
        return _written_out("i'll")
    if form == "id" and after in _WOULD_BEFORE:
        return _written_out("i'd")
    return _written_out(form)


@lru_cache(maxsize=16384)
def _written_out(form: str) -> tuple[tuple[str, str], ...]:
    """Return a word as the words it stands for with their stems, drawn-out letters said once."""
    form = _DRAWN_OUT.sub(r"\1", form)
    written = _WRITTEN_OUT.get(form)
    parts = tuple(written.split()) if written else _as_said(_apart(form)) if "'" in form else (form,)
    return tuple((part, stem(part)) for part in parts)


def _corrected(parts: tuple[tuple[str, str], ...]) -> Iterator[tuple[str, str]]:
    """Yield words as they were meant; what has a capital within a sentence may be a name, and is left alone."""
    for part, root in parts:
        meant = spelt(part)
        yield (part, root) if meant == part else (meant, stem(meant))


def _as_said(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Return the parts of a word with an apostrophe, those that are shortcuts themselves written out."""
    return tuple(word for part in parts for word in _WRITTEN_OUT.get(part, part).split())


def _apart(form: str) -> tuple[str, ...]:
    """Return the parts of a word with an apostrophe; a possessive loses its ending."""
    if form.endswith("n't"):
        return (form[:-3], "not") if len(form) > 3 else ("not",)
    for ending, full in _ENDINGS.items():
        if form.endswith(ending) and len(form) > len(ending):
            return (form[: -len(ending)], full)
    if form.endswith("'s"):
        return (form[:-2], "is") if form[:-2] in _IS_AFTER else (form[:-2],)
    return (form.replace("'", ""),)
