"""How needs are met: words and deeds, offers turned down, a fair no, and verification first."""

import pytest

from simulator.director import begin, claimed_actions, react
from simulator.director.deeds import within_limits
from simulator.domain.acts import Act
from simulator.domain.moves import FoundMove, Move, Reading
from simulator.domain.scenario import ActionTaken, Scenario
from simulator.domain.state import CustomerState, Direction, Event, Replied

from .case_pram import CALLER, FEE, NORMS, PERSONA, SCENARIO, replied


def pram(*events: Event) -> tuple[CustomerState, Direction]:
    state, direction = begin(PERSONA, SCENARIO, NORMS, 0), None
    for event in events:
        state, direction = react(state, PERSONA, SCENARIO, NORMS, event)
    assert direction is not None
    return state, direction


def call(*events: Event) -> tuple[CustomerState, Direction]:
    state, direction = begin(CALLER, FEE, NORMS, 0), None
    for event in events:
        state, direction = react(state, CALLER, FEE, NORMS, event)
    assert direction is not None
    return state, direction


OFFER = replied(Move.OFFERS_SOLUTION, about=("new-wheel",))
CLAIM = replied(Move.CONFIRMS_DONE, Move.GIVES_TIMELINE, about=("new-wheel",))
DONE = replied(Move.CONFIRMS_DONE, Move.GIVES_TIMELINE, about=("new-wheel",), actions=("send-wheel",))
EXPLAINED = replied(Move.EXPLAINS_CAUSE, about=("explain-safety",))


def test_an_offer_alone_is_taken_up_but_meets_nothing():
    state, direction = pram(OFFER)
    assert state.needs["wheel-fixed"] == "offered"
    assert (direction.act, direction.topic) == (Act.ACCEPT_CONDITIONALLY, "new-wheel")


def test_words_and_the_action_commit():
    assert pram(DONE)[0].needs["wheel-fixed"] == "committed"


def test_a_deed_that_was_only_claimed_commits_nothing_on_a_real_desk():
    assert pram(CLAIM)[0].needs["wheel-fixed"] == "offered"


def test_a_claimed_deed_counts_where_there_is_no_desk():
    claim = replied(Move.CONFIRMS_DONE, about=("new-wheel",), deeds_by_word=True)
    state, _ = pram(claim)
    assert state.needs["wheel-fixed"] == "committed"
    assert [action.id for action in state.actions] == ["send-wheel"]


def test_an_action_nobody_spoke_of_does_not_reach_the_customer_until_it_is_told():
    quiet = replied(Move.ASKS_QUESTION, actions=("send-wheel",))
    assert pram(quiet)[0].needs["wheel-fixed"] == "open"
    assert pram(quiet, CLAIM)[0].needs["wheel-fixed"] == "committed"


def test_an_offer_first_and_the_action_with_the_next_message_commit():
    assert pram(OFFER, replied(Move.CONFIRMS_DONE, actions=("send-wheel",)))[0].needs["wheel-fixed"] == "committed"


def test_words_alone_meet_a_need_that_asks_for_words():
    assert pram(EXPLAINED)[0].needs["safe"] == "committed"


def test_a_need_that_is_met_and_spoken_of_again_with_a_date_is_confirmed():
    assert pram(DONE, CLAIM)[0].needs["wheel-fixed"] == "confirmed"


def test_plain_words_that_name_an_answer_give_it_but_a_question_does_not():
    assert pram(replied(about=("explain-safety",)))[0].needs["safe"] == "committed"
    assert pram(replied(Move.ASKS_QUESTION, about=("explain-safety",)))[0].needs["safe"] == "acknowledged"


def test_a_deed_on_the_desk_outweighs_a_no_that_was_heard_by_mistake():
    state, _ = pram(replied(Move.CONFIRMS_DONE, about=("new-wheel",), refused=("new-wheel",), actions=("send-wheel",)))
    assert state.needs["wheel-fixed"] == "committed"


def test_the_customer_accepts_only_when_every_must_need_is_met():
    half_way = pram(DONE)[1]
    assert (half_way.act, half_way.topic, half_way.gently) == (Act.ASK_AGAIN, "safe", True)
    assert pram(DONE, EXPLAINED)[1].act is Act.ACCEPT


