"""A clause on the years of a State's independence in ("the 50th anniversary of"); since when it is independent, out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from credence.model import Modality
from credence.reading.clauses.clause import Clause
from credence.reading.kinds.anniversaries import count_of, year_counted_back
from credence.reading.kinds.handling import Handlers
from credence.reading.kinds.independence import independence
from credence.reading.phrases.core import Draft


def freed(clause: Clause) -> Iterable[Draft]:
    """A State became independent, on a day or so many years before."""
    return _years_ago(clause) if "count" in clause.core.groups else independence(clause)


def _years_ago(clause: Clause) -> Iterable[Draft]:
    item = clause.item("count")
    count = count_of(clause.sentence.text[item.start : item.end]) if item else None
    year = year_counted_back(clause, count)
    if year is None:
        return
    for state in _whose(clause):
        yield clause.draft("independence", {"actor": (state,), "date": str(year)}, modality=Modality.ASSERTED)


def _whose(clause: Clause) -> tuple[str, ...]:
    """The State named as independent; else the one told of right before ("congratulated A on"); else one's own."""
    if named := clause.codes_of("actor"):
        return named
    left, _ = clause.bounds()
    for index in range(clause.core.first - 1, left - 1, -1):
        if clause.codes[index] in "SQK" and not clause.governed(index):
            told = clause.value_codes(index)
            return clause.acting() if set(told) & set(clause.acting()) else told
    return (clause.context.home,) if clause.context.home else ()


HANDLERS: Final[Handlers] = {"independence": freed}
