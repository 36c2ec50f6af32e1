"""What an older store lacks, made from its journal: seals, sketches, copies and the index of words."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select

from credence.record import copying, search
from credence.record.rows import decoded, document_of
from credence.record.schema import documents, seals
from credence.record.seal import ROOT, seal_of, sealed_rows


def catch_up(connection: Connection) -> None:
    """Seal every entry, and index every document, of a store that was made before there were seals.

    Copies are told of documents entered from now on; those among the old ones are found by `rebuild`, which does not
    touch the journal.
    """
    previous, rows = ROOT, []
    for entry, held in sealed_rows(connection):
        previous = seal_of(previous, entry, held)
        rows.append({"entry": entry["entry"], "seal": previous})
    if rows:
        connection.execute(insert(seals), rows)
    index_documents(connection)


def index_documents(connection: Connection) -> None:
    """Sketch and index every document."""
    sketches = copying.Sketches(connection)
    chosen = select(documents).order_by(documents.c.entry)
    found = decoded(connection.execute(chosen), lambda row: (int(row["entry"]), document_of(row)))
    for entry, document in found:
        sketches.sketch(entry, document)
    sketches.write()
    search.index(connection, found)
