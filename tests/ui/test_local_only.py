import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest

from simulator.ui.local_only import LocalSignIn, is_local


def scope(client="127.0.0.1", server="127.0.0.1", host="127.0.0.1:8501", kind="http", **headers):
    pairs = {"host": host, **{name.replace("_", "-"): value for name, value in headers.items()}}
    return {
        "type": kind,
        "method": "GET",
        "client": (client, 50000),
        "server": (server, 8501),
        "headers": [(name.encode(), value.encode()) for name, value in pairs.items()],
    }


@pytest.mark.parametrize("host", ["127.0.0.1:8501", "localhost:8501", "LOCALHOST", "[::1]:8501", "127.0.0.1"])
def test_this_machine_by_its_own_name_is_local(host):
    assert is_local(scope(host=host), "127.0.0.1")


@pytest.mark.parametrize(
    "foreign",
    [
        {"client": "192.168.1.20"},
        {"server": "192.168.1.5"},
        {"host": "rapport.example.org"},
        {"host": "127.0.0.1.example.org"},
        {"host": "192.168.1.5:8501"},
        {"host": ""},
        {"x_forwarded_for": "10.0.0.7"},
        {"x_forwarded_host": "localhost"},
        {"x_forwarded_email": "ann@example.org"},
        {"forwarded": "for=10.0.0.7"},
        {"via": "1.1 proxy"},
        {"x_real_ip": "10.0.0.7"},
    ],
)
def test_a_connection_that_leaves_this_machine_is_not_local(foreign):
    assert not is_local(scope(**foreign), "127.0.0.1")


@pytest.mark.parametrize("bound_to", [None, "0.0.0.0", "::", "192.168.1.5", "rapport.example.org"])
def test_a_server_that_listens_to_others_offers_nothing_even_here(bound_to):
    assert not is_local(scope(), bound_to)


@pytest.mark.parametrize("missing", ["client", "server"])
def test_a_connection_that_does_not_say_where_it_comes_from_is_not_local(missing):
    assert not is_local({**scope(), missing: None}, "127.0.0.1")


def passed_on(incoming, bound_to="127.0.0.1"):
    """Return the scope that the app behind the middleware sees, and what the browser is told to keep."""
    seen, sent = [], []

    async def app(scope, receive, send):
        seen.append(scope)
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def send(message):
        sent.append(message)

    # In a thread of its own: after browser tests an event loop is already running in this one.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, LocalSignIn(app, lambda: bound_to)(incoming, None, send)).result()
    kept = [value.decode() for name, value in sent[0]["headers"] if name == b"set-cookie"]
    return dict(seen[0]["headers"]), kept


def test_a_local_page_gets_a_token_that_scripts_and_other_sites_cannot_use():
    _, kept = passed_on(scope(accept="text/html"))
    assert len(kept) == 1
    assert kept[0].startswith("rapport_token=")
    assert kept[0].endswith("; Path=/; HttpOnly; SameSite=strict")


def test_a_browser_that_has_a_token_keeps_it():
    assert passed_on(scope(accept="text/html", cookie="rapport_token=one"))[1] == []


def test_pictures_and_scripts_get_no_token():
    assert passed_on(scope(accept="image/*"))[1] == []


def test_elsewhere_nobody_gets_a_token():
    assert passed_on(scope(accept="text/html", x_forwarded_for="10.0.0.7"))[1] == []


@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_elsewhere_the_cookies_of_the_sign_in_are_never_seen(kind):
    cookie = "a=1; rapport_sign_in=stolen;rapport_token=t; b=2"
    headers, _ = passed_on(scope(kind=kind, client="10.0.0.7", cookie=cookie))
    assert headers[b"cookie"] == b"a=1; b=2"


def test_here_the_cookies_pass():
    assert passed_on(scope(cookie="rapport_sign_in=mine"))[0][b"cookie"] == b"rapport_sign_in=mine"
