"""What the customer does next: answers, asks again, calls out, waits, leaves."""

from itertools import pairwise

import pytest

from simulator.director import begin, nudge_after, react
from simulator.domain.acts import Act
from simulator.domain.moves import Move
from simulator.domain.scenario import Scenario
from simulator.domain.state import CustomerState, Direction, Event, Waited

from .case_pram import CALLER, FEE, NORMS, PERSONA, SCENARIO, replied


def pram(*events: Event, **start: object) -> tuple[CustomerState, list[Direction]]:
    state = CustomerState.model_validate({**dict(begin(PERSONA, SCENARIO, NORMS, 0)), **start})
    said = []
    for event in events:
        state, direction = react(state, PERSONA, SCENARIO, NORMS, event)
        said.append(direction)
    return state, said


def acts(*events: Event, **start: object) -> list[Act]:
    return [direction.act for direction in pram(*events, **start)[1]]


def test_a_question_is_answered_with_its_fact():
    state, said = pram(replied(Move.ASKS_QUESTION, asked=("model",)))
    assert (said[0].act, said[0].facts) == (Act.ANSWER, ("model",))
    assert "model" in state.told


def test_a_question_and_an_offer_get_both():
    _, said = pram(replied(Move.OFFERS_SOLUTION, Move.ASKS_QUESTION, about=("new-wheel",), asked=("model",)))
    assert (said[0].act, said[0].facts) == (Act.ACCEPT_CONDITIONALLY, ("model",))


def test_a_curt_offer_is_still_an_offer_but_an_insult_beside_one_is_not_passed_over():
    assert acts(replied(Move.OFFERS_SOLUTION, Move.CURT, about=("new-wheel",))) == [Act.ACCEPT_CONDITIONALLY]
    assert acts(replied(Move.OFFERS_SOLUTION, Move.BLAMES_CUSTOMER, about=("new-wheel",))) == [Act.PUSH_BACK]


def test_what_the_customer_never_tells_is_not_told():
    _, said = pram(replied(Move.ASKS_QUESTION, asked=("secret",)))
    assert (said[0].act, said[0].facts) == (Act.DONT_KNOW, ())


def test_what_needs_trust_is_kept_until_there_is_trust():
    question = replied(Move.ASKS_QUESTION, asked=("scared",))
    assert pram(question)[1][0].facts == ()
    assert pram(question, trust=60)[1][0].facts == ("scared",)


def test_growing_trust_opens_the_customer_up_unasked():
    _, said = pram(replied(Move.ACKNOWLEDGES_CONSEQUENCE, Move.OWNS_FAULT), trust=54)
    assert (said[0].act, said[0].facts) == (Act.SOFTEN, ("scared",))


@pytest.mark.parametrize("fact", ["stuck", "postcode"])
def test_asking_for_what_was_said_or_is_on_record_is_called_out(fact):
    _, said = pram(replied(Move.ASKS_QUESTION, asked=(fact,)))
    assert (said[0].act, said[0].facts) == (Act.CALL_OUT_REPEAT, (fact,))


def test_asking_what_verifies_the_customer_is_no_repeated_question():
    question = replied(Move.ASKS_QUESTION, Move.ASKS_KNOWN, asked=("born",))
    _, direction = react(begin(CALLER, FEE, NORMS, 0), CALLER, FEE, NORMS, question)
    assert (direction.act, direction.facts) == (Act.ANSWER, ("born",))


def test_a_form_letter_is_called_out_and_then_met_with_a_demand():
    first, second = acts(replied(Move.FORM_LETTER), replied(Move.FORM_LETTER))
    assert first is Act.CALL_OUT_FORM_LETTER
    assert second in {Act.ASK_AGAIN, Act.DEMAND, Act.VENT}


