"""What worked: the agent's own sentences, each with what it did for this customer."""

import re
from collections.abc import Iterator

from simulator.domain.moves import Move
from simulator.domain.verdict import Praise
from simulator.grading.better.addressed import called
from simulator.grading.better.naming import is_ill
from simulator.grading.better.trouble import trouble_of
from simulator.grading.case import Place
from simulator.grading.echo import echoed
from simulator.grading.evidence import Evidence
from simulator.text.stems import stem
from simulator.text.when import dues

MOST = 3
"""How many sentences are praised."""
_SURE = 75
_FEWEST = 4
"""Words that a sentence worth praising has."""

_WHY = {
    Move.REFUSES_WITH_ALTERNATIVE: "You said no plainly and put something real in its place{about}.",
    Move.OWNS_FAULT: "You owned what went wrong{about} instead of explaining it away.",
    Move.PROMISES_FOLLOW_UP: "You said that you would look again yourself{when}, so nobody has to chase you.",
    Move.OFFERS_CHOICE: "You left the choice to {name}, which gives back some control.",
    Move.CONFIRMS_DONE: "You had done it before you wrote, and said so.",
    Move.THANKS_SPECIFICALLY: "You thanked {name} for something particular, so it could not be meant for anyone else.",
    Move.ADDRESSES_AUDIENCE: "You wrote for everyone who reads along as well.",
    Move.GIVES_TIMELINE: "You named a time{when}, so {name} knows when to stop waiting.",
    Move.INVITES_CHECK: "You asked whether it really helps before you closed.",
    Move.EXPLAINS_CAUSE: "You told {name} the cause in a sentence, and did not hide behind it.",
    Move.SETS_EXPECTATION: "You said what to expect, the unwelcome part included.",
    Move.ACKNOWLEDGES_FEELING: "You took notice of how {name} feels before you turned to the matter.",
    Move.TAKES_ACTION: "You took the next step on yourself.",
    Move.GIVES_INFORMATION: "You answered what {name} asked.",
    Move.ASKS_QUESTION: "You asked what you needed to know before acting.",
}
"""Why each kind of sentence works, the rarest skills first."""
_ABOUT_TROUBLE = (Move.OWNS_FAULT, Move.REFUSES_WITH_ALTERNATIVE)
_OWN = "You named what this meant to {name}, in their own words: {echo}."
_OWN_PLAIN = "You named what this meant to {name}, in their own terms."
_WORDS_NAMED = 3
_TELLING_LETTERS = 7
"""Letters from which one word of the customer's tells enough alone."""
_SHOWS = {
    Move.CONFIRMS_DONE: re.compile(
        r"^(?!.*\b(?:may|might|could)\b)"
        r".*\b(?:i've|i have|we've|we have|i just|has been|have been|had been|"
        r"done|booked|refunded|on its way)\b",
        re.IGNORECASE,
    ),
    Move.TAKES_ACTION: re.compile(r"\b(?:i|i'll|i'm|i've|we|we'll|we're|let me)\b", re.IGNORECASE),
    Move.GIVES_TIMELINE: re.compile(
        r"'ll\b|\b(?:will|i'm|we're|tomorrow|tonight|today|is (?:on|in|booked))\b", re.IGNORECASE
    ),
    Move.SETS_EXPECTATION: re.compile(r"\b(?:i|we|you|your|i'm|i'll|we'll|you'll)\b", re.IGNORECASE),
    Move.INVITES_CHECK: re.compile(r"\?"),
    Move.ASKS_QUESTION: re.compile(r"\?"),
    Move.REFUSES_WITH_ALTERNATIVE: re.compile(
        r"(?:\b(?:no|not|never|unable)\b|n't\b|\bcannot\b).*\b(?:but|or|instead|rather|can|could|what i|i've|i'll)\b|"
        r"\b(?:instead|rather than)\b",
        re.IGNORECASE | re.DOTALL,
    ),
    Move.OFFERS_CHOICE: re.compile(
        r"\b(?:or|either|whichever|whatever|rather|instead|if you|which|prefer|alternatively)\b", re.IGNORECASE
    ),
}
"""What a sentence must hold for its praise to be plain to see."""
_NOTHING_SPECIFIC = re.compile(
    r"\b(?:thanks?|thank you)\b[^.!?]{0,20}\b(?:e-?mail|message|call|calling|contacting|writing|review|feedback|"
    r"patience|waiting|getting in touch|reaching out|question|time|bearing)\b(?! (?:about|that|with|of)\b)",
    re.IGNORECASE,
)
"""Thanks that would fit anybody."""
_OPEN_ENDED = re.compile(r"(?:until|till|from|after|as of)\b", re.IGNORECASE)
"""Times that say no moment by which something happens."""
_STOCK = re.compile(
    r"\banything else\b|\d+ ?%|\btoday only\b|\bonly (?:on )?today\b|\b(?:cart|basket|upgrade|great news|"
    r"password|pin code|passcode)\b|\b\w*bot\b|"
    r"\bvirtual assistant\b",
    re.IGNORECASE,
)
"""Words of a script or of a sale."""
_AGAINST_THEM = re.compile(
    r"\b(?:comes down to (?:how )?you|your own (?:fault|doing)|you (?:should|could|ought to) have|if you'd|if you had|"
    r"can't have|cannot have|calm down)\b",
    re.IGNORECASE,
)
"""Words that turn the customer's own terms against them."""

