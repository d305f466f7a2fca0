"""What the customer may say: reveal rules, and which question is answered by which fact."""

from collections.abc import Sequence

from simulator.director.heard import Heard
from simulator.domain.scenario import Fact, Scenario, trust_needed
from simulator.domain.state import CustomerState
from simulator.domain.value import Value

MOST_AT_ONCE = 2
"""How many facts somebody gives in one breath, whatever was asked; what verifies them comes on top."""


class Answers(Value):
    """How the questions of one reply can be answered."""

    facts: tuple[str, ...] = ()
    """Facts to say, new or again."""
    repeated: bool = False
    """Whether it asks for what was said before or can be read in the record."""
    withheld: bool = False
    """Whether it asks for something that the customer does not know or will not say yet."""


def opening_facts(scenario: Scenario) -> tuple[str, ...]:
    """Return the facts that the opening messages already hold."""
    return tuple(fact.id for fact in scenario.facts if fact.reveal == "opening")


def may_tell(fact: Fact, trust: int) -> bool:
    """Return whether a question about a fact is answered at this trust."""
    needed = trust_needed(fact.reveal)
    return fact.reveal in {"opening", "when_asked"} or (needed is not None and trust >= needed)


def answers_to(state: CustomerState, scenario: Scenario, heard: Heard, trust: int) -> Answers:
    """Return what the customer can answer to the questions that were heard."""
    asked = [fact for fact in scenario.facts if fact.id in heard.asked]
    known = [fact for fact in asked if may_tell(fact, trust)]
    checks = scenario.verification.asks if scenario.verification else ()
    repeated = any(fact.id not in checks and (fact.id in state.told or fact.on_record) for fact in known)
    return Answers(
        facts=_in_one_breath([fact.id for fact in known if fact.says], checks),
        repeated=repeated,
        withheld=len(known) < len(asked),
    )


def _in_one_breath(facts: Sequence[str], checks: Sequence[str]) -> tuple[str, ...]:
    others = [fact for fact in facts if fact not in checks][:MOST_AT_ONCE]
    return tuple(fact for fact in facts if fact in checks or fact in others)


def confided(state: CustomerState, scenario: Scenario, trust: int) -> tuple[str, ...]:
    """Return the one fact that the customer now says unasked, because trust has grown enough."""
    for fact in scenario.facts:
        needed = trust_needed(fact.reveal)
        if needed is not None and trust >= needed and fact.says and fact.id not in state.told:
            return (fact.id,)
    return ()
