"""A State in; the brief on it, and what links it with others, out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from credence.brief import Subject, facts_for
from credence.brief.naming import name_of
from credence.brief.network import changes_words, link_words, state_words
from credence.protocol.network import KINDS, THERE, Link, network
from credence.record import Record
from credence.web.days import KnownAt, On
from credence.web.naming import StateCode
from credence.web.views.briefed import Briefed
from credence.web.views.span import Span
from credence.web.views.subjects import view_of
from credence.web.worldmap import Linked


@dataclass(frozen=True, slots=True)
class LinkLine:
    """A mission, consular post, accreditation or interests in another's care; `abroad` is one of the State elsewhere.

    `other` is the State at the other end, `name` what it is called; `facts` are the ids of the facts it rests on.
    """

    abroad: bool
    other: str
    name: str
    sort: str
    mission: str
    place: str
    state: str
    state_words: str
    changes: str
    person: list[str]
    facts: list[str]


@dataclass(frozen=True, slots=True)
class StateView:
    """A State: the brief, and its missions abroad and others' in it that have not been closed."""

    code: str
    brief: Briefed
    held: Span | None
    known: Span | None
    links: list[LinkLine]

    @property
    def abroad(self) -> list[LinkLine]:
        """Those of the State elsewhere."""
        return [link for link in self.links if link.abroad]

    @property
    def here(self) -> list[LinkLine]:
        """Those of others in it."""
        return [link for link in self.links if not link.abroad]

    @property
    def linked(self) -> list[Linked]:
        """The States linked with it, as a map shows them."""
        by_other: dict[str, list[LinkLine]] = {}
        for link in self.links:
            by_other.setdefault(link.other, []).append(link)
        return [_linked(code, links) for code, links in by_other.items()]


def state(record: Record, code: StateCode, on: On = None, known_at: KnownAt = None) -> StateView:
    """The brief on a State, with its missions abroad and those of others in it."""
    facts = facts_for(record, Subject("state", (code,)), known_at)
    view = view_of(record, "state", (code,), on, known_at, facts)
    linking = [fact for fact in facts if fact.kind in KINDS]
    links = [
        _line(link, code)
        for link in network(linking, [code], view.brief.day, record.identities(known_at))
        if link.state in THERE
    ]
    return StateView(code, view.brief, view.held, view.known, links)


def _line(link: Link, code: str) -> LinkLine:
    abroad = link.sender == code
    other = link.receiver if abroad else link.sender
    return LinkLine(
        abroad=abroad,
        other=other,
        name=name_of(other),
        sort=link.sort,
        mission=link_words(link),
        place=link.place,
        state=link.state,
        state_words=state_words(link),
        changes=changes_words(link),
        person=list(link.person),
        facts=[fact.supports[0].statement_id for fact in link.facts],
    )


def _linked(code: str, links: Iterable[LinkLine]) -> Linked:
    told = list(links)
    words = "; ".join(dict.fromkeys(f"{link.mission}, {link.place}".removesuffix(", ") for link in told))
    return Linked(
        code,
        any(link.abroad for link in told),
        any(not link.abroad for link in told),
        any(link.sort == "diplomatic" for link in told),
        f"{name_of(code)}: {words}",
    )
