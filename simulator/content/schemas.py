"""Generates what editors and authors go by: `schemas/*.schema.json`, and the field tables in the READMEs.

Run as `python -m simulator.content.schemas`; a test fails when the files on disk are stale.
"""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from simulator.content import parse
from simulator.content.field_tables import tables_of
from simulator.content.sources import SHIPPED, Kind

_ADAPTERS: Mapping[Kind, TypeAdapter[Any]] = {
    Kind.PERSONA: parse.PERSONA,
    Kind.COMPANY: parse.COMPANY,
    Kind.RUBRIC: parse.RUBRIC,
    Kind.MISTAKES: parse.CATALOGUE,
    Kind.CHANNELS: parse.NORMS,
}
_TITLES = {
    Kind.PERSONA: "A customer of Rapport",
    Kind.COMPANY: "A company of Rapport",
    Kind.RUBRIC: "A rubric of Rapport",
    Kind.MISTAKES: "The mistakes that Rapport teaches",
    Kind.CHANNELS: "The channels of Rapport",
}
_GUIDES = {"personas/README.md": Kind.PERSONA, "companies/README.md": Kind.COMPANY}
_TABLES = re.compile(r"(<!-- fields -->\n).*?(<!-- /fields -->)", re.DOTALL)


class _AsWritten(GenerateJsonSchema):
    """JSON Schema of what authors write rather than of what is kept."""

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        """Return a number for an amount of money, which may have cents; nothing else is converted before it is read."""
        return {"type": "number", "minimum": 0}


def rendered(root: Path) -> Mapping[Path, str]:
    """Return what each generated file should hold, by its path under the root."""
    files = {root / "schemas" / f"{kind}.schema.json": _schema_text(kind) for kind in Kind}
    return files | {root / name: _guide_text(root / name, tables_of(_schema(kind))) for name, kind in _GUIDES.items()}


def _schema(kind: Kind) -> dict[str, Any]:
    return _ADAPTERS[kind].json_schema(schema_generator=_AsWritten)


def _schema_text(kind: Kind) -> str:
    schema = _schema(kind)
    head = {"$schema": GenerateJsonSchema.schema_dialect, "title": _TITLES[kind]}
    return json.dumps(head | {key: value for key, value in schema.items() if key not in head}, indent=2) + "\n"


def _guide_text(path: Path, tables: str) -> str:
    """Return a README with its tables replaced; what stands around the marks is the author's."""
    return _TABLES.sub(lambda match: f"{match[1]}\n{tables}\n{match[2]}", path.read_text(encoding="utf-8"))


def save_all(root: Path) -> tuple[Path, ...]:
    """Write every generated file that has changed and return which."""
    changed = []
    for path, text in rendered(root).items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            changed.append(path)
    return tuple(changed)


if __name__ == "__main__":
    save_all(SHIPPED)
