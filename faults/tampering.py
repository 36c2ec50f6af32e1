"""Every sort of change that somebody who can write to the store, past its guards, can make to a record."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager

from credence.record.journal.schema import JOURNAL
from credence.record.stores.sqlite import SqliteStore
from credence.record.stores.store import Store

_LAST = "(SELECT max(entry) FROM entries)"
_NEW_ENTRY = (
    "INSERT INTO entries SELECT entry + 1, '2999-01-01T00:00:00.000000+00:00', 1, 'add' "
    f"FROM entries WHERE entry = {_LAST}"
)
CHANGES: Mapping[str, Sequence[str]] = {
    "a text": ["UPDATE documents SET text = text || '!' WHERE entry = 1"],
    "a title": ["UPDATE documents SET title = 'Other' WHERE entry = 1"],
    "a publication day": ["UPDATE documents SET published = '2001-01-01' WHERE entry = 1"],
    "a document's entry": ["UPDATE documents SET entry = 2 WHERE entry = 1"],
    "a document's id": ["UPDATE documents SET document = 'z' WHERE entry = 1"],
    "a quote": ["UPDATE statements SET quote = 'Peru' WHERE number = 1"],
    "a quote's place": ["UPDATE statements SET quote_start = 1 WHERE number = 1"],
    "a slot": ["UPDATE statements SET slots = replace(slots, '2000', '2001') WHERE number = 1"],
    "a kind": ["UPDATE statements SET kind = 'mission-closed' WHERE number = 1"],
    "who says so": ["UPDATE statements SET attribution = '[\"Herald\"]' WHERE number = 1"],
    "a day held": ["UPDATE statements SET held_latest = '2000-11-30' WHERE number = 1"],
    "a statement's text": ["UPDATE statements SET digest = (SELECT max(digest) FROM documents) WHERE number = 1"],
    "a statement's number": ["UPDATE statements SET number = 99 WHERE number = 6"],
    "a State listed": ["UPDATE statement_states SET state = 'GEO' WHERE number = 1 AND role = 'recipient'"],
    "a State taken away": ["DELETE FROM statement_states WHERE number = 1 AND role = 'recipient'"],
    "a State added": ["INSERT INTO statement_states VALUES (1, 'parties', 'GEO')"],
    "a standing": ["UPDATE standings SET stands = 1 - stands WHERE number = 1"],
    "a standing taken away": ["DELETE FROM standings"],
    "a verdict": ["UPDATE reviews SET verdict = 'unsure' WHERE review = 1"],
    "a reason": ["UPDATE reviews SET reason = 'unseen' WHERE review = 1"],
    "a reviewer": ["UPDATE makers SET name = 'C. Reviewer' WHERE name = 'B. Reviewer'"],
    "a decision taken away": ["DELETE FROM reviews WHERE review = 4"],
    "a taking back taken away": ["DELETE FROM reviews WHERE undoes IS NOT NULL"],
    "a copy's likeness": ["UPDATE copies SET likeness = 51"],
    "a copy taken away": ["DELETE FROM copies"],
    "a moment": ["UPDATE entries SET known = '2025-01-01T00:00:00.000000+00:00' WHERE entry = 1"],
    "an action": ["UPDATE entries SET action = 'import' WHERE entry = 1"],
    "a maker's version": ["UPDATE makers SET version = '9' WHERE maker = 1"],
    "two entries exchanged": [
        "UPDATE documents SET entry = 999 WHERE entry = 1",
        "UPDATE documents SET entry = 1 WHERE entry = 2",
        "UPDATE documents SET entry = 2 WHERE entry = 999",
    ],
    "a seal": ["UPDATE seals SET seal = replace(seal, 'a', 'b') WHERE entry = 3"],
    "a seal taken away": ["DELETE FROM seals WHERE entry = 3"],
    "a row added to an old entry": [
        "INSERT INTO reviews SELECT 99, subject, target, 'reject', '', NULL, 1 FROM reviews WHERE review = 1"
    ],
    "an entry added without a seal": [_NEW_ENTRY],
    "the last entry taken away": [
        f"DELETE FROM {table} WHERE entry = {_LAST}"
        for table in ("reviews", "copies", "standings", "documents", "seals", "entries")
    ],
    "everything taken away": [f"DELETE FROM {table.name}" for table in reversed(JOURNAL)],
    "a sketch": ["DELETE FROM bands WHERE entry = (SELECT max(entry) FROM bands)"],
    "the index of words": ["DROP TABLE search"],
}
"""What somebody changes, and how."""


def tamper(store: Store, changes: Sequence[str]) -> None:
    """Make the changes past guards and references, and leave no other trace."""
    if isinstance(store, SqliteStore):
        _past_triggers(store, changes)
    else:
        _as_a_replica(store, changes)


def _past_triggers(store: SqliteStore, changes: Sequence[str]) -> None:
    with closing(sqlite3.connect(store.path)) as raw, raw, past_guards(raw):
        for change in changes:
            raw.execute(change)


@contextmanager
def past_guards(raw: sqlite3.Connection) -> Iterator[None]:
    """Without any trigger; after it they are all there again."""
    made = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in made:
        raw.execute(f"DROP TRIGGER {name}")
    yield
    for _, sql in made:
        raw.execute(sql)


def _as_a_replica(store: Store, changes: Sequence[str]) -> None:
    """As a replica of the database does, which looks at neither triggers nor references."""
    with store.writing() as connection:
        connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        for change in changes:
            connection.exec_driver_sql(change.replace("%", "%%"))
