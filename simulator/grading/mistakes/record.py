"""What the record and the authority say, against what the agent said: asked about, never stated by itself."""

import re
from collections.abc import Iterator
from functools import lru_cache

from simulator.domain.moves import Move
from simulator.grading.case import Case, Place
from simulator.grading.evidence import Evidence
from simulator.grading.lexicon import telling
from simulator.grading.mistakes.hit import Hit, at
from simulator.grading.said import Sentence
from simulator.text.money import amounts
from simulator.text.numerals import spoken_number

_UNVERIFIED = re.compile(
    r"\b(?:un|not (?:been )?(?:yet )?)(?:verified|identified|logged in)\b|\bnot (?:named|entered|on file|"
    r"a named)\b|\bno (?:verification|"
    r"consent|authority on file|contact named|proof)\b|\bnobody named\b|\bcaller (?:is|asks|says|not|:)|\bcaller:|"
    r"\b(?:house )?rules?:[^.]*\b(?:before|only|verify|code|pin|to (?:the )?(?:patient|holder|member|named)|"
    r"registered)\b|"
    r"\b(?:after|before) (?:verification|reference|code|pin|check|telling|the code)\b|\bgive nothing\b|"
    r"\bonly (?:to|named|from the)\b|"
    r"\bverify (?:by|before)\b|\b(?:for|to) verified\b|\bmail comes from other\b",
    re.IGNORECASE,
)
_VERIFIED = re.compile(
    r"(?<!not )(?<!un)\b(?:verified|word given|named contact|checked)\b(?! (?:by name only|callers?|holders?|"
    r"patients?|members?))",
    re.IGNORECASE,
)
_SOMEBODY_ELSE = re.compile(
    r"\b(?:(?:on behalf of|(?:calling|ringing|asking|here|it's) for|i'm (?:his|her|their|the)|im (?:his|her|the)|"
    r"i am (?:his|her|the)|what) "
    r"(?:my )?(?:\w+ )?(?:mum|mom|dad|mother|father|husband|wife|brother|sister|son|daughter|aunt|uncle|nephew|"
    r"niece|carer|"
    r"neighbour|friend|flatmate|ex|boss|partner|bf|gf|boyfriend|girlfriend)|my (?:mum|mom|dad|mother|father|"
    r"husband|wife|"
    r"brother|sister|aunt|uncle)(?:'s|s)? (?:\w+ )?(?:account|line|tablets|results?|bill|pension|house|owes?|pays)|"
    r"brother-in-law|next door|new email|lost (?:my )?(?:old|pin|phone|word)|(?:old|other) (?:owner|address))\b",
    re.IGNORECASE,
)
_CHECKS_WHO = re.compile(
    r"\b(?:security|verif\w*|date of birth|postcode|account number|code sent|pin|confirm (?:who|it's you)|prove|"
    r"named|consent|"
    r"authority|only (?:talk|speak|tell|discuss)|can't (?:tell|say|discuss|share|change|give)|cannot (?:tell|say|"
    r"discuss|"
    r"share|change|give)|not able to|reference and|first line|registered (?:mail|address|email))\b",
    re.IGNORECASE,
)
_KNOWN = re.compile(
    r"\b(?:known|expected|est\.?|estimate|since|until|due|delayed|closed?|shut|down|fault|blocked|recall\w*|cause|"
    r"because|"
    r"may (?:tell|share)|share|told|planned|broken|change|insolvent|quarantine|held|bug|outage|backlog|wait)\b",
    re.IGNORECASE,
)
_EVADES = re.compile(
    r"\b(?:can(?:'t|not)|don't|do not|won't|unable to|not able to|not something we|not in a position to|"
    r"should(?:n't| not) like to|"
    r"would not like to|nothing can|nothing to|not at liberty) (?:\w+ ){0,3}(?:discuss|share|say|disclose|comment|"
    r"tell|go into|disturb|"
    r"reveal|burden|said|worry)\b|\b(?:hard|difficult|impossible) to (?:say|tell|give)\b|\b(?:does|do|"
    r"can) (?:sometimes )?(?:vary|"
    r"happen|be (?:many|various|slow|sensitive)|take a (?:little )?(?:while|bit))\b|\b(?:keep|continue to|try|"
    r"please) "
    r"(?:check\w*|try\w*|watch\w*|again)\b|\binternal\b|\bshould work\b|\b(?:different|various|operational|"
    r"technical|unforeseen|"
    r"certain) (?:\w+ )?(?:circumstances|reasons|factors|issues)\b|\bhave you tried\b|\bisn't available\b|"
    r"\b(?:few|couple of) bits\b|"
    r"\bgive it (?:a while|time)\b|\bin (?:motion|progress)\b|\bmoving along\b|\bas soon as there\b|\bpatien\w+\b|"
    r"\bcheck your\b|"
    r"\bdon't discuss\b|\bsome \w+ can be\b",
    re.IGNORECASE,
)
_DUE_THEM = re.compile(
    r"\b(?:entitled|eligible|free|discount|\d+ ?% (?:off|of)|loyalty|scheme|bonus|due under|cap applies|unused|"
    r"waive\w*|compensation|"
    r"benefits?|concession|goodwill|half (?:fare|price)|upgrade|reward|voucher|gift|credit|included|refund of|saves|"
    r"returning|grant\w*|rate \d+|apply|allowance|not (?:claimed|applied|told))\b",
    re.IGNORECASE,
)
_WHAT_FOR_ME = re.compile(
    r"\b(?:anything (?:off|cheaper|in it|comes|for)|what (?:do|would|will|does) (?:i|we|it) (?:\w+ )?(?:get|have|"
    r"bring|give)|what's in it|"
    r"do (?:i|we|returning \w+) get (?:anything|something)|discount|cheaper|(?:in it|anything) for (?:me|us)|"
    r"something for|any (?:benefit|"
    r"reduction|deal|help)|entitled|(?:is|are) there (?:any|something)|what's the (?:point|use|advantage)|"
    r"worth it|why should (?:i|we)|"
    r"nothing saved|new (?:people|customers)|low income|pension|student|loyal\w*|years with you|a lot)\b",
    re.IGNORECASE,
)
_HOLDS_TROUBLE = re.compile(
    r"\b(?:must|needs? (?!no)|needed|ends?|expires?|shuts?|closes|stays?|still|fails?|will fail|not (?:ordered|"
    r"moved|included|done)|"
    r"overwrites?|deletes?|obvious|tied|before use|takes? all|bought for|follows?|be changed with|without|"
    r"never provisioned)\b",
    re.IGNORECASE,
)
_STILL_TROUBLE = (Move.REFUSES, Move.ESCALATES, Move.BOUNCES_CHANNEL, Move.BLAMES_CUSTOMER, Move.INSULTS, Move.CURT)
_NEGATIVE = re.compile(
    r"\b(?:not|never|none|lapsed|expired|closed|shut|held|pending|sold out|unpaid|still active|ineligible|hasn't|"
    r"isn't|"
    r"wasn't|didn't|haven't|don't|can't|won't|doesn't|cannot|nothing|until)\b",
    re.IGNORECASE,
)
_AFFIRMS = re.compile(
    r"\b(?:yes|fully|active|settled|(?:i've|i have|is|been|are) (?:\w+ )?(?:booked|restarted|cancelled|returned|"
    r"sent|running|fixed|open|"
    r"cleared|fine|on)|(?:was|been) returned|i did|it's on|it is on|is already|has cleared|in stock|restarted|"
    r"out for delivery|covered|"
    r"no problem|is fine)\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"(?<![\w.,:£$€-])\d+(?:[.,:]\d+)*(?![\w])")
_DEED = re.compile(
    r"\b(?:i|we)(?:'ve|'ll|'d|'m| have| will| can| could| had)\b|"
    r"\b(?:refund\w*|booked|moved|put|sent|hold|kept|yours|instead|if)\b",
    re.IGNORECASE,
)
"""What is done or offered need not stand on record."""
_MEASURE = re.compile(
    r"\b(\d+(?:\.\d+)?|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|twelve)[ -]?(%|per cent|months?|years?|"
    r"weeks?|hours?)",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?s?\b", re.IGNORECASE)
_PRIVATE = re.compile(
    r"\b(?:arrears|overdrawn|behind (?:on|with)|owes?|debts?|infection|eczema|smear|scan|methadone|medic\w+|"
    r"diagnos\w+|bounced|"
    r"instal?ment|your bank|wages|prescription|steroid|balance|(?:card|account|mobile|phone|"
    r"number) (?:\w+ )?(?:ending|ends)|ending (?:in )?\d+|"
    r"\d+[a-z]? \w+ (?:row|road|street|st|ave|avenue|grove|court|lane|close|hill)|apt|flat \d+|iban|passport|"
    r"your (?:bank|account|date of birth|employer|landlord|husband|wife|late|stepson))\b|"
    r"\b0\d{3,4}[ -]?\d{3}[ -]?\d{3}\b|\d{3}-\d{3}-\d{4}",
    re.IGNORECASE,
)
_SHORT = 45
"""Words up to which an agent's whole side tells only one thing (our judgement)."""


def unverified(evidence: Evidence) -> Iterator[Hit]:
    """Yield what was told or done for somebody whom the record does not show as verified."""
    case = evidence.case
    situation = case.situation
    other = any(_SOMEBODY_ELSE.search(turn.meant) for turn in case.heard)
    told_off = bool(_UNVERIFIED.search(f"{situation.record}. {situation.authority}"))
    ruled = other and bool(situation.record) and bool(_UNVERIFIED.search(situation.brand))
    if not (told_off or ruled) or any(_CHECKS_WHO.search(turn.meant) for turn in case.agent):
        return
    if _VERIFIED.search(situation.record):
        return
    for turn in case.agent:
        for sentence in turn.sentences:
            if not sentence.question and (sentence.exact or turn.moves_in(sentence).keys() & _TELLS):
                yield at("skips-verification", Place(turn, sentence.start, sentence.end), sure=False)
                return


_TELLS = {Move.CONFIRMS_DONE, Move.TAKES_ACTION, Move.GIVES_INFORMATION, Move.GIVES_TIMELINE}


def kept_back(evidence: Evidence) -> Iterator[Hit]:
    """Yield a question that got generalities although the record holds the answer."""
    case = evidence.case
    if not evidence.customer.questions or not _KNOWN.search(f"{case.situation.record} {case.situation.authority}"):
        return
    if _figures_told(case) or (evidence.help.deeds and not case.agent_cues("withholds")):
        return
    for turn in case.agent:
        found = _EVADES.search(turn.meant)
        if found:
            yield at("withholds-information", Place(turn, *found.span()), sure=False)
            return


def _figures_told(case: Case) -> bool:
    """Return whether the agent passes on a figure of the record that the customer had not named."""
    said = _figures(" ".join(turn.meant for turn in case.customer))
    return bool((_figures(case.situation.record) - said) & _figures(" ".join(turn.meant for turn in case.agent)))


def _figures(text: str) -> frozenset[str]:
    return frozenset(_FIGURE.findall(text))


def unclaimed(evidence: Evidence) -> Iterator[Hit]:
    """Yield a question about what the customer gets, where the record has something that no reply names."""
    case = evidence.case
    known = f"{case.situation.record}; {case.situation.authority}"
    told = frozenset[str]().union(*(turn.telling for turn in case.agent))
    clauses = [each for each in re.split(r"[.;:,]\s", known) if _DUE_THEM.search(each)]
    hidden = [each for each in clauses if not telling(each) & told]
    for turn in case.heard:
        found = _WHAT_FOR_ME.search(turn.meant)
        if found and hidden:
            yield at("misses-benefit", Place(turn, *found.span()), sure=False)
            return


def next_trouble(evidence: Evidence) -> Iterator[Hit]:
    """Yield a helped customer whom the record's next snag will surely meet, told nothing of it."""
    case = evidence.case
    if not case.agent or case.made(*_STILL_TROUBLE) or case.agent_cues("withholds", "evasive"):
        return
    told = frozenset[str]().union(*(turn.telling for turn in case.agent))
    asked = frozenset[str]().union(*(turn.telling for turn in case.customer))
    for clause in re.split(r"[.;]\s|, | but ", case.situation.record):
        new = telling(clause) - asked
        if (
            _HOLDS_TROUBLE.search(clause)
            and new
            and not new & told
            and not _figures(clause) & _figures(_agent_text(case))
        ):
            opening = evidence.customer.opening
            helped = evidence.help.fixes or evidence.customer.content
            if opening is not None and helped:
                yield at("misses-next-problem", opening, sure=False)
            return


def _agent_text(case: Case) -> str:
    return " ".join(turn.meant for turn in case.agent)


def contradicted(evidence: Evidence) -> Iterator[Hit]:
    """Yield a sentence that says the opposite of the record, or another day, sum or time for the same thing."""
    case = evidence.case
    clauses = [each for each in re.split(r"[.;:]\s|, ", case.situation.record) if each]
    for turn in case.agent:
        before = " ".join(each.meant for each in case.said_before(turn.number))
        asked = frozenset[str]().union(*(each.telling for each in case.asked_before(turn.number)))
        for sentence in turn.sentences:
            if not sentence.question and any(_opposed(sentence, asked, clause, before, case) for clause in clauses):
                yield at("wrong-information", Place(turn, sentence.start, sentence.end), sure=False)
                return


def _opposed(sentence: Sentence, asked: frozenset[str], clause: str, before: str, case: Case) -> bool:
    words = telling(clause)
    if not words & (sentence.telling | asked):
        return False
    affirmed = bool(_AFFIRMS.search(sentence.text)) and not _NEGATIVE.search(sentence.text)
    if affirmed and _NEGATIVE.search(clause):
        return True
    return (
        not _DEED.search(sentence.text)
        and bool(words & asked)
        and _differs(sentence.text, clause, f"{case.situation.record} {case.situation.authority} {before}")
    )


def _differs(text: str, clause: str, known: str) -> bool:
    """Return whether a text and a clause both name a measure of one kind and the text's is nowhere else."""
    said, told, anywhere = _measures(text), _measures(clause), _measures(known)
    kinds = {kind for kind, _ in said} & {kind for kind, _ in told}
    return any(measure[0] in kinds and measure not in anywhere for measure in said)


@lru_cache(maxsize=4096)
def _measures(text: str) -> frozenset[tuple[str, str]]:
    """Return the days, sums, shares and lengths of time that a text names, each with its kind."""
    spans = {(found.group(2).casefold()[:4], _as_digits(found.group(1))) for found in _MEASURE.finditer(text)}
    days = {("day of week", found.group(1).casefold()) for found in _WEEKDAY.finditer(text)}
    sums = {("sum", str(each.cents)) for each in amounts(text)}
    return frozenset((*spans, *days, *sums))


def _as_digits(word: str) -> str:
    number = None if word[0].isdigit() else spoken_number(word.casefold())
    return word if number is None else str(number)


def told_in_public(evidence: Evidence) -> Iterator[Hit]:
    """Yield private matters in public that the customer did not bring up."""
    case = evidence.case
    if not case.public:
        return
    for turn in case.agent:
        known = " ".join(each.meant for each in case.said_before(turn.number)).casefold()
        for found in _PRIVATE.finditer(turn.meant):
            if found.group().casefold() not in known:
                yield at("exposes-private-details", Place(turn, *found.span()), sure=False)
                return


DETECTORS = (unverified, kept_back, unclaimed, next_trouble, contradicted, told_in_public)
