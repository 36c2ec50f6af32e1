"""What must hold of a record after whatever befell it: a place and what was acknowledged in, what is broken out."""

from __future__ import annotations

from collections.abc import Collection

from credence.record import Record, RecordError, examine
from credence.record.checkups import has_seal
from faults.writer import LINES


def broken(place: str, acknowledged: Collection[str], lines: int | None = LINES) -> list[str]:
    """Every promise that is broken, in words: lost acknowledgements, parts of documents, whatever the doctor finds."""
    try:
        with Record(place) as record:
            found = [f"{f.check}: {f.where}: {f.wrong}" for f in examine(record.store) if f.wrong]
            with record.store.reading() as connection:
                lost = [seal for seal in acknowledged if not has_seal(connection, seal)]
            counts = record.counts()
    except RecordError as fault:
        return [f"it does not open: {fault}"]
    found += [f"an acknowledged state is lost: seal {seal[:12]}" for seal in lost]
    if lines is not None and counts.statements != lines * counts.documents:
        found.append(f"{counts.documents} documents have {counts.statements} statements")
    return found