def test_after_accepting_the_next_message_closes_the_contact():
    heard_out = replied(Move.ACKNOWLEDGES_CONSEQUENCE, Move.OWNS_FAULT)
    state, direction = pram(heard_out, DONE, EXPLAINED, replied(Move.CLOSES))
    assert (direction.act, state.ended) == (Act.CLOSE, "satisfied")


def test_a_solution_without_a_kind_word_leaves_the_customer_grudging():
    assert pram(DONE, EXPLAINED, replied(Move.CLOSES))[0].ended == "grudging"


def test_a_solution_too_great_for_one_turn_sinks_in_with_the_next_reply_unless_that_one_hurts():
    whole = replied(
        *(Move.ACKNOWLEDGES_CONSEQUENCE, Move.OWNS_FAULT, Move.CONFIRMS_DONE, Move.GIVES_TIMELINE),
        about=("new-wheel", "explain-safety"),
        actions=("send-wheel",),
    )
    solved, _ = pram(whole)
    assert solved.frustration == PERSONA.temper.frustration - 25
    assert solved.relief > 0
    assert pram(whole, replied(Move.CLOSES))[0].frustration == solved.frustration - solved.relief
    assert pram(whole, replied(Move.CURT))[0].frustration > solved.frustration


def test_an_insult_after_accepting_costs_trust_but_does_not_take_back_a_met_need():
    settled, _ = pram(DONE, EXPLAINED)
    state, _ = react(settled, PERSONA, SCENARIO, NORMS, replied(Move.INSULTS))
    assert state.trust < settled.trust
    assert state.all_met(("wheel-fixed", "safe"))


@pytest.mark.parametrize("moves", [(Move.OFFERS_SOLUTION,), (Move.CONFIRMS_DONE, Move.APOLOGISES, Move.OWNS_FAULT)])
def test_a_declined_option_offered_four_times_is_never_accepted(moves):
    offers = [replied(*moves, about=("repair-shop",), actions=("book-shop",))] * 4
    for turns in range(1, 5):
        state, direction = pram(*offers[:turns])
        assert direction.act not in {Act.ACCEPT, Act.ACCEPT_CONDITIONALLY}
        assert state.needs["wheel-fixed"] not in {"committed", "confirmed"}
    assert "repair-shop" in state.declined


def test_turning_down_names_the_option():
    _, direction = pram(replied(Move.OFFERS_SOLUTION, about=("repair-shop",)))
    assert (direction.act, direction.topic) == (Act.PUSH_BACK, "repair-shop")


def test_being_offered_it_again_is_worse_than_the_first_time():
    offer = replied(Move.OFFERS_SOLUTION, about=("repair-shop",))
    once, _ = pram(offer)
    twice, _ = pram(offer, offer)
    assert twice.frustration > once.frustration
    assert twice.trust < once.trust


def test_an_option_that_needs_trust_is_doubted_first_and_taken_later():
    doubted, direction = pram(replied(Move.OFFERS_SOLUTION, about=("whole-pram",)))
    assert (direction.act, direction.topic) == (Act.ASK_PROOF, "whole-pram")
    trusting = CustomerState.model_validate({**dict(doubted), "trust": 70})
    again, _ = react(
        trusting, PERSONA, SCENARIO, NORMS, replied(Move.CONFIRMS_DONE, about=("whole-pram",), actions=("send-pram",))
    )
    assert again.needs["wheel-fixed"] == "committed"


def test_an_offer_that_is_taken_back_is_called_out():
    taken_back = replied(Move.REFUSES, about=("new-wheel",), refused=("new-wheel",))
    state, direction = pram(OFFER, taken_back)
    assert direction.act is Act.CALL_OUT_CONTRADICTION
    assert state.needs["wheel-fixed"] == "offered"


def test_what_was_settled_and_is_refused_after_all_is_open_again_and_called_out():
    taken_back = replied(Move.REFUSES, about=("new-wheel",), refused=("new-wheel", "wheel-fixed"))
    settled, _ = pram(DONE, EXPLAINED)
    state, direction = pram(DONE, EXPLAINED, taken_back)
    assert (direction.act, direction.topic) == (Act.CALL_OUT_CONTRADICTION, "new-wheel")
    assert state.needs["wheel-fixed"] == "offered"
    assert not state.settled
    assert state.frustration > settled.frustration
    assert state.trust < settled.trust


