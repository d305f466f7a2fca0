"""Saved versions of content: immutable rows, one per text that was ever in use."""

from datetime import datetime
from enum import StrEnum

from pydantic import ConfigDict

from simulator.domain.value import Value


class ContentKind(StrEnum):
    """Which sort of content file a text is."""

    PERSONA = "persona"
    COMPANY = "company"
    RUBRIC = "rubric"


class VersionStatus(StrEnum):
    """Whether a version is in the library."""

    DRAFT = "draft"
    PUBLISHED = "published"
    RETIRED = "retired"


class ContentVersion(Value):
    """One saved text of one content item, to the last character as its author saved it."""

    model_config = ConfigDict(str_strip_whitespace=False)

    kind: ContentKind
    id: str
    number: int
    sha256: str
    text: str
    author: str
    at: datetime
    status: VersionStatus = VersionStatus.PUBLISHED
