"""A message as the word 1- and 2-grams that linear heads are trained on and read with."""

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from simulator.text.words import Words

OWN, NAME, NUMBER = "@own", "@name", "#"
"""What stands for the customer's own telling words, their name, and any number: heads learn what is done with them, not
which they were."""


def tokens_by_sentence(words: Words, own: AbstractSet[str], names: AbstractSet[str]) -> tuple[tuple[str, ...], ...]:
    """Return the tokens of each sentence: stems, signs for own words, names and numbers, and ? or ! at the end."""
    sentences: list[list[str]] = [[] for _ in words.sentences]
    for word in words.words:
        sentences[word.sentence].append(_token(word.form, word.stem, own, names))
    for number, sentence in enumerate(words.sentences):
        mark = words.folded.text[sentence.end - 1]
        if words.questions[number] or mark == "!":
            sentences[number].append("?" if words.questions[number] else "!")
    return tuple(tuple(tokens) for tokens in sentences)


def ngrams(tokens: Sequence[str]) -> Counter[str]:
    """Return how often each token and each pair of neighbours occurs in one sentence."""
    return Counter((*tokens, *(f"{one} {other}" for one, other in pairwise(tokens))))


def _token(form: str, root: str, own: AbstractSet[str], names: AbstractSet[str]) -> str:
    if form in names:
        return NAME
    if root in own:
        return OWN
    return NUMBER if form[0].isdigit() else root
