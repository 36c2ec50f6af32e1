"""A record in; what cannot be right in it, or wants attention, out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from fastapi import Query
from pydantic import BeforeValidator

from credence.brief.findings import finding_words
from credence.brief.naming import name_of
from credence.brief.wording import days_in_words
from credence.protocol.checks import Finding
from credence.protocol.checks import check as checked
from credence.record import Record
from credence.web.days import KnownAt, On
from credence.web.problems import Problem
from credence.web.views.calendar import LARGE, MaybeState
from credence.web.views.cited import Cited, all_cited


class Severity(StrEnum):
    """Cannot both be so; hardly can be; a desk would want to know."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


Only = Annotated[
    Severity | None, BeforeValidator(lambda given: given or None), Query(description="Only findings so grave.")
]
Silenced = Annotated[bool, Query(description="Also those that a person silenced.")]


@dataclass(frozen=True, slots=True)
class Found:
    """One finding: in words, what would settle it, the rule, and the facts on both sides. `silenced` is the reason."""

    id: str
    check: str
    severity: str
    says: str
    settles: str
    article: str
    states: list[str]
    facts: list[Cited]
    silenced: str


@dataclass(frozen=True, slots=True)
class CheckView:
    """The findings, gravest first; `hidden` is how many were silenced and are not told."""

    states: list[str]
    names: list[str]
    severity: str | None
    with_silenced: bool
    findings: list[Found]
    hidden: int
    on: date | None


def check(
    record: Record,
    a: MaybeState = None,
    severity: Only = None,
    silenced: Silenced = False,
    on: On = None,
    known_at: KnownAt = None,
) -> CheckView:
    """What cannot be right in the record, or wants attention: the sentences on both sides, and what would settle it."""
    if a is None and record.counts(known_at).statements > LARGE:
        raise Problem(422, "The record is large: name a State whose findings are asked for (?a=CHL).", "a")
    states = [a] if a else []
    every = checked(record, states, known_at, on, silenced=silenced)
    found = [_found(each) for each in every if severity is None or each.check.severity == severity]
    hidden = 0 if silenced else len(record.silenced(known_at))
    return CheckView(
        states, list(map(name_of, states)), str(severity) if severity else None, silenced, found, hidden, on
    )


def _found(finding: Finding) -> Found:
    check = finding.check
    return Found(
        id=finding.id,
        check=finding.name,
        severity=check.severity,
        says=finding_words(finding),
        settles=_COMMAND.sub("", check.settles),
        article=check.article,
        states=list(finding.states),
        facts=all_cited(finding.facts),
        silenced=days_in_words(finding.silenced),
    )


_COMMAND = re.compile(r" \(credence [^)]*\)")
"""What one would type on a terminal; a page has its own ways."""
