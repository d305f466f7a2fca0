"""Assignments: who is asked to practise what by when, and how far each of them is."""

from collections.abc import Sequence
from datetime import UTC, date, timedelta
from enum import StrEnum

from simulator.access import Right, may, require
from simulator.domain.assignment import Assignment
from simulator.domain.contact import ContactStatus
from simulator.domain.errors import BadInput, NotAllowed, NotFound
from simulator.domain.people import Person, Role
from simulator.domain.report import ReportRow
from simulator.domain.value import Value
from simulator.ports import Clock, Library, NewId, PersonStore, ReportStore, ReviewStore
from simulator.usecases.desk import changed

STUCK_AFTER = 3
"""Attempts without a pass after which somebody is called stuck (our judgement)."""

LEFT_LYING = timedelta(days=1)
"""Time after which a contact that was begun and not ended counts as stuck (our judgement)."""


class Standing(StrEnum):
    """How far one person is with one assignment."""

    DONE = "done"
    TRIED = "tried"
    """Held, and not passed yet."""
    OPEN = "open"
    LATE = "late"
    STUCK = "stuck"


class AssignedTo(Value):
    """One person's standing with one assignment."""

    assignment: Assignment
    person: Person
    standing: Standing
    attempts: int = 0
    """Ended, unvoided contacts held for it."""
    unfinished: str | None = None
    """The id of a contact that was begun and not ended."""
    passed: bool = False


class Assign:
    """What trainers and leads ask of a team."""

    def __init__(
        self,
        reviews: ReviewStore,
        rows: ReportStore,
        people: PersonStore,
        library: Library,
        clock: Clock,
        new_id: NewId,
    ) -> None:
        self._reviews = reviews
        self._rows = rows
        self._people = people
        self._library = library
        self._clock = clock
        self._new_id = new_id

    def assign(
        self, person: Person, team_id: str, persona: str, scenario: str, due: date, note: str = ""
    ) -> Assignment:
        """Return a new assignment for a team; a lead assigns to their own, a trainer to any."""
        self._require_for_team(person, team_id)
        if persona not in self._library.personas() or scenario not in self._library.personas()[persona].scenarios:
            raise NotFound(f"There is no customer {persona}/{scenario} in the library. Nothing was assigned.")
        if due < self._today():
            raise BadInput("The date is in the past. Choose today or later; nothing was assigned.")
        made = Assignment(
            id=self._new_id(),
            team_id=team_id,
            persona=persona,
            scenario=scenario,
            due=due,
            by=person.id,
            at=self._clock.now(),
            note=note[:500],
        )
        self._reviews.add_assignment(made)
        return made

    def withdraw(self, person: Person, assignment_id: str, withdrawn: bool = True) -> Assignment:
        """Return the assignment taken back (or put back); contacts already held for it stay."""
        found = next((item for item in self._reviews.assignments() if item.id == assignment_id), None)
        if found is None:
            raise NotFound("There is no such assignment.")
        self._require_for_team(person, found.team_id)
        taken_back = changed(found, withdrawn=withdrawn)
        self._reviews.save_assignment(taken_back)
        return taken_back

    def of_team(self, person: Person, team_id: str) -> tuple[Assignment, ...]:
        """Return a team's assignments that are not withdrawn, the nearest date first."""
        self._require_for_team(person, team_id)
        return self._current(team_id)

    def of_person(self, person: Person) -> tuple[AssignedTo, ...]:
        """Return what one person is asked to practise, with how far they are."""
        if not person.has(Role.TRAINEE):
            return ()
        return self._standings([person], self._current(person.team_id))

    def standings(self, person: Person, team_id: str) -> tuple[AssignedTo, ...]:
        """Return every trainee's standing with every assignment of a team."""
        self._require_for_team(person, team_id)
        trainees = [member for member in self._people.people(team_id) if member.active and member.has(Role.TRAINEE)]
        return self._standings(trainees, self._current(team_id))

    def for_contact(self, person: Person, persona: str, scenario: str) -> str | None:
        """Return the id of the assignment that a person's contact on a scenario counts for, until it is passed."""
        for item in self.of_person(person):
            if not item.passed and (item.assignment.persona, item.assignment.scenario) == (persona, scenario):
                return item.assignment.id
        return None

    def _require_for_team(self, person: Person, team_id: str) -> None:
        require(person, Right.ASSIGN)
        if not may(person, Right.WRITE_CONTENT) and person.team_id != team_id:
            raise NotAllowed("You can assign to your own team only.")

    def _current(self, team_id: str) -> tuple[Assignment, ...]:
        current = [item for item in self._reviews.assignments(team_id) if not item.withdrawn]
        return tuple(sorted(current, key=lambda item: (item.due, item.id)))

    def _standings(self, people: Sequence[Person], assignments: Sequence[Assignment]) -> tuple[AssignedTo, ...]:
        held = {person.id: self._rows.score_rows(person_id=person.id) for person in people}
        return tuple(
            self._standing(assignment, person, held[person.id]) for assignment in assignments for person in people
        )

    def _standing(self, assignment: Assignment, person: Person, held: Sequence[ReportRow]) -> AssignedTo:
        mine = [row for row in held if row.assignment_id == assignment.id]
        ended = [row for row in mine if row.status is ContactStatus.ENDED]
        unfinished = next((row for row in mine if row.status is ContactStatus.ACTIVE), None)
        passed = any(row.in_force is not None and row.in_force.passed is True for row in ended)
        return AssignedTo(
            assignment=assignment,
            person=person,
            standing=self._word(assignment, len(ended), passed, unfinished),
            attempts=len(ended),
            unfinished=unfinished.id if unfinished else None,
            passed=passed,
        )

    def _word(self, assignment: Assignment, ended: int, passed: bool, unfinished: ReportRow | None) -> Standing:
        if passed:
            return Standing.DONE
        left_lying = unfinished is not None and self._clock.now() - unfinished.started_at > LEFT_LYING
        if ended >= STUCK_AFTER or left_lying:
            return Standing.STUCK
        if assignment.due < self._today():
            return Standing.LATE
        return Standing.TRIED if ended else Standing.OPEN

    def _today(self) -> date:
        return self._clock.now().astimezone(UTC).date()
