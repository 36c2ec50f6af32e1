"""The shapes of the batches: what goes in, what comes out for each row, and the three tables that are kept."""

from __future__ import annotations

import pyarrow as pa

_TEXT = pa.string()
_TEXTS = pa.list_(pa.string())

RAW = pa.schema(
    [
        ("position", pa.int64()),
        ("name", _TEXT),
        ("address", _TEXT),
        ("media_type", _TEXT),
        ("charset", _TEXT),
        ("fields", _TEXT),
        ("raw", pa.binary()),
        ("fault", _TEXT),
    ]
)
"""A part of an input as it stands there: a page of a web archive, a line or a row. `fields` is JSON: what the archive
itself says of the publication, as `formats.Piece.fields`; `fault` why there is nothing to read; without
`name` it is named after its address."""

DOCUMENTS = pa.schema(
    [
        ("document", _TEXT),
        ("digest", _TEXT),
        ("address", _TEXT),
        ("title", _TEXT),
        ("outlet", _TEXT),
        ("author", _TEXT),
        ("published", pa.date32()),
        ("zone", _TEXT),
        ("place", _TEXT),
        ("language", _TEXT),
        ("origins", _TEXT),
        ("text", _TEXT),
        ("position", pa.int64()),
    ]
)

STATEMENTS = pa.schema(
    [
        ("statement", _TEXT),
        ("document", _TEXT),
        ("digest", _TEXT),
        ("kind", _TEXT),
        ("parties", _TEXTS),
        ("actor", _TEXTS),
        ("recipient", _TEXTS),
        ("person", _TEXT),
        ("date", _TEXT),
        ("modality", _TEXT),
        ("quote", _TEXT),
        ("start", pa.int64()),
        ("end", pa.int64()),
        ("attribution", _TEXTS),
        ("rule", _TEXT),
        ("all", _TEXT),
    ]
)
"""`all` is the statement whole, as a line of `credence read --format jsonl`; `date` is EDTF as there."""

REFUSALS = pa.schema([("name", _TEXT), ("reason", _TEXT), ("position", pa.int64())])

RESULT = pa.schema(
    [
        ("position", pa.int64()),
        ("outcome", _TEXT),
        ("name", _TEXT),
        ("reason", _TEXT),
        ("document", pa.struct(list(DOCUMENTS))),
        ("statements", pa.list_(pa.struct(list(STATEMENTS)))),
    ]
)
"""What became of each row of `RAW`: `read`, `passed` (not diplomacy), `unread` (another language), `refused`, or
`damaged`: no part, but a stretch of the file where parts were lost."""

TABLES = {"documents": DOCUMENTS, "statements": STATEMENTS, "refusals": REFUSALS}
