"""The launcher: the pages of simulator/ui/main.py with the routes, headers and start-up around them."""

import gc
import importlib
import logging
import os
import secrets
import sys
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager

import streamlit as st
from starlette.middleware import Middleware

from simulator.domain.errors import RapportError
from simulator.ui import installation
from simulator.ui.html import plain
from simulator.ui.local_only import LocalSignIn, is_loopback
from simulator.ui.logs import open_log
from simulator.ui.routes import ROUTES
from simulator.ui.security import SecurityHeaders
from simulator.ui.sign_in import has_secret
from simulator.wiring import App

log = logging.getLogger("simulator.app")

WARM = ("pandas", "plotly.graph_objects", "sqlalchemy.orm", "streamlit.elements.plotly_chart")
"""What pages import anyway: loaded before the first visitor, so that nobody waits for it.

The last of them also gives Plotly this app's colours, which a figure takes when it is made.
"""

TOLD_BY_ENVIRONMENT: Mapping[str, Callable[[str], object]] = {
    "server.address": str,
    "server.port": int,
    "server.headless": lambda text: text.lower() == "true",
}
"""What may be changed without editing .streamlit/config.toml, as STREAMLIT_SERVER_PORT and so on."""


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Open the installation and load what pages need before anybody is let in."""
    bring_samples_in_once()
    for name in WARM:
        importlib.import_module(name)
    gc.collect()
    gc.freeze()  # Streamlit collects after every run; what was loaded here need not be looked at each time
    yield


def open_installation() -> App:
    """Return the use cases, with the log open and the database up to date."""
    open_log(installation.settings().data)
    return installation.app()


def bring_samples_in_once() -> None:
    """Bring the sample people in at the very first start here, if this is where they can be used.

    Samples that were removed stay away: once there is a key, the first start is over.
    """
    opened = open_installation()
    if is_loopback(bound_to()) and not has_secret(installation.settings().data):
        opened.samples.bring_in()
    installation.sign_ins()


def report_error(error: Exception) -> bool:
    """Show what a person can do about an error; the details go to the log under the number that they see."""
    if isinstance(error, RapportError):
        log.warning("%s: %s", type(error).__name__, error)
        st.error(plain(str(error)), icon=":material/error:")
        return True
    number = secrets.token_hex(3).upper()
    log.error("Error %s", number, exc_info=error)
    st.error(
        "This page could not be drawn. What you sent before is kept. Load the page again; if that does not help, tell "
        f"whoever runs Rapport the number {number}, which is in the log.",
        icon=":material/error:",
    )
    return True


def told_by_environment() -> dict[str, object]:
    """Return where to listen, as far as the environment says so; `streamlit run` does this by itself."""
    told = {name: os.environ.get("STREAMLIT_" + name.replace(".", "_").upper()) for name in TOLD_BY_ENVIRONMENT}
    return {name: TOLD_BY_ENVIRONMENT[name](text) for name, text in told.items() if text}


def bound_to() -> str | None:
    """Return the address that the server was told to listen on; None means every one."""
    address = st.get_option("server.address")
    return str(address) if address else None


app = st.App(
    "simulator/ui/main.py",
    routes=ROUTES,
    middleware=[Middleware(SecurityHeaders), Middleware(LocalSignIn, bound_to=bound_to)],
    lifespan=lifespan,
    on_script_error=report_error,
)

if __name__ == "__main__":
    try:
        open_installation()
    except RapportError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(2)
    app.run(config=told_by_environment())
