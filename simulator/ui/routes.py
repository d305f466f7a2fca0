"""The addresses beside the pages: whether the app is ready, signing in and out, and drafts while somebody types."""

import re
from collections.abc import Mapping

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from simulator import __version__
from simulator.domain.errors import RapportError
from simulator.ui import installation
from simulator.ui.sign_in import SIGN_IN_COOKIE, SIGNED_IN_FOR, TOKEN_COOKIE

OWN_PLACE = re.compile(r"/[a-z_]*(\?[\w=&%.+-]*)?")
"""A page of this app with its filters: the only kind of address that somebody is sent on to."""


async def ready(request: Request) -> Response:
    """Say that the database is open and the pages can be asked for."""
    await run_in_threadpool(installation.app)
    return JSONResponse({"status": "ready", "version": __version__})


async def show_front_page(request: Request) -> Response:
    """Send whoever opens the form's address to the page that has the form."""
    return RedirectResponse("/", 303)


async def sign_in(request: Request) -> Response:
    """Begin a sign-in for one of the sample people."""
    form = await _form(request)
    if form is None:
        return _refusal("This form was not drawn for this browser, or it is too old.")
    person_id = form.get("person", "")
    offered = await run_in_threadpool(installation.app().people.sample_sign_ins)
    if person_id not in {person.id for person in offered}:
        return _refusal("There is no such sample person any more.")
    answer = RedirectResponse(own_place(form.get("next", "")), 303)
    cookie = installation.sign_ins().begin(person_id)
    answer.set_cookie(SIGN_IN_COOKIE, cookie, max_age=SIGNED_IN_FOR, httponly=True, samesite="strict")
    return answer


async def sign_out(request: Request) -> Response:
    """End the sign-in that the browser holds."""
    if await _form(request) is None:
        return _refusal("This form was not drawn for this browser, or it is too old.")
    installation.sign_ins().end(request.cookies.get(SIGN_IN_COOKIE))
    answer = RedirectResponse("/", 303)
    answer.delete_cookie(SIGN_IN_COOKIE, httponly=True, samesite="strict")
    return answer


async def keep_draft(request: Request) -> Response:
    """Keep a half-written reply of whoever is signed in, so that a reload loses no word."""
    form = await _form(request)
    person_id = installation.sign_ins().person_id(request.cookies.get(SIGN_IN_COOKIE))
    if form is None or person_id is None:
        return PlainTextResponse("This page was not drawn for this browser.", 403)
    try:
        await run_in_threadpool(_keep_draft, person_id, form.get("contact", ""), form.get("text", ""))
    except RapportError as error:
        return PlainTextResponse(str(error), 409)
    return Response(status_code=204)


def _keep_draft(person_id: str, contact_id: str, text: str) -> None:
    app = installation.app()
    person = app.people.find(person_id)
    if person:
        app.practise.save_draft(person, contact_id, text)


def own_place(wanted: str) -> str:
    """Return where to go on; only a page of this app counts, everything else is the front page."""
    return wanted if OWN_PLACE.fullmatch(wanted) else "/"


async def _form(request: Request) -> Mapping[str, str] | None:
    """Return what a form sent; None where it carries no token of this browser."""
    async with request.form(max_files=0, max_fields=5) as form:
        sent = {name: value for name, value in form.items() if isinstance(value, str)}
    fits = installation.sign_ins().token_fits(request.cookies.get(TOKEN_COOKIE), sent.get("token"))
    return sent if fits else None


REFUSAL = Markup(
    '<!doctype html><html lang="en"><title>Not signed in</title><meta name="viewport" content="width=device-width">'
    '<body style="font:16px sans-serif;max-width:34em;margin:15vh auto;padding:0 1em">'
    '<h1>Not signed in</h1><p>{} Nothing was changed.</p><p><a href="/">Open the sign-in page again</a></p>'
)


def _refusal(sentence: str) -> Response:
    return HTMLResponse(REFUSAL.format(sentence), 403)


ROUTES = [
    Route("/api/ready", ready),
    Route("/sign-in", show_front_page, methods=["GET"]),
    Route("/sign-in", sign_in, methods=["POST"]),
    Route("/sign-out", sign_out, methods=["POST"]),
    Route("/draft", keep_draft, methods=["POST"]),
]
