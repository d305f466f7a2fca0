"""Everything that the choice of the next act looks at, gathered once."""

from simulator.director.facts import Answers
from simulator.director.heard import Heard
from simulator.director.needs import Progress, musts
from simulator.domain.acts import Act, Band
from simulator.domain.channel import ChannelNorms
from simulator.domain.persona import Persona
from simulator.domain.scenario import Need, Option, Scenario
from simulator.domain.state import MET, ONE_SHOT, CustomerState, NeedStatus
from simulator.domain.value import Value

_URGENT = (NeedStatus.OPEN, NeedStatus.ACKNOWLEDGED, NeedStatus.OFFERED)


class Choice(Value):
    """What the customer does next and what it is about."""

    act: Act
    topic: str | None = None
    facts: tuple[str, ...] = ()
    gently: bool = False


class Moment(Value):
    """One reply with what it did; `now` is the state after it, before an act is chosen."""

    before: CustomerState
    now: CustomerState
    persona: Persona
    scenario: Scenario
    norms: ChannelNorms
    heard: Heard
    step: Progress
    answers: Answers

    @property
    def last_act(self) -> Act | None:
        """Return what the customer did last."""
        return self.before.acts[-1] if self.before.acts else None

    @property
    def upset(self) -> bool:
        """Return whether the customer is angry or worse."""
        return self.now.band in {Band.ANGRY, Band.FURIOUS}

    @property
    def met(self) -> frozenset[str]:
        """Return the needs that were met before this reply and still are."""
        return frozenset(need for need in self.now.needs if {self.before.needs[need], self.now.needs[need]} <= MET)

    @property
    def new_facts(self) -> tuple[str, ...]:
        """Return the facts that were asked for and not said yet."""
        return tuple(fact for fact in self.answers.facts if fact not in self.before.told)

    def missing(self) -> tuple[Need, ...]:
        """Return the needs that are unmet and that the customer speaks of: musts first, then the least asked for."""
        unmet = [need for need in self.scenario.needs if not need.hidden and self.now.needs[need.id] not in MET]
        return tuple(sorted(unmet, key=self._urgency))

    def _urgency(self, need: Need) -> tuple[bool, int, int]:
        optional = need.id not in musts(self.scenario)
        return optional, self.now.pressed.get(need.id, 0), _URGENT.index(self.now.needs[need.id])

    def missing_must(self) -> str | None:
        """Return the first unmet must-need that the customer speaks of."""
        must = musts(self.scenario)
        return next((need.id for need in self.missing() if need.id in must), None)

    def first_missing(self) -> str | None:
        """Return what the customer would ask for again."""
        return next((need.id for need in self.missing()), None)

    def passed_over(self) -> str | None:
        """Return a wish beyond the musts that nobody has taken up and the customer has not asked for again."""
        slow = (NeedStatus.OPEN, NeedStatus.ACKNOWLEDGED)
        wishes = (need.id for need in self.missing() if self.now.needs[need.id] in slow)
        return next((need for need in wishes if not self.now.pressed.get(need, 0)), None)

    def option(self, option_id: str) -> Option:
        """Return an option by its id."""
        return next(option for option in self.scenario.options if option.id == option_id)

    def may_ask_supervisor(self) -> bool:
        """Return whether this customer would now ask for somebody else."""
        reachable = self.scenario.channel not in ONE_SHOT
        return reachable and self.upset and not self.now.supervisor_asked
