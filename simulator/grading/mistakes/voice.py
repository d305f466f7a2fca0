"""A voice that is not the brand's, or that the customer cannot follow: asked about, never stated by itself."""

import re
from collections.abc import Iterator

from simulator.grading.case import Place
from simulator.grading.evidence import Evidence
from simulator.grading.mistakes.hit import Hit, at

_FORMAL = re.compile(
    r"\b(?:formal|gentle|quiet|exact|courteous|courtesy|discreet|considered|gracious|minimal|neutral|"
    r"old-fashioned|reserved|"
    r"never (?:emoji|slangy|flippant|hurried|jokes?)|no (?:emoji|jokes)|careful|elegant|serious|sober|unhurried|"
    r"dignified|calm)\b",
    re.IGNORECASE,
)
_PLAYFUL = re.compile(
    r"\b(?:cheeky|bouncy|chatty|friendly|light|playful|bubbly|upbeat|fun|funny|warm|loud|dry|plain|short|"
    r"no waffle|brisk|informal|human|"
    r"personal|young|hearty)\b",
    re.IGNORECASE,
)
_LOOSE = re.compile(
    "[\U0001f300-\U0001faff\u2600-\u27bf]|"
    r"!!|\b(?:omg|heya|hiya|yo|hun|bestie|babe|bro|dude|mate|no probs|probs|cheers|deffo|yup|yep|nope|dunno|urs|boss|"
    r"whoops\w*|hehe|haha|lol|boom|gonna|gotta|smash|bummer|laters|arvo|snug)\b",
    re.IGNORECASE,
)
_STIFF = re.compile(
    r"\b(?:most honou?red|esteemed|hereby|pursuant|yours faithfully|dear (?:sir|madam)|impacting|optimal|"
    r"stakeholder\w*|"
    r"we permit ourselves|in reference to your|with reference to|allocated|a processing|effected|"
    r"aforementioned|"
    r"noreply|currently experiencing|customer outcomes|noted\.|correspondence|is hereby)",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"(?:never|not|no) (?:says? |the word )?['\"‘“]?(\w+)['\"’”]", re.IGNORECASE)
_CAPITALS = re.compile(r"\b[A-Z]{2,5}(?:[-/]?\d+)?\b")
_EVERYDAY = frozenset(
    {
        "OK", "UK", "EU", "US", "USA", "TV", "PM", "AM", "ID", "GBP", "EUR", "USD", "CHF", "DM", "PDF", "SMS",
        "PIN", "VAT", "GP", "II", "PS", "CV", "PC", "IT", "SIM", "APP", "NHS", "MOT", "DVD", "USB", "FAQ",
        "ATM", "YES", "NO", "NOT", "SO", "ALL", "THE", "ETA",
    }
)  # fmt: skip
"""Capitals that everybody reads."""
_TECHNICAL = re.compile(
    r"\b(?:delta|reconcil\w+|canonical|manifest|shard|hash\w*|primary|pre-charge|pressuri[sz]e|differential|"
    r"inline|compliant|net off|net of|register|"
    r"operative|indemnity|betterment|pursuant|subsist\w*|settlement|chargeback|cache|firmware|protocol|"
    r"provision\w*|configur\w+|parameters?|"
    r"tariff|folio|discharge|countersigned|mandate|perfected|reallocation|coordinated|residuary|throughput|"
    r"latency|endpoint|"
    r"dns|ttl|propagat\w+|propagation|handshake|cron|rebase|token|the usual|the other (?:one|thing|side)|unless|"
    r"provided that|"
    r"depends|depending)\b",
    re.IGNORECASE,
)
_LOST = re.compile(
    r"\b(?:what (?:is|does|do) (?:that|this|it|any of)|what'?s (?:a|an|the|that)\b|don'?t (?:know what|understand|"
    r"follow)|no idea what|"
    r"sorry,? (?:the|what|i)|in (?:plain )?english|you'?ve lost me|huh|meaning\?|means?\?|which one)\b",
    re.IGNORECASE,
)


def off_voice(evidence: Evidence) -> Iterator[Hit]:
    """Yield slang from a formal brand, officialese from a familiar one, or a word that the brand never uses."""
    case = evidence.case
    brand = case.situation.brand
    formal, playful = bool(_FORMAL.search(brand)), bool(_PLAYFUL.search(brand))
    banned = list(_QUOTED.findall(brand))
    for turn in case.agent:
        loose = _LOOSE.search(turn.meant) if formal else None
        stiff = _STIFF.search(turn.meant) if playful else None
        named = next((found for word in banned if (found := re.search(rf"\b{re.escape(word)}\b", turn.meant))), None)
        found = named or loose or stiff
        if found:
            yield at("off-brand", Place(turn, *found.span()), sure=False)
            return


def jargon(evidence: Evidence) -> Iterator[Hit]:
    """Yield a turn full of the trade's own terms, or one after which the customer asks what was meant."""
    case = evidence.case
    lost = {turn.number for turn in case.customer if _LOST.search(turn.meant)}
    known = f"{' '.join(turn.meant for turn in case.customer)} {case.situation.record} {case.situation.brand}"
    for turn in case.agent:
        terms = [
            found
            for found in _CAPITALS.finditer(turn.meant)
            if found.group() not in _EVERYDAY and found.group() not in known
        ]
        trade = [*terms, *_TECHNICAL.finditer(turn.meant)]
        if len(trade) >= 2 or (trade and turn.number + 1 in lost):
            yield at("unclear", Place(turn, *trade[0].span()), sure=False)
            return


DETECTORS = (off_voice, jargon)
