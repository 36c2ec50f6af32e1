"""A plural instrument in a clause in; what it stands for by subject out, each with its date where it has one.

"Agreements on fisheries in 1998, on visas in 2001 and on air services (2004)"; "agreements on fisheries and on visas";
"two accords, one on fisheries and the other on visas".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Final

from credence.reading.clauses.clause import Clause
from credence.reading.mentions import Instrument
from credence.reading.phrases.words import letters

Dated = tuple[int | None, Instrument, int | None]

_SINGULAR: Final = {"memoranda": "memorandum", "treaties": "treaty", "mous": "MoU"}


def by_subject(clause: Clause, index: int) -> Iterator[Dated]:
    """The instrument at a place and those that follow it by subject alone, where there are any."""
    instrument = clause.sentence.items[index].value
    if not isinstance(instrument, Instrument) or not instrument.head.endswith(("s", "a")):
        return
    if parts := _undated(clause, index, instrument):
        yield from ((index, replace(instrument, name=name), None) for name in parts)
        return
    day, further = _grammar()
    first = day.match(clause.codes, index + 1)
    found = further.match(clause.codes, first.end()) if first else None
    one, on, about = _of_one(instrument).partition(" on ")
    if first is None or found is None or not on:
        return
    yield index, replace(instrument, name=f"{one} on {about}"), clause.codes.rindex("T", 0, first.end())
    while found is not None:
        name = f"{one} on {clause.text(*found.span('subject'))}"
        yield index, replace(instrument, name=name), clause.codes.rindex("T", 0, found.end())
        found = further.match(clause.codes, found.end())


_AND_ON: Final = re.compile(r"(?:, (?:and )?| and )on ")
"""What parts two subjects within a name: "agreements on fisheries and on visas"."""


def _undated(clause: Clause, index: int, instrument: Instrument) -> list[str]:
    """The names of what a plural stands for, told by subject and without dates."""
    one, on, about = _of_one(instrument).partition(" on ")
    if on:
        within = _AND_ON.split(about)
        return [f"{one} on {subject}" for subject in within] if len(within) > 1 else []
    match = _subjects().match(clause.codes, index + 1)
    if match is None:
        return []
    subjects = [match.span("first"), *(m.span("subject") for m in _next_subject().finditer(match["more"]))]
    more = match.start("more")
    places = [subjects[0], *((first + more, last + more) for first, last in subjects[1:])]
    return [f"{one} on {clause.text(first, last)}" for first, last in places]


def _of_one(instrument: Instrument) -> str:
    """The name in the singular: "Agreements on fisheries" are one each."""
    one = _SINGULAR.get(instrument.head, instrument.head.removesuffix("s"))
    titled = any(word[:1].isupper() for word in instrument.name.split()[1:])  # "Memoranda of Understanding"
    one = one[:1].upper() + one[1:] if titled and instrument.name[:1].isupper() else one
    return re.sub(rf"\b{instrument.head}\b", one, instrument.name, count=1, flags=re.IGNORECASE)


@lru_cache(maxsize=1)
def _one_on() -> str:
    """What leads to a subject: "on", "one on", "the other on"."""
    ordinals = ("one", "other", "another", "second", "third", "first", "fourth")
    return f"[{letters('the', 'a')}]?[{letters(*ordinals)}]?[{letters('on')}]"


def _subject_named(name: str) -> str:
    on = letters("on", "for", "by", "which", "that", "while", "with", "signed", "were", "was")
    return rf"(?P<{name}>[^,;:.()TIMSPQ{on}]{{1,8}}?)"


@lru_cache(maxsize=1)
def _subjects() -> re.Pattern[str]:
    """(the first subject, all further ones) after a plural that names none itself."""
    joint, ends = rf"(?:,[{letters('and')}]?|[{letters('and')}])", rf"(?=[,;.)]|$|[{letters('were', 'was', 'with')}])"
    further = rf"{joint}{_one_on()}[^,;:.()TIMSPQ{letters('on')}]{{1,8}}?"
    partner = rf"(?:[{letters('with')}][{letters('the')}]?[SG])?"
    return re.compile(
        rf"(?:\([^()]{{1,3}}\))?{partner}[,:(]?{_one_on()}{_subject_named('first')}(?P<more>(?:{further}){{1,6}}){ends}"
    )


@lru_cache(maxsize=1)
def _next_subject() -> re.Pattern[str]:
    """One of the further subjects."""
    joint = rf"(?:,[{letters('and')}]?|[{letters('and')}])"
    return re.compile(rf"{joint}{_one_on()}{_subject_named('subject')}(?=$|{joint}{_one_on()})")


@lru_cache(maxsize=1)
def _grammar() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """(a date right after an instrument; a further subject with its date, which without "on" stands in brackets)."""
    on, and_, in_ = letters("on", "for"), letters("and"), letters("in", "of")
    subject = rf"(?P<on>[{on}])?(?P<subject>[^,;:.()TIMSPQ{on}]{{1,6}}?)"
    further = rf"(?:,[{and_}]?|[{and_}]){subject}(?(on)(?:[{in_}]T|\(T\))|\(T\))"
    return re.compile(rf"[{in_}]T|\(T\)"), re.compile(further)


__all__ = ["by_subject"]
