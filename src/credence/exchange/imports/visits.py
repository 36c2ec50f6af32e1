"""The data sets visits and travels in; one document a file, with a statement for each visit, out.

A visit quotes from its first date to its remarks; that the visitor holds an office quotes the visitor and the State.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from credence.exchange.imports.canonical import canonical_text
from credence.exchange.imports.errors import ImportFault
from credence.exchange.imports.found import Found, Problem
from credence.exchange.imports.travellers import Visitor, is_level_alone, level_of, plain_name, visitors_in
from credence.exchange.imports.tree import Tree, shown
from credence.exchange.imports.writing import Slots, Writer, published, stretch, unknown_parts
from credence.exchange.imports.xmltree import Element, parse
from credence.lore.imported import visits
from credence.lore.territories import territories
from credence.model import Document, PartialDate

_HOST = ("USA",)
_KEPT = frozenset(("id", "created-by", "created-datetime", "last-modified-by", "last-modified-datetime"))
_DATES = frozenset(("start-date", "end-date"))
_VISIT = {"visit": _KEPT | _DATES | {"visitor", "from", "description"}}
_TRIP = {"trip": _KEPT | _DATES | {"role", "name", "country", "locale", "remarks"}}
_PROSE = "remarks in prose, of which a visit holds the level alone; the statement quotes them"

Write = Callable[[Writer, Element], None]
Made = Callable[[str, str, Element], Document]


def read_visits(tree: Tree) -> Iterator[Found]:
    """Every file of visits asked for, as a document."""
    yield from _read(tree, "visits", _document_of_visits, _write_visit)


def read_travels(tree: Tree) -> Iterator[Found]:
    """Every file of travels asked for, as a document."""
    yield from _read(tree, "trips", _document_of_trips, _write_trip)


def _read(
    tree: Tree, root_name: str, document: Callable[[str, str, Element], Document], write: Write
) -> Iterator[Found]:
    for name in tree.asked:
        place = tree.place(name)
        try:
            text = canonical_text(tree.read(name), place)
            root = parse(text, place)
        except ImportFault as fault:
            yield fault
            continue
        if root.name != root_name:
            yield Problem(place, f"<{root.name}>", f"no data of {root_name}")
            continue
        writer = Writer(document(text, name, root))
        for entry in root:
            write(writer, entry)
        yield writer.done()


def _document_of_visits(text: str, name: str, root: Element) -> Document:
    stem = shown(PurePosixPath(name).stem)
    title = f"Visits by foreign leaders to the United States: {stem}"
    return Document(f"visits/{stem}", text, published(title), f"data/{stem}.xml")


def _document_of_trips(text: str, name: str, root: Element) -> Document:
    stem, first = shown(PurePosixPath(name).stem), root.child("trip")
    folder = f"{first.attributes.get('role', 'unknown') if first else 'no'}-travels"
    who = first.words("name") if first else stem
    return Document(f"travels/{folder}/{stem}", text, published(f"Travels abroad: {who}"), f"{folder}/{stem}.xml")


def _write_visit(writer: Writer, visit: Element) -> None:
    if visit.name != "visit":
        writer.lack(visit.name, "an element that is not known here", visit)
        return
    writer.count("visits")
    sender, remarks = visit.child("from"), visit.child("description")
    state = _state(visit, sender)
    if not state:
        _lack_state(writer, visit, sender)
        return
    guests = visitors_in(visit.words("visitor"))
    persons = tuple(guest.name for guest in guests)
    slots: Slots = {"actor": (state,), "recipient": _HOST, "person": persons}
    _write(writer, visit, slots, remarks, "visits/visit", _VISIT)
    _write_offices(writer, guests, state, stretch(visit.child("visitor"), sender), "visits/visitor")


def _write_trip(writer: Writer, trip: Element) -> None:
    if trip.name != "trip":
        writer.lack(trip.name, "an element that is not known here", trip)
        return
    writer.count("trips")
    country, remarks = trip.child("country"), trip.child("remarks")
    state = _state(trip, country)
    if not state:
        _lack_state(writer, trip, country)
        return
    name = plain_name(trip.words("name"))
    if not name:
        writer.lack("trip", "it tells of nobody", trip, trip.words("id"))
        return
    slots: Slots = {"actor": _HOST, "recipient": (state,), "person": (name,)}
    slots |= {"place": trip.words("locale")}
    _write(writer, trip, slots, remarks, "travels/trip", _TRIP)
    office = visits().roles.get(trip.words("role"))
    quoted = stretch(trip.child("role"), trip.child("name"))
    _write_offices(writer, [Visitor(name, office)], _HOST[0], quoted, "travels/traveller")


def _write(
    writer: Writer,
    entry: Element,
    slots: Slots,
    remarks: Element | None,
    rule: str,
    known: dict[str, frozenset[str]],
) -> None:
    """Add the visit itself, and tell of its remarks and of what is not known here."""
    try:
        when = _interval(entry.words("start-date"), entry.words("end-date"))
    except ValueError as fault:
        writer.lack(f"{entry.name}/date", str(fault), entry, entry.words("id"))
        return
    first, last = entry.child("start-date"), entry.child("end-date")
    told = remarks.text if remarks else ""
    places = [part for part in entry if part.name not in _KEPT]
    writer.state("visit", slots | {"date": when, "level": level_of(told)}, stretch(first, last, *places), rule)
    if remarks and told and not is_level_alone(told):
        writer.lack(f"{entry.name}/{remarks.name}", _PROSE, remarks, entry.words("id"))
    for stray in unknown_parts(entry, known):
        writer.lack(f"{entry.name}/{stray.name}", "an element that is not known here", stray, entry.words("id"))


def _write_offices(writer: Writer, named: list[Visitor], state: str, quoted: tuple[int, int], rule: str) -> None:
    """That each held the office, once in a document: what goes on is told once, where it is told first."""
    for each in named:
        if each.office and writer.is_first((each, state)):
            slots: Slots = {"person": (each.name,), "office": each.office, "actor": (state,)}
            writer.state("holds-office", slots, quoted, rule)


def _state(entry: Element, country: Element | None) -> str | None:
    if country is None:
        return None
    identity, day = country.attributes.get("id", ""), entry.words("start-date")
    return territories().state(identity, day, country.text, entry.words("id"))


def _lack_state(writer: Writer, entry: Element, country: Element | None) -> None:
    identity = country.attributes.get("id", "") if country else ""
    writer.lack(entry.name, territories().why_not(identity), entry, entry.words("id"))


def _interval(start: str, end: str) -> str | None:
    """The days of a visit: one date where it began and ended on one day, an interval otherwise."""
    if not start or not end or start == end:
        return PartialDate.parse(start or end).text if start or end else None
    return PartialDate.parse(f"{start}/{end}").text
