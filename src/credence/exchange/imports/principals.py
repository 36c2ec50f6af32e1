"""Holders of one principal position of the Department of State (pocom) in; a statement for each, out."""

from __future__ import annotations

from credence.exchange.imports.asides import SENDER
from credence.exchange.imports.people import People
from credence.exchange.imports.writing import Slots, Writer, stretch
from credence.exchange.imports.xmltree import Element
from credence.lore.imported import pocom

_EVENTS = ("appointed", "started", "ended")
_UNHELD = "holding an office has no date: no kind of statement tells when an office at home begins or ends"


def write_principals(writer: Writer, root: Element, people: People) -> None:
    """Add that each held the office; those who were named and never held it are told of as a problem."""
    office = pocom().positions.get(root.words("id"), "official")
    for section in root:
        for principal in section.every("principal"):
            writer.count("principal officers")
            entry, person = principal.words("id"), principal.words("person-id")
            if section.name != "principals":
                writer.lack("principal", "named for a position at home, and never held it", principal, entry)
            elif name := people.name(person):
                ended = principal.child("ended")
                quoted = stretch(principal.child("person-id"), ended)
                slots: Slots = {"person": (name,), "office": office, "actor": SENDER}
                writer.state("holds-office", slots, quoted, "pocom/principal")
                _lack_rest(writer, principal, entry)
            else:
                writer.lack("principal", f"no file of people/ tells the name of {person!r}", principal, entry)


def _lack_rest(writer: Writer, principal: Element, entry: str) -> None:
    for event in _EVENTS:
        element = principal.child(event)
        if element and element.text:
            writer.lack(f"principal/{event}", _UNHELD, element, entry)
    for note in principal.every("note"):
        if note.text:
            writer.lack("principal/note", "a note in prose, which no slot holds", note, entry)
