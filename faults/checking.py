"""What must hold of a record after whatever befell it: a place and what was acknowledged in, what is broken out."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select

from credence.record import Record, RecordError, examine
from credence.record.journal.schema import seals
from credence.record.journal.seal import ROOT
from faults.writer import LINES


@dataclass(frozen=True, slots=True)
class Found:
    """What a record is found to hold: whatever is wrong with it by itself, its seals, and how much it counts."""

    wrong: tuple[str, ...]
    seals: frozenset[str] = frozenset()
    documents: int = 0
    statements: int = 0

    def broken(self, acknowledged: Collection[str], lines: int | None = LINES) -> list[str]:
        """Every promise that is broken, in words: lost acknowledgements, parts of documents, what the doctor found."""
        if not self.seals:
            return [*self.wrong]
        lost = [f"an acknowledged state is lost: seal {seal[:12]}" for seal in acknowledged if seal not in self.seals]
        found = [*self.wrong, *lost]
        if lines is not None and self.statements != lines * self.documents:
            found.append(f"{self.documents} documents have {self.statements} statements")
        return found


def look(place: str) -> Found:
    """What the record at the place holds, and what the doctor says of it."""
    try:
        with Record(place) as record:
            wrong = tuple(f"{f.check}: {f.where}: {f.wrong}" for f in examine(record.store) if f.wrong)
            with record.store.reading() as connection:
                had = frozenset([ROOT, *connection.scalars(select(seals.c.seal))])
            counts = record.counts()
    except RecordError as fault:
        return Found((f"it does not open: {fault}",))
    return Found(wrong, had, counts.documents, counts.statements)


def broken(place: str, acknowledged: Collection[str], lines: int | None = LINES) -> list[str]:
    """Every promise that is broken of the record at the place."""
    return look(place).broken(acknowledged, lines)
