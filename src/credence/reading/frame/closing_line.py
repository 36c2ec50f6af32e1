"""A document in; where and when its closing words say it was signed, out: "Done at Lima, on 3 May 2019"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from credence.reading.dates.finder import find_dates
from credence.reading.scan.lexicon import lexicon

_DONE: Final = re.compile(
    r"(?:^|(?<=[.;] ))\W{0,3}(?:Done|DONE|Signed|Executed|Made)(?: and signed)?,?"
    r"(?: this|(?: in [\w-]+)? (?:at|in|on)) [^\n;]{4,160}",
    re.MULTILINE,
)
_REST: Final = re.compile(r"\.(?= [A-Z]|\Z)")
"""Where the closing words end, in a line that goes on."""


class Closing(NamedTuple):
    """Where and when a paper was signed, by its own last words."""

    place: str | None
    day: str


@lru_cache(maxsize=8)
def closing_of(text: str) -> Closing | None:
    """The day, and the city where there is one, of the first line by which a paper says where it was signed."""
    for line in _DONE.finditer(text):
        rest = _REST.search(text, line.start(), line.end())
        end = rest.start() if rest else line.end()
        days = [date for date in find_dates(text, line.start(), end, None) if date.kind == "day" and date.value]
        if days:
            cities = (hit for hit in lexicon().scan(text[line.start() : end]).names if hit.lexeme.type == "C")
            city = next(cities, None)
            place = text[line.start() + city.start : line.start() + city.end] if city else None
            return Closing(place, str(days[0].value))
    return None


__all__ = ["Closing", "closing_of"]
