"""Material in, entities of FollowTheMoney out: persons, missions, posts, terms in them, events, articles as proofs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from credence.exchange.exports.form import Export, Field
from credence.exchange.exports.ids import digest
from credence.exchange.exports.material import Material
from credence.exchange.exports.names import iso2_of, mission_words, name_of, post_words
from credence.exchange.exports.people import Person
from credence.model import Document, Fact, Modality, PartialDate
from credence.model.visible import escaped
from credence.protocol.accreditation import PostName
from credence.protocol.facts import held, text_of
from credence.protocol.missions import Mission, MissionName
from credence.protocol.posts import Post, Tenure

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
    terms = [(post, tenure) for post in _posts(material) for tenure in post.tenures if tenure.accreditation.person]
    yield from (_person(each, terms, material) for each in material.people.all)
    yield from (_body(each, material) for each in material.missions.values())
    yield from {
        entity["id"]: entity for post, tenure in terms if (entity := _position(post, tenure, material))
    }.values()
    yield from (_occupancy(post, tenure, material) for post, tenure in terms)
    yield from (_event(name, fact, material) for name, fact in material.named() if fact.modality != Modality.DENIED)
    yield from map(_article, material.cited())


def _posts(material: Material) -> Iterator[Post]:
    return (material.posts[name] for name in sorted(material.posts, key=lambda n: (n.sender, n.receiver, n.consular)))


def _entity(sort: str, key: str, schema: str, /, **properties: Iterable[str | None]) -> dict[str, Any]:
    kept = {prop: [value for value in dict.fromkeys(values) if value] for prop, values in properties.items()}
    return {"id": f"{sort}-{key}", "schema": schema, "properties": {k: v for k, v in kept.items() if v}}


def _person(person: Person, terms: Sequence[tuple[Post, Tenure]], material: Material) -> dict[str, Any]:
    own = [tenure for _, tenure in terms if person in _holders(tenure, material)]
    posts = [_called(tenure) for tenure in own]
    nations = [iso2_of(tenure.accreditation.sender) for tenure in own]
    return _entity(
        "person",
        person.id,
        "Person",
        name=[person.name],
        alias=person.others,
        nationality=nations,
        position=posts,
        topics=["role.diplo"] if own else [],
    )


def _holders(tenure: Tenure, material: Material) -> list[Person]:
    """The persons whom the steps of a tenure name; one, as a rule."""
    found = [person for fact in tenure.accreditation.facts for person in material.people.of(fact, "person")]
    return list({person.id: person for person in found}.values())


def _called(tenure: Tenure) -> str:
    each = tenure.accreditation
    return post_words(each.office, each.sender, each.receiver)


def _body_id(name: MissionName) -> str:
    return digest("mission", name.sender, name.receiver, name.rank, name.place)


def _body(mission: Mission, material: Material) -> dict[str, Any]:
    name = mission.name
    standing = mission.on(None)
    rank = (standing.rank if standing else "") or name.rank
    place = standing.place if standing else ""
    where = f"{name_of(name.receiver)} ({place})" if place and not name.diplomatic else name_of(name.receiver)
    opened = next((_day(fact) for fact in mission.changes if fact.kind == "mission-opened"), None)
    closed = standing.last if standing and standing.last.kind == "mission-closed" else None
    return _entity(
        "body",
        _body_id(name),
        "PublicBody",
        name=[f"{mission_words(rank)} of {name_of(name.sender)} in {where}"],
        country=[iso2_of(name.receiver)],
        jurisdiction=[iso2_of(name.sender)],
        incorporationDate=[opened],
        dissolutionDate=[_day(closed)] if closed else [],
        proof=_proofs(mission.changes),
    )


def _position_id(post: PostName, office: str) -> str:
    return digest("post", post.sender, post.receiver, office)


def _position(post: Post, tenure: Tenure, material: Material) -> dict[str, Any]:
    office = tenure.accreditation.office
    mission = MissionName(post.name.sender, post.name.receiver)
    there = not post.name.consular and mission in material.missions
    return _entity(
        "post",
        _position_id(post.name, office),
        "Position",
        name=[_called(tenure)],
        organization=[f"body-{_body_id(mission)}"] if there else [],
        country=[iso2_of(post.name.sender)],
    )


def _occupancy(post: Post, tenure: Tenure, material: Material) -> dict[str, Any]:
    each, ending = tenure.accreditation, tenure.ending
    told = ending if ending and ending.how != "succeeded" else None
    declared = filter(None, (_day(step.fact) for stage in _DECLARED for step in each.of(stage)))
    standing = [found.stage for found in post.on(material.today) if found.tenure is tenure]
    current = standing[:1] in (["in-post"], ["acting"])
    facts = [*each.facts, *([told.fact] if told and told.fact not in each.facts else [])]
    return _entity(
        "term",
        digest("term", material.id_of(each.facts[0]), post.name.sender, post.name.receiver),
        "Occupancy",
        holder=[f"person-{person.id}" for person in _holders(tenure, material)[:1]],
        post=[f"post-{_position_id(post.name, each.office)}"],
        declarationDate=[next(declared, None)],
        startDate=[_day(tenure.began.fact)] if tenure.began else [],
        endDate=[_day(told.fact)] if told else [],
        status=["ended" if ending and ending.by(material.today) else "current" if current else "unknown"],
        recordId=map(material.id_of, facts),
        description=_quotes(facts),
        proof=_proofs(facts),
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
        date=[] if period or not when else [_prefix(when.text)],
        startDate=[_end(when, 0)] if period and when else [],
        endDate=[_end(when, 1)] if period and when else [],
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
    web = (document.source or "").startswith(("http://", "https://"))
    return _entity(
        "article",
        digest("document", document.id),
        "Article",
        title=[about.title or document.id],
        author=[about.author],
        publisher=[about.outlet],
        publishedAt=[about.published.isoformat() if about.published else None],
        sourceUrl=[document.source if web else None],
        fileName=[None if web or not document.source else document.source.rsplit("/", 1)[-1]],
        language=["eng" if about.language == "en" else None],
        name=[document.id],
    )


def _proofs(facts: Iterable[Fact]) -> Iterator[str]:
    return (f"article-{digest('document', s.statement.document)}" for fact in facts for s in fact.supports)


def _quotes(facts: Iterable[Fact]) -> Iterator[str]:
    return (support.statement.quote for fact in facts for support in fact.supports)


def _day(fact: Fact) -> str | None:
    """The date of a fact as a prefix of an ISO date; of a period its first part."""
    when = held(fact)
    if when is None:
        return None
    return _end(when, 0) or _end(when, 1) if when.precision == "interval" else _prefix(when.text)


def _end(when: PartialDate, side: int) -> str | None:
    part = when.text.split("/")[side]
    return _prefix(part) if part.strip(".") else None


def _prefix(text: str) -> str:
    """A year, month or day; FollowTheMoney has no seasons and no doubt."""
    bare = text.rstrip("~?%")
    return bare[:4] if len(bare) == 7 and int(bare[5:]) > 12 else bare


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
