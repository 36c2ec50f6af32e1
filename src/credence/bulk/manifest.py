"""The manifest of a folder of output -> which shards are done, as they are now and by this reader."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from credence.bulk.errors import BulkError
from credence.bulk.plan import Shard
from credence.intake.text import shown
from credence.reading import READER

FORMAT = 2
"""The version of the entries and the tables. Another one is not read, and not added to."""

FOLDER = "manifest"


def entry_place(out: Path, shard: Shard) -> Path:
    """Where the entry of a shard stands: it is there once all its output is."""
    return out / FOLDER / f"{shard.id}.json"


def progress_place(out: Path, shard: Shard) -> Path:
    """Where a worker writes how far it is."""
    return out / FOLDER / f".{shard.id}.progress"


def begun_place(out: Path, shard: Shard) -> Path:
    """Where it stands how often a shard was begun and never left."""
    return out / FOLDER / f".{shard.id}.begun"


def new_entry(
    shard: Shard,
    digest: str,
    prefilter: bool,
    counts: Counter[str],
    faults: Sequence[str],
    output: Mapping[str, str],
) -> dict[str, Any]:
    """The entry of a shard that is done. `faults` says where parts of it were lost; `output` its files, by table."""
    return {
        **shard.to_json(),
        "format": FORMAT,
        "digest": digest,
        "reader": READER,
        "prefilter": prefilter,
        "counts": dict(sorted(counts.items())),
        "faults": list(faults),
        "output": dict(output),
    }


def done(out: Path, shards: Sequence[Shard], prefilter: bool) -> dict[str, dict[str, Any]]:
    """The entries, by shard, of those that need not be read again: the same file, reader and filter, output there."""
    entries = {entry["place"]: entry for entry in entries_of(out)}
    found = {}
    for shard in shards:
        entry = entries.get(shard.place)
        if entry and _is_same(entry, shard, prefilter) and all((out / p).exists() for p in entry["output"].values()):
            found[shard.id] = entry
    return found


def notes(out: Path, shards: Sequence[Shard], prefilter: bool) -> list[str]:
    """What whoever runs these shards should know of what the folder holds already, a line each."""
    places = {shard.place for shard in shards}
    entries = list(entries_of(out))
    others = [entry["place"] for entry in entries if entry["place"] not in places]
    changed = {
        "by another version of the reader": [e for e in entries if e["reader"] != READER],
        f"{'without' if prefilter else 'with'} the filter": [e for e in entries if e["prefilter"] != prefilter],
    }
    told = [
        f"{shown(out)}: {_files(len(again), 'was', 'were')} read {how}; read again"
        for how, found in changed.items()
        if (again := [entry for entry in found if entry["place"] in places])
    ]
    if others:
        told.append(
            f"{shown(out)}: holds the output of {_files(len(others), 'that is', 'that are')} not among the inputs"
            f" ({shown(others[0])}{', ...' if len(others) > 1 else ''}); kept"
        )
    return told


def _files(number: int, one: str, several: str) -> str:
    return f"1 file {one}" if number == 1 else f"{number:,} files {several}"


def _is_same(entry: dict[str, Any], shard: Shard, prefilter: bool) -> bool:
    file = {key: entry.get(key) for key in shard.to_json()}
    return file == shard.to_json() and entry.get("reader") == READER and entry.get("prefilter") == prefilter


def entries_of(out: Path) -> Iterator[dict[str, Any]]:
    """The entries of a folder of output, in the order of their names.

    Raises BulkError for a damaged one, or one of another version.
    """
    folder = out / FOLDER
    for file in sorted(folder.glob("*.json")) if folder.is_dir() else ():
        yield entry_at(file)


def entry_at(file: Path) -> dict[str, Any]:
    """The entry in a file. Raises BulkError for a damaged one, or one of another version."""
    try:
        entry: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        version = entry.get("format", 1)
        if version == FORMAT and not _is_whole(entry):
            raise TypeError
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise BulkError(f"{shown(file)}: is damaged; remove it, and its shard is read again") from None
    if version != FORMAT:
        raise BulkError(
            f"{shown(file)}: was written by another version of credence bulk (format {version}, this one writes"
            f" {FORMAT}); name a new folder for --out, and read the archives again"
        )
    return entry


def _is_whole(entry: Mapping[str, Any]) -> bool:
    kinds = {"place": str, "reader": str, "prefilter": bool, "counts": dict, "faults": list, "output": dict}
    return all(isinstance(entry[name], kind) for name, kind in kinds.items())


def check_folder(out: Path) -> None:
    """Raise BulkError for a folder that holds other things than the output of such a run."""
    if out.exists() and not out.is_dir():
        raise BulkError(f"{shown(out)}: is a file; name a folder")
    if out.is_dir() and any(out.iterdir()) and not (out / FOLDER).is_dir():
        raise BulkError(f"{shown(out)}: is not empty and holds no manifest; name a new folder, or that of a run before")


@contextmanager
def sole_run(out: Path) -> Iterator[None]:
    """Make the folder, and keep other runs on this machine out of it. Raises BulkError where one is at work in it."""
    try:
        (out / FOLDER).mkdir(parents=True, exist_ok=True)
        stream = (out / FOLDER / ".lock").open("w")
    except OSError as fault:
        raise BulkError(f"{shown(out)}: cannot be written: {fault.strerror or fault}") from None
    with stream:
        try:
            import fcntl

            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BulkError(f"{shown(out)}: another run is at work in it; wait for its end, or name another") from None
        except (ImportError, OSError):  # a system or a store without locks: two runs write the same bytes
            pass
        yield


class Begun:
    """The mark of a shard that is being read; it stays behind only where the process that reads it is lost.

    `before` is how often that happened. To be used as a context.
    """

    def __init__(self, out: Path, shard: Shard) -> None:
        self._place = begun_place(out, shard)
        self.before = times_lost(out, shard)

    def __enter__(self) -> Self:
        write(self._place, {"times": self.before + 1})
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if fault is not None:
            self._place.unlink(missing_ok=True)


def times_lost(out: Path, shard: Shard) -> int:
    """How often a worker was lost while it read the shard."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        return int(json.loads(begun_place(out, shard).read_text(encoding="utf-8"))["times"])
    return 0


def forgive(out: Path, shards: Sequence[Shard]) -> None:
    """A new run counts the workers it loses anew; that there was a loss is kept."""
    for shard in shards:
        if times_lost(out, shard) > 1:
            write(begun_place(out, shard), {"times": 1})


def write(place: Path, contents: Mapping[str, Any]) -> None:
    """Write a small file of JSON, whole or not at all."""
    place.parent.mkdir(parents=True, exist_ok=True)
    beside = place.with_name(f".{place.name}.{os.getpid()}")
    beside.write_text(json.dumps(contents, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    beside.replace(place)
