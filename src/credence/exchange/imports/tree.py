"""A file, a folder or an archive in; the files in it by name, read safely, out."""

from __future__ import annotations

import gzip
import io
import os
import stat
import tarfile
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from credence.exchange.imports.canonical import LARGEST_FILE
from credence.exchange.imports.errors import ImportFault
from credence.model.visible import replaced

LARGEST_ARCHIVE = 1_000_000_000
"""Bytes of an archive unpacked."""

MOST_FILES = 200_000
_ARCHIVES = (".tar.gz", ".tgz")
_UPWARD = 2


@dataclass(frozen=True, slots=True)
class Tree:
    """Files by their names below the root of a collection, and which of them were asked for.

    `names` are all in order; `asked` those below the path given, the others serve for what these refer to. `file`
    gives the path of one that need not be read whole; None for one in an archive.
    """

    where: str
    names: tuple[str, ...]
    asked: tuple[str, ...]
    read: Callable[[str], bytes]
    file: Callable[[str], Path | None] = lambda _: None

    def place(self, name: str) -> str:
        """How messages call a file."""
        return shown(f"{self.where}/{name}" if name else self.where)


def open_tree(path: Path, marks: Collection[str], ending: str = ".xml") -> Tree:
    """The files with that ending that a path leads to: a file, a folder with all folders in it, or a `.tar.gz`.

    `marks` are folders that stand at the root of a collection: for a file or a folder within one, the root is looked
    for above. Raises ImportFault for what is not there, cannot be read, or is no safe archive.
    """
    try:
        if not path.exists():
            raise ImportFault(f"{shown(path)}: no such file or folder")
        if path.is_file() and path.name.lower().endswith(_ARCHIVES):
            return _of_archive(path, ending)
        return _of_folder(path, marks, ending)
    except OSError as error:
        place = shown(error.filename or path)
        raise ImportFault(f"{place}: cannot be read: {error.strerror or error}") from None


def shown(name: object) -> str:
    """A name as a message can print it, whatever bytes it holds."""
    return replaced(str(name).encode("utf-8", "surrogatepass").decode("utf-8", "replace"))


def read_file(path: Path) -> bytes:
    """The bytes of one regular file, up to the largest there may be and one more."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise ImportFault(f"{shown(path)}: is a device or a pipe; name a file")
        with path.open("rb") as stream:
            return stream.read(LARGEST_FILE + 1)
    except OSError as error:
        raise ImportFault(f"{shown(path)}: cannot be read: {error.strerror or error}") from None


def _of_folder(path: Path, marks: Collection[str], ending: str) -> Tree:
    root = _root(path.resolve(), marks)
    within = path.resolve().relative_to(root).as_posix()
    names = tuple(sorted(_files(root, ending))) if path.is_dir() or _marked(root, marks) else (within,)
    prefix = "" if within == "." else f"{within}/"
    asked = tuple(name for name in names if name == within or (path.is_dir() and name.startswith(prefix)))
    if not asked:
        raise ImportFault(f"{shown(path)}: holds no file that ends in {ending}; name a file or a folder that does")
    above = [".."] * len(PurePosixPath(within).parts)
    where = os.path.normpath(Path(path, *above))
    return Tree(where, names, asked, lambda name: read_file(root / name), lambda name: root / name)


def _root(path: Path, marks: Collection[str]) -> Path:
    start = path if path.is_dir() else path.parent
    return next((each for each in (start, *list(start.parents)[:_UPWARD]) if _marked(each, marks)), start)


def _marked(folder: Path, marks: Collection[str]) -> bool:
    return any((folder / mark).is_dir() for mark in marks)


def _files(root: Path, ending: str) -> Iterator[str]:
    """Regular files below the root; hidden ones and links are passed over."""
    for place, folders, files in os.walk(root, onerror=_raise):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            found = Path(place, name)
            if name.endswith(ending) and not name.startswith(".") and not found.is_symlink():
                yield found.relative_to(root).as_posix()


def _raise(fault: OSError) -> None:
    raise fault


def _of_archive(path: Path, ending: str) -> Tree:
    contents = _without_top(dict(_members(path, ending)))
    if not contents:
        raise ImportFault(f"{shown(path)}: holds no file that ends in {ending}; name a file or a folder that does")
    names = tuple(sorted(contents))
    return Tree(str(path), names, names, contents.__getitem__)


def _members(path: Path, ending: str) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each regular file with that ending; raises ImportFault for what no archive of data holds."""
    try:
        with gzip.GzipFile(path) as stream, tarfile.open(fileobj=_bounded(stream, path), mode="r|") as archive:
            for number, member in enumerate(archive):
                if number >= MOST_FILES:
                    raise ImportFault(f"{shown(path)}: holds more than {MOST_FILES} files")
                found = _taken(archive, member, path) if _is_wanted(member, ending, path) else None
                if found is not None:
                    yield str(PurePosixPath(member.name)), found
    except (tarfile.TarError, EOFError, gzip.BadGzipFile, UnicodeDecodeError) as error:
        raise ImportFault(f"{shown(path)}: is no sound .tar.gz: {error}") from None


def _bounded(stream: gzip.GzipFile, path: Path) -> io.BufferedReader:
    return io.BufferedReader(_Bounded(stream, path))


def _is_wanted(member: tarfile.TarInfo, ending: str, path: Path) -> bool:
    """Whether to read it; a link, a device, or a name that leads outside makes the whole archive suspect."""
    name = PurePosixPath(member.name)
    if name.is_absolute() or ".." in name.parts or "\\" in member.name:
        raise ImportFault(f"{shown(path)}: holds {shown(member.name)!r}, a name that leads outside: do not unpack it")
    if not (member.isfile() or member.isdir()):
        raise ImportFault(f"{shown(path)}: holds {shown(member.name)!r}, which is neither file nor folder (a link?)")
    if member.size > LARGEST_FILE:
        raise ImportFault(f"{shown(path)}: {shown(member.name)} is larger than {LARGEST_FILE // 1_000_000} MB")
    hidden = any(part.startswith(".") for part in name.parts)
    return member.isfile() and not hidden and member.name.endswith(ending)


def _taken(archive: tarfile.TarFile, member: tarfile.TarInfo, path: Path) -> bytes:
    stream = archive.extractfile(member)
    if stream is None:  # pragma: no cover  # a regular file has contents
        raise ImportFault(f"{shown(path)}: {shown(member.name)} cannot be read")
    return stream.read(LARGEST_FILE + 1)


def _without_top(contents: dict[str, bytes]) -> dict[str, bytes]:
    """The files by their names below the one folder that holds all of them, if one does."""
    tops = {name.partition("/")[0] for name in contents}
    if len(tops) != 1 or any("/" not in name for name in contents):
        return contents
    return {name.partition("/")[2]: found for name, found in contents.items()}


class _Bounded(io.RawIOBase):
    """A stream that gives no more bytes than an archive may hold, so that a small file cannot fill the machine."""

    def __init__(self, stream: gzip.GzipFile, path: Path) -> None:
        super().__init__()
        self._stream = stream
        self._path = path
        self._left = LARGEST_ARCHIVE

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer, as far as there is something left."""
        found = self._stream.read(len(buffer))
        self._left -= len(found)
        if self._left < 0:
            raise ImportFault(f"{shown(self._path)}: holds more than {LARGEST_ARCHIVE // 1_000_000} MB unpacked")
        buffer[: len(found)] = found
        return len(found)
