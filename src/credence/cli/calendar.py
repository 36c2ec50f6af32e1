"""`credence calendar`: what is coming, what was announced and never reported as held, and what was held."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from credence.cli.cited import against_lines, present, sources_words, supports_lines
from credence.cli.errors import CommandError, tell
from credence.cli.inputs import plural
from credence.cli.listings import opened
from credence.cli.options import DEFAULT_RECORD, Format, KnownAt, On, RecordFile, Rows, named, parse_day
from credence.cli.output import Listing
from credence.cli.states import one_or_two_states

if TYPE_CHECKING:
    from credence.model import Fact
    from credence.protocol.calendar import Entry


def _date(entry: Entry) -> str:
    from credence.brief.wording import date_words

    return date_words(entry.when) if entry.when else ""


def _standing(entry: Entry) -> str:
    from credence.brief.phrasebook import word

    return word("calendar", "round" if entry.round else entry.standing)


def _says(entry: Entry) -> str:
    from credence.brief.announced import entry_words

    return entry_words(entry)


def _states(entry: Entry) -> str:
    from credence.brief.naming import name_of

    return ", ".join(map(name_of, entry.fact.states))


def _facts(entry: Entry) -> list[Fact]:
    return [entry.fact, *([entry.found] if entry.found and entry.found is not entry.fact else [])]


def _sources(entry: Entry) -> str:
    return "; ".join(dict.fromkeys(map(sources_words, _facts(entry))))


def _line(entry: Entry) -> dict[str, Any]:
    """An entry as an object: what and when, as precisely as it is told, what it came to, on which statements."""
    found = entry.found
    return present(
        date=str(entry.when) if entry.when else None,
        precision=entry.when.precision if entry.when else None,
        standing=entry.standing,
        kind=entry.fact.kind,
        states=list(entry.fact.states) or None,
        says=_says(entry),
        place=entry.fact.slots.get("place"),
        years=entry.years,
        round=entry.round or None,
        status=entry.fact.status,
        found=found.kind if found else None,
        found_date=str(found.held) if found and found.held else None,
        supports=supports_lines(_facts(entry)),
        against=against_lines(_facts(entry)),
    )


ENTRIES: Listing[Entry] = Listing(
    table={"date": _date, "standing": _standing, "states": _states, "says": _says, "sources": _sources},
    to_json=_line,
    csv_columns=(
        *("date", "precision", "standing", "kind", "states", "says", "place", "years", "round", "status"),
        *("found", "found_date", "supports", "against"),
    ),
)


def calendar(
    states: Annotated[
        list[str] | None, typer.Argument(metavar="[A [B]]", help="Of a State, or of two; of all on record without.")
    ] = None,
    record: RecordFile = DEFAULT_RECORD,
    since: Annotated[
        date | None,
        typer.Option("--since", parser=parse_day, metavar="YYYY-MM-DD", help="Only what may be then or later."),
    ] = None,
    until: Annotated[
        date | None, typer.Option("--until", parser=parse_day, metavar="YYYY-MM-DD", help="Only what may be by then.")
    ] = None,
    held: Annotated[bool, typer.Option("--held", help="Also what was announced and is on record as held.")] = False,
    anniversaries: Annotated[
        bool,
        typer.Option(
            "--anniversaries", help="Also those of relations, recognition, independence: to --until, or a year."
        ),
    ] = False,
    on: On = None,
    known_at: KnownAt = None,
    form: Rows = Format.TABLE,
) -> None:
    """What is coming, and what was announced and is not on record as held.

    As of --on, or else of the latest document. A date is as precise as the source gives it. That an announcement is
    not on record as held does not mean that nothing came of it.

    Example: credence calendar chile georgia --on 2021-07-01 --anniversaries
    """
    if since and until and since > until:
        raise typer.BadParameter(f"--since {since} lies after --until {until}")
    asked = one_or_two_states(states) if states else ()
    from credence.protocol.calendar import calendar_of

    with opened(record) as kept:
        try:
            day, rows = calendar_of(kept, asked, on, known_at, since, until, held=held, kept=anniversaries)
        except ValueError as undated:
            raise CommandError(f"{named(record)}: {undated}; say as of which day with --on") from None
    number = ENTRIES.write(rows, form)
    if form is Format.TABLE:
        _tell(number, day, named(record))


def _tell(number: int, day: date | None, where: str) -> None:
    """How many there are, and as of which day."""
    from credence.brief.wording import day_words

    stands = f" as of {day_words(day)}" if day else ""
    tell(f"{plural(number, 'item')} in {where}{stands}" if number else f"{where} announces nothing{stands}")
