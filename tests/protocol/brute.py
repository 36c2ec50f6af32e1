"""Chiefs of mission read straight from the XML of pocom, with nothing of the record or the protocol between.

Who was chief of mission on a day: whoever had started (a chargé of whom no start is told: had arrived) by that day and
had not ended. Where no end is told, until the next started; a chargé may stand in for a chief and leaves room for him.
Only ids of territories and the precision of dates are taken from the importer, which has tests of its own.
"""

from __future__ import annotations

import re
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

from credence.exchange.imports import dates
from credence.lore.imported import pocom
from credence.lore.territories import territories
from credence.model import PartialDate

EVENTS = ("appointed", "arrived", "started", "ended")


@dataclass(frozen=True)
class Chief:
    """One appointment: who, where, whether as a chargé, and between which days started and ended."""

    person: str
    state: str
    charge: bool
    started: PartialDate
    ended: PartialDate | None


def files(archive: Path, folder: str) -> Iterator[ElementTree.Element]:
    """The root elements of a folder's files."""
    with tarfile.open(archive) as opened:
        for member in sorted(opened, key=lambda m: m.name):
            if member.isfile() and f"/{folder}/" in f"/{member.name}" and member.name.endswith(".xml"):
                stream = opened.extractfile(member)
                assert stream is not None
                yield ElementTree.fromstring(stream.read())


def chiefs(archive: Path) -> list[Chief]:
    """Every chief of mission to a State who started."""
    names = {root.findtext("id", ""): name(root) for root in files(archive, "people")}
    found = []
    for root in files(archive, "missions-countries"):
        every = root.findall("chiefs/chief")  # others were named and never served
        for each in every:
            if chief := one(each, every, names):
                found.append(chief)
    return found


def one(each: ElementTree.Element, every: list[ElementTree.Element], names: dict[str, str]) -> Chief | None:
    """An appointment; None of one who never started, and of those who head no diplomatic mission."""
    role = pocom().roles[text(each, "role-title-id")]
    charge = role.office == "charge"
    started = when(each, "started") or (when(each, "arrived") if charge else None) or recommissioned(each, every)
    if started is None or role.office == "consul-general":
        return None
    day = next((day for event in EVENTS if (day := text(each, f"{event}/date"))), "")
    entry = text(each, "id")
    where = text(each, "contemporary-territory-id")
    state = territories().state(where, day or entry.split("-")[1], text(each, "note"), entry)
    person = names[pocom().persons.get(text(each, "person-id"), text(each, "person-id"))]
    return Chief(person, state or "", charge, started, when(each, "ended"))


def recommissioned(each: ElementTree.Element, every: list[ElementTree.Element]) -> PartialDate | None:
    """Of one who was appointed anew on the day on which the former appointment ended, and goes on: that day."""
    appointed = text(each, "appointed/date")
    for other in every:
        same = text(other, "person-id") == text(each, "person-id") and other is not each
        if same and appointed and text(other, "ended/date") == appointed and when(other, "started"):
            return PartialDate.parse(appointed)
    return None


def on(every: list[Chief], state: str, day: date) -> set[str]:
    """Who certainly was chief of mission in a State on a day."""
    return {
        each.person
        for each in every
        if each.state == state and each.started.latest <= day and not over(each, every, day)
    }


def over(each: Chief, every: list[Chief], day: date) -> bool:
    """Whether the chief may have ended by the day: told so, or followed by one who leaves no room for him."""
    if each.ended is not None:
        return each.ended.earliest <= day
    later = [
        other
        for other in every
        if other.state == each.state
        and other is not each
        and (each.charge or not other.charge)
        and (other.started.latest, other.started.earliest) > (each.started.latest, each.started.earliest)
    ]
    return any(other.started.earliest <= day for other in later)


def when(each: ElementTree.Element, event: str) -> PartialDate | None:
    """The date of an event with the precision that its note gives it."""
    told, note = text(each, f"{event}/date"), text(each, f"{event}/note")
    found = dates.with_note(told, note) if told else dates.note_alone(note)
    return PartialDate.parse(found) if found else None


def name(root: ElementTree.Element) -> str:
    """A person's name in the usual order."""
    parts = ("persName/forename", "persName/surname", "persName/genName")
    whole = " ".join(part for part in (text(root, path) for path in parts) if part)
    return re.sub(r" ?\(.*?\)", "", whole)


def text(element: ElementTree.Element, path: str) -> str:
    """The words at a path, empty where there is none."""
    return " ".join((element.findtext(path) or "").split())
