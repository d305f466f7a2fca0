"""A contact held in memory: numbers, times, deeds, and what is handed on of it."""

from collections.abc import Sequence

import pytest

from simulator.domain.errors import NotFound
from simulator.domain.moves import Reading
from simulator.domain.scenario import ActionTaken
from simulator.domain.state import EndReason, NeedStatus
from simulator.domain.transcript import Situation, Turn
from simulator.usecases.dialogue import Dialogue
from simulator.usecases.rehearse import Rehearse
from simulator.wiring import Engine, open_engine

CHATTER, SOCIAL = "mika-solberg", "dermot-falvey"
BOOKED = "I have booked a courier, you have the tent tonight between 7 and 9."


class Overhearing:
    """A reader that remembers what it was given and finds nothing."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, int]] = []

    def read(self, message: str, situation: Situation, history: Sequence[Turn] = ()) -> Reading:
        self.heard.append((message, len(history)))
        return Reading(moves=())


@pytest.fixture(scope="module")
def engine() -> Engine:
    return open_engine()


@pytest.fixture
def dialogue(engine: Engine) -> Dialogue:
    return engine.rehearse.dialogue(CHATTER)


def test_a_contact_begins_with_the_opening_as_it_was_written(dialogue: Dialogue) -> None:
    opening = dialogue.scenario.opening
    assert [(turn.role, turn.text, turn.at) for turn in dialogue.turns] == [
        ("customer", message.text, message.at) for message in opening
    ]
    assert dialogue.state.at == opening[-1].at
    assert not dialogue.over


def test_a_reply_is_numbered_after_what_was_said_and_answered_after_it(dialogue: Dialogue) -> None:
    begun = len(dialogue.turns)
    step = dialogue.reply("Let me look at your order.")
    assert (step.agent_number, step.agent) == (begun, dialogue.turns[begun])
    assert [number for number, _ in step.answers] == list(range(begun + 1, len(dialogue.turns)))
    assert all(turn.role == "customer" and turn.at == step.state.at for _, turn in step.answers)
    assert step.state == dialogue.state


def test_half_the_norm_passes_where_no_time_is_given(dialogue: Dialogue) -> None:
    start = dialogue.state.at
    first = dialogue.reply("Let me look.").state.at - start
    second = dialogue.reply("Found it.").state.at - start - first
    assert (first, second) == (dialogue.norms.first_reply // 2, dialogue.norms.next_reply // 2)


def test_a_given_time_passes_and_none_at_all_where_it_is_nought(dialogue: Dialogue) -> None:
    start = dialogue.state.at
    assert dialogue.reply("Let me look.", after=7).state.at == start + 7
    assert dialogue.reply("Found it.", after=0).state.at == start + 7


def test_waiting_is_nobodys_turn_and_costs_patience(dialogue: Dialogue) -> None:
    before = dialogue.state
    step = dialogue.wait(10 * dialogue.norms.first_reply)
    assert (step.agent, step.agent_number, step.reading) == (None, None, None)
    assert step.state.patience < before.patience
    assert step.state.at == before.at + 10 * dialogue.norms.first_reply
    assert {turn.role for turn in dialogue.turns} == {"customer"}


def test_the_agent_can_close_it(dialogue: Dialogue) -> None:
    assert dialogue.end().state.ended is EndReason.CLOSED_BY_AGENT
    assert dialogue.over


def test_every_message_is_read_against_all_that_was_said_before_it(engine: Engine) -> None:
    reader = Overhearing()
    dialogue = Rehearse(engine.library, reader, engine.voice, engine.grader).dialogue(CHATTER)
    begun = len(dialogue.turns)
    dialogue.reply("One.")
    then = len(dialogue.turns)
    dialogue.reply("Two.")
    assert reader.heard == [("One.", begun), ("Two.", then)]


def test_a_deed_that_is_claimed_counts_where_there_is_no_desk(engine: Engine) -> None:
    said = engine.rehearse.dialogue(CHATTER).reply(BOOKED)
    assert said.state.needs["tent-tonight"] is NeedStatus.COMMITTED


def test_where_there_is_a_desk_a_deed_has_to_be_done(engine: Engine) -> None:
    only_said = engine.rehearse.dialogue(CHATTER, deeds_by_word=False).reply(BOOKED)
    done = engine.rehearse.dialogue(CHATTER, deeds_by_word=False).reply(
        BOOKED, [ActionTaken(id="book-courier-evening")]
    )
    assert only_said.state.needs["tent-tonight"] is not NeedStatus.COMMITTED
    assert done.state.needs["tent-tonight"] is NeedStatus.COMMITTED


def test_as_a_transcript_it_says_who_what_and_when(engine: Engine) -> None:
    dialogue = engine.rehearse.dialogue(CHATTER, deeds_by_word=False)
    dialogue.reply(BOOKED, [ActionTaken(id="refund-fee", amount=995)], after=12)
    transcript = dialogue.transcript("t1")
    assert (transcript.id, transcript.persona, transcript.scenario) == ("t1", CHATTER, "tent-by-tonight")
    assert transcript.turns == tuple(dialogue.turns)
    assert transcript.customer.name == dialogue.persona.name
    assert transcript.authority == dialogue.scenario.authority.sentence()
    assert transcript.actions is not None
    [action] = transcript.actions
    assert (action.id, action.amount, action.at) == ("refund-fee", 995, dialogue.turns[3].at)


def test_actions_are_unknown_where_deeds_go_by_word(dialogue: Dialogue) -> None:
    dialogue.reply(BOOKED)
    assert dialogue.transcript("t1").actions is None


def test_what_the_page_shows_instead_of_words_is_kept_with_its_time(dialogue: Dialogue) -> None:
    shown = [(step.state.at, step.direction.event) for step in (dialogue.wait(200) for _ in range(4))]
    kept = [(event.at, event.text) for event in dialogue.transcript("t1").events]
    assert kept == [(at, text) for at, text in shown if text]
    assert kept


def test_its_card_bears_the_name_it_was_given(engine: Engine, dialogue: Dialogue) -> None:
    dialogue.reply(BOOKED)
    assert dialogue.card("my contact", engine.grader).id == "my contact"


def test_the_same_contact_can_be_graded_from_its_transcript(engine: Engine, dialogue: Dialogue) -> None:
    for text in ("Hi Mika, two days late and no tent, that's on us. Are you home after 7?", BOOKED):
        dialogue.reply(text)
    assert engine.grade.card(dialogue.transcript("t1")) == dialogue.card("t1", engine.grader)


@pytest.mark.parametrize(
    ("persona", "scenario", "sentence"),
    [
        ("nobody", None, "There is no customer 'nobody'. Known: "),
        (SOCIAL, "no", f"{SOCIAL} has no scenario 'no'. Known:"),
    ],
)
def test_a_customer_who_is_not_there_is_named_with_those_who_are(
    engine: Engine, persona: str, scenario: str | None, sentence: str
) -> None:
    with pytest.raises(NotFound, match=sentence):
        engine.rehearse.dialogue(persona, scenario)
