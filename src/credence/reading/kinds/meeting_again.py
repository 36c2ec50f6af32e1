"""A clause that says that both sides are to meet again in; the meeting to come by its name and parties, out.

"The two will see each other again in Klow", "the committees will meet next in May", "both will gather for the session".
"""

from __future__ import annotations

from typing import Final

from credence.reading.clauses.clause import Clause
from credence.reading.kinds.events import Event, named, np_after, states_of
from credence.reading.phrases.words import letters
from credence.reading.spelling import holds

_SHORT: Final = 3
"""A name of so few words may be that of an event without a word for one: "the COP30"."""


def together_to_come(clause: Clause) -> Event | None:
    """The event at which both sides are to meet, else their meeting, with the names of those who met last."""
    if clause.doubtful() and not holds(
        clause.codes[clause.core.first : clause.core.last], letters("agreed", "resolved")
    ):
        return None
    parties = _parties(clause)
    if len(parties) < 2:
        return None
    last = clause.core.last
    if clause.core.phrase.sets.get("occasion"):
        event = _occasion(clause)
        return event._replace(first=clause.core.first, parties=parties) if event else None
    return Event(_meeting(clause, parties), clause.core.first, last - 1, parties)


def _parties(clause: Clause) -> tuple[str, ...]:
    """Those who are to meet: named before the verb, else both sides, else those who met last."""
    left, _ = clause.bounds()
    acting = [item for item in clause.sentence.items[left : clause.core.last] if item.code != "C"]
    named_first = states_of(clause, acting)
    if len(named_first) > 1:
        return named_first
    contacts = clause.context.contacts
    known = contacts[-1].parties if contacts else tuple(sorted(clause.context.in_touch))
    return known if len(known) > 1 else clause.pair()


def _meeting(clause: Clause, parties: tuple[str, ...]) -> str:
    """ "meeting between X and Y" where the two are known by name, else "next meeting"."""
    contacts = clause.context.contacts
    persons = contacts[-1].persons if contacts and set(contacts[-1].parties) == set(parties) else ()
    whole = any(item.code == "O" for item in clause.sentence.items[clause.core.first : clause.core.last])
    if len(persons) == len(parties) == 2 and not whole:
        return f"meeting between {persons[0]} and {persons[1]}"
    return "next meeting"


def _occasion(clause: Clause) -> Event | None:
    """The event behind "for" or "at": "for the second session of the Joint Commission", "at the COP30"."""
    first, last = np_after(clause, clause.core.last)
    codes = clause.codes[first:last]
    if not codes:
        return None
    if holds(codes, letters("<event-head>")) or (len(codes) <= _SHORT and set(codes) <= set("WNGn-")):
        return named(clause, first, last)
    return None


__all__ = ["together_to_come"]
