"""The practice page as a new hire finds it, from the first start to the end of a contact, and as others do."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from simulator.domain.contact import Contact
from simulator.domain.errors import StorageTrouble
from simulator.domain.people import Person, Role
from simulator.domain.scenario import Scenario
from simulator.storage import SqlContactStore
from simulator.usecases.practise import LONGEST_REPLY
from simulator.wiring import App, SystemClock
from tests.pages.conftest import Opened, html_of

NEW_HIRE, OTHER = "sample-new-hire", "sample-lead"
CHATTER, WRITER, CALLER = "mika-solberg", "constance-abara", "ruth-okello"
HOSTILE = "<img src=x onerror=alert(1)> **loud** <b>hm</b>"


@pytest.fixture
def hire(app: App) -> Person:
    """Return the new hire, who has read what is kept."""
    person = app.people.find(NEW_HIRE)
    assert person is not None
    return app.people.told(person)


@pytest.fixture
def begin(app: App, hire: Person) -> Callable[[str], Contact]:
    """Return what begins a contact with a customer."""

    def begun(persona: str) -> Contact:
        started = app.practise.start(hire, persona, next(iter(app.library.personas()[persona].scenarios)))
        return app.practise.ready(hire, started.id)

    return begun


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Return what moves the clock of this machine on by seconds."""
    passed = timedelta()
    real = SystemClock.now

    def now(clock: SystemClock) -> datetime:
        return real(clock) + passed

    def move(seconds: int) -> None:
        nonlocal passed
        passed += timedelta(seconds=seconds)

    monkeypatch.setattr(SystemClock, "now", now)
    return move


def press(page: AppTest, label: str) -> AppTest:
    return next(button for button in page.button if button.label == label).click().run()


def send(page: AppTest, text: str) -> AppTest:
    page.text_area[0].set_value(text)
    return page.button(key="send").click().run()


def scenario_of(app: App, persona: str) -> tuple[str, Scenario]:
    return next(iter(app.library.personas()[persona].scenarios.items()))


# -- first start and choice --------------------------------------------------------------------------------------------


def test_the_first_start_says_what_is_kept_and_who_sees_it_before_anything_else(open_page: Opened, app: App) -> None:
    page = open_page(NEW_HIRE, "practice")
    html = html_of(page)
    assert "What is kept" in html
    assert "decide nothing about your job without a person" in html
    assert "All customers" not in html
    page = press(page, "Understood, I choose myself")
    assert "All customers" in html_of(page)
    person = app.people.find(NEW_HIRE)
    assert person is not None
    assert person.told_at


def test_the_first_start_leads_to_the_unscored_warm_up(open_page: Opened) -> None:
    page = press(open_page(NEW_HIRE, "practice"), "Understood, begin with a warm-up")
    assert "A warm-up: nothing is scored." in html_of(page)


def test_the_first_start_lets_a_link_lead_on_to_where_it_pointed(open_page: Opened, app: App) -> None:
    scenario, found = scenario_of(app, CHATTER)
    page = open_page(NEW_HIRE, "practice", customer=CHATTER, scenario=scenario)
    assert "What is kept" in html_of(page)
    assert found.brief in html_of(press(page, "Understood, go on")).replace("&#39;", "'")


def test_the_choice_shows_what_comes_next_what_was_assigned_and_every_customer(
    open_page: Opened, app: App, hire: Person
) -> None:
    html = html_of(open_page(NEW_HIRE, "practice")).replace("&#39;", "'")
    assert "What to practise next" in html
    for persona in app.library.personas().values():
        for scenario in persona.scenarios.values():
            assert scenario.title in html
            assert f"{scenario.minutes} min" in html
    for row in app.assign.of_person(hire):
        assert row.passed or f"{row.assignment.due.day} {row.assignment.due:%B}" in html
    assert "Held" in html
    assert "Warm-up" in html


