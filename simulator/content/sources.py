"""Which files are content, of which kind, and under what id."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from simulator.content.text import load_text
from simulator.domain.problem import Problem

SHIPPED = Path(__file__).resolve().parents[2]
"""The folder that holds the customers, companies and rubrics which come with the product."""

_NAMED_SCHEMA = re.compile(r"\A#.*\$schema=\S*?(\w+)\.schema\.json")
_FIRST_LINE = 200
"""Characters within which a file names its schema."""
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")


class Kind(StrEnum):
    """What a content file holds."""

    PERSONA = "persona"
    COMPANY = "company"
    RUBRIC = "rubric"
    MISTAKES = "mistakes"
    CHANNELS = "channels"


_NEEDED = ("rubrics/core.yaml", "rubrics/shared/mistakes.yaml", "rubrics/shared/channels.yaml")
_SUFFIXES = (".yaml", ".yml")
FOLDERS = {"personas": Kind.PERSONA, "companies": Kind.COMPANY, "rubrics": Kind.RUBRIC}


@dataclass(frozen=True)
class Source:
    """One content text and where it came from."""

    kind: Kind
    id: str
    """The file's stem."""
    file: str
    """The path as problems name it."""
    text: str

    @property
    def item(self) -> tuple[Kind, str]:
        """Return what this is a text of."""
        return self.kind, self.id

    @property
    def listed(self) -> bool:
        """Return whether it is an item of the library; templates are only checked."""
        return not self.id.startswith("_")


Found = tuple[tuple[Source, ...], tuple[Problem, ...]]


def load_folder(root: Path) -> Found:
    """Return every content text under a root folder, and problems of the files that can't be read or are not there."""
    sources, problems = _load((path, path.relative_to(root).as_posix()) for path in _content_files(root))
    missing = [name for name in _NEEDED if not (root / name).exists()]
    absent = (Problem(file=name, line=1, sentence="this file is missing") for name in missing)
    first = {source.item: source for source in reversed(sources)}
    return tuple(first.values())[::-1], (*problems, *absent, *_twice(sources, first))


def load_paths(paths: Iterable[Path]) -> Found:
    """Return the content texts of files and folders, each called as it is seen from where we are."""
    files = dict.fromkeys(file for path in paths for file in _files_at(path))
    return _load((file, _from_here(file)) for file in files)


def _twice(sources: Iterable[Source], first: Mapping[tuple[Kind, str], Source]) -> Iterator[Problem]:
    for source in sources:
        if first[source.item] is not source:
            sentence = f"`{first[source.item].file}` has the same id; give this file another name"
            yield Problem(file=source.file, line=1, sentence=sentence)


def _files_at(path: Path) -> list[Path]:
    """Return the YAML files that a path means: of a library its content, of any other folder all, of a file itself."""
    if not path.is_dir():
        return [path]
    return _content_files(path) or _yaml_in(path)


def _content_files(root: Path) -> list[Path]:
    return [file for name in FOLDERS if (root / name).is_dir() for file in _yaml_in(root / name)]


def _yaml_in(folder: Path) -> list[Path]:
    files = (file for file in folder.rglob("*") if file.suffix in _SUFFIXES)
    return sorted(files, key=lambda file: (len(file.parts), file))


def _from_here(path: Path) -> str:
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_absolute() and path.is_relative_to(here) else path)


def _load(files: Iterable[tuple[Path, str]]) -> Found:
    loaded = [_load_one(path, shown) for path, shown in files]
    sources = tuple(one for one in loaded if isinstance(one, Source))
    return sources, tuple(one for one in loaded if isinstance(one, Problem))


def _load_one(path: Path, shown: str) -> Source | Problem:
    text = load_text(path, shown)
    if isinstance(text, Problem):
        return text
    kind = kind_of(path, text)
    if kind is None:
        return Problem(file=shown, line=1, sentence=_UNKNOWN_KIND)
    if path.suffix != ".yaml":
        return Problem(file=shown, line=1, sentence=_BAD_SUFFIX)
    if not is_id(path.stem.removeprefix("_")):
        return Problem(file=shown, line=1, sentence=BAD_NAME)
    return Source(kind=kind, id=path.stem, file=shown, text=text)


_UNKNOWN_KIND = (
    "can't tell what this file holds: put it in `personas/`, `companies/` or `rubrics/`, or name its schema in line 1"
)
_BAD_SUFFIX = "the name of a content file must end in `.yaml`, or it is not loaded"
BAD_NAME = "the file's name is its id: use lower case with digits and hyphens, like `late-order.yaml`"


def is_id(name: str) -> bool:
    """Return whether a name can be the id of an item and the stem of its file."""
    return _ID.fullmatch(name) is not None


def kind_of(path: Path, text: str) -> Kind | None:
    """Return what a file holds, by its folder or else by the schema that its first line names."""
    folder = path.resolve().parent
    if folder.name == "shared" and folder.parent.name == "rubrics":
        return next((kind for kind in (Kind.MISTAKES, Kind.CHANNELS) if kind == path.stem), None)
    named = _NAMED_SCHEMA.match(text[:_FIRST_LINE])
    by_schema = next((kind for kind in Kind if named and kind == named.group(1)), None)
    return FOLDERS.get(folder.name, by_schema)
