"""One contact held in memory, message by message: what `play` shows and what rehearsals are made of."""

from collections.abc import Sequence

from simulator.director import begin, claimed_actions, norms_for, react
from simulator.domain.acts import Act
from simulator.domain.channel import ChannelNorms, Norms
from simulator.domain.company import Company
from simulator.domain.moves import Reading
from simulator.domain.persona import Persona
from simulator.domain.scenario import ActionTaken
from simulator.domain.state import AgentEnded, CustomerState, Direction, Event, Replied, Waited
from simulator.domain.transcript import CustomerCard, Transcript, TranscriptAction, TranscriptEvent, Turn
from simulator.domain.value import Value
from simulator.domain.verdict import Scorecard
from simulator.ports import Grader, Reader, Voice
from simulator.usecases.desk import situation_for


class Step(Value):
    """What followed from one thing that the agent did or left undone."""

    agent: Turn | None = None
    agent_number: int | None = None
    reading: Reading | None = None
    answers: tuple[tuple[int, Turn], ...]
    state: CustomerState
    direction: Direction


class Dialogue:
    """A contact without a desk page: every reply is read, answered and remembered."""

    def __init__(
        self,
        persona_id: str,
        scenario_id: str,
        persona: Persona,
        company: Company,
        norms: Norms,
        reader: Reader,
        voice: Voice,
        seed: int = 0,
        deeds_by_word: bool = True,
    ) -> None:
        self.persona, self.scenario = persona, persona.scenarios[scenario_id]
        self.norms: ChannelNorms = norms_for(self.scenario, norms)
        self.state = begin(persona, self.scenario, self.norms, seed)
        self.opening_direction = Direction(act=Act.VENT, band=self.state.band)
        self.turns: list[Turn] = [
            Turn(role="customer", text=message.text, at=message.at) for message in self.scenario.opening
        ]
        self.ids = (persona_id, scenario_id)
        self._reader, self._voice = reader, voice
        self.situation = situation_for(persona, self.scenario, company)
        self._deeds_by_word = deeds_by_word
        self._readings: dict[int, Reading] = {}
        self._actions: list[TranscriptAction] = []
        self._events: list[TranscriptEvent] = []

    @property
    def over(self) -> bool:
        """Return whether the contact has ended."""
        return self.state.ended is not None

    @property
    def usual_wait(self) -> int:
        """Return half the time within which the next reply is expected, in seconds."""
        answered = any(turn.role == "agent" for turn in self.turns)
        return (self.norms.next_reply if answered else self.norms.first_reply) // 2

    def reply(self, text: str, actions: Sequence[ActionTaken] = (), after: int | None = None) -> Step:
        """Return what the customer makes of one reply."""
        elapsed = self.usual_wait if after is None else after
        turn = Turn(role="agent", text=text, at=self.state.at + elapsed)
        reading = self._reader.read(text, self.situation, tuple(self.turns))
        number = len(self.turns)
        self.turns.append(turn)
        self._readings[number] = reading
        self._actions += [TranscriptAction(at=turn.at, id=action.id, amount=action.amount) for action in actions]
        event = Replied(
            reading=reading,
            actions=(*actions, *self._claimed(reading, text, actions)),
            elapsed=elapsed,
            deeds_by_word=self._deeds_by_word,
        )
        step = self._react(event, turn.at)
        return Step(**{**dict(step), "agent": turn, "agent_number": number, "reading": reading})

    def wait(self, seconds: int) -> Step:
        """Return what the customer does when nobody answers for this long."""
        return self._react(Waited(elapsed=seconds), self.state.at + seconds)

    def end(self) -> Step:
        """Return how it ends when the agent closes the contact."""
        return self._react(AgentEnded(), self.state.at)

    def transcript(self, name: str) -> Transcript:
        """Return the contact so far as a transcript with this id."""
        return Transcript(
            id=name,
            channel=self.scenario.channel,
            brand=self.situation.brand,
            customer=CustomerCard(name=self.persona.name, record=self.scenario.record_text()),
            authority=self.situation.authority,
            turns=tuple(self.turns),
            persona=self.ids[0],
            scenario=self.ids[1],
            subject=self.scenario.subject,
            stars=self.scenario.stars,
            actions=None if self._deeds_by_word else tuple(self._actions),
            events=tuple(self._events),
        )

    def card(self, name: str, grader: Grader) -> Scorecard:
        """Return the scorecard of the contact so far."""
        return grader.grade(self.transcript(name), self._readings, self.situation)

    def _claimed(self, reading: Reading, text: str, actions: Sequence[ActionTaken]) -> tuple[ActionTaken, ...]:
        """Return what the reply says was done beyond the actions given, where a word counts as a deed."""
        if not self._deeds_by_word:
            return ()
        taken = {action.id for action in (*self.state.actions, *actions)}
        return tuple(claim for claim in claimed_actions(reading, text, self.scenario) if claim.id not in taken)

    def _react(self, event: Event, at: int) -> Step:
        self.state, direction = react(self.state, self.persona, self.scenario, self.norms, event)
        words = self._voice.speak(self.persona, self.ids[1], tuple(self.turns), self.state, direction)
        answers = []
        for text in words:
            answers.append((len(self.turns), Turn(role="customer", text=text, at=at)))
            self.turns.append(answers[-1][1])
        if direction.event:
            self._events.append(TranscriptEvent(at=at, kind="customer", text=direction.event))
        return Step(answers=tuple(answers), state=self.state, direction=direction)
