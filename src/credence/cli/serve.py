"""`credence serve`: a record in; the application in the browser, until it is stopped."""

from __future__ import annotations

from typing import Annotated

import typer

from credence.cli.errors import tell
from credence.cli.options import DEFAULT_RECORD, RecordFile, existing_record, named


def serve(
    record: RecordFile = DEFAULT_RECORD,
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="Where the browser finds it.")] = 8021,
) -> None:
    """Open the record in the browser, on this machine alone, until Ctrl-C.

    Prints the address to open: it holds a token, without which nobody comes in. Every page is also there as JSON, under
    the same address with .json behind it; /api/openapi.json describes them all.

    Example: credence serve --record demo.db
    """
    existing_record(record)
    from credence.web.serving import serve as serving
    from credence.web.settings import Settings

    settings = Settings(record, port=port)
    typer.echo(f"http://{settings.host}:{settings.port}/?token={settings.token}")
    tell(f"{named(record)} is open at the address above; Ctrl-C closes it")
    serving(settings)
