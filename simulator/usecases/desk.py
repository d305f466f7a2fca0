"""One contact as its trainee has it before them, and small helpers that every use case with turns needs."""

from collections.abc import Sequence
from typing import TypeVar

from pydantic import ConfigDict

from simulator.domain.channel import ChannelNorms
from simulator.domain.company import Company, SavedReply
from simulator.domain.contact import Contact, ContactStatus, ContactTurn, DeskEvent
from simulator.domain.persona import Persona
from simulator.domain.scenario import Scenario
from simulator.domain.state import CustomerState
from simulator.domain.transcript import Situation, Turn
from simulator.domain.value import Value

V = TypeVar("V", bound=Value)


class Setting(Value):
    """What a contact is about, before and while it is held."""

    persona: Persona
    scenario: Scenario
    company: Company
    norms: ChannelNorms


class Desk(Setting):
    """Everything that the practice page shows of one contact."""

    model_config = ConfigDict(str_strip_whitespace=False)  # a draft comes back to its last space

    contact: Contact
    turns: tuple[ContactTurn, ...]
    events: tuple[DeskEvent, ...]
    state: CustomerState
    draft: str = ""
    waited: int = 0
    """Real seconds on the clock since the last thing that happened, on live channels."""

    @property
    def saved_replies(self) -> tuple[SavedReply, ...]:
        """Return the macros at hand: the scenario's and the company's."""
        return (*self.scenario.saved_replies, *self.company.saved_replies)

    @property
    def ended(self) -> bool:
        """Return whether nothing more can be sent."""
        return self.contact.status is not ContactStatus.ACTIVE

    @property
    def next_norm(self) -> int:
        """Return the story seconds within which the next reply is expected."""
        answered = any(turn.role == "agent" for turn in self.turns)
        return self.norms.next_reply if answered else self.norms.first_reply

    def given(self, pace: int) -> int:
        """Return the seconds within which a person with this personal factor is expected to reply."""
        return self.next_norm * pace // 100

    def waiting(self, pace: int) -> int:
        """Return how many seconds the customer has been waiting for a reply, silences that they broke included."""
        return self.state.waited * pace // 100 + self.waited


def plain(turns: Sequence[ContactTurn]) -> tuple[Turn, ...]:
    """Return kept turns as transcript turns."""
    return tuple(Turn(role=turn.role, text=turn.text, at=turn.at) for turn in turns)


def situation_for(persona: Persona, scenario: Scenario, company: Company) -> Situation:
    """Return what an agent's message is read against in a practised contact."""
    return Situation(
        channel=scenario.channel,
        customer_name=persona.name,
        shown_as=persona.public_name(),
        brand=f"{company.name}, {company.about} {company.voice.summary}",
        record=scenario.record_text(),
        authority=scenario.authority.sentence(),
        scenario=scenario,
    )


def last_state(turns: Sequence[ContactTurn], first: CustomerState) -> CustomerState:
    """Return the state after the latest turn that has one."""
    return next((turn.state for turn in reversed(turns) if turn.state is not None), first)


def story_seconds(waited: int, pace: int) -> int:
    """Return waited seconds as the customer feels them for a person with this personal factor."""
    return waited * 100 // max(pace, 1)


def changed(value: V, **changes: object) -> V:
    """Return a copy with fields changed, validated like any new value."""
    return type(value).model_validate({**dict(value), **changes})
