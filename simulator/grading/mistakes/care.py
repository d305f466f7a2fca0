"""Mistakes of attention: trouble, waiting and signs that were passed over."""

from collections.abc import Iterator, Mapping

from simulator.domain.moves import Move
from simulator.grading.case import Place
from simulator.grading.evidence import Evidence
from simulator.grading.lexicon import telling
from simulator.grading.mistakes.hit import Hit, at
from simulator.grading.outcome import Outcome
from simulator.grading.said import Said
from simulator.grading.timing import chased

_NOTICES = (
    Move.ACKNOWLEDGES_FEELING, Move.ACKNOWLEDGES_CONSEQUENCE, Move.OWNS_FAULT, Move.CONFIRMS_DONE, Move.APOLOGISES,
)  # fmt: skip
"""Moves by which a reply answers a sign of giving up."""
_STRONG = 2
"""Kinds of trouble (a fault, a feeling, something at stake) from which silence about all is surely felt."""


def unfelt(evidence: Evidence, outcome: Outcome) -> Iterator[Hit]:
    """Yield the trouble that no reply takes any notice of."""
    trouble = evidence.customer.trouble
    if (
        trouble is None
        or evidence.noticed.acknowledgements
        or evidence.noticed.sorries
        or not outcome.at_most("empathy", 2)
    ):
        return
    customer = evidence.customer
    signs = (customer.troubles, customer.feelings, customer.stakes)
    strong = sum(bool(kind) for kind in signs) >= _STRONG
    faceless = not any(word.form == "i" for turn in evidence.case.agent for word in turn.words.words)
    sure = strong and faceless and not evidence.noticed.takes_up_their_words
    if sure or customer.feelings or customer.stakes:
        yield at("no-empathy", trouble, sure=sure)


def late(evidence: Evidence) -> Iterator[Hit]:
    """Yield replies later than the channel allows."""
    for wait in evidence.waits:
        if wait.rather_late:
            yield Hit("slow-response", wait.reply.number, None, sure=wait.late)


def unowned_wait(evidence: Evidence) -> Iterator[Hit]:
    """Yield a long wait of which no reply says anything."""
    case = evidence.case
    if case.agent_cues("waiting_named"):
        return
    for_us = [place for place in case.customer_cues("waited_for_us") if case.answers_to(place.number)]
    slow = any(wait.late for wait in evidence.waits)
    chases = chased(case)
    if for_us or (chases and slow):
        yield at("ignores-delay", (*for_us, *chases)[0])
    elif chases and not case.made(Move.OWNS_FAULT, Move.ACKNOWLEDGES_FEELING, Move.ACKNOWLEDGES_CONSEQUENCE):
        yield at("ignores-delay", chases[0], sure=False)


def unseen_sign(evidence: Evidence) -> Iterator[Hit]:
    """Yield a "whatever" that the next reply passes over."""
    for place in evidence.customer.resigned:
        replies = evidence.case.answers_to(place.number)
        if replies and not any(turn.has(*_NOTICES) for turn in replies):
            yield at("misses-signals", place)


def asked_again(evidence: Evidence) -> Iterator[Hit]:
    """Yield questions for what the customer had already said or the record shows."""
    case = evidence.case
    protests = {place.number: place for place in case.customer_cues("repeats")}
    for turn, found in case.moves(Move.ASKS_KNOWN):
        said = frozenset[str]().union(*(each.telling for each in case.said_before(turn.number)))
        place = Place(turn, found.start, found.end)
        yield at("makes-repeat", place, sure=bool(telling(place.words().quote) & said) or _protested(turn, protests))
    for turn in case.agent:
        for sentence in turn.sentences:
            if sentence.question and _protested(turn, protests):
                yield at("makes-repeat", Place(turn, sentence.start, sentence.end))


def _protested(turn: Said, protests: Mapping[int, Place]) -> bool:
    """Return whether the customer's next message says that they had given it already."""
    return turn.number + 1 in protests


DETECTORS = (late, unowned_wait, unseen_sign, asked_again)
AFTERWARDS = (unfelt,)