def test_waffle_is_met_by_asking_again_for_what_went_unanswered():
    _, said = pram(*[replied()] * 3)
    asked = [direction.topic for direction in said if direction.act in {Act.ASK_AGAIN, Act.DEMAND}]
    assert asked
    assert set(asked) <= {"wheel-fixed", "safe"}
    assert "sorry-credit" not in asked


def test_the_same_complaint_never_comes_twice_in_a_row():
    made = acts(*[replied()] * 6)
    assert all(first is not second for first, second in pairwise(made))


def test_asking_for_time_is_let_stand_once():
    stall = replied(Move.TAKES_ACTION)
    first, second = acts(stall, stall)
    assert first is Act.GO_ON
    assert second is not Act.GO_ON
    assert pram(stall)[0].patience < PERSONA.temper.patience


def test_an_acknowledgement_softens():
    assert acts(replied(Move.ACKNOWLEDGES_CONSEQUENCE, Move.USES_NAME)) == [Act.SOFTEN]


def test_a_general_kind_word_is_only_let_stand():
    assert acts(replied(Move.ACKNOWLEDGES_FEELING)) == [Act.GO_ON]


def test_being_told_something_is_no_reason_to_soften():
    assert acts(replied(Move.PERSONAL_DETAIL, Move.GIVES_INFORMATION, about=("wheel-fixed",))) == [Act.GO_ON]


def test_telling_something_about_nothing_earns_nothing():
    told, silent = (pram(replied(*moves, Move.APOLOGISES))[0] for moves in ((Move.EXPLAINS_CAUSE,), ()))
    assert (told.frustration, told.trust) == (silent.frustration, silent.trust)
    meant, _ = pram(replied(Move.EXPLAINS_CAUSE, Move.APOLOGISES, about=("wheel-fixed",)))
    assert meant.frustration < told.frustration


def test_a_question_about_nothing_brings_the_customer_back_to_their_own_matter():
    _, said = pram(*[replied(Move.ASKS_QUESTION)] * 3)
    assert (said[0].act, said[0].topic) == (Act.ASK_AGAIN, "wheel-fixed")
    assert [direction.act for direction in said[1:]] == [Act.DEMAND, Act.DONT_KNOW]


def test_nobody_opens_up_to_a_question_about_something_else():
    _, said = pram(replied(Move.ASKS_QUESTION, about=("safe",)), trust=70)
    assert (said[0].act, said[0].facts) == (Act.DONT_KNOW, ())


def test_a_promise_that_nobody_could_keep_is_doubted():
    assert acts(replied(Move.OVER_PROMISES, Move.JOKES_SLANG, Move.GIVES_TIMELINE)) == [Act.ASK_PROOF]
    assert acts(replied(Move.OFFERS_SOLUTION, Move.OVER_PROMISES, about=("new-wheel",))) == [Act.ASK_PROOF]


def test_nobody_says_yes_to_an_insult_or_to_being_asked_for_stars():
    met = {"needs": {"wheel-fixed": "committed", "safe": "committed", "sorry-credit": "open"}}
    for move in (Move.INSULTS, Move.ASKS_RATING):
        assert acts(replied(move), replied(Move.APOLOGISES), trust=80, **met) == [Act.PUSH_BACK, Act.ACCEPT]


def test_half_an_answer_is_asked_about_and_what_takes_time_is_let_stand():
    _, said = pram(replied(Move.CONFIRMS_DONE, Move.GIVES_TIMELINE, about=("wheel-fixed",)))
    assert (said[0].act, said[0].topic) == (Act.ASK_AGAIN, "wheel-fixed")
    assert acts(replied(Move.TAKES_ACTION, about=("wheel-fixed",))) == [Act.GO_ON]


