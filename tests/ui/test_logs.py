import logging

import pytest

from simulator.ui.logs import open_log


@pytest.fixture
def untouched_log():
    """Give the simulator's logger back as it was."""
    log = logging.getLogger("simulator")
    before = log.handlers[:], log.propagate, log.level
    log.handlers = []
    yield log
    for handler in log.handlers:
        handler.close()
    log.handlers, log.propagate, log.level = before


def test_what_is_logged_is_in_the_file_and_on_the_console(untouched_log, tmp_path, capsys):
    open_log(tmp_path / "data")
    logging.getLogger("simulator.app").warning("The disk is full")
    assert "WARNING simulator.app: The disk is full" in (tmp_path / "data" / "rapport.log").read_text()
    assert "The disk is full" in capsys.readouterr().err


def test_a_log_that_is_opened_twice_says_everything_once(untouched_log, tmp_path):
    open_log(tmp_path)
    open_log(tmp_path)
    logging.getLogger("simulator.app").warning("once")
    assert (tmp_path / "rapport.log").read_text().count("once") == 1


def test_nobody_else_on_the_machine_reads_the_data_folder(untouched_log, tmp_path):
    open_log(tmp_path / "data")
    assert (tmp_path / "data").stat().st_mode & 0o777 == 0o700
