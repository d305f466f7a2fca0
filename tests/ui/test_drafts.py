"""Half-written replies, sent by the page's script while somebody types."""

from types import SimpleNamespace

import pytest

from simulator.domain.errors import NotAllowed
from simulator.ui import installation
from simulator.ui.sign_in import SIGN_IN_COOKIE
from tests.ui.test_routes import browser, sign_in, token_of


@pytest.fixture
def kept(few_people, monkeypatch):
    """Return the drafts that were kept, as (person, contact, text); contact "closed" belongs to nobody here."""
    drafts = []

    def save_draft(person, contact, text):
        if contact == "closed":
            raise NotAllowed("This contact is not yours.")
        drafts.append((person.id, contact, text))

    app = SimpleNamespace(people=few_people, practise=SimpleNamespace(save_draft=save_draft))
    monkeypatch.setattr(installation, "app", lambda: app)
    return drafts


def send(opened, **form):
    return opened.post("/draft", data={"token": token_of(opened), "contact": "0198", "text": "Hi Mika, ", **form})


def signed_in():
    opened = browser()
    sign_in(opened, "aylin")
    return opened


def test_a_draft_is_kept_for_whoever_is_signed_in(kept):
    assert send(signed_in(), text="Hi <b>Mika</b>,\nhalf a").status_code == 204
    assert kept == [("aylin", "0198", "Hi <b>Mika</b>,\nhalf a")]


@pytest.mark.parametrize("form", [{"token": ""}, {"token": "made-up"}], ids=["no token", "a made-up token"])
def test_a_draft_from_another_site_is_refused(kept, form):
    assert send(signed_in(), **form).status_code == 403
    assert kept == []


def test_a_draft_of_nobody_is_refused(kept):
    opened = browser()
    assert SIGN_IN_COOKIE not in opened.cookies
    assert send(opened).status_code == 403
    assert kept == []


def test_a_draft_for_somebody_elses_contact_is_answered_with_a_sentence(kept):
    answer = send(signed_in(), contact="closed")
    assert (answer.status_code, answer.text) == (409, "This contact is not yours.")


def test_a_draft_can_not_be_fetched(kept):
    assert signed_in().get("/draft").status_code == 405
