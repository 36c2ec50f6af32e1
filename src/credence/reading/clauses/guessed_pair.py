"""A draft whose two States its sentence does not give in; whether they are but a guess, out.

A text of two States may leave them unsaid: whatever it tells is theirs. One that speaks of many may not: of the ties it
tells of only those are sure whose States stand beside them, or have just met.
"""

from __future__ import annotations

import re
from typing import Final

from credence.reading.clauses.clause import Clause
from credence.reading.clauses.inference import PAIR
from credence.reading.mentions import Instrument
from credence.reading.nouns.states_named import states_in
from credence.reading.phrases.core import Draft
from credence.reading.phrases.words import letters
from credence.reading.spelling import holds

_LEAST: Final = 0.6
"""A text that is of two States names them so often among all it names."""
_TIES: Final = frozenset({"cooperation", "platform"})
"""What is told of two States in passing, without an act of either."""
_OTHERS: Final = re.compile(
    r"\b(?:many|most|several|some|other|numerous|various|few)(?: [\w-]+){0,2} "
    r"(?:countries|states|nations|governments)\b[^.;]*\Z",
    re.IGNORECASE,
)


def is_guessed(clause: Clause, draft: Draft) -> bool:
    """Whether nothing shows that the States of a draft are meant: the text speaks of many, or the clause of others."""
    if draft.kind in ("mission-opened", "mission-closed"):
        return _of_others(clause, draft)
    undated = draft.kind == "relations-established" and "date" not in draft.slots
    if not (undated or draft.kind in _TIES) or not _inferred(draft, "parties"):
        return False
    context, parties = clause.context, draft.slots.get("parties")
    if context.settled or not isinstance(parties, tuple):
        return False
    if undated:
        return True  # "has established relations with 120 countries"
    if set(parties) == context.in_touch or any(set(parties) <= set(contact.parties) for contact in context.contacts):
        return False
    if not {context.home, *context.mentioned, *clause.states()}.issuperset(parties):
        return True
    instrument = clause.value("instrument") if "instrument" in clause.core.groups else None
    if isinstance(instrument, Instrument) and set(parties) & set(instrument.parties):
        return False
    if context.home in parties and (holds(clause.codes, letters("we", "our")) or _with_one(clause, parties)):
        return False  # "we can do more with the Syldavians", "the agreement with Syldavia"
    if len(parties) == len(context.counts) and all(context.counts[code] for code in parties):
        return False  # a text that names no others
    if any(context.counts[code] < 2 and code not in clause.states() for code in parties):
        return True  # named once in all the text, and not here
    return sum(context.counts[code] for code in parties) < _LEAST * sum(context.counts.values())


def _with_one(clause: Clause, parties: tuple[str, ...]) -> bool:
    """Whether the other of two States stands behind "with"."""
    items, with_ = clause.sentence.items, clause.marks["with"]
    places = (at for at, item in enumerate(items[:-1]) if item.code in with_)
    return any(set(parties) & set(states_in(items[at + 1 : at + 3])) - {clause.context.home} for at in places)


def _inferred(draft: Draft, slot: str) -> bool:
    return any(mark.slot == slot and mark.source == PAIR for mark in draft.inferred)


def _of_others(clause: Clause, draft: Draft) -> bool:
    """Whether it is others that act, of whom the clause names none: "Many countries closed their missions"."""
    if not any(mark.slot == "actor" for mark in draft.inferred):
        return False
    items = clause.sentence.items
    return _OTHERS.search(clause.sentence.text, clause.sentence.start, items[clause.core.first].start) is not None


__all__ = ["is_guessed"]