def test_what_was_taken_back_and_is_given_all_the_same_settles_it_again():
    taken_back = replied(Move.REFUSES, about=("new-wheel",), refused=("new-wheel",))
    state, direction = pram(DONE, EXPLAINED, taken_back, CLAIM)
    assert state.needs["wheel-fixed"] == "committed"
    assert direction.act is Act.ACCEPT


def test_a_no_that_names_no_option_takes_back_what_was_settled():
    state, direction = pram(DONE, replied(Move.REFUSES, about=("wheel-fixed",), refused=("wheel-fixed",)))
    assert direction.act is Act.CALL_OUT_CONTRADICTION
    assert state.needs["wheel-fixed"] == "offered"


@pytest.mark.parametrize(
    "harmless",
    [
        replied(Move.REFUSES, about=("credit",), refused=("credit", "wheel-fixed")),
        replied(Move.CONFIRMS_DONE, about=("new-wheel",), refused=("new-wheel",)),
        replied(Move.REFUSES, about=("new-wheel",), refused=("new-wheel",), actions=("send-wheel",)),
    ],
    ids=["another option", "no refusal", "done on the desk"],
)
def test_a_no_to_something_else_takes_nothing_back(harmless):
    assert pram(DONE, EXPLAINED, harmless)[0].needs["wheel-fixed"] in {"committed", "confirmed"}


def test_a_promise_taken_back_is_called_out_only_once():
    no = replied(Move.REFUSES, about=("new-wheel",), refused=("new-wheel",))
    state, direction = pram(OFFER, no, no)
    assert direction.act is not Act.CALL_OUT_CONTRADICTION
    assert state.acts.count(Act.CALL_OUT_CONTRADICTION) == 1


def test_text_aimed_at_the_simulator_does_not_hide_a_no():
    taken_back = replied(Move.REFUSES, Move.ATTEMPTS_INSTRUCTION, refused=("new-wheel",))
    assert pram(DONE, EXPLAINED, taken_back)[0].needs["wheel-fixed"] == "offered"


def in_one_breath(*moves: Move, actions: tuple[str, ...] = ()) -> Event:
    return replied(*moves, about=("new-wheel", "repair-shop"), actions=actions)


def test_a_welcome_offer_tied_to_an_unwanted_one_is_turned_down():
    state, direction = pram(in_one_breath(Move.OFFERS_SOLUTION))
    assert (direction.act, direction.topic) == (Act.PUSH_BACK, "repair-shop")
    assert "new-wheel" not in state.offers


def test_a_deed_tied_to_an_unwanted_one_does_not_count_as_claimed():
    tied = Replied.model_validate({**dict(in_one_breath(Move.TAKES_ACTION)), "deeds_by_word": True})
    state, _ = pram(tied)
    assert "send-wheel" not in {action.id for action in state.actions}
    assert state.needs["wheel-fixed"] == "acknowledged"


def test_a_deed_about_one_thing_offers_no_other():
    sent = FoundMove(move=Move.TAKES_ACTION, start=0, end=1, about=("explain-safety",))
    state, _ = pram(Replied(reading=Reading(moves=(sent,), about=("explain-safety", "new-wheel"))))
    assert "new-wheel" not in state.offers
    loose = FoundMove(move=Move.TAKES_ACTION, start=0, end=1)
    state, _ = pram(Replied(reading=Reading(moves=(loose,), about=("new-wheel",))))
    assert "new-wheel" in state.offers


def test_a_deed_that_waits_for_the_customer_does_not_count_as_claimed():
    moves = (Move.TAKES_ACTION, Move.BURDENS_CUSTOMER)
    assert pram(replied(*moves, about=("new-wheel",), deeds_by_word=True))[0].actions == ()


def test_a_deed_that_is_done_is_tied_to_nothing():
    assert pram(in_one_breath(Move.CONFIRMS_DONE, actions=("send-wheel",)))[0].needs["wheel-fixed"] == "committed"


def test_a_welcome_offer_beside_an_unwanted_one_is_taken():
    moves = [
        FoundMove(move=Move.GIVES_INFORMATION, start=0, end=1, about=("repair-shop",)),
        FoundMove(move=Move.OFFERS_SOLUTION, start=1, end=2, about=("new-wheel",)),
    ]
    _, direction = pram(Replied(reading=Reading(moves=tuple(moves), about=("new-wheel", "repair-shop"))))
    assert (direction.act, direction.topic) == (Act.ACCEPT_CONDITIONALLY, "new-wheel")


