"""What worked: the agent's own sentences, each with a reason of its own."""

from simulator.domain.moves import Move
from simulator.domain.verdict import Praise
from simulator.grading.case import Place
from simulator.grading.evidence import Evidence

MOST = 3
"""How many sentences are praised."""
_SURE = 75

_WHY = {
    Move.REFUSES_WITH_ALTERNATIVE: "You said no plainly and put something real in its place.",
    Move.OWNS_FAULT: "You owned what went wrong instead of explaining it away.",
    Move.PROMISES_FOLLOW_UP: "You said that you would look again yourself, so nobody has to chase you.",
    Move.OFFERS_CHOICE: "You left the choice to the customer, which gives them back some control.",
    Move.CONFIRMS_DONE: "You had done it before you wrote, and said so.",
    Move.THANKS_SPECIFICALLY: "You thanked them for something particular, so it could not be meant for anyone else.",
    Move.ADDRESSES_AUDIENCE: "You wrote for everyone who reads along as well.",
    Move.GIVES_TIMELINE: "You named a time, so the customer knows when to stop waiting.",
    Move.INVITES_CHECK: "You asked whether it really helps before you closed.",
    Move.EXPLAINS_CAUSE: "You told them the cause in a sentence, and did not hide behind it.",
    Move.SETS_EXPECTATION: "You said what to expect, the unwelcome part included.",
    Move.ACKNOWLEDGES_FEELING: "You took notice of how they feel.",
    Move.TAKES_ACTION: "You took the next step on yourself.",
    Move.GIVES_INFORMATION: "You answered what was asked.",
    Move.ASKS_QUESTION: "You asked what you needed to know before acting.",
}
"""Why each kind of sentence works, the rarest skills first."""


_SPOILS_TURN = (Move.BLAMES_CUSTOMER, Move.INSULTS, Move.THREATENS, Move.DISMISSES)
_SPOILS_SENTENCE = (
    Move.BOUNCES_CHANNEL, Move.BURDENS_CUSTOMER, Move.DEFLECTS_TO_AUTOMATION, Move.PUSHES_SALE, Move.STOCK_EMPATHY,
    Move.FORM_LETTER, Move.CURT, Move.DISCLOSES_PRIVATE, Move.ASKS_SECRET, Move.VAGUE_PROMISE,
)  # fmt: skip
_SPOILS_CUES = ("waves_away", "disputes", "excuse", "evasive", "withholds", "mocks", "gives_up_on_it")
"""Beside what no sentence is praised, however well it reads alone."""


def praised(evidence: Evidence) -> tuple[Praise, ...]:
    """Return up to three sentences that worked, no two for the same reason, in order of the contact."""
    chosen: list[Praise] = []
    for place, why in _candidates(evidence):
        quote = place.quote()
        taken = any(quote.turn == each.quote.turn and quote.start == each.quote.start for each in chosen)
        if not taken and len(chosen) < MOST and len(quote.quote.split()) > 2:
            chosen.append(Praise(quote=quote, why=why))
    return tuple(sorted(chosen, key=lambda each: (each.quote.turn, each.quote.start)))


def _spoiled(place: Place) -> bool:
    """Return whether a sentence, or the message it stands in, holds something that nobody should be praised for."""
    return place.turn.has(*_SPOILS_TURN) or place.beside(*_SPOILS_SENTENCE) or place.beside_cue(*_SPOILS_CUES)


def _candidates(evidence: Evidence) -> list[tuple[Place, str]]:
    own = [each for each in evidence.noticed.acknowledgements if each.own and not _spoiled(each.place)]
    out: list[tuple[Place, str]] = []
    if own:
        best = max(own, key=lambda each: (each.weight, -each.place.number))
        out.append((best.place, "You named what this meant to this customer, in their own terms."))
    for move, why in _WHY.items():
        found = [place for place in evidence.case.places(move, least=_SURE) if not _spoiled(place)]
        if found:
            out.append((found[0], why))
    return out
