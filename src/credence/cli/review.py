"""`credence review`: what waits for a decision, in a listing or one by one on the terminal, by single keys."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING, Annotated, Any

import typer

from credence.cli.errors import CommandError, tell
from credence.cli.inputs import plural
from credence.cli.listings import opened
from credence.cli.options import DEFAULT_RECORD, Format, RecordFile, Rows, named
from credence.cli.output import Listing

if TYPE_CHECKING:
    from credence.record import Record, Review
    from credence.record.identity.matching import Used
    from credence.record.review.agenda import Item


def _line(item: Item) -> dict[str, Any]:
    """An item of the queue as an object."""
    line: dict[str, Any] = {"why": item.why, "depends": item.depends, "target": item.target}
    if item.proposal:
        proposal = item.proposal
        line |= {"kind": proposal.kind, "one": proposal.one.written, "other": proposal.other.written}
        line |= {"keys": _keys(item), "score": proposal.score, "reasons": list(proposal.reasons)}
        return line | {"question": _question(item)}
    line |= {"kind": item.fact.kind if item.fact else "", "slot": item.slot}
    line["sides"] = [
        {"value": side.value, "statements": [s.statement_id for s in side.supports]} for side in item.sides
    ]
    line |= {"question": _question(item), "quote": item.statement.quote if item.statement else None}
    return {name: value for name, value in line.items() if value is not None}


def _question(item: Item) -> str:
    from credence.brief.waiting import question

    return question(item)


def _target(item: Item) -> str:
    """What --accept and --reject take; of names, what --same and --different take."""
    keys = _keys(item)
    return " ".join(f'"{key}"' for key in keys) if keys else item.target


def _keys(item: Item) -> list[str]:
    return [item.proposal.one.key, item.proposal.other.key] if item.proposal else []


AGENDA: Listing[Item] = Listing(
    table={
        "why": lambda item: item.why,
        "depends": lambda item: str(item.depends),
        "target": _target,
        "question": _question,
        "quote": lambda item: item.statement.quote if item.statement else "",
    },
    to_json=_line,
    csv_columns=(
        *("why", "depends", "target", "kind", "slot", "sides", "one", "other", "keys", "score", "reasons"),
        *("question", "quote"),
    ),
)


def _name(used: Used) -> dict[str, Any]:
    line = {"kind": used.kind, "key": used.key, "written": used.written, "state": used.state}
    return line | {"offices": sorted(used.offices), "statements": used.statements}


NAMES: Listing[Used] = Listing(
    table={
        "kind": lambda used: used.kind,
        "key": lambda used: used.key,
        "statements": lambda used: str(used.statements),
        "written": lambda used: used.written,
    },
    to_json=_name,
    csv_columns=("kind", "key", "written", "state", "offices", "statements"),
)


def _decision(review: Review) -> dict[str, Any]:
    line = {name: getattr(review, name) for name in ("review", "subject", "target", "verdict", "reason", "reviewer")}
    line |= {"known": review.known.isoformat(), "undoes": review.undoes}
    return {name: value for name, value in line.items() if value is not None}


def _short(name: str) -> str:
    """A name as wide as a column of names may be."""
    return name if len(name) <= _WIDEST else f"{name[: _WIDEST - 1]}…"


_WIDEST = 30

DECISIONS: Listing[Review] = Listing(
    table={
        "review": lambda review: str(review.review),
        "known": lambda review: review.known.isoformat(timespec="minutes"),
        "reviewer": lambda review: _short(review.reviewer),
        "verdict": lambda review: f"{review.verdict} {review.undoes or ''}".strip(),
        "target": lambda review: review.target,
        "reason": lambda review: review.reason,
    },
    to_json=_decision,
    csv_columns=("review", "known", "reviewer", "subject", "target", "verdict", "undoes", "reason"),
)

Decide = Annotated[str | None, typer.Option(metavar="STATEMENT", help="Decide on one statement, by its id, and end.")]
Pair = Annotated[
    tuple[str, str] | None,
    typer.Option(metavar="KEY KEY", help='Decide on two names, by key (see --names: "elmar mammadyarov@AZE"), end.'),
]


def review(
    record: RecordFile = DEFAULT_RECORD,
    reviewer: Annotated[
        str | None, typer.Option("--reviewer", envvar="CREDENCE_REVIEWER", help="Who signs; else the user's name.")
    ] = None,
    reason: Annotated[str, typer.Option("--reason", help="Why, with a decision named on the line.")] = "",
    accept: Decide = None,
    reject: Decide = None,
    unsure: Decide = None,
    same: Pair = None,
    different: Pair = None,
    kind: Annotated[str, typer.Option("--kind", help="With --same and --different: of what the names are.")] = "person",
    undo: Annotated[int | None, typer.Option(metavar="NUMBER", help="Take one decision back, and end.")] = None,
    queue: Annotated[bool, typer.Option("--list", help="List what waits, and end.")] = False,
    names: Annotated[bool, typer.Option("--names", help="List the names on record with their keys, and end.")] = False,
    history: Annotated[bool, typer.Option("--history", help="List what was decided, and end.")] = False,
    form: Rows = Format.TABLE,
) -> None:
    """Decide on what waits: sources that disagree, names that may mean one, slots that were inferred.

    On a terminal each thing is shown with its sentence, what most depends on it first: x accepts, n rejects,
    u is unsure, e edits, z undoes, h shows history, j and k go on and back, ? helps, q ends. Every decision is
    signed, dated and can be undone; no source is ever lost.

    Example: credence review --list --format jsonl
    """
    _one_thing((queue, names, history), undo, accept, reject, unsure, same, different)
    with opened(record) as held:
        if queue:
            AGENDA.write(held.agenda(), form)
        elif names:
            NAMES.write(held.names(), form)
        elif history:
            DECISIONS.write(held.reviews(), form)
        elif undo is not None:
            tell(f"decision {held.undo(undo, reviewer=_signed(reviewer), reason=reason)}: took back decision {undo}")
        elif made := _named(held, _signed(reviewer), reason, kind, (accept, reject, unsure), (same, different)):
            tell(f"decision {made} made; --history lists it, --undo {made} takes it back")
        else:
            _on_the_terminal(held, _signed(reviewer), record)


def _named(
    held: Record,
    reviewer: str,
    reason: str,
    kind: str,
    statements: tuple[str | None, str | None, str | None],
    pairs: tuple[tuple[str, str] | None, tuple[str, str] | None],
) -> int | None:
    """Make the decision that the options name, if any, and give its number."""
    for verdict, statement in zip(("accept", "reject", "unsure"), statements, strict=True):
        if statement is not None:
            return held.review(statement, verdict, reviewer=reviewer, reason=reason)
    for verdict, pair in zip(("accept", "reject"), pairs, strict=True):
        if pair is not None:
            _check_names(held, kind, pair)
            return held.match(kind, *pair, verdict, reviewer=reviewer, reason=reason)
    return None


def _one_thing(listings: tuple[bool, ...], *decisions: object) -> None:
    """Refuse, as misuse, a listing and a decision at once, or two of either."""
    decided = sum(each is not None for each in decisions)
    if decided > 1:
        every = "--accept, --reject, --unsure, --same, --different, --undo"
        raise typer.BadParameter(f"one decision at a time: name one of {every}")
    if sum(listings) + decided > 1:
        raise typer.BadParameter("one thing at a time: one of --list, --names and --history, or a decision")


def _check_names(held: Record, kind: str, keys: tuple[str, str]) -> None:
    """Refuse a person's key that no name on record bears out: it is mistyped."""
    for key in keys if kind == "person" else ():
        if not held.is_named(key):
            raise CommandError(f"nobody in the record is called {key!r}; `credence review --names` shows the keys")


def _signed(reviewer: str | None) -> str:
    try:
        return reviewer or getpass.getuser()
    except (KeyError, OSError):
        raise CommandError("a decision is signed: give --reviewer NAME") from None


def _on_the_terminal(held: Record, reviewer: str, record: str) -> None:
    import sys

    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise CommandError("reviewing by keys needs a terminal: use --list, --accept, --reject, --same, --different")
    from credence.cli.desk import Desk

    desk = Desk(held, reviewer)
    if not desk.items:
        tell(f"nothing in {named(record)} waits for a decision")
        return
    made = desk.run()
    tell(f"{plural(made, 'decision')} made in {named(record)}, signed {reviewer}")
