"""Shipped customers met by drawn and by scripted agents: the courses that the tests of shipped content look at."""

import random
from collections.abc import Iterator, Sequence
from functools import cache

from simulator.director import FORM_LETTER, HOSTILE
from simulator.domain.scenario import ActionTaken, RehearsalReply, Scenario
from simulator.domain.state import CustomerState
from simulator.domain.value import Value
from simulator.usecases.dialogue import Dialogue, Step
from simulator.usecases.rehearse import Rehearsal
from simulator.wiring import Engine, open_engine


@cache
def engine() -> Engine:
    """Return the one engine of this test session."""
    return open_engine()


PERSONAS = engine().library.personas()
SCENARIOS = [(persona, scenario) for persona in sorted(PERSONAS) for scenario in PERSONAS[persona].scenarios]
SEEDS = 2

SMALL_TALK = (
    "Hello, thanks for waiting.",
    "Could you tell me a bit more?",
    "I understand, that sounds annoying.",
    "I'm sorry about this.",
    "Let me check that for you.",
    "I will see what I can do.",
    "One moment please.",
    "Thank you, I have noted that.",
    "Is there anything else?",
    "ok",
)
"""Replies that bring nothing and hurt nobody, so that a contact goes on."""


class Seen(Value):
    """One step of a contact with the state before it."""

    before: CustomerState
    step: Step

    @property
    def said(self) -> tuple[str, ...]:
        return tuple(turn.text for _, turn in self.step.answers)


@cache
def rehearsal(persona: str, scenario: str) -> Rehearsal:
    """Return how the four scripted trainees do on one scenario."""
    return engine().rehearse.scenario(persona, scenario, SEEDS)


def scenario_of(persona: str, scenario: str) -> Scenario:
    return PERSONAS[persona].scenarios[scenario]


def begun(persona: str, scenario: str, seed: int = 0, by_word: bool = True) -> Dialogue:
    return engine().rehearse.dialogue(persona, scenario, seed, deeds_by_word=by_word)


def questions_for(scenario: Scenario) -> list[str]:
    """Return a question after each fact, those that are never told among them."""
    return [f"Could you please tell me: {cue.replace(' * ', ' ')}?" for fact in scenario.facts for cue in fact.cues[:3]]


def replies_for(scenario: Scenario) -> list[str]:
    """Return what an agent without a plan might write: good, canned and rude replies, questions, offers and claims."""
    own = [*scenario.rehearsal.excellent, *scenario.rehearsal.average]
    strangers = [*FORM_LETTER[scenario.channel], *HOSTILE[scenario.channel]]
    offers = [
        f"I can offer you this: {cue.replace(' * ', ' ')}." for option in scenario.options for cue in option.cues[:3]
    ]
    done = [f"I have arranged it: {cue.replace(' * ', ' ')}." for action in scenario.actions for cue in action.cues[:2]]
    macros = [macro.text for macro in scenario.saved_replies]
    return [
        *(reply.text for reply in (*own, *strangers)),
        *questions_for(scenario),
        *offers,
        *done,
        *macros,
        *SMALL_TALK,
    ]


def drawn_course(persona: str, scenario: str, seed: int, most: int = 40) -> tuple[Dialogue, list[Seen]]:
    """Return a contact of up to `most` drawn replies and then of nothing but silence, step by step."""
    lots = random.Random(f"{persona}/{scenario}/{seed}")
    dialogue = begun(persona, scenario, seed)
    texts = replies_for(dialogue.scenario)
    course: list[Seen] = []
    for number in range(most + 20):
        if dialogue.over:
            break
        before = dialogue.state
        silent = number >= most or lots.random() < 0.05
        step = dialogue.wait(dialogue.norms.next_reply * 3) if silent else dialogue.reply(lots.choice(texts))
        course.append(Seen(before=before, step=step))
    return dialogue, course


def curious_course(persona: str, scenario: str, seed: int) -> tuple[Dialogue, list[Seen]]:
    """Return a contact in which a good first reply is followed by question after question."""
    dialogue = begun(persona, scenario, seed)
    questions = questions_for(dialogue.scenario)
    random.Random(seed).shuffle(questions)
    course: list[Seen] = []
    for text in [dialogue.scenario.rehearsal.excellent[0].text, *questions][seed % 2 :]:
        before = dialogue.state
        if not dialogue.over:
            course.append(Seen(before=before, step=dialogue.reply(text)))
    return dialogue, course


def held(dialogue: Dialogue, replies: Sequence[RehearsalReply]) -> Iterator[Seen]:
    """Yield what follows from each reply of a scripted trainee."""
    for reply in replies:
        if dialogue.over:
            return
        before = dialogue.state
        deeds = tuple(ActionTaken(id=action.id, amount=action.amount) for action in reply.actions)
        yield Seen(before=before, step=dialogue.reply(reply.text, deeds, reply.after))
