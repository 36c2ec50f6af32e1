"""A protecting power looks after interests of one State in another (VCDR art. 45, 46): who is which of the three."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from credence.model import SlotValue
from credence.reading.clauses.clause import Clause
from credence.reading.kinds.handling import Handlers
from credence.reading.mentions import Mission
from credence.reading.phrases.core import Draft


def entrusted(clause: Clause) -> Iterable[Draft]:
    """The interests of a State are in the care of another; all three must be told, and be three."""
    if clause.doubtful():
        return
    power = _power(clause)
    protected, receivers = clause.codes_of("protected"), clause.codes_of("recipient")
    if power is None or not protected or not receivers or len({power, protected[0], receivers[0]}) != len(_ROLES):
        return
    slots: dict[str, SlotValue | None] = {
        "actor": (power,),
        "recipient": receivers[:1],
        "protected": protected[:1],
        "date": clause.date(),
    }
    yield clause.draft("interests-entrusted", slots)


_ROLES: Final = ("actor", "recipient", "protected")


def _power(clause: Clause) -> str | None:
    """The protecting power: the State named, the owner of the mission named, or the subject."""
    item = clause.item("actor")
    if item is not None and isinstance(item.value, Mission):
        return item.value.owner
    named = clause.codes_of("actor")
    return named[0] if named else clause.subject()


HANDLERS: Final[Handlers] = {"interests-entrusted": entrusted}
