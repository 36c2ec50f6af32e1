"""Material in, entities of FollowTheMoney out: persons, missions, posts, terms in them, events, articles as proofs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from credence.exchange.exports.bodies import Body, Term, bodies, body_id, terms
from credence.exchange.exports.dating import begin_of, end_of
from credence.exchange.exports.form import Export, Field
from credence.exchange.exports.material import Material
from credence.exchange.exports.names import iso2_of
from credence.exchange.exports.people import Person
from credence.exchange.exports.texts import web_address
from credence.model import Document, Fact, Modality
from credence.model.visible import escaped
from credence.protocol.facts import held, text_of
from credence.protocol.missions import MissionName
from credence.record.facts.ids import digest

_DECLARED = ("copy-presented", "credentials-presented")
"""Stages by which an envoy declares the post to the receiving State, the first first."""

FIELDS = (
    Field("id", "id, led by its sort: `person-`, `body-`, `post-`, `term-`, `event-`, `article-`"),
    Field("schema", "schema of FollowTheMoney: see below"),
    Field("properties", "object: each property with the list of its values"),
    Field("name", "the fullest name on record, as written", "Person"),
    Field("alias", "other spellings on record", "Person"),
    Field("nationality", "of an envoy the sending State, as ISO 3166-1 alpha-2; of others nothing", "Person"),
    Field("position", "posts on record: `Ambassador of Georgia to Chile`", "Person"),
    Field("topics", "`role.diplo` of envoys", "Person"),
    Field(
        "name",
        "`Embassy of Georgia in Chile`; of a consular post with its place",
        "PublicBody",
    ),
    Field("country", "the receiving State", "PublicBody"),
    Field("jurisdiction", "the sending State", "PublicBody"),
    Field("incorporationDate", "when it was opened", "PublicBody"),
    Field("dissolutionDate", "when it was closed, where it is not open again", "PublicBody"),
    Field("name", "`Ambassador of Georgia to Chile`", "Position"),
    Field("organization", "the diplomatic mission, where one is on record", "Position"),
    Field("country", "the sending State, whose post it is", "Position"),
    Field("holder", "the person", "Occupancy"),
    Field("post", "the position", "Occupancy"),
    Field("declarationDate", "when a copy of the credentials was handed over, or else the credentials", "Occupancy"),
    Field("startDate", "when functions began, by the practice of the receiving State (VCDR art. 13)", "Occupancy"),
    Field("endDate", "when they ended; of one of whom only a successor is on record, nothing", "Occupancy"),
    Field("status", "`current` of one in post on the day asked for, `ended`, `unknown`", "Occupancy"),
    Field("recordId", "ids of the facts that are its steps", "Occupancy"),
    Field("name", "what happened, in words", "Event"),
    Field("date", "when, as precisely as told: year, month or day; a season as its year", "Event"),
    Field("startDate", "of a period, its first day", "Event"),
    Field("endDate", "of a period, its last day", "Event"),
    Field("location", "place, as written", "Event"),
    Field("country", "the States in question", "Event"),
    Field("involved", "persons named", "Event"),
    Field("keywords", "kind of fact; status; modality where it is not asserted", "Event"),
    Field("description", "the quotes, exactly", "Event, Occupancy"),
    Field("proof", "the articles that say so", "Event, Occupancy"),
    Field("recordId", "id of the fact", "Event"),
    Field("title", "title, or else the id of the document", "Article"),
    Field("author", "author", "Article"),
    Field("publisher", "outlet", "Article"),
    Field("publishedAt", "day of publication", "Article"),
    Field("sourceUrl", "address, where it is one of the web; of a file its name is in `fileName`", "Article"),
    Field("language", "language, of the texts that are read: `eng`", "Article"),
    Field("name", "id of the document, as statements name it", "Article"),
)


def write(material: Material) -> Iterator[str]:
    """One entity a line, in the order persons, bodies, posts and terms, events, articles."""
    for entity in _entities(material):
        yield escaped(json.dumps(entity, ensure_ascii=False)) + "\n"


def _entities(material: Material) -> Iterator[dict[str, Any]]:
    every = list(terms(material))
    by_person: dict[str, list[Term]] = {}
    for term in every:
        by_person.setdefault(term.person.id, []).append(term)
    yield from (_person(each, by_person.get(each.id, [])) for each in material.people.all)
    missions = [_body(each) for each in bodies(material)]
    yield from missions
    known = {each["id"] for each in missions}
    yield from {term.post_id: _position(term, known) for term in every}.values()
    yield from (_occupancy(term, material) for term in every)
    yield from (_event(name, fact, material) for name, fact in material.named() if fact.modality != Modality.DENIED)
    yield from map(_article, material.cited())


def _entity(sort: str, key: str, schema: str, /, **properties: Iterable[str | None]) -> dict[str, Any]:
    kept = {prop: [value for value in dict.fromkeys(values) if value] for prop, values in properties.items()}
    return {"id": f"{sort}-{key}", "schema": schema, "properties": {k: v for k, v in kept.items() if v}}


def _person(person: Person, own: Sequence[Term]) -> dict[str, Any]:
    return _entity(
        "person",
        person.id,
        "Person",
        name=[person.name],
        alias=person.others,
        nationality=[iso2_of(term.name.sender) for term in own],
        position=[term.label for term in own],
        topics=["role.diplo"] if own else [],
    )


def _body(body: Body) -> dict[str, Any]:
    return _entity(
        "body",
        body.id,
        "PublicBody",
        name=[body.label],
        country=[iso2_of(body.name.receiver)],
        jurisdiction=[iso2_of(body.name.sender)],
        incorporationDate=[begin_of(body.opened)],
        dissolutionDate=[begin_of(body.closed)],
        proof=_proofs(body.told),
    )


def _position(term: Term, known: set[str]) -> dict[str, Any]:
    mission = f"body-{body_id(MissionName(term.name.sender, term.name.receiver))}"
    return _entity(
        "post",
        term.post_id,
        "Position",
        name=[term.label],
        organization=[mission] if mission in known and not term.name.consular else [],
        country=[iso2_of(term.name.sender)],
    )


def _occupancy(term: Term, material: Material) -> dict[str, Any]:
    each, ending = term.tenure.accreditation, term.tenure.ending
    declared = filter(None, (begin_of(step.fact) for stage in _DECLARED for step in each.of(stage)))
    standing = [found.stage for found in term.post.on(material.today) if found.tenure is term.tenure]
    current = standing[:1] in (["in-post"], ["acting"])
    return _entity(
        "term",
        term.id,
        "Occupancy",
        holder=[f"person-{term.person.id}"],
        post=[f"post-{term.post_id}"],
        declarationDate=[next(declared, None)],
        startDate=[begin_of(term.began)],
        endDate=[begin_of(term.ended)],
        status=["ended" if ending and ending.by(material.today) else "current" if current else "unknown"],
        recordId=map(material.id_of, term.told),
        description=_quotes(term.told),
        proof=_proofs(term.told),
    )


def _event(name: str, fact: Fact, material: Material) -> dict[str, Any]:
    when = held(fact)
    period = when is not None and when.precision == "interval"
    modality = [str(fact.modality)] if fact.modality != Modality.ASSERTED else []
    return _entity(
        "event",
        name,
        "Event",
        name=[material.say(fact)],
        date=[] if period else [begin_of(fact)],
        startDate=[begin_of(fact)] if period else [],
        endDate=[end_of(fact)] if period else [],
        location=[text_of(fact, "place")],
        country=map(iso2_of, fact.states),
        involved=[f"person-{person.id}" for person in material.people.in_fact(fact)],
        keywords=[fact.kind, fact.status, *modality],
        description=_quotes([fact]),
        proof=_proofs([fact]),
        recordId=[name],
    )


def _article(document: Document) -> dict[str, Any]:
    about = document.publication
    web = web_address(document.source)
    return _entity(
        "article",
        digest("document", document.id),
        "Article",
        title=[about.title or document.id],
        author=[about.author],
        publisher=[about.outlet],
        publishedAt=[about.published.isoformat() if about.published else None],
        sourceUrl=[web],
        fileName=[None if web or not document.source else document.source.rsplit("/", 1)[-1]],
        language=["eng" if about.language == "en" else None],
        name=[document.id],
    )


def _proofs(facts: Iterable[Fact]) -> Iterator[str]:
    return (f"article-{digest('document', s.statement.document)}" for fact in facts for s in fact.supports)


def _quotes(facts: Iterable[Fact]) -> Iterator[str]:
    return (support.statement.quote for fact in facts for support in fact.supports)


FTM = Export(
    name="ftm",
    says="Entities of FollowTheMoney: persons, missions, posts, terms in them, events, and articles as proofs",
    standard="FollowTheMoney 4, as lines of JSON",
    file=".ftm.json",
    fields=FIELDS,
    write=write,
    notes=(
        "FollowTheMoney has no schema for States: they stand as codes of countries, and those that ceased "
        "and have no code are left out. Terms of envoys who are not named, and what is denied, are left out.",
    ),
)
