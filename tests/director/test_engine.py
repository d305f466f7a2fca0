"""The function as a whole: total over any event, the same everywhere, and every contact comes to an end."""

import json
import os
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.director import begin, norms_for, react
from simulator.domain.acts import Act
from simulator.domain.channel import Channel
from simulator.domain.moves import Reading
from simulator.domain.scenario import ActionTaken, Scenario, trust_needed
from simulator.domain.state import AgentEnded, CustomerState, Event, Replied, Waited

from .case_pram import NORMS, PERSONA, SCENARIO
from .drawn import CUSTOMERS, ROOT, Customer, readings, started

EXAMPLES = settings(max_examples=30, deadline=None)
CALM_NOTHING = Reading(words=5)


@st.composite
def events(draw: st.DrawFn, scenario: Scenario) -> Event:
    if draw(st.booleans()) and draw(st.booleans()):
        return Waited(elapsed=draw(st.integers(0, 200_000)))
    known = [action.id for action in scenario.actions] + [look.id for look in scenario.lookups] + ["no-such-action"]
    taken = st.builds(ActionTaken, id=st.sampled_from(known), amount=st.none() | st.integers(0, 20_000))
    return Replied(
        reading=draw(readings(scenario)),
        actions=tuple(draw(st.lists(taken, max_size=3))),
        elapsed=draw(st.integers(0, 200_000)),
        deeds_by_word=draw(st.booleans()),
    )


@pytest.mark.parametrize("customer", CUSTOMERS, ids=str)
@given(data=st.data(), seed=st.integers(0, 2**63))
@EXAMPLES
def test_any_course_of_events_runs_without_an_error_and_obeys_the_rules(customer, data, seed):
    state = started(customer, seed)
    musts = [need.id for need in customer.scenario.needs if need.must]
    facts = {fact.id: fact for fact in customer.scenario.facts}
    for event in data.draw(st.lists(events(customer.scenario), max_size=14)):
        before = state
        state, direction = react(state, customer.persona, customer.scenario, customer.norms, event)
        if direction.act in {Act.ACCEPT, Act.ACCEPT_REFUSAL} and not before.settled:
            assert state.all_met(tuple(musts))
        for fact in direction.facts:
            needed = trust_needed(facts[fact].reveal)
            assert facts[fact].reveal != "never"
            assert needed is None or state.trust >= needed or before.trust >= needed
            assert facts[fact].reveal != "when_asked" or fact in event.reading.asked
            assert fact in state.told
        assert direction.band is state.band
        assert len(state.acts) >= len(before.acts)
    assert set(state.told) <= {fact.id for fact in customer.scenario.facts if fact.reveal != "never"}


@pytest.mark.parametrize("customer", CUSTOMERS, ids=str)
@given(data=st.data())
@EXAMPLES
def test_every_contact_ends_when_nobody_answers_any_more(customer, data):
    state = started(customer)
    for event in data.draw(st.lists(events(customer.scenario), max_size=8)):
        state, _ = react(state, customer.persona, customer.scenario, customer.norms, event)
    silence = Waited(elapsed=max(customer.norms.first_reply, customer.norms.next_reply))
    for _ in range(10):
        state, _ = react(state, customer.persona, customer.scenario, customer.norms, silence)
    assert state.ended is not None


@pytest.mark.parametrize("customer", CUSTOMERS, ids=str)
@given(data=st.data())
@settings(max_examples=15, deadline=None)
def test_no_contact_outlasts_its_channels_number_of_replies(customer, data):
    reading = data.draw(readings(customer.scenario))
    state, replies = started(customer), 0
    while state.ended is None:
        state, _ = react(state, customer.persona, customer.scenario, customer.norms, Replied(reading=reading))
        replies += 1
    assert replies <= customer.norms.agent_turns + len(customer.scenario.facts)


def test_the_agent_can_always_close():
    state, direction = react(started(Customer(PERSONA, SCENARIO, NORMS)), PERSONA, SCENARIO, NORMS, AgentEnded())
    assert state.ended == "closed_by_agent"
    assert direction.silent
    state, _ = react(begin(PERSONA, SCENARIO, NORMS, 1), PERSONA, SCENARIO, NORMS, AgentEnded(for_abuse=True))
    assert state.ended == "abuse"


TRACE = """
import json, sys
sys.path.insert(0, {root!r})
from tests.director.case_pram import NORMS, PERSONA, SCENARIO, replied
from simulator.director import begin, react
from simulator.domain.moves import Move
from simulator.domain.state import Waited
from simulator.domain.transcript import Turn
from simulator.voice import ScriptVoice
state, history, out = begin(PERSONA, SCENARIO, NORMS, 11), [], []
moves = list(Move)
for turn in range(9):
    event = Waited(elapsed=70) if turn == 3 else replied(moves[turn * 5], moves[turn * 3 + 1], asked=("model", "stuck"))
    state, direction = react(state, PERSONA, SCENARIO, NORMS, event)
    said = ScriptVoice().speak(PERSONA, "wheel", history, state, direction)
    history += [Turn(role="customer", text=text) for text in said]
    out.append([state.model_dump_json(), direction.model_dump_json(), said])
print(json.dumps(out))
"""


def _trace(hash_seed: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
    program = TRACE.format(root=str(ROOT))
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    return done.stdout


def test_the_same_seed_and_events_give_the_same_trace_byte_for_byte():
    first, second = _trace("1"), _trace("4242")
    assert first == second
    assert len(json.loads(first)) == 9


def test_another_seed_may_choose_other_words_but_the_same_mood():
    reply = Replied(reading=CALM_NOTHING)
    moods = set()
    for seed in range(5):
        state, _ = react(begin(PERSONA, SCENARIO, NORMS, seed), PERSONA, SCENARIO, NORMS, reply)
        moods.add((state.frustration, state.trust, state.patience))
    assert len(moods) == 1


def test_state_survives_being_kept_as_json():
    state, _ = react(begin(PERSONA, SCENARIO, NORMS, 3), PERSONA, SCENARIO, NORMS, Replied(reading=CALM_NOTHING))
    assert CustomerState.model_validate_json(state.model_dump_json()) == state


def test_a_scenarios_own_norms_replace_those_of_its_channel():
    own = Scenario.model_validate({**dict(SCENARIO), "norms": {"next_reply": 30, "agent_turns": 4}})
    norms = norms_for(own, {Channel.CHAT: NORMS})
    assert (norms.first_reply, norms.next_reply, norms.agent_turns) == (NORMS.first_reply, 30, 4)


def test_a_scenarios_own_temper_replaces_the_personas_start():
    own = Scenario.model_validate({**dict(SCENARIO), "temper": {"frustration": 80, "patience": 20}})
    state = begin(PERSONA, own, NORMS, 0)
    assert (state.frustration, state.trust, state.patience, state.band) == (80, 40, 20, "furious")
