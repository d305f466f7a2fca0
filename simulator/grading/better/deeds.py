"""What the agent may do, out of the line of authority, as words that fit behind "I can": "refund up to 40 GBP"."""

import re
from collections.abc import Iterator

from simulator.grading.better.vocabulary import words
from simulator.grading.case import Case
from simulator.grading.evidence import Evidence
from simulator.grading.lexicon import telling

_LONGEST = 11
"""Words of a deed that a sentence carries."""
_CLAUSES = re.compile(r"[;,](?!\d|\s*[£$€]\d|\s*free(?:[;,]|$))|\.\s|\n")
_ASKED_FIRST = re.compile(r"\bask first:.*", re.IGNORECASE | re.DOTALL)
_HEDGED = re.compile(
    r"\b(?:no|not|never|only|needs?|except|unless|anything|above|must|may|more than|manager|supervisor|duty|approval|"
    r"decided|public replies|replies|either|both|if|when|identity|others?|one and|\w+'s yes|alone|second|held)\b",
    re.IGNORECASE,
)
"""Words of a clause that says what may not be done, or not at once."""
_REMEDIES = words("remedies")
_VERBS = _REMEDIES | words("plain")
"""Verbs that a clause of authority begins with and that the agent can say of themselves."""
_TAKES_IT = words("takes_it")
_NO_OBJECT = re.compile(
    r"^(?:or \w+ ?)?(?:$|free\b|from\b|with\b|by\b|in\b|within\b|at\b|the same\b|on\b|today\b|after\b|publicly\b|"
    r"once\b|and\b)"
)
_NOUNS = (
    (re.compile(r"^goodwill(?: of)?(?: up)? ?(?:to )?(?P<rest>\S+.*)", re.I), "add goodwill of up to {rest}"),
    (re.compile(r"^compensation(?: of)?(?: up)? to (?P<rest>.+)", re.I), "pay compensation of up to {rest}"),
    (re.compile(r"^vouchers?(?: of)? up to (?P<rest>.+)", re.I), "give you a voucher of up to {rest}"),
    (re.compile(r"^discounts? up to (?P<rest>\d+ ?%.*)", re.I), "take up to {rest} off"),
    (re.compile(r"^credits?(?: of)? up to (?P<rest>.+)", re.I), "give you a credit of up to {rest}"),
    (re.compile(r"^(?P<full>full )?refund of (?P<rest>.+)", re.I), "refund {rest}"),
    (re.compile(r"^replacements?(?P<rest>(?: by| free).*|$)", re.I), "send a replacement{rest}"),
    (re.compile(r"^(?P<rest>(?:tracked |same-day )?courier(?: from a shop)?)$", re.I), "send it by {rest}"),
    (re.compile(r"^letter (?P<rest>(?:for|of) .+)", re.I), "write a letter {rest}"),
    (re.compile(r"^(?P<rest>(?:one|a) free (?:month|week|class|night))$", re.I), "add {rest}"),
    (re.compile(r"^loan (?P<rest>\w+[^s\W])$", re.I), "lend you a {rest}"),
    (re.compile(r"^(?P<rest>fee|partial|full) refund up to (?P<sum>.+)", re.I), "refund up to {sum}"),
)
_TRIMS = (
    (re.compile(r"\b(?:without (?:approval|asking|a manager)|for a named customer|on request|where eligible|publicly|"
                r"to a buyer who asks|privately|by hand|on proof|in public)\b", re.I), ""),
    (re.compile(r"\bany (?:item|order|product)\b", re.I), "it"),
    (re.compile(r"\(.*?\)"), ""),
)  # fmt: skip
_STARTS_WELL = re.compile(
    r"(?:a|an|the|our|your|it|them|one|two|three|up|or|and|any|all|every|each|this|that|full|half|\d\S*)\b|[£$€\d]",
    re.IGNORECASE,
)
_ENDS_HEAD = re.compile(r" (?:to|for|from|with|by|in|within|at|on|of|free|up|after|before|under|if|when|and|or)\b")
_ONE_OF_MANY = words("one_of_many")
_KNOWN_OBJECT = words("known_object")
"""Verbs whose bare object is the one that the contact is about: "change date"."""
_ONE = re.compile(r"an? (?!month|night|day|week|year|class)(?P<rest>.+)", re.IGNORECASE)
_MASS = words("mass")
_MEANS = (
    (r"refund\w*|money back|back the money|give (?:it )?back|pay me back", frozenset({"refund"})),
    (
        r"replac\w*|new one|another one|send (?:it|one) again|swap\w*|exchang\w*",
        frozenset({"replac", "swap", "exchang"}),
    ),
    (r"cancel\w*|close (?:my|the|it)|leave|leaving", frozenset({"cancel", "close"})),
    (
        r"repair\w*|mend\w*|fix(?:ed)?\b|engineer|technician|broken|leak\w*",
        frozenset({"repair", "mend", "engin", "technician"}),
    ),
    (r"freeze|pause|stop for", frozenset({"freez", "paus"})),
    (r"missing|not here|never came|didn'?t come", frozenset({"send", "resend", "refund", "replac"})),
)  # fmt: skip
"""Words of customers and the stems of deeds that they ask for."""


