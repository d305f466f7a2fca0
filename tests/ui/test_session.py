import pytest
from streamlit.testing.v1 import AppTest

from simulator.domain.people import Role
from simulator.ui import installation, session
from simulator.ui.sign_in import SIGN_IN_COOKIE, TOKEN_COOKIE

PAGE = """
import streamlit as st
from simulator.ui.session import require_role

person = require_role({roles})
st.text(f"secret of {{person.name}}")
"""


def page_for(*roles):
    return AppTest.from_string(
        PAGE.format(roles=", ".join(repr(str(role)) for role in roles)), default_timeout=20
    ).run()


def shown(page):
    return [text.value for text in page.text]


def test_a_page_knows_who_is_in_front_of_it(few_people, sign_in_as):
    sign_in_as("ines")
    assert shown(page_for(Role.LEAD)) == ["secret of Ines Kovac"]


@pytest.mark.parametrize("roles", [(Role.LEAD,), (Role.TRAINER, Role.ADMIN)])
def test_whoever_has_another_role_sees_a_refusal_and_nothing_else(few_people, sign_in_as, roles):
    sign_in_as("aylin")
    page = page_for(*roles)
    assert page.header[0].value == "This page is not for you"
    assert not any("secret" in text for text in shown(page))


@pytest.mark.parametrize("person_id", [None, "nobody"])
def test_a_stranger_sees_a_refusal_and_nothing_else(few_people, sign_in_as, person_id):
    sign_in_as(person_id)
    page = page_for(Role.TRAINEE, Role.LEAD, Role.TRAINER, Role.ADMIN)
    assert page.header[0].value == "You are not signed in"
    assert not any("secret" in text for text in shown(page))


def test_a_role_that_was_taken_away_is_gone_on_the_next_run(few_people, sign_in_as):
    sign_in_as("ines")
    page = page_for(Role.LEAD)
    ines = few_people.everybody["ines"]
    few_people.everybody["ines"] = type(ines)(**{**dict(ines), "roles": frozenset({Role.TRAINEE})})
    assert "secret of Ines Kovac" not in shown(page.run())


@pytest.mark.parametrize("lost", [{"active": False}, {"may_sign_in": False}])
def test_whoever_left_is_signed_out_on_the_next_run(few_people, sign_in_as, lost):
    sign_in_as("ines")
    ines = few_people.everybody["ines"]
    few_people.everybody["ines"] = type(ines)(**{**dict(ines), **lost})
    assert page_for(Role.LEAD).header[0].value == "You are not signed in"


def test_the_cookie_says_who_it_is(few_people, monkeypatch):
    sent = {SIGN_IN_COOKIE: installation.sign_ins().begin("aylin")}
    monkeypatch.setattr(session, "cookie", sent.get)
    assert session.current_person() == few_people.everybody["aylin"]


def test_a_forged_cookie_says_nothing(few_people, monkeypatch):
    monkeypatch.setattr(session, "cookie", {SIGN_IN_COOKIE: "aylin.x.y"}.get)
    assert session.current_person() is None


def test_forms_carry_the_token_of_their_browser(few_people, monkeypatch):
    monkeypatch.setattr(session, "cookie", {TOKEN_COOKIE: "one"}.get)
    assert installation.sign_ins().token_fits("one", session.form_token())


def test_where_signing_in_is_not_offered_there_is_no_token(few_people, monkeypatch):
    monkeypatch.setattr(session, "cookie", {}.get)
    assert session.form_token() is None
