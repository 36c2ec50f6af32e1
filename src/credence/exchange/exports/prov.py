"""Material in, provenance out: each fact from statements, each statement quoted from a document, attributed to whom."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from credence.exchange.exports.form import Export, Field
from credence.exchange.exports.material import Material
from credence.exchange.exports.texts import document_urn, web_address
from credence.model import Document, Support

_PROV = "http://www.w3.org/ns/prov#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_DCT = "http://purl.org/dc/terms/"
_XSD = "http://www.w3.org/2001/XMLSchema#"

FIELDS = (
    Field(
        "rdf:type", "`prov:Entity` of facts, statements and documents, `prov:Agent` of those who say so and of readers"
    ),
    Field("rdfs:label", "of a fact what it is, in words; of an agent its name"),
    Field("prov:value", "of a statement its quote"),
    Field("prov:wasDerivedFrom", "of a fact its statements"),
    Field("prov:wasQuotedFrom", "of a statement its document"),
    Field("prov:wasAttributedTo", "of a statement whoever is nearest to the reader: the outlet"),
    Field("prov:hadPrimarySource", "of a statement whoever it goes back to in the end, as an entity: a ministry"),
    Field("prov:wasGeneratedBy", "of a statement the reading that made it, a `prov:Activity`"),
    Field("prov:wasAssociatedWith", "of a reading the phrase, person or program"),
    Field("prov:generatedAtTime", "of a statement when the record learned it; of a document its day of publication"),
    Field("dcterms:title", "of a document its title"),
    Field("dcterms:identifier", "of a document its id"),
    Field("prov:alternateOf", "of a document its address, where it is one of the web"),
)


def write(material: Material) -> Iterator[str]:
    """Lines of N-Triples: facts with their statements in order, then the documents by their ids."""
    seen: set[str] = set()
    for triple in _triples(material):
        if triple not in seen:
            seen.add(triple)
            yield triple


def _triples(material: Material) -> Iterator[str]:
    for name, fact in material.named():
        own = f"urn:credence:fact:{name}"
        yield _triple(own, f"{_RDF}type", f"{_PROV}Entity")
        yield _text(own, f"{_RDFS}label", material.say(fact))
        for support in fact.supports:
            yield _triple(own, f"{_PROV}wasDerivedFrom", _statement(support))
    for support, *_ in material.statements():
        yield from _of_statement(support)
    for document in material.cited():
        yield from _of_document(document)


def _of_statement(support: Support) -> Iterator[str]:
    told, own = support.statement, _statement(support)
    reading = f"{own}:reading"
    yield _triple(own, f"{_RDF}type", f"{_PROV}Entity")
    yield _text(own, f"{_PROV}value", told.quote)
    yield _triple(own, f"{_PROV}wasQuotedFrom", document_urn(told.document))
    yield _text(own, f"{_PROV}generatedAtTime", support.known.isoformat(), "dateTime")
    yield _triple(own, f"{_PROV}wasGeneratedBy", reading)
    yield _triple(reading, f"{_RDF}type", f"{_PROV}Activity")
    yield _triple(reading, f"{_PROV}wasAssociatedWith", _agent(told.rule or "credence"))
    yield from _agents([told.rule or "credence"])
    told_by = [*told.attribution] or [name for name in (support.outlet,) if name]
    yield from _agents(told_by[:1])
    yield from (_triple(own, f"{_PROV}wasAttributedTo", _agent(name)) for name in told_by[:1])
    for name in told_by[1:][-1:]:
        source = f"urn:credence:source:{quote(name, safe='')}"
        yield _triple(own, f"{_PROV}hadPrimarySource", source)
        yield _triple(source, f"{_RDF}type", f"{_PROV}Entity")
        yield _text(source, f"{_RDFS}label", name)


def _of_document(document: Document) -> Iterator[str]:
    own, about = document_urn(document.id), document.publication
    yield _triple(own, f"{_RDF}type", f"{_PROV}Entity")
    yield _text(own, f"{_DCT}identifier", document.id)
    if about.title:
        yield _text(own, f"{_DCT}title", about.title)
    if about.published:
        yield _text(own, f"{_PROV}generatedAtTime", f"{about.published.isoformat()}T00:00:00Z", "dateTime")
    if about.outlet:
        yield from _agents([about.outlet])
        yield _triple(own, f"{_PROV}wasAttributedTo", _agent(about.outlet))
    if address := web_address(document.source):
        yield _triple(own, f"{_PROV}alternateOf", address)


def _agents(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield _triple(_agent(name), f"{_RDF}type", f"{_PROV}Agent")
        yield _text(_agent(name), f"{_RDFS}label", name)


def _statement(support: Support) -> str:
    return f"urn:credence:statement:{support.statement_id}"


def _agent(name: str) -> str:
    return f"urn:credence:agent:{quote(name, safe='')}"


def _triple(subject: str, predicate: str, target: str) -> str:
    return f"<{subject}> <{predicate}> <{target}> .\n"


def _text(subject: str, predicate: str, text: str, sort: str = "") -> str:
    """A literal: JSON escapes what N-Triples escapes, characters beyond the first plane as they are."""
    shown = "".join(json.dumps(char)[1:-1] if ord(char) < 0x10000 else char for char in text)
    return f'<{subject}> <{predicate}> "{shown}"{f"^^<{_XSD}{sort}>" if sort else ""} .\n'


PROV = Export(
    name="prov",
    says="Where everything comes from: facts from statements, statements quoted from documents, and who says so",
    standard="W3C PROV-O, as N-Triples (which are Turtle)",
    file=".nt",
    fields=FIELDS,
    write=write,
)
