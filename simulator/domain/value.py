"""What every domain value is built from: a frozen base and the few number types that records use."""

import re
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field


class Value(BaseModel):
    """A frozen record that refuses unknown fields; its field docstrings feed the JSON Schemas and authors' guides."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True, str_strip_whitespace=True)


Points = Annotated[int, Field(ge=0, le=100)]
"""A whole number from 0 to 100."""

Percent = Annotated[int, Field(ge=0, le=400)]
"""A whole percentage, 100 = unchanged."""

Seconds = Annotated[int, Field(ge=0)]
"""Whole seconds of story time."""

Level = Annotated[int, Field(ge=1, le=5)]
"""One of the five anchored levels of a criterion."""

Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=60)]
"""A short name in lower case with hyphens, as files and links use it."""

Text = Annotated[str, Field(min_length=1)]
"""Text that may not be empty."""


_AMOUNT = re.compile(r"[0-9][0-9,]{0,12}(\.[0-9]{1,2})?")


def _cents_from(value: Any) -> Any:
    """Return whole cents for an amount written as people write it ("60", "4.20"); other values pass through."""
    if not isinstance(value, str):
        return value
    if not _AMOUNT.fullmatch(value.strip()):
        raise ValueError(f"{value[:40]!r} is not an amount; write it like 60 or 4.20")
    return int(Decimal(value.strip().replace(",", "")) * 100)


Cents = Annotated[int, Field(ge=0)]
"""An amount of money in hundredths of the company's currency."""

WrittenAmount = Annotated[int, BeforeValidator(_cents_from), Field(ge=0)]
"""An amount as authors write it (60 or 4.20), kept in hundredths."""


def clamp(value: int, low: int = 0, high: int = 100) -> int:
    """Return the value moved into [low, high]."""
    return max(low, min(high, value))
