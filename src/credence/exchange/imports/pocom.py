"""The data set pocom in; one document a file, with the statements of its appointments, out.

Missions to States and to organisations come first, then the concurrent appointments that refer to them, then the
principal officers of the Department of State. Persons' names are taken from `people/`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from credence.exchange.imports.canonical import canonical_text
from credence.exchange.imports.chiefs import Post, Refused, post_of, write_chief
from credence.exchange.imports.concurrent import Appointments, write_concurrent
from credence.exchange.imports.dates import in_prose
from credence.exchange.imports.errors import ImportFault
from credence.exchange.imports.found import Found, Problem
from credence.exchange.imports.people import FOLDERS as PEOPLE
from credence.exchange.imports.people import People, people_of
from credence.exchange.imports.principals import write_principals
from credence.exchange.imports.prose import write_missions
from credence.exchange.imports.tree import Tree, shown
from credence.exchange.imports.writing import Writer, published
from credence.exchange.imports.xmltree import Element, parse
from credence.lore.imported import pocom
from credence.lore.territories import territories
from credence.model import Document

MARKS = PEOPLE
"""Folders by which the root of the collection is known."""

FOLDERS = {
    "country-mission": "missions-countries",
    "org-mission": "missions-orgs",
    "concurrent-appointments": "concurrent-appointments",
    "principal-position": "positions-principals",
}
"""Where the files of each root element stand, in the order in which they are taken in."""

_MISSIONS = ("country-mission", "org-mission")
_SECTIONS = ("chiefs", "other-nominees", "other-appointees")
_PROSE = "prose, of which only plain sentences on the mission come in: save it as a text for `credence add`"
_TITLES = "a role's full title; statements give the office it counts as"


@dataclass(frozen=True, slots=True)
class Parsed:
    """One file of the collection: its name, how messages call it, its text and its root element."""

    name: str
    place: str
    text: str
    root: Element


def read_pocom(tree: Tree) -> Iterator[Found]:
    """Every file asked for, as a document; one that cannot be read as the reason why; and what stays outside."""
    people, appointments = people_of(tree), Appointments()
    yield from map(ImportFault, people.faults)
    asked: list[Parsed] = []
    for name in tree.asked:
        if not _is_person(name):
            try:
                asked.append(parsed(tree.read(name), name, tree.place(name)))
            except ImportFault as fault:
                yield fault
    seen = {each.name for each in asked}
    for each in sorted(asked, key=_order):
        if each.root.name == "concurrent-appointments" and not appointments.complete:
            _take_rest(tree, seen, people, appointments)
        yield from _taken(each, people, appointments)
    if any(map(_is_person, tree.asked)):
        yield from people.problems()


def parsed(raw: bytes, name: str, place: str) -> Parsed:
    """A file's text and root element; raises ImportFault for what is no XML."""
    text = canonical_text(raw, place)
    return Parsed(name, place, text, parse(text, place))


def _is_person(name: str) -> bool:
    return PurePosixPath(name).parts[0] in PEOPLE


def _order(each: Parsed) -> tuple[int, str]:
    names = list(FOLDERS)
    return (names.index(each.root.name) if each.root.name in FOLDERS else len(names), each.name)


def _taken(each: Parsed, people: People, appointments: Appointments) -> Iterator[Found]:
    root = each.root
    if root.name not in FOLDERS:
        yield Problem(each.place, f"<{root.name}>", _TITLES if root.name == "role" else "no data of appointments")
        return
    writer = Writer(_document(each))
    if root.name == "concurrent-appointments":
        write_concurrent(writer, root, appointments)
    elif root.name == "principal-position":
        write_principals(writer, root, people)
    else:
        _write_mission(writer, root, people, appointments)
    yield writer.done()


def _document(each: Parsed) -> Document:
    folder, stem = FOLDERS[each.root.name], shown(PurePosixPath(each.name).stem)
    title = each.root.words("names", "singular") or f"Principal Officers and Chiefs of Mission: {stem}"
    return Document(f"pocom/{folder}/{stem}", each.text, published(title), f"{folder}/{stem}.xml")


def _take_rest(tree: Tree, seen: set[str], people: People, appointments: Appointments) -> None:
    """Learn the appointments of the missions that were not asked for: others refer to them.

    One that cannot be read is told of where it is asked for.
    """
    folders = [FOLDERS[mission] for mission in _MISSIONS]
    for name in tree.names:
        if name not in seen and PurePosixPath(name).parent.name in folders:
            try:
                each = parsed(tree.read(name), name, tree.place(name))
            except ImportFault:
                continue
            if each.root.name in _MISSIONS:
                _write_mission(Writer(_document(each)), each.root, people, appointments)
    appointments.complete = True


def _write_mission(writer: Writer, root: Element, people: People, appointments: Appointments) -> None:
    mission = None if root.name == "country-mission" else pocom().missions.get(root.words("id"))
    if root.name == "org-mission" and mission is None:
        writer.lack("org-mission", "no organisation is listed for it (lore/data/imports/pocom.yml)", root.child("id"))
        mission = ()
    for section in root:
        for part in section:
            if part.name == "chief":
                post = post_of(part, people, mission)
                _write_chief(writer, part, post, appointments, served=section.name == "chiefs")
            elif part.name == "mission-note":
                _write_note(writer, root, part.child("text"))
            elif section.name == "description":
                writer.lack("description", _PROSE, part)
            elif section.name in _SECTIONS:
                writer.lack(part.name, "an element that is not known here", part)


def _write_note(writer: Writer, root: Element, note: Element | None) -> None:
    if note is None or not note.text:
        return
    day = in_prose(note.text) or ""
    state = territories().state(root.words("territory-id"), day, note.text)
    if state:
        write_missions(writer, (state,), note, "pocom/mission-note")
    writer.lack("mission-note", _PROSE, note)


def _write_chief(
    writer: Writer, chief: Element, post: Post | Refused, appointments: Appointments, *, served: bool
) -> None:
    writer.count("appointments")
    entry, before = chief.words("id"), len(writer.statements)
    if isinstance(post, Refused):
        writer.lack("chief", post.why, chief, entry)
        return
    writer.count("appointments come in")
    write_chief(writer, post, served=served)
    appointments.take(entry, chief.words("person-id"), writer.statements[before:])
