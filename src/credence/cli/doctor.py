"""`credence doctor` and `credence rebuild`: whether a record is sound, and what is derived in it made anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from credence.cli.errors import tell
from credence.cli.inputs import plural
from credence.cli.options import DEFAULT_RECORD, Format, RecordFile, Rows, existing_record, named, parse_seal
from credence.cli.output import Listing

if TYPE_CHECKING:
    from credence.record import Finding

Noted = Annotated[
    str | None,
    typer.Option(
        "--seal",
        parser=parse_seal,
        metavar="HEAD",
        help="A seal noted before: whether the record still goes on from it.",
    ),
]


def _line(finding: Finding) -> dict[str, Any]:
    line = {
        "check": finding.check,
        "sound": not finding.wrong,
        "looks_at": finding.looks_at,
        "where": finding.where,
        "wrong": finding.wrong,
        "remedy": finding.remedy,
    }
    return {name: value for name, value in line.items() if value != ""}


FINDINGS: Listing[Finding] = Listing(
    table={
        "check": lambda finding: finding.check,
        "result": lambda finding: finding.wrong or f"sound: {finding.looks_at}",
        "where": lambda finding: finding.where,
        "what to do": lambda finding: finding.remedy,
    },
    to_json=_line,
    csv_columns=("check", "sound", "looks_at", "where", "wrong", "remedy"),
)


def doctor(record: RecordFile = DEFAULT_RECORD, noted: Noted = None, form: Rows = Format.TABLE) -> None:
    """Look whether the record is sound, changing nothing.

    Every promise is checked: the store's structure, the guards of the journal, references, seals, quotes, States,
    decisions, and what is derived. A fault says where it is and what to do; the exit status is then 1.

    Example: credence doctor --record mission.db --seal 5f0c...
    """
    from credence.record import examine, open_store

    store = open_store(existing_record(record))
    try:
        found = examine(store, noted)
        seal = _seal(record) if all(not finding.wrong for finding in found) else None
    finally:
        store.close()
    FINDINGS.write(found, form)
    faults = [finding for finding in found if finding.wrong]
    if faults:
        tell(f"{plural(len(faults), 'fault')} in {named(record)}")
        raise typer.Exit(1)
    tell(f"{named(record)} is sound; its seal is {seal}")


def _seal(record: str) -> str:
    from credence.record import Record

    with Record(record, create=False) as held:
        return held.seal()


def rebuild(record: RecordFile = DEFAULT_RECORD, form: Rows = Format.TABLE) -> None:
    """Make anew what is derived: sketches of the texts, the index of words, the index of statements.

    All in one transaction; the journal stays as it is. The digests are the same each time, and that of the facts
    the same in every store of the same journal.

    Example: credence rebuild --record mission.db
    """
    from credence.record import Record
    from credence.record import rebuild as rebuilt

    with Record(existing_record(record), create=False) as held:
        done = rebuilt(held.store)
        facts = held.facts_digest()
    row = {"documents": done.documents, "changed": done.changed, "derived": done.digest, "facts": facts}
    REBUILT.write([row], form)
    tell(f"{plural(done.documents, 'document')} indexed; {'it was otherwise' if done.changed else 'it was so'} before")


REBUILT: Listing[dict[str, Any]] = Listing(
    table={
        "documents": lambda row: str(row["documents"]),
        "digest of what is derived": lambda row: str(row["derived"]),
        "digest of the facts": lambda row: str(row["facts"]),
    },
    to_json=dict,
    csv_columns=("documents", "changed", "derived", "facts"),
)
