"""Sentences in which the agent says "I" and does something: deeds of any trade, whatever the verb."""

from collections.abc import Sequence

from simulator.grading.said import Sentence

_HELPERS = frozenset(
    {
        "have", "had", "will", "shall", "am", "just", "also", "already", "now", "personally", "even", "then", "myself",
        "gladly", "happily", "immediately", "quickly", "go", "to", "going", "been", "only",
    }
)  # fmt: skip
_STATES = frozenset(
    {
        "be", "see", "know", "think", "hope", "understand", "appreciate", "feel", "wonder", "wish", "love", "want",
        "mean", "guess", "believe", "sorry", "glad", "afraid", "happy", "sure", "hear", "imagine", "like", "need",
        "agree", "suppose", "say", "assume", "remember", "notice", "find", "expect", "apologise", "regret", "thank",
        "pleased", "delighted", "not", "trying", "being", "having", "getting", "talking", "saying", "asking", "worried",
        "told", "thinking", "hearing", "looking", "wondering", "hoping", "here", "aware", "confident",
    }
)  # fmt: skip
_PARTICIPLES = frozenset(
    {
        "put", "sent", "set", "made", "taken", "done", "given", "spoken", "written", "told", "held", "kept", "left",
        "rung", "bought", "brought", "built", "cut", "drawn", "got", "had", "let", "paid", "read", "run", "shut",
        "begun", "chosen", "found", "flown", "sold", "stopped", "swept", "thrown", "won",
    }
)  # fmt: skip
_DOES = frozenset(
    {
        "put", "ring", "call", "send", "book", "refund", "text", "write", "message", "check", "move", "change",
        "cancel", "credit", "arrange", "order", "swap", "replace", "post", "bring", "return", "pay", "email", "roasted",
        "booked", "sent", "called", "rang", "checked", "moved", "changed", "cancelled", "arranged", "ordered",
        "swapped", "replaced", "posted", "brought", "returned", "paid", "refunded", "packed", "closed", "opened",
    }
)  # fmt: skip
_NOT_AFTER = frozenset({"if", "can", "could", "would", "should", "may", "might", "than", "do", "did", "what"})
_REPORTS = frozenset(
    {
        "message", "ring", "call", "write", "check", "look", "text", "ping", "email", "mail", "confirm", "enquire",
        "inquire", "ask", "hear", "see", "watch", "monitor", "report", "update", "phone", "drop", "touch", "back",
    }
)  # fmt: skip


def does_in_person(sentence: Sentence) -> bool:
    """Return whether a sentence says that "I" did, do or will do something."""
    if sentence.question:
        return False
    forms = sentence.forms
    return _by_me(forms) or any(form == "i" and _acts(forms, place) for place, form in enumerate(forms))


def will_report(sentence: Sentence) -> bool:
    """Return whether a sentence says that "I" will look again or get in touch."""
    forms = sentence.forms
    if sentence.question or not ({"will", "shall"} & set(forms)):
        return False
    if _by_me(forms) and _REPORTS & {form.removesuffix("ed") for form in forms} | _REPORTS & set(forms):
        return True
    return any(form == "i" and _will(forms, place) for place, form in enumerate(forms))


def _by_me(forms: Sequence[str]) -> bool:
    """Return whether something has been, is being or will be done "by me"."""
    return any(
        tuple(forms[place : place + 2]) == ("by", "me")
        and bool({"be", "been", "being"} & set(forms[:place]))
        and not {"not", "never", "cannot"} & set(forms[:place])
        for place in range(1, len(forms) - 1)
    )


def _acts(forms: Sequence[str], place: int) -> bool:
    if place and forms[place - 1] in _NOT_AFTER:
        return False
    after = place + 1
    while after < len(forms) and forms[after] in _HELPERS:
        after += 1
    if after >= len(forms) or forms[after] in _STATES:
        return False
    return _is_verb(forms[place + 1 : after], forms[after])


def _is_verb(helpers: Sequence[str], word: str) -> bool:
    """Return whether a word after "I" and its helpers is something done."""
    if not set(helpers) & {"have", "had", "will", "shall", "am"}:
        return word in _DOES
    if "have" in helpers or "had" in helpers:
        return word.endswith("ed") or word in _PARTICIPLES
    if "am" in helpers and "going" not in helpers:
        return word.endswith("ing") or word == "on"
    return word.isalpha() and len(word) > 2


def _will(forms: Sequence[str], place: int) -> bool:
    """Return whether an "I", or an "and" that goes on from one, is followed by "will" and a word for reporting."""
    starts = [place, *(each for each in range(place, len(forms)) if forms[each] == "and")]
    return any(
        forms[start + 1 : start + 2] in (("will",), ("shall",))
        and not {"not", "you", "they", "he", "she"} & set(forms[start + 1 : start + 3])
        and bool(_REPORTS & set(forms[start + 2 :]))
        for start in starts
    )
