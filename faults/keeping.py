"""Backups taken while others write: each restores whole, and holds a state that was committed."""

from __future__ import annotations

import random
import time
from pathlib import Path

from sqlalchemy import select

from credence.record import Record, back_up, open_store, restore
from credence.record.journal.schema import seals
from credence.record.journal.seal import ROOT
from faults import writer
from faults.checking import look
from faults.killing import Worker
from faults.outcome import Outcome
from faults.places import Files, Places

_FRESH = 20
"""So many backups are taken of one record."""


def back_up_under_writers(places: Places, files: Files, rounds: int, seed: int = 0, writers: int = 2) -> Outcome:
    """Take backups while writers enter documents; restore each in a place of the same kind, and look at it."""
    outcome, chance = Outcome(), random.Random(seed)
    while outcome.rounds < rounds:
        place = places.fresh()
        with Record(place) as record:
            told = {record.seal()}
        working = [Worker(writer.enter_some, place, f"w{one}") for one in range(writers)]
        kept: list[tuple[Path, str]] = []
        while len(kept) < min(_FRESH, rounds - outcome.rounds) and not all(each.ended() for each in working):
            time.sleep(chance.uniform(0, 0.1))
            kept.append(_kept(place, Path(files.fresh())))
        for worker in working:
            told.update(worker.heard())
        committed = _committed(place)
        lost = [f"a writer was told of a state that none committed: {seal}" for seal in told - committed]
        outcome.violations += lost
        for backup, sealed in kept:
            outcome.note(1, _wrong(backup, sealed, committed, places))
            files.give_back(str(backup))
        places.give_back(place)
    return outcome


def _committed(place: str) -> set[str]:
    """The seals after each transaction of those who entered documents, an entry for each of its parts.

    What they are told is not all of these: where one commits before another has asked for the seal, that one never sees
    what it had itself committed.
    """
    with Record(place) as record, record.store.reading() as connection:
        found = connection.scalars(select(seals.c.seal).order_by(seals.c.entry)).all()
    return {ROOT, *found[len(writer.PARTS) - 1 :: len(writer.PARTS)]}


def _kept(place: str, backup: Path) -> tuple[Path, str]:
    store = open_store(place)
    try:
        return backup, back_up(store, backup).seal
    finally:
        store.close()


def _wrong(backup: Path, sealed: str, committed: set[str], places: Places) -> list[str]:
    target = places.fresh()
    store = open_store(target)
    try:
        restored = restore(backup, store).seal
    finally:
        store.close()
    found = look(target).broken([sealed])
    places.give_back(target)
    if restored != sealed:
        found.append("what was restored has another seal than the backup")
    if sealed not in committed:
        found.append("the backup holds a state that no writer committed")
    return found
