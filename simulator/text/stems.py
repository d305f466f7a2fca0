"""What an English word is without its endings, so that "refunds", "refunded" and "refunding" are one word."""

from functools import lru_cache

# Only verbs whose past can't be told from their endings and that service messages use.
_IRREGULAR = {
    form: base
    for base, forms in {
        "send": "sent", "buy": "bought", "pay": "paid", "make": "made", "take": "took taken", "give": "gave given",
        "come": "came", "lose": "lost", "break": "broke broken", "tell": "told", "say": "said", "get": "got gotten",
        "find": "found", "keep": "kept", "feel": "felt", "write": "wrote written", "ring": "rang rung",
        "hold": "held", "speak": "spoke spoken", "choose": "chose chosen", "go": "went gone", "see": "saw seen",
        "know": "knew known", "bring": "brought", "think": "thought", "hear": "heard", "meet": "met",
        "sell": "sold", "forget": "forgot forgotten", "understand": "understood", "wear": "wore worn",
        "tear": "tore torn", "use": "used using", "fall": "fell fallen", "begin": "began begun",
        "freeze": "froze frozen", "withdraw": "withdrew withdrawn", "spend": "spent", "woman": "women",
        "man": "men", "child": "children", "do": "did done does", "have": "had has",
    }.items()
    for form in forms.split()
}  # fmt: skip
_UNTOUCHED = frozenset(
    ("this", "his", "its", "was", "has", "does", "news", "always", "sometimes", "perhaps", "during", "nothing",
     "something", "anything", "everything", "morning", "evening", "thing", "bring", "need", "feed", "speed")
)  # fmt: skip
_VOWELS = frozenset("aeiouy")


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """Return the stem of one lower-case word; words that only inflection tells apart share it."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) <= 3 or word in _UNTOUCHED or not word.isalpha():
        return word
    return _plain_end(_without_derivation(_without_tense(_without_plural(word))))


def _without_plural(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes", "zzes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _without_tense(word: str) -> str:
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    for ending in ("ing", "ed"):
        root = word[: -len(ending)]
        if word.endswith(ending) and len(root) > 2 and _VOWELS & set(root) and not word.endswith("eed"):
            return root + "e" if _lost_its_e(root) else root
    return word


def _lost_its_e(root: str) -> bool:
    """Return whether a short root ended in e before its ending: "not-ed" comes from note, "fix-ed" from fix."""
    return len(root) == 3 and root[0] not in _VOWELS and root[1] in _VOWELS and root[2] not in _VOWELS | set("wx")


def _without_derivation(word: str) -> str:
    for ending, shortest in (("ation", 8), ("ate", 8), ("ment", 7), ("ly", 6)):
        if word.endswith(ending) and len(word) >= shortest:
            return word[: -len(ending)]
    return word[:-1] if word.endswith("very") and len(word) > 5 else word


def _plain_end(word: str) -> str:
    """Return the word without a silent e, a doubled last consonant, and with -ize written -ise."""
    if word.endswith("e") and len(word) > 4:
        word = word[:-1]
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in _VOWELS:
        word = word[:-1]
    if word.endswith("iz") and len(word) > 4:
        word = word[:-1] + "s"
    return word
