"""`credence heads` and `credence person`: who was accredited where, at what stage, between whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from credence.cli.cited import date_text, date_words, present, sources_words, supports_lines
from credence.cli.errors import tell
from credence.cli.inputs import plural
from credence.cli.listings import opened
from credence.cli.options import DEFAULT_RECORD, Format, KnownAt, On, Output, RecordFile, Rows, named, parse_name
from credence.cli.output import Listing, write_rows
from credence.cli.pictures import DrawnForm, drawn_form, rows_form, write_chart
from credence.cli.states import state_code, state_or_organisation, tell_ceased

if TYPE_CHECKING:
    from credence.protocol.accreditation import Accreditation
    from credence.protocol.posts import Gap, Post, Standing, Tenure


@dataclass(frozen=True, slots=True)
class Row:
    """One tenure, as it stands on a day or over all; or a gap in which nobody is on record."""

    tenure: Tenure | None = None
    standing: Standing | None = None
    gap: Gap | None = None

    @property
    def head(self) -> Accreditation | None:
        """Whose tenure it is; None for a gap."""
        return self.tenure.accreditation if self.tenure else None


def _person(row: Row) -> str:
    return _named(row.head) if row.head else "(nobody on record)"


def _named(head: Accreditation) -> str:
    return ", ".join(head.person) or "(name not given)"


def _office(row: Row) -> str:
    from credence.brief.titles import head_title

    return head_title(row.head) if row.head else ""


def _post(row: Row) -> str:
    from credence.brief.naming import name_of

    return f"{name_of(row.head.sender)} in {name_of(row.head.receiver)}" if row.head else ""


def _stage(row: Row) -> str:
    """Where the person stands on the day; over all, the last stage reached."""
    from credence.brief.telling import stage_words

    if row.standing:
        return stage_words(row.standing)
    step = _last(row.tenure)
    return step.stage.says if step else ""


def _last(tenure: Tenure | None) -> Any:
    """The stage furthest in the procedure that is on record."""
    return tenure.accreditation.reached(None) if tenure else None


def _steps(row: Row) -> str:
    """Every stage on record with its date, in order."""
    steps = row.head.steps if row.head else []
    return "; ".join(" ".join(filter(None, (step.stage.says, date_words(step.fact)))) for step in steps)


def _since(row: Row) -> str:
    began = row.tenure.began if row.tenure else None
    if row.gap:
        return date_words(row.gap.after.fact)
    return date_words(began.fact) if began else ""


def _until(row: Row) -> str:
    """When functions ended and how, as far as the day asked for; a successor's beginning where no end is told."""
    from credence.lore.accreditation import accrediting

    if row.gap:
        return date_words(row.gap.until.fact) if row.gap.until else ""
    ending = row.tenure.ending if row.tenure else None
    if ending is None or (row.standing is not None and row.standing.end is None):
        return ""
    when = date_words(ending.fact)
    if ending.how == "succeeded":
        return f"before {when}, when a successor took up functions; no end on record"
    return f"{when or 'no date'} ({accrediting().endings[ending.how]})"


def _before(row: Row) -> str:
    before = row.tenure.before if row.tenure else None
    return _named(before) if before else ""


def _after(row: Row) -> str:
    after = row.tenure.after if row.tenure else None
    return _named(after) if after else ""


def _cited(row: Row) -> str:
    """Who says so: of the last step, or of the end before a gap."""
    if row.gap:
        return sources_words(row.gap.after.fact)
    step = row.standing.step if row.standing else _last(row.tenure)
    return sources_words(step.fact) if step else ""


def _line(row: Row) -> dict[str, Any]:
    """A row as an object: who, where, at what stage, since and until when, before and after whom, on which facts."""
    if row.gap:
        return present(
            stage="nobody-on-record",
            since=date_text(row.gap.after.fact),
            until=date_text(row.gap.until.fact) if row.gap.until else None,
            supports=supports_lines([row.gap.after.fact, *([row.gap.until.fact] if row.gap.until else [])]),
        )
    tenure = row.tenure
    assert tenure is not None
    head, began, ending = tenure.accreditation, tenure.began, tenure.ending
    step = row.standing.step if row.standing else head.reached(None)
    return present(
        sender=head.sender,
        receiver=head.receiver,
        person=list(head.person) or None,
        office=head.office or None,
        stage=row.standing.stage if row.standing else step.stage.name if step else None,
        step=step.fact.kind if step else None,
        date=date_text(step.fact) if step else None,
        since=date_text(began.fact) if began else None,
        until=date_text(ending.fact) if ending and ending.how != "succeeded" else None,
        until_before=date_text(ending.fact) if ending and ending.how == "succeeded" else None,
        ended=ending.how if ending else None,
        before=list(tenure.before.person) if tenure.before else None,
        after=list(tenure.after.person) if tenure.after else None,
        resident=head.resident,
        residence=head.residence or None,
        concurrent=head.concurrent or None,
        status=step.fact.status if step else None,
        steps=[present(stage=s.stage.name, date=date_text(s.fact), status=s.fact.status) for s in head.steps],
        supports=supports_lines([step.fact] if row.standing and step else head.facts),
    )


_COLUMNS = (
    *("sender", "receiver", "person", "office", "stage", "step", "date", "since", "until", "until_before", "ended"),
    *("before", "after", "resident", "residence", "concurrent", "status", "steps", "supports"),
)
_CELLS = {"stage": _stage, "since": _since, "until": _until, "after": _before, "before": _after}

