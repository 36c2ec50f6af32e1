"""`credence instruments`: treaties and agreements of a State, or of two: their steps, and how they stood on a day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from credence.cli.cited import against_lines, date_text, present, sources_words, supports_lines
from credence.cli.errors import tell
from credence.cli.inputs import plural
from credence.cli.listings import opened
from credence.cli.options import DEFAULT_RECORD, Format, KnownAt, On, RecordFile, Rows, named
from credence.cli.output import Listing
from credence.cli.states import one_or_two_states

if TYPE_CHECKING:
    from credence.protocol.instruments import Instrument, Standing, Step


@dataclass(frozen=True, slots=True)
class Row:
    """An instrument, and how it stood."""

    instrument: Instrument
    standing: Standing


def _name(row: Row) -> str:
    from credence.brief.treaties import instrument_words

    return instrument_words(row.instrument)


def _parties(row: Row) -> str:
    from credence.brief.naming import name_of

    return ", ".join(map(name_of, row.instrument.parties))


def _stands(row: Row) -> str:
    from credence.brief.treaties import standing_words

    return standing_words(row.instrument, row.standing)


def _steps(row: Row) -> str:
    from credence.brief.treaties import step_words

    return "; ".join(step_words(step, row.instrument) for step in _told(row))


def _told(row: Row) -> Sequence[Step]:
    return (*row.instrument.steps, *row.instrument.announced)


def _gaps(row: Row) -> str:
    from credence.brief.treaties import gap_words

    return "; ".join(gap_words(row.standing))


def _sources(row: Row) -> str:
    return "; ".join(dict.fromkeys(map(sources_words, row.instrument.facts)))


def _line(row: Row) -> dict[str, Any]:
    """An instrument as an object: parties, how it stands, each step with date, place and persons, what is missing."""
    standing, facts = row.standing, row.instrument.facts
    return present(
        instrument=row.instrument.name or None,
        parties=list(row.instrument.parties),
        status=standing.last.step.name if standing.last else None,
        since=date_text(standing.last.fact) if standing.last else None,
        perhaps=[step.step.name for step in standing.perhaps] or None,
        gaps=list(standing.gaps) or None,
        unratified=list(standing.unratified) or None,
        steps=[_step(step) for step in _told(row)],
        supports=supports_lines(facts),
        against=against_lines(facts),
    )


def _step(step: Step) -> dict[str, Any]:
    slots = step.fact.slots
    parties, actor, person = slots.get("parties"), slots.get("actor"), slots.get("person")
    return present(
        step=step.step.name,
        date=date_text(step.fact),
        parties=list(parties) if isinstance(parties, tuple) else None,
        actor=list(actor) if isinstance(actor, tuple) else None,
        place=slots.get("place"),
        person=list(person) if isinstance(person, tuple) else None,
        article=step.step.article,
        status=step.fact.status,
        modality=step.fact.modality,
        statements=[support.statement_id for support in step.fact.supports],
    )


INSTRUMENTS: Listing[Row] = Listing(
    table={
        "instrument": _name,
        "parties": _parties,
        "stands": _stands,
        "steps": _steps,
        "not on record": _gaps,
        "sources": _sources,
    },
    to_json=_line,
    csv_columns=(
        *("instrument", "parties", "status", "since", "perhaps", "gaps", "unratified", "steps", "supports", "against"),
    ),
)


def instruments(
    states: Annotated[list[str], typer.Argument(metavar="A [B]", help="A State, or two, by code, name or demonym.")],
    record: RecordFile = DEFAULT_RECORD,
    on: On = None,
    known_at: KnownAt = None,
    form: Rows = Format.TABLE,
) -> None:
    """Treaties and agreements: initialled, signed, ratified by whom, in force, ended, and how each stood on a day.

    Steps that several sources tell are put together by the name of the instrument and its parties (Vienna Convention on
    the Law of Treaties, art. 10 to 24, 54). No step is concluded from another: what no source tells is said to be not
    on record.

    Example: credence instruments chile georgia --on 2016-06-30
    """
    asked = one_or_two_states(states)
    with opened(record) as held:
        from credence.protocol.instruments import KINDS
        from credence.protocol.instruments import instruments as found

        facts = held.ask(states=set(asked), kinds=KINDS, on=on, known_at=known_at)
        every = found(facts, held.identities(known_at))
    rows = list(_rows(every, asked, on))
    number = INSTRUMENTS.write(rows, form)
    if form is Format.TABLE:
        from credence.brief.naming import name_of

        whose = " and ".join(map(name_of, asked))
        none = f"{named(record)} tells of no instrument of {whose}"
        tell(f"{plural(number, 'instrument')} in {named(record)}" if number else none)


def _rows(every: Sequence[Instrument], asked: Sequence[str], on: date | None) -> Iterator[Row]:
    """Those to which all the States are parties, as they stood."""
    for each in every:
        if set(asked) <= set(each.parties):
            yield Row(each, each.on(on))