def test_an_unwanted_option_is_turned_down_however_plainly_it_is_put():
    for event in (replied(about=("repair-shop",)), replied(Move.ASKS_QUESTION, about=("repair-shop",))):
        _, direction = pram(event)
        assert (direction.act, direction.topic) == (Act.PUSH_BACK, "repair-shop")


def test_a_fresh_deed_that_the_message_names_is_told_in_any_words():
    state, _ = pram(replied(about=("new-wheel",), actions=("send-wheel",)))
    assert state.needs["wheel-fixed"] == "committed"
    asked, _ = pram(replied(Move.ASKS_QUESTION, about=("new-wheel",), actions=("send-wheel",)))
    assert asked.needs["wheel-fixed"] == "acknowledged"


def test_plain_words_give_an_answer_also_beside_a_question_about_something_else():
    found = FoundMove(move=Move.ASKS_QUESTION, start=0, end=1, about=("model",))
    state, _ = pram(Replied(reading=Reading(moves=(found,), about=("model", "explain-safety"), asked=("model",))))
    assert state.needs["safe"] == "committed"


def test_a_choice_between_a_welcome_and_an_unwanted_thing_is_no_condition():
    _, direction = pram(in_one_breath(Move.OFFERS_CHOICE, Move.OFFERS_SOLUTION))
    assert (direction.act, direction.topic) == (Act.ACCEPT_CONDITIONALLY, "new-wheel")


@pytest.mark.parametrize("move", [Move.DISMISSES, Move.BURDENS_CUSTOMER, Move.ASKS_QUESTION])
def test_what_is_only_named_in_passing_is_neither_offered_nor_given(move):
    found = FoundMove(move=move, start=0, end=1, about=("explain-safety", "new-wheel"))
    beside = FoundMove(move=Move.GIVES_INFORMATION, start=1, end=2)
    state, _ = pram(Replied(reading=Reading(moves=(found, beside), about=("explain-safety", "new-wheel"))))
    assert state.offers == {}
    assert state.needs["safe"] not in {"offered", "committed"}


@pytest.mark.parametrize("move", [Move.FORM_LETTER, Move.TEMPLATE_LEFT])
def test_a_form_letter_gives_no_answer_even_where_it_has_the_words(move):
    state, direction = pram(replied(move, Move.EXPLAINS_CAUSE, about=("explain-safety",)))
    assert state.needs["safe"] == "acknowledged"
    assert direction.act is Act.CALL_OUT_FORM_LETTER


def test_an_unwanted_offer_beside_something_settled_is_turned_down():
    mixed = replied(Move.EXPLAINS_CAUSE, Move.OFFERS_SOLUTION, about=("explain-safety", "repair-shop"))
    state, direction = pram(mixed)
    assert state.needs["safe"] == "committed"
    assert (direction.act, direction.topic) == (Act.PUSH_BACK, "repair-shop")


def test_an_unwanted_thing_put_plainly_costs_as_much_as_one_that_is_offered():
    plainly, _ = pram(replied(about=("repair-shop",)))
    asked, _ = pram(replied(Move.ASKS_QUESTION, about=("repair-shop",)))
    assert plainly.frustration > asked.frustration


def test_an_alternative_that_was_just_done_counts_in_any_words():
    options = [each if each.id != "free-month" else {**dict(each), "actions": ["switch"]} for each in FEE.options]
    fee = Scenario.model_validate({**dict(FEE), "options": options, "verification": None})
    started = CustomerState.model_validate({**dict(begin(CALLER, fee, NORMS, 0)), "trust": 80})
    no_but = {"about": ("fee-back", "free-month"), "refused": ("fee-back",)}
    said, _ = react(started, CALLER, fee, NORMS, replied(Move.REFUSES, **no_but))
    done, _ = react(started, CALLER, fee, NORMS, replied(Move.REFUSES, **no_but, actions=("switch",)))
    assert (said.needs["fee-back"], done.needs["fee-back"]) == ("open", "refused")


PLEDGE = replied(Move.TAKES_ACTION, about=("fee-back",))


