"""A plural instrument with its date in a clause in; what follows it by subject, each with a date of its own, out.

"Agreements on fisheries in 1998, on visas in 2001 and on air services (2004)".
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


def _of_one(instrument: Instrument) -> str:
    """The name in the singular: "Agreements on fisheries" are one each."""
    one = _SINGULAR.get(instrument.head, instrument.head.removesuffix("s"))
    return re.sub(rf"\b{instrument.head}\b", one, instrument.name, count=1, flags=re.IGNORECASE)


@lru_cache(maxsize=1)
def _grammar() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """(a date right after an instrument; a further subject with its date, which without "on" stands in brackets)."""
    on, and_, in_ = letters("on", "for"), letters("and"), letters("in", "of")
    subject = rf"(?P<on>[{on}])?(?P<subject>[^,;:.()TIMSPQ{on}]{{1,6}}?)"
    further = rf"(?:,[{and_}]?|[{and_}]){subject}(?(on)(?:[{in_}]T|\(T\))|\(T\))"
    return re.compile(rf"[{in_}]T|\(T\)"), re.compile(further)


__all__ = ["by_subject"]
