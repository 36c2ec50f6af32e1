"""Material in, one row a statement out: what it says, whose words, when learned, and the fact that it supports."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any

from credence.exchange.exports.cells import rows
from credence.exchange.exports.form import Export, Field
from credence.exchange.exports.material import Material
from credence.model import Fact, PartialDate, Support
from credence.model.visible import escaped

_SLOTS = {
    "actor": "codes of the States (or organisations) that act or send",
    "recipient": "codes of the States (or organisations) acted upon, or that receive",
    "parties": "codes of States (or organisations) that do something together",
    "person": "names of persons, as written",
    "received_by": "names of those who receive an envoy, as written",
    "office": "office: see [values](#values)",
    "mission": "rank of a mission: see [values](#values)",
    "place": "place, as written",
    "date": "when it was so, in EDTF (ISO 8601-2), as precisely as told",
    "period": "the period of a figure, in EDTF",
    "amount": "sum, in plain decimal digits, in units of `currency`",
    "currency": "currency (ISO 4217) or unit of the amount",
    "flow": "turnover, exports, imports or investment; goods run from the first of `parties` to the second",
    "instrument": "treaty or other instrument, as written",
    "organisation": "code or name of an organisation",
    "event": "what is scheduled, as written",
    "area": "area of cooperation",
    "areas": "areas of cooperation",
    "topics": "what was spoken about, as written",
    "level": "level of relations or of a visit",
    "manner": "how a post ended: left, recalled, expelled, died",
    "stage": "stage of a procedure: see [values](#values)",
    "channel": "by what a meeting was held: telephone, video",
    "ordinal": "which of a row of meetings",
    "number": "number of persons expelled",
    "deadline": "by when they are to leave",
    "growth": "growth of a figure in percent",
    "bound": "what bounds a figure: more than, about",
    "resident": "true: the envoy resides in the receiving State",
    "residence": "where an envoy resides who is accredited to several States",
    "concurrent": "true: one of several accreditations",
    "interim": "true: a chargé d'affaires ad interim; false: one en titre",
}
_LISTS = ("actor", "recipient", "parties", "person", "received_by", "areas", "topics")
_FLAGS = ("resident", "concurrent", "interim")

_HEAD = (
    Field("statement", "id of the statement: twenty hexadecimal digits that stay"),
    Field("fact", "id of the fact that it supports or disputes; stays when further reports come"),
    Field("fact_status", "reported, corroborated, disputed or confirmed"),
    Field("supports", "true: speaks for the fact; false: gives another value for a slot in dispute"),
    Field("kind", "kind of statement: see [values](#values)"),
    Field("modality", "asserted, scheduled, proposed or denied"),
    Field("earliest", "first day on which it can have been so (ISO 8601); empty for an open or unknown beginning"),
    Field("latest", "last day on which it can have been so; empty for an open or unknown end"),
    Field("precision", "of the date: day, month, season, year or interval"),
)
_TAIL = (
    Field("more", "object: slots that have no field of their own; null where there are none"),
    Field("quote", "the words, exactly as the document has them: `text[start:end]`"),
    Field("start", "where the quote begins, in Unicode code points of the document's text"),
    Field("end", "where it ends (exclusive)"),
    Field("attribution", "who says so: from the outlet to whoever it cites"),
    Field("inferred", "object: slots that the quote does not itself give, each with where it was taken from"),
    Field("rule", "the phrase (or person, or program) that made the statement"),
    Field("verdict", "what a person decided of it: accept, reject or unsure"),
    Field("known", "when the record learned it (UTC)"),
    Field("document", "id of the document"),
    Field("digest", "SHA-256 of the document's text in UTF-8"),
    Field("outlet", "who published the document"),
    Field("title", "its title"),
    Field("author", "its author"),
    Field("published", "the day on which it was published"),
    Field("language", "its language (ISO 639)"),
    Field("source", "address or file name that it came from"),
)
FIELDS = (*_HEAD, *(Field(slot, says) for slot, says in _SLOTS.items()), *_TAIL)
COLUMNS = tuple(field.name for field in FIELDS)


def row(support: Support, name: str, fact: Fact, speaks_for: bool, material: Material) -> dict[str, Any]:
    """A statement as an object with all fields, None where there is no value."""
    told = support.statement
    document = material.documents.get(told.document)
    about = document.publication if document else None
    line: dict[str, Any] = dict.fromkeys(COLUMNS)
    line |= {
        "statement": support.statement_id,
        "fact": name,
        "fact_status": fact.status,
        "supports": speaks_for,
        "kind": told.kind,
        "modality": str(told.modality),
    }
    line |= _bounds(told.date)
    line |= {slot: list(v) if isinstance(v, tuple) else v for slot, v in told.slots.items() if slot in _SLOTS}
    more = {slot: list(v) if isinstance(v, tuple) else v for slot, v in told.slots.items() if slot not in _SLOTS}
    line |= {
        "more": more or None,
        "quote": told.quote,
        "start": told.start,
        "end": told.end,
        "attribution": list(told.attribution) or None,
        "inferred": {each.slot: each.source for each in told.inferred} or None,
        "rule": told.rule or None,
        "verdict": support.verdict,
        "known": support.known.isoformat(),
        "document": told.document,
        "digest": document.digest if document else None,
        "outlet": support.outlet,
        "title": support.title,
        "author": about.author if about else None,
        "published": support.published.isoformat() if support.published else None,
        "language": about.language if about else None,
        "source": support.source,
    }
    return line


def _bounds(when: PartialDate | None) -> dict[str, Any]:
    if when is None:
        return {}
    return {
        "earliest": when.earliest.isoformat() if when.earliest != when.earliest.min else None,
        "latest": when.latest.isoformat() if when.latest != when.latest.max else None,
        "precision": when.precision,
    }


def _rows(material: Material) -> Iterator[dict[str, Any]]:
    return (row(*each, material) for each in material.statements())


def write_jsonl(material: Material) -> Iterator[str]:
    """One object a line; what has no value is left out, exact values else."""
    for line in _rows(material):
        kept = {name: value for name, value in line.items() if value is not None}
        yield escaped(json.dumps(kept, ensure_ascii=False)) + "\n"


def write_csv(material: Material) -> Iterator[str]:
    """One row a statement under a line of names; see `cells.cell` for what cells hold."""
    return rows(COLUMNS, (list(line.values()) for line in _rows(material)))


def write_parquet(material: Material) -> Iterator[bytes]:
    """One file of Apache Parquet: lists as lists, objects as JSON, all else as the codebook says.

    Raises ImportError without pyarrow.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    texts = pa.list_(pa.string())
    types = dict.fromkeys(COLUMNS, pa.string()) | dict.fromkeys((*_LISTS, "attribution"), texts)
    types |= dict.fromkeys((*_FLAGS, "supports"), pa.bool_()) | {"start": pa.int64(), "end": pa.int64()}
    schema = pa.schema([(name, types[name]) for name in COLUMNS])
    lines = [{name: _typed(name, value) for name, value in line.items()} for line in _rows(material)]
    stream = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(lines, schema=schema), stream, compression="zstd")
    yield stream.getvalue()


