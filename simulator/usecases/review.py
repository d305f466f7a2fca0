"""A second look at scores: requests of trainees, overrides with a reason, voided attempts, and sharing."""

from collections.abc import Mapping

from simulator.access import may_change_score
from simulator.domain.assignment import Appeal
from simulator.domain.contact import Contact, ContactStatus, ScoreEntry, ScoreSource, in_force
from simulator.domain.errors import BadInput, NotAllowed, NotFound
from simulator.domain.people import Person, Role
from simulator.domain.rubric import Rubric
from simulator.domain.value import Value
from simulator.domain.verdict import Scorecard, Verdict
from simulator.grading.scorecard import has_passed, overall_of
from simulator.ports import Clock, ContactStore, Library, NewId, PersonStore, ReviewStore, ScoreStore
from simulator.usecases.desk import changed


class OpenAppeal(Value):
    """A request that waits for a lead, with what it is about."""

    appeal: Appeal
    contact: Contact
    person: Person


class Review:
    """What trainees and leads do about a score once it is given."""

    def __init__(
        self,
        contacts: ContactStore,
        scores: ScoreStore,
        reviews: ReviewStore,
        people: PersonStore,
        library: Library,
        clock: Clock,
        new_id: NewId,
    ) -> None:
        self._contacts = contacts
        self._scores = scores
        self._reviews = reviews
        self._people = people
        self._library = library
        self._clock = clock
        self._new_id = new_id

    # -- the trainee -----------------------------------------------------------------------------------------------

    def share(self, person: Person, contact_id: str, shared: bool = True) -> Contact:
        """Return one's own contact, shown to the lead or no longer."""
        contact = self._own(person, contact_id)
        if not shared and self._open_appeal(contact_id):
            raise BadInput("A request on this contact is open, so your lead still needs to see it.")
        now = changed(contact, shared=shared)
        self._contacts.save_contact(now)
        return now

    def ask(self, person: Person, contact_id: str, reason: str, criterion: str | None = None) -> Appeal:
        """Return a request to the lead to look at a score again; it shares the contact with them."""
        contact = self._own(person, contact_id)
        if not reason.strip():
            raise BadInput("Say in a sentence what to look at; nothing was sent.")
        if not self._scores.scores(contact_id):
            raise BadInput("This contact has no score yet, so there is nothing to look at again.")
        if self._open_appeal(contact_id):
            raise BadInput("You have already asked; your lead has not answered yet.")
        appeal = Appeal(
            id=self._new_id(),
            contact_id=contact_id,
            person_id=person.id,
            reason=reason[:2000],
            at=self._clock.now(),
            criterion=criterion,
        )
        self._reviews.add_appeal(appeal)
        if contact.assignment_id is None and not contact.shared:
            self._contacts.save_contact(changed(contact, shared=True))
        return appeal

    def appeals(self, contact_id: str) -> tuple[Appeal, ...]:
        """Return every request made on a contact, oldest first."""
        return tuple(sorted(self._reviews.appeals(contact_ids=[contact_id]), key=lambda appeal: appeal.at))

    # -- the lead --------------------------------------------------------------------------------------------------

    def waiting(self, lead: Person) -> tuple[OpenAppeal, ...]:
        """Return the requests of the lead's team that wait for an answer, oldest first."""
        theirs = {contact.id: contact for contact in self._contacts.contacts(team_id=lead.team_id)}
        members = {person.id: person for person in self._people.people(lead.team_id)}
        open_ones = [
            OpenAppeal(appeal=appeal, contact=theirs[appeal.contact_id], person=members[appeal.person_id])
            for appeal in self._reviews.appeals(contact_ids=list(theirs), open_only=True)
            if appeal.person_id in members and may_change_score(theirs[appeal.contact_id], lead)
        ]
        return tuple(sorted(open_ones, key=lambda item: item.appeal.at))

    def answer(self, lead: Person, appeal_id: str, answer: str) -> Appeal:
        """Return the request with its answer; a changed score is given by `override` beside it."""
        found = next((item.appeal for item in self.waiting(lead) if item.appeal.id == appeal_id), None)
        if found is None:
            raise NotFound("This request is not open, or not of your team.")
        if not answer.strip():
            raise BadInput("Write an answer first; the person will read it beside the score.")
        done = changed(found, answer=answer[:2000], answered_by=lead.id, answered_at=self._clock.now())
        self._reviews.save_appeal(done)
        return done

    def override(self, lead: Person, contact_id: str, levels: Mapping[str, int], reason: str) -> ScoreEntry:
        """Return the lead's own entry: their levels, totals added up again; the first card stays beside it."""
        contact = self._led(lead, contact_id)
        entry = in_force(self._scores.scores(contact_id))
        if entry is None:
            raise BadInput("This contact has no score to change.")
        changes = {name: level for name, level in levels.items() if entry.card.level_of(name) != level}
        if not changes:
            raise BadInput("These are the levels it already has; nothing was changed.")
        if not reason.strip():
            raise BadInput("Give a reason: the person reads it beside the new score. Nothing was changed.")
        made = ScoreEntry(
            id=self._new_id(),
            contact_id=contact.id,
            source=ScoreSource.OVERRIDE,
            card=self._with_levels(entry.card, changes),
            at=self._clock.now(),
            by=lead.id,
            reason=reason[:2000],
            changed=changes,
        )
        self._scores.add_score(made)
        return made

    def void(self, lead: Person, contact_id: str, reason: str) -> Contact:
        """Return a contact taken out of all reports, with the reason."""
        contact = self._led(lead, contact_id)
        if contact.status is not ContactStatus.ENDED:
            raise BadInput("Only a contact that has ended can be voided.")
        if not reason.strip():
            raise BadInput("Give a reason; nothing was changed.")
        gone = changed(contact, status=ContactStatus.VOID, void_reason=reason[:500])
        self._contacts.save_contact(gone)
        return gone

    def restore(self, lead: Person, contact_id: str) -> Contact:
        """Return a voided contact put back into the reports."""
        contact = self._led(lead, contact_id)
        if contact.status is not ContactStatus.VOID:
            raise BadInput("This contact counts already.")
        back = changed(contact, status=ContactStatus.ENDED, void_reason="")
        self._contacts.save_contact(back)
        return back

    def _with_levels(self, card: Scorecard, changes: Mapping[str, int]) -> Scorecard:
        rubric = self._library.rubrics()[card.grader.rubric]
        unknown = set(changes) - {criterion.id for criterion in rubric.criteria}
        if unknown or not all(1 <= level <= 5 for level in changes.values()):
            raise BadInput("A level is a whole number from 1 to 5 for a criterion of this rubric.")
        verdicts = tuple(_with_level(rubric, verdict, changes.get(verdict.criterion)) for verdict in card.verdicts)
        critical = bool(card.critical)
        return changed(
            card,
            verdicts=verdicts,
            overall=overall_of(rubric, verdicts, critical=critical),
            passed=has_passed(rubric, verdicts, critical=critical, resolved=card.resolved),
        )

    def _own(self, person: Person, contact_id: str) -> Contact:
        contact = self._contacts.find_contact(contact_id)
        if contact is None or contact.person_id != person.id:
            raise NotAllowed("Only the person who held a contact can do this.")
        return contact

    def _led(self, lead: Person, contact_id: str) -> Contact:
        contact = self._contacts.find_contact(contact_id)
        if contact is None or not lead.has(Role.LEAD) or not may_change_score(contact, lead):
            raise NotAllowed(
                "Only the lead of the person's team can do this, and only where the contact is open to them."
            )
        return contact

    def _open_appeal(self, contact_id: str) -> bool:
        return bool(self._reviews.appeals(contact_ids=[contact_id], open_only=True))


def _with_level(rubric: Rubric, verdict: Verdict, level: int | None) -> Verdict:
    """Return the verdict at the lead's level: its anchor is the reason, the next one what to reach for."""
    if level is None:
        return verdict
    anchors = rubric.criterion(verdict.criterion).levels
    return changed(
        verdict,
        level=level,
        unscored=None,
        not_relevant=False,
        reason=anchors[level],
        improve=anchors.get(level + 1, ""),
    )