def test_a_customer_who_misses_what_they_never_named_stays_uneasy_and_does_not_accept():
    needs = [{"id": "wheel-fixed", "text": "A wheel."}, {"id": "safe", "text": "Safe.", "hidden": True}]
    quiet = Scenario.model_validate({**dict(SCENARIO), "needs": needs})
    state = CustomerState.model_validate({**dict(begin(PERSONA, quiet, NORMS, 0)), "patience": 100})
    made = []
    for event in [replied(Move.CONFIRMS_DONE, about=("new-wheel",), actions=("send-wheel",)), *[replied()] * 2]:
        state, direction = react(state, PERSONA, quiet, NORMS, event)
        made.append(direction.act)
    assert made[0] is Act.SOFTEN
    assert set(made[1:]) <= {Act.GO_ON, Act.ASK_PROOF, Act.PUSH_BACK}


def test_text_for_a_machine_puzzles_the_customer():
    assert acts(replied(Move.ATTEMPTS_INSTRUCTION, Move.CONFIRMS_DONE)) == [Act.CALL_OUT_INSTRUCTION]


def test_an_angry_customer_asks_for_somebody_else_once():
    made = acts(*[replied(Move.DISMISSES)] * 5, patience=100, frustration=56)
    assert made.count(Act.ASK_SUPERVISOR) == 1


def test_nobody_asks_a_public_page_for_a_supervisor():
    public = Scenario.model_validate({**dict(SCENARIO), "channel": "public_review"})
    state = CustomerState.model_validate({**dict(begin(PERSONA, public, NORMS, 0)), "patience": 100})
    for _ in range(6):
        state, direction = react(state, PERSONA, public, NORMS, replied(Move.DISMISSES))
        assert direction.act is not Act.ASK_SUPERVISOR


def test_an_impatient_customer_leaves_after_a_few_bad_replies():
    state, said = pram(*[replied(Move.FORM_LETTER, Move.STOCK_EMPATHY)] * 6)
    assert state.ended == "walked_out"
    assert 3 <= [direction.act for direction in said].index(Act.LEAVE) + 1 <= 4


def test_nobody_leaves_on_the_reply_that_brings_what_they_want():
    offer = replied(Move.OFFERS_SOLUTION, about=("new-wheel",))
    assert acts(offer, patience=5) == [Act.ACCEPT_CONDITIONALLY]
    assert acts(offer, offer, patience=5)[1] is Act.LEAVE


def test_somebody_who_said_yes_and_hears_nothing_of_it_asks_how_sure_it_is():
    offer = replied(Move.OFFERS_SOLUTION, about=("new-wheel",))
    assert acts(offer, replied()) == [Act.ACCEPT_CONDITIONALLY, Act.ASK_PROOF]


def test_nobody_leaves_on_the_question_that_an_accepted_offer_needs():
    offer = replied(Move.OFFERS_SOLUTION, about=("new-wheel",))
    question = replied(Move.ASKS_QUESTION, asked=("model",))
    assert acts(offer, question, patience=5) == [Act.ACCEPT_CONDITIONALLY, Act.ANSWER]
    assert acts(question, patience=5) == [Act.LEAVE]


SOLVED = replied(
    Move.CONFIRMS_DONE, Move.EXPLAINS_CAUSE, about=("new-wheel", "explain-safety"), actions=("send-wheel",)
)


def test_something_to_buy_after_all_was_well_is_turned_down_once():
    pushed = replied(Move.OFFERS_SOLUTION, Move.PUSHES_SALE, about=("repair-shop",))
    state, said = pram(SOLVED, pushed, pushed)
    assert [direction.act for direction in said] == [Act.ACCEPT, Act.PUSH_BACK, Act.CLOSE]
    assert said[1].topic == "repair-shop"
    assert state.ended is not None


def test_something_welcome_that_comes_after_all_was_well_is_taken_before_the_farewell():
    extra = replied(Move.OFFERS_SOLUTION, about=("credit",))
    assert acts(SOLVED, extra, extra) == [Act.ACCEPT, Act.ACCEPT_CONDITIONALLY, Act.CLOSE]
    assert acts(SOLVED, replied(Move.OFFERS_SOLUTION, Move.CLOSES, about=("credit",))) == [Act.ACCEPT, Act.CLOSE]


