"""What a person may read about contacts: one contact whole, one's own attempts, and a team's."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from simulator.access import Right, View, is_open, may, may_change_score, require, view_of
from simulator.director import norms_for
from simulator.domain.assignment import Appeal
from simulator.domain.channel import ChannelNorms
from simulator.domain.company import Company
from simulator.domain.contact import Contact, ContactStatus, ContactTurn, DeskEvent, ScoreEntry, in_force
from simulator.domain.errors import NotAllowed
from simulator.domain.mistake import Catalogue
from simulator.domain.people import Person
from simulator.domain.persona import Persona
from simulator.domain.report import ReportRow, ReportScore
from simulator.domain.rubric import Rubric
from simulator.domain.scenario import Scenario
from simulator.domain.transcript import Transcript
from simulator.domain.value import Value
from simulator.domain.version import ContentKind
from simulator.ports import (
    Clock,
    ContactStore,
    Library,
    PersonStore,
    ReportStore,
    ReviewStore,
    ScoreStore,
    VersionStore,
)
from simulator.reports.attempts import Attempt, attempt_numbers
from simulator.usecases.scoring import transcript_of


class SeenContact(Value):
    """One contact as one viewer may see it."""

    contact: Contact
    view: View
    person_name: str
    """The trainee's name, or "A trainee" where names are hidden."""
    persona: Persona
    scenario: Scenario
    company: Company
    norms: ChannelNorms
    turns: tuple[ContactTurn, ...]
    events: tuple[DeskEvent, ...]
    entries: tuple[ScoreEntry, ...]
    """Every scoring, oldest first."""
    appeals: tuple[Appeal, ...]
    rubric: Rubric
    mistakes: Catalogue
    attempts: tuple[Contact, ...]
    """Every ended contact of this person on this scenario that counts, oldest first."""
    own: bool
    """Whether the viewer held it."""
    names: Mapping[str, str]
    """The people of the contact's team by id, for saying who changed or answered something."""
    may_change: bool
    """Whether the viewer may overrule its score."""

    @property
    def in_force(self) -> ScoreEntry | None:
        """Return the entry that counts."""
        return in_force(self.entries)

    @property
    def attempt(self) -> int | None:
        """Return which attempt this contact is, None where it does not count as one."""
        ids = [contact.id for contact in self.attempts]
        return ids.index(self.contact.id) + 1 if self.contact.id in ids else None


