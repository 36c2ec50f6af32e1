"""Areas of cooperation: one statement for each area that a clause about two States' cooperation names."""

from __future__ import annotations

from collections.abc import Iterable

from credence.reading.clause import Clause, Draft
from credence.reading.spelling import Sentence


def areas(clause: Clause) -> Iterable[Draft]:
    """Every area term of the clause, with the two States it is about."""
    parties = clause.pair()
    if len(parties) != 2 or any(c in clause.codes for c in clause.marks["brief"]):
        return
    terms = list(_terms(clause.sentence))
    used = [index for first, last, _ in terms for index in (first, last)]
    for area in dict.fromkeys(area for _, _, area in terms):
        yield clause.draft("cooperation", {"parties": parties, "area": area}, *used)


def _terms(sentence: Sentence) -> Iterable[tuple[int, int, str]]:
    starts = {item.start: i for i, item in enumerate(sentence.items)}
    for start, end, area, needs_head in sentence.areas:
        if needs_head and not _has_head(sentence, end):
            continue
        first = starts.get(start)
        if first is None:
            continue
        last = first
        while last + 1 < len(sentence.items) and sentence.items[last].end < end:
            last += 1
        yield first, last, area


_HEADS = ("cooperation", "collaboration", "ties", "relations", "field", "fields", "sphere", "spheres", "sector", "sectors",
          "issues", "matters", "areas", "exchanges", "links", "partnership", "dialogue", "contacts", "visits")  # fmt: skip


def _has_head(sentence: Sentence, end: int) -> bool:
    return any(word.strip(",.;").lower() in _HEADS for word in sentence.text[end : min(end + 60, sentence.end)].split()[:5])


HANDLERS = {"cooperation": areas}
