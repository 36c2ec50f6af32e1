"""A value and a JSON schema in; where the value does not keep to the schema, in words a diplomat can act
on, out.

The part of JSON Schema (draft 2020-12) that the schemas of the lore use, so that edited lore can be
checked without
any developer's tool. A schema that uses more is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from typing import Any, NamedTuple

Path = tuple[str | int, ...]
_TYPES: Mapping[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}
_CALLED = {
    "object": "fields with values",
    "array": "a list",
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "null": "nothing",
}
_ABOUT = frozenset(("$schema", "$defs", "title", "description"))


class Fault(NamedTuple):
    """What is wrong at a path of keys and positions, and what to do."""

    path: Path
    wrong: str
    remedy: str


class Shape:
    """One schema. Raises ValueError for one that uses a keyword not known here."""

    def __init__(self, schema: Mapping[str, Any]) -> None:
        self._root = schema
        self._refuse_unknown(schema)

    def faults(self, value: Any) -> list[Fault]:
        """All faults of the value, in the order in which it is written."""
        return list(self._faults(value, self._root, ()))

    def referred(self, schema: Mapping[str, Any]) -> Mapping[str, Any]:
        """The definition that a schema refers to; a schema that refers to none itself."""
        if "$ref" not in schema:
            return schema
        found: Mapping[str, Any] = self._root["$defs"][schema["$ref"].rpartition("/")[2]]
        return found

    def _refuse_unknown(self, schema: Any) -> None:
        if not isinstance(schema, Mapping):
            return
        for keyword, inner in schema.items():
            if keyword not in _ABOUT and keyword not in _CHECKS and keyword not in ("$ref", "properties"):
                raise ValueError(f"the schema uses {keyword!r}, which is not known here")
            if keyword in ("properties", "$defs"):
                for each in inner.values():
                    self._refuse_unknown(each)
            elif keyword in ("anyOf", "allOf", "prefixItems"):
                for each in inner:
                    self._refuse_unknown(each)
            else:
                self._refuse_unknown(inner)

    def _faults(self, value: Any, schema: Mapping[str, Any], path: Path) -> Iterator[Fault]:
        if "$ref" in schema:
            yield from self._faults(value, self.referred(schema), path)
        if "type" in schema and (wrong := list(_type(self, value, schema, path))):
            yield from wrong
            return
        for keyword in schema:
            if keyword in _CHECKS and keyword != "type":
                yield from _CHECKS[keyword](self, value, schema, path)


def _type(shape: Shape, value: Any, schema: Mapping[str, Any], path: Path) -> Iterator[Fault]:
    names = [schema["type"]] if isinstance(schema["type"], str) else schema["type"]
    allowed = tuple(t for name in names for t in _TYPES[name])
    if not isinstance(value, allowed) or (isinstance(value, bool) and bool not in allowed):
        wanted = " or ".join(_CALLED[name] for name in names)
        quoted = ", in quotation marks: YAML takes on, off, yes and no for true and false"
        hint = quoted if isinstance(value, bool) and "string" in names else ""
        if isinstance(value, date) and "string" in names:
            hint = f", in quotation marks: {str(value)!r}"
        yield Fault(path, f"is {_called(value)}", f"write {wanted}{hint}")


def _called(value: Any) -> str:
    for name, types in _TYPES.items():
        if isinstance(value, types) and not (name in ("integer", "number") and isinstance(value, bool)):
            return _CALLED[name]
    return "a date" if isinstance(value, date) else f"{value!r}"


def _required(shape: Shape, value: Any, schema: Mapping[str, Any], path: Path) -> Iterator[Fault]:
    for name in schema["required"] if isinstance(value, dict) else ():
        if name not in value:
            yield Fault(path, f"lacks {name!r}", "add it")


def _fields(shape: Shape, value: Any, schema: Mapping[str, Any], path: Path) -> Iterator[Fault]:
    if not isinstance(value, dict):
        return
    known, other = schema.get("properties", {}), schema["additionalProperties"]
    for name, each in value.items():
        if name in known:
            continue
        if other is False:
            yield Fault(path, f"{name!r} is no field here", _instead(str(name), list(known)))
        elif isinstance(other, Mapping):
            yield from shape._faults(each, other, (*path, name))


def _instead(name: str, known: Sequence[str]) -> str:
    near = get_close_matches(name, known, 1)
    return f"write {near[0]!r}" if near else f"there are: {', '.join(known)}"


def _names(shape: Shape, value: Any, schema: Mapping[str, Any], path: Path) -> Iterator[Fault]:
    for name in value if isinstance(value, dict) else ():
        if list(shape._faults(name, schema["propertyNames"], ())):
            words = _pattern_words(shape.referred(schema["propertyNames"]))
            yield Fault(path, f"{name!r} cannot stand as a name here", words)


def _properties(shape: Shape, value: Any, schema: Mapping[str, Any], path: Path) -> Iterator[Fault]:
    for name, each in value.items() if isinstance(value, dict) else ():
        if name in schema["properties"]:
            yield from shape._faults(each, schema["properties"][name], (*path, name))


def _items(shape: Shape, value: Any, schema: Mapping[str, Any], path: Path) -> Iterator[Fault]:
    for index, each in enumerate(value) if isinstance(value, list) else ():
        yield from shape._faults(each, schema["items"], (*path, index))


def _prefix(shape: Shape, value: Any, schema: Mapping[str, Any], path: Path) -> Iterator[Fault]:
    for index, (each, inner) in enumerate(
        zip(value, schema["prefixItems"], strict=False) if isinstance(value, list) else ()
    ):
        yield from shape._faults(each, inner, (*path, index))


def _size(shape: Shape, value: Any, schema: Mapping[str, Any], path: Path) -> Iterator[Fault]:
    sizes = (
        ("minItems", "maxItems", list, "entries"),
        ("minLength", "maxLength", str, "characters"),
        ("minProperties", "maxProperties", dict, "fields"),
    )
    for least, most, sort, what in sizes:
        if not isinstance(value, sort):
            continue
        number = len(value)
        if number < schema.get(least, 0):
            yield Fault(path, f"has {number} {what}", f"there must be {schema[least]} or more")
        elif number > schema.get(most, number):
            yield Fault(path, f"has {number} {what}", f"there may be {schema[most]} at most")


def _bounds(shape: Shape, value: Any, schema: Mapping[str, Any], path: Path) -> Iterator[Fault]:
    if isinstance(value, int) and not isinstance(value, bool):
        least, most = schema.get("minimum", value), schema.get("maximum", value)
        if not least <= value <= most:
            yield Fault(path, f"{value} is out of bounds", f"write a number from {least} to {most}")


def _unique(shape: Shape, value: Any, schema: Mapping[str, Any], path: Path) -> Iterator[Fault]:
    if not (schema["uniqueItems"] and isinstance(value, list)):
        return
    for index, each in enumerate(value):
        if any(each == other and type(each) is type(other) for other in value[:index]):
            yield Fault((*path, index), f"{each!r} stands twice", "delete one")


def _pattern(shape: Shape, value: Any, schema: Mapping[str, Any], path: Path) -> Iterator[Fault]:
    if isinstance(value, str) and not re.search(schema["pattern"], value):
        yield Fault(path, f"{value!r} is not written as it must be", _pattern_words(schema))


def _pattern_words(schema: Mapping[str, Any]) -> str:
    described = schema.get("description")
    return f"write {described}" if described else f"it must match {schema.get('pattern', 'its schema')}"


def _enum(shape: Shape, value: Any, schema: Mapping[str, Any], path: Path) -> Iterator[Fault]:
    if value not in schema["enum"]:
        yield Fault(
            path,
            f"{value!r} is not among what may stand here",
            _instead(str(value), [str(v) for v in schema["enum"]]),
        )


def _const(shape: Shape, value: Any, schema: Mapping[str, Any], path: Path) -> Iterator[Fault]:
    if value != schema["const"] or type(value) is not type(schema["const"]):
        yield Fault(path, f"is {value!r}", f"write {str(schema['const']).lower()} or leave it out")


def _any_of(shape: Shape, value: Any, schema: Mapping[str, Any], path: Path) -> Iterator[Fault]:
    """The faults by the alternative that comes nearest: that of the value's own type, with fewest faults."""
    tried = [list(shape._faults(value, each, path)) for each in schema["anyOf"]]
    if all(tried):
        yield from min(tried, key=lambda faults: (any(f.wrong.startswith("is ") for f in faults), len(faults)))


def _all_of(shape: Shape, value: Any, schema: Mapping[str, Any], path: Path) -> Iterator[Fault]:
    for each in schema["allOf"]:
        yield from shape._faults(value, each, path)


def _not(shape: Shape, value: Any, schema: Mapping[str, Any], path: Path) -> Iterator[Fault]:
    if not list(shape._faults(value, schema["not"], path)):
        pattern = schema["not"].get("pattern", "its schema")
        yield Fault(path, f"{value!r} holds what may not stand here", f"it must not match {pattern!r}")


_CHECKS: Mapping[str, Any] = {
    "type": _type,
    "required": _required,
    "additionalProperties": _fields,
    "propertyNames": _names,
    "properties": _properties,
    "items": _items,
    "prefixItems": _prefix,
    "minItems": _size,
    "minLength": _size,
    "minProperties": _size,
    "maxItems": _size,
    "minimum": _bounds,
    "maximum": _bounds,
    "uniqueItems": _unique,
    "pattern": _pattern,
    "enum": _enum,
    "const": _const,
    "anyOf": _any_of,
    "allOf": _all_of,
    "not": _not,
}
