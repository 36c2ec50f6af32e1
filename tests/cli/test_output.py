"""How rows are written: safe for spreadsheets, for terminals and for programs."""

import csv
import io
import json

import pytest

from credence.cli.options import Format
from credence.cli.output import Listing, flat, visible
from credence.model.cells import value_of

ROWS: Listing[dict[str, object]] = Listing(
    table={"name": lambda row: str(row["name"]), "note": lambda row: str(row["note"])},
    to_json=lambda row: row,
    csv_columns=("name", "note", "more"),
)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def written(form: Format, *rows: dict[str, object], stream: io.StringIO | None = None) -> str:
    stream = stream or io.StringIO()
    ROWS.write(rows, form, stream)
    return stream.getvalue()


@pytest.mark.parametrize("name", ["=1+1", "+cmd", "-cmd", "@SUM(A1)", "\t=1", "\r=1", "'=1", "a\u202eb", '"x" y'])
@pytest.mark.parametrize("tabs", [False, True])
def test_no_cell_is_a_formula_and_each_gives_its_text_back(name: str, tabs: bool) -> None:
    stream = io.StringIO()
    Listing(table={}, to_json=lambda row: row, csv_columns=("name", "note"), tabs=tabs).write(
        [{"name": "a", "note": name}], Format.CSV, stream
    )
    stream.seek(0)
    ((_, note),) = list(csv.reader(stream, delimiter="\t" if tabs else ","))[1:]
    assert not note.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert "\u202e" not in note
    assert value_of(note) == name


def test_csv_keeps_what_no_column_is_for() -> None:
    text = written(Format.CSV, {"name": "a", "note": ("x", "y"), "size": 3, "new": True})
    assert text == "name,note,more\na,x; y,size: 3; new: true\n"


def test_values_as_cells() -> None:
    assert flat(None) == ""
    assert flat({"date": "dateline", "actor": ["AZE"]}) == "date: dateline; actor: AZE"


def test_a_line_of_json_stays_one_line() -> None:
    row = {"name": "a\u2028b\x85c\x9b2J\u202ed", "note": "d\ne"}
    text = written(Format.JSONL, row, row)
    assert len(text.splitlines()) == 2
    assert not set(text) & set("\x85\x9b\u2028\u202e")
    assert json.loads(text.splitlines()[0]) == row


def test_a_table_obeys_no_document() -> None:
    assert visible("red\x1b[31m \n alert\u202e") == "red\ufffd[31m alert\ufffd"
    assert "\x1b]" not in written(Format.TABLE, {"name": "\x1b]0;x\x07", "note": "[bold]n[/bold]"}, stream=Terminal())


def test_csv_shows_what_steers_and_keeps_lines_but_on_a_terminal() -> None:
    row = {"name": "a\x1b[2J", "note": "b\nc", "size": -3}
    assert written(Format.CSV, row) == 'name,note,more\na\\u{1b}[2J,"b\nc",size: -3\n'
    assert written(Format.CSV, row, stream=Terminal()) == "name,note,more\na\\u{1b}[2J,b c,size: -3\n"


def test_a_narrow_terminal_loses_no_column(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "3")
    text = written(Format.TABLE, {"name": "alpha", "note": "beta"}, stream=Terminal())
    assert "alpha" in text
    assert "beta" in text


def test_a_terminal_gets_a_drawn_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "60")
    text = written(Format.TABLE, {"name": "a", "note": "[bold]b"}, stream=Terminal())
    assert "─" in text
    assert "[bold]b" in text
    assert "\x1b[3" not in text
    assert "─" not in written(Format.TABLE, {"name": "a", "note": "b"})


def test_a_piped_table_has_straight_columns() -> None:
    text = written(Format.TABLE, {"name": "a", "note": "b"}, {"name": "longer", "note": "c"})
    assert text == "name    note\na       b\nlonger  c\n"
