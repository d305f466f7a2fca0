"""Mistakes of attention: trouble, waiting and signs that were passed over."""

from collections.abc import Iterator

from simulator.domain.moves import Move
from simulator.grading.case import Place
from simulator.grading.evidence import Evidence
from simulator.grading.mistakes.hit import SURE, Hit, at
from simulator.grading.outcome import Outcome
from simulator.grading.timing import chased

_STRONG = 2
"""Signs of trouble in the customer's words from which silence about all of them is surely felt (our judgement)."""


def unfelt(evidence: Evidence, outcome: Outcome) -> Iterator[Hit]:
    """Yield the trouble that no reply takes any notice of."""
    trouble = evidence.customer.trouble
    if trouble is None or evidence.acknowledgements or evidence.sorries or not outcome.at_most("empathy", 2):
        return
    customer = evidence.customer
    strong = len(customer.troubles) + 2 * len(customer.feelings) + len(customer.stakes) >= _STRONG
    yield at("no-empathy", trouble, sure=strong)


def late(evidence: Evidence, outcome: Outcome) -> Iterator[Hit]:
    """Yield replies later than the channel allows."""
    for wait in evidence.waits:
        if wait.rather_late:
            yield Hit("slow-response", wait.reply.number, None, sure=wait.late)


def unowned_wait(evidence: Evidence, outcome: Outcome) -> Iterator[Hit]:
    """Yield a long wait of which no reply says anything."""
    case = evidence.case
    if case.agent_cues("waiting_named") or case.made(Move.OWNS_FAULT, Move.INSULTS):
        return
    for_us = [place for place in case.customer_cues("waited_for_us") if case.answers_to(place.number)]
    slow = [wait for wait in evidence.waits if wait.late]
    if for_us:
        yield at("ignores-delay", for_us[0], sure=True)
    elif chased(case) and slow:
        yield at("ignores-delay", chased(case)[0], sure=True)
    elif chased(case):
        yield at("ignores-delay", chased(case)[0], sure=False)


def unseen_sign(evidence: Evidence, outcome: Outcome) -> Iterator[Hit]:
    """Yield a "whatever" that the next reply passes over."""
    case = evidence.case
    for place in case.customer_cues("resigns"):
        replies = case.answers_to(place.number)
        noticed = any(
            turn.has(
                Move.ACKNOWLEDGES_FEELING,
                Move.ACKNOWLEDGES_CONSEQUENCE,
                Move.OWNS_FAULT,
                Move.CONFIRMS_DONE,
                Move.APOLOGISES,
            )
            for turn in replies
        )
        if replies and not noticed:
            yield at("misses-signals", place, sure=True)


def asked_again(evidence: Evidence, outcome: Outcome) -> Iterator[Hit]:
    """Yield questions for what the customer had already said or the record shows."""
    case = evidence.case
    for turn, found in case.moves(Move.ASKS_KNOWN):
        complained = any(each.shows("repeats") for each in case.customer if each.number != turn.number)
        yield at("makes-repeat", Place(turn, found.start, found.end), sure=complained or found.confidence >= SURE)


DETECTORS = (unfelt, late, unowned_wait, unseen_sign, asked_again)
