"""Texts and folders of content for tests: the shipped templates, whole or with one thing changed."""

from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from simulator.content.sources import SHIPPED
from simulator.domain.version import ContentKind, ContentVersion, VersionStatus

AT = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)

PERSONA = (SHIPPED / "personas" / "_template.yaml").read_text(encoding="utf-8")
COMPANY = (SHIPPED / "companies" / "_template.yaml").read_text(encoding="utf-8")
RUBRIC = (SHIPPED / "rubrics" / "core.yaml").read_text(encoding="utf-8")
MISTAKES = (SHIPPED / "rubrics" / "shared" / "mistakes.yaml").read_text(encoding="utf-8")
CHANNELS = (SHIPPED / "rubrics" / "shared" / "channels.yaml").read_text(encoding="utf-8")


def changed(text: str, old: str, new: str) -> str:
    """Return the text with one passage replaced, which must stand there exactly once."""
    assert text.count(old) == 1, f"{old!r} stands there {text.count(old)} times"
    return text.replace(old, new)


def line_of(text: str, words: str) -> int:
    """Return the number of the first line that holds these words."""
    return next(number for number, line in enumerate(text.splitlines(), 1) if words in line)


def content_folder(root: Path, **personas: str) -> Path:
    """Return a folder with one company, the rubric, the catalogue, the channels and these personas."""
    files = {
        "companies/greenpost.yaml": COMPANY,
        "rubrics/core.yaml": RUBRIC,
        "rubrics/shared/mistakes.yaml": MISTAKES,
        "rubrics/shared/channels.yaml": CHANNELS,
        **{f"personas/{name}.yaml": text for name, text in personas.items()},
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


def version(
    text: str,
    item_id: str = "nadia",
    number: int = 2,
    author: str = "person-1",
    kind: ContentKind = ContentKind.PERSONA,
    status: VersionStatus = VersionStatus.PUBLISHED,
) -> ContentVersion:
    """Return a saved version of a text."""
    digest = sha256(text.encode()).hexdigest()
    return ContentVersion(
        kind=kind, id=item_id, number=number, sha256=digest, text=text, author=author, at=AT, status=status
    )