HEADS: Listing[Row] = Listing(
    table={"person": _person, "office": _office, **_CELLS, "steps": _steps, "sources": _cited},
    to_json=_line,
    csv_columns=_COLUMNS,
)
CAREER: Listing[Row] = Listing(
    table={"person": _person, "office": _office, "post": _post, **_CELLS, "steps": _steps, "sources": _cited},
    to_json=_line,
    csv_columns=_COLUMNS,
)


def heads(
    sending: Annotated[str, typer.Option("--of", metavar="STATE", help="The sending State.")],
    receiving: Annotated[
        str, typer.Option("--in", metavar="STATE", help="The receiving State, or an organisation by its code.")
    ],
    record: RecordFile = DEFAULT_RECORD,
    every: Annotated[bool, typer.Option("--all", help="Every head on record, and the gaps between them.")] = False,
    consuls: Annotated[
        bool, typer.Option("--consuls", help="The heads of consular posts instead (VCCR art. 9, 12).")
    ] = False,
    on: On = None,
    known_at: KnownAt = None,
    form: DrawnForm = None,
    output: Output = None,
) -> None:
    """Who headed the mission of one State in another: at what stage, since when, after and before whom.

    Without --on, as of the latest date on record. Functions begin on presenting credentials, or on handing over a true
    copy of them, by the practice of the receiving State (Vienna Convention on Diplomatic Relations, art. 13; the
    practice is in protocol/practice.yml of the lore). Drawn (svg, png, vega), as with --all.

    Example: credence heads --of georgia --in chile --on 2022-06-01
    """
    form = drawn_form(form, output)
    pair = (state_code(sending), state_or_organisation(receiving))
    if pair[0] == pair[1]:
        raise typer.BadParameter(f"name two states; --of and --in both mean {pair[0]}")
    tell_ceased(pair, on)
    with opened(record) as held:
        from credence.protocol.posts import KINDS, post

        found = held.ask(pair=pair, kinds=KINDS, known_at=known_at)
        history = post(found, *pair, held.identities(known_at), consular=consuls)
    if (as_rows := rows_form(form)) is None:
        from credence.brief.charts import tenures

        write_chart(tenures(history, on, known_at), form, output, _nobody(history, on))
        return
    rows = list(_all(history, on)) if every else [Row(each.tenure, each) for each in history.on(on)]
    number = write_rows(HEADS, rows, as_rows, output)
    if as_rows is Format.TABLE and not number:
        tell(_nobody(history, on))


def _all(history: Post, on: date | None) -> Iterator[Row]:
    """Every tenure that had begun or was on its way by the day, each gap after the tenure that ends before it."""
    gaps = {id(gap.after): gap for gap in history.gaps()}
    for tenure in history.tenures:
        if not tenure.accreditation.reached(on):
            continue
        yield Row(tenure)
        if tenure.ending and (gap := gaps.get(id(tenure.ending))) and tenure.ending.by(on):
            yield Row(gap=gap)


def _nobody(history: Post, on: date | None) -> str:
    """That nobody is named, and who was the last before and the first after."""
    from credence.brief.naming import state_text
    from credence.brief.pieces import plain
    from credence.brief.wording import day_words

    of, to = (plain(state_text(code)) for code in (history.name.sender, history.name.receiver))
    whom = "consul" if history.name.consular else "head of the mission"
    told = f"the record names no {whom} of {of} in {to}" + (f" on {day_words(on)}" if on else "")
    begun = [tenure for tenure in history.tenures if tenure.began and tenure.accreditation.person]
    past = [tenure for tenure in begun if tenure.ending and tenure.ending.by(on)]
    coming = [tenure for tenure in begun if tenure not in past]
    if past:
        told += f"; the last before was {_named(past[-1].accreditation)}, until {_until(Row(past[-1]))}"
    if coming:
        told += f"; the next was {_named(coming[0].accreditation)}, from {_since(Row(coming[0]))}"
    return told


def person(
    name: Annotated[
        list[str], typer.Argument(metavar="NAME", parser=parse_name, help="The name; a surname alone is enough.")
    ],
    record: RecordFile = DEFAULT_RECORD,
    on: On = None,
    known_at: KnownAt = None,
    form: Rows = Format.TABLE,
) -> None:
    """The posts of a person: at what stage of accreditation, since when, until when, after and before whom.

    With --on, only posts that were held, or on their way, that day. Persons who share the name are listed each by the
    fullest name on record.

    Example: credence person Elmar Mammadyarov
    """
    asked = " ".join(name)
    with opened(record) as held:
        from credence.protocol.careers import career

        found = career(held, asked, known_at)
    rows = list(_career(found, on))
    number = CAREER.write(rows, form)
    if form is Format.TABLE:
        none = f"{named(record)} names no post of {asked}"
        tell(f"{plural(number, 'post')} in {named(record)}" if number else none)


def _career(found: Sequence[tuple[Post, Tenure]], on: date | None) -> Iterator[Row]:
    for history, tenure in found:
        if on is None:
            yield Row(tenure)
            continue
        standing = next((each for each in history.on(on) if each.tenure is tenure), None)
        if standing:
            yield Row(tenure, standing)