def test_a_promise_of_what_cannot_be_had_is_believed_and_its_end_called_out():
    state, direction = call(PLEDGE)
    assert (direction.act, direction.topic) == (Act.ACCEPT_CONDITIONALLY, "fee-back")
    assert state.needs["fee-back"] == "acknowledged"
    after, direction = call(PLEDGE, NO)
    assert direction.act is Act.CALL_OUT_CONTRADICTION
    assert after.trust < state.trust


NO = replied(Move.REFUSES, Move.EXPLAINS_CAUSE, about=("fee-back",), refused=("fee-back",))
NO_BUT = replied(
    Move.REFUSES_WITH_ALTERNATIVE, Move.OWNS_FAULT, about=("fee-back", "free-month"), refused=("fee-back",)
)


def test_a_no_without_an_alternative_is_not_enough():
    state, direction = call(NO)
    assert state.needs["fee-back"] == "acknowledged"
    assert direction.act is Act.PUSH_BACK


def test_a_no_with_the_listed_alternative_meets_what_cannot_be_had():
    assert call(NO_BUT)[0].needs["fee-back"] == "refused"


def test_an_offer_that_is_doubted_gets_its_answer_also_where_something_else_was_settled():
    mixed = replied(Move.CONFIRMS_DONE, about=("explain-safety", "whole-pram"))
    state, direction = pram(mixed)
    assert state.needs["safe"] == "committed"
    assert (direction.act, direction.topic) == (Act.ASK_PROOF, "whole-pram")


def test_an_alternative_that_needs_trust_waits_for_it():
    wary = begin(CALLER, FEE, NORMS, 0)
    wary = CustomerState.model_validate({**dict(wary), "trust": 5})
    state, direction = react(wary, CALLER, FEE, NORMS, NO_BUT)
    assert state.needs["fee-back"] != "refused"
    assert direction.act is Act.ASK_PROOF


def test_the_alternative_without_the_no_does_not_settle_it():
    assert call(replied(Move.OFFERS_SOLUTION, about=("free-month",)))[0].needs["fee-back"] == "offered"


SWITCH = replied(Move.CONFIRMS_DONE, about=("switch-plan",), actions=("switch",))


def test_nothing_protected_is_committed_before_verification():
    assert call(SWITCH)[0].needs["no-more-fees"] == "offered"
    verified = replied(Move.CONFIRMS_DONE, about=("switch-plan",), actions=("verify", "switch"))
    assert call(verified)[0].needs["no-more-fees"] == "committed"


def test_where_words_count_verification_is_done_once_the_asked_facts_were_told():
    switch = replied(Move.CONFIRMS_DONE, about=("switch-plan",), deeds_by_word=True)
    asked = replied(Move.ASKS_QUESTION, asked=("born",), deeds_by_word=True)
    assert call(switch)[0].needs["no-more-fees"] == "offered"
    assert call(asked, switch)[0].needs["no-more-fees"] == "committed"


def test_a_fair_no_and_the_rest_done_end_as_rightly_refused():
    verified = replied(Move.CONFIRMS_DONE, Move.GIVES_TIMELINE, about=("switch-plan",), actions=("verify", "switch"))
    state, direction = call(NO_BUT, verified)
    assert direction.act is Act.ACCEPT_REFUSAL
    state, _ = react(state, CALLER, FEE, NORMS, replied(Move.CLOSES))
    assert state.ended == "refused_rightly"


def test_more_than_may_be_given_does_not_count():
    assert within_limits(ActionTaken(id="credit", amount=2000), SCENARIO)
    assert not within_limits(ActionTaken(id="credit", amount=2001), SCENARIO)
    assert not within_limits(ActionTaken(id="no-such-action"), SCENARIO)


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("I've sent you a new wheel today.", ["send-wheel"]),
        ("We have not sent you a new wheel yet.", []),
        ("Have we sent you a wheel before?", []),
        ("Would you like it if we sent you a wheel?", []),
        ("No need to worry, I have sent the wheel.", ["send-wheel"]),
        ("I have booked you in for Tuesday.", ["book-shop"]),
        ("Thank you for your message.", []),
    ],
)
def test_claimed_deeds_are_found_in_words(message, expected):
    assert [action.id for action in claimed_actions(Reading(), message, SCENARIO)] == expected


def test_a_claim_carries_the_amount_named_beside_it():
    message = "I have added a credit of 15 pounds."
    claimed = claimed_actions(Reading(amounts=(1500,)), message, SCENARIO)
    assert claimed == (ActionTaken(id="credit", amount=1500),)
