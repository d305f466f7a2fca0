import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from simulator.ui import installation
from simulator.ui.local_only import LocalSignIn
from simulator.ui.routes import ROUTES, own_place
from simulator.ui.security import SecurityHeaders
from simulator.ui.sign_in import SIGN_IN_COOKIE, TOKEN_COOKIE

pytestmark = pytest.mark.usefixtures("few_people")


def browser(client="127.0.0.1", **headers):
    """Return a browser that has just opened the front page."""
    middleware = [Middleware(SecurityHeaders), Middleware(LocalSignIn, bound_to=lambda: "127.0.0.1")]
    routes = [*ROUTES, Route("/", lambda request: PlainTextResponse("front page"))]
    opened = TestClient(
        Starlette(routes=routes, middleware=middleware),
        base_url="http://127.0.0.1:8501",
        client=(client, 50000),
        headers={"accept": "text/html", **headers},
        follow_redirects=False,
    )
    opened.get("/")
    return opened


def token_of(opened):
    return installation.sign_ins().form_token(opened.cookies.get(TOKEN_COOKIE, ""))


def sign_in(opened, person="ines", **form):
    return opened.post("/sign-in", data={"token": token_of(opened), "person": person, **form})


def signed_in(opened):
    return installation.sign_ins().person_id(opened.cookies.get(SIGN_IN_COOKIE))


def test_a_sample_person_signs_in_and_is_sent_on():
    opened = browser()
    answer = sign_in(opened, next="/debrief?contact=0198-a&turn=4")
    assert (answer.status_code, answer.headers["location"]) == (303, "/debrief?contact=0198-a&turn=4")
    assert signed_in(opened) == "ines"


def test_the_sign_in_cookie_is_kept_from_scripts_and_other_sites():
    cookie = sign_in(browser()).headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie


@pytest.mark.parametrize(
    "form", [{}, {"token": ""}, {"token": "made-up"}, {"token": "é"}], ids=["none", "empty", "made up", "not ASCII"]
)
@pytest.mark.parametrize("address", ["/sign-in", "/sign-out"])
def test_a_form_from_elsewhere_is_refused(address, form):
    opened = browser()
    answer = opened.post(address, data={"person": "ines", **form})
    assert answer.status_code == 403
    assert "Nothing was changed" in answer.text
    assert signed_in(opened) is None


def test_a_token_of_another_browser_is_refused():
    opened, other = browser(), browser()
    answer = opened.post("/sign-in", data={"token": token_of(other), "person": "ines"})
    assert (answer.status_code, signed_in(opened)) == (403, None)


@pytest.mark.parametrize("person", ["real", "nobody", "", "<script>"])
def test_only_sample_people_can_be_signed_in_as(person):
    opened = browser()
    assert sign_in(opened, person).status_code == 403
    assert signed_in(opened) is None


@pytest.mark.parametrize(
    "foreign",
    [
        {"client": "192.168.1.20"},
        {"x-forwarded-for": "10.0.0.7"},
        {"forwarded": "for=10.0.0.7"},
        {"host": "rapport.example.org"},
    ],
    ids=str,
)
def test_over_the_network_nobody_signs_in_even_with_a_good_token(foreign):
    here, away = browser(), browser(**foreign)
    assert TOKEN_COOKIE not in away.cookies
    token = here.cookies[TOKEN_COOKIE]
    answer = away.post(
        "/sign-in",
        data={"token": installation.sign_ins().form_token(token), "person": "ines"},
        headers={"cookie": f"{TOKEN_COOKIE}={token}"},
    )
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


def test_signing_out_ends_the_sign_in_here_and_in_windows_that_still_hold_the_cookie():
    opened = browser()
    sign_in(opened)
    held = opened.cookies[SIGN_IN_COOKIE]
    answer = opened.post("/sign-out", data={"token": token_of(opened)})
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert SIGN_IN_COOKIE not in opened.cookies
    assert installation.sign_ins().person_id(held) is None


def test_whoever_loads_the_forms_address_again_finds_the_page_with_the_form():
    answer = browser().get("/sign-in")
    assert (answer.status_code, answer.headers["location"]) == (303, "/")


def test_a_form_that_sends_far_too_much_is_refused():
    opened = browser()
    answer = opened.post("/sign-in", data={f"field{number}": "x" for number in range(50)})
    assert answer.status_code == 400


@pytest.mark.parametrize(
    ("wanted", "place"),
    [
        ("/team", "/team"),
        ("/debrief?contact=0198-a&turn=4", "/debrief?contact=0198-a&turn=4"),
        ("", "/"),
        ("//example.org", "/"),
        ("/\\example.org", "/"),
        ("https://example.org", "/"),
        ("/team\r\nset-cookie: a=b", "/"),
        ("/team?x=//example.org", "/"),
        ("javascript:alert(1)", "/"),
    ],
)
def test_nobody_is_sent_on_to_another_site(wanted, place):
    assert own_place(wanted) == place


def test_the_app_says_when_it_is_ready():
    assert browser().get("/api/ready").json()["status"] == "ready"


def test_every_answer_carries_the_headers_that_keep_a_page_to_itself():
    for address in ("/", "/api/ready", "/nowhere"):
        headers = browser().get(address).headers
        assert "img-src 'self' data: blob:" in headers["content-security-policy"]
        assert "form-action 'self'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
