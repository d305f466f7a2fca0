"""What fails a contact by itself: secrets asked for, private details told, nobody verified, a danger passed over."""

import re
from collections.abc import Iterator

from simulator.domain.moves import Move
from simulator.grading.case import Case, Place
from simulator.grading.evidence import Evidence
from simulator.grading.mistakes.hit import SURE, Hit, at
from simulator.grading.promises import claimed_action, was_taken
from simulator.grading.said import Said
from simulator.text.cues import find_phrases, speaks_of
from simulator.text.numerals import spoken_number

_TITLED = re.compile(r"\b(?:mr|mrs|ms|miss|mx|dr)\.? ([A-Z][\w'’-]+)", re.IGNORECASE)
_SHOWN_AS = re.compile(r"reviews? as ['\"“‘]?([^'\"”’;.)]+)|\((@[\w_.]+)\)", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_CARD = re.compile(
    r"\b(?:card|visa|mastercard|account)\b[^.\n]{0,20}\b(?:ending|ends)(?: in)? (\d{3,4})\b", re.IGNORECASE
)
_WARNS = re.compile(
    r"\b(?:don't|do not|stop|never|nobody should|please leave|leave (?:it|that|everything)|"
    r"keep (?:it|them|everyone|him|her)|unplug|switch (?:it|everything) off|turn (?:it|everything) off) ?"
    r"(?:using|use|rid\w+|driv\w+|touch\w*|plug\w*|open\w*|eat\w*|wear\w*|charg\w+|light\w*|go near|switch\w*|"
    r"turn\w*|"
    r"cook\w*|lift\w*|climb\w*|put|let|sleep\w*|stand\w*|drink\w*|feed\w*|giv\w+|tak\w+|shut|off|away|closed|out|"
    r"alone|clear|where)\b",
    re.IGNORECASE,
)
"""How a reply tells somebody to keep clear of a danger."""
_MAY_HARM = re.compile(
    r"\b(?:swell\w*|swollen|lips|tongue|chest|dizzy|spinning|faint\w*|blood thinners|allerg\w*|breath\w*|(?:put|"
    r"got|lost) (?:his|her|my) "
    r"(?:hand|finger|foot)|while it runs|runs on|needles?|hard shoulder|in the lane|diesel|no heating|alone with|"
    r"comes tonight|"
    r"where i live|swallow\w*|ate|poison\w*|alarm|smell\w*|fell|slipp\w+|fumes?|skin|eyes|toxic|corrosive|trapped|"
    r"stuck in|"
    r"(?:is|aged|and) [789]\d|tied it with|jumped out|threat\w*|heart|wire)\b",
    re.IGNORECASE,
)
"""Words in what may be a danger to somebody."""
_CARES = re.compile(
    r"\b(?:doctor|gp|999|112|111|911|hospital|ambulance|emergency|safe\w*|danger\w*|stay|keep|stop|vet|police|"
    r"warm|heater|pharmacist|"
    r"nurse|rinse|at once|right away|straight away|urgent\w*|careful|hurt|unwell|harm)\b",
    re.IGNORECASE,
)
_SECRET = re.compile(
    r"\b(?:pass ?words?|pass ?phrases?|pass ?codes?|pin(?: (?:code|number))?|cv[vc]2?|security (?:code|number|"
    r"answer)|"
    r"(?:card|long|whole|full|sixteen.digit|16.digit) (?:card )?number|three (?:digits|numbers)|3 digits|last three|"
    r"expiry|expiration|one.time (?:code|password)|otp|login|log.in details|bank(?:ing)? details|social security)\b",
    re.IGNORECASE,
)
"""What a request must name to be certain."""
_WANTS_SECRET = re.compile(
    r"\b(?:(?:type|tell|give|send|read|pop|let|message|text|email) (?:me|us)|(?:i|we)(?:'ll|'d)? (?:just )?need)\b"
    r"[^.!?]{0,60}\b(?:long (?:card )?number|(?:full|whole|sixteen.digit|16.digit) (?:card )?number|sixteen digits|"
    r"16 digits|security code|security cod\b|cvv|cvc|pin(?: (?:code|number))?|password|three digits)\b",
    re.IGNORECASE,
)
"""A request in so many words, addressed to the customer."""
_WARNS_OFF = re.compile(
    r"\b(?:never|don't|do not|not|no need|nobody|without|change|reset|new|choose|set|last (?:four|4)|at the till)\b",
    re.IGNORECASE,
)
_CODE = re.compile(r"[#A-Z]{0,4}[- ]?[\d-]+[A-Z]?")
"""An order or parcel number alone: unwise in public, but it tells strangers nothing about the person."""
_TIMES = re.compile(r"\b(\d{1,3}|[a-z]+) (?:times|visits)\b", re.IGNORECASE)


def secrets(evidence: Evidence) -> Iterator[Hit]:
    """Yield where the agent asked for a password, a card number or a code."""
    for turn, found in evidence.case.moves(Move.ASKS_SECRET):
        named = bool(_SECRET.search(turn.meant, max(0, found.start - 80), found.end + 80))
        sure = named and found.confidence >= SURE
        yield at("unsafe-data-request", Place(turn, found.start, found.end), sure=sure)
    for turn in evidence.case.agent:
        for sentence in turn.sentences:
            if _WANTS_SECRET.search(sentence.text) and not _WARNS_OFF.search(sentence.text):
                yield at("unsafe-data-request", Place(turn, sentence.start, sentence.end))


def exposure(evidence: Evidence) -> Iterator[Hit]:
    """Yield where private details stand in public."""
    case = evidence.case
    if not case.public:
        return
    for turn in case.agent:
        known = "\n".join(each.text for each in case.said_before(turn.number))
        for start, end in (
            *_hidden_name(case, turn, known),
            *_details(case, turn, known),
            *_from_record(case, turn, known),
        ):
            yield at("exposes-private-details", Place(turn, start, end))
    for turn, found in case.moves(Move.DISCLOSES_PRIVATE):
        bare_code = bool(_CODE.fullmatch(turn.text[found.start : found.end]))
        sure = found.confidence >= 90 and not bare_code
        yield at("exposes-private-details", Place(turn, found.start, found.end), sure=sure)


def _hidden_name(case: Case, turn: Said, known: str) -> Iterator[tuple[int, int]]:
    """Yield a surname that the customer does not show where they post."""
    handle = _shown_name(case)
    if handle is None:
        return
    full = re.sub(r"\(.*?\)", "", case.situation.customer_name or case.transcript.customer.name)
    for surname in [part.strip("'\",.") for part in full.split()[1:]]:
        if len(surname) < 3 or surname.casefold() in handle.casefold() or surname.casefold() in known.casefold():
            continue
        for found in re.finditer(rf"\b{re.escape(surname)}\b", turn.meant, re.IGNORECASE):
            yield found.span()


def _shown_name(case: Case) -> str | None:
    """Return the name others see, None where nothing says that it differs from the one on record."""
    situation, card = case.situation, case.transcript.customer
    if situation.shown_as and situation.shown_as != situation.customer_name:
        return situation.shown_as
    found = _SHOWN_AS.search(f"{card.record}\n{card.name}")
    return (found.group(1) or found.group(2)) if found else None


def _details(case: Case, turn: Said, known: str) -> Iterator[tuple[int, int]]:
    """Yield e-mail addresses and card endings that the customer did not post; the company's own are no secret."""
    for found in _EMAIL.finditer(turn.meant):
        if found.group() not in known and _is_customers(case, found.group()):
            yield found.span()
    for found in _CARD.finditer(turn.meant):
        if found.group(1) not in known:
            yield found.span()


def _is_customers(case: Case, address: str) -> bool:
    name = re.split(r"[\W_]+", case.transcript.customer.name.casefold())
    return any(len(part) > 2 and part in address.casefold() for part in name) or address in case.situation.record


def _from_record(case: Case, turn: Said, known: str) -> Iterator[tuple[int, int]]:
    """Yield private lines of the record, and how often somebody came, told to everybody."""
    scenario = case.situation.scenario
    private = [line.value for line in scenario.record if line.private] if scenario else []
    for value in private:
        if value.casefold() not in known.casefold():
            yield from find_phrases((value,), turn.meant)
    counted = _counts(case.situation.record) - _counts(known)
    for found in _TIMES.finditer(turn.meant):
        if _number(found.group(1)) in counted:
            yield found.span()


def _counts(text: str) -> set[int]:
    return {number for found in _TIMES.finditer(text) if (number := _number(found.group(1))) is not None}


def _number(word: str) -> int | None:
    return int(word) if word.isdigit() else spoken_number(word.casefold())


def unverified(evidence: Evidence) -> Iterator[Hit]:
    """Yield where something was told or done before the check that the scenario asks for."""
    case = evidence.case
    scenario = case.situation.scenario
    if scenario is None or scenario.verification is None:
        return
    check = next((action for action in scenario.actions if action.id == scenario.verification.action), None)
    for turn in case.agent:
        if check is None or _verified(case, turn):
            continue
        for start, end in find_phrases(scenario.verification.protected, turn.meant):
            yield at("skips-verification", Place(turn, start, end))


def _verified(case: Case, turn: Said) -> bool:
    """Return whether the check was made before a turn: on the desk, or in words where deeds are not known."""
    scenario = case.situation.scenario
    if scenario is None or scenario.verification is None:
        return True
    check = next(action for action in scenario.actions if action.id == scenario.verification.action)
    if case.transcript.actions is not None:
        return was_taken(case, check, turn.at)
    asked = {fact for number, reading in case.readings.items() if number < turn.number for fact in reading.asked}
    claimed = any(claimed_action(case, each.meant) == check for each in case.agent if each.number <= turn.number)
    return claimed or set(scenario.verification.asks) <= asked


def danger(evidence: Evidence) -> Iterator[Hit]:
    """Yield a danger that the customer spoke of and that no later reply takes up."""
    case = evidence.case
    scenario = case.situation.scenario
    if scenario is not None:
        yield from _named_danger(evidence)
        return
    open_risks = [place for place in evidence.customer.risks if not _taken_up(case, place)]
    if open_risks and len(open_risks) == len(evidence.customer.risks):
        yield at("misses-risk", open_risks[0])
    elif not evidence.customer.risks:
        yield from _perhaps_a_danger(case)


def _perhaps_a_danger(case: Case) -> Iterator[Hit]:
    """Yield words that may tell of harm where no later reply cares for anybody's safety, as a doubt."""
    for turn in case.heard:
        found = _MAY_HARM.search(turn.meant)
        if found and not any(_CARES.search(each.meant) for each in case.agent if each.number > turn.number):
            yield at("misses-risk", Place(turn, *found.span()), sure=False)
            return


def _named_danger(evidence: Evidence) -> Iterator[Hit]:
    case = evidence.case
    scenario = case.situation.scenario
    if scenario is None or scenario.risk is None or not case.heard:
        return
    if not any(speaks_of(scenario.risk.cues, turn.meant) for turn in case.agent):
        opening = case.heard[0]
        spoken = find_phrases(scenario.risk.cues, opening.meant) or ((0, len(opening.text)),)
        yield at("misses-risk", Place(opening, *spoken[0]))


def _taken_up(case: Case, risk: Place) -> bool:
    """Return whether a reply after a stated danger deals with safety."""
    later = [turn for turn in case.agent if turn.number > risk.number]
    return any(turn.shows("safety") or _WARNS.search(turn.meant) for turn in later)


DETECTORS = (secrets, exposure, unverified, danger)