def test_an_unfinished_contact_is_offered_first_and_goes_on_where_it_was(
    open_page: Opened, app: App, hire: Person, begin: Callable[[str], Contact]
) -> None:
    contact = begin(CHATTER)
    app.practise.save_draft(hire, contact.id, "Hi Mika, half a")
    page = open_page(NEW_HIRE, "practice")
    assert "Mika still waits for you" in html_of(page)
    page = press(page, "Go on")
    assert page.text_area[0].value == "Hi Mika, half a"


def test_somebody_new_is_led_to_the_warm_up(open_page: Opened, app: App) -> None:
    person = app.people.find(NEW_HIRE)
    assert person is not None
    app.people.told(Person(**{**dict(person), "id": "newcomer", "name": "Nova Lind"}))
    html = html_of(open_page("newcomer", "practice"))
    assert html.index("Where is my plant?") < html.index("All customers")
    assert "nothing is scored" in html


def test_more_time_to_type_is_kept(open_page: Opened, app: App, hire: Person) -> None:
    page = open_page(NEW_HIRE, "practice")
    page.segmented_control[0].set_value(200).run()
    person = app.people.find(NEW_HIRE)
    assert person is not None
    assert person.pace == 200


# -- the brief ---------------------------------------------------------------------------------------------------------


def test_the_brief_is_read_before_the_clock_starts_and_begins_nothing(
    open_page: Opened, app: App, hire: Person
) -> None:
    scenario, found = scenario_of(app, CHATTER)
    held = len(app.report.own_contacts(hire))
    page = open_page(NEW_HIRE, "practice", customer=CHATTER, scenario=scenario)
    html = html_of(page)
    for words in (*found.authority.may, *found.authority.ask_first, "House rules", "Yours alone", "First reply within"):
        assert words.replace("&", "&amp;") in html
    assert found.opening[0].text not in html
    assert len(app.report.own_contacts(hire)) == held
    page = press(page, "I'm ready")
    assert found.opening[0].text in html_of(page)
    assert page.query_params["contact"]
    assert app.practise.unfinished(hire)[0].ready_at is not None


def test_the_brief_of_an_assigned_customer_says_that_the_lead_can_read_it(
    open_page: Opened, app: App, hire: Person
) -> None:
    asked = next(row.assignment for row in app.assign.of_person(hire))
    page = open_page(NEW_HIRE, "practice", customer=asked.persona, scenario=asked.scenario)
    assert "your lead can read it" in html_of(page)
    press(page, "I'm ready")
    assert app.practise.unfinished(hire)[0].assignment_id == asked.id


def test_a_second_attempt_says_how_the_last_one_went(open_page: Opened, app: App, hire: Person) -> None:
    last = app.report.own_attempts(hire)[-1]
    html = html_of(open_page(NEW_HIRE, "practice", customer=last.persona, scenario=last.scenario))
    assert "Last time" in html
    assert "third attempt" in html


@pytest.mark.parametrize("query", [{"customer": "nobody"}, {"customer": CHATTER, "scenario": "<b>"}])
def test_a_brief_that_is_not_there_leads_back(open_page: Opened, hire: Person, query: dict[str, str]) -> None:
    page = open_page(NEW_HIRE, "practice", **query)
    assert [header.value for header in page.header] == ["This customer is not here"]
    assert "All customers" in html_of(press(page, "To all customers"))


# -- the contact -------------------------------------------------------------------------------------------------------


def test_a_reply_is_answered_and_the_box_is_empty_again(
    open_page: Opened, app: App, hire: Person, begin: Callable[[str], Contact]
) -> None:
    contact = begin(CHATTER)
    page = send(open_page(NEW_HIRE, "practice", contact=contact.id), "Hi Mika, I have your order open.")
    desk = app.practise.open(hire, contact.id)
    html = html_of(page)
    assert not page.exception
    assert "Hi Mika, I have your order open." in html
    assert desk.turns[-1].role == "customer"
    assert 'class="coming-in"' in html
    assert page.text_area[0].value == ""


