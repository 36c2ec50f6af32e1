"""The name of a lore file in, its contents as plain Python values out; broken YAML is refused by its line."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

# The parser written in C reads the same YAML some ten times faster; PyYAML may be built without it.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class LoreError(Exception):
    """A lore file cannot be used. The message names the file, what is wrong and, where known, the line."""


_edited: list[Path] = []


def use_folder(folder: Path) -> None:
    """Read each lore file from this folder, laid out as `lore/data`, where it has one; else as shipped.

    To be called before any lore is read: what has been loaded stays as it was.
    """
    _edited[:] = [folder]


def lore_files() -> list[str]:
    """All lore files by their names below `data`, in order: those shipped and those of the edited folder."""
    found = set(_names_in(files("credence.lore").joinpath("data"), ""))
    for folder in _edited:
        found |= {path.relative_to(folder).as_posix() for path in folder.rglob("*.yml")}
    return sorted(found)


def lore_text(name: str) -> str:
    """The text of a lore file by its name below `data`; raises LoreError where it is missing or not UTF-8."""
    try:
        return _resource_text(f"data/{name}")
    except (FileNotFoundError, IsADirectoryError):
        raise LoreError(f"data/{name}: no such lore file") from None
    except UnicodeDecodeError:
        raise LoreError(f"data/{name}: not UTF-8 text") from None


def _names_in(folder: Any, before: str) -> list[str]:
    names: list[str] = []
    for item in folder.iterdir():
        if item.is_dir():
            names += _names_in(item, f"{before}{item.name}/")
        elif item.name.endswith(".yml"):
            names.append(before + item.name)
    return names


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
    except ValueError as error:  # a day that is in no calendar, a number of thousands of digits
        raise LoreError(f"{name}: holds what YAML takes for a date or number and is none ({error}): quote it") from None


def _resource_text(relative_name: str) -> str:
    for folder in _edited:
        edited = folder / relative_name.removeprefix("data/")
        if edited.is_file():
            return edited.read_text(encoding="utf-8")
    return files("credence.lore").joinpath(*relative_name.split("/")).read_text(encoding="utf-8")
