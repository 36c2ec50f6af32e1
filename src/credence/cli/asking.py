"""`credence facts` and `search`: questions to the record, answered in rows that name their sources."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any

import typer

from credence.cli.cited import date_words, fact_line, says, sources_words, status_words
from credence.cli.errors import tell
from credence.cli.inputs import plural
from credence.cli.listings import Kind, check_kind, check_mission, opened
from credence.cli.options import DEFAULT_RECORD, Format, KnownAt, On, RecordFile, Rows, named, parse_day, parse_name
from credence.cli.output import Listing
from credence.cli.states import some_states

if TYPE_CHECKING:
    from credence.model import Fact
    from credence.record import Found


_MOST = 1_000_000
"""More than can be asked for at once."""


class Status(StrEnum):
    """What the sources and the reviewers come to."""

    REPORTED = "reported"
    CORROBORATED = "corroborated"
    DISPUTED = "disputed"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


FACTS: Listing[Fact] = Listing(
    table={
        "kind": lambda fact: fact.kind,
        "date": date_words,
        "status": status_words,
        "sources": sources_words,
        "says": says,
    },
    to_json=fact_line,
    csv_columns=(
        *("kind", "actor", "recipient", "parties", "person", "office", "mission", "place", "date", "period", "amount"),
        *("currency", "instrument", "organisation", "status", "modality", "disputed", "supports", "against", "more"),
    ),
)

States = Annotated[
    str | None, typer.Option("--states", metavar="A[,B]", help="Only facts about this State, or between these two.")
]
Person = Annotated[
    str | None,
    typer.Option("--person", parser=parse_name, metavar="NAME", help="Only facts that name this person."),
]
Mission = Annotated[
    str | None, typer.Option("--mission", metavar="RANK", help="Only facts about missions of this rank.")
]
Since = Annotated[
    date | None,
    typer.Option("--since", parser=parse_day, metavar="YYYY-MM-DD", help="Only what may have been so then or later."),
]
Until = Annotated[
    date | None,
    typer.Option("--until", parser=parse_day, metavar="YYYY-MM-DD", help="Only what may have been so by then."),
]
Source = Annotated[
    str | None,
    typer.Option(
        "--source", parser=parse_name, metavar="NAME", help="Only what this outlet, agency, ministry or person says."
    ),
]
Statuses = Annotated[
    list[Status] | None, typer.Option("--status", help="Only facts of this status; rejected ones only if named.")
]


def facts(
    record: RecordFile = DEFAULT_RECORD,
    states: States = None,
    kind: Kind = None,
    person: Person = None,
    mission: Mission = None,
    since: Since = None,
    until: Until = None,
    source: Source = None,
    status: Statuses = None,
    on: On = None,
    known_at: KnownAt = None,
    most: Annotated[int | None, typer.Option("--most", min=1, max=_MOST, help="So many facts at most.")] = None,
    form: Rows = Format.TABLE,
) -> None:
    """List the facts of the record: what its statements come to, with all that supports or disputes each.

    They stand in the order of their dates, those without one last. The table tells them in sentences; json, jsonl and
    csv give every slot as the record holds it.

    Example: credence facts --states chile,georgia --kind mission-opened --status disputed
    """
    check_kind(kind)
    check_mission(mission)
    if since and until and since > until:
        raise typer.BadParameter(f"--since {since} lies after --until {until}")
    codes = some_states(states) if states is not None else ()
    pair = (codes[0], codes[1]) if len(codes) == 2 else None
    from credence.record import Question

    question = Question(
        pair=pair,
        states=frozenset(() if pair else codes),
        kinds=frozenset([kind] if kind else ()),
        person=person,
        on=on,
        since=since,
        until=until,
        source=source,
        status=frozenset(str(each) for each in status or ()),
    )
    with opened(record) as held:
        found = held.answers(question, known_at, most=None if mission else most)
        chosen = (fact for fact in found if mission is None or fact.slots.get("mission") == mission)
        number = FACTS.write(islice(chosen, most), form)
    if form is Format.TABLE:
        none = f"no fact in {named(record)} answers that; ask with fewer options"
        more = "; there may be more: raise --most" if number == most else ""
        tell(f"{plural(number, 'fact')} in {named(record)}{more}" if number else none)


def _found(found: Found) -> dict[str, Any]:
    """A document found, as an object."""
    publication = found.document.publication
    line = {
        "document": found.document.id,
        "published": publication.published.isoformat() if publication.published else None,
        "outlet": publication.outlet,
        "title": publication.title,
        "passage": found.passage,
        "statements": [statement.to_json() for statement in found.statements],
    }
    return {name: value for name, value in line.items() if value is not None}


FOUND: Listing[Found] = Listing(
    table={
        "document": lambda found: found.document.id,
        "published": lambda found: str(found.document.publication.published or ""),
        "statements": lambda found: str(len(found.statements)),
        "passage": lambda found: found.passage,
    },
    to_json=_found,
    csv_columns=("document", "published", "outlet", "title", "passage", "statements"),
)


def search(
    words: Annotated[list[str], typer.Argument(metavar="WORD", help='Words; "several in quotes" stand together.')],
    record: RecordFile = DEFAULT_RECORD,
    known_at: KnownAt = None,
    most: Annotated[int, typer.Option("--most", min=1, max=_MOST, help="So many documents at most.")] = 50,
    form: Rows = Format.TABLE,
) -> None:
    """Find the documents that hold all the words, latest entered first, and the statements whose quote does.

    Example: credence search ambassador "letters of credence"
    """
    if not any(char.isalnum() for word in words for char in word):
        raise typer.BadParameter("holds no letter and no digit: write the words to look for", param_hint="WORD")
    phrases = " ".join(f'"{word}"' if " " in word else word for word in words)
    with opened(record) as held:
        found = held.search(phrases, known_at, most)
    number = FOUND.write(found, form)
    if form is Format.TABLE:
        more = "; there may be more: raise --most" if number == most else ""
        tell(f"{plural(number, 'document')} in {named(record)}{more}")
