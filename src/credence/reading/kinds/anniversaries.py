"""A clause that tells of a jubilee or of so many years in; the year since when, counted back from its own, out."""

from __future__ import annotations

import re
from typing import Final

from credence.reading.clauses.clause import Clause
from credence.reading.scan.numbers import number_of

_EARLIEST: Final = 1000
"""No State has a history before this year here: what counts further back counts something else."""


def year_counted_back(clause: Clause, count: int | None) -> int | None:
    """The year so many years before that of the clause, or of the document where the clause gives none of its own."""
    when = clause.sentence.items[clause.core.date_item].value if clause.core.date_item is not None else None
    date, today = clause.date(), clause.context.today
    if today and getattr(when, "yearless", False):
        date = None  # "on 3 May they celebrate": this year's
    date = date or _year_marking(clause)
    year = int(date[:4]) if date and date[:4].isdigit() else today.year if today else None
    return year - count if count is not None and year is not None and year - count >= _EARLIEST else None


def _year_marking(clause: Clause) -> str | None:
    """ "as next year marks the 60th anniversary": the year that stands as the subject of the marking."""
    first = clause.core.first
    at = clause.codes.rfind("T", max(0, first - 3), first)
    marking = clause.text(at + 1, first).lower() if at >= 0 else ""
    return clause.date_at(at) if marking.startswith(("mark", "will mark")) else None


_JUBILEES: Final = {
    "quarter": 25,
    "half": 50,
    "century": 100,
    "silver": 25,
    "golden": 50,
    "diamond": 60,
    "platinum": 70,
    "centenary": 100,
    "centennial": 100,
    "sesquicentennial": 150,
    "bicentenary": 200,
    "bicentennial": 200,
}


def count_of(word: str) -> int | None:
    """How many years a figure, a number word, an ordinal or a jubilee says."""
    figure = re.match(r"\d+", word)
    if figure:
        return int(figure[0])
    word = word.lower()
    return _JUBILEES.get(word) or number_of(word)


__all__ = ["count_of", "year_counted_back"]
