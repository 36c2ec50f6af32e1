"""Citations, annotations and the network: other programs' readers find every quote, title and name as it was."""

import json
import re
from dataclasses import replace
from xml.etree import ElementTree

from credence.exchange.exports import Material
from credence.record import Record, rebuild
from tests.exchange.exports.conftest import Written
from tests.exchange.exports.samples import HOSTILE, PERSIAN, REPORTS, material_of

GEXF = "{http://gexf.net/1.3}"


def test_reports_and_facts_are_items_for_citation_managers(written: Written, material: Material) -> None:
    items = {item["id"]: item for item in json.loads(written("csl"))}
    herald = items["herald"]
    assert herald["title"] == r"Chile, \Georgia; and {more} & <b>"
    assert (herald["container-title"], herald["issued"]) == ("Herald", {"date-parts": [[2021, 6, 8]]})
    assert herald["URL"] == "https://herald.example/a?b=1&c=2"
    assert len(items) == len(material.documents) + len(material.facts)
    facts = [item for item in items.values() if item["type"] == "entry"]
    assert all(re.search(r"“.+” \(\w+, statement [0-9a-f]{20}\)", item["note"]) for item in facts)


def test_titles_are_escaped_for_tex_and_braces_are_balanced(written: Written) -> None:
    page = written("bibtex")
    assert r"title = {{Chile, \textbackslash{}Georgia; and \{more\} \& <b>}}" in page
    assert "url = {https://herald.example/a?b=1&c=2}" in page
    entries = page.strip().split("\n\n")
    assert all(re.match(r"@(online|misc)\{[\w.-]+,\n", entry) for entry in entries)
    for entry in entries:
        bare = re.sub(r"\\[\\{}]", "", entry)
        assert bare.count("{") == bare.count("}")


def test_every_annotation_selects_its_quote_by_place_and_by_words(written: Written, material: Material) -> None:
    page = json.loads(written("annotations"))
    assert (page["@context"], page["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage")
    texts = {f"urn:sha256:{document.digest}": document.text for document in material.documents.values()}
    assert len(page["items"]) == 10
    for item in page["items"]:
        own, page_of_web = item["target"]
        text = texts[own["source"]]
        place, words = own["selector"]
        assert text[place["start"] : place["end"]] == words["exact"]
        assert words["prefix"] + words["exact"] + words["suffix"] in text
        assert page_of_web["source"].startswith("https://")
        assert [each["type"] for each in page_of_web["selector"]] == ["TextQuoteSelector"]


def test_the_network_has_its_nodes_and_edges_point_to_them(written: Written) -> None:
    root = ElementTree.fromstring(written("gexf"))
    nodes = {node.get("id"): node.get("label") for node in root.iter(f"{GEXF}node")}
    assert {"state-CHL", "state-GEO"} <= nodes.keys()
    assert {HOSTILE, PERSIAN, "Chile", "Ana Beridze"} <= set(nodes.values())
    edges = list(root.iter(f"{GEXF}edge"))
    assert all(edge.get("source") in nodes and edge.get("target") in nodes for edge in edges)
    assert len({edge.get("id") for edge in edges}) == len(edges)
    labels = [edge.get("label") for edge in edges if str(edge.get("source")).startswith("person-")]
    assert labels == ["Ambassador of Georgia to Chile", "Chargé d'affaires of Georgia to Chile"]


def test_what_facts_and_quotes_are_called_stays(record: Record, written: Written) -> None:
    before = _names(written, material_of(record))
    for document, told in REPORTS:
        record.add(document, told, maker="test/1")
    rebuild(record.store)
    assert _names(written, material_of(record)) == before
    herald, told = REPORTS[0]
    record.add(replace(herald, text=f"{herald.text}\nCorrected on 9 June.\n"), told, maker="test/1")
    assert _names(written, material_of(record)) == before


def _names(written: Written, material: Material) -> list[set[str]]:
    """The names in every form of citation: items, keys, annotations and the facts that these speak of."""
    notes = json.loads(written("annotations", material))["items"]
    items = {item["id"] for item in json.loads(written("csl", material))}
    keys = set(re.findall(r"^@\w+\{(.+),$", written("bibtex", material), re.MULTILINE))
    facts = {f"fact-{name}" for name, _ in material.named()}
    assert facts < items and facts < keys
    return [items, keys, {note["id"] for note in notes}, {note["body"][1]["source"] for note in notes}]
