"""How much a packed file may unpack to, and how deep: counted over all that it holds, archives in archives included."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import BinaryIO

from credence.intake.formats.piece import Refusal

LARGEST_GROWTH = 100
"""Bytes that one byte of an archive may unpack to; prose packs to a third or a fifth."""

SMALL = 1_000_000
"""Bytes within which growth does no harm."""

DEEPEST = 3
"""Archives within archives that are opened."""


class Growth(Refusal):
    """A file that unpacks to more than it may; no further part of it is read."""


@dataclass(slots=True)
class Budget:
    """The bytes that a file may still unpack to."""

    left: int

    @classmethod
    def of(cls, stream: BinaryIO) -> Budget:
        """What a file may unpack to, by its size."""
        here = stream.tell()
        size = stream.seek(0, 2)
        stream.seek(here)
        return cls(max(SMALL, size * LARGEST_GROWTH))

    def take(self, number: int) -> None:
        """Count bytes that came out; raises Growth where they are too many."""
        self.left -= number
        if self.left < 0:
            raise Growth(f"unpacks to more than {LARGEST_GROWTH} times its size")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a part stands: how deep within archives, and what its file may still unpack to.

    `at` gives its number among the parts of its file, after those of the parts it is in. Where `after` is given,
    reading goes on after the part there: another reader broke on it.
    """

    budget: Budget
    depth: int = 0
    at: tuple[int, ...] = ()
    after: tuple[int, ...] = ()

    def within(self) -> Place:
        """The place of what this one holds. Raises Refusal where that is too deep."""
        if self.depth >= DEEPEST:
            raise Refusal(f"an archive in an archive in an archive; unpack it ({DEEPEST} at most)")
        return replace(self, depth=self.depth + 1)

    def part(self, number: int) -> Place | None:
        """The place of a part, by its number here; None for one not to be read again."""
        at = (*self.at, number)
        holds_the_last = len(at) < len(self.after) and at == self.after[: len(at)]
        return replace(self, at=at) if at > self.after or holds_the_last else None