_SPOILS_TURN = (
    Move.BLAMES_CUSTOMER, Move.INSULTS, Move.THREATENS, Move.DISMISSES, Move.ASKS_SECRET, Move.PUSHES_SALE,
    Move.DISCLOSES_PRIVATE,
)  # fmt: skip
_SPOILS_SENTENCE = (
    Move.BOUNCES_CHANNEL, Move.BURDENS_CUSTOMER, Move.DEFLECTS_TO_AUTOMATION, Move.STOCK_EMPATHY,
    Move.FORM_LETTER, Move.CURT, Move.VAGUE_PROMISE, Move.ASKS_KNOWN,
    Move.ATTEMPTS_INSTRUCTION, Move.OVER_PROMISES, Move.JOKES_SLANG,
)  # fmt: skip
_SPOILS_CUES = ("waves_away", "disputes", "excuse", "evasive", "withholds", "mocks", "gives_up_on_it")
"""Beside what no sentence is praised, however well it reads alone."""


def praised(evidence: Evidence) -> tuple[Praise, ...]:
    """Return up to three sentences that worked, no two for the same reason, in order of the contact."""
    chosen: list[Praise] = []
    for place, why in _candidates(evidence):
        quote = place.quote()
        taken = any(quote.turn == each.quote.turn and quote.start == each.quote.start for each in chosen)
        if not taken:
            chosen.append(Praise(quote=quote, why=why))
        if len(chosen) == MOST:
            break
    return tuple(sorted(chosen, key=lambda each: (each.quote.turn, each.quote.start)))


def _candidates(evidence: Evidence) -> Iterator[tuple[Place, str]]:
    """Yield what could be praised with its reason, the rarest first."""
    own = [each for each in evidence.noticed.acknowledgements if each.own and _worth_it(each.place)]
    if own:
        best = max(own, key=lambda each: (each.weight, -each.place.number))
        yield best.place, _named_own(evidence, best.place)
    for move, why in _WHY.items():
        places = evidence.case.places(move, least=_SURE)
        found = next((place for place in places if _shows(evidence, move, place)), None)
        if found is not None:
            yield found, _told(evidence, move, why, found)


def _worth_it(place: Place) -> bool:
    """Return whether nothing in a sentence, or in the message around it, is what nobody should be praised for."""
    text = place.quote().quote
    spoiled = place.turn.has(*_SPOILS_TURN) or place.beside(*_SPOILS_SENTENCE) or place.beside_cue(*_SPOILS_CUES)
    return not spoiled and len(text.split()) >= _FEWEST and not (_AGAINST_THEM.search(text) or _STOCK.search(text))


def _shows(evidence: Evidence, move: Move, place: Place) -> bool:
    text = place.quote().quote
    if not _worth_it(place) or (move in _SHOWS and not _SHOWS[move].search(text)):
        return False
    if move == Move.GIVES_TIMELINE:
        return any(not _OPEN_ENDED.match(due.text) for due in dues(text))
    if move == Move.THANKS_SPECIFICALLY:
        return not _NOTHING_SPECIFIC.search(text)
    return move != Move.GIVES_INFORMATION or bool(evidence.customer.requests)


def _told(evidence: Evidence, move: Move, why: str, place: Place) -> str:
    """Return a reason with what the sentence is about: the time it names, or the trouble."""
    named = trouble_of(evidence) if move in _ABOUT_TROUBLE else ""
    times = [due for due in dues(place.quote().quote) if not _OPEN_ENDED.match(due.text)]
    return why.format(
        name=_name(evidence),
        about=f" over {named}" if is_ill(named) and not named.startswith("the trouble") else "",
        when=f" ({times[0].text})" if times else "",
    )


def _named_own(evidence: Evidence, place: Place) -> str:
    """Return why naming the trouble worked, with the customer's words that it took up."""
    sentence = place.sentence
    stems = echoed(evidence.case, place.turn, sentence) if sentence is not None else frozenset[str]()
    spoken = dict.fromkeys(re.findall(r"[\w'-]{4,}", place.quote().quote))
    words = [word for word in spoken if stem(word.casefold()) in stems][:_WORDS_NAMED]
    if not words or (len(words) == 1 and len(words[0]) < _TELLING_LETTERS):
        return _OWN_PLAIN.format(name=_name(evidence))
    return _OWN.format(name=_name(evidence), echo=", ".join(f'"{word}"' for word in words))


def _name(evidence: Evidence) -> str:
    return called(evidence.case) or "the customer"
