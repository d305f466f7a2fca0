"""Every shipped customer as the scripted trainees meet them, read by the built-in reader: won, half won, lost."""

from functools import cache

import pytest

from simulator.director import FORM_LETTER, HOSTILE, claimed_actions, react
from simulator.domain.acts import Act
from simulator.domain.scenario import ActionTaken, RehearsalReply
from simulator.domain.state import MET, AgentEnded, CustomerState, EndReason, Replied
from simulator.domain.transcript import Situation, Turn
from simulator.reader import BuiltinReader
from simulator.voice import ScriptVoice

from .drawn import SHIPPED, Customer, started

WON = {EndReason.SATISFIED, EndReason.REFUSED_RIGHTLY, EndReason.ESCALATED}
LOST = {EndReason.WALKED_OUT, EndReason.CLOSED_BY_AGENT, EndReason.TIMED_OUT}
SEEDS = (0, 1)


def trainee(name: str, customer: Customer) -> tuple[RehearsalReply, ...]:
    channel, own = customer.scenario.channel, customer.scenario.rehearsal
    return {
        "excellent": own.excellent,
        "average": own.average,
        "form-letter": FORM_LETTER[channel],
        "hostile": HOSTILE[channel],
    }[name]


def situation(customer: Customer) -> Situation:
    return Situation(
        channel=customer.scenario.channel,
        customer_name=customer.persona.name,
        shown_as=customer.persona.public_name(),
        record=customer.scenario.record_text(),
        authority=customer.scenario.authority.sentence(),
        scenario=customer.scenario,
    )


@cache
def course(place: int, name: str, seed: int, by_word: bool = False) -> tuple[CustomerState, tuple[Turn, ...]]:
    """Return how one trainee leaves one shipped customer, and what was said; deeds are made, or only said."""
    customer = SHIPPED[place]
    persona, scenario, norms = customer.persona, customer.scenario, customer.norms
    scenario_id = next(key for key, each in persona.scenarios.items() if each == scenario)
    state, reader, voice = started(customer, seed), BuiltinReader(), ScriptVoice()
    history = [Turn(role="customer", text=message.text) for message in scenario.opening]
    for reply in trainee(name, customer):
        if state.ended:
            break
        usual = (norms.next_reply if state.replies else norms.first_reply) // 2
        reading = reader.read(reply.text, situation(customer), tuple(history))
        made = tuple(ActionTaken(id=action.id, amount=action.amount) for action in reply.actions)
        event = Replied(
            reading=reading,
            actions=claimed_actions(reading, reply.text, scenario) if by_word else made,
            elapsed=usual if reply.after is None else reply.after,
            deeds_by_word=by_word,
        )
        state, direction = react(state, persona, scenario, norms, event)
        history.append(Turn(role="agent", text=reply.text))
        said = voice.speak(persona, scenario_id, tuple(history), state, direction)
        history += [Turn(role="customer", text=text) for text in said]
    if not state.ended:
        state, _ = react(state, persona, scenario, norms, AgentEnded())
    return state, tuple(history)


def place_of(customer: Customer) -> int:
    return SHIPPED.index(customer)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("customer", SHIPPED, ids=str)
def test_the_excellent_trainee_wins_with_a_calm_customer(customer, seed):
    state, _ = course(place_of(customer), "excellent", seed)
    assert state.ended in WON
    assert state.frustration <= 30
    assert state.frustration < started(customer).frustration
    assert state.trust > started(customer).trust


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", ["excellent", "average"])
@pytest.mark.parametrize("customer", SHIPPED, ids=str)
def test_the_better_trainees_get_there_by_words_alone_as_well(customer, name, seed):
    state, _ = course(place_of(customer), name, seed, by_word=True)
    assert state.ended not in LOST


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", ["form-letter", "hostile"])
@pytest.mark.parametrize("customer", SHIPPED, ids=str)
def test_form_letters_and_hostility_lose_the_customer(customer, name, seed):
    state, _ = course(place_of(customer), name, seed)
    assert state.ended in LOST
    assert Act.ACCEPT not in state.acts


def met(state: CustomerState) -> int:
    return sum(status in MET for status in state.needs.values())


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("customer", SHIPPED, ids=str)
def test_the_trainees_come_in_their_order_by_outcome_then_mood_then_needs(customer, seed):
    names = ("excellent", "average", "form-letter")
    states = [course(place_of(customer), name, seed)[0] for name in names]
    ranks = [(state.ended not in LOST, state.trust - state.frustration, met(state)) for state in states]
    assert ranks[0] > ranks[1] > ranks[2]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("customer", SHIPPED, ids=str)
def test_nobody_stays_longer_with_the_hostile_one(customer, seed):
    form_letter, hostile = (course(place_of(customer), name, seed)[0] for name in ("form-letter", "hostile"))
    assert hostile.replies <= form_letter.replies


@pytest.mark.parametrize("customer", SHIPPED, ids=str)
@pytest.mark.parametrize("name", ["excellent", "average", "form-letter", "hostile"])
def test_no_customer_says_anything_twice(customer, name):
    _, history = course(place_of(customer), name, 0)
    said = [turn.text for turn in history if turn.role == "customer"]
    assert len(set(said)) == len(said)
