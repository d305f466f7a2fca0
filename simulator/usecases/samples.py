"""The sample people and their little history, so that no page is empty on day one; real contacts, really scored."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from simulator.access import Right, require
from simulator.domain.assignment import Assignment
from simulator.domain.contact import Contact, ContactStatus
from simulator.domain.people import Person, Role, Team
from simulator.domain.scenario import RehearsalAction
from simulator.ports import Clock, ContactStore, Library, NewId, PersonStore, ReviewStore
from simulator.usecases.desk import changed
from simulator.usecases.practise import Practise
from simulator.usecases.rehearse import replies_of

TEAM = Team(id="sample-team", name="Northside support (sample)")

SIGN_INS = (
    ("sample-new-hire", "Ines Kovac", frozenset({Role.TRAINEE})),
    ("sample-trainer", "Tomasz Lindgren", frozenset({Role.TRAINER})),
    ("sample-lead", "Amara Osei", frozenset({Role.LEAD})),
)
"""The three one may look at the app as: id, name, roles."""


class Held(NamedTuple):
    """One sample contact: how many days ago it began, on which scenario, and how each reply was written."""

    days_ago: int
    scenario: int
    """Place in the library's list of scored scenarios, counted around."""
    quality: str
    """The scripted trainee whose replies were used."""


class SampleTrainee(NamedTuple):
    """A sample person who can't be signed in as, and what they held."""

    id: str
    name: str
    held: tuple[Held, ...]


HISTORY: Sequence[SampleTrainee] = (
    SampleTrainee(
        "sample-new-hire",
        "Ines Kovac",
        (Held(9, 0, "form-letter"), Held(7, 0, "average"), Held(5, 2, "average"), Held(2, 2, "excellent")),
    ),
    SampleTrainee(
        "sample-aylin",
        "Aylin Demir",
        (Held(20, 0, "average"), Held(16, 1, "average"), Held(9, 2, "excellent"), Held(3, 3, "excellent")),
    ),
    SampleTrainee(
        "sample-ben", "Ben Okafor", (Held(18, 0, "form-letter"), Held(12, 0, "form-letter"), Held(6, 0, "hostile"))
    ),
    SampleTrainee(
        "sample-carla",
        "Carla Mendes",
        (Held(21, 0, "excellent"), Held(15, 1, "excellent"), Held(10, 4, "average"), Held(4, 5, "excellent")),
    ),
    SampleTrainee(
        "sample-dev", "Dev Pillai", (Held(17, 1, "hostile"), Held(11, 1, "average"), Held(5, 3, "form-letter"))
    ),
    SampleTrainee("sample-mei", "Mei Laurent", (Held(13, 2, "average"), Held(8, 6, "excellent"))),
)


