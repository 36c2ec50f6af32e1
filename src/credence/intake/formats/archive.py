"""Zip, tar and gzip files -> the pieces of their members, under budgets of size, number and growth."""

from __future__ import annotations

import tarfile
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import PurePosixPath
from typing import IO, BinaryIO

from credence.intake.formats.growth import LARGEST_GROWTH, SMALL, Place
from credence.intake.formats.piece import Begun, Found, Passed, Refusal, numbered, within
from credence.intake.formats.reading import LARGEST, read_bytes
from credence.intake.formats.sniff import ENDINGS, PROBE, Format, format_of
from credence.intake.inflating import gunzipped
from credence.model.visible import replaced

MOST_MEMBERS = 200_000


def read_zip(stream: BinaryIO, name: str, place: Place) -> Iterator[Found]:
    """The members of a zip archive, in the order of their names; none is ever written to disk."""
    seen: Counter[str] = Counter()
    try:
        with zipfile.ZipFile(stream) as archive:
            members = sorted((each for each in archive.infolist() if _is_wanted(each)), key=lambda each: each.filename)
            _check_number(len(archive.infolist()))
            for number, member in enumerate(members):
                yield from _member(number, member.filename, partial(_unzip, archive, member), place, seen)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, OSError) as fault:
        raise Refusal(f"is a damaged zip archive: {fault}") from None


def _is_wanted(member: zipfile.ZipInfo) -> bool:
    return not member.is_dir() and _is_document(member.filename)


def _is_document(name: str) -> bool:
    path = PurePosixPath(name)
    return path.suffix.lower() in ENDINGS and not any(map(_is_hidden, path.parts))


def _is_hidden(part: str) -> bool:
    return part.startswith((".", "__MACOSX")) and part != ".."


def _unzip(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    if member.flag_bits & 1:
        raise Refusal("is locked by a password")
    if member.file_size > max(SMALL, member.compress_size * LARGEST_GROWTH):
        raise Refusal(f"would unpack to more than {LARGEST_GROWTH} times its size")
    try:
        with archive.open(member) as opened:
            return _within(opened)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError) as fault:
        raise Refusal(f"is damaged: {fault}") from None


def read_tar(stream: BinaryIO, name: str, place: Place) -> Iterator[Found]:
    """The members of a tar archive, gzipped or not, in their order; links and devices are left out."""
    seen: Counter[str] = Counter()
    try:
        with tarfile.open(fileobj=stream, mode="r:*") as archive:
            for number, member in enumerate(archive):
                _check_number(number)
                if member.isfile() and _is_document(member.name) and (opened := archive.extractfile(member)):
                    yield from _member(number, member.name, partial(_within, opened), place, seen)
    except (tarfile.TarError, zlib.error, EOFError, OSError) as fault:
        raise Refusal(f"is a damaged tar archive: {fault}") from None


def read_gzip(stream: BinaryIO, name: str, place: Place) -> Iterator[Found]:
    """The one file in a gzip file."""
    raw, damage = _ungzip(stream, place)
    name = name[:-3] if name.lower().endswith(".gz") else name
    if damage and format_of(raw[:PROBE], name) is not Format.JSONL:
        raise damage
    yield from read_bytes(raw[: raw.rfind(b"\n") + 1] if damage else raw, name, place)
    if damage:  # of lines, those before it are sound
        yield damage


def _ungzip(stream: BinaryIO, place: Place) -> tuple[bytes, Refusal | None]:
    """The bytes, and what is wrong with those that are missing."""
    parts, size = [], 0
    try:
        for part in gunzipped(iter(partial(stream.read, 65_536), b"")):
            size += len(part)
            place.budget.take(len(part))
            if size > LARGEST:
                raise Refusal(f"unpacks to more than {LARGEST // 1_000_000} MB; split it into documents")
            parts.append(part)
    except ValueError as fault:
        return b"".join(parts), Refusal(f"is a damaged gzip file: {fault}")
    return b"".join(parts), None


def _within(opened: IO[bytes]) -> bytes:
    """All of a member, whatever its header says of its size."""
    raw = opened.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise Refusal(f"is larger than {LARGEST // 1_000_000} MB; split it into documents")
    return raw


def _member(number: int, name: str, raw: Callable[[], bytes], place: Place, seen: Counter[str]) -> Iterator[Found]:
    """The pieces of one member, under its name, numbered if another had it; its faults are its own."""
    shown = numbered(replaced(name), seen)
    own = place.part(number)
    if own is None:
        yield Passed()
        return
    yield Begun(shown, own.at)
    try:
        contents = raw()
    except Refusal as refusal:
        yield Refusal(refusal.reason, shown)
        return
    place.budget.take(len(contents))
    for found in read_bytes(contents, name, own):
        yield within(shown, found)


def _check_number(number: int) -> None:
    if number > MOST_MEMBERS:
        raise Refusal(f"holds more than {MOST_MEMBERS} files; split it")
