"""The real pages over the real use cases, with the sample people and their history; only the browser is missing."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from simulator.settings import parse_settings
from simulator.storage import open_database
from simulator.ui import installation
from simulator.ui.sign_in import SignIns
from simulator.wiring import App, SystemClock, app_over

ROOT = Path(__file__).resolve().parents[2]
Opened = Callable[..., AppTest]


@pytest.fixture(scope="session")
def history(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the sample history once and return the file that holds it."""
    file = tmp_path_factory.mktemp("history") / "rapport.db"
    database = open_database(f"sqlite:///{file}")
    app_over(database, SystemClock()).samples.bring_in()
    database.close()
    return file


@pytest.fixture
def app(history: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[App]:
    """Install an app over a copy of the sample history."""
    file = tmp_path / "rapport.db"
    shutil.copy(history, file)
    database = open_database(f"sqlite:///{file}")
    opened = app_over(database, SystemClock())
    monkeypatch.setattr(installation, "settings", lambda: parse_settings({"RAPPORT_DATA": str(tmp_path)}))
    monkeypatch.setattr(installation, "app", lambda: opened)
    sign_ins = SignIns("a" * 64)
    monkeypatch.setattr(installation, "sign_ins", lambda: sign_ins)
    yield opened
    database.close()


@pytest.fixture
def open_page(app: App, sign_in_as: Callable[[str | None], None]) -> Opened:
    """Return a function that opens a page as somebody: `open_page("sample-lead", "team", contact="...")`."""

    def opened(who: str | None, name: str, **query: str) -> AppTest:
        sign_in_as(who)
        page = AppTest.from_file(str(ROOT / "simulator" / "ui" / "main.py"), default_timeout=30)
        for key, value in query.items():
            page.query_params[key] = value
        return page.switch_page(str(ROOT / "pages" / f"{name}.py")).run()

    return opened


def html_of(page: AppTest) -> str:
    """Return all HTML that a page shows."""
    return "".join(piece.proto.body for piece in page.main.get("html"))
