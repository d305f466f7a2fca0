"""A new hire's way through the app in a real browser: first start, practice, debrief, progress, and what goes wrong."""

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from simulator.content import load_library
from simulator.domain.scenario import RehearsalReply, Scenario
from simulator.usecases.samples import HISTORY
from tests.browser.conftest import free_port, serving

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
CHATTER, CHAT = "mika-solberg", "tent-by-tonight"
BOX = ".st-key-composer textarea"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start an app of its own, in which nobody has practised anything but the samples."""
    data = tmp_path_factory.mktemp("journey")
    command, log = [sys.executable, "app.py"], data / "app.out"
    with serving(command, free_port(), "/api/ready", log, RAPPORT_DATA=str(data)) as found:
        yield found


@pytest.fixture(scope="module")
def chat() -> Scenario:
    """Return the customer that the journey meets, with the replies of an excellent trainee."""
    return load_library(ROOT).personas()[CHATTER].scenarios[CHAT]


@pytest.fixture
def hire(address: str, open_window: Callable[..., Page]) -> Callable[..., Page]:
    """Return what opens a window in which the new hire is signed in and has read what is kept."""

    def opened(**options: object) -> Page:
        page = open_window(**options)
        page.goto(f"{address}/practice")
        page.locator("button[value=sample-new-hire]").click()
        ready = page.get_by_role("heading", name="All customers")
        choose = page.get_by_role("button", name="Understood, I choose myself")
        expect(ready.or_(choose)).to_be_visible()
        if choose.is_visible():
            choose.click()
        expect(ready).to_be_visible()
        return page

    return opened


def begin(page: Page, address: str, persona: str, scenario: str) -> None:
    page.goto(f"{address}/practice?customer={persona}&scenario={scenario}")
    page.get_by_role("button", name="I'm ready").click()
    expect(page.locator(BOX)).to_be_visible()


def act(page: Page, chat: Scenario, reply: RehearsalReply) -> None:
    """Look up and do on the desk what a rehearsed trainee would have done before this reply."""
    lookups = {lookup.id for lookup in chat.lookups}
    for action in reply.actions:
        done = page.locator(".done").count()
        if action.id in lookups:
            page.locator(f".st-key-lookup_{action.id} button").click()
        else:
            page.locator(f".st-key-open_{action.id} button").first.click()
            if action.amount:
                page.locator(f".st-key-amount_{action.id} input").fill(f"{action.amount / 100:.2f}")
                page.keyboard.press("Tab")
            page.locator(f".st-key-action_{action.id} button").click()
        expect(page.locator(".done")).to_have_count(done + 1)


def say(page: Page, text: str) -> None:
    """Type a reply, send it with the keyboard and wait until the customer has answered it or is gone."""
    mine = page.locator(".message.agent").count()
    page.locator(BOX).fill(text)
    page.locator(BOX).press("Control+Enter")
    expect(page.locator(".message.agent")).to_have_count(mine + 1)


def test_a_new_hire_practises_to_the_end_reads_the_debrief_and_finds_it_in_their_progress(
    address: str, open_window: Callable[..., Page], chat: Scenario
) -> None:
    page = open_window()
    page.goto(address)
    page.locator(".person-button", has_text="Trainee").first.click()

    # first start: what is kept, and a warm-up that is not scored
    expect(page.get_by_text("What is kept")).to_be_visible()
    page.get_by_role("button", name="Understood, begin with a warm-up").click()
    expect(page.get_by_text("A warm-up: nothing is scored.")).to_be_visible()
    page.get_by_role("button", name="I'm ready").click()
    say(page, "Hi Bea, lovely that you ordered one. I am looking up where the van is.")
    page.get_by_role("button", name="End contact").click()
    page.get_by_role("button", name="End it now").click()
    expect(page.get_by_text("This was the warm-up")).to_be_visible()

    # a real one, from the card
    page.get_by_role("button", name="Choose another customer").click()
    card = page.locator(f".st-key-card_choice_{CHATTER}_{CHAT}")
    expect(card).to_contain_text("New to you")
    card.get_by_role("button", name="Read the brief").click()
    expect(page.get_by_text("The clock starts when you are ready")).to_be_visible()
    page.get_by_role("button", name="I'm ready").click()
    expect(page.get_by_text(chat.opening[-1].text)).to_be_visible()

    over = page.locator(".st-key-accent_over")
    for number, reply in enumerate(chat.rehearsal.excellent):
        act(page, chat, reply)
        if number == 1:  # a reload in mid-sentence loses nothing
            said = page.locator(".message .bubble:not(.dots)").all_inner_texts()
            page.locator(BOX).press_sequentially(reply.text[:40])
            page.reload()
            expect(page.locator(BOX)).to_have_value(reply.text[:40])
            assert page.locator(".message .bubble:not(.dots)").all_inner_texts() == said
        say(page, reply.text)
        if over.is_visible():
            break
    if not over.is_visible():
        page.get_by_role("button", name="End contact").click()
        page.get_by_role("button", name="End it now").click()
    expect(over).to_contain_text("Mika has what she needed.")

    page.get_by_role("button", name="Read the debrief").click()
    expect(page).to_have_url(re.compile(r"/debrief\?contact="))
    expect(page.get_by_text("What worked", exact=True).first).to_be_visible()
    expect(page.get_by_text(chat.rehearsal.excellent[0].text[:30]).last).to_be_visible()
    page.get_by_test_id("stTopNavLink").filter(has_text="Progress").click()
    held = len(HISTORY[0].held) + 1
    expect(page.get_by_role("figure", name=re.compile(rf"\b{held} contacts")).first).to_be_visible()
    page.get_by_test_id("stTopNavLink").filter(has_text="Practice").click()
    expect(page.locator(f".st-key-card_choice_{CHATTER}_{CHAT}")).to_contain_text("Held once")


def test_typing_goes_on_untouched_while_the_clock_runs_and_the_customer_writes_again(
    address: str, hire: Callable[..., Page]
) -> None:
    page = hire()
    begin(page, address, "ruth-okello", "machine-tonight")
    before = page.locator(".spoken.customer").count()
    sentence = "I am here, Mrs Okello, and I am looking at the meter now. "
    typed, clocks = "", set()
    page.locator(BOX).click()
    while page.locator(".spoken.customer").count() == before:
        assert len(typed) < 2_000, "the caller never said anything"
        page.keyboard.type(sentence, delay=40)
        typed += sentence
        clocks.add(page.locator(".clock b").inner_text())
    page.keyboard.type(sentence, delay=40)
    typed += sentence
    assert page.locator(BOX).input_value() == typed
    assert page.evaluate("document.activeElement.selectionStart") == len(typed)
    assert len(clocks) > 2
    page.locator(BOX).evaluate("box => box.setSelectionRange(10, 10)")
    clock = page.locator(".clock b").inner_text()
    expect(page.locator(".clock b")).not_to_have_text(clock)
    page.keyboard.type("!")
    assert page.locator(BOX).input_value() == typed[:10] + "!" + typed[10:]


def test_of_two_windows_one_sends_and_the_other_keeps_its_words(address: str, hire: Callable[..., Page]) -> None:
    first = hire()
    begin(first, address, "constance-abara", "the-friday-call")
    second = first.context.new_page()
    second.goto(first.url)
    expect(second.locator(BOX)).to_be_visible()
    for page, words in ((first, "From the first window."), (second, "From the second window.")):
        page.locator(BOX).fill(words)
        page.locator(".st-key-send button").click()
        expect(page.locator(".letter.agent")).to_have_count(1)
    expect(second.get_by_text("already answered in another window")).to_be_visible()
    expect(second.locator(BOX)).to_have_value("From the second window.")
    expect(second.locator(".letter.agent")).to_contain_text("From the first window.")


def test_what_is_sent_is_shown_as_it_was_written_and_does_nothing(address: str, hire: Callable[..., Page]) -> None:
    page = hire()
    alerts: list[str] = []
    page.on("dialog", lambda dialog: (alerts.append(dialog.message), dialog.dismiss()))
    begin(page, address, "dermot-falvey", "sixty-one-hours")
    text = "<img src=x onerror=alert(1)> <style>*{display:none}</style> **not bold** [link](https://example.org)"
    page.locator(BOX).fill(text)
    page.locator(".st-key-send button").click()
    expect(page.locator(".post.agent").last).to_contain_text(text)
    assert alerts == []


def test_nobody_sees_somebody_elses_contact(
    address: str, hire: Callable[..., Page], open_window: Callable[..., Page]
) -> None:
    mine = hire()
    begin(mine, address, "odile-farrant", "not-by-the-clock")
    lead = open_window()
    lead.goto(mine.url)
    lead.locator("button[value=sample-lead]").click()
    lead.get_by_role("button", name="Understood, go on").click()
    expect(lead.get_by_text("does not exist, or it is not yours")).to_be_visible()
    expect(lead.locator(".message")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_the_audit_finds_nothing_on_the_choice_the_brief_and_a_contact(
    address: str, hire: Callable[..., Page], scheme: str, width: int
) -> None:
    page = hire(color_scheme=scheme, viewport={"width": width, "height": 900}, reduced_motion="reduce")
    audited = [_audit(page)]
    page.goto(f"{address}/practice?customer=henrik-solvang&scenario=good-battery-poor-case")
    expect(page.get_by_role("button", name="I'm ready")).to_be_visible()
    audited.append(_audit(page))
    begin(page, address, "henrik-solvang", "good-battery-poor-case")
    page.locator(BOX).fill("Dear {name}, rest assured that your feedback matters to us. " * 8)
    page.locator(".st-key-check button").click()
    expect(page.get_by_text("One thing before you send.")).to_be_visible()
    posted = page.locator(".post.agent").count()
    page.locator(".st-key-send button").click()
    expect(page.locator(".post.agent")).to_have_count(posted + 1)
    expect(page.get_by_text("One thing before you send.")).to_have_count(0)
    audited.append(_audit(page))
    assert audited == [""] * 3


def _audit(page: Page) -> str:
    expect(page.locator('[data-stale="true"]')).to_have_count(0)  # what Streamlit is about to replace is faded
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa"]})
    return found.generate_report() if found.violations_count else ""
