"""Writing content: checking a text, trying it out, saving it as a version; the files themselves are never written."""

from hashlib import sha256

from simulator.access import Right, require
from simulator.content import FileLibrary
from simulator.domain.errors import BadInput, ContentTrouble, NotFound
from simulator.domain.people import Person
from simulator.domain.persona import Persona
from simulator.domain.problem import Problem
from simulator.domain.version import ContentKind, ContentVersion, VersionStatus
from simulator.ports import Clock, VersionStore
from simulator.usecases.desk import changed


class Author:
    """What a trainer does with the library."""

    def __init__(self, library: FileLibrary, versions: VersionStore, clock: Clock) -> None:
        self._library = library
        self._versions = versions
        self._clock = clock

    def register_shipped(self) -> int:
        """Return how many shipped files were new and are now kept as versions."""
        waiting = self._library.versions_to_register(self._versions.versions(), self._clock.now())
        for version in waiting:
            self._versions.add_version(version)
        self._library.overlay(self._versions.versions())
        return len(waiting)

    def text_of(self, kind: ContentKind, item_id: str) -> str:
        """Return the text of an item as it is in use now."""
        return self._library.version_of(kind, item_id).text

    def template(self, kind: ContentKind) -> str:
        """Return the text that a new item of this kind starts from."""
        return self._library.template(kind)

    def history(self, kind: ContentKind, item_id: str) -> tuple[ContentVersion, ...]:
        """Return every saved version of an item, newest first."""
        kept = self._versions.versions(kind, item_id)
        return tuple(sorted(kept, key=lambda version: version.number, reverse=True))

    def check(self, kind: ContentKind, item_id: str, text: str) -> tuple[Problem, ...]:
        """Return every problem of a text that is not saved yet."""
        return self._library.check_text(kind, item_id, text)

    def persona_from(self, item_id: str, text: str) -> Persona:
        """Return a persona to be tried out from its unsaved text; raises ContentTrouble with the first problem."""
        persona, problems = self._library.parse_persona(item_id, text)
        if persona is None:
            raise ContentTrouble(f"This can't be tried out yet. Line {problems[0].line}: {problems[0].sentence}")
        return persona

    def save(self, person: Person, kind: ContentKind, item_id: str, text: str) -> ContentVersion:
        """Return the version that a text was saved as and that is in the library from now on."""
        require(person, Right.WRITE_CONTENT)
        problems = self.check(kind, item_id, text)
        if problems:
            raise ContentTrouble(f"Not saved: line {problems[0].line}: {problems[0].sentence}")
        newest = self.history(kind, item_id)
        if newest and newest[0].sha256 == _digest(text) and newest[0].status is VersionStatus.PUBLISHED:
            raise BadInput("This is what is saved already; nothing was changed.")
        version = self._versions.add_version(
            ContentVersion(
                kind=kind,
                id=item_id,
                number=newest[0].number + 1 if newest else 1,
                sha256=_digest(text),
                text=text,
                author=person.id,
                at=self._clock.now(),
            )
        )
        self._library.overlay(self._versions.versions())
        return version

    def written_by(self, person: Person) -> frozenset[str]:
        """Return the ids of the personas that a person wrote a version of."""
        personas = self._versions.versions(ContentKind.PERSONA)
        return frozenset(version.id for version in personas if version.author == person.id)

    def retire(self, person: Person, kind: ContentKind, item_id: str) -> ContentVersion:
        """Return an item's newest version of one's own, taken out of the library; a shipped file shows again."""
        require(person, Right.WRITE_CONTENT)
        mine = [version for version in self.history(kind, item_id) if version.author == person.id]
        if not mine:
            raise NotFound("There is no saved version of yours to take out of the library.")
        retired = self._versions.set_status(changed(mine[0], status=VersionStatus.RETIRED))
        self._library.overlay(self._versions.versions())
        return retired


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()
