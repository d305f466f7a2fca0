import ast
import re
import tomllib
from functools import cache
from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

import app
from simulator.settings import parse_settings
from simulator.ui.navigation import PLACES
from simulator.ui.sign_in import SignIns, load_secret


def imported_by(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names)


def test_the_launcher_knows_the_user_interface_the_wiring_and_the_errors_and_nothing_between(root):
    ours = {name for name in imported_by(root / "app.py") if name.startswith(("simulator", "pages"))}
    assert {name for name in ours if not name.startswith("simulator.ui")} == {
        "simulator.domain.errors",
        "simulator.wiring",
    }


def test_no_pages_folder_lies_beside_the_entry_script(root):
    """Streamlit would serve scripts in such a folder to anybody, before anyone is asked who they are."""
    assert (root / "simulator" / "ui" / "main.py").is_file()
    assert not (root / "simulator" / "ui" / "pages").exists()


@pytest.mark.parametrize("place", PLACES, ids=[place.name for place in PLACES])
def test_every_page_asks_for_a_role_before_it_draws_anything(root, place):
    body = ast.parse((root / "pages" / f"{place.name}.py").read_text(encoding="utf-8")).body
    statements = [node for node in body if not isinstance(node, ast.Import | ast.ImportFrom | ast.FunctionDef)]
    first = statements[1]  # after the sentence that says what the page is
    assert "require_role(" in ast.unparse(first)


def test_the_app_listens_to_this_machine_only_and_reports_to_nobody(root):
    config = tomllib.loads((root / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert config["server"]["address"] == "127.0.0.1"
    assert config["browser"]["gatherUsageStats"] is False
    assert config["client"]["showErrorDetails"] == "type"


FAILING = """
import app
from simulator.domain.errors import StorageTrouble

app.report_error({error})
"""


def test_an_error_that_nobody_foresaw_shows_a_number_and_nothing_of_its_details(caplog):
    page = AppTest.from_string(FAILING.format(error="ValueError('order 7-30418')"), default_timeout=20).run()
    shown = page.error[0].value
    number = re.search(r"the number ([0-9A-F]{6})", shown).group(1)
    assert "30418" not in shown
    assert f"Error {number}" in caplog.text
    assert "order 7-30418" in caplog.text


def test_an_error_for_people_is_shown_as_it_stands_and_its_signs_are_no_markdown():
    page = AppTest.from_string(FAILING.format(error="StorageTrouble('The disk is full: **free** some.')")).run()
    assert page.error[0].value.replace("\\", "") == "The disk is full: **free** some."
    assert r"\*\*free" in page.error[0].value


@pytest.mark.parametrize(
    ("environment", "told"),
    [
        ({}, {}),
        ({"STREAMLIT_SERVER_PORT": "8600"}, {"server.port": 8600}),
        (
            {"STREAMLIT_SERVER_ADDRESS": "0.0.0.0", "STREAMLIT_SERVER_HEADLESS": "true"},
            {"server.address": "0.0.0.0", "server.headless": True},
        ),
        ({"STREAMLIT_SERVER_PORT": ""}, {}),
    ],
)
def test_the_environment_may_say_where_to_listen(monkeypatch, environment, told):
    for name in app.TOLD_BY_ENVIRONMENT:
        monkeypatch.delenv("STREAMLIT_" + name.replace(".", "_").upper(), raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert app.told_by_environment() == told


@pytest.fixture
def brought_in(monkeypatch, tmp_path):
    """Open an installation that counts how often samples are brought in."""
    counted = []
    opened = SimpleNamespace(samples=SimpleNamespace(bring_in=lambda: counted.append(1)))
    sign_ins = cache(lambda: SignIns(load_secret(tmp_path)))
    monkeypatch.setattr(app.installation, "settings", lambda: parse_settings({"RAPPORT_DATA": str(tmp_path)}))
    monkeypatch.setattr(app.installation, "app", lambda: opened)
    monkeypatch.setattr(app.installation, "sign_ins", sign_ins)
    monkeypatch.setattr(app, "open_log", lambda folder: None)
    return counted


def test_sample_people_come_with_the_first_start_and_never_again(brought_in, monkeypatch):
    monkeypatch.setattr(app, "bound_to", lambda: "127.0.0.1")
    app.bring_samples_in_once()
    app.bring_samples_in_once()
    assert brought_in == [1]


@pytest.mark.parametrize("address", [None, "0.0.0.0"])
def test_a_server_for_others_gets_no_sample_people(brought_in, monkeypatch, address):
    monkeypatch.setattr(app, "bound_to", lambda: address)
    app.bring_samples_in_once()
    assert brought_in == []
