"""The one running installation: its settings, its use cases and its sign-ins, each made once per process."""

import os
from collections.abc import Mapping
from functools import cache

import streamlit as st

from simulator.settings import Settings, parse_settings
from simulator.ui.sign_in import SignIns, load_secret
from simulator.wiring import App, open_app


@cache
def settings() -> Settings:
    """Return what the environment says, over what Streamlit's secrets say."""
    return parse_settings({**_secrets(), **os.environ})


def _secrets() -> Mapping[str, object]:
    return dict(st.secrets) if st.secrets.load_if_toml_exists() else {}


@cache
def app() -> App:
    """Return the use cases, ready to be asked; opens the database and brings its tables up to date."""
    return open_app(settings())


@cache
def sign_ins() -> SignIns:
    """Return what makes and checks the cookies here."""
    return SignIns(load_secret(settings().data))


def forget() -> None:
    """Forget all of it, so that the next question opens the installation anew."""
    for remembered in (settings, app, sign_ins):
        remembered.cache_clear()
