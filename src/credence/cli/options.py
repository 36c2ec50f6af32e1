"""The options that several commands share, each with its help and the check of its value."""

from __future__ import annotations

import re
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from credence.cli.errors import CommandError
from credence.model import days

_SEAL = re.compile(r"[0-9a-f]{64}")


class Format(StrEnum):
    """How rows are written."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


def parse_day(text: str) -> date:
    """A calendar day, `2022-12-20`; anything else is misuse."""
    try:
        return days.parse_day(text)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None


def parse_moment(text: str) -> date | datetime:
    """A calendar day, or a moment with its zone, `2022-12-20T14:54Z`; anything else is misuse."""
    try:
        return days.parse_moment(text)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None


def parse_outlet(text: str) -> str:
    """The name of an outlet; bytes that are no text are misuse."""
    if not text.isascii() and any("\ud800" <= char <= "\udfff" for char in text):
        raise typer.BadParameter("not UTF-8; write the name in the terminal's own encoding")
    return text


def parse_name(text: str) -> str:
    """A name to look for; what holds no letter and no digit is misuse."""
    if not any(char.isalnum() for char in text):
        raise typer.BadParameter("holds no letter and no digit: write the name to look for")
    return text


def parse_seal(text: str) -> str:
    """A seal, 64 digits and letters from a to f; anything else is misuse."""
    seal = text.strip().lower()
    if not _SEAL.fullmatch(seal):
        raise typer.BadParameter(f"not a seal: {text!r}; give the 64 characters that credence doctor or backup printed")
    return seal


def existing_record(record: str) -> str:
    """Where a record is; raises CommandError, saying how to make one, for a file that is not there."""
    if not is_address(record) and not Path(record).exists():
        raise CommandError(f"{record}: there is no record here; make one with: credence add PATH --record {record}")
    return record


def is_address(record: str) -> bool:
    """Whether it is the address of a database and no file."""
    return "://" in record


def named(record: str) -> str:
    """The record as messages call it: an address without its password."""
    if not is_address(record):
        return record
    from credence.record.stores.store import name_of

    return name_of(record)


_PATH = typer.Argument(
    metavar="PATH",
    show_default=False,
    help="Files (text, web pages, PDF, Word, e-mail, feeds, archives), folders of them, addresses (https://...), or -.",
)
Sources = Annotated[list[str], _PATH]
MaybeSources = Annotated[list[str] | None, _PATH]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to this file instead, in the form its ending names."),
]
Rows = Annotated[Format, typer.Option("--format", "-f", help="How to write the rows.")]
RecordFile = Annotated[
    str,
    typer.Option(
        "--record",
        "-r",
        envvar="CREDENCE_RECORD",
        metavar="FILE",
        help="The record: a file, or the address of a database, postgresql://USER@HOST/NAME.",
    ),
]
DEFAULT_RECORD = "credence.db"
Published = Annotated[
    date | None,
    typer.Option(
        "--date",
        parser=parse_day,
        metavar="YYYY-MM-DD",
        help="When the documents were published; prevails over what they say.",
    ),
]
Outlet = Annotated[
    str | None,
    typer.Option(
        "--outlet",
        parser=parse_outlet,
        metavar="NAME",
        help="Who published the documents; prevails over what they say.",
    ),
]
On = Annotated[
    date | None,
    typer.Option("--on", parser=parse_day, metavar="YYYY-MM-DD", help="As things stood on this day."),
]
KnownAt = Annotated[
    date | None,
    typer.Option(
        "--known-at",
        parser=parse_moment,
        metavar="YYYY-MM-DD[Thh:mmZ]",
        help="As the record knew it then: to the end of that day in UTC, or to that moment.",
    ),
]
