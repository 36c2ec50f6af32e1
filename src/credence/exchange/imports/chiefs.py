"""One appointment of pocom (a `<chief>`) in; the statements it makes, and what of it none can hold, out.

Each event becomes a statement that quotes the event's element. An appointment without events becomes one without a
date, which quotes its note or, where there is none, what names person and post.
"""

from __future__ import annotations

from dataclasses import dataclass

from credence.exchange.imports import dates
from credence.exchange.imports.asides import SENDER, write_aside
from credence.exchange.imports.people import People
from credence.exchange.imports.prose import write_missions
from credence.exchange.imports.writing import Slots, Writer, stretch, unknown_parts
from credence.exchange.imports.xmltree import Element
from credence.lore.imported import Role, first_that_fits, pocom
from credence.lore.territories import territories
from credence.model import Modality

EVENTS = ("appointed", "arrived", "started", "ended")
_EVENT = frozenset(("date", "note"))
_KEPT = frozenset(("created-by", "created-date", "last-modified-by", "last-modified-date"))
_NAMED = frozenset(("id", "person-id", "role-title-id", "contemporary-territory-id", "note"))
KNOWN = {"chief": _NAMED | _KEPT | frozenset(EVENTS)} | dict.fromkeys(EVENTS, _EVENT)
_PROSE = "a note in prose, which no slot holds but for plain sentences on the mission"


@dataclass(frozen=True, slots=True)
class Post:
    """What all statements of one appointment share."""

    chief: Element
    entry: str
    person: str
    role: Role
    recipient: tuple[str, ...]

    def slots(self, date: str | None = None) -> Slots:
        """The slots of a statement about it."""
        whom: Slots = {"actor": SENDER, "recipient": self.recipient, "person": (self.person,)}
        return whom | {"office": self.role.office, "date": date}


@dataclass(frozen=True, slots=True)
class Refused:
    """Why an appointment cannot come in."""

    why: str


def post_of(chief: Element, people: People, mission: tuple[str, ...] | None) -> Post | Refused:
    """Who was sent where as what; `mission` are the organisations of a mission to such, None for one to a State."""
    person, title = chief.words("person-id"), chief.words("role-title-id")
    name, role = people.name(person), pocom().roles.get(title)
    if not name:
        return Refused(f"no file of people/ tells the name of {person!r}")
    if role is None:
        return Refused(f"no office is listed for the role {title!r} (lore/data/imports/pocom.yml)")
    if mission is None and not (state := _state(chief)):
        return Refused(territories().why_not(chief.words("contemporary-territory-id")))
    return Post(chief, chief.words("id"), name, role, (state,) if mission is None and state else mission or ())


def _state(chief: Element) -> str | None:
    """The State an appointment was to, as of its first date; failing one, of the year in its id."""
    entry, note = chief.words("id"), chief.words("note")
    days = filter(None, (chief.words(event, "date") for event in EVENTS))
    year = entry.split("-")[1] if entry.count("-") > 1 else ""
    return territories().state(chief.words("contemporary-territory-id"), next(days, year), note, entry)


def write_chief(writer: Writer, post: Post, *, served: bool) -> None:
    """Add what an appointment says to the document's statements; `served` is false for those who never did."""
    before = len(writer.statements)
    for event in EVENTS:
        if element := post.chief.child(event):
            _write_event(writer, post, event, element)
    if len(writer.statements) == before:
        _write_undated(writer, post, served)
    if (note := post.chief.child("note")) and note.text:
        write_missions(writer, post.recipient, note, "pocom/note")
        if not any(made.start == note.start for made in writer.statements[before:]):
            writer.lack("chief/note", _PROSE, note, post.entry)
    for stray in unknown_parts(post.chief, KNOWN):
        writer.lack(f"chief/{stray.name}", "an element that is not known here", stray, post.entry)


def _write_event(writer: Writer, post: Post, event: str, element: Element) -> None:
    date, note = element.words("date"), element.words("note")
    if not date and not note:
        return
    try:
        when = dates.with_note(date, note) if date else dates.note_alone(note)
    except ValueError as fault:
        writer.lack(f"chief/{event}", f"{fault}", element, post.entry)
        return
    if when is None and event != "ended":
        writer.lack(f"chief/{event}/note", "it tells of no date", element, post.entry)
        return
    manner = first_that_fits(pocom().manner, note) if event == "ended" else None
    stage = "arrived" if event == "arrived" else None
    slots = post.slots(when) | {"manner": manner, "stage": stage}
    writer.state(_kind(event, note, post), slots, stretch(element), f"pocom/{event}")
    aside = write_aside(writer, post.recipient, note, when, stretch(element))
    if event == "ended" and note and not manner and not aside:
        _lack_manner(writer, post, note, element)


def _kind(event: str, note: str, post: Post) -> str:
    if event != "started":
        return {"appointed": "appointed", "arrived": "post-began", "ended": "post-ended"}[event]
    commissioned = bool(post.chief.words("appointed", "date"))
    usual = post.role.started if commissioned else post.role.uncommissioned
    return first_that_fits(pocom().started, note) or usual


def _lack_manner(writer: Writer, post: Post, note: str, element: Element) -> None:
    known = pocom().no_manner.search(note)
    why = "tells of none of the manners of leaving there are" if known else "no manner of leaving is listed for it"
    writer.lack("chief/ended/note", f"{why} (lore/data/imports/pocom.yml)", element.child("note"), post.entry)


def _write_undated(writer: Writer, post: Post, served: bool) -> None:
    """An appointment of which only a note tells: a nomination is a proposal until the Senate consents."""
    note = post.chief.child("note")
    words = note.text if note else ""
    nominated = not served and bool(pocom().nominations.search(words))
    named = [post.chief.child(part) for part in ("id", "person-id", "role-title-id", "contemporary-territory-id")]
    writer.state(
        "appointed",
        post.slots(dates.in_prose(words) if nominated else None),
        stretch(note) if words else stretch(*named),
        "pocom/nominated" if nominated else "pocom/undated",
        Modality.PROPOSED if nominated else Modality.ASSERTED,
    )
