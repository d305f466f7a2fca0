"""Waits not named, questions put again, pryings, shut doors and too many figures: asked about, never stated."""

import re
from collections.abc import Iterator

from simulator.grading.case import Place
from simulator.grading.evidence import Evidence
from simulator.grading.lexicon import telling
from simulator.grading.mistakes.hit import Hit, at
from simulator.grading.said import Said

_WAITED = re.compile(
    r"\b(?:finally|at last|(?:\w+ )?reminder|hello\?\?|on hold|minutes? (?:of )?(?:music|hold)|\w+ minutes,|"
    r"(?:wrote|written|asked|messaged|mailed|emailed|chased|sent)\b[^.?!]{0,40}\b(?:on the \d+\w*|on \d|again|"
    r"twice|\w+ times|since|"
    r"weeks? ago|months? ago)|been (?:listening|waiting|holding)|heard (?:nothing|nowt)|(?:still )?no (?:answer|"
    r"reply)|"
    r"(?:can|will) (?:someone|anyone|somebody|anybody) (?:answer|reply)|nobody (?:answers?|replies|replied|reads)|"
    r"(?:it is|it's) now \w+|since \w+ (?:weeks|months)|\w+ weeks i)\b",
    re.IGNORECASE,
)
_NAMES_WAIT = re.compile(
    r"\b(?:wait\w*|delay\w*|long|late|later|sooner|earlier|slow|overdue|kept you|first (?:mail|message|letter)|"
    r"unanswered|"
    r"should(?:n't)? have (?:heard|had|been|answered|taken)|took (?:us|so|too)|patien\w+|(?:two|three|"
    r"\w+) (?:weeks|months|times|days|"
    r"minutes)|hold|silence|chas\w+|apolog\w+|sorry)\b",
    re.IGNORECASE,
)
_ASKS_FOR = re.compile(
    r"(?:what(?:'s| is| was| are)|may i|might i|could you|can you|can i|please|kindly|tell us|let us know|"
    r"would you|state|provide|we require|"
    r"need|your)\b[^.?!]{0,90}\b(number|reference|address|postcode|name|photos?|letter|proof|date|day|street|"
    r"product|game|order|"
    r"booking|requirement|colou?r|happened|missing|model|make|problem|description|amount)\b",
    re.IGNORECASE,
)
_WHO = re.compile(
    r"\b(?:who are you|with whom have i|from zero|from the beginning|order number please)\b", re.IGNORECASE
)
_CODE = re.compile(r"\b[A-Z]{1,4}[- ]?\d{2,}\b|\b\d{4,}\b")
_GIVEN = re.compile(
    r"\b(?:sent|given|told|wrote|attached|already|as (?:i|on)|again|the lot|is here|filled)\b", re.IGNORECASE
)
_PRIES = re.compile(
    r"\b(?:(?:are|were) you (?:\w+ )?(?:single|married|renting|religious|pregnant|divorced|alone|on your own|"
    r"keeping up)|are you two|"
    r"(?:do|d'you|what do|what d'you|how much (?:do|are)) (?:you )?(?:\w+ ){0,3}(?:earn\w*|for a living|own|"
    r"believe|vote)|how much are you|"
    r"if (?:i may|you don't mind(?: me)?|it's not too) (?:ask\w*|personal)|if you don't mind|"
    r"(?:has|did) something happen\w* (?:with|to|between)|you(?:'d|'ve| have| had)? (?:sound|seem|look|sounded|"
    r"seemed|looked)(?:ed)? "
    r"(?:a bit |so |rather |very )?(?:low|tired|fond|lonely|down|young|old)|between the two of you|(?:no|"
    r"is there a) (?:man|woman|husband|wife) |"
    r"first date|who of you|(?:him|her) or you|something bad with|a bit (?:young|old) to|your (?:weight|age|"
    r"figure|religion|marriage|"
    r"love life|health)|is anyone looking after you|(?:still|so you're) single|boyfriend|girlfriend)\b",
    re.IGNORECASE,
)
_SHUTS = re.compile(
    r"\b(?:chat (?:is |has |was )?(?:now )?(?:closed|ended|over)|chat (?:has now ended|will now be closed)|"
    r"ending (?:the|this) (?:chat|call)|"
    r"clos(?:e|ing) (?:here )?(?:this|the) (?:one|case|chat|call|matter)|(?:i've |i have )?got to go|i must now|"
    r"(?:have|got) (?:another|next|other) (?:caller|people|customer)s?|others waiting|conversation may now)\b|"
    r"(?:that's it|ok(?:ay)?|right|alright|all right|yep|so)[.?,!]* (?:\w+\. )?bye\b|"
    r"^\W*(?:[\w']+[.,!? ]+){1,5}bye\W*$",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\b\d+(?:[.,:/]\d+)*\b")
_CHAPTER = re.compile(
    r"\b(?:schedules?|sections?|rule|clause|part|form|notices?|class|under (?:the|rule|section|part)|subject to|"
    r"by way of background|"
    r"previously|before that|see also|leased|amended|are covered by|made up of|either|or the|which (?:is|are|"
    r"comes|was))\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:^|[.!?\n] ?)[A-Z][\w ]{2,24}: ?(?=[\w\d])")
_LIKE_A_FORM = re.compile(
    r"\b(?:as previously advised|end of information|input understood|(?:any |a )?(?:additional|further) (?:query|"
    r"enquiry|assistance)|"
    r"state resolution|re: |(?:name|date|number) of \w+(?: \w+)?\.|we confirm receipt|a \w+ing takes place|"
    r"is to be (?:ready|presented)|"
    r"are to be (?:ready|presented)|must be presented|upon presentation|located\.)",
    re.IGNORECASE,
)
_FLIPPANT = re.compile(
    r"\b(?:lmao+|rip|gnarly|crikey|uh-oh|oof|heya|hiya|laters|craic|cooked|tho|lol|haha|omg|yikes|bro|mate|"
    r"kicked the bucket|"
    r"bob's your uncle|no worries|buzz|deffo|soz|bung|gimme|pic)\b|"
    "[\U0001f300-\U0001f49f\U0001f4a0-\U0001f64f\U0001f680-\U0001faff]",
    re.IGNORECASE,
)
_MANY_FIGURES = 6
"""Figures and paragraphs of rules in one turn from which it is much for a short question (our judgement)."""
_SHORT_QUESTION = 45
"""Words up to which what the customer wrote asks for a short answer (our judgement)."""
_LONG_TURN = 40


def wait_unnamed(evidence: Evidence) -> Iterator[Hit]:
    """Yield a customer's word of having waited or chased, where no reply speaks of it."""
    case = evidence.case
    for turn in case.heard:
        found = _WAITED.search(turn.meant)
        if found and not any(_NAMES_WAIT.search(reply.meant) for reply in case.answers_to(turn.number)):
            yield at("ignores-delay", Place(turn, *found.span()), sure=False)
            return


def asked_twice(evidence: Evidence) -> Iterator[Hit]:
    """Yield a request for what the customer's words or the record seem to hold."""
    case = evidence.case
    for turn in case.agent:
        before = " ".join(each.meant for each in case.said_before(turn.number))
        for sentence in turn.sentences:
            if _seems_known(sentence.text, before, case.situation.record):
                yield at("makes-repeat", Place(turn, sentence.start, sentence.end), sure=False)
                return


def _seems_known(asked: str, before: str, record: str) -> bool:
    if _WHO.search(asked):
        return bool(before)
    found = _ASKS_FOR.search(asked)
    if found is None:
        return False
    if found.group(1).casefold() in ("number", "reference", "order", "booking"):
        return bool(_CODE.search(before))
    return bool(_GIVEN.search(before)) and bool(telling(asked) & telling(f"{before} {record}"))


def prying(evidence: Evidence) -> Iterator[Hit]:
    """Yield a question or remark on the customer's private life."""
    yield from _first(evidence, "too-personal", _PRIES)


def shut(evidence: Evidence) -> Iterator[Hit]:
    """Yield the words with which a live contact is ended in haste."""
    case = evidence.case
    if case.live and case.agent and case.turns[-1].role == "agent":
        last = case.agent[-1]
        found = _SHUTS.search(last.meant)
        if found:
            yield at("abrupt-ending", Place(last, *found.span()), sure=False)


def too_many_figures(evidence: Evidence) -> Iterator[Hit]:
    """Yield a long turn full of figures and rules after a short question."""
    case = evidence.case
    for turn in case.agent:
        asked = sum(each.word_count for each in case.asked_before(turn.number))
        much = len(_FIGURE.findall(turn.meant)) + len(_CHAPTER.findall(turn.meant))
        if asked <= _SHORT_QUESTION and turn.word_count >= _LONG_TURN and much >= _MANY_FIGURES:
            yield at("info-overload", Place(turn, 0, len(turn.meant)), sure=False)
            return


def like_a_form(evidence: Evidence) -> Iterator[Hit]:
    """Yield a turn that reads as fields filled in."""
    for turn in evidence.case.agent:
        labels = list(_LABEL.finditer(turn.meant))
        found = _LIKE_A_FORM.search(turn.meant) or (labels[0] if len(labels) > 1 else None)
        if found:
            yield at("robotic-tone", Place(turn, *found.span()), sure=False)
            return


def flippant(evidence: Evidence) -> Iterator[Hit]:
    """Yield the first joke to somebody who showed trouble and did not joke."""
    customer = evidence.customer
    heavy = customer.feelings or customer.stakes or customer.risks or customer.troubles
    if heavy and not any(_FLIPPANT.search(turn.meant) for turn in evidence.case.customer):
        yield from _first(evidence, "too-informal", _FLIPPANT)


def _first(evidence: Evidence, mistake: str, signs: re.Pattern[str]) -> Iterator[Hit]:
    for turn in evidence.case.agent:
        found = signs.search(turn.meant)
        if found:
            yield at(mistake, _place(turn, found), sure=False)
            return


def _place(turn: Said, found: re.Match[str]) -> Place:
    return Place(turn, *found.span())


DETECTORS = (wait_unnamed, asked_twice, prying, shut, too_many_figures, like_a_form, flippant)
