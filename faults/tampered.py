"""Every sort of change to a record, and changes anywhere at random: the doctor must find each."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Table

from credence.record import Record, RecordError, examine, open_store
from credence.record.journal import seal
from credence.record.journal.schema import JOURNAL, statement_states
from credence.record.soundness.checkups import has_seal
from credence.record.stores.store import Store
from faults.material import fill
from faults.outcome import Outcome
from faults.places import Files, Places
from faults.tampering import CHANGES, past_guards, tamper


def every_sort(places: Places) -> Outcome:
    """Each sort of change to a record of its own."""
    outcome = Outcome()
    for name, changes in CHANGES.items():
        place = places.fresh()
        with Record(place) as record:
            fill(record)
            noted = record.seal()
            tamper(record.store, changes)
        outcome.note(0, [] if _found(place, noted) else [f"{name} is not found"])
        places.give_back(place)
    return outcome


def anywhere(files: Files, rounds: int, seed: int = 0) -> Outcome:
    """One change of the journal at random each round: a cell or a bit of it, rows or their order, a moment."""
    outcome, chance = Outcome(), random.Random(seed)
    whole, noted = _whole(files)
    rows = _rows(whole)
    for number in range(rounds):
        place = files.fresh()
        shutil.copy(whole, place)
        sort = list(_SORTS)[number % len(_SORTS)]
        with closing(sqlite3.connect(place)) as raw:
            raw.execute("PRAGMA synchronous = OFF")
            with raw, past_guards(raw):
                changed = _SORTS[sort](raw, chance)
        outcome.note(0, *_missed(place, noted, rows, f"{sort}, {changed}"))
        files.give_back(place)
    return outcome


def any_bit(files: Files, rounds: int, seed: int = 0) -> Outcome:
    """One bit of the file turned round each round: it is found, or it stood where nothing of the journal is kept."""
    outcome, chance = Outcome(), random.Random(seed)
    whole, noted = _whole(files)
    content, rows = Path(whole).read_bytes(), _rows(whole)
    for _ in range(rounds):
        place, at = files.fresh(), chance.randrange(8 * len(content))
        changed = bytearray(content)
        changed[at // 8] ^= 1 << at % 8
        Path(place).write_bytes(changed)
        outcome.note(0, *_missed(place, noted, rows, f"bit {at}"))
        files.give_back(place)
    return outcome


def _whole(files: Files) -> tuple[str, str]:
    """A record with all that one can hold, and its seal."""
    place = files.fresh()
    with Record(place) as record:
        fill(record)
        return place, record.seal()


def _rows(place: str) -> list[Any] | None:
    """Every row of the journal; None where they cannot be read."""
    try:
        with closing(sqlite3.connect(place)) as raw:
            return [raw.execute(f"SELECT * FROM {table.name} ORDER BY {_keys(table)}").fetchall() for table in JOURNAL]
    except sqlite3.Error:
        return None


def _missed(place: str, noted: str, rows: list[Any] | None, changed: str) -> tuple[list[str], bool]:
    """What is changed and not found, and whether a row of the journal is changed at all."""
    store = open_store(place)
    try:
        if _seals_tell(store, noted):
            return [], True
        if _rows(place) == rows:
            return [], False
        return ([] if _found(place, noted) else [f"{changed} is not found"]), True
    finally:
        store.close()


def _found(place: str, noted: str) -> bool:
    store = open_store(place)
    try:
        return any(finding.wrong for finding in examine(store, noted))
    finally:
        store.close()


def _seals_tell(store: Store, noted: str) -> bool:
    """Whether the seals tell of a change, which is soon known; what is changed elsewhere other checks find."""
    try:
        with store.reading() as connection:
            return seal.verify(connection) is not None or not has_seal(connection, noted)
    except RecordError:
        return True


def _any_cell(raw: sqlite3.Connection, chance: random.Random) -> str:
    return _set_a_cell(raw, chance, _other)


def _any_bit_of_a_cell(raw: sqlite3.Connection, chance: random.Random) -> str:
    return _set_a_cell(raw, chance, _turned)


def _a_row_away(raw: sqlite3.Connection, chance: random.Random) -> str:
    table = chance.choice(JOURNAL)
    (row,) = _some_rows(raw, table, 1, chance)
    raw.execute(f"DELETE FROM {table.name} WHERE {_is_row(table)}", row)
    return f"{table.name} {row}"


def _rows_exchanged(raw: sqlite3.Connection, chance: random.Random) -> str:
    """What two rows say in one column, the other way round; where that is the same, another two."""
    while True:
        table = chance.choice(JOURNAL)
        column, rows = chance.choice(list(table.c)).name, _some_rows(raw, table, 2, chance)
        if len(rows) < 2:
            continue
        values = [
            raw.execute(f"SELECT {column} FROM {table.name} WHERE {_is_row(table)}", r).fetchone()[0] for r in rows
        ]
        if values[0] == values[1]:
            continue
        if column in {key.name for key in table.primary_key}:
            return _keys_exchanged(raw, table, column, rows)
        for row, value in zip(rows, values[::-1], strict=True):
            raw.execute(f"UPDATE OR REPLACE {table.name} SET {column} = ? WHERE {_is_row(table)}", (value, *row))
        return f"{table.name}.{column} of {rows}"


def _keys_exchanged(raw: sqlite3.Connection, table: Table, column: str, rows: list[tuple[Any, ...]]) -> str:
    at = [key.name for key in table.primary_key].index(column)
    one, other = rows
    spare = -1 if isinstance(one[at], int) else "~"
    steps = [(spare, one), (one[at], other), (other[at], (*one[:at], spare, *one[at + 1 :]))]
    for value, row in steps:
        raw.execute(f"UPDATE OR REPLACE {table.name} SET {column} = ? WHERE {_is_row(table)}", (value, *row))
    return f"{table.name}.{column} of {rows}"


def _the_end_cut_off(raw: sqlite3.Connection, chance: random.Random) -> str:
    last = raw.execute("SELECT max(entry) FROM entries").fetchone()[0]
    kept = chance.randrange(last)
    for table in reversed(JOURNAL[1:]):
        which = "entry > ?"
        if table is statement_states:
            which = "number NOT IN (SELECT number FROM statements WHERE entry <= ?)"
        raw.execute(f"DELETE FROM {table.name} WHERE {which}", (kept,))
    return f"after entry {kept}"


def _dated_back(raw: sqlite3.Connection, chance: random.Random) -> str:
    """A moment from an entry on, so that each still follows the one before it."""
    last = raw.execute("SELECT max(entry) FROM entries").fetchone()[0]
    first, year = chance.randint(1, last), chance.randint(1900, 2025)
    only = chance.random() < 0.5
    which = f"entry {'=' if only else '>='} {first}"
    raw.execute(f"UPDATE entries SET known = '{year}' || substr(known, 5) WHERE {which}")
    return f"{which}, to {year}"


Sort = Callable[[sqlite3.Connection, random.Random], str]
_SORTS: Mapping[str, Sort] = {
    "a cell": _any_cell,
    "a bit of a cell": _any_bit_of_a_cell,
    "a row taken away": _a_row_away,
    "two rows exchanged": _rows_exchanged,
    "the end cut off": _the_end_cut_off,
    "a moment dated back": _dated_back,
}
"""What is changed, past all guards; each tells where."""


def _set_a_cell(raw: sqlite3.Connection, chance: random.Random, other: Callable[[Any, random.Random], Any]) -> str:
    table = chance.choice(JOURNAL)
    column = chance.choice(list(table.c)).name
    (row,) = _some_rows(raw, table, 1, chance)
    before = raw.execute(f"SELECT CAST({column} AS BLOB), {column} FROM {table.name} WHERE {_is_row(table)}", row)
    value = other(before.fetchone()[1], chance)
    given = "CAST(? AS TEXT)" if isinstance(value, bytes) else "?"
    raw.execute(f"UPDATE OR IGNORE {table.name} SET {column} = {given} WHERE {_is_row(table)}", (value, *row))
    if not raw.execute("SELECT changes()").fetchone()[0]:  # such a row is there already
        raw.execute(f"DELETE FROM {table.name} WHERE {_is_row(table)}", row)
    return f"{table.name}.{column} of {row}"


def _some_rows(raw: sqlite3.Connection, table: Table, most: int, chance: random.Random) -> list[tuple[Any, ...]]:
    """The keys of some rows."""
    rows = raw.execute(f"SELECT {_keys(table)} FROM {table.name} ORDER BY {_keys(table)}").fetchall()
    return chance.sample(rows, min(most, len(rows)))


def _keys(table: Table) -> str:
    return ", ".join(key.name for key in table.primary_key)


def _is_row(table: Table) -> str:
    return " AND ".join(f"{key.name} = ?" for key in table.primary_key)


def _other(value: Any, chance: random.Random) -> Any:
    """Another value of the same sort."""
    if value is None or value == "":
        return "x"
    if isinstance(value, int):
        return value + chance.choice((-1, 1))
    at = chance.randrange(len(value))
    digit = value[at].isdigit()
    other = str((int(value[at]) + 1) % 10) if digit else chr((ord(value[at]) ^ 1) or 65)
    return value[:at] + other + value[at + 1 :]


def _turned(value: Any, chance: random.Random) -> Any:
    """The value with one bit turned round; a text as bytes, which may be none any more."""
    if value is None or value == "":
        return "x"
    if isinstance(value, int):
        return value ^ 1 << chance.randrange(16)
    content = bytearray(value.encode())
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    return bytes(content)