class Report:
    """Read-only views of what was held."""

    def __init__(
        self,
        contacts: ContactStore,
        scores: ScoreStore,
        reviews: ReviewStore,
        rows: ReportStore,
        people: PersonStore,
        versions: VersionStore,
        library: Library,
        clock: Clock,
    ) -> None:
        self._contacts = contacts
        self._scores = scores
        self._reviews = reviews
        self._rows = rows
        self._people = people
        self._versions = versions
        self._library = library
        self._clock = clock

    def now(self) -> datetime:
        """Return the moment that reports are made at."""
        return self._clock.now()

    def contact(self, viewer: Person, contact_id: str) -> SeenContact:
        """Return one contact; raises NotAllowed or NotFound with the same words, so that ids tell nothing."""
        contact = self._contacts.find_contact(contact_id)
        view = view_of(contact, viewer, self._personas_of(viewer)) if contact else View.NOTHING
        if contact is None or view is View.NOTHING:
            raise NotAllowed("This contact does not exist, or it is not open to you.")
        return self._seen(contact, viewer, view)

    def transcript(self, viewer: Person, contact_id: str) -> Transcript:
        """Return a contact in the format that others read, for whoever may see it whole."""
        seen = self.contact(viewer, contact_id)
        if seen.view is not View.WHOLE:
            raise NotAllowed("This contact can be read here, but not be taken out.")
        return transcript_of(seen.contact, seen.persona, seen.scenario, seen.turns, seen.events)

    def own_attempts(self, person: Person) -> tuple[Attempt, ...]:
        """Return a person's own scored contacts, oldest first."""
        return self._attempts(self._rows.score_rows(person_id=person.id), {person.id: person.name})

    def own_contacts(self, person: Person) -> tuple[Contact, ...]:
        """Return all that a person held, newest first."""
        return self._contacts.contacts(person_id=person.id)

    def team_attempts(self, lead: Person) -> tuple[Attempt, ...]:
        """Return the assigned and shared contacts of the lead's team that count, oldest first."""
        require(lead, Right.SEE_TEAM)
        names = {person.id: person.name for person in self._people.people(lead.team_id)}
        held = self._rows.score_rows(team_id=lead.team_id)
        return self._attempts([row for row in held if is_open(row)], names)

    def attempts_open_to(self, viewer: Person) -> tuple[Attempt, ...]:
        """Return what a person may take out: their own contacts, and for a lead the team's open ones too."""
        own = self.own_attempts(viewer)
        team = self.team_attempts(viewer) if may(viewer, Right.EXPORT_TEAM) else ()
        ids = {attempt.contact_id for attempt in own}
        return (*own, *(attempt for attempt in team if attempt.contact_id not in ids))

    def team_void(self, lead: Person) -> tuple[Contact, ...]:
        """Return the contacts of the lead's team that were taken out of the reports."""
        require(lead, Right.SEE_TEAM)
        held = self._contacts.contacts(team_id=lead.team_id)
        return tuple(contact for contact in held if contact.status is ContactStatus.VOID and is_open(contact))

    def _personas_of(self, viewer: Person) -> frozenset[str]:
        written = self._versions.versions(ContentKind.PERSONA)
        return frozenset(version.id for version in written if version.author == viewer.id)

    def _seen(self, contact: Contact, viewer: Person, view: View) -> SeenContact:
        persona = self._library.persona_at(contact.persona, contact.versions["persona"])
        scenario = persona.scenarios[contact.scenario]
        person = self._people.find_person(contact.person_id)
        return SeenContact(
            contact=contact,
            view=view,
            person_name=person.name if person and view is View.WHOLE else "A trainee",
            persona=persona,
            scenario=scenario,
            company=self._library.companies()[scenario.company],
            norms=norms_for(scenario, self._library.norms()),
            turns=self._contacts.turns(contact.id),
            events=self._contacts.desk_events(contact.id),
            entries=self._scores.scores(contact.id),
            appeals=tuple(sorted(self._reviews.appeals(contact_ids=[contact.id]), key=lambda appeal: appeal.at)),
            rubric=self._library.rubrics()["core"],
            mistakes=self._library.mistakes(),
            attempts=self._counting(contact),
            own=contact.person_id == viewer.id,
            names={person.id: person.name for person in self._people.people(contact.team_id)},
            may_change=may_change_score(contact, viewer),
        )

    def _counting(self, contact: Contact) -> tuple[Contact, ...]:
        held = self._contacts.contacts(person_id=contact.person_id, persona=contact.persona)
        same = [
            other for other in held if other.scenario == contact.scenario and _counts(other) and not other.parent_id
        ]
        return tuple(sorted(same, key=_ended))

    def _attempts(self, rows: Sequence[ReportRow], names: Mapping[str, str]) -> tuple[Attempt, ...]:
        ended = sorted((row for row in rows if _counts(row)), key=_ended)
        numbers = attempt_numbers(
            (row.id, (row.person_id, row.persona, row.scenario), row.parent_id is not None) for row in ended
        )
        return tuple(
            self._attempt(row, names.get(row.person_id, "Somebody who left"), numbers[row.id], score)
            for row in ended
            if (score := row.in_force) is not None
        )

    def _attempt(self, row: ReportRow, name: str, number: int | None, score: ReportScore) -> Attempt:
        persona = self._library.personas().get(row.persona)
        scenario = persona.scenarios.get(row.scenario) if persona else None
        assert row.ended_at is not None  # only ended contacts count
        assert row.end_reason is not None
        return Attempt(
            contact_id=row.id,
            person_id=row.person_id,
            person_name=name,
            persona=row.persona,
            persona_name=persona.public_name() if persona else row.persona,
            scenario=row.scenario,
            scenario_title=scenario.title if scenario else row.scenario,
            channel=row.channel,
            ended_at=row.ended_at,
            end_reason=row.end_reason,
            number=number,
            levels=score.levels,
            overall=score.overall.hundredths() if score.overall else None,
            passed=score.passed,
            critical=bool(score.critical),
            mistakes=score.mistakes,
            overruled=score.by is not None,
            assignment_id=row.assignment_id,
            engine=f"{row.versions.get('engine')} / {score.grader.name} {score.grader.version} / "
            f"{score.grader.rubric} {score.grader.rubric_version[:8]}",
        )


def _counts(held: Contact | ReportRow) -> bool:
    return held.status is ContactStatus.ENDED and held.scored and held.ended_at is not None


def _ended(held: Contact | ReportRow) -> tuple[str, str]:
    return (held.ended_at.isoformat() if held.ended_at else "", held.id)
