"""What a bulk run wrote: its rows, and the digests by which two runs are found to be the same to the byte."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pyarrow.parquet as pq


def digests(out: Path) -> dict[str, str]:
    files = sorted(out.rglob("*.parquet"))
    return {str(file.relative_to(out)): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def rows(out: Path, table: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = pq.read_table(out / table).to_pylist()
    return found
