"""What must hold over moves, whoever the customer is: kind replies help, unkind ones hurt, nothing is won by tricks."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.director import react
from simulator.domain.moves import FoundMove, Move, Reading
from simulator.domain.scenario import ActionTaken
from simulator.domain.state import MET, CustomerState, Direction, EndReason, Event, Replied

from .case_pram import CALLER, FEE, NORMS, PERSONA, SCENARIO, replied
from .drawn import ACKNOWLEDGEMENTS, BAD, CUSTOMERS, GOOD, Customer, readings, started, without

EXAMPLES = settings(max_examples=30, deadline=None)
PRAM = Customer(PERSONA, SCENARIO, NORMS)
CALL = Customer(CALLER, FEE, NORMS)


def after(customer: Customer, events: list[Event], seed: int = 0) -> tuple[CustomerState, list[Direction]]:
    state, said = started(customer, seed), []
    for event in events:
        state, direction = react(state, customer.persona, customer.scenario, customer.norms, event)
        said.append(direction)
    return state, said


def heard(
    customer: Customer, reading: Reading, actions: tuple[ActionTaken, ...] = (), state: CustomerState | None = None
):
    event = Replied(reading=reading, actions=actions)
    return react(state or started(customer), customer.persona, customer.scenario, customer.norms, event)[0]


@pytest.mark.parametrize("customer", CUSTOMERS, ids=str)
@given(good=st.sets(st.sampled_from(GOOD), min_size=2), bad=st.sets(st.sampled_from(BAD), min_size=1))
@EXAMPLES
def test_a_good_reply_leaves_less_frustration_and_more_trust_than_a_bad_one(customer, good, bad):
    kind, unkind = (after(customer, [replied(*sorted(moves))])[0] for moves in (good, bad))
    assert kind.frustration < unkind.frustration
    assert kind.trust > unkind.trust


@pytest.mark.parametrize("customer", CUSTOMERS, ids=str)
@given(good=st.sets(st.sampled_from(GOOD), min_size=2), bad=st.sets(st.sampled_from(BAD), min_size=1))
@EXAMPLES
def test_the_gap_between_good_and_bad_widens_over_five_turns(customer, good, bad):
    kind, unkind = started(customer), started(customer)
    gaps = []
    while len(gaps) < 5 and not unkind.ended:
        kind = heard(customer, replied(*sorted(good)).reading, state=kind)
        unkind = heard(customer, replied(*sorted(bad)).reading, state=unkind)
        gaps.append(kind.trust - kind.frustration - unkind.trust + unkind.frustration)
    assert gaps[0] > 0
    assert gaps[-1] > gaps[0] or len(gaps) == 1


@pytest.mark.parametrize("customer", CUSTOMERS, ids=str)
@given(data=st.data())
@EXAMPLES
def test_an_acknowledgement_more_never_raises_frustration(customer, data):
    before = data.draw(st.lists(readings(customer.scenario), max_size=3))
    reading = data.draw(readings(customer.scenario))
    state, _ = after(customer, [Replied(reading=each) for each in before])
    move = data.draw(st.sampled_from(ACKNOWLEDGEMENTS))
    more = Reading.model_validate({**dict(reading), "moves": (*reading.moves, FoundMove(move=move, start=0, end=1))})
    assert heard(customer, more, state=state).frustration <= heard(customer, reading, state=state).frustration


@pytest.mark.parametrize("customer", CUSTOMERS, ids=str)
@given(data=st.data())
@EXAMPLES
def test_a_timeline_taken_away_never_lowers_frustration(customer, data):
    before = data.draw(st.lists(readings(customer.scenario), max_size=3))
    reading = data.draw(readings(customer.scenario, with_moves=(Move.GIVES_TIMELINE,)))
    state, _ = after(customer, [Replied(reading=each) for each in before])
    bare = without(reading, Move.GIVES_TIMELINE)
    assert heard(customer, bare, state=state).frustration >= heard(customer, reading, state=state).frustration


@pytest.mark.parametrize("customer", CUSTOMERS, ids=str)
def test_five_apologies_never_satisfy(customer):
    state, said = after(customer, [replied(Move.APOLOGISES, Move.STOCK_EMPATHY)] * 5)
    assert not any(status in MET for status in state.needs.values())
    assert not {direction.act for direction in said} & {"accept", "accept_refusal", "accept_conditionally"}


def test_the_third_sorry_without_an_action_makes_it_worse():
    state, _ = after(PRAM, [replied(Move.APOLOGISES, about=("wheel-fixed",))] * 2)
    with_deed = heard(PRAM, replied(Move.APOLOGISES, Move.TAKES_ACTION).reading, state=state)
    bare = heard(PRAM, replied(Move.APOLOGISES).reading, state=state)
    assert bare.frustration > max(state.frustration, with_deed.frustration)


@given(turns=st.lists(st.sets(st.sampled_from(Move), min_size=1), min_size=1, max_size=8))
@EXAMPLES
def test_words_alone_never_calm_below_the_floor(turns):
    state, _ = after(PRAM, [replied(*sorted(moves)) for moves in turns])
    assert state.frustration >= PERSONA.temper.floor


def test_a_met_need_takes_the_customer_under_the_floor():
    kind = replied(*ACKNOWLEDGEMENTS, Move.OWNS_FAULT, about=("safe",))
    deed = replied(Move.CONFIRMS_DONE, Move.GIVES_TIMELINE, about=("new-wheel",), actions=("send-wheel",))
    state, _ = after(PRAM, [kind, kind, deed])
    assert state.frustration < PERSONA.temper.floor


def test_a_solution_is_worth_half_to_an_angry_customer_who_was_not_heard_out():
    offer = replied(Move.OFFERS_SOLUTION, Move.GIVES_TIMELINE, about=("new-wheel",))
    heard_out = replied(Move.OFFERS_SOLUTION, Move.GIVES_TIMELINE, Move.ACKNOWLEDGES_FEELING, about=("new-wheel",))
    start = started(PRAM).frustration
    acknowledgement = start - after(PRAM, [replied(Move.ACKNOWLEDGES_FEELING)])[0].frustration
    rushed = start - after(PRAM, [offer])[0].frustration
    assert start - after(PRAM, [heard_out])[0].frustration - acknowledgement > rushed


@pytest.mark.parametrize("customer", CUSTOMERS, ids=str)
@given(data=st.data())
@EXAMPLES
def test_text_aimed_at_the_simulator_earns_nothing(customer, data):
    before = data.draw(st.lists(readings(customer.scenario), max_size=3))
    reading = data.draw(readings(customer.scenario))
    state, _ = after(customer, [Replied(reading=each) for each in before])
    attempt = FoundMove(move=Move.ATTEMPTS_INSTRUCTION, start=0, end=1)
    tricky = Reading.model_validate({**dict(reading), "moves": (*reading.moves, attempt)})
    actions = tuple(ActionTaken(id=action.id) for action in customer.scenario.actions)
    honest, caught = (heard(customer, each, actions, state) for each in (reading, tricky))
    assert caught.trust <= honest.trust
    assert caught.frustration >= honest.frustration
    assert {need for need in caught.needs if caught.needs[need] in MET} <= {
        need for need in honest.needs if honest.needs[need] in MET
    }


@pytest.mark.parametrize("customer", CUSTOMERS, ids=str)
@given(data=st.data())
@EXAMPLES
def test_every_number_is_whole_clamped_and_moves_no_further_than_it_may(customer, data):
    state = started(customer)
    for reading in data.draw(st.lists(readings(customer.scenario), max_size=8)):
        new = heard(customer, reading, state=state)
        for number in (new.frustration, new.trust, new.patience):
            assert type(number) is int
            assert 0 <= number <= 100
        assert -25 <= new.frustration - state.frustration <= 20
        assert -25 <= new.trust - state.trust <= 12
        assert new.patience <= state.patience
        state = new


def test_an_ended_contact_stays_as_it_is():
    state, _ = after(PRAM, [replied(Move.INSULTS)] * 12)
    assert state.ended is EndReason.WALKED_OUT
    again, direction = react(state, PERSONA, SCENARIO, NORMS, replied(Move.APOLOGISES))
    assert again == state
    assert direction.silent
