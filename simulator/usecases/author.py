"""Writing content: checking a text, trying it out, saving it as a version; the files themselves are never written."""

import json
from collections.abc import Iterable, Sequence
from copy import copy
from datetime import datetime
from hashlib import sha256
from threading import Lock

from pydantic import ConfigDict

from simulator.access import Right, require
from simulator.content import FileLibrary
from simulator.content.library import SHIPPED_AUTHOR
from simulator.content.sources import is_id
from simulator.content.text import LARGEST_FILE
from simulator.domain.errors import BadInput, ContentTrouble, NotFound, RapportError
from simulator.domain.people import Person
from simulator.domain.persona import Persona
from simulator.domain.problem import Problem
from simulator.domain.value import Value
from simulator.domain.version import ContentKind, ContentVersion, VersionStatus
from simulator.ports import Clock, SettingStore, VersionStore
from simulator.usecases.desk import changed


class Draft(Value):
    """What somebody is writing and has not saved, to the last character."""

    model_config = ConfigDict(str_strip_whitespace=False)

    kind: ContentKind
    id: str
    text: str
    begun_from: str | None
    """The digest of the version in use when the writing began; None for a new item."""
    at: datetime


class Overtaken(RapportError):
    """Somebody saved the same item while a text was being written; carries what is in use now."""

    def __init__(self, now: ContentVersion | None) -> None:
        what = f"version {now.number} is in use now" if now else "it is not in the library any more"
        super().__init__(
            f"Not saved: this item changed after you began, {what}. Your text is still here. Look at the difference "
            "first; you can save over it then."
        )
        self.now = now


