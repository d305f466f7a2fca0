"""How customers put what went wrong, and the name that it is given: "my kettle leaked" is "your kettle leaking"."""

import re
from collections.abc import Callable

from simulator.grading.better.vocabulary import words

_FUNCTION = "|".join(sorted(words("function"), key=len, reverse=True))
"""Words that no name of a thing is made of."""
NOUN = rf"(?!(?:{_FUNCTION})\b)[a-z][a-z-]{{2,}}"
_INSIDE = "".join(
    rf"(?<!\b{word} )" for word in ("of", "on", "in", "at", "to", "for", "with", "by", "from", "and", "under")
)
"""No thing that stands within another's name: "the lid of my pot"."""
_THING = rf"\b(?=(?:my|our|the|your|this) ){_INSIDE}(?P<whose>my|our|the|your|this) (?P<thing>{NOUN}(?: {NOUN})?)"
_OF_THING = rf"(?P<whose>my|our|the|your|this) (?P<thing>{NOUN}(?: {NOUN})?)\b(?!'| of\b)"
LIVING = re.compile(
    r"\b(?:mum|mom|mam|dad|mother|father|husband|wife|son|daughter|sister|brother|nan|gran|grandad|grandma|uncle|aunt|"
    r"cat|dog|puppy|kitten|horse|pet|friend|baby|child|kid|partner|neighbour|boss|man|woman|lady|driver|manager)s?\b",
    re.IGNORECASE,
)
"""Whoever must not be spoken of as a thing that failed."""
_ABSENT = (
    r"(?:has|have|had|did|does|is|was)?(?:n'?t| not)? ?(?:still |yet )?(?:not |never |not yet )?(?:been )?"
    r"(?:arrived?|come|came|turn(?:ed)? up|show(?:ed)? up|delivered|received)\b"
)
_NEVER = r"\b(?:n'?t|not|never|nothing|nobody)\b|n't\b|\b(?:hasnt|didnt|havent|isnt)\b"
_STATES = (
    "broken|damaged|faulty|cracked|scratched|torn|missing|dead|cold|freezing|warm|late|delayed|wrong|cancelled|blocked|"
    "frozen|leaking|offline|stuck|closed|shut|filthy|dirty|smashed|soaking|flooded|mouldy|stale|locked|burnt|empty|"
    "overdue"
)
_FAILS = {
    "leaked": "leaking", "leaks": "leaking", "broke": "breaking", "snapped": "snapping", "died": "dying",
    "dies": "dying",
    "failed": "failing", "fails": "failing", "crashed": "crashing", "crashes": "crashing",
    "burst": "bursting", "cracked": "cracking", "tore": "tearing", "ripped": "ripping", "froze": "freezing up",
    "freezes": "freezing up", "collapsed": "collapsing", "vanished": "vanishing", "disappeared": "disappearing",
    "stopped working": "failing", "fell apart": "falling apart", "came off": "coming off",
    "fell off": "falling off", "breaks": "breaking",
}  # fmt: skip
_REFUSES = {
    "start": "starting", "open": "opening", "load": "loading", "work": "working", "turn on": "turning on",
    "fit": "fitting", "close": "closing", "charge": "charging", "connect": "connecting", "shut": "shutting",
    "print": "printing", "heat": "heating", "switch on": "switching on", "lock": "locking", "show": "showing",
    "take": "being taken", "turn": "turning",
}  # fmt: skip
_ILLS = (
    "mould|leak|smell|noise|outage|power cut|pothole|damp|draught|parking charge|price rise|late fee|cancellation fee|"
    "roaming charge|delay|mix-?up|double booking|flood|rattle|buzzing|crackle"
)
_SPANS = (
    r"(?P<long>(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve|several) "
    r"(?:minutes|hours|days|weeks|months))"
)
_SUM = r"(?P<sum>[£$€]\d+(?:\.\d\d)?|\d+(?:\.\d\d)? (?:pounds?|quid|euros?|dollars?))"

_Named = Callable[[re.Match[str]], str]


def _thing(found: re.Match[str], rest: str = "") -> str:
    """Return the thing as the agent would call it, with what is wrong with it."""
    whose = {"my": "your", "our": "your", "your": "our"}.get(found["whose"].lower(), "the")
    return f"{whose} {found['thing']} {rest}".strip()


