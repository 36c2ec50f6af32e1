"""What the doctor looks at, check by check: a connection in, faults out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Connection, RowMapping, Select, UniqueConstraint, select, text

from credence.model import Statement
from credence.model.document import digest_of
from credence.record.journal import seal
from credence.record.journal.rows import mapped, state_rows, statement_of, statement_row
from credence.record.journal.schema import (
    JOURNAL,
    documents,
    entries,
    metadata,
    reviews,
    seals,
    statement_states,
    statements,
)
from credence.record.review.reviews import MATCH, STATEMENT, UNDO, VERDICTS, matched
from credence.record.soundness import derived
from credence.record.stores.migrations.guards import guard, rising

_PAGE = 500


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong: where, and what."""

    where: str
    wrong: str


def structure(connection: Connection) -> Iterator[Fault]:
    """What the engine itself says of its file or tables."""
    if connection.dialect.name != "sqlite":
        for table in (*(table.name for table in metadata.sorted_tables), "search"):
            connection.execute(text(f"SELECT count(*) FROM {table}"))
        return
    for (said,) in connection.execute(text("PRAGMA integrity_check")):
        if said != "ok":
            yield Fault("the file", str(said).replace("\n", "; "))


def guards(connection: Connection) -> Iterator[Fault]:
    """Triggers that are missing, turned off, or do something else than the schema has them do."""
    sqlite = connection.dialect.name == "sqlite"
    expected = dict(sorted(_guards_of_file() if sqlite else _guards_of_database()))
    there = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
    if not sqlite:
        there = (
            "SELECT tgname, CASE WHEN tgqual IS NULL THEN prosrc ELSE '' END "
            "FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')"
        )
    found = {row[0]: row[1] for row in connection.execute(text(there))}
    for name, does in expected.items():
        table = name.partition("_no_")[0].removesuffix("_rise")
        if name not in found:
            yield Fault(table, f"the trigger {name} is missing or turned off")
        elif found[name] != does:
            yield Fault(table, f"the trigger {name} was changed: it does not do what it should")


def _guards_of_file() -> Iterator[tuple[str, str]]:
    """Each trigger by name, and the whole of it as SQL."""
    for table in JOURNAL:
        others = [key for key in table.constraints if isinstance(key, UniqueConstraint)]
        groups = [[column.name for column in key.columns] for key in (table.primary_key, *others)]
        for sql in guard("sqlite", table.name, groups):
            yield sql.split()[2], sql
    for sql in rising("sqlite"):
        yield sql.split()[2], sql


def _guards_of_database() -> Iterator[tuple[str, str]]:
    """Each trigger by name, and the body of its function."""
    for made in (*(guard("postgresql", table.name, ()) for table in JOURNAL), rising("postgresql")):
        function, *triggers = made
        for sql in triggers:
            yield sql.split()[2], function.split("$$")[1]


def references(connection: Connection) -> Iterator[Fault]:
    """Rows that name a row that is not there."""
    for table in metadata.sorted_tables:
        for reference in sorted(table.foreign_keys, key=lambda key: key.parent.name):
            other = reference.column.table.alias("other")
            there = other.c[reference.column.name]
            lost = select(reference.parent).select_from(table.outerjoin(other, there == reference.parent))
            for value in connection.scalars(lost.where(reference.parent.is_not(None), there.is_(None)).limit(_PAGE)):
                yield Fault(f"{table.name}.{reference.parent.name}", f"it names {value}, which is not there")


def seals_hold(connection: Connection) -> Iterator[Fault]:
    """The first entry that is not as it was sealed, and entries that are out of order."""
    if broken := seal.verify(connection):
        yield Fault(f"entry {broken.entry}", broken.wrong)
    before = ""
    for entry, known in connection.execute(select(entries.c.entry, entries.c.known).order_by(entries.c.entry)):
        if known <= before:
            yield Fault(f"entry {entry}", f"it is dated {known}, before the entry that it follows")
        before = known


def has_seal(connection: Connection, noted: str) -> bool:
    """Whether an entry has the seal."""
    return noted == seal.ROOT or connection.scalar(select(seals.c.entry).where(seals.c.seal == noted)) is not None


