"""Citations as tools for them read them: citeproc-py prints a bibliography, bibtexparser gives back every field."""

import json

import bibtexparser
from bibtexparser.middlewares import LatexDecodingMiddleware
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

from credence.exchange.exports import Material
from tests.exchange.exports.conftest import Written


def test_a_bibliography_is_printed_in_a_style(written: Written, material: Material) -> None:
    items = json.loads(written("csl"))
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))
    printed = [str(line) for line in bibliography.bibliography()]
    assert len(printed) == len(material.documents) + len(material.facts)
    (herald,) = (line for line in printed if "8 June" in line)
    assert herald.startswith(r"Herald (2021) “Chile, \Georgia; and {more} & <b>”, Herald, 8 June")
    assert "https://herald.example/a?b=1&c=2" in herald


def test_every_entry_of_bibtex_is_read(written: Written, material: Material) -> None:
    page = written("bibtex")
    library = bibtexparser.parse_string(page)
    assert library.failed_blocks == []
    facts = {f"fact-{name}" for name, _ in material.named()}
    assert set(library.entries_dict) == {*material.documents, *facts}
    herald = library.entries_dict["herald"].fields_dict
    assert (herald["date"].value, herald["url"].value) == ("2021-06-08", "https://herald.example/a?b=1&c=2")
    shown = bibtexparser.parse_string(page, append_middleware=[LatexDecodingMiddleware()])
    assert shown.entries_dict["herald"].fields_dict["title"].value == r"Chile, \Georgia; and {more} & <b>"
