import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from simulator.domain.contact import ContactStatus, DeskClock, DeskEvent, TurnStatus
from simulator.domain.errors import BadInput, NotFound, TurnTaken
from simulator.domain.state import EndReason

from .made import NOON, agent_turn, answered, customer_turn, ended, later, made_contact, made_person, made_team


@pytest.fixture
def held(stores):
    """Return the stores with one contact that has been opened by its customer."""
    stores.contacts.add_contact(made_contact(), [customer_turn(0), customer_turn(1, "Hello??", at=8)])
    return stores


def test_a_contact_is_found_as_it_was_added_with_its_opening(held):
    assert held.contacts.find_contact("c1") == made_contact()
    assert held.contacts.turns("c1") == (customer_turn(0), customer_turn(1, "Hello??", at=8))


def test_no_contact_is_found_where_there_is_none(stores):
    assert stores.contacts.find_contact("c1") is None
    assert stores.contacts.turns("c1") == ()


def test_a_contact_with_a_clash_in_its_opening_is_not_kept_at_all(stores):
    with pytest.raises(BadInput, match="kept already"):
        stores.contacts.add_contact(made_contact(), [customer_turn(0), customer_turn(0)])
    assert stores.contacts.find_contact("c1") is None


def test_a_contact_of_nobody_is_refused_with_a_sentence(stores):
    with pytest.raises(NotFound, match="no longer there"):
        stores.contacts.add_contact(made_contact(person_id="nobody"), [])


def test_a_changed_head_is_kept(held):
    changed = ended(made_contact(shared=True, ready_at=later(1), hints_used=2, void_reason=""), later(9))
    held.contacts.save_contact(changed)
    assert held.contacts.find_contact("c1") == changed


def test_a_head_that_is_not_kept_cannot_be_changed(stores):
    with pytest.raises(NotFound, match="may have been removed"):
        stores.contacts.save_contact(made_contact())


def test_a_rewound_contact_names_its_parent(held):
    branch = made_contact(id="c2", parent_id="c1", parent_turn=1)
    held.contacts.add_contact(branch, [])
    assert held.contacts.find_contact("c2") == branch


def test_contacts_come_newest_first_and_can_be_chosen(stores):
    stores.people.save_team(made_team(id="south"))
    stores.people.save_person(made_person(id="ben", team_id="south"))
    for contact in (
        made_contact(id="old"),
        made_contact(id="new", started_at=later(5), persona="calm"),
        made_contact(id="bens", person_id="ben", team_id="south", started_at=later(9)),
    ):
        stores.contacts.add_contact(contact, [])

    def chosen(**by):
        return [contact.id for contact in stores.contacts.contacts(**by)]

    assert chosen() == ["bens", "new", "old"]
    assert chosen(person_id="ada") == ["new", "old"]
    assert chosen(team_id="south") == ["bens"]
    assert chosen(persona="calm") == ["new"]
    assert chosen(person_id="ben", persona="calm") == []


def test_a_turn_number_is_taken_once_and_the_loser_keeps_its_text(held):
    held.contacts.add_turn(agent_turn(2, "Mine was first."))
    with pytest.raises(TurnTaken, match="Your text is kept") as refused:
        held.contacts.add_turn(agent_turn(2, "Mine was second."))
    assert refused.value.kept_text == "Mine was second."
    assert [turn.text for turn in held.contacts.turns("c1")][2:] == ["Mine was first."]


def test_a_turn_of_a_contact_that_is_gone_is_refused_with_a_sentence(stores):
    with pytest.raises(NotFound, match="no longer there"):
        stores.contacts.add_turn(agent_turn(0))


def test_a_long_text_is_kept_whole(held):
    text = "Ich höre Sie. 😀 " * 3000 + "end"
    held.contacts.add_turn(agent_turn(2, text))
    assert held.contacts.turns("c1")[2].text == text


@pytest.mark.parametrize(
    "text", ["'; DROP TABLE turns; --", "<script>alert(1)</script>", "%s :name ? {x}", "\\0 \\u0000"]
)
def test_a_text_is_kept_as_it_stands_whatever_it_looks_like(held, text):
    held.contacts.add_turn(agent_turn(2, text))
    assert held.contacts.turns("c1")[2].text == text


@pytest.mark.parametrize("broken", ["\x00", "\ud83d"], ids=["NUL", "half an emoji"])
def test_a_draft_with_a_character_that_no_database_keeps_is_handed_back(held, broken):
    held.contacts.save_draft("c1", "Hi there")
    with pytest.raises(BadInput, match="your text is still here"):
        held.contacts.save_draft("c1", f"Hi{broken}there")
    assert held.contacts.draft("c1") == "Hi there"


def test_a_turn_with_a_nul_character_is_handed_back(held):
    with pytest.raises(BadInput, match="your text is still here"):
        held.contacts.add_turn(agent_turn(2, "Hi\x00there"))
    assert len(held.contacts.turns("c1")) == 2


