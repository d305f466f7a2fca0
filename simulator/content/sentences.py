"""What pydantic found wrong -> one plain sentence and a line, with the word that was probably meant."""

import re
import types
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from simulator.content.text import Place, WrittenFile

_ID = "a name in lower case with digits and hyphens, like `late-order`"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return "; did you mean `x`?" where a known word is close, else nothing."""
    close = get_close_matches(word.lower(), sorted(known), n=1, cutoff=0.6)
    return f"; did you mean `{close[0]}`?" if close else ""


def listed(words: Iterable[str]) -> str:
    """Return words as a list for a sentence: "a, b or c"."""
    *most, last = list(words)
    return f"{', '.join(most)} or {last}" if most else last


def said_plainly(error: ValidationError, adapter: TypeAdapter[Any], written: WrittenFile) -> Iterator[tuple[int, str]]:
    """Yield the line and the sentence of every mistake that validation found."""
    errors = error.errors(include_url=False)
    missing: dict[Place, list[ErrorDetails]] = {}
    meant = {_parent(details): _suggested(details, adapter) for details in errors if _is_extra(details)}
    for details in errors:
        if details["type"] != "missing":
            yield _line(details, written), _sentence(details, adapter)
        elif details["loc"][-1] != meant.get(_parent(details)):
            missing.setdefault(_parent(details), []).append(details)
    for parent, lacking in missing.items():
        fields = " and ".join(f"`{details['loc'][-1]}`" for details in lacking)
        thing = _thing(_model_around(adapter, lacking[0]["loc"]))
        yield written.line_of(parent), f"{fields} {'is' if len(lacking) == 1 else 'are'} missing from this {thing}"


def _parent(details: ErrorDetails) -> Place:
    return details["loc"][:-1]


def _is_extra(details: ErrorDetails) -> bool:
    return details["type"] == "extra_forbidden"


def _line(details: ErrorDetails, written: WrittenFile) -> int:
    return written.line_of(tuple(part for part in details["loc"] if part != "[key]"))


def _sentence(details: ErrorDetails, adapter: TypeAdapter[Any]) -> str:
    loc, given = details["loc"], details["input"]
    name = _name(loc[:-2] if loc and loc[-1] == "[key]" else loc)
    match details["type"]:
        case "extra_forbidden":
            thing = _thing(_model_around(adapter, details["loc"]))
            suggestion = _suggested(details, adapter)
            hint = f"; did you mean `{suggestion}`?" if suggestion else ""
            return f"{name} is not a field of {article(thing)}{hint}"
        case "string_too_short":
            return f"{name} is empty: give it a value or take the line out"
        case "string_too_long":
            return f"{name} is longer than {details['ctx']['max_length']} characters"
        case "string_pattern_mismatch":
            return f"{_shown(given)} is not {_pattern_meant(details['ctx']['pattern'], str(given))}"
        case "enum":
            return _not_one_of(name, given, re.findall(r"'([^']+)'", details["ctx"]["expected"]))
        case "int_parsing" | "int_type" | "int_from_float" | "int_parsing_size":
            return f"{name} must be a whole number, not {_shown(given)}"
        case "bool_parsing" | "bool_type":
            return f"{name} must be `true` or `false`, not {_shown(given)}"
        case "greater_than_equal" | "less_than_equal" as kind:
            bound = details["ctx"]["ge"] if kind == "greater_than_equal" else details["ctx"]["le"]
            return f"{name} is {given}, but must be {'at least' if kind == 'greater_than_equal' else 'at most'} {bound}"
        case "tuple_type":
            return f"{name} must be a list: one item a line, each behind a dash"
        case "string_type":
            return f"{name} must be plain text; if it holds a colon, a bracket or a brace, put it in quotes"
        case "model_type" | "model_attributes_type" | "dict_type" | "mapping_type":
            return f"{name} must be a set of `key: value` lines{', indented under it' if loc else ''}"
        case "too_short":
            return f"{name} must have at least {details['ctx']['min_length']} entries"
        case "too_long":
            return f"{name} must have at most {details['ctx']['max_length']} entries"
        case "value_error":
            return f"{name}: {details['ctx']['error']}"
    return f"{name}: {details['msg'][:1].lower()}{details['msg'][1:]}"


def _not_one_of(name: str, given: object, words: list[str]) -> str:
    if len(words) > 8:
        return f"{_shown(given)} is not a known word for {name}{did_you_mean(str(given), words)}"
    return f"{_shown(given)} is not one of {listed(words)}{did_you_mean(str(given), words)}"


def _pattern_meant(pattern: str, given: str) -> str:
    """Return what a pattern of alternatives allows, in words; every other pattern here is that of an id."""
    alternatives = re.fullmatch(r"\^\((.+)\)\$", pattern)
    if alternatives is None:
        return _ID
    words = [word.replace(r"\(\d{1,3}\)", "(60)") for word in alternatives.group(1).split("|")]
    return f"one of {listed(words)}{did_you_mean(given, words)}"


def _shown(given: object) -> str:
    if isinstance(given, str):
        return f"`{given if len(given) <= 40 else given[:40] + '...'}`"
    return "a list" if isinstance(given, list | tuple) else "a set of fields"


def _name(loc: Place) -> str:
    """Return how a place is called in a sentence: its key, or the list that it is an item of."""
    words = [part for part in loc if isinstance(part, str)]
    if not words:
        return "the file"
    last = loc[-1]
    return f"`{last}`" if isinstance(last, str) else f"item {last + 1} of `{words[-1]}`"


def _suggested(details: ErrorDetails, adapter: TypeAdapter[Any]) -> str | None:
    model = _model_around(adapter, details["loc"])
    known = sorted(model.model_fields) if model else []
    close = get_close_matches(str(details["loc"][-1]).lower(), known, n=1, cutoff=0.6)
    return close[0] if close else None


def _thing(model: type[BaseModel] | None) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", " ", model.__name__).lower() if model else "file"


def article(thing: str) -> str:
    """Return a thing with its article."""
    return f"an {thing}" if thing[0] in "aeiou" else f"a {thing}"


def _model_around(adapter: TypeAdapter[Any], loc: Place) -> type[BaseModel] | None:
    """Return the model that the last part of a path is, or should have been, a field of."""
    annotation = adapter._type
    for part in loc[:-1]:
        annotation = _inside(annotation, part)
    return next((kind for kind in _kinds(annotation) if _is_model(kind)), None)


def _inside(annotation: Any, part: str | int) -> Any:
    for kind in _kinds(annotation):
        if _is_model(kind) and part in kind.model_fields:
            return kind.model_fields[part].annotation
        if get_origin(kind) is tuple:
            return get_args(kind)[0]
        if get_origin(kind) in (dict, Mapping):
            return get_args(kind)[1]
    return None


def _kinds(annotation: Any) -> tuple[Any, ...]:
    """Return what an annotation may be, with `Annotated` and unions taken apart."""
    if get_origin(annotation) is Annotated:
        return _kinds(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        return tuple(kind for one in get_args(annotation) for kind in _kinds(one))
    return (annotation,)


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)
