"""Every sort of change to a record, and cells changed at random: the doctor must find each."""

from __future__ import annotations

import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from credence.record import Record, examine, open_store
from credence.record.schema import JOURNAL
from faults.material import fill
from faults.outcome import Outcome
from faults.places import Files, Places
from faults.tampering import CHANGES, tamper


def every_sort(places: Places) -> Outcome:
    """Each sort of change to a record of its own."""
    outcome = Outcome("tampering, every sort", places.kind)
    for name, changes in CHANGES.items():
        place = places.fresh()
        with Record(place) as record:
            fill(record)
            noted = record.seal()
            tamper(record.store, changes)
        outcome.note(0, [] if _found(place, noted) else [f"{name} is not found"])
        places.give_back(place)
    return outcome


def any_cell(files: Files, rounds: int, seed: int = 0) -> Outcome:
    """One cell of the journal, changed at random, each round."""
    outcome, chance = Outcome("tampering, any cell", files.kind), random.Random(seed)
    whole = files.fresh()
    with Record(whole) as record:
        fill(record)
        noted = record.seal()
    for _ in range(rounds):
        place = files.fresh()
        shutil.copy(whole, place)
        changed = _change_a_cell(Path(place), chance)
        outcome.note(0, [] if _found(place, noted) else [f"{changed} is not found"])
        files.give_back(place)
    return outcome


def _found(place: str, noted: str) -> bool:
    store = open_store(place)
    try:
        return any(finding.wrong for finding in examine(store, noted))
    finally:
        store.close()


def _change_a_cell(path: Path, chance: random.Random) -> str:
    """Give a cell another value, past all guards; tells which."""
    with closing(sqlite3.connect(path)) as raw, raw:
        guards = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            raw.execute(f"DROP TRIGGER {name}")
        table = chance.choice(JOURNAL)
        column = chance.choice(list(table.c)).name
        keys = [key.name for key in table.primary_key]
        row = chance.choice(raw.execute(f"SELECT {column}, {', '.join(keys)} FROM {table.name}").fetchall())
        where = " AND ".join(f"{key} = ?" for key in keys)
        raw.execute(f"UPDATE OR IGNORE {table.name} SET {column} = ? WHERE {where}", (_other(row[0], chance), *row[1:]))
        if not raw.execute("SELECT changes()").fetchone()[0]:  # such a row is there already
            raw.execute(f"DELETE FROM {table.name} WHERE {where}", row[1:])
        for _, sql in guards:
            raw.execute(sql)
    return f"{table.name}.{column} of {row[1:]}"


def _other(value: Any, chance: random.Random) -> Any:
    """Another value of the same sort."""
    if value is None:
        return "x"
    if isinstance(value, int):
        return value + chance.choice((-1, 1))
    if not value:
        return "x"
    at = chance.randrange(len(value))
    digit = value[at].isdigit()
    other = str((int(value[at]) + 1) % 10) if digit else chr((ord(value[at]) ^ 1) or 65)
    return value[:at] + other + value[at + 1 :]
