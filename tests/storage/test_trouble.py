"""What people are told when the database is in trouble, and that nothing is half-saved then."""

import sqlite3
from datetime import datetime
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import event, text

from simulator.domain.errors import StorageTrouble
from simulator.storage import open_database
from simulator.storage.trouble import (
    BUSY,
    DAMAGED,
    FULL,
    NO_WAY_IN,
    OTHER,
    OTHER_VERSION,
    READ_ONLY,
    UNREACHABLE,
    sentence_for,
)

from .conftest import PATIENCE, Stores
from .made import TRAINEE, agent_turn, answered, customer_turn, made_contact, made_team


def opened(url: str) -> Stores:
    return Stores(open_database(url, PATIENCE))


@pytest.fixture
def held(stores):
    """Return the stores with one contact in which a reply awaits its answer."""
    stores.contacts.add_contact(made_contact(), [customer_turn(0)])
    stores.contacts.add_turn(agent_turn(1))
    return stores


@pytest.fixture
def sqlite_held(sqlite_url):
    stores = opened(sqlite_url)
    stores.people.save_team(made_team())
    stores.people.save_person(TRAINEE)
    stores.contacts.add_contact(made_contact(), [customer_turn(0)])
    stores.contacts.add_turn(agent_turn(1))
    yield stores
    stores.database.close()


def file_of(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


def test_a_locked_database_is_said_to_be_busy_and_can_be_used_once_it_is_free(sqlite_held, sqlite_url):
    other = sqlite3.connect(file_of(sqlite_url), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StorageTrouble) as trouble:
        sqlite_held.contacts.add_turn(agent_turn(2))
    assert str(trouble.value) == BUSY
    assert len(sqlite_held.contacts.turns("c1")) == 2, "what is kept can be read all the while"
    other.execute("ROLLBACK")
    other.close()
    sqlite_held.contacts.add_turn(agent_turn(2))
    assert len(sqlite_held.contacts.turns("c1")) == 3


def test_a_new_file_that_somebody_else_holds_is_said_to_be_busy_and_opens_once_it_is_free(tmp_path):
    other = sqlite3.connect(tmp_path / "rapport.db", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StorageTrouble) as trouble:
        opened(f"sqlite:///{tmp_path}/rapport.db")
    assert str(trouble.value) == BUSY
    other.execute("ROLLBACK")
    other.close()
    assert opened(f"sqlite:///{tmp_path}/rapport.db").people.people() == ()


@pytest.mark.postgres
def test_a_locked_table_on_postgresql_is_said_to_be_busy(postgres_url):
    stores = opened(postgres_url)
    with stores.database.engine.begin() as other:
        other.execute(text("LOCK TABLE people IN ACCESS EXCLUSIVE MODE"))
        with pytest.raises(StorageTrouble) as trouble:
            stores.people.people()
    assert str(trouble.value) == BUSY
    assert stores.people.people() == ()
    stores.database.close()


def test_a_full_database_says_so_and_keeps_the_turn_pending(sqlite_held):
    engine = sqlite_held.database.engine
    engine.dispose()

    @event.listens_for(engine, "connect")
    def leave_no_room(connection, _):
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages}")

    long_answer = customer_turn(2, "word " * 100_000)
    with pytest.raises(StorageTrouble) as trouble:
        sqlite_held.contacts.finish_turn(answered(agent_turn(1)), [long_answer], made_contact(hints_used=3))
    assert str(trouble.value) == FULL
    assert sqlite_held.contacts.turns("c1") == (customer_turn(0), agent_turn(1))
    assert sqlite_held.contacts.find_contact("c1").hints_used == 0


def test_a_database_that_became_read_only_says_so_and_can_still_be_read(sqlite_held):
    engine = sqlite_held.database.engine
    engine.dispose()

    @event.listens_for(engine, "connect")
    def only_read(connection, _):
        connection.execute("PRAGMA query_only = ON")

    with pytest.raises(StorageTrouble) as trouble:
        sqlite_held.contacts.save_draft("c1", "Dear")
    assert str(trouble.value) == READ_ONLY
    assert len(sqlite_held.contacts.turns("c1")) == 2


def test_a_file_that_may_only_be_read_can_be_read_and_says_so_when_it_is_written(sqlite_url):
    stores = opened(f"sqlite:///file:{file_of(sqlite_url)}?mode=ro&uri=true")
    assert stores.people.people() == ()
    with pytest.raises(StorageTrouble) as trouble:
        stores.people.save_team(made_team())
    assert str(trouble.value) == READ_ONLY
    stores.database.close()


@pytest.mark.postgres
def test_a_postgresql_that_may_only_be_read_says_so(postgres_url):
    sep = "&" if "?" in postgres_url else "?"
    stores = opened(f"{postgres_url}{sep}options=-c%20default_transaction_read_only%3Don")
    with pytest.raises(StorageTrouble) as trouble:
        stores.people.save_team(made_team())
    assert str(trouble.value) == READ_ONLY
    assert stores.people.teams() == ()
    stores.database.close()


def test_a_missing_folder_is_made(tmp_path):
    path = tmp_path / "not" / "yet" / "here" / "rapport.db"
    open_database(f"sqlite:///{path}").close()
    assert path.exists()


def test_a_folder_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(StorageTrouble) as trouble:
        open_database(f"sqlite:///{tmp_path}/taken/rapport.db")
    assert str(trouble.value) == NO_WAY_IN


