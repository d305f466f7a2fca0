"""The pages that show more than one contact, each to its own people."""

import pytest

from simulator.wiring import App
from tests.pages.conftest import Opened, html_of

NEW_HIRE, LEAD, TRAINER = "sample-new-hire", "sample-lead", "sample-trainer"


def test_progress_shows_a_sentence_for_each_criterion(open_page: Opened) -> None:
    page = open_page(NEW_HIRE, "progress")
    html = html_of(page)
    assert not page.exception
    for title in ("Empathy", "Ownership", "Solution", "Tone"):
        assert f">{title}</h2>" in html
    assert len(page.get("plotly_chart")) == 4


def test_progress_without_a_contact_says_what_to_do(open_page: Opened) -> None:
    page = open_page(TRAINER, "progress")
    assert "Nothing to show yet." in html_of(page)
    assert [button.label for button in page.button] == ["Practise now"]


@pytest.mark.parametrize(("who", "name"), [(NEW_HIRE, "team"), (TRAINER, "team"), (NEW_HIRE, "library")])
def test_a_page_refuses_whoever_has_no_right_to_it(open_page: Opened, who: str, name: str) -> None:
    page = open_page(who, name)
    assert page.header[0].value == "This page is not for you"
    assert len(page.main.get("html")) == 1  # the person menu
    assert not page.get("plotly_chart")


def test_the_team_page_shows_whom_to_help_and_links_to_each_contact(open_page: Opened, app: App) -> None:
    page = open_page(LEAD, "team")
    html = html_of(page)
    lead = app.people.find(LEAD)
    assert lead is not None
    assert not page.exception
    attempts = app.report.team_attempts(lead)
    assert len(attempts) > 10
    assert html.count("/debrief?contact=") == len(attempts)
    assert "Assignments" in html


def test_the_team_page_leaves_out_what_was_taken_back(open_page: Opened, app: App) -> None:
    lead, hire = app.people.find(LEAD), app.people.find(NEW_HIRE)
    assert lead is not None
    assert hire is not None
    mine = [one for one in app.report.own_attempts(hire) if one.assignment_id is None]
    app.review.share(hire, mine[0].contact_id, False)
    assert mine[0].contact_id not in html_of(open_page(LEAD, "team"))


def test_the_samples_go_in_one_step(open_page: Opened, app: App) -> None:
    page = open_page(LEAD, "team")
    next(button for button in page.button if button.key == "remove_samples").click().run()
    assert app.people.teams() == ()
    assert not page.exception
