"""Archives of pages, a tenth of them diplomacy, made here."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from tests.intake import samples

IDLE = "<p>" + "The market closed lower and the match was drawn before a small crowd in the rain. " * 20 + "</p>"


def warc(number: int, host: str, every: int = 10) -> bytes:
    """A web archive of so many pages; each tenth tells of Kenya and Chile, with a figure of its own."""
    answers = []
    for page in range(number):
        told = page % every == 0
        body = (
            samples.BODY.replace("58.5", f"{page + 1}.5").replace("Otieno", f"Otieno {host.title()}") if told else IDLE
        )
        title = "Minister receives envoy" if told else "Derby drawn"
        raw = samples.page(body, title=title)
        answers.append((f"https://{host}.example/p{page}", "text/html; charset=utf-8", raw))
    return samples.warc(answers)


def folder(place: Path, pages: int = 40, archives: int = 2) -> Path:
    """A folder with web archives, lines of JSON and a Parquet file."""
    place.mkdir()
    for number in range(archives):
        (place / f"{number}.warc.gz").write_bytes(warc(pages, f"mfa{number}"))
    line = {
        "id": "j1",
        "title": "Note",
        "text": "Kenya and Chile established diplomatic relations on 14 February 1965.",
    }
    (place / "l.jsonl").write_text(json.dumps(line) + "\nnot json\n", encoding="utf-8")
    row = {"url": "https://wire.example/1", "body": "Peru opened its embassy in Oslo in 2007.", "date": "2021-05-03"}
    pq.write_table(pa.Table.from_pylist([row]), place / "t.parquet")
    return place