def test_a_sorry_for_what_was_given_alarms_once_unless_it_is_said_to_stand():
    sorry = replied(Move.APOLOGISES, about=("new-wheel",))
    assert acts(SOLVED, sorry, sorry) == [Act.ACCEPT, Act.ASK_PROOF, Act.CLOSE]
    stands = replied(Move.APOLOGISES, Move.GIVES_TIMELINE, about=("new-wheel",))
    assert acts(SOLVED, stands) == [Act.ACCEPT, Act.CLOSE]


def test_an_insult_after_all_was_well_gets_no_thanks():
    assert acts(SOLVED, replied(Move.INSULTS), replied(Move.INSULTS)) == [Act.ACCEPT, Act.PUSH_BACK, Act.CLOSE]


def test_blame_that_comes_with_an_unwanted_offer_is_answered_with_what_they_say_to_it():
    _, said = pram(replied(Move.BLAMES_CUSTOMER, Move.OFFERS_SOLUTION, about=("repair-shop",)))
    assert (said[0].act, said[0].topic) == (Act.PUSH_BACK, "repair-shop")


def test_work_that_is_handed_to_the_customer_is_handed_back():
    assert acts(replied(Move.BURDENS_CUSTOMER, Move.CONFIRMS_DONE)) == [Act.PUSH_BACK]


def test_a_joke_at_the_wrong_time_is_vented_at_not_turned_down():
    assert acts(replied(Move.JOKES_SLANG)) == [Act.VENT]
    assert acts(replied(Move.JOKES_SLANG), frustration=10)[0] in {Act.ASK_AGAIN, Act.DEMAND}


def test_nobody_vents_about_what_was_settled():
    half = replied(Move.CONFIRMS_DONE, about=("new-wheel",), actions=("send-wheel",))
    made = acts(half, *[replied(Move.CURT)] * 4, patience=100, frustration=90)
    assert Act.VENT not in made


def test_a_late_reply_costs_patience_and_mood():
    prompt, _ = pram(replied(Move.USES_NAME, elapsed=30))
    late, _ = pram(replied(Move.USES_NAME, elapsed=400))
    assert late.patience < prompt.patience
    assert late.frustration > prompt.frustration


def test_waiting_in_pieces_costs_what_waiting_at_once_costs():
    at_once, _ = pram(Waited(elapsed=120))
    in_pieces, _ = pram(*[Waited(elapsed=20)] * 6)
    assert in_pieces.patience == at_once.patience


def test_silence_brings_a_nudge_then_another_then_nobody():
    made = acts(*[Waited(elapsed=70)] * 8)
    assert made[0] is Act.NUDGE
    assert Act.LEAVE in made
    assert pram(*[Waited(elapsed=70)] * 8)[0].ended == "timed_out"


def test_a_short_wait_is_silent():
    _, said = pram(Waited(elapsed=10))
    assert said[0].silent


def test_the_page_can_ask_how_long_a_customer_bears_silence():
    state, _ = pram()
    due = nudge_after(state, NORMS)
    assert pram(Waited(elapsed=due - 1))[1][0].silent
    assert pram(Waited(elapsed=due))[1][0].act is Act.NUDGE


def test_a_reply_after_a_nudge_starts_the_silence_anew():
    state, _ = pram(Waited(elapsed=70), replied(Move.USES_NAME))
    assert (state.silences, state.waited) == (0, 0)


def test_an_event_of_the_scenario_is_shown_once():
    seen = Scenario.model_validate({**dict(SCENARIO), "events": {"push_back": ["She closed the tab"]}})
    state, shown = begin(PERSONA, seen, NORMS, 0), []
    for _ in range(2):
        state, direction = react(state, PERSONA, seen, NORMS, replied(Move.OFFERS_SOLUTION, about=("repair-shop",)))
        shown.append(direction.event)
    assert shown == ["She closed the tab", None]
