"""All usable content of an installation: the shipped files overlaid by published versions."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from simulator.content.parse import parse_persona
from simulator.content.shelf import shelve
from simulator.content.sources import BAD_NAME, FOLDERS, Found, Kind, Source, is_id, load_folder
from simulator.domain.channel import Norms
from simulator.domain.company import Company
from simulator.domain.errors import ContentTrouble, NotFound
from simulator.domain.mistake import Catalogue
from simulator.domain.persona import Persona
from simulator.domain.problem import Problem
from simulator.domain.rubric import Rubric
from simulator.domain.version import ContentKind, ContentVersion, VersionStatus

SHIPPED_AUTHOR = "shipped"
"""Who wrote the versions that are registered from files; a file is in use until a person publishes a version."""

_FOLDER_OF = {kind: folder for folder, kind in FOLDERS.items()}


class FileLibrary:
    """The Library of ports.py over a folder of files; everything that is read is swapped at once."""

    def __init__(self, root: Path, versions: Sequence[ContentVersion] = ()) -> None:
        self._root = root
        self._files: Found = load_folder(root)
        self.overlay(versions)

    def reload(self) -> None:
        """Read the files again; the versions stay."""
        self._files = load_folder(self._root)
        self.overlay(self._versions)

    def overlay(self, versions: Sequence[ContentVersion]) -> None:
        """Use these saved versions over the files from now on."""
        sources, unread = self._files
        above = _in_use(versions)
        files = tuple(source for source in sources if source.item not in above)
        shelf = shelve((*files, *(_as_source(version) for version in above.values())), unread)
        self._versions, self._above, self._below, self._shelf = tuple(versions), above, files, shelf

    def personas(self) -> Mapping[str, Persona]:
        """Return every customer that has no problem, by id."""
        return self._shelf.personas

    def companies(self) -> Mapping[str, Company]:
        """Return every company that has no problem, by id."""
        return self._shelf.companies

    def rubrics(self) -> Mapping[str, Rubric]:
        """Return every rubric that has no problem, by id."""
        return self._shelf.rubrics

    def mistakes(self) -> Catalogue:
        """Return the catalogue of mistakes; empty where it has problems."""
        return self._shelf.mistakes

    def norms(self) -> Norms:
        """Return what is normal on each channel; empty where the file has problems."""
        return self._shelf.norms

    def problems(self) -> tuple[Problem, ...]:
        """Return everything that is wrong in any text, each with file and line."""
        return self._shelf.problems

    def version_of(self, kind: ContentKind, item_id: str) -> ContentVersion:
        """Return the version that is in use now; raises NotFound where there is none."""
        if (Kind(kind), item_id) in self._above:
            return self._above[Kind(kind), item_id]
        source = next((one for one in self._below if one.item == (Kind(kind), item_id) and one.listed), None)
        if source is None:
            raise NotFound(f"There is no {kind} called {item_id} in the library.")
        digest = _digest(source.text)
        kept = [version for version in self._of(kind, item_id) if version.sha256 == digest]
        return kept[-1] if kept else self._unregistered(source, self._versions, self._changed_at(source))

    def persona_at(self, item_id: str, sha256: str) -> Persona:
        """Return a persona as it was in one saved version, whatever is in use now."""
        texts = {version.sha256: version.text for version in self._of(ContentKind.PERSONA, item_id)}
        texts |= {_digest(one.text): one.text for one in self._files[0] if one.item == (Kind.PERSONA, item_id)}
        if sha256 not in texts:
            raise NotFound(f"The version of {item_id} that this contact was held with is not kept here.")
        return _persona_as_kept(texts[sha256], item_id)

    def versions_to_register(self, versions: Sequence[ContentVersion], at: datetime) -> tuple[ContentVersion, ...]:
        """Return a row for each shipped text that is not among the kept versions yet."""
        kept = {(version.kind, version.id, version.sha256) for version in versions}
        items = [one for one in self._files[0] if one.listed and one.kind in _FOLDER_OF]
        rows = [self._unregistered(one, versions, at) for one in items]
        return tuple(row for row in rows if (row.kind, row.id, row.sha256) not in kept)

    def template(self, kind: ContentKind) -> str:
        """Return the text that a new item of this kind starts from."""
        source = next((one for one in self._files[0] if one.item == (Kind(kind), "_template")), None)
        if source is None:
            raise NotFound(f"There is no _template.yaml for a {kind}; copy one that exists instead.")
        return source.text

    def check_text(self, kind: ContentKind, item_id: str, text: str) -> tuple[Problem, ...]:
        """Return every problem that a text would have as this item of the library."""
        file = f"{_FOLDER_OF[Kind(kind)]}/{item_id}.yaml"
        if not is_id(item_id):
            return (Problem(file=file, line=1, sentence=BAD_NAME),)
        return self._shelf.problems_of(Source(kind=Kind(kind), id=item_id, file=file, text=text))

    def parse_persona(self, item_id: str, text: str) -> tuple[Persona | None, tuple[Problem, ...]]:
        """Return a persona from a text that is not saved, with its problems; None where it has any."""
        problems = self.check_text(ContentKind.PERSONA, item_id, text)
        return (None if problems else _persona_as_kept(text, item_id)), problems

    def _of(self, kind: ContentKind, item_id: str) -> list[ContentVersion]:
        return [version for version in self._versions if version.kind == kind and version.id == item_id]

    def _unregistered(self, source: Source, versions: Sequence[ContentVersion], at: datetime) -> ContentVersion:
        """Return the row that a file's text would be kept as."""
        numbers = [one.number for one in versions if (Kind(one.kind), one.id) == source.item]
        return ContentVersion(
            kind=ContentKind(source.kind),
            id=source.id,
            number=max(numbers, default=0) + 1,
            sha256=_digest(source.text),
            text=source.text,
            author=SHIPPED_AUTHOR,
            at=at,
        )

    def _changed_at(self, source: Source) -> datetime:
        return datetime.fromtimestamp((self._root / source.file).stat().st_mtime, UTC)


def load_library(root: Path, versions: Sequence[ContentVersion] = ()) -> FileLibrary:
    """Return the library over a folder that holds `personas/`, `companies/` and `rubrics/`."""
    return FileLibrary(root, versions)


def _in_use(versions: Sequence[ContentVersion]) -> Mapping[tuple[Kind, str], ContentVersion]:
    """Return the newest published version of each item that a person wrote."""
    ordered = sorted(versions, key=lambda version: version.number)
    written = [one for one in ordered if one.status is VersionStatus.PUBLISHED and one.author != SHIPPED_AUTHOR]
    return {(Kind(one.kind), one.id): one for one in written}


def _as_source(version: ContentVersion) -> Source:
    kind = Kind(version.kind)
    file = f"{_FOLDER_OF[kind]}/{version.id}.yaml (version {version.number})"
    return Source(kind=kind, id=version.id, file=file, text=version.text)


@lru_cache(maxsize=128)
def _persona_as_kept(text: str, item_id: str) -> Persona:
    """Return the persona of a text that was checked when it was saved; kept, for a contact asks at every turn."""
    persona, problems = parse_persona(text, f"personas/{item_id}.yaml")
    if persona is None:
        raise ContentTrouble(f"A saved version of {item_id} can't be read any more: {problems[0]}. It was not changed.")
    return persona


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()
