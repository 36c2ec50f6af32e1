"""Material in, citations out: each document quoted, and each fact with its quotes, as CSL-JSON and BibTeX."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from credence.exchange.exports.form import Export, Field
from credence.exchange.exports.material import Material
from credence.exchange.exports.texts import shown, web_address
from credence.model import Document, Fact
from credence.model.visible import escaped
from credence.record.facts.ids import digest

_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_TEX: Mapping[str, str] = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{char: f"\\{char}" for char in "#$%&_{}"},
}

CSL_FIELDS = (
    Field("id", "of a report the id of its document, of a fact `fact-` and its id"),
    Field("type", "`article-newspaper` of a report, `entry` of a fact"),
    Field("title", "title of the report, or else the id of its document; of a fact what it is, in words"),
    Field("container-title", "outlet; of a fact `Credence`"),
    Field("author", "author as named, unparted (`literal`)"),
    Field("issued", "day of publication; of a fact when the record last learned of it"),
    Field("accessed", "day on which the record first learned of it"),
    Field("URL", "address, where it is one of the web"),
    Field("language", "language (ISO 639)"),
    Field("note", "of a fact its quotes, each with the id of its document and of the statement"),
)
BIBTEX_FIELDS = (
    Field(
        "key", "id of the document where TeX can read it, else twenty hexadecimal digits; of a fact `fact-` and its id"
    ),
    Field("type", "`@online` of a report, `@misc` of a fact"),
    Field("title", "title of the report, or else the id of its document; of a fact what it is, in words"),
    Field("author", "author as named, unparted"),
    Field("organization", "outlet"),
    Field("date", "day of publication"),
    Field("url", "address, where it is one of the web"),
    Field("urldate", "day on which the record first learned of it"),
    Field("langid", "language (ISO 639)"),
    Field("note", "of a fact its quotes, each with the id of its statement"),
    Field("related", "of a fact the keys of the reports that say so"),
)


def write_csl(material: Material) -> Iterator[str]:
    """A list of items: reports by their ids, then facts in order."""
    items = [*_reports(material), *(_fact(name, fact, material) for name, fact in material.named())]
    yield csl_list(items)


def csl_list(items: Iterable[Mapping[str, Any]]) -> str:
    """The items as a list in JSON, one a line."""
    lines = (escaped(json.dumps(item, ensure_ascii=False)) for item in items)
    return "[" + ",".join(f"\n  {line}" for line in lines) + "\n]\n"


def write_bibtex(material: Material) -> Iterator[str]:
    """One entry a report by its id, then one a fact in order."""
    known = _first_known(material)
    for document in material.cited():
        yield report_entry(document, known.get(document.id))
    for name, fact in material.named():
        documents = dict.fromkeys(key_of(support.statement.document) for support in fact.supports)
        yield entry(
            "misc",
            f"fact-{name}",
            title=material.say(fact),
            date=fact.held.text if fact.held and fact.held.precision in ("day", "month", "year") else None,
            note=_quotes(fact),
            related=",".join(documents),
        )


def report_entry(document: Document, known: date | None = None) -> str:
    """The entry of a document that the record has known since a day."""
    about = document.publication
    return entry(
        "online",
        key_of(document.id),
        title=about.title or document.id,
        author=about.author,
        organization=about.outlet,
        date=_iso(about.published),
        url=web_address(document.source),
        urldate=_iso(known),
        langid=about.language,
    )


def key_of(document: str) -> str:
    """The key of a document: its id, where TeX can read that."""
    return document if _KEY.fullmatch(document) else digest("document", document)


def _reports(material: Material) -> Iterator[dict[str, Any]]:
    known = _first_known(material)
    for document in material.cited():
        yield csl_item(document, known.get(document.id))


def csl_item(document: Document, known: date | None = None) -> dict[str, Any]:
    """The item of a document that the record has known since a day."""
    about = document.publication
    item = {
        "id": document.id,
        "type": "article-newspaper",
        "title": about.title or document.id,
        "container-title": about.outlet,
        "author": [{"literal": about.author}] if about.author else None,
        "issued": date_parts(about.published),
        "accessed": date_parts(known),
        "URL": web_address(document.source),
        "language": about.language,
    }
    return {name: value for name, value in item.items() if value is not None}


def _fact(name: str, fact: Fact, material: Material) -> dict[str, Any]:
    known = max(support.known for support in (*fact.supports, *fact.dissents)).date()
    return {
        "id": f"fact-{name}",
        "type": "entry",
        "title": material.say(fact),
        "container-title": "Credence",
        "issued": date_parts(known),
        "accessed": date_parts(fact.known.date()),
        "note": _quotes(fact),
    }


def _quotes(fact: Fact) -> str:
    told = (f"“{s.statement.quote}” ({s.statement.document}, statement {s.statement_id})" for s in fact.supports)
    return "; ".join(told)


def _first_known(material: Material) -> Mapping[str, date]:
    """The day on which the record learned the first statement of each document."""
    found: dict[str, date] = {}
    for support, *_ in material.statements():
        name, day = support.statement.document, support.known.date()
        found[name] = min(found.get(name, day), day)
    return found


def date_parts(day: date | None) -> dict[str, Any] | None:
    """The day as CSL-JSON writes it."""
    return {"date-parts": [[day.year, day.month, day.day]]} if day else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def entry(sort: str, key: str, **fields: str | None) -> str:
    """One entry of BibTeX, with the fields that are given."""
    lines = (f"  {name} = {{{_value(name, text)}}},\n" for name, text in fields.items() if text)
    return f"@{sort}{{{key},\n{''.join(lines)}}}\n\n"


def _value(name: str, text: str) -> str:
    """The text as TeX shows it; titles and names within braces of their own stay as written."""
    if name in ("url", "related"):
        return text
    tex = "".join(_TEX.get(char, char) for char in shown(text))
    return f"{{{tex}}}" if name in ("title", "author", "organization", "institution") else tex


CSL = Export(
    name="csl",
    says="Citations of the reports that are quoted, and of each fact with its quotes, for citation managers",
    standard="CSL-JSON 1.0.2",
    file=".csl.json",
    fields=CSL_FIELDS,
    write=write_csl,
)
BIBTEX = Export(
    name="bibtex",
    says="Citations of the reports that are quoted, and of each fact with its quotes, for LaTeX",
    standard="BibTeX, as biblatex reads it, in UTF-8",
    file=".bib",
    fields=BIBTEX_FIELDS,
    write=write_bibtex,
    notes=("Characters that steer TeX are escaped; those that steer what shows them stand by their number.",),
)
