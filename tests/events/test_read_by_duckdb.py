"""Event data as DuckDB reads it: tables with tabs, whatever a text holds, and records of PLOVER."""

from pathlib import Path

import duckdb
import pytest

from credence.cli.main import main
from credence.events.tables import ICEWS, PLOVER, POLECAT
from credence.model.cells import value_of

LINES = r"""
{"id": "=a", "text": "\"Egypt\" accused Ethiopia of shelling a village.", "date": "2024-05-02"}
{"id": "b\tc", "text": "Mali expelled the ambassador of France.", "date": "2024-05-03"}
{"id": "d", "text": "Ghana praised \u202eTogo.\n", "date": "2024-05-03"}
"""
TABLES = {"polecat": POLECAT, "icews": ICEWS}


@pytest.fixture
def told(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "texts.jsonl"
    path.write_text(LINES, encoding="utf-8")

    def write(form: str) -> Path:
        assert main(["events", str(path), "--input", "jsonl", "--format", form]) == 0
        written = tmp_path / f"events.{form}"
        written.write_text(capsys.readouterr().out, encoding="utf-8")
        return written

    return write


@pytest.mark.parametrize("form", TABLES)
@pytest.mark.parametrize("quote", ["", '"'])
def test_a_table_has_its_columns_and_rows_whether_quotes_are_looked_for_or_not(told, form: str, quote: str) -> None:
    answer = duckdb.sql(f"SELECT * FROM read_csv('{told(form)}', delim='\t', quote='{quote}', header=true)")
    assert answer.columns == list(TABLES[form])
    types = dict(zip(answer.columns, map(str, answer.types), strict=True))
    assert types["Event Date"] == "DATE"
    rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.fetchall()]
    column = "Story ID" if form == "icews" else "Source"
    assert {value_of(row[column]) for row in rows} == {"=a", "b\tc", "d"}
    accused = next(row for row in rows if value_of(row[column]) == "=a" and row["Intensity"] == -2)
    assert not accused["Event ID"].startswith("=")
    if form == "polecat":
        assert (accused["Event Type"], accused["Actor COW"], accused["Recipient COW"]) == ("ACCUSE", 651, 530)
        assert accused["Quad Code"] == "VERBAL CONFLICT"
    else:
        assert (accused["Source Country"], accused["Target Country"]) == ("Egypt", "Ethiopia")
        assert str(accused["CAMEO Code"]) == "112"


def test_records_of_plover_are_read_with_their_lists_and_objects(told) -> None:
    answer = duckdb.sql(f"SELECT * FROM read_json('{told('plover')}', format='newline_delimited')")
    assert set(answer.columns) <= set(PLOVER)
    rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.fetchall()]
    told_of = {(row["cite_info"]["citation"], row["event"][0]): row for row in rows}
    accused = told_of["=a", "ACCUSE"]
    assert accused["actor"][0]["code"] == "EGY"
    assert accused["recipient"][0]["code"] == "ETH"
    assert accused["text"] == 'Egypt" accused Ethiopia of shelling a village.'
