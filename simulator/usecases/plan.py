"""What a person should practise next: the warm-up, what was assigned, else what the plan picks."""

from simulator.domain.people import Person
from simulator.ports import Library
from simulator.reports.plan import Suggestion, suggest, warm_up
from simulator.usecases.assign import Assign, Standing
from simulator.usecases.report import Report


class Plan:
    """Picks the next contact for one person."""

    def __init__(self, assign: Assign, report: Report, library: Library) -> None:
        self._assign = assign
        self._report = report
        self._library = library

    def warm_up(self) -> Suggestion | None:
        """Return what somebody may begin with unscored; None where nothing is for warming up."""
        return warm_up(self._library.personas())

    def next_for(self, person: Person) -> Suggestion | None:
        """Return the next scenario and why; None where the library is empty."""
        if not self._report.own_contacts(person) and (first := self.warm_up()):
            return first
        waiting = [row for row in self._assign.of_person(person) if row.standing in {Standing.LATE, Standing.OPEN}]
        if waiting:
            asked = waiting[0].assignment
            day = f"{asked.due:%A}, {asked.due.day} {asked.due:%B}"
            late = "It was due on" if waiting[0].standing is Standing.LATE else "Your team is asked to do it by"
            return Suggestion(persona=asked.persona, scenario=asked.scenario, why=f"{late} {day}.")
        return suggest(self._report.own_attempts(person), self._library.personas(), self._library.mistakes())
