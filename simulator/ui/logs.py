"""The log: a file under the data folder that stays small, and the console."""

import logging
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path

LARGEST = 2_000_000
"""Bytes before a new file is begun; three older ones are kept. Our judgement."""
FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def open_log(folder: Path) -> None:
    """Send what the simulator has to say to `rapport.log` and to the console, once however often it is asked."""
    log = logging.getLogger("simulator")
    if log.handlers:
        return
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    log.setLevel(logging.INFO)
    log.propagate = False
    file = RotatingFileHandler(folder / "rapport.log", maxBytes=LARGEST, backupCount=3, encoding="utf-8", delay=True)
    for handler in (file, logging.StreamHandler(sys.stderr)):
        handler.setFormatter(logging.Formatter(FORMAT))
        log.addHandler(handler)
