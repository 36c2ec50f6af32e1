"""`credence brief`: two states in, a cited brief on their relations out."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from credence.cli.errors import CommandError
from credence.cli.options import DEFAULT_RECORD, KnownAt, On, RecordFile, existing_record, named
from credence.cli.output import form_of, write_text
from credence.cli.states import two_states


class Form(StrEnum):
    """What a brief is written in."""

    MD = "md"
    HTML = "html"
    JSON = "json"


_ENDINGS = {".md": Form.MD, ".html": Form.HTML, ".htm": Form.HTML, ".json": Form.JSON}


def brief(
    a: Annotated[str, typer.Argument(metavar="A", help="A state, by code, name or demonym.")],
    b: Annotated[list[str], typer.Argument(metavar="B", help="Another; quote a name of several words.")],
    record: RecordFile = DEFAULT_RECORD,
    on: On = None,
    known_at: KnownAt = None,
    form: Annotated[
        Form | None,
        typer.Option("--format", "-f", help="Markdown, a web page, or JSON [default: by --output, else md]."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file instead.")
    ] = None,
) -> None:
    """Print a cited brief on two states.

    Every line of it names the documents that say so, with their words.

    Example: credence brief azerbaijan mexico --on 2022-12-31 --output brief.html
    """
    pair = two_states([a, *b])
    existing_record(record)
    _check_output(output, record)
    form = form or form_of(output, _ENDINGS) or Form.MD
    from credence.brief import NothingKnownError, render
    from credence.brief import on as brief_on
    from credence.record import Record

    with Record(record, create=False) as held:
        try:
            found = brief_on(held, *pair, on=on, known_at=known_at)
        except NothingKnownError as nothing:
            raise CommandError(f"{named(record)}: {nothing}") from None
    write_text(render(found, form.value), output)


def _check_output(output: Path | None, record: str) -> None:
    """Refuse to write the brief over the record it is made from."""
    if output and output.exists() and Path(record).exists() and output.samefile(record):
        raise CommandError(f"{output}: is the record; name another file for the brief")
