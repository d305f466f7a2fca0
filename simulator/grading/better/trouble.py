"""The customer's trouble as something that can be named in a sentence: "the kettle leaking", "the double charge"."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from simulator.grading.case import Case, Place
from simulator.grading.evidence import Evidence

_FUNCTION = (
    r"(?:i|we|you|he|she|it|they|me|us|him|them|who|that|which|what|when|where|how|why|if|and|or|but|so|because|of|in|on|"
    r"at|to|for|from|with|by|about|than|then|is|are|was|were|has|have|had|do|does|did|will|would|can|could|not|no|never|"
    r"just|still|even|also|again|only|now|came|come|got|get|gets|went|said|says|keeps?|kept|s|t|ve|am|been|be|there|"
    r"here|left|right|back|front|middle|bottom|top|side|way|more|next door|one|first|last|next|second|third|same|other|whole|all|day|days|week|time|times|thing|things|morning|evening|"
    r"night|afternoon|people|since|until|after|before|while|a|an|the|my|our|your|this|his|her|their)"
)
"""Words that no name of a thing is made of."""
_NOUN = rf"(?!{_FUNCTION}\b)[a-z][a-z-]{{2,}}"
_INSIDE = "".join(
    rf"(?<!\b{word} )" for word in ("of", "on", "in", "at", "to", "for", "with", "by", "from", "and", "under")
)
"""No thing that stands within another's name: "the lid of my pot"."""
_THING = rf"{_INSIDE}\b(?P<whose>my|our|the|your|this) (?P<thing>{_NOUN}(?: {_NOUN})?)"
_OF_THING = rf"(?P<whose>my|our|the|your|this) (?P<thing>{_NOUN}(?: {_NOUN})?)\b(?!'| of\b)"
_LIVING = re.compile(
    r"\b(?:mum|mom|mam|dad|mother|father|husband|wife|son|daughter|sister|brother|nan|gran|grandad|grandma|uncle|aunt|"
    r"cat|dog|puppy|kitten|horse|pet|friend|baby|child|kid|kids|partner|neighbour|boss|man|woman|lady|driver|manager)s?\b",
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
    "frozen|leaking|offline|stuck|closed|shut|filthy|dirty|smashed|soaking|flooded|mouldy|stale|locked|burnt|empty|overdue"
)
_FAILS = {
    "leaked": "leaking", "leaks": "leaking", "broke": "breaking", "snapped": "snapping", "died": "dying", "dies": "dying",
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
_SPANS = r"(?P<long>(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve|several) (?:minutes|hours|days|weeks|months))"
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
    (rf"(?:(?P<whose>my) )?\b(?P<thing>card|payment|booking|order|code|claim|return)\b (?:just |got |was |has |been |has been |is )*"
     rf"(?P<state>declined|rejected|refused|cancelled)\b",
     lambda found: f"{'your' if found['whose'] else 'the'} {found['thing'].lower()} being {found['state'].lower()}"),
    (r"\b(?:no|without|not any) (?P<lack>heating|hot water|signal|internet|electricity)\b",
     lambda found: f"having no {found['lack'].lower()}"),
    (r"\blocked out\b", lambda _: "being locked out"),
    (r"\b(?:can'?t|cannot|can not|couldn'?t|unable to) (?P<get>log ?in|sign in|get in|log on)\b",
     lambda found: f"not being able to {found['get'].lower()}"),
    (rf"\bgot the wrong (?P<wrong>{_NOUN})\b|\bthe wrong (?P<other>{_NOUN})\b",
     lambda found: f"the wrong {(found['wrong'] or found['other']).lower()}"),
    (rf"\b(?:came|arrived|delivered|brought)\b[^.!?]{{0,30}}\b(?:with no|without) (?P<none>{_NOUN})(?: and no (?P<more>{_NOUN}))?",
     lambda found: f"the missing {found['none'].lower()}" + (f" and {found['more'].lower()}" if found["more"] else "")),
    (r"\b(?:have|had|got|'?ve|has) (?:got |had )?no (?P<lack>water|heating|hot water|power|signal|internet|electricity|gas)\b",
     lambda found: f"having no {found['lack'].lower()}"),
    (rf"(?:'s|\bis|\bwas|\bare|\bwere) missing (?:one of )?(?:the|my|a) (?:two |three )?(?P<gone>{_NOUN})\b|\bno (?P<none>{_NOUN}) in (?:it|the box|the parcel)\b", lambda found: f"the missing {(found['gone'] or found['none']).lower()}"),
    (r"\b(?:nobody|no one|no-one|noone)(?:'s| has| have)? (?P<did>came|turned up|showed up)\b",
     lambda found: "nobody " + {"came": "coming", "turned up": "turning up", "showed up": "turning up"}[found["did"].lower()]),
    (r"\bnothing (?:has )?(?:came|come|arrived|turned up)\b", lambda _: "nothing arriving"),
    (r"\b(?:heard nothing(?! for)|haven'?t heard (?:anything|back|a word)|no (?:reply|response)|never replied|(?:nobody|no one) (?:has )?(?:replied|answered))\b",
     lambda _: "the silence from us"),
    (rf"\b(?:waited|waiting|waitin) (?:for |about |over |nearly )?{_SPANS}", lambda found: f"the wait of {found['long'].lower()}"),
    (rf"\b{_SPANS} (?:in that waiting room|on hold|in (?:a|the) queue|waiting)", lambda found: f"the wait of {found['long'].lower()}"),
    (rf"\bcharged? (?:me |us )?{_SUM}", lambda found: f"the charge of {found['sum']}"),
    (rf"\b(?:a|an|the|this|that|my|some|your) (?P<ill>{_ILLS})\b", lambda found: f"the {found['ill'].lower()}"),
    (rf"\b(?P<ill>hole|crack|stripe|dent|scratch|stain|chip|tear|gouge) (?:in|down|across|on|right across|right down|along) "
     rf"(?:{_OF_THING})?", lambda found: f"the {found['ill'].lower()}" + (f" in {_thing(found)}" if found["thing"] else "")),
    (r"\bmould\b", lambda _: "the mould"),
    (r"\b(?:has|have|been|was|is|are|were|gone to|just) (?:been )?cancelled\b", lambda _: "the cancellation"),
    (rf"\bcancel {_OF_THING}", lambda found: f"cancelling {_thing(found)}"),
    (rf"\b(?P<want>freeze|move|pause|change|renew|return|swap|upgrade|transfer) {_OF_THING}",
     lambda found: f"what you asked about {_thing(found)}"),
)  # fmt: skip
"""How customers put what is wrong, and the name that each is given, the most telling first (tried on our corpus)."""
_COMPILED = tuple((re.compile(pattern, re.IGNORECASE), named) for pattern, named in _PATTERNS)
_SUBJECT = re.compile(r"[^.;]{0,90}")
_ILL_FIRST = ("the trouble with", "the wait", "the silence", "the double", "the missing", "the wrong", "the charge")
_ILL_INSIDE = re.compile(
    rf"^(?:having no|being|not being|nobody|nothing|the (?:{_ILLS}|hole|crack|stripe|dent|scratch|"
    rf"stain|chip|tear|gouge|cancellation))\b|\b(?:being|not|that keeps|[a-z]+ing)\b"
)
_MINE = re.compile(
    rf"(?<!\bof )(?<!\bfor )(?<!\bto )\b(?:my|our) (?P<thing>{_NOUN})(?=[.,;!?]|$|\s+(?:is|was|are|were|has|have|to|and|but|from|for|i|you|it|"
    r"in|on|at|with|that|of|or|so|by|since|yesterday|today|this|the|my|we|got|keeps|will|can|does|just|still|say|says|"
    r"\w+ed|when|please)\b)",
    re.IGNORECASE,
)
_NOT_MINE = re.compile(
    r"^(?:life|name|email|opinion|question|fault|mind|head|heart|own|turn|work|job|holiday|message|mail|hand|hands|knee|"
    r"back|hip|arm|leg|foot|feet|eyes?|teeth|tooth|face|mouth|body|doctor|dentist|lawyer|family|parents|kids|children|"
    r"lad|girl|boy|girls|boys|grand\w+|in-laws|colleagues?|team|customers?|clients?|landlord|tenant|childminder|carer|"
    r"street|town|village|area|age|word|words|attention|understanding|english|apologies|stars?|review|surprise|shift|"
    r"goodness|god|fingers?|toes?|birthday|wedding|surgery|operation|pension|late|late \w+|favourite|point|part|mistake|hair|side|neighbou?rs?|"
    r"breath|lap|bed|stomach|nerves|time|lunch|break|walk|weekend|sanity|patience|lips?|skin|wrist|vet|gp)$",
    re.IGNORECASE,
)
_REFUND = re.compile(
    r"\b(?:can|could|want|like|need|please|give|get|when|where)\b[^.!?]{0,40}\b(?:refund|money back)\b", re.IGNORECASE
)
_AFTER_THING = re.compile(
    r"\W*$|[,.;:!?)]|\s+(?:is|was|are|were|has|have|had|to|and|but|from|for|i|you|it|in|on|at|with|that|which|of|or|so|"
    r"because|as|by|since|yesterday|today|this|the|my|we|he|she|they|came|got|keeps|will|won|can|does|did|isn|hasn|"
    r"doesn|wont|isnt|doesnt|hasnt|cant|didnt|\w{3,}ed|broke|fell|off|just|still|gone|if|when|please|pls|cos|bc|under|over|after|before|again|order)\b",
    re.IGNORECASE,
)
"""What may follow a thing's name where the name is whole."""
_BEFORE_THING = re.compile(
    rf"\b(?P<whose>my|our|the|your|this|a|an)(?: (?P<first>{_NOUN})){{0,2}} $|^\W*(?:@\w+ )?(?:{_NOUN} )?$",
    re.IGNORECASE,
)
_PAUSED = re.compile(r"[.;!?]")
_NO_THING = frozenset(
    """
    booked order ordered paid since today back free year month week day days ended back due sent told verified note post
    account contract name number date customer delivered reported record charged charge home house visit family address
    reply answer reviews review member plan first wrong right left same fault error email mail phone text call door bag
    mother father daughter husband wife brother sister child children baby patient caller driver staff desk team branch
    price fee money payment pounds dollars euros morning evening afternoon system page notes list policy question line
    twice half rain knee hip foot hand  resident guest guests visitor title heating assisted wall corner pair drop stop agent board version wife office owner friend step way box office
    matching cheapest code crew lift train rate rates cent set check repeat data visit part parts side list surgery hospital doctor school church room table street road town station hour hours minutes weeks months people
    """.split()
)  # fmt: skip
"""Words of records that stand for no thing the trouble could be with, or for a person."""


