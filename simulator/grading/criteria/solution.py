"""Solution: whether a fix that fits was offered, how concrete it is, and what was added to it."""

from dataclasses import dataclass

from simulator.domain.moves import Move
from simulator.domain.verdict import Verdict
from simulator.grading.case import Place
from simulator.grading.criteria.judged import judged, not_relevant
from simulator.grading.evidence import Evidence
from simulator.grading.fit import different_matter, guessed

ID = "solution"


@dataclass(frozen=True)
class Extras:
    """What stands beside a concrete fix."""

    choice: tuple[Place, ...]
    prevention: tuple[Place, ...]
    check: tuple[Place, ...]

    def count(self) -> int:
        """Return how many of the three kinds are there."""
        return sum(map(bool, (self.choice, self.prevention, self.check)))

    def places(self) -> tuple[Place, ...]:
        """Return one place of each kind."""
        return tuple(kind[0] for kind in (self.choice, self.prevention, self.check) if kind)


def extras(evidence: Evidence) -> Extras:
    """Return the choices, preventions and checks that the agent added."""
    case = evidence.case
    return Extras(
        choice=(*case.places(Move.OFFERS_CHOICE), *case.agent_cues("contingency")),
        prevention=case.agent_cues("prevention"),
        check=case.places(Move.INVITES_CHECK, Move.PROMISES_FOLLOW_UP),
    )


def judge(evidence: Evidence) -> Verdict:
    """Return the verdict on the solution."""
    case = evidence.case
    wrong = different_matter(evidence) or guessed(evidence)
    if wrong is not None:
        return judged(ID, 1, "What was done does not fit what the customer needed.", [wrong])
    refusal = case.places(Move.REFUSES_WITH_ALTERNATIVE, least=70)
    concrete = evidence.concrete_fixes
    if concrete:
        return _concrete(evidence, concrete)
    if refusal and evidence.reasons:
        return judged(ID, 5, "A no with its reason and a real alternative.", refusal)
    if evidence.fixes:
        return judged(ID, 3, "A fix that fits, without its steps or its time.", evidence.fixes)
    return _little(evidence)


def _concrete(evidence: Evidence, concrete: tuple[Place, ...]) -> Verdict:
    added = extras(evidence)
    spoiled = evidence.beyond_authority
    if added.count() >= 2 and not spoiled:
        return judged(
            ID, 5, "A concrete fix with its time, and more than one thing besides.", [concrete[0], *added.places()]
        )
    return judged(ID, 4, "A concrete fix with the next step and its time.", [*concrete[:2], *added.places()])


def _little(evidence: Evidence) -> Verdict:
    case = evidence.case
    vague = case.places(Move.VAGUE_PROMISE, Move.ESCALATES, Move.BURDENS_CUSTOMER, Move.GIVES_NEXT_STEP)
    if vague and not case.made(Move.BLAMES_CUSTOMER, Move.DEFLECTS_TO_AUTOMATION, Move.BOUNCES_CHANNEL):
        return judged(ID, 2, "Help is promised, but not what, by whom or when.", vague)
    asked = evidence.customer.requests or ((evidence.customer.trouble,) if evidence.customer.trouble else ())
    if not asked:
        return not_relevant(ID, "The customer asked for nothing and reported nothing to mend.")
    return judged(ID, 1, "Nothing was offered for what the customer asked.", asked[:1])
