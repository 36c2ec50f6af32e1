"""The phrase files of the lore, as plain data: one file a layer or kind of statement."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from credence.lore.files import LoreError, read_yaml


def phrase_files() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """(layer, entries) of every phrase file, in the order of their names.

    An entry has `name`, `phrases`, and where of use `kind`, `needs`, `dated`, `sets`, `examples` and `leaves_alone`.
    Raises LoreError for an entry without a name or phrases.
    """
    folder = files("credence.lore").joinpath("data/phrases")
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        layer = file.name.removesuffix(".yml")
        if layer == "classes" or layer == file.name:
            continue
        entries = read_yaml(f"data/phrases/{file.name}")
        for entry in entries:
            if "name" not in entry or "phrases" not in entry:
                raise LoreError(f"data/phrases/{file.name}: an entry lacks its name or phrases: {entry}")
        yield layer, entries
