"""A match that tells of a session of a joint body of two States in; whose session it was, out.

"The Joint Commission last met in Lima in 2018", "the second session of the Peru-Chad Joint Committee was held".
"""

from __future__ import annotations

from typing import Final

from credence.reading.clauses.clause import Clause
from credence.reading.kinds.events import states_of
from credence.reading.phrases.words import letters
from credence.reading.spelling import holds

_HABIT: Final = ("regularly", "annually", "yearly", "every", "never", "not", "to")
"""Words that tell of no one session: "has met regularly", "was to be held", "has never met"."""


def sides_of_session(clause: Clause) -> tuple[str, ...]:
    """The States whose joint body sat; none where no one session is told, or nothing says when it was."""
    core = clause.core
    if clause.supposed() or clause.doubtful() or holds(clause.codes[core.first : core.last], letters(*_HABIT)):
        return ()
    index = core.date_item
    if index is None:
        if core.date is None:
            return ()
    elif clause.sentence.items[index].value.qualifier == "since":
        return ()
    if core.phrase.sets.get("again"):  # "and the third in Klow in 2020": whatever sat before in the same sentence
        sat = clause.context.sat
        return sat[1] if sat and sat[0] == clause.sentence.start else ()
    named = states_of(clause, clause.sentence.items[core.first : core.last + 1])
    pair = named if len(named) > 1 else clause.pair()
    if len(set(pair)) < 2:
        return ()
    clause.context.sat = clause.sentence.start, pair
    return pair


__all__ = ["sides_of_session"]
