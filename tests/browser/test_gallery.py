import sys

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import free_port, serving

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def gallery(tmp_path_factory):
    command = [sys.executable, "-m", "streamlit", "run", "tests/browser/gallery.py"]
    log = tmp_path_factory.mktemp("gallery") / "out"
    with serving(command, free_port(), "/_stcore/health", log, PYTHONPATH=".") as address:
        yield address


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_the_audit_finds_nothing_on_the_shared_pieces(gallery, open_window, scheme, width):
    page = open_window(color_scheme=scheme, viewport={"width": width, "height": 900})
    page.goto(gallery)
    page.get_by_text("Try it from here").wait_for()
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa"]})
    assert found.violations_count == 0, found.generate_report()


def test_hostile_text_is_shown_as_it_was_written_and_does_nothing(gallery, open_window):
    page = open_window()
    alerts, asked = [], []
    page.on("dialog", lambda dialog: (alerts.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(gallery)
    page.get_by_text("Try it from here").wait_for()
    expect(page.get_by_text("<img src=x onerror=alert(1)> **not bold**")).to_have_count(2)
    assert alerts == []
    assert [url for url in asked if not url.startswith((gallery, "data:", gallery.replace("http", "ws")))] == []
