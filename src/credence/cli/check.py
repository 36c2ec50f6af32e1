"""`credence check`: what cannot be right in the record, or wants attention, and what would settle it."""

from __future__ import annotations

import getpass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from credence.cli.cited import fact_line, sources_words
from credence.cli.errors import CommandError, tell
from credence.cli.inputs import plural
from credence.cli.listings import opened
from credence.cli.options import DEFAULT_RECORD, Format, KnownAt, On, RecordFile, Rows, named
from credence.cli.output import Listing
from credence.cli.states import some_states

if TYPE_CHECKING:
    from credence.protocol.checks import Finding
    from credence.record import Record


class Severity(StrEnum):
    """How grave a finding is."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


def _says(finding: Finding) -> str:
    from credence.brief.findings import finding_words

    return finding_words(finding)


def _sources(finding: Finding) -> str:
    return "; against ".join(dict.fromkeys(sources_words(fact) for fact in finding.facts))


def _line(finding: Finding) -> dict[str, Any]:
    """A finding as an object: what, how grave, the facts on both sides, the rule behind it and what would settle it."""
    check = finding.check
    line = {
        "finding": finding.id,
        "check": finding.name,
        "severity": check.severity,
        "says": _says(finding),
        "states": list(finding.states),
        "person": finding.person or None,
        "detail": finding.detail or None,
        "one": fact_line(finding.one),
        "other": fact_line(finding.other) if finding.other else None,
        "article": check.article,
        "settles": check.settles,
        "silenced": finding.silenced or None,
    }
    return {name: value for name, value in line.items() if value is not None}


FINDINGS: Listing[Finding] = Listing(
    table={
        "finding": lambda finding: finding.id,
        "severity": lambda finding: finding.check.severity,
        "says": _says,
        "settles": lambda finding: finding.check.settles,
        "article": lambda finding: finding.check.article,
        "sources": _sources,
        "silenced": lambda finding: finding.silenced,
    },
    to_json=_line,
    csv_columns=(
        *("finding", "check", "severity", "says", "states", "person", "detail", "article", "settles", "silenced"),
        *("one", "other"),
    ),
)


def check(
    record: RecordFile = DEFAULT_RECORD,
    states: Annotated[
        str | None, typer.Option("--states", metavar="A[,B]", help="Only findings that name this State, or either.")
    ] = None,
    severity: Annotated[list[Severity] | None, typer.Option("--severity", help="Only findings so grave.")] = None,
    only: Annotated[list[str] | None, typer.Option("--only", metavar="CHECK", help="Only those of this check.")] = None,
    silence: Annotated[
        str | None, typer.Option("--silence", metavar="FINDING", help="Tell this finding no more, for a --reason.")
    ] = None,
    unsilence: Annotated[
        str | None, typer.Option("--unsilence", metavar="FINDING", help="Tell this finding again.")
    ] = None,
    silenced: Annotated[bool, typer.Option("--silenced", help="Also those silenced.")] = False,
    reason: Annotated[str, typer.Option("--reason", metavar="WORDS", help="Why.")] = "",
    reviewer: Annotated[
        str | None, typer.Option("--as", metavar="NAME", help="Who decides [default: the user of this machine].")
    ] = None,
    on: On = None,
    known_at: KnownAt = None,
    form: Rows = Format.TABLE,
) -> None:
    """Tell what cannot be right in the record, or wants attention, gravest first.

    Each finding names the sentences on both sides and what would settle it; the rules with their articles are in
    protocol/checks.yml of the lore. What is as it should be can be silenced, one by one: that is on record, signed, and
    can be taken back. What was announced is over by the day of --on, or else of the record's last entry. Nothing
    found: status 0, as for findings.

    Example: credence check --states chile --severity error
    """
    _known(only or ())
    codes = some_states(states) if states is not None else ()
    with opened(record) as held:
        if silence is not None or unsilence is not None:
            _decide(held, codes, on, silence, unsilence, reviewer or getpass.getuser(), reason, named(record))
            return
        from credence.protocol.checks import check as checked

        every = checked(held, codes, known_at, on, only or (), silenced=silenced)
        wanted = {str(each) for each in severity or ()}
        number = FINDINGS.write((each for each in every if not wanted or each.check.severity in wanted), form)
        hidden = 0 if silenced else len(held.silenced(known_at))
    if form is Format.TABLE:
        found = f"{plural(number, 'finding')} in {named(record)}" if number else f"nothing found in {named(record)}"
        tell(found + (f"; {hidden} silenced (--silenced shows them)" if hidden else ""))


def _known(only: list[str] | tuple[str, ...]) -> None:
    """Refuse, as misuse, a check that there is not."""
    from credence.lore.checks import load_checks

    for name in only:
        if name not in load_checks():
            raise typer.BadParameter(
                f"no check is called {name!r}; there are: {', '.join(load_checks())}", param_hint="--only"
            )


def _decide(
    held: Record,
    states: tuple[str, ...],
    on: date | None,
    silence: str | None,
    unsilence: str | None,
    reviewer: str,
    reason: str,
    where: str,
) -> None:
    """Silence a finding there is, or take the silencing back."""
    if silence is not None and unsilence is not None:
        raise typer.BadParameter("one at a time: --silence or --unsilence", param_hint="--silence")
    if silence is not None:
        from credence.protocol.checks import finding_of

        if finding_of(held, silence, states, on) is None:
            raise CommandError(f"{where}: there is no finding {silence}; list them with: credence check")
        held.silence(silence, reviewer=reviewer, reason=reason)
        tell(f"{silence} silenced; take it back with: credence check --unsilence {silence}")
    elif unsilence is not None:
        if unsilence not in held.silenced():
            raise CommandError(
                f"{where}: {unsilence} is not silenced; list those that are with: credence check --silenced"
            )
        while decided := held.silenced().get(unsilence):
            # Whoever silenced it again, for a better reason say, left the decision before that standing.
            held.undo(decided.review, reviewer=reviewer, reason=reason)
        tell(f"{unsilence} is told again")
