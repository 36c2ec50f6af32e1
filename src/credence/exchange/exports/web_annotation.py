"""Material in, Web Annotations out: every quote by its position in the text and by its words with those around them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from credence.exchange.exports.form import Export, Field
from credence.exchange.exports.material import Material
from credence.exchange.exports.texts import document_urn, web_address
from credence.model import Document, Fact, Statement, Support
from credence.model.visible import escaped
from credence.record.facts.ids import digest

_AROUND = 32
"""Characters before and after a quote by which it is found again where it stands more than once."""

FIELDS = (
    Field("@context", "`http://www.w3.org/ns/anno.jsonld`", "Page"),
    Field("id", "`urn:credence:annotations:` and twenty hexadecimal digits, others for a page with others", "Page"),
    Field("type", "`AnnotationPage`", "Page"),
    Field("items", "the annotations, in the order of facts", "Page"),
    Field("id", "`urn:credence:statement:` and the id of the statement", "Annotation"),
    Field("motivation", "`describing`", "Annotation"),
    Field("created", "when the record learned the statement (UTC)", "Annotation"),
    Field("generator", "what made the statement: the phrase, person or program", "Annotation"),
    Field("body", "what the statement says, in words; and `urn:credence:fact:` with the id of the fact", "Annotation"),
    Field("target", "the text as the record holds it and, where it is of the web, the page", "Annotation"),
    Field("source", "`urn:sha256:` with the digest of the text; of the page its address", "Target"),
    Field(
        "selector",
        "`TextPositionSelector`: start, end (exclusive) in code points of the text; `TextQuoteSelector`: "
        "exact, prefix, suffix. For the page only the latter",
        "Target",
    ),
    Field("state", "`TimeState`: the day of publication", "Target"),
)


def write(material: Material) -> Iterator[str]:
    """One page with all annotations."""
    told = (_annotation(*each, material) for each in material.statements())
    yield f'{{"@context": "http://www.w3.org/ns/anno.jsonld", "id": "{_page_id(material)}", "type": "AnnotationPage", '
    yield '"items": ['
    for number, annotation in enumerate(told):
        yield (",\n  " if number else "\n  ") + escaped(json.dumps(annotation, ensure_ascii=False))
    yield "\n]}\n"


def _page_id(material: Material) -> str:
    """The standard asks for an id of every page; of equal records it is the same."""
    return f"urn:credence:annotations:{digest('annotations', [s.statement_id for s, *_ in material.statements()])}"


def _annotation(support: Support, name: str, fact: Fact, speaks_for: bool, material: Material) -> dict[str, Any]:
    told = support.statement
    says = material.say(fact) if speaks_for else f"{material.say(fact)} (gives another {fact.disputed})"
    document = material.documents.get(told.document)
    return {
        "id": f"urn:credence:statement:{support.statement_id}",
        "type": "Annotation",
        "motivation": "describing",
        "created": support.known.isoformat().replace("+00:00", "Z"),
        "generator": {"type": "Software", "name": told.rule or "credence"},
        "body": [
            {"type": "TextualBody", "value": says, "format": "text/plain", "purpose": "describing"},
            {"type": "SpecificResource", "source": f"urn:credence:fact:{name}", "purpose": "identifying"},
        ],
        "target": list(_targets(told, document, support)),
    }


def _targets(told: Statement, document: Document | None, support: Support) -> Iterator[dict[str, Any]]:
    words = _words(told, document)
    state = {"type": "TimeState", "sourceDate": f"{support.published}T00:00:00Z"} if support.published else None
    place = {"type": "TextPositionSelector", "start": told.start, "end": told.end}
    text = f"urn:sha256:{document.digest}" if document else document_urn(told.document)
    yield _target(text, [place, words], state)
    if page := web_address(support.source):
        yield _target(page, [words], state)


def _target(source: str, selector: list[dict[str, Any]], state: dict[str, Any] | None) -> dict[str, Any]:
    found: dict[str, Any] = {"type": "SpecificResource", "source": source, "selector": selector}
    return found | ({"state": state} if state else {})


def _words(told: Statement, document: Document | None) -> dict[str, Any]:
    found = {"type": "TextQuoteSelector", "exact": told.quote}
    if document:
        found["prefix"] = document.text[max(0, told.start - _AROUND) : told.start]
        found["suffix"] = document.text[told.end : told.end + _AROUND]
    return found


ANNOTATIONS = Export(
    name="annotations",
    says="Annotations of the reports: each quote by its position and by its words, with what it says",
    standard="W3C Web Annotation Data Model, JSON-LD",
    file=".jsonld",
    fields=FIELDS,
    write=write,
)