def trouble_of(evidence: Evidence) -> str:
    """Return the trouble as words that fit behind "sort out" or "sorry about"; empty where nothing names it safely."""
    named = next((name for sentence in _sentences(evidence) if (name := named_in(sentence))), "")
    return named or _with_thing(evidence) or _refund(evidence)


def is_ill(named: str) -> bool:
    """Return whether a name is of something that went wrong, and not only of what was asked."""
    return bool(named) and named.startswith(_ILL_FIRST) or _ILL_INSIDE.search(named) is not None


def named_in(sentence: str) -> str:
    """Return the trouble that one sentence names, empty where no pattern fits."""
    text = sentence.replace("\u2019", "'")
    names = (named(found) for pattern, named in _COMPILED for found in pattern.finditer(text))
    return next((name for name in names if not _LIVING.search(name)), "")


def thing_of(case: Case, places: Iterable[Place], record: str | None = None) -> str:
    """Return the thing that both the record and some words of the customer speak of, as the agent would call it."""
    recorded = dict.fromkeys(re.findall(r"\b[a-z][a-z-]{2,}\b", case.situation.record if record is None else record))
    words = [
        word
        for word in recorded
        if word not in _NO_THING and not word.endswith(("ed", "ly", "ing")) and not re.fullmatch(_FUNCTION, word)
    ]
    sentences = tuple(dict.fromkeys(_sentence(place) for place in places))
    return next((thing for text in sentences for word in words if (thing := _spoken_of(text, word))), "")


