import re

import pytest
from streamlit.testing.v1 import AppTest

from simulator.access import may
from simulator.domain.people import Person, Role
from simulator.ui import installation, navigation, session
from simulator.ui.navigation import HOME, PLACES, home_of, link_to, pages_for, roles_for
from simulator.ui.sign_in import TOKEN_COOKIE

EVERYBODY = [*((role,) for role in Role), (Role.TRAINER, Role.LEAD)]
PAGE = """
import streamlit as st
from simulator.ui.navigation import roles_for, this_address
from simulator.ui.session import require_role

require_role(*roles_for("{name}"))
st.text("{name} at " + this_address())
"""


@pytest.fixture
def pages(tmp_path, monkeypatch, root):
    """Put pages in the place of the real ones that say only who they are."""
    monkeypatch.setattr(navigation, "PAGES_FOLDER", tmp_path)
    for place in PLACES:
        (tmp_path / f"{place.name}.py").write_text(PAGE.format(name=place.name))
    (tmp_path / "sign_in.py").write_text((root / "pages" / "sign_in.py").read_text())
    return tmp_path


def person(roles):
    return Person(id="p", name="P", team_id="t", roles=frozenset(roles))


@pytest.mark.parametrize("roles", EVERYBODY, ids=str)
@pytest.mark.parametrize("place", PLACES, ids=[place.name for place in PLACES])
def test_a_page_is_in_the_menu_of_exactly_those_whom_it_lets_in(pages, roles, place):
    page = pages_for(person(roles))[place.name]
    assert (
        (page.visibility == "visible") == may(person(roles), place.right) == person(roles).has(*roles_for(place.name))
    )


@pytest.mark.parametrize("roles", EVERYBODY, ids=str)
def test_everybody_starts_on_a_page_that_lets_them_in(pages, roles):
    assert person(roles).has(*roles_for(home_of(person(roles))))


def test_before_signing_in_every_address_shows_the_sign_in_and_no_menu(pages):
    strangers = pages_for(None)
    assert set(strangers) == {HOME, *(place.name for place in PLACES)}
    assert {page.visibility for page in strangers.values()} == {"hidden"}


@pytest.mark.parametrize(
    ("filters", "address"),
    [
        ({}, "/debrief"),
        ({"contact": "0198", "turn": "4"}, "/debrief?contact=0198&turn=4"),
        ({"q": "a b&c"}, "/debrief?q=a+b%26c"),
    ],
)
def test_a_link_leads_to_a_page_with_its_filters(filters, address):
    assert link_to("debrief", **filters) == address


def written(page):
    """Return all HTML of the page itself."""
    return "".join(piece.proto.body for piece in page.main.get("html"))


def app(root):
    return AppTest.from_file(str(root / "simulator" / "ui" / "main.py"), default_timeout=20)


def test_a_lead_starts_with_their_team(pages, few_people, sign_in_as, root):
    sign_in_as("ines")
    assert [text.value for text in app(root).run().text] == ["team at /team"]


def test_a_trainee_who_opens_the_teams_address_is_refused_by_the_page(pages, few_people, sign_in_as, root):
    sign_in_as("aylin")
    page = app(root).run().switch_page(str(pages / "team.py")).run()
    assert page.header[0].value == "This page is not for you"
    assert not any("team at" in text.value for text in page.text)


def test_a_stranger_without_a_local_browser_is_told_why_there_is_no_sign_in(pages, few_people, sign_in_as, root):
    sign_in_as(None)
    page = app(root).run()
    assert "Signing in is not offered here" in written(page)
    assert not page.exception


def test_a_stranger_here_is_shown_the_sample_people_and_led_back_to_where_they_were(
    pages, few_people, monkeypatch, root
):
    monkeypatch.setattr(session, "cookie", {TOKEN_COOKIE: "one"}.get)
    page = app(root)
    page.query_params["contact"] = "0198"
    form = written(page.run())
    assert re.findall(r'name="person" value="(\w+)"', form) == ["aylin", "ines"]
    assert installation.sign_ins().form_token("one") in form
    assert 'name="next" value="/?contact=0198"' in form
