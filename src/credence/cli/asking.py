"""`credence facts`, `heads` and `search`: questions to the record, answered in rows that name their sources."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any

import typer

from credence.cli.errors import tell
from credence.cli.inputs import plural
from credence.cli.listings import Kind, check_kind, check_mission, opened
from credence.cli.options import DEFAULT_RECORD, Format, KnownAt, On, RecordFile, Rows, named, parse_day, parse_name
from credence.cli.output import Listing
from credence.cli.states import some_states, state_code

if TYPE_CHECKING:
    from credence.brief.heads import Standing
    from credence.model import Dissent, Fact, Support
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


def _support(support: Support) -> dict[str, Any]:
    """A statement behind a fact, as an object."""
    told = support.statement
    line = {
        "statement": support.statement_id,
        "document": told.document,
        "outlet": support.outlet,
        "published": support.published.isoformat() if support.published else None,
        "attribution": list(told.attribution) or None,
        "quote": told.quote,
        "start": told.start,
        "end": told.end,
        "known": support.known.isoformat(),
        "verdict": support.verdict,
    }
    return {name: value for name, value in line.items() if value is not None}


def _fact(fact: Fact) -> dict[str, Any]:
    """A fact as an object: its slots, status, what supports it and what is said against it."""
    line: dict[str, Any] = {"kind": fact.kind}
    line |= {slot: list(v) if isinstance(v, tuple) else v for slot, v in fact.slots.items()}
    line |= {"status": fact.status, "modality": fact.modality, "supports": [_support(s) for s in fact.supports]}
    if fact.against:
        line["disputed"] = fact.disputed
        line["against"] = [{"value": d.value, "supports": [_support(s) for s in d.supports]} for d in fact.against]
    return line


def _says(fact: Fact) -> str:
    """The fact as the brief would word it."""
    from credence.brief.telling import fact_words

    return fact_words(fact)


def _date(fact: Fact) -> str:
    from credence.brief.telling import date_of_fact

    return date_of_fact(fact)


def _status(fact: Fact) -> str:
    """The status, and what is only announced, proposed or denied named so."""
    return fact.status if fact.modality == "asserted" else f"{fact.status}, {fact.modality}"


def _sources(fact: Fact) -> str:
    """Who says so, and behind it who says otherwise, and what."""
    told = _outlets(fact.supports)
    against = (f"{_value(fact, d)}: {_outlets(d.supports)}" for d in fact.against)
    return "; against ".join((told, *against))


def _value(fact: Fact, dissent: Dissent) -> str:
    from credence.brief.pieces import plain
    from credence.brief.telling import value_text

    if dissent.value is None or fact.disputed is None:
        return "otherwise"
    return plain(value_text(fact.kind, fact.disputed, dissent.value, dissent.supports[0]))


def _outlets(supports: Sequence[Support]) -> str:
    return ", ".join(dict.fromkeys(s.outlet or s.statement.document for s in supports))


FACTS: Listing[Fact] = Listing(
    table={
        "kind": lambda fact: fact.kind,
        "date": _date,
        "status": _status,
        "sources": _sources,
        "says": _says,
    },
    to_json=_fact,
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


def _standing(standing: Standing) -> dict[str, Any]:
    """A head of mission as an object: who, at what stage, since which step, on which facts."""
    step = standing.step
    line = {
        "person": list(standing.head.person) or None,
        "office": standing.head.office or None,
        "stage": standing.stage,
        "step": step.kind,
        "date": str(step.held) if step.held else None,
        "status": step.status,
        "supports": [_support(s) for s in step.supports],
    }
    return {name: value for name, value in line.items() if value is not None}


def _office(standing: Standing) -> str:
    from credence.brief.facts import office_words

    return office_words(standing.head.office)


def _stage(standing: Standing) -> str:
    from credence.brief.telling import stage_words

    return stage_words(standing)


def _step(standing: Standing) -> str:
    from credence.brief.telling import step_words

    return step_words(standing)


STANDINGS: Listing[Standing] = Listing(
    table={
        "person": lambda standing: ", ".join(standing.head.person) or "(name not given)",
        "office": _office,
        "stage": _stage,
        "step": _step,
        "date": lambda standing: _date(standing.step),
        "sources": lambda standing: _sources(standing.step),
    },
    to_json=_standing,
    csv_columns=("person", "office", "stage", "step", "date", "status", "supports"),
)


def heads(
    sending: Annotated[str, typer.Option("--of", metavar="STATE", help="The sending State.")],
    receiving: Annotated[str, typer.Option("--in", metavar="STATE", help="The receiving State.")],
    record: RecordFile = DEFAULT_RECORD,
    on: On = None,
    known_at: KnownAt = None,
    form: Rows = Format.TABLE,
) -> None:
    """Who headed the mission of one State in another on a day, as known at a moment.

    Without --on, as of the latest date on record. "In post" is said on credentials presented or a post begun
    (Vienna Convention on Diplomatic Relations, art. 13).

    Example: credence heads --of georgia --in chile --on 2022-06-01
    """
    from credence.brief.heads import STEPS, standings
    from credence.brief.heads import heads as heads_of
    from credence.brief.naming import state_text
    from credence.brief.pieces import plain
    from credence.brief.wording import day_words

    pair = (state_code(sending), state_code(receiving))
    with opened(record) as held:
        found = held.ask(pair=pair, kinds=STEPS, known_at=known_at)
    rows = standings(heads_of(found, *pair), on)
    number = STANDINGS.write(rows, form)
    if form is Format.TABLE and not number:
        of, to = (plain(state_text(code)) for code in pair)
        tell(f"the record names no head of the mission of {of} in {to}" + (f" on {day_words(on)}" if on else ""))


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
