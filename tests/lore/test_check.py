"""The checker of edited lore finds what a full JSON Schema validator finds, and the shipped lore is
without fault.
"""

import copy
import json
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from credence.lore.check import claim_problems, file_problems, schema_for
from credence.lore.files import lore_files, read_yaml
from credence.lore.shape import Shape

SCHEMAS = sorted(p.name for p in files("credence.lore").joinpath("schema").iterdir() if p.name.endswith(".json"))


def test_the_shipped_lore_is_without_fault() -> None:
    assert [str(problem) for problem in (*file_problems(), *claim_problems())] == []


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_schema_is_one_and_is_understood(name: str) -> None:
    schema = json.loads(files("credence.lore").joinpath("schema", name).read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    Shape(schema)


def spoiled(value: Any) -> list[Any]:
    """Copies of a value, each with one thing wrong near its beginning."""
    copies: list[Any] = [None, [value], {"stray": value}]
    if isinstance(value, dict):
        first = next(iter(value))
        copies += [{**value, "stray": 1}, {k: v for k, v in value.items() if k != first}]
        copies += [{**value, first: each} for each in spoiled(value[first])[:8]]
    if isinstance(value, list) and value:
        copies += [[], [*value, copy.deepcopy(value[0])]] + [[each, *value[1:]] for each in spoiled(value[0])[:8]]
    if isinstance(value, str):
        copies += ["", "  ", 7, True]
    return copies


@pytest.mark.parametrize("name", lore_files())
def test_the_checker_agrees_with_a_full_validator(name: str) -> None:
    shape = schema_for(name)
    assert shape is not None
    full = Draft202012Validator(shape._root)
    value = read_yaml(f"data/{name}")
    small = value[:2] if isinstance(value, list) else value
    for each in (small, *spoiled(small)):
        assert bool(shape.faults(each)) is not full.is_valid(each), repr(each)[:200]


def test_a_schema_that_needs_more_is_refused() -> None:
    with pytest.raises(ValueError, match="'oneOf'"):
        Shape({"oneOf": []})
