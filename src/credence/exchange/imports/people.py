"""Files of persons in; their names by their ids, the given name first, out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from credence.exchange.imports.canonical import canonical_text
from credence.exchange.imports.errors import ImportFault
from credence.exchange.imports.found import Problem
from credence.exchange.imports.tree import Tree
from credence.exchange.imports.xmltree import Element, parse
from credence.lore.imported import pocom

FOLDERS = ("people", "people-pending")
UNHELD = ("altname", "birth", "death", "career-type", "residence")
"""What the files tell of a person and no kind of statement holds."""

_UNHELD = "of the person; no kind of statement tells it"
_ALSO = re.compile(r"\s*\([^()]*\)")
_WITH_COMMA = ("Jr.", "Sr.")


@dataclass(slots=True)
class People:
    """Names by id; `unheld` counts what is told of them besides, `faults` tells which files could not be read."""

    names: dict[str, str] = field(default_factory=dict)
    unheld: dict[str, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def name(self, person: str) -> str | None:
        """The full name of the person with the id; None where no file tells it."""
        return self.names.get(pocom().persons.get(person, person))

    def problems(self) -> Iterator[Problem]:
        """What the files tell and no statement holds, with how many persons it is told of."""
        for part in UNHELD:
            if number := self.unheld.get(part):
                yield Problem("pocom/people", f"person/{part}", _UNHELD, number=number)


def people_of(tree: Tree) -> People:
    """All persons of a collection: those of `people`, and those still to be moved there."""
    people = People()
    for folder in reversed(FOLDERS):
        for name in tree.names:
            if name.startswith(f"{folder}/"):
                _take(people, tree, name)
    return people


def _take(people: People, tree: Tree, name: str) -> None:
    place = tree.place(name)
    try:
        person = parse(canonical_text(tree.read(name), place), place)
    except ImportFault as fault:
        people.faults.append(str(fault))
        return
    if identity := person.words("id"):
        people.names[identity] = full_name(person)
        _count(people.unheld, person)
    old = person.child("old-ids")
    for former in old.every("old-id") if old else ():
        people.names.setdefault(former.text, full_name(person))


def full_name(person: Element) -> str:
    """`Ulysses Grant-Smith`, `James Addison Baker III`, `Fowler Hamilton, Jr.`; further forms in brackets left out."""
    given, family, after = (person.words("persName", part) for part in ("forename", "surname", "genName"))
    name = " ".join(filter(None, (_plain(given), _plain(family))))
    comma = "," if after in _WITH_COMMA else ""
    return f"{name}{comma} {after}" if after else name


def _plain(name: str) -> str:
    return _ALSO.sub("", name).strip() or name


def _count(unheld: dict[str, int], person: Element) -> None:
    for part in UNHELD:
        if person.words(part) or person.words("persName", part):
            unheld[part] = unheld.get(part, 0) + 1