def _typed(name: str, value: Any) -> Any:
    """The value as its column holds it: lists in columns of lists, objects as JSON."""
    if value is None:
        return None
    if name in (*_LISTS, "attribution"):
        return list(value) if isinstance(value, list) else [value]
    if name in (*_FLAGS, "supports"):
        return value if isinstance(value, bool) else None
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    return value if isinstance(value, int) and not isinstance(value, bool) else str(value)


_SAYS = "Statements with their quotes, one a row, each with the fact that it supports or disputes"
JSONL = Export(
    name="jsonl",
    says=f"{_SAYS}, as lines of JSON",
    standard="JSON Lines",
    file=".jsonl",
    fields=FIELDS,
    write=write_jsonl,
    notes=("Values are exact; a field without a value is left out.",),
)
CSV = Export(
    name="csv",
    says=f"{_SAYS}, as a table of CSV",
    standard="RFC 4180, UTF-8, line feeds",
    file=".csv",
    fields=FIELDS,
    write=write_csv,
    notes=(
        "A cell that a spreadsheet could take for a formula begins with an apostrophe; control characters and marks of "
        r"direction stand as `\u{202e}`; lists and objects are JSON. `credence.exchange.exports.cells.value_of` gives "
        "the exact text back.",
    ),
)
PARQUET = Export(
    name="parquet",
    says=f"{_SAYS}, as a table of Parquet",
    standard="Apache Parquet",
    file=".parquet",
    fields=FIELDS,
    write=write_parquet,
    notes=(
        f"Lists of strings: {', '.join((*_LISTS, 'attribution'))}; booleans: {', '.join((*_FLAGS, 'supports'))}; whole "
        "numbers: start, end; all else strings, objects as JSON.",
    ),
    binary=True,
)
