"""`credence list`: a receiving State and a day in, its diplomatic list in order of precedence out."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from credence.cli.cited import date_words, sources_words, support_line
from credence.cli.errors import CommandError, tell
from credence.cli.listings import opened
from credence.cli.options import DEFAULT_RECORD, Format, KnownAt, On, Output, RecordFile, named, parse_day
from credence.cli.output import Listing, endings, form_of, write_bytes, write_rows, write_text
from credence.cli.states import state_or_organisation, tell_ceased

if TYPE_CHECKING:
    from credence.protocol.diplomatic_list import Change, DiplomaticList, Entry


class Form(StrEnum):
    """What a list is written in."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    HTML = "html"
    PDF = "pdf"


def _name(entry: Entry) -> str:
    from credence.brief.naming import name_of

    return name_of(entry.sender)


def _head(entry: Entry) -> str:
    return (", ".join(entry.head.head.person) or "(name not given)") if entry.head else "(no head on record)"


def _office(entry: Entry) -> str:
    from credence.brief.titles import head_title

    return head_title(entry.head.head) if entry.head else ""


def _mission(entry: Entry) -> str:
    from credence.brief.diplomatic_list import mission_words

    return mission_words(entry)


def _remarks(entry: Entry) -> str:
    from credence.brief.diplomatic_list import remarks
    from credence.brief.phrasebook import table

    return "; ".join([*([str(table("list")["dean"])] if entry.dean else []), *remarks(entry)])


def _step(entry: Entry) -> str:
    return f"{entry.head.step.stage.says} {date_words(entry.head.step.fact)}".strip() if entry.head else ""


def _sources(entry: Entry) -> str:
    fact = entry.since or (entry.mission.last if entry.mission else None)
    return sources_words(fact) if fact else ""


def _line(entry: Entry) -> dict[str, Any]:
    """An entry as an object: place in the order, State, mission, head with class and standing, on which facts."""
    head, mission = entry.head, entry.mission
    facts = [*(head.head.facts if head else []), *([mission.last] if mission else [])]
    line = {
        "place": entry.place,
        "sender": entry.sender,
        "state": _name(entry),
        "person": list(head.head.person) or None if head else None,
        "office": head.head.office or None if head else None,
        "class": head.head.rank.name if head else None,
        "standing": head.stage if head else None,
        "step": head.step.stage.name if head else None,
        "date": str(head.step.fact.held) if head and head.step.fact.held else None,
        "dean": entry.dean or None,
        "residence": head.head.residence or None if head else None,
        "mission": mission.rank or None if mission else None,
        "mission_place": mission.place or None if mission else None,
        "mission_open": mission.open if mission else None,
        "others": [", ".join(other.head.person) for other in entry.others] or None,
        "supports": [support_line(support) for fact in facts for support in fact.supports],
    }
    return {name: value for name, value in line.items() if value is not None}


ENTRIES: Listing[Entry] = Listing(
    table={
        "no.": lambda entry: str(entry.place or ""),
        "state": _name,
        "mission": _mission,
        "head": _head,
        "office": _office,
        "step": _step,
        "remarks": _remarks,
        "sources": _sources,
    },
    to_json=_line,
    csv_columns=(
        *("place", "sender", "state", "person", "office", "class", "standing", "step", "date", "dean", "residence"),
        *("mission", "mission_place", "mission_open", "others", "supports"),
    ),
)


def _change(change: Change) -> dict[str, Any]:
    """A change between two issues as an object."""
    before, after = (_line(entry) if entry else None for entry in (change.before, change.after))
    line = {"change": change.what, "sender": change.sender, "before": before, "after": after}
    return {name: value for name, value in line.items() if value is not None}


def _changed(change: Change) -> str:
    from credence.brief.diplomatic_list import change_words

    return change_words(change)


def _changed_state(change: Change) -> str:
    from credence.brief.naming import name_of

    return name_of(change.sender)


def _changed_sources(change: Change) -> str:
    entry = change.after or change.before
    return _sources(entry) if entry else ""


CHANGED: Listing[Change] = Listing(
    table={"state": _changed_state, "change": _changed, "sources": _changed_sources},
    to_json=_change,
    csv_columns=("change", "sender", "before", "after"),
)


def list_(
    receiving: Annotated[str, typer.Argument(metavar="STATE", help="The receiving State, or an organisation.")],
    record: RecordFile = DEFAULT_RECORD,
    on: On = None,
    known_at: KnownAt = None,
    since: Annotated[
        date | None,
        typer.Option("--since", parser=parse_day, metavar="YYYY-MM-DD", help="Only what changed since that day."),
    ] = None,
    form: Annotated[
        Form | None, typer.Option("--format", "-f", help="How to write it [default: by --output, else table].")
    ] = None,
    output: Output = None,
) -> None:
    """Print the diplomatic list of a State: missions there with their heads, in order of precedence.

    Heads stand by class, and in a class by the date of taking up functions (Vienna Convention on Diplomatic Relations,
    art. 14 and 16), after the practice of the receiving State (protocol/practice.yml of the lore).

    Example: credence list azerbaijan --on 2022-12-31 --output list.html
    """
    form = form or form_of(output, endings(Form)) or Form.TABLE
    if since and form in (Form.HTML, Form.PDF):
        raise typer.BadParameter("changes are rows: ask for table, json, jsonl or csv", param_hint="--since")
    if since and on and since > on:
        raise typer.BadParameter(f"--since {since} lies after --on {on}")
    receiver = state_or_organisation(receiving)
    tell_ceased([receiver], on)
    from credence.brief.naming import state_text
    from credence.brief.pieces import plain
    from credence.protocol.diplomatic_list import changes, diplomatic_list
    from credence.protocol.receiving import facts_of_list

    with opened(record) as held:
        identities = held.identities(known_at)

        def issue(day: date | None) -> DiplomaticList:
            return diplomatic_list(facts_of_list(held, receiver, day, known_at), receiver, day, identities)

        found = issue(on)
        before = issue(since) if since else None
    if before is not None:
        number = write_rows(CHANGED, changes(before, found), Format(form.value), output)
        none = f"nothing in {named(record)} changed on the list since {since}"
    elif form in (Form.HTML, Form.PDF):
        _write_page(found, form, known_at, output)
        return
    else:
        number = write_rows(ENTRIES, found.entries, Format(form.value), output)
        none = f"{named(record)} names no mission in {plain(state_text(receiver))}"
    if form is Form.TABLE and not number:
        tell(none)


def _write_page(found: DiplomaticList, form: Form, known_at: Any, output: Path | None) -> None:
    from credence.brief.diplomatic_list import to_html
    from credence.brief.pdf import PdfError, to_pdf

    page = to_html(found, known_at)
    if form is Form.HTML:
        write_text(page, output)
        return
    try:
        write_bytes(to_pdf(page), output)
    except PdfError as error:
        raise CommandError(str(error)) from None
