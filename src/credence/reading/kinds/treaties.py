"""Treaties and agreements: signed, ratified, in force, terminated."""

from __future__ import annotations

from collections.abc import Iterable

from credence.model import SlotValue
from credence.reading.clause import Clause, Draft
from credence.reading.mentions import Instrument


def treaty(clause: Clause) -> Iterable[Draft]:
    """Something befell an instrument between the States that the clause names."""
    instrument = clause.value("instrument")
    name = instrument.name if isinstance(instrument, Instrument) else "treaty"
    parties = clause.parties()
    if len(parties) < 2:
        return
    place, used = clause.place()
    slots: dict[str, SlotValue | None] = {"parties": parties, "instrument": name, "place": place, "date": clause.date()}
    if clause.core.phrase.kind != "signed":
        del slots["place"]
        used = None
    yield clause.draft(clause.core.phrase.kind, slots, used)


HANDLERS = {"signed": treaty, "ratified": treaty, "in-force": treaty, "terminated": treaty}
