"""A simulated disk: operations on files in, what is left of the files after a power cut out.

It keeps no more than POSIX promises. What was written since the last sync of a file may be there or not, sector by
sector and in any order; a sector may be torn; a file may have grown by what was never written; and names that were
given, changed or taken away since the last sync of their folder may be as they were.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from faults.recording import Operation

SECTOR = 512
"""What a disk writes at once, or tears, in bytes."""
Unwritten = Callable[[int], bytes]
"""Gives so many bytes that are found where nothing was written."""


class Fate:
    """What becomes of what the disk was not told to hold: all of it, none, some, or all up to some moment."""

    def __init__(self, chance: random.Random, last: int) -> None:
        self._chance = chance
        self._until = chance.randint(0, last) if chance.random() < 0.3 else None
        self._keep = chance.choice((0.0, 0.1, 0.5, 0.9, 1.0))
        self._torn = chance.choice((0.0, 0.0, 0.2))
        self.grows = chance.random() < 0.5
        self._filled = chance.random() < 0.5

    def keeps(self, number: int) -> bool:
        """Whether the operation of that number, or a sector of it, reached the disk."""
        if self._until is not None and number != self._until:
            return number < self._until
        return self._chance.random() < self._keep

    def torn(self, piece: bytes) -> tuple[int, bytes]:
        """The part of a sector that was written, and where in it: the whole, its head or its tail."""
        if self._chance.random() >= self._torn:
            return 0, piece
        at = self._chance.randrange(len(piece))
        return (0, piece[:at]) if self._chance.random() < 0.5 else (at, piece[at:])

    def unwritten(self, length: int) -> bytes:
        """What a file holds where it grew and nothing was written: zeros, or what the disk held before."""
        return self._chance.randbytes(length) if self._filled else bytes(length)


@dataclass
class _Change:
    """What was written at a place; without data, the length that the file was given."""

    number: int
    at: int
    data: bytes | None


@dataclass(eq=False)
class _File:
    held: bytearray = field(default_factory=bytearray)
    changes: list[_Change] = field(default_factory=list)

    def hold(self) -> None:
        for change in self.changes:
            if change.data is None:
                _resize(self.held, change.at)
            else:
                _put(self.held, change.at, change.data)
        self.changes.clear()

    def left(self, fate: Fate) -> bytes:
        """What is found of it after the cut."""
        content, length = bytearray(self.held), len(self.held)
        for change in self.changes:
            if change.data is None:
                length = change.at
                if fate.keeps(change.number):
                    _resize(content, change.at, fate.unwritten)
                continue
            length = max(length, change.at + len(change.data))
            for at, piece in _sectors(change.at, change.data):
                if fate.keeps(change.number):
                    begin, part = fate.torn(piece)
                    _put(content, at + begin, part, fate.unwritten)
        if fate.grows and len(content) < length:
            _resize(content, length, fate.unwritten)
        return bytes(content)


class Disk:
    """The files of one folder, all of them held at the beginning."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._now = {name: _File(bytearray(content)) for name, content in files.items()}
        self._held = dict(self._now)
        self._names: list[tuple[int, dict[str, _File | None]]] = []
        self._done = 0

    def do(self, operation: Operation) -> None:
        """Do what a process did."""
        self._done += 1
        name, now = operation.name, self._now
        match operation.kind:
            case "make" if name not in now:
                self._name({name: _File()})
            case "write":
                now[name].changes.append(_Change(self._done, operation.at, operation.data))
            case "resize":
                now[name].changes.append(_Change(self._done, operation.at, None))
            case "remove":
                self._name({name: None})
            case "rename":
                self._name({name: None, operation.other: now[name]})
            case "hold" if name:
                now[name].hold()
            case "hold":
                self._held, self._names = dict(now), []

    def unheld(self) -> bool:
        """Whether there is anything that a power cut can take away."""
        return bool(self._names) or any(file.changes for file in {*self._now.values(), *self._held.values()})

    def after_a_cut(self, chance: random.Random) -> dict[str, bytes]:
        """What is found when the power is back, as chance has it."""
        fate, names = Fate(chance, self._done), dict(self._held)
        for number, changed in self._names:
            if fate.keeps(number):
                _rename(names, changed)
        return {name: file.left(fate) for name, file in names.items()}

    def _name(self, changed: dict[str, _File | None]) -> None:
        _rename(self._now, changed)
        self._names.append((self._done, changed))


def _rename(names: dict[str, _File], changed: Mapping[str, _File | None]) -> None:
    for name, file in changed.items():
        if file is None:
            names.pop(name, None)
        else:
            names[name] = file


def _sectors(at: int, data: bytes) -> Iterable[tuple[int, bytes]]:
    """What of the data falls into each sector, and where it begins."""
    end = at + len(data)
    edges = [at, *range(at - at % SECTOR + SECTOR, end, SECTOR), end]
    return ((one, data[one - at : other - at]) for one, other in pairwise(edges))


def _put(content: bytearray, at: int, data: bytes, unwritten: Unwritten = bytes) -> None:
    if len(content) < at:
        _resize(content, at, unwritten)
    content[at : at + len(data)] = data


def _resize(content: bytearray, length: int, unwritten: Unwritten = bytes) -> None:
    if (more := length - len(content)) > 0:
        content += unwritten(more)
    del content[length:]
