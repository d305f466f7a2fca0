"""The debrief as its trainee, the lead and everybody else find it."""

import pytest

from simulator.domain.contact import ContactStatus
from simulator.wiring import App
from tests.pages.conftest import Opened, html_of

NEW_HIRE, LEAD, TRAINER = "sample-new-hire", "sample-lead", "sample-trainer"


@pytest.fixture
def contact(app: App) -> str:
    """Return an ended, shared contact of the new hire that got a score."""
    person = app.people.find(NEW_HIRE)
    assert person is not None
    return app.report.own_attempts(person)[-1].contact_id


@pytest.fixture
def kept_private(app: App, contact: str) -> str:
    person = app.people.find(NEW_HIRE)
    assert person is not None
    seen = app.report.contact(person, contact)
    if seen.contact.assignment_id is None:
        app.review.share(person, contact, False)
    return contact


def test_the_debrief_comes_in_its_order(open_page: Opened, contact: str) -> None:
    page = open_page(NEW_HIRE, "debrief", contact=contact)
    html = html_of(page)
    assert not page.exception
    order = ["What worked", "The one thing to change", "Three results", "Mistakes", "Promises", "Time", "How "]
    places = [html.index(title) for title in order]
    assert places == sorted(places)
    assert html.count('class="criterion"') == 4


def test_every_quote_leads_to_its_turn(open_page: Opened, app: App, contact: str) -> None:
    html = html_of(open_page(NEW_HIRE, "debrief", contact=contact))
    person = app.people.find(NEW_HIRE)
    assert person is not None
    for turn in app.report.contact(person, contact).turns:
        assert f'id="turn-{turn.number}"' in html
    assert 'href="#turn-' in html


@pytest.mark.parametrize("who", [LEAD, TRAINER])
def test_a_contact_that_was_not_shared_is_closed_to_others_by_its_address(
    open_page: Opened, kept_private: str, who: str
) -> None:
    html = html_of(open_page(who, "debrief", contact=kept_private))
    assert "not open to you" in html
    assert "What worked" not in html


def test_nobody_who_is_not_signed_in_reads_anything(open_page: Opened, contact: str) -> None:
    assert "What worked" not in html_of(open_page(None, "debrief", contact=contact))


@pytest.mark.parametrize("address", ["no-such-contact", "' or 1=1 --", "<script>"])
def test_an_unknown_address_says_no_more_than_a_closed_one(open_page: Opened, address: str) -> None:
    page = open_page(NEW_HIRE, "debrief", contact=address)
    assert not page.exception
    assert "does not exist, or it is not open to you" in html_of(page)


def test_the_trainee_asks_and_the_lead_answers_and_overrules(open_page: Opened, app: App, contact: str) -> None:
    person, lead = app.people.find(NEW_HIRE), app.people.find(LEAD)
    assert person is not None
    assert lead is not None
    page = open_page(NEW_HIRE, "debrief", contact=contact)
    page.text_area[0].set_value("I named the delay in my first line.")
    next(button for button in page.button if button.label == "Ask").click().run()
    assert len(app.review.waiting(lead)) == 1
    page = open_page(LEAD, "debrief", contact=contact)
    assert "I named the delay in my first line." in html_of(page)
    page.text_area[0].set_value("You did. Changed.")
    next(button for button in page.button if button.label == "Answer").click().run()
    page = open_page(LEAD, "debrief", contact=contact)
    box = next(box for box in page.selectbox if box.label == "Empathy")
    box.set_value(2 if box.value == 5 else 5)
    next(box for box in page.text_area if box.label.startswith("Why?")).set_value("Named at once.")
    next(button for button in page.button if button.label == "Change the score").click().run()
    seen = app.report.contact(person, contact)
    assert len(seen.entries) == 2
    html = html_of(open_page(NEW_HIRE, "debrief", contact=contact))
    assert "Amara Osei changed this score on" in html
    assert "You did. Changed." in html
    assert "Named at once." in html


def test_an_override_without_a_reason_changes_nothing(open_page: Opened, app: App, contact: str) -> None:
    page = open_page(LEAD, "debrief", contact=contact)
    box = next(box for box in page.selectbox if box.label == "Tone")
    box.set_value(2 if box.value == 1 else 1)
    next(button for button in page.button if button.label == "Change the score").click().run()
    assert any("reason" in error.value for error in page.error)
    lead = app.people.find(LEAD)
    assert lead is not None
    assert len(app.report.contact(lead, contact).entries) == 1


def test_the_lead_voids_an_attempt_with_a_reason(open_page: Opened, app: App, contact: str) -> None:
    page = open_page(LEAD, "debrief", contact=contact)
    page.text_input[0].set_value("The line was down.")
    next(button for button in page.button if button.label == "Void this attempt").click().run()
    lead = app.people.find(LEAD)
    assert lead is not None
    assert app.report.contact(lead, contact).contact.status is ContactStatus.VOID
    assert "The line was down." in html_of(open_page(NEW_HIRE, "debrief", contact=contact))


def test_what_was_typed_is_shown_as_text(open_page: Opened, app: App) -> None:
    person = app.people.find(NEW_HIRE)
    assert person is not None
    persona = next(iter(app.library.personas()))
    started = app.practise.start(person, persona, next(iter(app.library.personas()[persona].scenarios)))
    app.practise.reply(person, started.id, "<img src=x onerror=alert(1)> **loud** <b>hm</b>", 1)
    app.practise.end(person, started.id)
    html = html_of(open_page(NEW_HIRE, "debrief", contact=started.id))
    assert "<img src=x" not in html
    assert "&lt;img src=x" in html


def test_the_list_has_ones_own_debriefs_only(open_page: Opened, app: App) -> None:
    person = app.people.find(NEW_HIRE)
    assert person is not None
    html = html_of(open_page(NEW_HIRE, "debrief"))
    assert html.count('class="row"') == len(app.report.own_attempts(person))
    assert "Nothing to read yet." in html_of(open_page(TRAINER, "debrief"))
