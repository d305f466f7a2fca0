"""Checks content files wherever they lie, for the command line and for authors at work."""

from collections.abc import Sequence
from os import PathLike
from pathlib import Path

from simulator.content.shelf import shelve
from simulator.content.sources import FOLDERS, SHIPPED, Source, load_folder, load_paths
from simulator.domain.problem import Problem


def check_paths(paths: Sequence[str | PathLike[str]] = ()) -> tuple[Problem, ...]:
    """Return every problem in these files and folders; without any, in all content that is shipped."""
    asked = [Path(path) for path in paths] or [SHIPPED / name for name in FOLDERS]
    sources, unread = load_paths(asked)
    own = {source.file for source in sources} | {problem.file for problem in unread}
    shelf = shelve((*sources, *_background(sources, asked)), unread)
    return tuple(problem for problem in shelf.problems if problem.file in own)


def _background(sources: Sequence[Source], asked: Sequence[Path]) -> tuple[Source, ...]:
    """Return the content that checked files may refer to: what lies beside them, then what is shipped."""
    taken = {source.item for source in sources}
    found: list[Source] = []
    for root in [*dict.fromkeys(_root_of(path) for path in asked), SHIPPED]:
        for source in load_folder(root)[0]:
            if source.item not in taken:
                taken.add(source.item)
                found.append(source)
    return tuple(found)


def _root_of(path: Path) -> Path:
    """Return the folder that holds `personas/` and the like, seen from a file or folder within."""
    whole = path.resolve()
    named = next((part for part in (whole, *whole.parents) if part.name in FOLDERS), None)
    return named.parent if named else whole if whole.is_dir() else whole.parent
