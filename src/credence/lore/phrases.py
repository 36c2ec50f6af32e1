"""The phrase files of the lore, as plain data: one file a layer or kind of statement."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from credence.lore.files import LoreError, lore_files, read_yaml


def phrase_files() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """(layer, entries) of every phrase file, in the order of their names.

    An entry has `name`, `phrases`, `examples` and `leaves_alone`, and where of use `kind`, `needs`, `dated` and
    `sets`.
    Raises LoreError for an entry without a name or phrases.
    """
    for name in lore_files():
        folder, _, file = name.rpartition("/")
        layer = file.removesuffix(".yml")
        if folder != "phrases" or layer == "classes":
            continue
        entries = read_yaml(f"data/{name}")
        for entry in entries:
            if "name" not in entry or "phrases" not in entry:
                raise LoreError(f"data/{name}: an entry lacks its name or phrases: {entry}")
        yield layer, entries
