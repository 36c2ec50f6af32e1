"""`credence changes`: what the record has learned since a moment, and what turned out otherwise."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from credence.cli.cited import fact_line, support_line
from credence.cli.errors import tell
from credence.cli.inputs import plural
from credence.cli.listings import opened
from credence.cli.options import DEFAULT_RECORD, Format, KnownAt, Output, RecordFile, named, parse_moment
from credence.cli.output import Listing, endings, form_of, write_rows, write_text
from credence.cli.states import one_or_two_states

if TYPE_CHECKING:
    from credence.protocol.changes import Change


class Form(StrEnum):
    """What changes are written in."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    HTML = "html"
    ATOM = "atom"


def _says(change: Change) -> str:
    from credence.brief.changes import change_words

    return change_words(change)


def _states(change: Change) -> str:
    from credence.brief.changes import states_named

    return states_named(change)


def _sources(change: Change) -> str:
    from credence.brief.changes import sources_since

    return sources_since(change)


def _line(change: Change) -> dict[str, Any]:
    """A change as an object: what it is, the fact then and now, the slots that differ, the statements learned since."""
    line: dict[str, Any] = {
        "change": change.what,
        "states": list(change.fact.states) or None,
        "says": _says(change),
        "slots": {slot: {"before": old, "after": new} for slot, (old, new) in change.slots.items()} or None,
        "since": [support_line(support) for support in change.since] or None,
        "before": fact_line(change.before) if change.before else None,
        "after": fact_line(change.after) if change.after else None,
    }
    return {name: value for name, value in line.items() if value is not None}


CHANGES: Listing[Change] = Listing(
    table={"change": lambda change: change.what, "states": _states, "says": _says, "sources": _sources},
    to_json=_line,
    csv_columns=("change", "states", "says", "slots", "since", "before", "after"),
)


def changes(
    since: Annotated[
        datetime,
        typer.Option("--since", parser=parse_moment, metavar="YYYY-MM-DD", help="What was learned after this day."),
    ],
    states: Annotated[
        list[str] | None, typer.Argument(metavar="[A [B]]", help="Only of this State, or between these two.")
    ] = None,
    record: RecordFile = DEFAULT_RECORD,
    known_at: KnownAt = None,
    form: Annotated[
        Form | None, typer.Option("--format", "-f", help="How to write it [default: by --output, else table].")
    ] = None,
    output: Output = None,
) -> None:
    """Tell what the record has learned since a day, and what turned out otherwise.

    A fact not known before; one told more exactly, by a further source, contradicted, settled, told otherwise, or
    withdrawn; and what was announced before and is due by now, or within a month. As rows, as a page for the mail
    (html), or as an Atom feed.

    Example: credence changes --since 2024-05-01 chile georgia
    """
    form = form or form_of(output, endings(Form)) or Form.TABLE
    _in_order(since, known_at)
    codes = one_or_two_states(states) if states else ()
    from credence.protocol.changes import changes_of

    with opened(record) as held:
        until, found = changes_of(held, codes, since, known_at)
    if form in (Form.HTML, Form.ATOM):
        write_text(_page(found, codes, since, until, form), output)
        return
    number = write_rows(CHANGES, found, Format(form.value), output)
    if form is Form.TABLE:
        none = f"{named(record)} has learned nothing since, and nothing announced is due"
        tell(f"{plural(number, 'change')} in {named(record)}" if number else none)


def _in_order(since: date | datetime, known_at: date | datetime | None) -> None:
    """Refuse, as misuse, to tell what was learned before nothing was: all of it would stand there as withdrawn."""
    from credence.record.asking.questions import last_moment

    if known_at and last_moment(since) > last_moment(known_at):
        raise typer.BadParameter(f"--since {since} lies after --known-at {known_at}")


def _page(found: list[Change], codes: tuple[str, ...], since: date | datetime, until: datetime, form: Form) -> str:
    from credence.brief.changes import Digest, to_atom, to_html
    from credence.brief.naming import states_text
    from credence.brief.phrasebook import fill, table
    from credence.brief.pieces import plain

    words = table("changes")
    title = plain(fill(words["title_of"], {"who": states_text(codes)})) if codes else str(words["title"])
    digest = Digest(title, since, until, tuple(found))
    return to_html(digest) if form is Form.HTML else to_atom(digest)
