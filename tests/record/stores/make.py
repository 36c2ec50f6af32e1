"""Makes the store of a schema and the answers it gave: `python make.py 0001`, with the code of then.

The stores in this folder were made by the last code that wrote their schema; `test_migrations.py` asks them again.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from credence.model import Document, Inference, Modality, Publication, Statement
from credence.record import Record

FOLDER = Path(__file__).parent
START = datetime(2025, 11, 3, 9, 30, tzinfo=UTC)
PAIRS = (None, ("AZE", "MEX"), ("MEX", "ESP"), ("AZE", "GEO"))
DAYS = (None, date(1991, 12, 25), date(2007, 6, 30), date(2024, 1, 1))

_EMBASSY = {"actor": ("AZE",), "recipient": ("MEX",), "mission": "embassy"}
_STORY: list[tuple[str, str | None, str, list[tuple[str, dict[str, Any]]]]] = [
    ("herald-1", "2010-05-01", "Herald", [("mission-opened", _EMBASSY | {"date": "2007"})]),
    ("courier-1", "2011-05-01", "Courier", [("mission-opened", _EMBASSY | {"date": "2008"})]),
    (
        "ministry-1",
        "2012-02-29",
        "Ministry of Foreign Affairs",
        [
            ("recognition", {"actor": ("MEX",), "recipient": ("AZE",), "date": "1991-12-25"}),
            ("relations-established", {"parties": ("AZE", "MEX"), "date": "1992-01-14"}),
            ("meeting", {"parties": ("AZE", "GEO"), "person": ("Nino Žvania",), "date": "2012-02"}),
        ],
    ),
    ("herald-1", "2010-05-02", "Herald", [("mission-opened", _EMBASSY | {"date": "2007-06"})]),
    (
        "wire-7",
        None,
        "Wire 😀",
        [
            ("credentials-presented", {"actor": ("ESP",), "recipient": ("MEX",), "person": ("J. Ødegård",)}),
            ("mission-closed", {"actor": ("ESP",), "recipient": ("MEX",), "mission": "consulate", "place": "Mérida"}),
        ],
    ),
]


def article(name: str, day: str | None, outlet: str, claims: list[tuple[str, dict[str, Any]]]) -> Any:
    """A document that says the claims, line by line, and its statements."""
    lines = [f"{outlet} reports {kind}: {sorted(slots.items())}." for kind, slots in claims]
    text = f"{name} of {day}\r\n".replace("\r", "") + "\n".join(lines)
    about = Publication(outlet=outlet, published=date.fromisoformat(day) if day else None, origins={"outlet": "given"})
    told = [
        Statement(
            *(name, kind, slots, line, text.index(line), text.index(line) + len(line)),
            attribution=("Ministry", outlet) if place % 2 else (),
            modality=Modality.SCHEDULED if kind == "meeting" else Modality.ASSERTED,
            rule=f"{kind}/1",
            inferred=(Inference("actor", "context"),) if place % 2 else (),
        )
        for place, ((kind, slots), line) in enumerate(zip(claims, lines, strict=True))
    ]
    return Document(name, text, about, f"https://{name}.example/"), told


def answers(record: Record) -> dict[str, Any]:
    """What the record says to every question there is a form for here, now and as known at each moment."""
    moments = [None, *(START + timedelta(hours=hours) for hours in range(len(_STORY)))]
    return {str(moment): _answers(record, moment) for moment in moments}


def _answers(record: Record, moment: datetime | None) -> dict[str, Any]:
    asked = {f"{pair} {day}": [*_facts(record, pair, day, moment)] for pair in PAIRS for day in DAYS}
    counts = record.counts(moment)
    return {
        "documents": [[d.id, d.text, repr(d.publication), d.source] for d in record.documents(moment)],
        "listing": [[e.document, e.digest, e.statements, e.version, e.versions] for e in record.listing(moment)],
        "statements": [s.to_json() for s in record.statements(known_at=moment)],
        "counts": [counts.documents, counts.statements, counts.entries, str(counts.known)],
        "facts": asked,
    }


def _facts(record: Record, pair: Any, day: date | None, moment: datetime | None) -> Iterator[list[Any]]:
    for fact in record.ask(pair=pair, on=day, known_at=moment):
        told = [[[s.statement_id, s.outlet, str(s.known)] for s in each] for each in (fact.supports, fact.dissents)]
        yield [fact.kind, {k: str(v) for k, v in fact.slots.items()}, str(fact.modality), fact.status, told]


def make(schema: str) -> None:
    """The store and its answers."""
    now = START
    with Record(FOLDER / f"{schema}.db", clock=lambda: now) as record:
        for told in _STORY:
            record.add(*article(*told), maker="rules/0.1")
            now += timedelta(hours=1)
        written = json.dumps(answers(record), ensure_ascii=False, indent=1, sort_keys=True)
    (FOLDER / f"{schema}.json").write_text(written + "\n", encoding="utf-8")


if __name__ == "__main__":
    make(sys.argv[1])