def texts(connection: Connection) -> Iterator[Fault]:
    """Texts that are not what their digest says."""
    chosen = select(documents.c.entry, documents.c.digest, documents.c.document, documents.c.text)
    for page in _pages(connection, documents.c.entry, chosen):
        for row in page:
            if digest_of(row["text"]) != row["digest"]:
                yield Fault(f"document {row['document']}", "its text is not the one that its digest was made of")


def quotes(connection: Connection) -> Iterator[Fault]:
    """Statements that their texts do not bear out."""
    for page in _pages(connection, statements.c.number, _told.add_columns(documents.c.text)):
        for row in page:
            if wrong := _told_wrongly(row):
                yield Fault(_named(row), wrong)


def _told_wrongly(row: RowMapping) -> str | None:
    if row["text"][row["quote_start"] : row["quote_end"]] != row["quote"]:
        return "the quote is not what the text says at that place"
    found = _statement(row)
    if found is None:
        return "its slots are not of the form that the record writes"
    return None if found.id == row["statement"] else "its id is not that of what it says"


def ways_in(connection: Connection) -> Iterator[Fault]:
    """Statements that are found under other States or days than they name."""
    for page in _pages(connection, statements.c.number, _told):
        listed = _listed(connection, page[0]["number"], page[-1]["number"])
        for row in page:
            told = _statement(row)
            states = listed.get(row["number"], set())
            if told is None or states != {(s["role"], s["state"]) for s in state_rows(told, row["number"])}:
                yield Fault(_named(row), "it is listed under other States than it names")
            if told is not None and any(row[day] != statement_row(told)[day] for day in _DAYS):
                yield Fault(_named(row), "it is listed under other days than its date")


def decisions(connection: Connection) -> Iterator[Fault]:
    """Decisions on what is not there, and verdicts that are none."""
    known = select(statements.c.statement)
    lost = select(reviews).where(reviews.c.subject == STATEMENT, reviews.c.target.not_in(known))
    for row in connection.execute(lost).mappings():
        yield Fault(f"decision {row['review']}", f"there is no statement {row['target']}")
    for row in connection.execute(select(reviews).order_by(reviews.c.review)).mappings():
        if row["verdict"] not in (*VERDICTS, UNDO) or (row["verdict"] == UNDO) != (row["undoes"] is not None):
            yield Fault(f"decision {row['review']}", f"{row['verdict']} is no verdict")
        if row["subject"] == MATCH and not _is_match(row["target"]):
            yield Fault(f"decision {row['review']}", "it is on no match of names")


def derived_parts(connection: Connection) -> Iterator[Fault]:
    """Sketches and words that are not what the texts give."""
    for part, entry, wrong in derived.differences(connection):
        yield Fault(f"{part}, {'statement' if part == derived.WAYS_IN else 'entry'} {entry}", wrong)


_told = select(statements, documents.c.document).join(documents, documents.c.digest == statements.c.digest)
_DAYS = ("held_earliest", "held_latest")


def _listed(connection: Connection, first: int, last: int) -> dict[int, set[tuple[str, str]]]:
    """The States that statements are listed under, by their numbers."""
    found: dict[int, set[tuple[str, str]]] = {}
    for number, role, state in connection.execute(
        select(statement_states).where(statement_states.c.number.between(first, last))
    ):
        found.setdefault(number, set()).add((role, state))
    return found


def _statement(row: RowMapping) -> Statement | None:
    try:
        return statement_of(row)
    except (ValueError, TypeError, LookupError, AttributeError):
        return None


def _is_match(target: str) -> bool:
    try:
        return all(isinstance(part, str) for part in matched(target))
    except (ValueError, TypeError):
        return False


def _named(row: RowMapping) -> str:
    return f"statement {row['statement']} of {row['document']}"


def _pages(connection: Connection, key: Column[int], chosen: Select[Any]) -> Iterator[list[RowMapping]]:
    """The rows in the order of a key, some at a time."""
    after = 0
    while page := list(mapped(connection.execute(chosen.where(key > after).order_by(key).limit(_PAGE)))):
        yield page
        after = page[-1][key.name]
