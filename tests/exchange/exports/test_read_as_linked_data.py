"""PROV-O and Web Annotations as rdflib reads them: classes, literals and quotes come back."""

import json

import pytest
from rdflib import DCTERMS, PROV, RDF, Graph, Literal, Namespace, URIRef

from credence.exchange.exports import Material
from tests.exchange.exports.conftest import Written

OA = Namespace("http://www.w3.org/ns/oa#")
CONTEXT = {
    **{name: f"{OA}{name}" for name in ("exact", "prefix", "suffix", "start", "end")},
    **{name: f"{OA}{name}" for name in ("Annotation", "SpecificResource", "TextQuoteSelector", "TextPositionSelector")},
    **{
        name: {"@id": f"{OA}{term}", "@type": "@id"}
        for name, term in (("target", "hasTarget"), ("source", "hasSource"), ("selector", "hasSelector"))
    },
    "id": "@id",
    "type": "@type",
    "items": {"@id": "https://www.w3.org/ns/activitystreams#items", "@container": "@list"},
}
"""What the terms that are looked at mean in the Web Annotation Vocabulary."""


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own reader of JSON-LD uses it
def test_annotations_are_quotes_at_their_places_in_the_vocabulary_of_web_annotation(
    written: Written, material: Material
) -> None:
    page = json.loads(written("annotations")) | {"@context": CONTEXT}
    graph = Graph().parse(data=json.dumps(page), format="json-ld")
    annotations = set(graph.subjects(RDF.type, OA.Annotation))
    told = {URIRef(f"urn:credence:statement:{support.statement_id}"): support for support, *_ in material.statements()}
    assert annotations == set(told)
    for own, support in told.items():
        statement = support.statement
        text = URIRef(f"urn:sha256:{material.documents[statement.document].digest}")
        (target,) = (each for each in graph.objects(own, OA.hasTarget) if (each, OA.hasSource, text) in graph)
        kinds = {graph.value(each, RDF.type): each for each in graph.objects(target, OA.hasSelector)}
        place, words = kinds[OA.TextPositionSelector], kinds[OA.TextQuoteSelector]
        assert (graph.value(place, OA.start), graph.value(place, OA.end)) == (
            Literal(statement.start),
            Literal(statement.end),
        )
        assert graph.value(words, OA.exact) == Literal(statement.quote)


def test_the_source_of_every_statement_is_read_as_prov(written: Written, material: Material) -> None:
    graph = Graph().parse(data=written("prov"), format="nt")
    quoted = {str(own): str(document) for own, document in graph.subject_objects(PROV.wasQuotedFrom)}
    assert len(quoted) == 10
    for support, *_ in material.statements():
        own = URIRef(f"urn:credence:statement:{support.statement_id}")
        assert quoted[str(own)] == f"urn:credence:document:{support.statement.document}"
        assert graph.value(own, PROV.value) == Literal(support.statement.quote)
        assert (own, RDF.type, PROV.Entity) in graph
    titles = {str(title) for title in graph.objects(None, DCTERMS.title)}
    assert r"Chile, \Georgia; and {more} & <b>" in titles
