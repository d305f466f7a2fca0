"""What an installation was told by its environment or its Streamlit secrets, as one frozen value."""

from collections.abc import Mapping
from pathlib import Path

from pydantic import ConfigDict, Field

from simulator.domain.errors import BadInput
from simulator.domain.value import Value

PSYCOPG = "postgresql+psycopg://"
POSTGRES_SPELLINGS = ("postgresql://", "postgres://", PSYCOPG)


class Settings(Value):
    """Where things are kept and which models may be asked; whatever holds a password stays out of its repr."""

    model_config = ConfigDict(hide_input_in_errors=True)

    data: Path
    """The folder for everything that the app writes: database, log, the key that signs cookies."""
    database_url: str = Field(repr=False)
    """Where contacts are stored, as SQLAlchemy reads it."""
    customer_model: str | None = None
    """The model that speaks for the customer; without one the customer speaks from the script."""
    judge_model: str | None = None
    """The model that may grade beside the built-in grader."""
    llm_base_url: str | None = Field(default=None, repr=False)
    """The address of an OpenAI-compatible server; without one it is OpenAI's own."""
    llm_api_key: str | None = Field(default=None, repr=False)


def parse_settings(told: Mapping[str, object]) -> Settings:
    """Return the settings in an environment or in Streamlit's secrets; names that are not ours are ignored."""
    data = Path(_text(told, "RAPPORT_DATA") or "data").expanduser().absolute()
    settings = Settings(
        data=data,
        database_url=_database_url(_text(told, "DATABASE_URL"), data),
        customer_model=_text(told, "RAPPORT_CUSTOMER_MODEL"),
        judge_model=_text(told, "RAPPORT_JUDGE_MODEL"),
        llm_base_url=_text(told, "RAPPORT_LLM_BASE_URL"),
        llm_api_key=_text(told, "RAPPORT_LLM_API_KEY"),
    )
    _refuse_unreachable_model(settings)
    return settings


def _text(told: Mapping[str, object], name: str) -> str | None:
    """Return what was said under a name; an empty value says nothing."""
    value = told.get(name)
    if value is not None and not isinstance(value, str):
        raise BadInput(f"{name} must be text. Nothing was started: put its value in quotes.")
    return (value or "").strip() or None


def _database_url(url: str | None, data: Path) -> str:
    """Return the address with its driver named; a file under the data folder where none is given."""
    if url is None:
        return f"sqlite:///{data / 'rapport.db'}"
    for spelling in POSTGRES_SPELLINGS:
        if url.startswith(spelling):
            return PSYCOPG + url.removeprefix(spelling)
    if url.startswith("sqlite:///"):
        return url
    raise BadInput(
        "DATABASE_URL names a database that Rapport can't use. Nothing was started: "
        "give an address that begins with postgresql:// or sqlite:///, or leave it out."
    )


def _refuse_unreachable_model(settings: Settings) -> None:
    """Raise where a model is switched on without a server to ask or a key to ask with."""
    base_url = settings.llm_base_url
    if base_url and not base_url.startswith(("http://", "https://")):
        raise BadInput("RAPPORT_LLM_BASE_URL must begin with http:// or https://. Nothing was started.")
    if (settings.customer_model or settings.judge_model) and not (base_url or settings.llm_api_key):
        raise BadInput(
            "A model is named, but neither RAPPORT_LLM_BASE_URL nor RAPPORT_LLM_API_KEY is set. Nothing was started: "
            "set one of them, or leave the model out to practise with the built-in customer and grader."
        )
