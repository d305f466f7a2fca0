"""Which files are content, of which kind, and under what id."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from simulator.content.text import load_text
from simulator.domain.problem import Problem

SHIPPED = Path(__file__).resolve().parents[2]
"""The folder that holds the customers, companies and rubrics which come with the product."""

_NAMED_SCHEMA = re.compile(r"\A#.*\$schema=\S*?(\w+)\.schema\.json")
_ID = re.compile(r"_?[a-z0-9][a-z0-9-]*")


class Kind(StrEnum):
    """What a content file holds."""

    PERSONA = "persona"
    COMPANY = "company"
    RUBRIC = "rubric"
    MISTAKES = "mistakes"
    CHANNELS = "channels"


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
    def listed(self) -> bool:
        """Return whether it is an item of the library; templates are only checked."""
        return not self.id.startswith("_")


Found = tuple[tuple[Source, ...], tuple[Problem, ...]]


def load_folder(root: Path) -> Found:
    """Return every content text under a root folder, and problems of the files that can't be read."""
    folders = [root / name for name in FOLDERS] + [root / "rubrics" / "shared"]
    paths = [path for folder in folders for path in sorted(folder.glob("*.yaml"))]
    return _load((path, path.relative_to(root).as_posix()) for path in paths)


def load_paths(paths: Iterable[Path]) -> Found:
    """Return the content texts of files and folders, each called as it was asked for."""
    problems: list[Problem] = []
    files: list[tuple[Path, str]] = []
    for path in paths:
        if path.is_dir():
            files += [(file, str(file)) for file in sorted(path.rglob("*.y*ml")) if file.suffix in (".yaml", ".yml")]
        elif path.exists():
            files.append((path, str(path)))
        else:
            problems.append(Problem(file=str(path), line=1, sentence="there is no such file or folder"))
    sources, unread = _load(files)
    return sources, (*problems, *unread)


def _load(files: Iterable[tuple[Path, str]]) -> Found:
    sources: list[Source] = []
    problems: list[Problem] = []
    for path, shown in files:
        for item in _load_one(path, shown):
            (sources if isinstance(item, Source) else problems).append(item)  # type: ignore[attr-defined]
    return tuple(sources), tuple(problems)


def _load_one(path: Path, shown: str) -> Iterator[Source | Problem]:
    text = load_text(path, shown)
    if isinstance(text, Problem):
        yield text
        return
    kind = kind_of(path, text)
    if kind is None:
        yield Problem(file=shown, line=1, sentence=_UNKNOWN_KIND)
        return
    if path.suffix != ".yaml":
        yield Problem(file=shown, line=1, sentence="the name of a content file must end in `.yaml`, or it is not loaded")
    if _ID.fullmatch(path.stem) is None:
        yield Problem(file=shown, line=1, sentence=_BAD_NAME)
        return
    yield Source(kind=kind, id=path.stem, file=shown, text=text)


_UNKNOWN_KIND = (
    "can't tell what this file holds: put it in `personas/`, `companies/` or `rubrics/`, or name its schema in line 1"
)
_BAD_NAME = "the file's name is its id: use lower case with digits and hyphens, like `late-order.yaml`"


def kind_of(path: Path, text: str) -> Kind | None:
    """Return what a file holds, by its folder or else by the schema that its first line names."""
    folder = path.resolve().parent
    if folder.name == "shared" and folder.parent.name == "rubrics":
        return next((kind for kind in (Kind.MISTAKES, Kind.CHANNELS) if kind == path.stem), None)
    named = _NAMED_SCHEMA.match(text)
    by_schema = next((kind for kind in Kind if named and kind == named.group(1)), None)
    return FOLDERS.get(folder.name, by_schema)
