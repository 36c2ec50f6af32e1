"""Tables as DuckDB reads them: types and values, names unchanged, one row for each directed dyad and year."""

import json
from pathlib import Path

import duckdb
import pytest

from credence.exchange.exports import EXPORTS, Material
from credence.model.cells import value_of
from tests.exchange.exports.samples import HOSTILE, PERSIAN, TURNED

READERS = {"jsonl": "read_json('{}', format='newline_delimited')", "csv": "read_csv('{}')", "parquet": "'{}'"}


def table(name: str, material: Material, folder: Path) -> str:
    """What reads an export: the `FROM` of a query."""
    path = folder / f"t.{name}"
    pieces = [each if isinstance(each, bytes) else each.encode() for each in EXPORTS[name].write(material)]
    path.write_bytes(b"".join(pieces))
    return READERS.get(name, "read_csv('{}')").format(path)


def rows(query: str) -> list[dict[str, object]]:
    answer = duckdb.sql(query)
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.fetchall()]


@pytest.mark.parametrize("name", READERS)
def test_statements_are_read_with_their_names_and_quotes(name: str, material: Material, tmp_path: Path) -> None:
    told = {row["statement"]: row for row in rows(f"SELECT * FROM {table(name, material, tmp_path)}")}
    assert len(told) == 10
    for support, _, _, supports in material.statements():
        row = told[support.statement_id]
        assert (row["quote"], row["start"], row["supports"]) == (
            support.statement.quote,
            support.statement.start,
            supports,
        )
    (met,) = (row["person"] for row in told.values() if row["kind"] == "meeting")
    assert (json.loads(value_of(str(met))) if name == "csv" else met) == [HOSTILE, TURNED, PERSIAN]


def test_the_panel_has_one_row_for_each_directed_dyad_and_year(material: Material, tmp_path: Path) -> None:
    panel = table("dyads", material, tmp_path)
    types = {name: kind for name, kind, *_ in duckdb.sql(f"DESCRIBE SELECT * FROM {panel}").fetchall()}
    assert {types[name] for name in ("year", "ccode1", "ccode2", "gwcode1", "DR_at_1", "DR_at_2", "DE")} == {"BIGINT"}
    for one, other in (("ccode1", "ccode2"), ("gwcode1", "gwcode2"), ("iso1", "iso2"), ("state1", "state2")):
        (found,) = rows(f"SELECT count(*) AS rows, count(DISTINCT (year, {one}, {other})) AS keys FROM {panel}")
        assert found["rows"] == found["keys"] == 64
    mirrored = rows(
        f"SELECT a.year FROM {panel} a JOIN {panel} b ON (a.year, a.iso1, a.iso2) = (b.year, b.iso2, b.iso1) "
        "WHERE a.DR_at_1 IS DISTINCT FROM b.DR_at_2 OR a.DE IS DISTINCT FROM b.DE"
    )
    assert mirrored == []
