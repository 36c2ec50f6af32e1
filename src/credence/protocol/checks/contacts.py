"""In: facts. Out: dates that cannot be right: not the weekday named, two for one event, later than the report of it."""

from __future__ import annotations

import re
from calendar import day_name, month_abbr, month_name
from collections.abc import Iterator
from datetime import date

from credence.model import Fact, Modality, Support
from credence.protocol.checks.common import days_between
from credence.protocol.checks.finding import Finding
from credence.protocol.checks.matter import Matter
from credence.protocol.facts import codes, held

_OF_PERIODS = ("scheduled", "trade")
"""Kinds that tell of what is to come, or of a period that runs."""
_ELSEWHERE = 1
"""It may be the next day already where it happened."""
_MONTHS = {name.lower(): n for names in (month_name, month_abbr) for n, name in enumerate(names) if name} | {"sept": 9}
_DAYS = {name.lower(): n for n, name in enumerate(day_name)}
_DAY = rf"(?P<weekday>{'|'.join(day_name)})"
_MONTH = rf"(?P<month>{'|'.join(sorted(map(re.escape, _MONTHS), key=len, reverse=True))})\.?"
_NUMBER = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_NAMED = tuple(
    re.compile(rf"\b{_DAY},? (?:the )?{date_}\b(?:,? (?P<year>[0-9]{{4}}))?", re.IGNORECASE)
    for date_ in (rf"{_NUMBER} (?:of )?{_MONTH}", rf"{_MONTH} {_NUMBER}")
)


def findings(matter: Matter) -> Iterator[Finding]:
    """Weekdays that are not those of their dates, disputes about the date of one event, reports before the event."""
    for fact in matter.facts:
        if fact.status == "disputed" and fact.disputed == "date":  # and nobody has decided
            dates = ", ".join(str(dissent.value) for dissent in fact.against if dissent.value)
            if dates:
                yield Finding("event-with-two-dates", fact, person=", ".join(codes(fact, "person")), detail=dates)
        if told := _weekday(fact):
            yield Finding("weekday-mistaken", fact, detail=told)
        if day := _told_too_early(fact):
            yield Finding("told-before-it-happened", fact, detail=f"{day.day} {month_name[day.month]} {day.year}")


def _told_too_early(fact: Fact) -> date | None:
    """The day of the last document that tells as past what by its date was still to come; None where none does."""
    when = held(fact)
    days = [support.published for support in fact.supports]
    told = [day for day in days if day is not None]
    if when is None or fact.kind in _OF_PERIODS or fact.modality != Modality.ASSERTED or len(told) < len(days):
        return None
    return max(told) if days_between(max(told), when.earliest) > _ELSEWHERE else None


def _weekday(fact: Fact) -> str | None:
    """`Tuesday for 4 May 2022, a Wednesday`, where a sentence behind the fact names its date with another weekday."""
    when = held(fact)
    if when is None or when.earliest != when.latest:
        return None
    for support in fact.supports:
        if found := _named(support, when.earliest):
            return found
    return None


def _named(support: Support, day: date) -> str | None:
    for pattern in _NAMED:
        for found in pattern.finditer(support.statement.quote):
            same = (_MONTHS[found["month"].lower()], int(found["day"])) == (day.month, day.day)
            if same and found["year"] in (None, str(day.year)) and _DAYS[found["weekday"].lower()] != day.weekday():
                return f"{found['weekday'].capitalize()} for {day.day} {month_name[day.month]} {day.year}, a {day:%A}"
    return None
