"""What a debrief says, on contacts held in memory by the scripted trainees."""

from datetime import UTC, datetime

import pytest

from simulator.domain.contact import Contact, ContactStatus, ContactTurn
from simulator.domain.scenario import ActionTaken
from simulator.domain.state import EndReason
from simulator.domain.verdict import Overall, Scorecard
from simulator.reports.course_figure import course_figure, course_title
from simulator.reports.debrief import Debrief, band_word, debrief, headline
from simulator.reports.spans import spoken_duration
from simulator.usecases.dialogue import Dialogue
from simulator.usecases.rehearse import replies_of
from simulator.wiring import Engine, open_engine

NOW = datetime(2026, 11, 20, tzinfo=UTC)


@pytest.fixture(scope="module")
def engine() -> Engine:
    return open_engine()


def hold(engine: Engine, persona: str, trainee: str) -> tuple[Dialogue, Contact, list[ContactTurn], Scorecard]:
    dialogue = engine.rehearse.dialogue(persona, deeds_by_word=False)
    turns = [kept(number, turn.role, turn.text, turn.at) for number, turn in enumerate(dialogue.turns)]
    for reply in replies_of(trainee, dialogue.scenario):
        if dialogue.over:
            break
        deeds = [ActionTaken(id=action.id, amount=action.amount) for action in reply.actions]
        step = dialogue.reply(reply.text, deeds, reply.after)
        told = {"state": step.state, "direction": step.direction}
        assert step.agent is not None
        turns.append(kept(len(turns), "agent", step.agent.text, step.agent.at, elapsed=dialogue.usual_wait, **told))
        turns += [kept(number, "customer", turn.text, turn.at, **told) for number, turn in step.answers]
    if not dialogue.over:
        dialogue.end()
    contact = Contact(
        id="c",
        person_id="ines",
        team_id="blue",
        persona=persona,
        scenario=dialogue.ids[1],
        channel=dialogue.scenario.channel,
        seed=0,
        status=ContactStatus.ENDED,
        versions={},
        started_at=NOW,
        ended_at=NOW,
        end_reason=dialogue.state.ended,
    )
    return dialogue, contact, turns, dialogue.card("c", engine.grader)


def kept(number: int, role: str, text: str, at: int, **more: object) -> ContactTurn:
    return ContactTurn.model_validate(
        {"contact_id": "c", "number": number, "role": role, "text": text, "at": at, "real_at": NOW, **more}
    )


def made(engine: Engine, persona: str, trainee: str) -> Debrief:
    dialogue, contact, turns, card = hold(engine, persona, trainee)
    library = engine.library
    return debrief(
        contact,
        dialogue.persona,
        dialogue.scenario,
        dialogue.norms,
        turns,
        card,
        library.rubrics()["core"],
        library.mistakes(),
        attempt=2,
    )


@pytest.mark.parametrize("persona", ["mika-solberg", "julian-prowse", "ruth-okello", "tasha-brannigan"])
def test_an_excellent_contact_is_told_what_worked_first(engine: Engine, persona: str) -> None:
    told = made(engine, persona, "excellent")
    assert told.worked
    assert told.critical == ()
    assert "second attempt" in told.over
    assert told.resolved in {"Yes", "Rightly refused"}


@pytest.mark.parametrize("persona", ["mika-solberg", "julian-prowse", "ruth-okello", "tasha-brannigan"])
def test_a_form_letter_has_one_thing_to_change_with_its_words_and_a_wording(engine: Engine, persona: str) -> None:
    told = made(engine, persona, "form-letter")
    assert told.outcome == "not_yet"
    assert "left after" in told.headline
    assert told.change is not None
    assert told.change.quote is not None
    assert told.change.better
    assert len(told.mistakes) <= 3


def test_the_course_has_a_point_for_each_turn_with_a_state(engine: Engine) -> None:
    told = made(engine, "mika-solberg", "average")
    numbers = [point.turn for point in told.course]
    assert numbers == sorted(set(numbers))
    assert len(course_figure(told.course, None).data) == 3
    assert course_title(told.course, None)


@pytest.mark.parametrize("reason", list(EndReason))
def test_every_ending_has_a_sentence_of_its_own(engine: Engine, reason: EndReason) -> None:
    dialogue, contact, turns, card = hold(engine, "mika-solberg", "form-letter")
    changed = Contact.model_validate({**dict(contact), "end_reason": reason})
    sentences = {headline(changed, dialogue.persona, turns, card)}
    others = [
        headline(Contact.model_validate({**dict(contact), "end_reason": other}), dialogue.persona, turns, card)
        for other in EndReason
        if other is not reason
    ]
    assert not sentences & set(others)


@pytest.mark.parametrize(
    ("hundredths", "word"),
    [(None, "Not scored"), (500, "Strong"), (450, "Strong"), (449, "Solid"), (350, "Solid"), (349, "Borderline"),
     (300, "Borderline"), (299, "Not yet"), (100, "Not yet")],
)  # fmt: skip
def test_bands_have_their_borders(hundredths: int | None, word: str) -> None:
    assert band_word(hundredths) == word


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "0 s"), (59, "59 s"), (60, "1 min"), (190, "3 min"), (3_600, "1 h"), (86_400, "1 day"), (200_000, "2 days")],
)
def test_lengths_of_time_are_said_as_people_say_them(seconds: int, words: str) -> None:
    assert spoken_duration(seconds) == words


def test_an_overall_rounds_half_up_and_only_when_shown() -> None:
    assert Overall(points=1, weight=8).hundredths() == 13
    assert Overall(points=325, weight=100).shown() == 3.25
