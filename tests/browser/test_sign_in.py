import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def sign_in(page, address, role):
    page.goto(address)
    page.locator(".person-button", has_text=role).first.click()
    expect(page.locator(".st-key-person_menu")).to_be_visible()


def test_a_stranger_chooses_a_sample_person_and_stays_signed_in_after_a_reload(app_address, open_window):
    page = open_window()
    sign_in(page, app_address, "Team lead")
    expect(page.get_by_test_id("stTopNavLink").filter(has_text="Team")).to_be_visible()
    page.reload()
    expect(page.locator(".st-key-person_menu")).to_be_visible()
    expect(page.locator(".person-button")).to_have_count(0)


def test_a_deep_link_survives_the_sign_in(app_address, open_window):
    page = open_window()
    sign_in(page, f"{app_address}/progress?criterion=empathy", "Trainee")
    expect(page).to_have_url(re.compile(r"/progress\?criterion=empathy$"))


def test_a_trainee_finds_no_team_in_the_menu_and_is_refused_at_its_address(app_address, open_window):
    page = open_window()
    sign_in(page, f"{app_address}/team", "Trainee")
    expect(page.get_by_text("This page is not for you")).to_be_visible()
    expect(page.get_by_test_id("stTopNavLink").filter(has_text="Team")).to_have_count(0)


def test_whoever_signs_out_is_a_stranger_again_also_in_another_window(app_address, open_window):
    page = open_window()
    sign_in(page, app_address, "Trainer")
    other = page.context.new_page()
    other.goto(app_address)
    expect(other.locator(".st-key-person_menu")).to_be_visible()
    page.locator(".st-key-person_menu button").click()
    page.get_by_role("button", name="Sign out").click()
    expect(page.locator(".person-button").first).to_be_visible()
    other.get_by_test_id("stTopNavLink").filter(has_text="Library").click()
    other.reload()
    expect(other.locator(".person-button").first).to_be_visible()


def test_over_a_forwarded_connection_no_sign_in_is_offered(app_address, open_window):
    page = open_window(extra_http_headers={"X-Forwarded-For": "10.0.0.7"})
    page.goto(app_address)
    expect(page.get_by_text("Signing in is not offered here")).to_be_visible()


def test_the_sign_in_page_breaks_no_rule_of_its_own_headers(app_address, open_window):
    page = open_window()
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(app_address)
    expect(page.locator(".person-button").first).to_be_visible()
    assert [text for text in complaints if "Content Security Policy" in text] == []
