"""Inputs -> the shards that a run is made of, each a file that one worker reads from its beginning to its end."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from credence.bulk.errors import BulkError
from credence.intake.text import shown

ENDINGS = {
    ".warc": "warc",
    ".warc.gz": "warc",
    ".jsonl": "jsonl",
    ".jsonl.gz": "jsonl",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
}
"""What an input is by how its name ends."""


@dataclass(frozen=True, slots=True)
class Shard:
    """One file of an input. `size` and `changed` (nanoseconds) tell whether it is still what it was; a file at a
    remote address has neither (0), and is told by its address alone."""

    place: str
    kind: str
    size: int = 0
    changed: int = 0

    @property
    def id(self) -> str:
        """A name for the files it makes: its own, made plain, and twelve digits of the digest of its place."""
        name = "".join(char if char.isascii() and char.isalnum() else "-" for char in Path(self.place).name)[:40]
        return f"{name.strip('-')}-{hashlib.sha256(self.place.encode('utf-8', 'surrogateescape')).hexdigest()[:12]}"

    def to_json(self) -> dict[str, Any]:
        """As an object."""
        return asdict(self)


def plan(inputs: Iterable[str]) -> list[Shard]:
    """The shards of files, folders (all archives in them) and remote addresses (`s3://...`), in order, each once.

    Raises BulkError for an input that is not there, holds nothing, or is of no kind that is read in bulk.
    """
    shards = [shard for place in inputs for shard in _shards(place)]
    return list({shard.place: shard for shard in shards}.values())


def _shards(place: str) -> Iterator[Shard]:
    if "://" in place:
        yield Shard(place, _kind(place))
        return
    path = Path(place)
    if not path.exists():
        raise BulkError(f"{shown(place)}: no such file or folder")
    if not path.is_dir():
        yield _of_file(path)
        return
    files = [
        file for file in sorted(path.rglob("*")) if file.is_file() and _kind_or_none(file.name) and not _is_output(file)
    ]
    if not files:
        raise BulkError(f"{shown(place)}: holds no archives (files that end in {', '.join(ENDINGS)})")
    yield from map(_of_file, files)


def _is_output(file: Path) -> bool:
    """Whether a file was made by such a run, whose folder may lie among its inputs."""
    return file.parent.name.startswith("shard=")


def _of_file(path: Path) -> Shard:
    kind = _kind(path.name, shown(path))
    try:
        status = path.stat()
    except OSError as fault:
        raise BulkError(f"{shown(path)}: cannot be read: {fault.strerror or fault}") from None
    return Shard(str(path.resolve()), kind, status.st_size, status.st_mtime_ns)


def _kind(name: str, told: str = "") -> str:
    kind = _kind_or_none(name)
    if kind is None:
        raise BulkError(f"{told or shown(name)}: is not read in bulk (files that end in {', '.join(ENDINGS)} are)")
    return kind


def _kind_or_none(name: str) -> str | None:
    return next((kind for ending, kind in ENDINGS.items() if name.lower().endswith(ending)), None)
