"""A draft whose two States its sentence does not give in; whether they are but a guess, out.

A text of two States may leave them unsaid: whatever it tells is theirs. One that speaks of many may not: of the ties it
tells of only those are sure whose States stand beside them, or have just met.
"""

from __future__ import annotations

from typing import Final

from credence.reading.clauses.clause import Clause
from credence.reading.clauses.inference import PAIR
from credence.reading.phrases.core import Draft
from credence.reading.phrases.words import letters
from credence.reading.spelling import holds

_LEAST: Final = 0.6
"""A text that is of two States names them so often among all it names."""
_GUESSED: Final = frozenset({"cooperation", "platform"})
"""What is told of two States in passing, without an act of either."""


def is_guessed(clause: Clause, draft: Draft) -> bool:
    """Whether the text speaks of many States, and nothing shows that those of the draft are meant."""
    if draft.kind not in _GUESSED or not any(m.slot == "parties" and m.source == PAIR for m in draft.inferred):
        return False
    context, parties = clause.context, draft.slots.get("parties")
    if context.settled or not isinstance(parties, tuple):
        return False
    if any(set(parties) <= set(contact.parties) for contact in context.contacts):
        return False
    met = {context.home, *context.mentioned, *clause.states()}
    if not met.issuperset(parties):
        return True
    if context.home in parties and holds(clause.codes, letters("with", "we", "our")):
        return False  # "we can do more with the Syldavians", "the agreement with Syldavia"
    named = sum(context.counts.values())
    return sum(context.counts[code] for code in parties) < _LEAST * named


__all__ = ["is_guessed"]