def test_what_was_typed_is_shown_as_text(open_page: Opened, begin: Callable[[str], Contact]) -> None:
    html = html_of(send(open_page(NEW_HIRE, "practice", contact=begin(CHATTER).id), HOSTILE))
    assert "<img src=x" not in html
    assert "&lt;img src=x onerror=alert(1)&gt; **loud** &lt;b&gt;hm&lt;/b&gt;" in html


@pytest.mark.parametrize("text", ["", "   \n", "x" * 50_000], ids=["empty", "blank", "50,000 characters"])
def test_what_can_not_be_sent_stays_in_the_box_with_a_sentence(
    open_page: Opened, app: App, hire: Person, begin: Callable[[str], Contact], text: str
) -> None:
    contact = begin(CHATTER)
    before = app.practise.open(hire, contact.id).turns
    page = send(open_page(NEW_HIRE, "practice", contact=contact.id), text)
    assert "Nothing was sent" in html_of(page)
    assert page.text_area[0].value == text
    assert app.practise.open(hire, contact.id).turns == before


def test_of_two_windows_one_sends_and_the_other_keeps_its_text_and_sees_what_was_sent(
    open_page: Opened, begin: Callable[[str], Contact]
) -> None:
    contact = begin(WRITER)
    first, second = (open_page(NEW_HIRE, "practice", contact=contact.id) for _ in range(2))
    send(first, "From the first window.")
    second = send(second, "From the second window.")
    html = html_of(second)
    assert "already answered in another window" in html
    assert "From the first window." in html
    assert second.text_area[0].value == "From the second window."


def test_a_busy_database_loses_no_word(
    open_page: Opened, begin: Callable[[str], Contact], monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: Any) -> None:
        raise StorageTrouble("The database is busy with other work. Nothing was changed: try again in a moment.")

    page = open_page(NEW_HIRE, "practice", contact=begin(CHATTER).id)
    for deed in ("add_turn", "save_draft", "save_desk_clock"):
        monkeypatch.setattr(SqlContactStore, deed, busy)
    page = send(page, "Hi Mika, this must not be lost.")
    assert not page.exception
    assert "The database is busy" in html_of(page)
    assert page.text_area[0].value == "Hi Mika, this must not be lost."
    monkeypatch.undo()


def test_a_database_that_can_not_be_read_for_a_moment_leaves_the_page_as_it_was(
    open_page: Opened, begin: Callable[[str], Contact], monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: Any) -> None:
        raise StorageTrouble("The disk refused to read or write.")

    page = open_page(NEW_HIRE, "practice", contact=begin(CHATTER).id)
    page.text_area[0].set_value("Half a sentence").run()
    with monkeypatch.context() as broken:
        broken.setattr(SqlContactStore, "turns", busy)
        page = page.run()
    assert "This is how it was a moment ago." in html_of(page)
    assert page.text_area[0].value == "Half a sentence"


def test_a_look_before_sending_sends_nothing(
    open_page: Opened, app: App, hire: Person, begin: Callable[[str], Contact]
) -> None:
    contact = begin(CHATTER)
    page = open_page(NEW_HIRE, "practice", contact=contact.id)
    page.text_area[0].set_value("Dear {name}, rest assured.")
    html = html_of(page.button(key="check").click().run())
    assert "One thing before you send." in html
    assert "“{name}” is still to be filled in." in html
    assert all(turn.role == "customer" for turn in app.practise.open(hire, contact.id).turns)
    page.text_area[0].set_value("x" * (LONGEST_REPLY + 1))
    assert "Nothing was sent" in html_of(page.button(key="check").click().run())