def _with_thing(evidence: Evidence) -> str:
    customer, case = evidence.customer, evidence.case
    ills = tuple(place for place in (customer.trouble, *customer.troubles) if place)
    if thing := thing_of(case, ills):
        return f"the trouble with {thing}"
    if thing := thing_of(case, customer.requests):
        return f"your question about {thing}"
    thing = _subject(case) or _own(sentence for sentence in _sentences(evidence))
    return f"the trouble with {thing}" if thing and customer.trouble else thing


def _own(sentences: Iterable[str]) -> str:
    """Return the first thing that the customer calls theirs."""
    found = (match for sentence in sentences for match in _MINE.finditer(sentence))
    named = (
        f"your {match['thing'].lower()}"
        for match in found
        if match["thing"].islower() and not _NOT_MINE.search(match["thing"])
    )
    return next((name for name in named if not _LIVING.search(name)), "")


def _subject(case: Case) -> str:
    """Return the thing that the record is about, where the customer speaks of it anywhere."""
    everything = [Place(turn, each.start, each.end) for turn in case.heard for each in turn.sentences]
    head = _SUBJECT.match(case.situation.record)
    return thing_of(case, everything, head.group() if head else "")


def _refund(evidence: Evidence) -> str:
    asked = any(_REFUND.search(turn.meant) for turn in evidence.case.heard)
    return "the refund you asked for" if asked else ""


def _spoken_of(text: str, word: str) -> str:
    """Return a word with its article where the customer uses it as the name of a thing, empty elsewhere."""
    for found in re.finditer(rf"\b{re.escape(word)}\b", text, re.IGNORECASE):
        before = _BEFORE_THING.search(text[: found.start()])
        if before and not _PAUSED.search(before.group()) and _AFTER_THING.match(text[found.end() :]):
            mine = (before["whose"] or "").lower() in ("my", "our")
            return f"{'your' if mine else 'the'} {word}"
    return ""


def _sentences(evidence: Evidence) -> Iterator[str]:
    """Yield what the customer said that may name the trouble, the likeliest first, each sentence once."""
    customer = evidence.customer
    likely = [place for place in (customer.trouble, *customer.troubles, *customer.stakes, *customer.requests) if place]
    first = (_sentence(place) for place in likely)
    rest = (sentence.text for turn in evidence.case.heard for sentence in turn.sentences)
    yield from dict.fromkeys(chain(first, rest))


def _sentence(place: Place) -> str:
    return place.sentence.text if place.sentence is not None else place.quote().quote