def test_finishing_keeps_what_came_of_a_turn_its_answers_and_the_head(held):
    pending = agent_turn(2)
    held.contacts.add_turn(pending)
    over = ended(made_contact(), later(2), EndReason.GRUDGING)
    assert held.contacts.finish_turn(answered(pending), [customer_turn(3, "Fine."), customer_turn(4, "Bye.")], over)
    assert held.contacts.turns("c1")[2:] == (answered(pending), customer_turn(3, "Fine."), customer_turn(4, "Bye."))
    assert held.contacts.find_contact("c1") == over


def test_a_pending_turn_may_be_handed_over_as_it_was_kept(held):
    pending = agent_turn(2)
    held.contacts.add_turn(pending)
    assert held.contacts.finish_turn(pending, [], made_contact())
    assert held.contacts.turns("c1")[2].status is TurnStatus.FINAL


def test_finishing_never_changes_the_words_that_were_sent(held):
    held.contacts.add_turn(agent_turn(2, "As sent."))
    held.contacts.finish_turn(agent_turn(2, "As remembered.", at=99), [], made_contact())
    kept = held.contacts.turns("c1")[2]
    assert (kept.text, kept.at) == ("As sent.", 30)


def test_a_turn_is_finished_once_and_the_second_answer_is_not_kept(held):
    pending = agent_turn(2)
    held.contacts.add_turn(pending)
    assert held.contacts.finish_turn(answered(pending), [customer_turn(3, "First.")], made_contact())
    assert not held.contacts.finish_turn(answered(pending), [customer_turn(3, "Second.")], ended(made_contact()))
    assert held.contacts.turns("c1")[3].text == "First."
    assert held.contacts.find_contact("c1").status is ContactStatus.ACTIVE


def test_an_answer_that_finds_its_number_taken_leaves_the_turn_pending(held):
    pending = agent_turn(2)
    held.contacts.add_turn(pending)
    held.contacts.add_turn(agent_turn(3, "From another window."))
    with pytest.raises(TurnTaken):
        held.contacts.finish_turn(answered(pending), [customer_turn(3)], ended(made_contact()))
    assert held.contacts.turns("c1")[2] == pending
    assert held.contacts.find_contact("c1").status is ContactStatus.ACTIVE


def test_a_turn_that_was_never_sent_cannot_be_finished(held):
    assert not held.contacts.finish_turn(agent_turn(2), [customer_turn(3)], made_contact())
    assert len(held.contacts.turns("c1")) == 2


def at_once(count, work):
    """Run work(0), work(1), ... in as many threads, all let go at the same moment; return what each came back with."""
    gate = threading.Barrier(count)

    def one(number):
        gate.wait()
        try:
            return work(number)
        except TurnTaken as error:
            return error

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(one, range(count)))


@pytest.mark.parametrize("number", range(2, 7))
def test_of_windows_that_send_at_once_exactly_one_wins(held, number):
    came_back = at_once(4, lambda window: held.contacts.add_turn(agent_turn(number, f"window {window}")))
    losers = {window: error for window, error in enumerate(came_back) if error is not None}
    assert len(losers) == 3
    assert all(error.kept_text == f"window {window}" for window, error in losers.items())
    (winner,) = set(range(4)) - set(losers)
    assert [turn.text for turn in held.contacts.turns("c1") if turn.number == number] == [f"window {winner}"]


@pytest.mark.parametrize("number", range(2, 7))
def test_of_windows_that_answer_at_once_exactly_one_answer_is_kept(held, number):
    pending = agent_turn(number)
    held.contacts.add_turn(pending)
    came_back = at_once(
        4,
        lambda window: held.contacts.finish_turn(
            answered(pending), [customer_turn(number + 1, f"answer {window}")], made_contact(hints_used=window)
        ),
    )
    assert sorted(came_back) == [False, False, False, True]
    winner = came_back.index(True)
    assert held.contacts.turns("c1")[-1].text == f"answer {winner}"
    assert held.contacts.find_contact("c1").hints_used == winner


def test_desk_events_come_in_the_order_in_which_they_were_made(held):
    events = [
        DeskEvent(contact_id="c1", at=5, real_at=later(2), id="order", kind="lookup"),
        DeskEvent(contact_id="c1", at=5, real_at=later(1), id="refund", kind="action", amount=4200),
        DeskEvent(contact_id="c1", at=5, real_at=later(1), id="order", kind="lookup"),
    ]
    for event in events:
        held.contacts.add_desk_event(event)
    assert held.contacts.desk_events("c1") == tuple(events)


def test_a_draft_is_replaced_and_nothing_is_an_empty_one(held):
    assert held.contacts.draft("c1") == ""
    held.contacts.save_draft("c1", "Dear")
    held.contacts.save_draft("c1", "  Dear Ann,\n")
    assert held.contacts.draft("c1") == "  Dear Ann,\n"


def test_a_clock_is_replaced_and_none_runs_at_first(held):
    assert held.contacts.desk_clock("c1") is None
    held.contacts.save_desk_clock(DeskClock(contact_id="c1", waited=5, seen_at=NOON))
    moved = DeskClock(contact_id="c1", waited=9, seen_at=later(1))
    held.contacts.save_desk_clock(moved)
    assert held.contacts.desk_clock("c1") == moved
