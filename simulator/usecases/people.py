"""Who is who: finding people, the first start, and the sample people that come and go in one step."""

from simulator.domain.errors import NotFound
from simulator.domain.people import Person, Role, Team
from simulator.ports import Clock, PersonStore
from simulator.usecases.desk import changed


class People:
    """What can be asked about people."""

    def __init__(self, people: PersonStore, clock: Clock) -> None:
        self._people = people
        self._clock = clock

    def find(self, person_id: str) -> Person | None:
        """Return an active person by id, None if there is none (any more)."""
        person = self._people.find_person(person_id)
        return person if person is not None and person.active else None

    def sample_sign_ins(self) -> tuple[Person, ...]:
        """Return the sample people one may try the app as."""
        return tuple(
            person for person in self._people.people() if person.sample and person.may_sign_in and person.active
        )

    def team_of(self, person: Person) -> Team:
        """Return the person's team."""
        for team in self._people.teams():
            if team.id == person.team_id:
                return team
        raise NotFound("This person's team no longer exists.")

    def teams(self) -> tuple[Team, ...]:
        """Return every team, by name."""
        return tuple(sorted(self._people.teams(), key=lambda team: team.name))

    def of_team(self, team_id: str) -> tuple[Person, ...]:
        """Return everybody of a team, by name."""
        return tuple(sorted(self._people.people(team_id), key=lambda person: person.name))

    def members(self, team_id: str) -> tuple[Person, ...]:
        """Return the active trainees of a team, by name."""
        trainees = [person for person in self._people.people(team_id) if person.active and person.has(Role.TRAINEE)]
        return tuple(sorted(trainees, key=lambda person: person.name))

    def told(self, person: Person) -> Person:
        """Return the person, noted as having read what is kept and who sees it."""
        now = changed(person, told_at=self._clock.now().isoformat(timespec="seconds"))
        self._people.save_person(now)
        return now

    def set_pace(self, person: Person, percent: int) -> Person:
        """Return the person with another share of the channel's time (100 = as it is, 200 = twice)."""
        changed_person = changed(person, pace=max(50, min(400, percent)))
        self._people.save_person(changed_person)
        return changed_person

    def has_samples(self) -> bool:
        """Return whether sample people are still here."""
        return any(person.sample for person in self._people.people())
