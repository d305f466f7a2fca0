"""Which connections the sample sign-in is offered to: those that never leave this machine."""

import ipaddress
import secrets
from collections.abc import Callable

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from simulator.ui.sign_in import SIGN_IN_COOKIE, TOKEN_COOKIE

FORWARDING = ("forwarded", "via", "x-real-ip")


def is_local(scope: Scope, bound_to: str | None) -> bool:
    """Return whether a connection came from this machine, to this machine, by this machine's name, unforwarded."""
    headers = Headers(scope=scope)
    client, server = scope.get("client") or (None,), scope.get("server") or (None,)
    return (
        is_loopback(bound_to)
        and is_loopback(client[0])
        and is_loopback(server[0])
        and is_loopback(_host_name(headers.get("host", "")))
        and not any(name in FORWARDING or name.startswith("x-forwarded") for name in headers)
    )


def is_loopback(address: str | None) -> bool:
    """Return whether an address is this machine's own; None means every address, and is not."""
    if address == "localhost":
        return True
    try:
        return ipaddress.ip_address(address or "").is_loopback
    except ValueError:
        return False


def _host_name(host: str) -> str:
    """Return a Host header without its port and brackets."""
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0].lower()


class LocalSignIn:
    """ASGI middleware: local pages get a token for their forms; elsewhere the sign-in's cookies are never seen."""

    def __init__(self, app: ASGIApp, bound_to: Callable[[], str | None]) -> None:
        self._app = app
        self._bound_to = bound_to

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
        elif not is_local(scope, self._bound_to()):
            await self._app(without_our_cookies(scope), receive, send)
        elif needs_token(scope):
            await self._app(scope, receive, with_cookie(send, TOKEN_COOKIE, secrets.token_urlsafe(18)))
        else:
            await self._app(scope, receive, send)


def needs_token(scope: Scope) -> bool:
    """Return whether this is a browser that opens a page and has no token yet."""
    headers = Headers(scope=scope)
    return (
        scope["type"] == "http"
        and scope["method"] == "GET"
        and "text/html" in headers.get("accept", "")
        and f"{TOKEN_COOKIE}=" not in headers.get("cookie", "")
    )


def without_our_cookies(scope: Scope) -> Scope:
    """Return the scope as if the browser had sent none of the sign-in's cookies."""
    return {**scope, "headers": [_kept(name, value) for name, value in scope["headers"]]}


def _kept(name: bytes, value: bytes) -> tuple[bytes, bytes]:
    if name.lower() != b"cookie":
        return name, value
    ours = (SIGN_IN_COOKIE.encode(), TOKEN_COOKIE.encode())
    return name, b"; ".join(part.strip() for part in value.split(b";") if part.partition(b"=")[0].strip() not in ours)


def with_cookie(send: Send, name: str, value: str) -> Send:
    """Return a `send` that adds one cookie to the response."""

    async def send_with_cookie(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.append("set-cookie", f"{name}={value}; Path=/; HttpOnly; SameSite=strict")
        await send(message)

    return send_with_cookie
