"""The editor of the Library page in a real browser: text survives a reload, and a line number leads to its line."""

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

BOX = ".st-key-editor_box textarea"
SELECTED = "box => box.value.slice(box.selectionStart, box.selectionEnd)"


@pytest.fixture
def trainers_window(app_address: str, open_window: Callable[..., Page]) -> Callable[..., Page]:
    def opened(query: str, **options: object) -> Page:
        page = open_window(**options)
        page.goto(app_address)
        page.locator("button.person-button", has_text="Tomasz").click()
        page.get_by_role("heading", name="Library", exact=True).wait_for()
        page.goto(f"{app_address}/library?{query}")
        return page

    return opened


def test_text_is_handed_on_while_its_author_pauses_and_is_there_after_a_reload(
    trainers_window: Callable[..., Page],
) -> None:
    page = trainers_window("view=customers&item=ruth-okello&show=write")
    box = page.locator(BOX)
    box.click()
    page.keyboard.press("Control+Home")
    page.keyboard.type("colour: blue\n")
    expect(page.get_by_text("Looked for whenever you pause")).to_be_visible()
    expect(box).to_be_focused()
    page.keyboard.type("# and on")
    expect(page.get_by_text(re.compile("Kept as your draft"))).to_be_visible()
    page.reload()
    expect(page.locator(BOX)).to_have_value(re.compile("^colour: blue\n"))
    page.get_by_role("button", name="Line 1", exact=True).click()
    assert page.locator(BOX).evaluate(SELECTED) == "colour: blue"


@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 390)])
def test_the_audit_finds_nothing_on_a_customer_and_in_the_editor(
    trainers_window: Callable[..., Page], scheme: str, width: int
) -> None:
    page = trainers_window(
        "view=customers&item=mika-solberg", color_scheme=scheme, viewport={"width": width, "height": 900}
    )
    page.get_by_role("heading", name="What it teaches").wait_for()
    _audit(page)
    page.get_by_text("Write", exact=True).click()
    page.get_by_role("heading", name="Try it out").wait_for()
    _audit(page)


def _audit(page: Page) -> None:
    expect(page.locator('[data-stale="true"]')).to_have_count(0)  # what Streamlit is about to replace is faded
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa"]})
    assert found.violations_count == 0, found.generate_report()
