"""Solution: whether a fix that fits was offered, how concrete it is, and what was added to it."""

from dataclasses import dataclass

from simulator.domain.moves import Move
from simulator.domain.verdict import Verdict
from simulator.grading.case import Place
from simulator.grading.criteria.judged import judged, not_relevant
from simulator.grading.critical import rightly_refused
from simulator.grading.evidence import Evidence
from simulator.grading.faults import Faults
from simulator.grading.fit import different_matter, guessed

ID = "solution"
_MOVED_ON = ("channel-bounce", "burden-on-customer", "over-automation", "needless-escalation")
_CAPPED = ("makes-repeat", "over-promises")
"""Mistakes after which the fix is a recovery at best, and no recovery is worth more than 4."""


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
        choice=(*case.places(Move.OFFERS_CHOICE), *evidence.help.choices, *evidence.help.contingencies),
        prevention=case.agent_cues("prevention"),
        check=(*case.places(Move.INVITES_CHECK), *evidence.help.follow_ups),
    )


def judge(evidence: Evidence, faults: Faults) -> Verdict:
    """Return the verdict on the solution."""
    wrong = different_matter(evidence) or guessed(evidence)
    if wrong is not None:
        return judged(ID, 1, "What was done does not fit what the customer needed.", [wrong])
    if faults.has("misses-benefit") and evidence.customer.left_unhappy:
        return judged(ID, 2, "What would have helped them decide was never said.", faults.places("misses-benefit"))
    if rightly_refused(evidence) and evidence.help.fixes:
        return judged(ID, 5, "A no with a real alternative.", [*evidence.help.refusal, *evidence.help.fixes])
    if evidence.help.concrete and not _only_hands_back(evidence, faults):
        return _concrete(evidence, faults)
    if evidence.help.fixes and not _only_hands_back(evidence, faults):
        return judged(ID, 3, "A fix that fits, without its steps or its time.", evidence.help.fixes)
    return _little(evidence, faults)


def _only_hands_back(evidence: Evidence, faults: Faults) -> bool:
    """Return whether the matter was handed back or on, and nothing is done yet."""
    passed_on = evidence.case.made(Move.ESCALATES, least=80) and not any(
        place.is_exact() for place in evidence.help.personal
    )
    return (faults.has(*_MOVED_ON) or passed_on) and not evidence.case.made(Move.CONFIRMS_DONE)


def _concrete(evidence: Evidence, faults: Faults) -> Verdict:
    added, concrete = extras(evidence), evidence.help.concrete
    if faults.has("unsafe-data-request") and not evidence.customer.content and not _changed_course(evidence):
        return judged(ID, 3, "The only way offered is one that nobody may ask for.", concrete)
    if faults.has("misses-risk"):
        return judged(ID, 3, "Something was mended, and the danger was left as it is.", concrete)
    capped = faults.has(*_CAPPED) or evidence.beyond_authority
    if added.count() >= 2 and not capped:
        return judged(
            ID, 5, "A concrete fix with its time, and more than one thing besides.", [concrete[0], *added.places()]
        )
    return judged(ID, 4, "A concrete fix with the next step and its time.", [*concrete[:2], *added.places()])


def _changed_course(evidence: Evidence) -> bool:
    """Return whether the agent did it without the secret in a later reply."""
    asked = [turn.number for turn, _ in evidence.case.moves(Move.ASKS_SECRET)]
    return any(place.number > max(asked, default=0) for place in evidence.case.places(Move.CONFIRMS_DONE))


def _little(evidence: Evidence, faults: Faults) -> Verdict:
    case = evidence.case
    some = case.places(Move.VAGUE_PROMISE, Move.ESCALATES, Move.BURDENS_CUSTOMER, Move.GIVES_NEXT_STEP)
    nothing = faults.has("channel-bounce", "over-automation", "withholds-information", "form-letter") or case.made(
        Move.BLAMES_CUSTOMER, least=80
    )
    if some and not nothing:
        return judged(ID, 2, "Help is promised, but not what, by whom or when.", some)
    written = evidence.customer.opening if case.situation.scenario is not None else None
    asked = evidence.customer.requests or tuple(filter(None, (evidence.customer.trouble, written)))
    if not asked:
        return not_relevant(ID, "The customer asked for nothing and reported nothing to mend.")
    return judged(ID, 1, "Nothing was offered for what the customer asked.", asked[:1])


_SHOWN = {
    1: "Nothing was offered that fits what the customer needed.",
    2: "Help is promised, but not what, by whom or when.",
    3: "A fix that fits, without its steps or its time.",
    4: "A concrete fix with the next step and its time.",
    5: "A concrete fix with its time, and more than one thing besides.",
}


def shown(evidence: Evidence, faults: Faults, level: int) -> Verdict | None:
    """Return the verdict of one level with what shows it, None where nothing does."""
    case, customer, help_given = evidence.case, evidence.customer, evidence.help
    asked = (*customer.requests, *filter(None, (customer.trouble, customer.opening)))
    some = case.places(Move.VAGUE_PROMISE, Move.ESCALATES, Move.BURDENS_CUSTOMER, Move.GIVES_NEXT_STEP)
    fixes = (*help_given.concrete[:1], *help_given.fixes, *help_given.hints)
    places: dict[int, tuple[Place, ...]] = {
        1: asked[:1],
        2: (*faults.places(*_MOVED_ON), *some, *asked[:1]),
        3: (*fixes, *some),
        4: fixes,
        5: (*fixes[:1], *extras(evidence).places(), *help_given.refusal) if fixes else (),
    }
    return judged(ID, level, _SHOWN[level], places[level]) if places[level] else None