def test_a_look_up_opens_in_its_place_and_an_action_says_what_it_did(
    open_page: Opened, app: App, begin: Callable[[str], Contact]
) -> None:
    _, scenario = scenario_of(app, CHATTER)
    lookup, action = scenario.lookups[0], next(action for action in scenario.actions if not action.limit)
    page = open_page(NEW_HIRE, "practice", contact=begin(CHATTER).id)
    assert lookup.shows.splitlines()[0] not in html_of(page)
    page = page.button(key=f"lookup_{lookup.id}").click().run()
    assert lookup.shows.splitlines()[0] in html_of(page).replace("&#39;", "'")
    page = page.button(key=f"action_{action.id}").click().run()
    assert action.done in html_of(page).replace("&#39;", "'")


def test_an_amount_is_asked_for_and_held_to_its_limit(
    open_page: Opened, app: App, hire: Person, begin: Callable[[str], Contact]
) -> None:
    contact = begin(CHATTER)
    _, scenario = scenario_of(app, CHATTER)
    action = next(action for action in scenario.actions if action.limit)
    page = open_page(NEW_HIRE, "practice", contact=contact.id)
    page = page.button(key=f"action_{action.id}").click().run()
    assert any("amount" in toast.value for toast in page.toast)
    page.number_input(key=f"amount_{action.id}").set_value(4.5)
    page = page.button(key=f"action_{action.id}").click().run()
    assert "£4.50" in html_of(page)
    assert app.practise.open(hire, contact.id).events[-1].amount == 450


def test_a_saved_reply_goes_behind_what_was_typed(open_page: Opened, begin: Callable[[str], Contact], app: App) -> None:
    contact = begin(CHATTER)
    _, scenario = scenario_of(app, CHATTER)
    saved = scenario.saved_replies[0]
    page = open_page(NEW_HIRE, "practice", contact=contact.id)
    page.text_area[0].set_value("Hi Mika.")
    page = page.button(key=f"saved_{saved.id}").click().run()
    assert page.text_area[0].value == f"Hi Mika.\n\n{saved.text}"


def test_hints_are_counted_down(open_page: Opened, app: App, begin: Callable[[str], Contact]) -> None:
    _, scenario = scenario_of(app, CHATTER)
    page = open_page(NEW_HIRE, "practice", contact=begin(CHATTER).id)
    for left in range(len(scenario.hints), 0, -1):
        page = press(page, f"Give me a hint, {left} left")
    html = html_of(page).replace("&#39;", "'")
    assert all(hint in html for hint in scenario.hints)
    assert "No hints left." in html


def test_where_no_clock_runs_one_says_when_the_reply_goes_out(
    open_page: Opened, app: App, hire: Person, begin: Callable[[str], Contact]
) -> None:
    contact = begin(WRITER)
    page = open_page(NEW_HIRE, "practice", contact=contact.id)
    assert "24 h left" in html_of(page)
    page = page.selectbox[0].set_value("In 3 days").run()
    assert "too late" in html_of(page)
    send(page, "Dear Mrs Abara, I am sorry that this took so long.")
    desk = app.practise.open(hire, contact.id)
    assert next(turn for turn in desk.turns if turn.role == "agent").elapsed == 3 * 86_400


def test_a_waiting_customer_writes_again_and_the_clock_says_so(
    open_page: Opened, begin: Callable[[str], Contact], later: Callable[[int], None]
) -> None:
    page = open_page(NEW_HIRE, "practice", contact=begin(CHATTER).id)
    before = html_of(page).count('class="message customer"')
    for _ in range(5):
        later(15)
        page = page.run()
    html = html_of(page)
    assert html.count('class="message customer"') > before
    assert " over</b>" in html


def test_a_customer_who_leaves_in_mid_sentence_leaves_the_words_readable(
    open_page: Opened, app: App, hire: Person, begin: Callable[[str], Contact], later: Callable[[int], None]
) -> None:
    contact = begin(CHATTER)
    page = open_page(NEW_HIRE, "practice", contact=contact.id)
    page.text_area[0].set_value("Hi Mika, I was just about to").run()
    for _ in range(100):
        later(15)
        page = page.run()
        if app.practise.open(hire, contact.id).ended:
            break
    html = html_of(page.run())
    assert "Mika waited, and has gone." in html
    assert "You were still writing" in html
    assert "Hi Mika, I was just about to" in html


