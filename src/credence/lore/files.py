"""The name of a lore file in, its contents as plain Python values out; broken YAML is refused by its line."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import yaml

# The parser written in C reads the same YAML some ten times faster; PyYAML may be built without it.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class LoreError(Exception):
    """A lore file cannot be used. The message names the file, what is wrong and, where known, the line."""


def read_yaml(relative_name: str) -> Any:
    """The contents of a YAML file of the lore, e.g. `read_yaml("data/states/asia.yml")`.

    The name is relative to `credence/lore`, with forward slashes. Raises LoreError if the file is missing
    or is not YAML, with the line at fault.
    """
    try:
        text = _resource_text(relative_name)
    except (FileNotFoundError, IsADirectoryError):
        raise LoreError(f"{relative_name}: no such lore file") from None
    return parse_yaml(text, relative_name)


def parse_yaml(text: str, name: str) -> Any:
    """The contents of YAML text; raises LoreError with `name` and the line of the fault."""
    try:
        return yaml.load(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = f", line {mark.line + 1}" if mark else ""
        raise LoreError(f"{name}{line}: not valid YAML: {error.problem or error.context}") from None
    except yaml.YAMLError as error:
        raise LoreError(f"{name}: not valid YAML: {error}") from None


def _resource_text(relative_name: str) -> str:
    return files("credence.lore").joinpath(*relative_name.split("/")).read_text(encoding="utf-8")
