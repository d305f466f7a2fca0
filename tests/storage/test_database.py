"""That nothing which was kept is lost when the process is killed, and how the database is set up."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import text

from simulator.domain.contact import TurnStatus
from simulator.storage import new_id, open_database

from .conftest import Stores
from .made import agent_turn, answered, customer_turn, made_contact

SEND_THEN_HANG = """
import sys
from tests.storage.conftest import Stores
from tests.storage.made import TRAINEE, agent_turn, customer_turn, made_contact, made_team
from simulator.storage import open_database
stores = Stores(open_database(sys.argv[1]))
stores.people.save_team(made_team())
stores.people.save_person(TRAINEE)
stores.contacts.add_contact(made_contact(), [customer_turn(0)])
stores.contacts.add_turn(agent_turn(1))
"""

HANG = """
print("here", flush=True)
sys.stdin.readline()
"""

HANG_WHILE_ANSWERING = """
import simulator.storage.contacts as contacts
from tests.storage.made import answered
def hang(*_):
    print("here", flush=True)
    sys.stdin.readline()
contacts.save = hang
stores.contacts.finish_turn(answered(agent_turn(1)), [customer_turn(2)], made_contact())
"""


@pytest.mark.parametrize("then", [HANG, HANG_WHILE_ANSWERING], ids=["before the answer", "while it is kept"])
def test_a_sent_turn_outlives_a_killed_process_and_is_answered_once(then, root, url):
    process = subprocess.Popen(
        [sys.executable, "-c", SEND_THEN_HANG + then, url],
        cwd=root,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout.readline() == "here\n"
    process.kill()
    process.communicate()

    stores = Stores(open_database(url))
    assert stores.contacts.turns("c1") == (customer_turn(0), agent_turn(1))
    assert stores.contacts.finish_turn(answered(agent_turn(1)), [customer_turn(2)], made_contact())
    assert [turn.status for turn in stores.contacts.turns("c1")] == [TurnStatus.FINAL] * 3
    stores.database.close()


def test_sqlite_writes_through_to_the_disk_and_lets_readers_read(sqlite_url):
    database = open_database(sqlite_url, patience=1234)
    with database.reading() as connection:
        told = {name: connection.execute(text(f"PRAGMA {name}")).scalar_one() for name in PRAGMAS}
    assert told == PRAGMAS
    database.close()


PRAGMAS = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 1234}


def test_a_moment_comes_back_in_utc_wherever_it_was_noted(stores):
    tokyo = timezone(timedelta(hours=9))
    stores.contacts.add_contact(made_contact(started_at=datetime(2026, 3, 1, 1, 30, tzinfo=tokyo)), [])
    kept = stores.contacts.find_contact("c1").started_at
    assert (kept, kept.tzinfo) == (datetime(2026, 2, 28, 16, 30, tzinfo=UTC), UTC)


def test_moments_sort_by_time_whatever_zone_they_were_noted_in(stores):
    for name, hours in (("first", 9), ("second", 0), ("third", -5)):
        zone = timezone(timedelta(hours=hours))
        stores.contacts.add_contact(made_contact(id=name, started_at=datetime(2026, 3, 1, 12, tzinfo=zone)), [])
    assert [contact.id for contact in stores.contacts.contacts()] == ["third", "second", "first"]


def test_ids_sort_in_the_order_in_which_they_were_made():
    ids = [new_id() for _ in range(1000)]
    assert ids == sorted(set(ids))
    assert {(len(one), one[14]) for one in ids} == {(36, "7")}