def test_one_can_leave_for_now_and_go_on_later(open_page: Opened, begin: Callable[[str], Contact]) -> None:
    page = open_page(NEW_HIRE, "practice", contact=begin(WRITER).id)
    page.text_area[0].set_value("Dear Mrs Abara,")
    page = press(page, "Leave for now")
    assert "still waits for you" in html_of(page)
    assert press(page, "Go on").text_area[0].value == "Dear Mrs Abara,"


def test_ending_asks_first_and_then_leads_to_the_debrief(
    open_page: Opened, app: App, hire: Person, begin: Callable[[str], Contact]
) -> None:
    contact = begin(CHATTER)
    page = press(open_page(NEW_HIRE, "practice", contact=contact.id), "End it now")
    assert "You closed the contact." in html_of(page)
    assert app.practise.open(hire, contact.id).ended
    page = press(page, "Read the debrief")
    assert page.query_params["contact"] == contact.id
    assert not page.exception


@pytest.mark.parametrize(
    ("persona", "form"),
    [
        (CHATTER, 'class="bubble"'),
        (WRITER, 'class="letter customer"'),
        (CALLER, 'class="spoken customer"'),
        ("henrik-solvang", 'class="review"'),
        ("dermot-falvey", 'class="post customer"'),
    ],
)
def test_the_conversation_has_the_form_of_its_channel(
    open_page: Opened, begin: Callable[[str], Contact], persona: str, form: str
) -> None:
    page = open_page(NEW_HIRE, "practice", contact=begin(persona).id)
    assert not page.exception
    assert form in html_of(page)


def test_a_long_public_reply_is_folded_as_readers_see_it(open_page: Opened, begin: Callable[[str], Contact]) -> None:
    text = "Thank you for the plain words about the speaker. " * 12
    html = html_of(send(open_page(NEW_HIRE, "practice", contact=begin("henrik-solvang").id), text))
    assert '<details class="folded">' in html


# -- who may -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["sample-lead", "sample-trainer"])
def test_a_contact_of_somebody_else_is_refused_by_its_address(
    open_page: Opened, app: App, begin: Callable[[str], Contact], who: str
) -> None:
    contact = begin(CHATTER)
    other = app.people.find(who)
    assert other is not None
    app.people.told(other)
    for address in (contact.id, "no-such-contact"):
        page = open_page(who, "practice", contact=address)
        assert [text.value for text in page.text] == [
            "This contact does not exist, or it is not yours. Choose a customer to practise with."
        ]
        assert "message" not in html_of(page)
        assert not page.text_area


@pytest.mark.parametrize("who", ["sample-lead", "sample-trainer"])
def test_leads_and_trainers_may_practise_too(open_page: Opened, app: App, who: str) -> None:
    person = app.people.find(who)
    assert person is not None
    app.people.told(person)
    html = html_of(open_page(who, "practice"))
    assert "All customers" in html
    assert "Assigned" not in html


def test_an_admin_is_refused(open_page: Opened, app: App, hire: Person) -> None:
    app.people.told(Person(**{**dict(hire), "id": "admin", "roles": frozenset({Role.ADMIN})}))
    page = open_page("admin", "practice")
    assert [header.value for header in page.header] == ["This page is not for you"]
    assert html_of(page).count("customer") == 0


def test_nobody_who_is_not_signed_in_reads_a_contact(
    open_page: Opened, app: App, begin: Callable[[str], Contact]
) -> None:
    html = html_of(open_page(None, "practice", contact=begin(CHATTER).id))
    assert scenario_of(app, CHATTER)[1].opening[0].text not in html
