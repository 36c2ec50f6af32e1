"""A heading over a list in ("Arrivals", "Farewell calls"); what each row below it is to say, remembered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from credence.lore.details import detail_in
from credence.reading.clauses.clause import Clause
from credence.reading.phrases.core import Draft


def listed_below(clause: Clause) -> Iterator[Draft]:
    """A heading over a list: "Arrivals", "Agréments granted", "Farewell calls"."""
    codes, sentence = clause.codes, clause.sentence
    heads = codes.endswith(":") or (codes[-1:] not in (".", ";", "?", "!") and len(codes) <= _HEADING)
    if heads and sentence.text[sentence.end : sentence.end + 1] in ("\n", ""):
        manner = clause.core.phrase.sets.get("manner")
        kind = clause.core.phrase.kind
        stage = detail_in("stage-post-began", clause.text(0, len(codes))) if kind == "post-began" else None
        told = {"date": clause.date(), "manner": manner, "stage": stage, "rule": clause.core.phrase.id}
        clause.context.rows = (kind, told)
    return iter(())


_HEADING: Final = 12
"""A heading has no more words and mentions than this."""
