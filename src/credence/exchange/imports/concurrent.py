"""Appointments of one person to several States at once (pocom) in; a statement for each, with the residence, out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from credence.exchange.imports.writing import Writer, stretch, unknown_parts
from credence.exchange.imports.xmltree import Element
from credence.lore.imported import pocom
from credence.model import Statement

CARRIERS = ("appointed", "credentials-presented", "post-began")
"""The kinds that can say where an envoy resides and that the accreditation is one of several."""

_KNOWN = frozenset(("id", "person-id", "resident-at", "chief-id"))
_KEPT = frozenset(("created-by", "created-date", "last-modified-by", "last-modified-date"))
_PARTS = {
    "concurrent-appointments": _KNOWN | _KEPT,
    "resident-at": frozenset(("locale-id", "contemporary-territory-id")),
}


@dataclass(slots=True)
class Appointments:
    """The first statement of each appointment that has come in, by its id and person."""

    told: dict[str, dict[str, Statement]] = field(default_factory=dict)
    complete: bool = False
    """Whether those of all missions have been read."""

    def take(self, entry: str, person: str, statements: Iterable[Statement]) -> None:
        """Remember what an appointment says, for those that refer to it; of two with one id the first counts."""
        first = next((each for each in statements if each.kind in CARRIERS), None)
        if first is not None:
            self.told.setdefault(entry, {}).setdefault(person, first)

    def of(self, entry: str, person: str) -> Statement | None:
        """What the appointment of the person with that id says; None where none has come in."""
        return self.told.get(entry, {}).get(person)


def write_concurrent(writer: Writer, root: Element, appointments: Appointments) -> None:
    """Add a statement for each appointment named: what it says where it stands, with residence and concurrence.

    Each quotes from the residence to the id of the appointment.
    """
    resident, person = root.child("resident-at"), root.words("person-id")
    place = place_name(root.words("resident-at", "locale-id"), pocom().places)
    for each in root.every("chief-id"):
        writer.count("concurrent appointments")
        told = appointments.of(each.text, person)
        if told is None:
            writer.lack("chief-id", f"no appointment {each.text!r} of {person!r} came in", each, root.words("id"))
            continue
        slots = {**told.slots, "residence": place or None, "concurrent": True}
        writer.state(told.kind, slots, stretch(resident, each), "pocom/concurrent", told.modality)
    for stray in unknown_parts(root, _PARTS):
        writer.lack(stray.name, "an element that is not known here", stray, root.words("id"))


def place_name(identity: str, known: Mapping[str, str]) -> str:
    """`london_uk` as London, `guatemala-city` as Guatemala City; what an id does not show is in the lore."""
    city = identity.partition("_")[0]
    return known.get(identity) or known.get(city) or " ".join(word.capitalize() for word in city.split("-"))