class Author:
    """What a trainer does with the library."""

    def __init__(self, library: FileLibrary, versions: VersionStore, settings: SettingStore, clock: Clock) -> None:
        self._library = library
        self._versions = versions
        self._settings = settings
        self._clock = clock
        self._saving = Lock()

    def register_shipped(self) -> int:
        """Return how many shipped files were new and are now kept as versions."""
        waiting = self._library.versions_to_register(self._versions.versions(), self._clock.now())
        for version in waiting:
            self._versions.add_version(version)
        self._refresh()
        return len(waiting)

    # -- reading -------------------------------------------------------------------------------------------------------

    def in_use(self, kind: ContentKind, item_id: str) -> ContentVersion | None:
        """Return the version of an item that the library uses now, None where it is not in the library."""
        return _in_use(self._library, kind, item_id)

    def items(self, kind: ContentKind) -> tuple[ContentVersion, ...]:
        """Return the version in use of every item of a kind, those with problems included, by id."""
        found = (self.in_use(kind, item_id) for item_id in self._ids(kind))
        return tuple(version for version in found if version is not None)

    def taken_out(self, kind: ContentKind) -> tuple[str, ...]:
        """Return the ids of items that have saved versions, none of which is in the library."""
        return tuple(item_id for item_id in self._ids(kind) if self.in_use(kind, item_id) is None)

    def template(self, kind: ContentKind) -> str:
        """Return the text that a new item of this kind starts from."""
        return self._library.template(kind)

    def history(self, kind: ContentKind, item_id: str) -> tuple[ContentVersion, ...]:
        """Return every saved version of an item, newest first."""
        kept = self._versions.versions(kind, item_id)
        return tuple(sorted(kept, key=lambda version: version.number, reverse=True))

    def written_by(self, person: Person) -> frozenset[str]:
        """Return the ids of the personas that a person wrote a version of."""
        personas = self._versions.versions(ContentKind.PERSONA)
        return frozenset(version.id for version in personas if version.author == person.id)

    # -- checking ------------------------------------------------------------------------------------------------------

    def check(self, kind: ContentKind, item_id: str, text: str) -> tuple[Problem, ...]:
        """Return every problem that a text has, and of a sound one those that it would make in other items."""
        own = self._library.check_text(kind, item_id, text)
        return own or self._harm((*self._versions.versions(), self._written(kind, item_id, text, author="")))

    def persona_from(self, item_id: str, text: str) -> Persona:
        """Return a persona to be tried out from its unsaved text; raises ContentTrouble with the first problem."""
        persona, problems = self._library.parse_persona(item_id, text)
        if persona is None:
            raise ContentTrouble(f"This can't be tried out yet. Line {problems[0].line}: {problems[0].sentence}")
        return persona

    # -- drafts --------------------------------------------------------------------------------------------------------

    def begin(self, person: Person, kind: ContentKind, item_id: str, text: str) -> Draft:
        """Return the kept draft of an item that does not exist yet, begun from the text of another or a template."""
        if not is_id(item_id):
            raise BadInput("A name is lower case with digits and hyphens, up to 60 characters, like late-order.")
        if self.history(kind, item_id) or self.draft(person, kind, item_id):
            raise BadInput(f"There is a {kind} called {item_id} already. Choose another name, or open that one.")
        return self.keep_draft(person, kind, item_id, text, begun_from=None)

    def draft(self, person: Person, kind: ContentKind, item_id: str) -> Draft | None:
        """Return what a person is writing of an item, None where nothing is kept."""
        kept = self._settings.setting(_draft_key(person, _name(kind, item_id)))
        return Draft.model_validate_json(kept) if kept else None

    def drafts(self, person: Person) -> tuple[Draft, ...]:
        """Return everything that a person is writing, the latest first."""
        kept = (self._settings.setting(_draft_key(person, name)) for name in self._draft_names(person))
        found = [Draft.model_validate_json(text) for text in kept if text]
        return tuple(sorted(found, key=lambda draft: draft.at, reverse=True))

    def keep_draft(self, person: Person, kind: ContentKind, item_id: str, text: str, begun_from: str | None) -> Draft:
        """Return what a person is writing, kept until it is saved as a version or dropped."""
        require(person, Right.WRITE_CONTENT)
        _refuse_unkeepable(text)
        draft = Draft(kind=kind, id=item_id, text=text, begun_from=begun_from, at=self._clock.now())
        self._settings.save_setting(_draft_key(person, _name(kind, item_id)), draft.model_dump_json())
        self._name_drafts(person, {*self._draft_names(person), _name(kind, item_id)})
        return draft

    def drop_draft(self, person: Person, kind: ContentKind, item_id: str) -> None:
        """Forget what a person was writing of an item."""
        self._settings.save_setting(_draft_key(person, _name(kind, item_id)), "")
        self._name_drafts(person, set(self._draft_names(person)) - {_name(kind, item_id)})

    # -- saving --------------------------------------------------------------------------------------------------------

    def save(
        self, person: Person, kind: ContentKind, item_id: str, text: str, begun_from: str | None
    ) -> ContentVersion:
        """Return the version that a text was saved as and that is in the library from now on.

        `begun_from` is the digest of the version that was in use when the writing began, None for a new item. Where
        another one is in use by now nothing is saved and Overtaken says so.
        """
        require(person, Right.WRITE_CONTENT)
        with self._saving:
            self._refresh()
            _refuse_unkeepable(text)
            self._refuse_problems(kind, item_id, text)
            now = self.in_use(kind, item_id)
            if now and now.sha256 == digest_of(text):
                raise BadInput("This is what is in use already; nothing was changed.")
            if (now.sha256 if now else None) != begun_from:
                raise Overtaken(now)
            saved = self._kept(self._written(kind, item_id, text, person.id))
            self._refresh()
        return saved

    def retire(self, person: Person, kind: ContentKind, item_id: str) -> ContentVersion:
        """Return the version of one's own that was in use, taken out of the library; what was below it shows again."""
        require(person, Right.WRITE_CONTENT)
        with self._saving:
            self._refresh()
            now = self.in_use(kind, item_id)
            if now is None or now.author != person.id:
                raise NotFound("The version in use is not one of yours. Nothing was taken out of the library.")
            harm = self._harm(self._versions_without(now))
            if harm:
                raise ContentTrouble(f"Not taken out: {harm[0].file}, line {harm[0].line}, {harm[0].sentence}.")
            retired = self._versions.set_status(changed(now, status=VersionStatus.RETIRED))
            self._refresh()
        return retired

    def below(self, version: ContentVersion) -> ContentVersion | None:
        """Return what would be in use if a version were taken out of the library, None where nothing would."""
        return _in_use(self._with(self._versions_without(version)), version.kind, version.id)

    def _refuse_problems(self, kind: ContentKind, item_id: str, text: str) -> None:
        problems = self.check(kind, item_id, text)
        if problems:
            first = problems[0]
            raise ContentTrouble(
                f"Not saved, your text is still here. {first.file}, line {first.line}: {first.sentence}"
            )

    def _kept(self, written: ContentVersion) -> ContentVersion:
        """Return the version that holds a text: a new one, or the older one with the same text, brought back."""
        history = self.history(written.kind, written.id)
        older = next((version for version in history if version.sha256 == written.sha256), None)
        return self._brought_back(older, history) if older else self._versions.add_version(written)

    def _brought_back(self, older: ContentVersion, history: Sequence[ContentVersion]) -> ContentVersion:
        """Return an older version, in use again because whatever stands above it is taken out."""
        above = [one for one in history if _stands_above(one, older)]
        without = [one for one in self._versions.versions() if one not in (*above, older)]
        back = changed(older, status=VersionStatus.PUBLISHED)
        then = _in_use(self._with((*without, back)), older.kind, older.id)
        if then is None or then.sha256 != older.sha256:
            raise ContentTrouble(
                "Not saved, your text is still here: it is word for word one that came with an earlier release. Change "
                "something in it, a comment will do, and save it as a version of your own."
            )
        for version in (back, *(changed(one, status=VersionStatus.RETIRED) for one in above)):
            self._versions.set_status(version)
        return back

    # -- small steps ---------------------------------------------------------------------------------------------------

    def _refresh(self) -> None:
        self._library.overlay(self._versions.versions())

    def _with(self, versions: Sequence[ContentVersion]) -> FileLibrary:
        """Return the library as it would be with other versions; the one in use is left alone."""
        trial = copy(self._library)
        trial.overlay(versions)
        return trial

    def _harm(self, versions: Sequence[ContentVersion]) -> tuple[Problem, ...]:
        """Return the problems that the library would have with other versions, and has not now."""
        known = set(self._library.problems())
        return tuple(problem for problem in self._with(versions).problems() if problem not in known)

    def _versions_without(self, version: ContentVersion) -> tuple[ContentVersion, ...]:
        return tuple(one for one in self._versions.versions() if one != version)

    def _ids(self, kind: ContentKind) -> tuple[str, ...]:
        return tuple(sorted({version.id for version in self._versions.versions(kind)}))

    def _written(self, kind: ContentKind, item_id: str, text: str, author: str) -> ContentVersion:
        history = self.history(kind, item_id)
        return ContentVersion(
            kind=kind,
            id=item_id,
            number=history[0].number + 1 if history else 1,
            sha256=digest_of(text),
            text=text,
            author=author,
            at=self._clock.now(),
        )

    def _draft_names(self, person: Person) -> tuple[str, ...]:
        return tuple(json.loads(self._settings.setting(f"drafts:{person.id}") or "[]"))

    def _name_drafts(self, person: Person, names: Iterable[str]) -> None:
        self._settings.save_setting(f"drafts:{person.id}", json.dumps(sorted(names)))


def digest_of(text: str) -> str:
    """Return what tells one text from every other."""
    return sha256(text.encode()).hexdigest()


def _in_use(library: FileLibrary, kind: ContentKind, item_id: str) -> ContentVersion | None:
    try:
        return library.version_of(kind, item_id)
    except NotFound:
        return None


def _stands_above(one: ContentVersion, older: ContentVersion) -> bool:
    """Return whether a version keeps an older one from being in use: a person's newer one, or any above a file."""
    published = one.status is VersionStatus.PUBLISHED and one.author != SHIPPED_AUTHOR
    return published and (one.number > older.number or older.author == SHIPPED_AUTHOR)


def _refuse_unkeepable(text: str) -> None:
    try:
        size = len(text.encode())
    except UnicodeEncodeError as error:
        line = text.count("\n", 0, error.start) + 1
        raise BadInput(f"Line {line} holds a character that is not text, so this is not kept. Take it out.") from error
    if size > LARGEST_FILE:
        raise BadInput("This text is larger than 1 MB, which content never is. It is not kept; shorten it.")


def _name(kind: ContentKind, item_id: str) -> str:
    return f"{kind}:{item_id}"


def _draft_key(person: Person, name: str) -> str:
    return f"draft:{person.id}:{name}"
