"""What a trainer asks a team to practise, and what a trainee asks a lead to look at again."""

from datetime import date, datetime

from simulator.domain.value import Text, Value


class Assignment(Value):
    """One scenario for a whole team by a date."""

    id: str
    team_id: str
    persona: str
    scenario: str
    due: date
    by: str
    at: datetime
    note: str = ""
    withdrawn: bool = False


class Appeal(Value):
    """A trainee's request to look at a score again, and the answer."""

    id: str
    contact_id: str
    person_id: str
    reason: Text
    at: datetime
    criterion: str | None = None
    """The criterion meant; None for the whole card."""
    answer: str | None = None
    answered_by: str | None = None
    answered_at: datetime | None = None
