"""Statements as lines of JSON, CSV and Parquet: other readers give back exactly what the record holds."""

import csv
import io
import json

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from credence.exchange.exports import EXPORTS, Material
from credence.model.cells import cell, value_of
from tests.exchange.exports.conftest import Written
from tests.exchange.exports.samples import HOSTILE, PERSIAN, TURNED


def lines(written: Written) -> list[dict[str, object]]:
    return [json.loads(line) for line in written("jsonl").splitlines()]


def test_every_statement_is_a_line_with_its_quote_and_place(written: Written, material: Material) -> None:
    told = lines(written)
    assert len(told) == len({line["statement"] for line in told}) == 10
    for line in told:
        text = material.documents[str(line["document"])].text
        assert text[line["start"] : line["end"]] == line["quote"]  # type: ignore[misc]


def test_what_is_disputed_names_the_side_of_each_statement(written: Written) -> None:
    opened = [line for line in lines(written) if line["kind"] == "mission-opened"]
    assert {(line["date"], line["supports"], line["fact_status"]) for line in opened} == {
        ("2014", True, "disputed"),
        ("2015", False, "disputed"),
    }
    assert len({line["fact"] for line in opened}) == 1


def test_names_come_back_unchanged_from_lines_of_json_and_parquet(written: Written, material: Material) -> None:
    (met,) = (line for line in lines(written) if line["kind"] == "meeting")
    assert met["person"] == [HOSTILE, TURNED, PERSIAN]
    assert "\u202e" not in written("jsonl")
    (data,) = EXPORTS["parquet"].write(material)
    table = pq.read_table(io.BytesIO(data)).to_pylist()  # type: ignore[arg-type]
    (met,) = (row for row in table if row["kind"] == "meeting")
    assert met["person"] == [HOSTILE, TURNED, PERSIAN]
    assert [row["statement"] for row in table] == [line["statement"] for line in lines(written)]


def test_cells_of_csv_steer_nothing_and_give_their_values_back(written: Written) -> None:
    page = written("csv")
    assert not any(mark in page for mark in ("\u202e", "\u202c", "\r", "\0"))
    rows = list(csv.DictReader(io.StringIO(page)))
    assert all(not value.startswith(("=", "@", "+")) for row in rows for value in row.values())
    (met,) = (row for row in rows if row["kind"] == "meeting")
    assert json.loads(value_of(met["person"])) == [HOSTILE, TURNED, PERSIAN]
    assert PERSIAN in met["person"]
    (trade,) = (row for row in rows if row["kind"] == "trade")
    assert (trade["growth"], trade["earliest"], trade["latest"]) == ("-5", "2021-01-01", "2021-12-31")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("O'Neil", "O'Neil"),
        ("'t Hart", "'t Hart"),
        ("Şəhriyar", "Şəhriyar"),
        ("-5", "-5"),
        ("=1+1", "'=1+1"),
        ("-cmd", "'-cmd"),
        ("'=x", "''=x"),
        ("a\u202eb", r"a\u{202e}b"),
        ("\t=x", r"\u{9}=x"),
    ],
)
def test_a_cell_shows_what_it_holds(text: str, shown: str) -> None:
    assert (cell(text), value_of(shown)) == (shown, text)


@given(st.text())
def test_every_text_comes_back_from_its_cell(text: str) -> None:
    assert value_of(cell(text)) == text
    assert not cell(text).startswith(("=", "@", "\t", "\r"))