def test_a_folder_in_place_of_the_file_is_said(tmp_path):
    with pytest.raises(StorageTrouble) as trouble:
        open_database(f"sqlite:///{tmp_path}")
    assert str(trouble.value) == NO_WAY_IN


@pytest.mark.parametrize("url", ["sqlite:///", "sqlite://", "sqlite:///:memory:"])
def test_an_address_without_a_file_is_refused(url):
    with pytest.raises(StorageTrouble, match="names no file"):
        open_database(url)


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "rapport.db"
    path.write_text("These are my holiday photographs. " * 100)
    before = path.read_bytes()
    with pytest.raises(StorageTrouble) as trouble:
        open_database(f"sqlite:///{path}")
    assert str(trouble.value) == DAMAGED
    assert path.read_bytes() == before


def test_a_file_damaged_in_the_middle_says_so_when_it_is_read(sqlite_held, sqlite_url):
    sqlite_held.database.close()
    path = file_of(sqlite_url)
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    with pytest.raises(StorageTrouble) as trouble:
        opened(sqlite_url).contacts.turns("c1")
    assert str(trouble.value) == DAMAGED


def test_a_database_of_a_newer_rapport_is_left_alone(stores):
    with stores.database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    url = stores.database.engine.url.render_as_string(hide_password=False)
    try:
        with pytest.raises(StorageTrouble) as trouble:
            open_database(url, PATIENCE)
        assert str(trouble.value) == OTHER_VERSION
    finally:
        with stores.database.writing() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))


def test_a_kept_value_that_this_version_cannot_read_is_said(held):
    with held.database.writing() as connection:
        connection.execute(text("UPDATE turns SET reading = '{\"telepathy\": 3}' WHERE number = 1"))
    with pytest.raises(StorageTrouble) as trouble:
        held.contacts.turns("c1")
    assert str(trouble.value) == OTHER_VERSION


def test_a_missing_table_is_said_in_a_sentence_and_not_in_sql(sqlite_held):
    with sqlite_held.database.writing() as connection:
        connection.execute(text("DROP TABLE drafts"))
    with pytest.raises(StorageTrouble) as trouble:
        sqlite_held.contacts.draft("c1")
    assert str(trouble.value) == OTHER


def test_a_server_that_is_not_there_is_said_without_the_password():
    with pytest.raises(StorageTrouble) as trouble:
        open_database("postgresql+psycopg://ada:s3cret@127.0.0.1:1/rapport?connect_timeout=2")
    assert str(trouble.value) == UNREACHABLE
    assert "s3cret" not in repr(trouble.value.__cause__)


@pytest.mark.postgres
def test_connections_that_the_server_cut_are_made_anew(postgres_url):
    stores = opened(postgres_url)
    stores.people.save_team(made_team())
    with psycopg.connect(postgres_url.replace("+psycopg", "")) as other:
        other.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE pid <> pg_backend_pid() AND datname = current_database()"
        )
    assert stores.people.teams() == (made_team(),)
    stores.database.close()


@pytest.mark.postgres
def test_a_connection_cut_in_the_middle_of_a_change_leaves_nothing_half_saved(postgres_url):
    stores = opened(postgres_url)

    def be_cut_between_two_changes():
        with stores.database.writing() as connection:
            connection.execute(text("INSERT INTO teams VALUES ('north', 'North')"))
            pid = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
            with psycopg.connect(postgres_url.replace("+psycopg", "")) as other:
                other.execute("SELECT pg_terminate_backend(%s)", [pid])
            connection.execute(text("INSERT INTO teams VALUES ('south', 'South')"))

    with pytest.raises(StorageTrouble) as trouble:
        be_cut_between_two_changes()
    assert str(trouble.value) == UNREACHABLE
    assert stores.people.teams() == ()
    stores.database.close()


def test_a_moment_without_a_zone_is_refused_and_nothing_is_kept(stores):
    with pytest.raises(ValueError, match="no time zone"):
        stores.contacts.add_contact(made_contact(started_at=datetime(2026, 11, 21)), [])
    assert stores.contacts.contacts() == ()


def test_more_threads_than_connections_wait_and_then_are_told(sqlite_held):
    engine = sqlite_held.database.engine
    held_open = [engine.connect() for _ in range(engine.pool.size() + engine.pool._max_overflow)]
    with pytest.raises(StorageTrouble) as trouble:
        sqlite_held.contacts.turns("c1")
    assert str(trouble.value) == BUSY
    for connection in held_open:
        connection.close()
    assert len(sqlite_held.contacts.turns("c1")) == 2


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        ("53100", FULL),
        ("40P01", BUSY),
        ("57P01", UNREACHABLE),
        ("42501", READ_ONLY),
        ("42P01", OTHER),
    ],
)
def test_each_state_of_postgresql_has_its_sentence(state, sentence):
    assert sentence_for(psycopg.errors.lookup(state)("said by the server")) == sentence


@pytest.mark.parametrize("sentence", [BUSY, FULL, READ_ONLY, NO_WAY_IN, DAMAGED, UNREACHABLE, OTHER, OTHER_VERSION])
def test_every_sentence_says_what_is_safe_and_what_to_do(sentence):
    assert "Nothing was changed" in sentence or "is safe" in sentence
    assert ": " in sentence, "what to do follows a colon"
