"""Material in, Popolo out: persons, missions as organizations, posts, memberships in them, events."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from credence.exchange.exports.bodies import Term, bodies, body_id, terms
from credence.exchange.exports.dating import begin_of, end_of
from credence.exchange.exports.form import Export, Field
from credence.exchange.exports.material import Material
from credence.exchange.exports.names import name_of
from credence.exchange.exports.texts import document_urn, web_address
from credence.model import Fact, Modality
from credence.model.visible import escaped
from credence.protocol.facts import text_of
from credence.protocol.missions import MissionName

_SOURCES = (
    "the reports: `url` is the address, of one that is not of the web `urn:credence:document:` and its id; "
    "the quote in `note`"
)
FIELDS = (
    Field("id", "`person-` and the id of the person", "persons"),
    Field("name", "the fullest name on record", "persons"),
    Field("other_names", "other spellings: `name`", "persons"),
    Field("id", "`state-` and its code; `mission-` and its id", "organizations"),
    Field("name", "name", "organizations"),
    Field("classification", "`state` or the rank of the mission", "organizations"),
    Field("parent_id", "of a mission the sending State", "organizations"),
    Field("founding_date, dissolution_date", "when a mission was opened and closed", "organizations"),
    Field("id", "`post-` and its id", "posts"),
    Field("label", "`Ambassador of Georgia to Chile`", "posts"),
    Field("role", "office", "posts"),
    Field("organization_id", "the mission where one is on record, else the sending State", "posts"),
    Field("area_id", "the receiving State", "posts"),
    Field("id", "`area-` and the code of a State", "areas"),
    Field("name", "its name", "areas"),
    Field("classification", "`country`", "areas"),
    Field("id", "`term-` and its id", "memberships"),
    Field("person_id, post_id", "who, in which post", "memberships"),
    Field("organization_id", "the mission where one is on record, else the sending State", "memberships"),
    Field("on_behalf_of_id", "the sending State", "memberships"),
    Field("area_id", "the receiving State", "memberships"),
    Field("start_date, end_date", "when functions began and ended: year, month or day", "memberships"),
    Field("sources", _SOURCES, "memberships"),
    Field("id", "`event-` and the id of the fact", "events"),
    Field("name", "what it is, in words", "events"),
    Field("classification", "kind of fact", "events"),
    Field("start_date, end_date", "when: year, month or day", "events"),
    Field("location", "place, as written", "events"),
    Field("attendees", "persons named: `id`, `name`", "events"),
    Field("status", "`confirmed`, or `tentative` of what is scheduled or proposed", "events"),
    Field("sources", _SOURCES, "events"),
)


def write(material: Material) -> Iterator[str]:
    """One object with six lists."""
    lists = {
        "persons": _persons(material),
        "organizations": _organizations(material),
        "posts": _posts(material),
        "areas": _areas(material),
        "memberships": _memberships(material),
        "events": _events(material),
    }
    yield "{"
    for number, (name, told) in enumerate(lists.items()):
        lines = ",".join("\n  " + escaped(json.dumps(_given(each), ensure_ascii=False)) for each in told)
        yield f"{',' if number else ''}\n {json.dumps(name)}: [{lines}]"
    yield "\n}\n"


def _given(told: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in told.items() if value not in (None, [], "")}


def _persons(material: Material) -> Iterator[dict[str, Any]]:
    for person in material.people.all:
        others = [{"name": name} for name in person.others]
        yield {"id": f"person-{person.id}", "name": person.name, "other_names": others}


def _organizations(material: Material) -> Iterator[dict[str, Any]]:
    for code in sorted({code for fact in material.facts for code in fact.states}):
        yield {"id": f"state-{code}", "name": name_of(code), "classification": "state"}
    for body in bodies(material):
        yield {
            "id": f"mission-{body.id}",
            "name": body.label,
            "classification": body.rank,
            "parent_id": f"state-{body.name.sender}",
            "founding_date": begin_of(body.opened),
            "dissolution_date": begin_of(body.closed),
        }


def _posts(material: Material) -> Iterator[dict[str, Any]]:
    for term in {term.post_id: term for term in terms(material)}.values():
        yield {
            "id": f"post-{term.post_id}",
            "label": term.label,
            "role": term.tenure.accreditation.office,
            "organization_id": _body(term, material),
            "area_id": f"area-{term.name.receiver}",
        }


def _areas(material: Material) -> Iterator[dict[str, Any]]:
    for code in sorted({term.name.receiver for term in terms(material)}):
        yield {"id": f"area-{code}", "name": name_of(code), "classification": "country"}


def _body(term: Term, material: Material) -> str:
    """The id of the organization in which a post is held."""
    mission = MissionName(term.name.sender, term.name.receiver)
    if term.name.consular or mission not in material.missions:
        return f"state-{term.name.sender}"
    return f"mission-{body_id(mission)}"


def _memberships(material: Material) -> Iterator[dict[str, Any]]:
    for term in terms(material):
        yield {
            "id": f"term-{term.id}",
            "person_id": f"person-{term.person.id}",
            "post_id": f"post-{term.post_id}",
            "organization_id": _body(term, material),
            "on_behalf_of_id": f"state-{term.name.sender}",
            "area_id": f"area-{term.name.receiver}",
            "start_date": begin_of(term.began),
            "end_date": begin_of(term.ended),
            "sources": _sources(term.told),
        }


def _events(material: Material) -> Iterator[dict[str, Any]]:
    for name, fact in material.named():
        if fact.modality == Modality.DENIED:
            continue
        yield {
            "id": f"event-{name}",
            "name": material.say(fact),
            "classification": fact.kind,
            "start_date": begin_of(fact),
            "end_date": end_of(fact),
            "location": text_of(fact, "place"),
            "attendees": [{"id": f"person-{each.id}", "name": each.name} for each in material.people.in_fact(fact)],
            "status": "confirmed" if fact.modality == Modality.ASSERTED else "tentative",
            "sources": _sources([fact]),
        }


def _sources(facts: Iterable[Fact]) -> list[dict[str, str]]:
    """The reports behind facts; every one has a `url`, which the standard asks for."""
    supports = (support for fact in facts for support in fact.supports)
    return [
        {"url": web_address(s.source) or document_urn(s.statement.document), "note": s.statement.quote}
        for s in supports
    ]


POPOLO = Export(
    name="popolo",
    says="Persons, missions, posts, memberships and events for civic data tools",
    standard="Popolo, JSON",
    file=".popolo.json",
    fields=FIELDS,
    write=write,
)
