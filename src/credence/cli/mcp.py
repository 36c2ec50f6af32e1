"""`credence mcp`: a record in; a server of the Model Context Protocol on standard input and output out."""

from __future__ import annotations

from credence.cli.errors import CommandError
from credence.cli.options import DEFAULT_RECORD, RecordFile, existing_record


def mcp(record: RecordFile = DEFAULT_RECORD) -> None:
    """Serve the record to a program that speaks the Model Context Protocol, over standard input and output.

    Read-only tools: ask, brief, timeline, facts, statements, documents. Needs the extra `mcp`.

    Example: credence mcp --record credence.db
    """
    existing_record(record)
    try:
        from credence.mcp import server
    except ModuleNotFoundError as fault:
        raise CommandError(f"this needs {fault.name}: pip install 'credence[mcp]'") from None
    from credence.record import Record

    Record(record, create=False).close()  # what is no record is told before anything is served
    server(record).run("stdio")