def deeds_of(evidence: Evidence) -> tuple[str, ...]:
    """Return what the agent may do by themselves here, what the customer speaks of first."""
    case = evidence.case
    found = tuple(dict.fromkeys(deed for clause in _clauses(case) if (deed := as_deed(clause))))
    wanted = _wanted(case)
    fitting = sorted(found, key=lambda deed: -_shared(deed, wanted))
    return tuple(deed for deed in fitting if _shared(deed, wanted) or _remedies(evidence, deed))


def as_deed(clause: str) -> str:
    """Return one clause of an authority as words that follow "I can", empty where it can't be put so safely."""
    text = clause
    for pattern, instead in _TRIMS:
        text = pattern.sub(instead, text)
    if _HEDGED.search(text):
        return ""
    text = " ".join(text.split()).strip(" .,")
    if not text or len(text.split()) > _LONGEST:
        return ""
    return _as_noun(text) or _as_verb(text)


def _as_noun(text: str) -> str:
    for pattern, wording in _NOUNS:
        found = pattern.match(text)
        if found:
            return wording.format(**{name: _within(found, name) for name in found.groupdict()}).strip()
    return ""


def _as_verb(text: str) -> str:
    first, _, rest = text.partition(" ")
    verb = first.casefold()
    if rest.startswith("of "):
        return ""
    rest = _with_article(verb, rest)
    if verb not in _VERBS or not _whole(rest):
        return ""
    either = re.match(r"(or \w+)(.*)", rest)
    if verb in _TAKES_IT and either and either[1][3:] in _TAKES_IT and _NO_OBJECT.match(either[2].strip()):
        return " ".join(f"{verb} {either[1]} it{either[2]}".split())
    if verb in _TAKES_IT and _NO_OBJECT.match(rest) and not rest.startswith("or "):
        return f"{verb} {'you' if verb == 'refund' else 'it'} {rest}".strip()
    if not rest or (
        rest.startswith(("up to", "within", "free", "by ")) and verb not in ("refund", "pay", "add", "credit")
    ):
        return f"{verb} it {rest}".strip() if verb in ("repair", "unblock", "unlock", "freeze", "pause") else ""
    if verb == "credit" and rest.startswith("up to"):
        return f"give you a credit of {rest}"
    return f"lend you {rest[2:]}" if verb == "loan" and rest.startswith("a ") else f"{_spoken(verb)} {rest}"


def _within(found: re.Match[str], name: str) -> str:
    """Return a part of a line of authority as it stands within a sentence: the line's capital is left behind."""
    part = found.group(name) or ""
    return part[:1].lower() + part[1:] if found.start(name) == 0 else part


def _with_article(verb: str, rest: str) -> str:
    """Return an object with the article that notes leave out, or the one that this customer's case calls for."""
    if verb in _KNOWN_OBJECT and (one := _ONE.match(rest)):
        return f"the {one.group('rest')}"
    if verb in _KNOWN_OBJECT and rest and not _STARTS_WELL.match(rest) and not _NO_OBJECT.match(rest):
        return f"the {rest}"
    if _whole(rest):
        return rest
    head = _ENDS_HEAD.split(rest, maxsplit=1)[0].split()
    if head and head[-1].casefold() in _ONE_OF_MANY:
        return f"{'an' if head[0][0].casefold() in 'aeiou' else 'a'} {rest}"
    return rest


def _whole(rest: str) -> bool:
    """Return whether what follows the verb reads as a sentence does: a bare singular ("send patrol") does not."""
    if not rest or _STARTS_WELL.match(rest) or _NO_OBJECT.match(rest):
        return True
    head = _ENDS_HEAD.split(rest, maxsplit=1)[0].split()
    return bool(head) and (head[-1].endswith("s") or head[-1].casefold() in _MASS)


def _spoken(verb: str) -> str:
    return {"loan": "lend"}.get(verb, verb)


def _clauses(case: Case) -> Iterator[str]:
    scenario = case.situation.scenario
    lines = scenario.authority.may if scenario else (_ASKED_FIRST.sub("", case.situation.authority),)
    for line in lines:
        yield from _CLAUSES.split(line)


def _wanted(case: Case) -> frozenset[str]:
    """Return the stems of what the customer speaks of, and of what people who say that come for."""
    said = " ".join(turn.meant for turn in case.heard)
    meant = frozenset[str]().union(*(stems for words, stems in _MEANS if re.search(rf"\b(?:{words})", said, re.I)))
    return meant | telling(said)


def _shared(deed: str, wanted: frozenset[str]) -> int:
    stems = telling(deed) | frozenset(word[:6] for word in deed.split())
    return sum(
        any(stem.startswith(want) or want.startswith(stem) for want in wanted if len(want) > 3) for stem in stems
    )


def _remedies(evidence: Evidence, deed: str) -> bool:
    """Return whether a deed puts trouble right, whatever the trouble is."""
    return evidence.customer.trouble is not None and deed.split()[0] in _TAKES_IT | {"send"}
