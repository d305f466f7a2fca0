"""A JSON Schema as Markdown tables for authors: one table a kind of thing, one row a field."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

Schema = Mapping[str, Any]

_MANY = 8
"""A longer list of words is named, not spelled out."""
_ID_PATTERN = "^[a-z0-9]"


def tables_of(schema: Schema) -> str:
    """Return a table of the schema's fields and one of each thing within it, in order of reading."""
    things = {schema.get("title", ""): schema, **{name: schema["$defs"][name] for name in _within(schema, schema, {})}}
    return "\n".join(_table(name, one, schema) for name, one in things.items())


def _within(node: Schema, whole: Schema, seen: dict[str, None]) -> dict[str, None]:
    """Return the names of the things that a schema node leads to, in order of reading."""
    for name in _references(node):
        if name not in seen and "properties" in whole["$defs"][name]:
            seen[name] = None
            _within(whole["$defs"][name], whole, seen)
    return seen


def _references(node: Any) -> Iterator[str]:
    if isinstance(node, Mapping):
        if "$ref" in node:
            yield _name(node)
        for key, inner in node.items():
            if key != "$defs":
                yield from _references(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from _references(inner)


def _name(node: Schema) -> str:
    return str(node["$ref"]).rsplit("/", 1)[-1]


def _table(name: str, one: Schema, whole: Schema) -> str:
    required = one.get("required", ())
    rows = [_row(field, node, field in required, whole) for field, node in one["properties"].items()]
    head = ["| Field | Takes | Left out | What it is |", "|---|---|---|---|"]
    return "\n".join([f"### {_plain(name)}", "", one.get("description", ""), "", *head, *rows, ""])


def _row(field: str, node: Schema, required: bool, whole: Schema) -> str:
    cells = (f"`{field}`", _takes(node, whole), _left_out(node, required), _cell(_meaning(node, whole)))
    return f"| {' | '.join(cells)} |"


def _meaning(node: Schema, whole: Schema) -> str:
    """Return what a field is in its own words, or else what the thing it holds is."""
    things = [whole["$defs"][name] for name in _references(node)]
    inner = next((thing.get("description", "") for thing in things if "properties" in thing), "")
    return str(node.get("description") or inner)


def _takes(node: Schema, whole: Schema) -> str:
    """Return in words what a field takes."""
    if "anyOf" in node:
        return _takes(next(one for one in node["anyOf"] if one.get("type") != "null"), whole)
    if "$ref" in node:
        return _takes_thing(_name(node), whole)
    match node.get("type"):
        case "array":
            return f"list: {_takes(node['items'], whole)}"
        case "object":
            keys, values = _entries(node)
            return f"by {_takes(keys, whole)}: {_takes(values, whole)}"
        case "boolean":
            return "`true` or `false`"
        case "integer":
            return _number(node)
        case "number":
            return "amount of money"
    return _text(node)


def _takes_thing(name: str, whole: Schema) -> str:
    thing = whole["$defs"][name]
    if "enum" not in thing:
        return f"[{_plain(name)}](#{_plain(name).replace(' ', '-')})"
    return _words(thing["enum"]) if len(thing["enum"]) <= _MANY else _plain(name)


def _entries(node: Schema) -> tuple[Schema, Schema]:
    """Return what the keys and what the values of a mapping are; keys may be given by name or by pattern."""
    if "patternProperties" in node:
        pattern, values = next(iter(node["patternProperties"].items()))
        return {"pattern": pattern}, values
    return node.get("propertyNames", {}), node["additionalProperties"]


def _number(node: Schema) -> str:
    low, high = node.get("minimum"), node.get("maximum")
    if high is not None:
        return f"{low} to {high}"
    return "whole number" if low is None else f"whole number from {low}"


def _text(node: Schema) -> str:
    pattern = str(node.get("pattern", ""))
    if pattern.startswith(_ID_PATTERN):
        return "id"
    alternatives = re.fullmatch(r"\^\((.+)\)\$", pattern)
    if alternatives is None:
        return "text"
    return _words([word.replace(r"\(\d{1,3}\)", "(60)") for word in alternatives.group(1).split("|")])


def _words(words: list[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def _left_out(node: Schema, required: bool) -> str:
    if required:
        return "**must be there**"
    default = node.get("default")
    if default is None or default == "" or isinstance(default, list | dict):
        return "nothing"
    return f"`{str(default).lower() if isinstance(default, bool) else default}`"


def _plain(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
