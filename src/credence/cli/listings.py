"""`credence statements` and `credence documents`: what a record holds, in rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from credence.cli.errors import tell
from credence.cli.inputs import plural
from credence.cli.options import DEFAULT_RECORD, Format, KnownAt, RecordFile, Rows, existing_record, named
from credence.cli.output import Listing
from credence.cli.statements import STATEMENTS
from credence.cli.states import some_states

if TYPE_CHECKING:
    from credence.record import Listed, Record


def _line(listed: Listed) -> dict[str, Any]:
    """A document as an object; what is not known is left out."""
    publication = listed.publication
    line = {
        "document": listed.document,
        "published": publication.published.isoformat() if publication.published else None,
        "outlet": publication.outlet,
        "title": publication.title,
        "author": publication.author,
        "place": publication.place,
        "language": _unread(listed),
        "source": listed.source,
        "statements": listed.statements,
        "digest": listed.digest,
        "version": listed.version if listed.versions > 1 else None,
        "corrected": listed.version < listed.versions or None,
        "origins": publication.origins,
    }
    return {name: value for name, value in line.items() if value not in (None, {})}


def _unread(listed: Listed) -> str | None:
    """The language of a text that is kept and was not read; None for one that was."""
    from credence.intake import is_english

    language = listed.publication.language
    return None if is_english(language) else language


def _statements(listed: Listed) -> str:
    """How many there are; of a text in another language, that it is unread."""
    language = _unread(listed)
    return f"{listed.statements} (unread: {language})" if language else str(listed.statements)


def _name(listed: Listed) -> str:
    """`report`; of several texts under one name, `report (version 1, corrected since)`."""
    if listed.versions == 1:
        return listed.document
    since = ", corrected since" if listed.version < listed.versions else ""
    return f"{listed.document} (version {listed.version}{since})"


DOCUMENTS: Listing[Listed] = Listing(
    table={
        "document": _name,
        "published": lambda listed: str(listed.publication.published or ""),
        "outlet": lambda listed: listed.publication.outlet or "",
        "statements": _statements,
        "title": lambda listed: listed.publication.title or "",
    },
    to_json=_line,
    csv_columns=(
        *("document", "published", "outlet", "title", "author", "place", "language"),
        *("source", "statements", "digest", "version", "corrected", "origins"),
    ),
)

States = Annotated[
    str | None,
    typer.Option("--states", metavar="A[,B]", help="Only those that name this state, or both."),
]
Kind = Annotated[str | None, typer.Option("--kind", metavar="KIND", help="Only those of this kind.")]


def statements(
    record: RecordFile = DEFAULT_RECORD,
    states: States = None,
    kind: Kind = None,
    known_at: KnownAt = None,
    form: Rows = Format.TABLE,
) -> None:
    """List the statements of the record.

    They stand in the order in which they were entered.

    Example: credence statements --states AZE,MEX --kind relations-established
    """
    check_kind(kind)
    codes = some_states(states) if states is not None else ()
    with opened(record) as held:
        wanted = held.statements(known_at=known_at, kind=kind, states=codes)
        every = held.counts(known_at).statements
    number = STATEMENTS.write(wanted, form)
    if form is Format.TABLE:
        tell(f"{plural(number, 'statement')} of {every} in {named(record)}")


def documents(record: RecordFile = DEFAULT_RECORD, known_at: KnownAt = None, form: Rows = Format.TABLE) -> None:
    """List the documents of the record.

    They stand in the order in which they were entered.

    Example: credence documents --format csv
    """
    with opened(record) as held:
        rows = held.listing(known_at)
    number = DOCUMENTS.write(rows, form)
    if form is Format.TABLE:
        tell(f"{plural(number, 'document')} in {named(record)}")


def opened(record: str) -> Record:
    """The record at a place where there is one; raises CommandError saying how to make one."""
    existing_record(record)
    from credence.record import Record

    return Record(record, create=False)


def check_kind(name: str | None) -> None:
    """Refuse, as misuse, a kind of statement that there is not."""
    from credence.lore.kinds import kind

    if name is None:
        return
    try:
        kind(name)
    except LookupError as error:
        raise typer.BadParameter(str(error), param_hint="--kind") from None


def check_mission(rank: str | None) -> None:
    """Refuse, as misuse, a rank of missions that there is not."""
    from credence.lore.kinds import allowed_values

    ranks = allowed_values()["mission"]
    if rank is not None and rank not in ranks:
        raise typer.BadParameter(
            f"no rank of missions is called {rank!r}; there are: {', '.join(ranks)}", param_hint="--mission"
        )
