from pathlib import Path

import pytest

from simulator.domain.errors import BadInput
from simulator.settings import parse_settings


def test_without_a_word_everything_is_kept_in_data_and_no_model_is_asked():
    settings = parse_settings({})
    assert settings.data == Path.cwd() / "data"
    assert settings.database_url == f"sqlite:///{Path.cwd()}/data/rapport.db"
    assert (settings.customer_model, settings.judge_model) == (None, None)


def test_the_database_moves_with_the_data_folder(tmp_path):
    assert parse_settings({"RAPPORT_DATA": str(tmp_path)}).database_url == f"sqlite:///{tmp_path}/rapport.db"


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg"])
def test_every_spelling_of_postgresql_gets_its_driver(scheme):
    settings = parse_settings({"DATABASE_URL": f"{scheme}://ann:pw@db/rapport?sslmode=require"})
    assert settings.database_url == "postgresql+psycopg://ann:pw@db/rapport?sslmode=require"


def test_a_sqlite_file_can_be_named():
    assert parse_settings({"DATABASE_URL": "sqlite:////srv/r.db"}).database_url == "sqlite:////srv/r.db"


@pytest.mark.parametrize("url", ["mysql://ann:hunter2@db/rapport", "rapport.db", "postgres"])
def test_another_database_is_refused_without_showing_its_password(url):
    with pytest.raises(BadInput, match="postgresql://") as refusal:
        parse_settings({"DATABASE_URL": url})
    assert "hunter2" not in str(refusal.value)


@pytest.mark.parametrize(
    ("told", "customer", "judge"),
    [
        ({"OPENAI_API_KEY": "sk-stray"}, None, None),
        ({"RAPPORT_LLM_API_KEY": "k"}, None, None),
        ({"RAPPORT_LLM_API_KEY": "k", "RAPPORT_CUSTOMER_MODEL": "m"}, "m", None),
        ({"RAPPORT_LLM_BASE_URL": "http://127.0.0.1:8080/v1", "RAPPORT_JUDGE_MODEL": " m "}, None, "m"),
    ],
)
def test_a_model_is_switched_on_by_its_own_name_only(told, customer, judge):
    settings = parse_settings(told)
    assert (settings.customer_model, settings.judge_model) == (customer, judge)


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"RAPPORT_JUDGE_MODEL": "m", "OPENAI_API_KEY": "sk-stray"}, "neither RAPPORT_LLM_BASE_URL nor"),
        ({"RAPPORT_LLM_BASE_URL": "file:///etc/passwd"}, "must begin with http"),
        ({"RAPPORT_DATA": 7}, "RAPPORT_DATA must be text"),
    ],
)
def test_what_cannot_work_is_said_at_the_start(told, sentence):
    with pytest.raises(BadInput, match=sentence):
        parse_settings(told)


def test_an_empty_value_says_nothing():
    assert parse_settings({"RAPPORT_CUSTOMER_MODEL": " ", "DATABASE_URL": ""}) == parse_settings({})


def test_secrets_never_show():
    told = {
        "DATABASE_URL": "postgresql://ann:hunter2@db/rapport",
        "RAPPORT_LLM_API_KEY": "sk-hunter3",
        "RAPPORT_LLM_BASE_URL": "https://ann:hunter4@models.internal",
    }
    shown = f"{parse_settings(told)!r} {parse_settings(told)}"
    assert "hunter" not in shown


def test_settings_cannot_be_changed_afterwards(tmp_path):
    with pytest.raises(ValueError, match="frozen"):
        parse_settings({}).data = tmp_path