_PATTERNS: tuple[tuple[str, _Named], ...] = (
    (r"\b(?:charged?|billed|paid|taken?|took)\b[^.!?]{0,40}\btwice\b|\bdouble[ -](?:charge|payment)\w*|\btwo payments",
     lambda _: "the double charge"),
    (rf"{_THING} (?={_ABSENT})(?=[^,.;!?]{{0,12}}(?:{_NEVER}))", lambda found: _thing(found, "not arriving")),
    (rf"{_THING}(?: (?:is|are|was|were|has been|have been|just|still)|'s) (?:all |still |completely |stone |now |so )?"
     rf"(?P<state>{_STATES})\b(?! (?:one|two|three|a|the|my|some|for)\b)",
     lambda found: _thing(found, f"being {found['state'].lower()}")),
    (rf"{_THING} (?:has |have |had |just |suddenly |completely )?(?P<fails>{'|'.join(_FAILS)})\b",
     lambda found: _thing(found, _FAILS[found["fails"].lower()])),
    (rf"{_THING} (?:won'?t|doesn'?t|does not|will not|refuses to|isn'?t|is not|don'?t|didn'?t) "
     rf"(?P<refuses>{'|'.join(_REFUSES)})(?:ing)?\b",
     lambda found: _thing(found, f"not {_REFUSES[found['refuses'].lower()]}")),
    (rf"{_THING} keeps (?P<keeps>[a-z]+ing)\b(?: (?P<out>off|out|up|down)\b)?",
     lambda found: _thing(found, f"that keeps {found['keeps']}{' ' + found['out'] if found['out'] else ''}")),
    (r"(?:(?P<whose>my) )?\b(?P<thing>card|payment|booking|order|code|claim|return)\b "
     r"(?:just |got |was |has |been |is )*(?P<state>declined|rejected|refused|cancelled)\b",
     lambda found: f"{'your' if found['whose'] else 'the'} {found['thing'].lower()} being {found['state'].lower()}"),
    (r"\b(?:no|without|not any) (?P<lack>heating|hot water|signal|internet|electricity)\b",
     lambda found: f"having no {found['lack'].lower()}"),
    (r"\blocked out\b", lambda _: "being locked out"),
    (r"\b(?:can'?t|cannot|can not|couldn'?t|unable to) (?P<get>log ?in|sign in|get in|log on)\b",
     lambda found: f"not being able to {found['get'].lower()}"),
    (rf"\bgot the wrong (?P<wrong>{NOUN})\b|\bthe wrong (?P<other>{NOUN})\b",
     lambda found: f"the wrong {(found['wrong'] or found['other']).lower()}"),
    (rf"\b(?:came|arrived|delivered|brought)\b[^.!?]{{0,30}}\b(?:with no|without) (?P<gone>{NOUN})"
     rf"(?: and no (?P<more>{NOUN}))?",
     lambda found: f"the missing {found['gone'].lower()}" + (f" and {found['more'].lower()}" if found["more"] else "")),
    (r"\b(?:have|had|got|'?ve|has) (?:got |had )?no "
     r"(?P<lack>water|heating|hot water|power|signal|internet|electricity|gas)\b",
     lambda found: f"having no {found['lack'].lower()}"),
    (rf"(?:'s|\bis|\bwas|\bare|\bwere) missing (?:one of )?(?:the|my|a) (?:two |three )?(?P<gone>{NOUN})\b",
     lambda found: f"the missing {found['gone'].lower()}"),
    (rf"\bno (?P<gone>{NOUN}) in (?:it|the box|the parcel)\b", lambda found: f"the missing {found['gone'].lower()}"),
    (r"\b(?:nobody|no one|no-one|noone) came\b", lambda _: "nobody coming"),
    (r"\b(?:nobody|no one|no-one|noone)(?:'s| has| have)? (?:turned|showed) up\b", lambda _: "nobody turning up"),
    (r"\bnothing (?:has )?(?:came|come|arrived|turned up)\b", lambda _: "nothing arriving"),
    (r"\b(?:heard nothing(?! for)|haven'?t heard (?:anything|back|a word)|no (?:reply|response)|never replied|"
     r"(?:nobody|no one) (?:has )?(?:replied|answered))\b",
     lambda _: "the silence from us"),
    (rf"\b(?:waited|waiting|waitin) (?:for |about |over |nearly )?{_SPANS}(?<!hours)",
     lambda found: f"the wait of {found['long'].lower()}"),
    (rf"\b{_SPANS} (?:in that waiting room|on hold|in (?:a|the) queue|waiting)",
     lambda found: f"the wait of {found['long'].lower()}"),
    (rf"\bcharged? (?:me |us )?{_SUM}", lambda found: f"the charge of {found['sum']}"),
    (rf"\b(?:a|an|the|this|that|my|some|your) (?P<ill>{_ILLS})\b", lambda found: f"the {found['ill'].lower()}"),
    (rf"\b(?P<ill>hole|crack|stripe|dent|scratch|stain|chip|tear|gouge) (?:right )?(?:in|down|across|on|along) "
     rf"(?:{_OF_THING})?",
     lambda found: f"the {found['ill'].lower()}" + (f" in {_thing(found)}" if found["thing"] else "")),
    (r"\bmould\b", lambda _: "the mould"),
    (r"\b(?:has|have|been|was|is|are|were|gone to|just) (?:been )?cancelled\b", lambda _: "the cancellation"),
    (rf"\bcancel {_OF_THING}", lambda found: f"cancelling {_thing(found)}"),
    (rf"\b(?P<want>freeze|move|pause|change|renew|return|swap|upgrade|transfer) {_OF_THING}",
     lambda found: f"what you asked about {_thing(found)}"),
)  # fmt: skip
"""How customers put what is wrong, and the name that each is given, the most telling first (tried on our corpus)."""
_COMPILED = tuple((re.compile(pattern, re.IGNORECASE), named) for pattern, named in _PATTERNS)
_ILL_FIRST = ("the trouble with", "the wait", "the silence", "the double", "the missing", "the wrong", "the charge")
_ILL_INSIDE = re.compile(
    rf"^(?:having no|being|not being|nobody|nothing|the (?:{_ILLS}|hole|crack|stripe|dent|scratch|"
    rf"stain|chip|tear|gouge|cancellation))\b|\b(?:being|not|that keeps|[a-z]+ing)\b"
)


def is_ill(named: str) -> bool:
    """Return whether a name is of something that went wrong, and not only of what was asked."""
    return named.startswith(_ILL_FIRST) or _ILL_INSIDE.search(named) is not None


def named_in(sentence: str) -> str:
    """Return the trouble that one sentence names, empty where no pattern fits."""
    text = sentence.replace("\u2019", "'")
    names = (named(found) for pattern, named in _COMPILED for found in pattern.finditer(text))
    return next((name for name in names if not LIVING.search(name)), "")