class PastClock:
    """A clock that is set by hand while the history is being made."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        """Return the moment it was set to."""
        return self.moment

    def pass_seconds(self, seconds: int) -> None:
        """Move on."""
        self.moment += timedelta(seconds=seconds)


class Samples:
    """Brings sample people and their history in."""

    def __init__(
        self,
        people: PersonStore,
        contacts: ContactStore,
        reviews: ReviewStore,
        library: Library,
        practise_at: Callable[[Clock], Practise],
        clock: Clock,
        new_id: NewId,
    ) -> None:
        self._people = people
        self._contacts = contacts
        self._reviews = reviews
        self._library = library
        self._practise_at = practise_at
        self._clock = clock
        self._new_id = new_id

    def bring_in(self) -> int:
        """Return how many sample people were added; none where anybody is here already."""
        if self._people.people():
            return 0
        self._people.save_team(TEAM)
        for person_id, name, roles in SIGN_INS:
            self._people.save_person(Person(id=person_id, name=name, team_id=TEAM.id, roles=roles, sample=True))
        for sample in HISTORY:
            if self._people.find_person(sample.id) is None:
                self._people.save_person(_trainee(sample))
        self._hold_all()
        return len(self._people.people(TEAM.id))

    def remove(self) -> int:
        """Return how many sample people went, with everything that was theirs."""
        return self._people.remove_samples()

    def remove_as(self, person: Person) -> int:
        """Return how many sample people went when somebody with the right to it asked."""
        require(person, Right.MANAGE_APP)
        return self.remove()

    def _hold_all(self) -> None:
        scenarios = self._scored_scenarios()
        assignment = self._assign(*scenarios[0], days=3)
        for sample in HISTORY:
            person = next(person for person in self._people.people(TEAM.id) if person.id == sample.id)
            for held in sample.held:
                persona, scenario = scenarios[held.scenario % len(scenarios)]
                self._hold(person, persona, scenario, held, assignment if held.scenario == 0 else None)

    def _assign(self, persona: str, scenario: str, days: int) -> Assignment:
        now = self._clock.now()
        made = Assignment(
            id=self._new_id(),
            team_id=TEAM.id,
            persona=persona,
            scenario=scenario,
            due=(now + timedelta(days=days)).date(),
            by="sample-trainer",
            at=now - timedelta(days=21),
            note="Start here: read the record before you write.",
        )
        self._reviews.add_assignment(made)
        return made

    def _hold(self, person: Person, persona: str, scenario: str, held: Held, assignment: Assignment | None) -> None:
        clock = PastClock(self._clock.now() - timedelta(days=held.days_ago, minutes=20))
        practise = self._practise_at(clock)
        contact = practise.start(person, persona, scenario, assignment.id if assignment else None)
        practise.ready(person, contact.id)
        self._reply_all(practise, clock, person, contact, held.quality)
        self._share(contact.id)

    def _reply_all(self, practise: Practise, clock: PastClock, person: Person, contact: Contact, quality: str) -> None:
        for reply in replies_of(quality, self._library.personas()[contact.persona].scenarios[contact.scenario]):
            desk = practise.open(person, contact.id)
            if desk.ended:
                return
            self._do(practise, person, contact.id, reply.actions, {look.id for look in desk.scenario.lookups})
            wait = desk.next_norm // 2 if reply.after is None else reply.after
            self._let_pass(practise, clock, person, contact.id, wait, desk.norms.live)
            practise.reply(person, contact.id, reply.text, len(desk.turns), delay=wait)
        if not practise.open(person, contact.id).ended:
            practise.end(person, contact.id)

    @staticmethod
    def _do(
        practise: Practise, person: Person, contact_id: str, actions: Sequence[RehearsalAction], lookups: set[str]
    ) -> None:
        for action in actions:
            if action.id in lookups:
                practise.look_up(person, contact_id, action.id)
            else:
                practise.act(person, contact_id, action.id, action.amount)

    @staticmethod
    def _let_pass(
        practise: Practise, clock: PastClock, person: Person, contact_id: str, seconds: int, live: bool
    ) -> None:
        """Let the clock run in small steps, as an open page does."""
        for _ in range(seconds // 10 if live else 0):
            clock.pass_seconds(10)
            practise.tick(person, contact_id)

    def _share(self, contact_id: str) -> None:
        contact = self._contacts.find_contact(contact_id)
        if contact and contact.assignment_id is None and contact.status is ContactStatus.ENDED:
            self._contacts.save_contact(changed(contact, shared=True))

    def _scored_scenarios(self) -> list[tuple[str, str]]:
        return [
            (persona_id, scenario_id)
            for persona_id, persona in sorted(self._library.personas().items())
            for scenario_id, scenario in persona.scenarios.items()
            if not scenario.warm_up
        ]


def _trainee(sample: SampleTrainee) -> Person:
    return Person(
        id=sample.id,
        name=sample.name,
        team_id=TEAM.id,
        roles=frozenset({Role.TRAINEE}),
        sample=True,
        may_sign_in=False,
    )
