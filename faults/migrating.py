"""A large record in a schema of before, brought up to date: sound, under the same seal, and how long that takes."""

from __future__ import annotations

import math
import sqlite3
import time
from contextlib import closing
from importlib.resources import files
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from credence.record import Record, examine, open_store
from faults.outcome import Outcome

_JOURNAL = ("makers", "entries", "documents", "statements", "statement_states")
_WORDS = ("search_data", "search_idx", "search_docsize", "search_config")
"""What the index of words is kept in."""
HELD = {"0001": _JOURNAL, "0002": (*_JOURNAL, "seals", "affairs", "named", "bands", *_WORDS)}
"""The tables that a record has in each schema of before, of those that are filled."""
_WHOLE_NAMES = "DELETE FROM named WHERE instr(word, ' ')"
"""Names of persons are listed as a whole since schema 0003."""


def migrate(large: Path, folder: Path, schema: str) -> Outcome:
    """Bring what the large record holds up to date from the schema; `waits` is the time of the processor it takes."""
    outcome, old = Outcome(), folder / f"of-{schema}.db"
    _make(old, large, schema)
    start = time.process_time()
    with Record(old, create=False) as record:
        took = math.ceil(1000 * (time.process_time() - start))
        wrong = [f"{each.check}: {each.where}: {each.wrong}" for each in examine(record.store) if each.wrong]
        with Record(large, create=False) as today:
            if record.seal() != today.seal():
                wrong.append("it has another seal")
    outcome.note(1, wrong)
    outcome.waits[took] += 1
    old.unlink()
    return outcome


def _make(old: Path, large: Path, schema: str) -> None:
    """A record of the schema with the rows of the large one."""
    config = Config()
    config.set_main_option("script_location", str(files("credence.record.stores") / "migrations").replace("%", "%%"))
    store = open_store(old)
    with store.writing() as connection:
        config.attributes |= {"connection": connection, "catch_up": _nothing, "list_statements": _nothing}
        command.upgrade(config, schema)
    store.close()
    with closing(sqlite3.connect(old)) as raw:
        raw.execute("ATTACH ? AS large", (str(large),))
        with raw:
            for table in HELD[schema]:
                raw.execute(f"INSERT OR REPLACE INTO {table} SELECT * FROM large.{table}")
            if "named" in HELD[schema]:
                raw.execute(_WHOLE_NAMES)


def _nothing(connection: Connection) -> None:
    """There are no rows yet to be caught up with."""
