"""Facts in, ids that stay out: a fact is called by what its first known statement tells it apart by."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from credence.lore.kinds import load_kinds
from credence.model import DATE_SLOTS, Fact, Statement, Support
from credence.record.facts.grouping import grouping_of

Learned = Mapping[str, datetime]
"""When statements were learned at first, by their ids."""
LENGTH = 20
"""Hexadecimal digits of an id, as statements have."""


def digest(*parts: object) -> str:
    """Twenty hexadecimal digits that stand for the parts."""
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:LENGTH]


def first_known(fact: Fact, learned: Learned | None = None) -> Support:
    """The statement of a fact that the record learned first, for it or against it: which side leads may change.

    Of those learned at once the first published.
    """
    return min((*fact.supports, *fact.dissents), key=lambda support: learned_first(support, learned))


def fact_ids(facts: Sequence[Fact], learned: Learned | None = None) -> list[str]:
    """The ids of facts, in their order; each once. `learned` tells when statements that were entered again with a later
    version of their document were learned at first, by their ids.

    An id is made of the kind and the identity of the fact (`kinds.yml`) with its date, as the statement that the
    record learned first gives them: later reports that tell the day or the full name do not change it. Of two facts
    that such a statement does not tell apart the one learned first has the plain id.
    """
    found: dict[int, str] = {}
    taken: set[str] = set()
    first = [first_known(fact, learned) for fact in facts]
    order = [(*learned_first(told, learned), fact.modality) for told, fact in zip(first, facts, strict=True)]
    for place in sorted(range(len(facts)), key=order.__getitem__):
        told = first[place]
        name = digest(*_identity(told.statement))
        found[place] = digest(name, told.statement_id) if name in taken else name
        taken.add(found[place])
    return [found[place] for place in range(len(facts))]


def learned_first(told: Support, learned: Learned | None) -> tuple[datetime, date, str]:
    """The place of a statement among others: by when it was learned, then by when it was published."""
    return ((learned or {}).get(told.statement_id, told.known), told.published or date.max, told.statement_id)


def _identity(statement: Statement) -> Iterable[object]:
    yield statement.kind
    yield "denied" if statement.modality == "denied" else ""
    known = load_kinds().get(statement.kind)
    slots = dict.fromkeys((*(known.identity if known else ()), *grouping_of(statement.kind).identity, *DATE_SLOTS))
    dated = False
    for slot in slots:
        value = statement.slots.get(slot)
        dated = dated or (slot in DATE_SLOTS and value is not None)
        yield sorted(value) if isinstance(value, tuple) else value
    if not dated and not grouping_of(statement.kind).goes_on:
        yield statement.document
