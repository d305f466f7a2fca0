"""People, their roles and teams."""

from enum import StrEnum

from simulator.domain.value import Text, Value


class Role(StrEnum):
    """What a person is here; several at once are possible."""

    TRAINEE = "trainee"
    TRAINER = "trainer"
    LEAD = "lead"
    ADMIN = "admin"


class Team(Value):
    """A group with a lead."""

    id: Text
    name: Text


class Person(Value):
    """Somebody who practises, writes customers, leads or administers."""

    id: Text
    name: Text
    team_id: Text
    roles: frozenset[Role]
    active: bool = True
    sample: bool = False
    """Whether they came with the app to show it; all samples are removed in one step."""
    may_sign_in: bool = True
    told_at: str | None = None
    """When they read what is kept and who sees it (UTC, ISO 8601); None before the first start."""
    time_zone: str = "UTC"
    pace: int = 100
    """Percent of the channel's time this person is given, for people who type slowly."""

    def has(self, *roles: Role) -> bool:
        """Return whether the person has one of these roles."""
        return bool(self.roles & set(roles))
