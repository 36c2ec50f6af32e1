"""Statements and their text in; the same, with each ending that is told by how long the gap after it was, out.

"Its embassy reopened in 2013 after a gap of three years", "relations were resumed in 1995 after a ten-year break".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from credence.model import Modality, Statement
from credence.reading.scan.numbers import number_of

_ENDS: Final = {"mission-opened": "mission-closed", "relations-restored": "relations-severed"}
_AGAIN: Final = ("reopen", "re-open", "resum", "restor", "re-establish", "reestablish", "renew")
_ANEW: Final = re.compile(r"\bagain\b")
_GAP: Final = "(?:gap|break|hiatus|absence|interruption|pause|lapse|interval|closure|suspension|rupture|freeze)"
_SHUT: Final = "(?:closed|shut|severed|broken(?: off)?|suspended|interrupted)"
_WHERE_AND_WHEN: Final = (
    r"(?:,? (?:(?:in|at|on|of|the|early|late|mid|that|same|month|year|day|\d{1,2}(?:st|nd|rd|th)?|\d{4})\b"
    r"|(?-i:[A-Z])[\w'’-]+)){0,9}?"
)
_AFTER: Final = re.compile(
    rf"{_WHERE_AND_WHEN},? (?:"
    rf"(?:after|following) (?:an?|its|their|the) (?:\w+ )?{_GAP} of (?:\w+ )?(?P<of>[\w-]+) years?\b"
    rf"|(?:after|following) (?:an?|its|their|the) (?P<long>[a-z]{{3,10}}?|[\d]{{1,2}})[- ]years?(?:[- ]long)? {_GAP}\b"
    rf"|after (?:being|having been|remaining) {_SHUT} for (?:\w+ )?(?P<shut>[\w-]+) years?\b)",
    re.IGNORECASE,
)
_FIRST: Final = re.compile(
    rf"\b(?:After|Following) (?:an?|its|their|the) (?:\w+ )?{_GAP} of (?:\w+ )?(?P<of>[\w-]+) years?, "
    r"[^.;:\n]{0,40}\Z"
)
_REACH: Final = 120
"""A gap told first stands within so many characters before the beginning that it leads to."""
_YEAR: Final = 4


def with_gaps(statements: list[Statement], text: str) -> list[Statement]:
    """The statements, each beginning anew after a gap told in years with the ending before it."""
    return [told for said in statements for told in (said, *_before(said, text))]


def _before(said: Statement, text: str) -> Iterator[Statement]:
    day = str(said.slots.get("date") or "")
    kind = _ENDS.get(said.kind)
    if kind is None or said.modality is not Modality.ASSERTED or not day[:_YEAR].isdigit():
        return
    quote = said.quote.lower()
    if not (any(word in quote for word in _AGAIN) or _ANEW.search(quote)):
        return
    match = _AFTER.match(text, said.end) or _FIRST.search(text, max(0, said.start - _REACH), said.start)
    told = next(filter(None, match.groups()), "") if match else ""
    years = int(told) if told.isdigit() else number_of(told)
    if match is None or not years:
        return
    slots = {**said.slots, "date": f"{int(day[:_YEAR]) - years}~"}
    start, end = min(said.start, match.start()), max(said.end, match.end())
    yield replace(said, kind=kind, slots=slots, quote=text[start:end], start=start, end=end)
