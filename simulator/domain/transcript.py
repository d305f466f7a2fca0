"""A conversation as text with times: the one format of practice, import and batch grading."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from simulator.domain.channel import Channel
from simulator.domain.scenario import Scenario
from simulator.domain.value import Cents, Seconds, Value

RoleName = Literal["customer", "agent"]


class Turn(Value):
    """One message; turns are counted from 0."""

    model_config = ConfigDict(str_strip_whitespace=False)

    role: RoleName
    text: Annotated[str, Field(max_length=50_000)]
    at: Seconds = 0
    """Story seconds from the start."""


class CustomerCard(Value):
    """Who the customer is and what the agent could see."""

    name: str = ""
    record: str = ""


class TranscriptAction(Value):
    """A look-up or action with its time."""

    at: Seconds
    id: str
    amount: Cents | None = None
    label: str = ""


class TranscriptEvent(Value):
    """Something that happened without words."""

    at: Seconds
    kind: str
    text: str = ""


class Transcript(Value):
    """One contact as others can read and write it."""

    model_config = ConfigDict(extra="ignore")

    id: Annotated[str, Field(min_length=1, max_length=200)]
    channel: Channel
    brand: str = ""
    customer: CustomerCard = CustomerCard()
    authority: str = ""
    turns: tuple[Turn, ...]
    persona: str | None = None
    scenario: str | None = None
    versions: Mapping[str, str] = {}
    language: str = "en"
    subject: str = ""
    stars: int | None = None
    actions: tuple[TranscriptAction, ...] | None = None
    """What the agent did; None where it is not known and a claimed deed counts as done."""
    events: tuple[TranscriptEvent, ...] = ()

    def of(self, role: RoleName) -> tuple[tuple[int, Turn], ...]:
        """Return the turns of one side with their numbers."""
        return tuple((number, turn) for number, turn in enumerate(self.turns) if turn.role == role)


class Situation(Value):
    """What a message is read against: who writes to whom, about what, and what is on record."""

    channel: Channel
    customer_name: str = ""
    shown_as: str = ""
    """The name the public sees, where it differs."""
    brand: str = ""
    record: str = ""
    authority: str = ""
    scenario: Scenario | None = None
    """The scenario, where the contact was practised here; None for imported transcripts."""


def situation_of(transcript: Transcript, scenario: Scenario | None = None) -> Situation:
    """Return the situation of a transcript, with the scenario it was practised on if there is one."""
    return Situation(
        channel=transcript.channel,
        customer_name=transcript.customer.name,
        brand=transcript.brand,
        record=transcript.customer.record,
        authority=transcript.authority,
        scenario=scenario,
    )
