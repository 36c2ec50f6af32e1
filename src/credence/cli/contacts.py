"""`credence contacts`: visits, meetings, consultations, briefings in order, with the rounds that are missing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from credence.cli.cited import against_lines, date_words, present, says, sources_words, status_words, supports_lines
from credence.cli.errors import tell
from credence.cli.inputs import plural
from credence.cli.listings import opened
from credence.cli.options import DEFAULT_RECORD, Format, KnownAt, On, Output, RecordFile, named
from credence.cli.output import Listing, write_rows
from credence.cli.pictures import DrawnForm, drawn_form, rows_form, write_chart
from credence.cli.states import one_or_two_states

if TYPE_CHECKING:
    from credence.protocol.contacts import Contact


class _Rows:
    """How contacts are written, as of a day."""

    def __init__(self, day: date | None) -> None:
        self.day = day

    def remarks(self, contact: Contact) -> str:
        """What is to be said of a contact: of the last of a series, which round it was and how long ago."""
        from credence.brief.contacts import remarks

        return "; ".join(remarks(contact, self.day))

    def line(self, contact: Contact) -> dict[str, Any]:
        """A contact as an object: kind, States, persons, place, level, channel, round; with the last its series."""
        from credence.protocol.contacts import round_of

        fact, series = contact.fact, contact.series
        ago = series.ago(self.day) if series else None
        slots = {name: list(value) if isinstance(value, tuple) else value for name, value in fact.slots.items()}
        return present(
            kind=fact.kind,
            **{name: slots.get(name) for name in ("date", "actor", "recipient", "parties", "person", "place", "level")},
            channel=slots.get("channel"),
            topics=slots.get("topics"),
            round=round_of(fact),
            says=says(fact),
            perhaps=contact.perhaps or None,
            last=True if series else None,
            on_record=len(series.contacts) if series else None,
            rounds=list(series.rounds) or None if series else None,
            rounds_missing=list(series.missing) or None if series else None,
            ago=present(number=ago.number, unit=ago.unit, more=ago.more or None, about=ago.about or None)
            if ago
            else None,
            status=fact.status,
            supports=supports_lines([fact]),
            against=against_lines([fact]),
        )

    def listing(self) -> Listing[Contact]:
        """The columns."""
        return Listing(
            table={
                "kind": lambda contact: contact.fact.kind,
                "date": lambda contact: date_words(contact.fact),
                "says": lambda contact: says(contact.fact),
                "remarks": self.remarks,
                "status": lambda contact: status_words(contact.fact),
                "sources": lambda contact: sources_words(contact.fact),
            },
            to_json=self.line,
            csv_columns=(
                *("kind", "date", "actor", "recipient", "parties", "person", "place", "level", "channel", "topics"),
                *("round", "says", "perhaps", "last", "on_record", "rounds", "rounds_missing", "ago", "status"),
                *("supports", "against"),
            ),
        )


def contacts(
    states: Annotated[list[str], typer.Argument(metavar="A [B]", help="A State, or two, by code, name or demonym.")],
    record: RecordFile = DEFAULT_RECORD,
    on: On = None,
    known_at: KnownAt = None,
    form: DrawnForm = None,
    output: Output = None,
) -> None:
    """Visits, meetings, consultations and briefings, oldest first: who, where, at what level, by which channel.

    With the last of each kind between the same States stands how long ago it was, as of --on or else of the latest
    document, and of what is held in rounds which of them are not on record. Drawn (svg, png, vega): activity by month.

    Example: credence contacts chile georgia --on 2024-03-15
    """
    form = drawn_form(form, output)
    asked = one_or_two_states(states)
    with opened(record) as held:
        from credence.protocol.contacts import KINDS
        from credence.protocol.contacts import contacts as found
        from credence.protocol.pairs import latest_document

        scope: dict[str, Any] = {"pair": asked} if len(asked) > 1 else {"states": asked}
        facts = held.ask(**scope, kinds=KINDS, on=on, known_at=known_at)
    day = on or latest_document(facts)
    rows = found(facts, day)
    if (as_rows := rows_form(form)) is None:
        from credence.brief.charts import activity

        write_chart(activity(rows, asked, day, known_at), form, output, _none(asked, named(record)))
        return
    number = write_rows(_Rows(day).listing(), rows, as_rows, output)
    if as_rows is Format.TABLE:
        _tell(number, day, asked, named(record))


def _tell(number: int, day: date | None, asked: tuple[str, ...], where: str) -> None:
    """How many there are, and as of which day."""
    from credence.brief.wording import day_words

    stands = f" as of {day_words(day)}" if day else ""
    tell(f"{plural(number, 'contact')} in {where}{stands}" if number else _none(asked, where))


def _none(asked: tuple[str, ...], where: str) -> str:
    from credence.brief.naming import name_of

    return f"{where} tells of no contact of {' and '.join(map(name_of, asked))}"
