"""An act in, every operation out by which it changes files, in order, with what it had acknowledged when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from faults.journalling import Journalling
from faults.watching import TOLD, Heard, watch

_CALLS = (
    *("openat", "pwrite64", "pwritev", "write", "writev", "fdatasync", "fsync", "ftruncate", "truncate", "fallocate"),
    *("unlink", "unlinkat", "rename", "renameat", "renameat2", "link", "linkat", "symlink", "symlinkat"),
    *("copy_file_range", "sendfile", "sync_file_range"),
)
_LINE = re.compile(r"^\d+ +(\w+)\((.*)\) += (-?\d+|\?)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')
_OPENED = re.compile(r"^\d+<((?:\\x[0-9a-f]{2})*)>(\(deleted\))?")
_MEMORY = "-shm"
"""How a file ends that holds nothing but what processes share while they run."""
Kind = Literal["make", "write", "resize", "hold", "remove", "rename", "tell"]


@dataclass(frozen=True, slots=True)
class Operation:
    """One change of a file, by its name in the folder ("" is the folder itself), or something that was acknowledged.

    `write` puts the data at a place, `resize` gives the file the length `at`, `hold` waits until the disk has what
    was written, `rename` gives it the name `other`, `tell` acknowledges the data.
    """

    kind: Kind
    name: str
    at: int = 0
    data: bytes = b""
    other: str = ""


def record(act: str, place: Path, log: Path, how: Journalling) -> tuple[list[Operation], Heard]:
    """Do the act at the place: what it did to the files in the folder there, and what came of it."""
    options = ["-y", "-xx", "-s", str(1 << 24), "-e", f"trace={','.join(_CALLS)}", "-e", "signal=none"]
    heard = watch(act, place, log, options, how)
    folder = str(place.parent)
    return [each for line in log.read_text().splitlines() for each in _operations(line, folder)], heard


def _operations(line: str, folder: str) -> Iterator[Operation]:
    """What a line of the log says of the folder: nothing, mostly. Raises ValueError for what it cannot tell."""
    if not (found := _LINE.match(line)):
        if "unfinished" in line or "resumed" in line:
            raise ValueError(f"two threads at once: {line[:80]}")
        return
    call, arguments, result = found.groups()
    if int(result) < 0:
        return
    texts = [_plain(text) for text, _ in _TEXT.findall(arguments)]
    opened = _OPENED.match(arguments)
    if opened and opened.group(2):  # it has no name any more: nothing of it can be found
        return
    names = [_within(path, folder) for path in ([_plain(opened.group(1))] if opened else texts)]
    if not any(name is not None and not name.endswith(_MEMORY) for name in names):
        return
    name = names[0] or ""
    match call:
        case "openat":
            yield from _opening(name, arguments)
        case "write" if name == TOLD:
            yield Operation("tell", name, data=texts[0])
        case "pwrite64":
            yield Operation("write", name, int(arguments.rpartition(",")[2]), texts[0][: int(result)])
        case "ftruncate":
            yield Operation("resize", name, int(arguments.rpartition(",")[2]))
        case "fsync" | "fdatasync":
            yield Operation("hold", name)
        case "unlink" | "unlinkat":
            yield Operation("remove", name)
        case "rename" | "renameat" | "renameat2":
            yield Operation("rename", name, other=names[1] or "")
        case _:
            raise ValueError(f"{call} of {name} is not foreseen")


def _opening(name: str, arguments: str) -> Iterator[Operation]:
    if "O_CREAT" in arguments and name != TOLD:
        yield Operation("make", name)
    if "O_TRUNC" in arguments:
        yield Operation("resize", name)


def _plain(escaped: str) -> bytes:
    return bytes.fromhex(escaped.replace("\\x", ""))


def _within(path: bytes, folder: str) -> str | None:
    """The name of a path in the folder; None for one that lies elsewhere."""
    plain = path.decode(errors="surrogateescape")
    if plain == folder:
        return ""
    return plain.removeprefix(f"{folder}/") if plain.startswith(f"{folder}/") else None
