"""The manifest of a folder of output -> which shards are done, as they are now and by this reader."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from credence.bulk.errors import BulkError
from credence.bulk.plan import Shard
from credence.intake.text import shown
from credence.reading import READER


def done(out: Path, shards: Sequence[Shard], prefilter: bool) -> dict[str, dict[str, Any]]:
    """The entries, by shard, of those that need not be read again: the same file, reader and filter, output there."""
    entries = {entry["place"]: entry for entry in entries_of(out)}
    found = {}
    for shard in shards:
        entry = entries.get(shard.place)
        if entry and _is_same(entry, shard, prefilter) and all((out / p).exists() for p in entry["output"].values()):
            found[shard.id] = entry
    return found


def _is_same(entry: dict[str, Any], shard: Shard, prefilter: bool) -> bool:
    file = {key: entry.get(key) for key in shard.to_json()}
    return file == shard.to_json() and entry.get("reader") == READER and entry.get("prefilter") == prefilter


def entries_of(out: Path) -> Iterator[dict[str, Any]]:
    """The entries of a folder of output, in the order of their names; raises BulkError for a damaged one."""
    folder = out / "manifest"
    for file in sorted(folder.glob("*.json")) if folder.is_dir() else ():
        try:
            entry = json.loads(file.read_text(encoding="utf-8"))
            if not isinstance(entry["output"], dict):
                raise TypeError
        except (OSError, ValueError, KeyError, TypeError):
            raise BulkError(f"{shown(file)}: is damaged; remove it, and its shard is read again") from None
        yield entry


def check_folder(out: Path) -> None:
    """Raise BulkError for a folder that holds other things than the output of such a run."""
    if out.exists() and not out.is_dir():
        raise BulkError(f"{shown(out)}: is a file; name a folder")
    if out.is_dir() and any(out.iterdir()) and not (out / "manifest").is_dir():
        raise BulkError(f"{shown(out)}: is not empty and holds no manifest; name a new folder, or that of a run before")
