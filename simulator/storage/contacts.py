"""Keeps contacts: their heads, turns, desk events, clocks and drafts."""

from collections.abc import Sequence

from sqlalchemy import Connection, select, update

from simulator.domain.contact import Contact, ContactTurn, DeskClock, DeskEvent, TurnStatus
from simulator.domain.errors import TurnTaken
from simulator.storage import tables
from simulator.storage.database import Database
from simulator.storage.rows import add, find_all, find_one, put, save
from simulator.storage.tables import row_of
from simulator.storage.trouble import AlreadyKept

TAKEN = (
    "Something else was sent here at the same moment, so this was not. Your text is kept: "
    "read what came in, then send it again if it still fits."
)

AS_SENT = frozenset({"contact_id", "number", "role", "text", "at", "real_at"})
"""What an answer never changes in the turn that it answers."""


class SqlContactStore:
    """The ContactStore of ports.py on a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add_contact(self, contact: Contact, opening: Sequence[ContactTurn]) -> None:
        """Keep a new contact together with its first turns."""
        with self._database.writing() as connection:
            add(connection, tables.contacts, contact)
            for turn in opening:
                add(connection, tables.turns, turn)

    def find_contact(self, contact_id: str) -> Contact | None:
        """Return a contact, None if there is no such one."""
        with self._database.reading() as connection:
            return find_one(connection, Contact, select(tables.contacts).where(tables.contacts.c.id == contact_id))

    def save_contact(self, contact: Contact) -> None:
        """Keep what changed in a contact's head."""
        with self._database.writing() as connection:
            save(connection, tables.contacts, contact)

    def contacts(
        self, *, person_id: str | None = None, team_id: str | None = None, persona: str | None = None
    ) -> tuple[Contact, ...]:
        """Return contacts, newest first."""
        columns = tables.contacts.c
        asked = ((columns.person_id, person_id), (columns.team_id, team_id), (columns.persona, persona))
        wanted = [column == value for column, value in asked if value is not None]
        query = select(tables.contacts).where(*wanted).order_by(columns.started_at.desc(), columns.id.desc())
        with self._database.reading() as connection:
            return find_all(connection, Contact, query)

    def turns(self, contact_id: str) -> tuple[ContactTurn, ...]:
        """Return a contact's turns in order."""
        query = select(tables.turns).where(tables.turns.c.contact_id == contact_id).order_by(tables.turns.c.number)
        with self._database.reading() as connection:
            return find_all(connection, ContactTurn, query)

    def add_turn(self, turn: ContactTurn) -> None:
        """Keep one turn; raises TurnTaken where (contact, number) is already kept."""
        try:
            with self._database.writing() as connection:
                add(connection, tables.turns, turn)
        except AlreadyKept as error:
            raise TurnTaken(TAKEN, turn.text) from error

    def finish_turn(self, pending: ContactTurn, answers: Sequence[ContactTurn], contact: Contact) -> bool:
        """Mark a pending turn final, add the answers and save the contact, all or nothing; False if another did it."""
        try:
            with self._database.writing() as connection:
                if not _finish(connection, pending):
                    return False
                for answer in answers:
                    add(connection, tables.turns, answer)
                save(connection, tables.contacts, contact)
        except AlreadyKept as error:
            raise TurnTaken(TAKEN, pending.text) from error
        return True

    def add_desk_event(self, event: DeskEvent) -> None:
        """Keep what was done on the desk."""
        with self._database.writing() as connection:
            add(connection, tables.desk_events, event)

    def desk_events(self, contact_id: str) -> tuple[DeskEvent, ...]:
        """Return what was done on the desk, in order."""
        events = tables.desk_events
        query = select(events).where(events.c.contact_id == contact_id).order_by(events.c.place)
        with self._database.reading() as connection:
            return find_all(connection, DeskEvent, query)

    def save_draft(self, contact_id: str, text: str) -> None:
        """Keep what is being typed, in place of what was typed before."""
        with self._database.writing() as connection:
            put(connection, tables.drafts, {"contact_id": contact_id, "text": text})

    def draft(self, contact_id: str) -> str:
        """Return what was being typed, or nothing."""
        query = select(tables.drafts.c.text).where(tables.drafts.c.contact_id == contact_id)
        with self._database.reading() as connection:
            return connection.execute(query).scalar_one_or_none() or ""

    def save_desk_clock(self, clock: DeskClock) -> None:
        """Keep how long the customer has been waiting."""
        with self._database.writing() as connection:
            put(connection, tables.desk_clocks, row_of(clock))

    def desk_clock(self, contact_id: str) -> DeskClock | None:
        """Return how long the customer has been waiting, None where no clock ran yet."""
        clocks = tables.desk_clocks
        with self._database.reading() as connection:
            return find_one(connection, DeskClock, select(clocks).where(clocks.c.contact_id == contact_id))


def _finish(connection: Connection, turn: ContactTurn) -> bool:
    """Return whether the turn was still pending; the words stay as they were sent, what came of them is added."""
    turns = tables.turns.c
    came_of_it = {name: value for name, value in row_of(turn).items() if name not in AS_SENT}
    still_pending = (
        turns.contact_id == turn.contact_id,
        turns.number == turn.number,
        turns.status == TurnStatus.PENDING,
    )
    change = update(tables.turns).where(*still_pending).values({**came_of_it, "status": TurnStatus.FINAL})
    return connection.execute(change).rowcount == 1
