"""Tables become documents whose statements quote their rows, as a mapping says."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credence.exchange.imports import ImportFault
from credence.exchange.imports.dateforms import date_in, form_of
from credence.exchange.imports.mapping import load_mapping
from credence.exchange.imports.rows import rows_of

MAPPING = """
document: {outlet: Ministry of Foreign Affairs of Kenya}
statements:
  - kind: visit
    slots:
      actor: {column: from}
      recipient: {column: to}
      person: {column: who, split: "&"}
      date: {column: start, until: end}
      level: {column: level, words: {Staatsbesuch: state, A: official}}
"""
HEAD = "from,to,who,start,end,level\n"
HEADS = "one,other,treaty,in force\n"


def table(make: SimpleNamespace, folder: Path, rows: str, mapping: str = MAPPING, head: str = HEAD) -> SimpleNamespace:
    make.write(folder, {"visits.csv": head + rows, "map.yml": mapping})
    return make.only("csv", folder / "visits.csv", mapping=folder / "map.yml")


def test_a_row_is_a_statement_that_quotes_it(make: SimpleNamespace, tmp_path: Path) -> None:
    told = 'Kenya,Chilean,"Ada Alpha & Bo\nBeta",2019-04-03,2019-04-05,staatsbesuch'
    one = table(make, tmp_path, f"{told}\nMEX,EU,C,2020,,\n")
    first, second = make.statements(one)
    assert first.slots == {
        "actor": ("KEN",),
        "recipient": ("CHL",),
        "person": ("Ada Alpha", "Bo Beta"),
        "date": "2019-04-03/2019-04-05",
        "level": "state",
    }
    assert first.quote == told
    assert first.rule == "csv/visit"
    assert first.attribution == ("Ministry of Foreign Affairs of Kenya",)
    assert second.slots == {"actor": ("MEX",), "recipient": ("EU",), "person": ("C",), "date": "2020"}
    assert (one.document.id, one.document.source) == ("visits", "visits.csv")


def test_what_a_row_does_not_give_is_told(make: SimpleNamespace, tmp_path: Path) -> None:
    rows = "Korea,CHL,A,,,\n,CHL,A,,,\nMEX,CHL,A,3 May,,\nMEX,CHL,A,2019,2018,\n"
    rows += "MEX,CHL,A,,,gala\nMEX,CHL\n\nMEX,CHL,A,,,A\n"
    one = table(make, tmp_path, rows)
    assert len(one.statements) == 1
    assert one.counts == {"rows": 7}
    assert [(p.line, p.why) for p in one.problems] == [
        (2, "actor: 'Korea' may be KOR (South Korea) or PRK (North Korea): write the code"),
        (3, "actor is empty, without which it says too little"),
        (4, "date: '3 May' is no date of the form YYYY-MM-DD or YYYY-MM or YYYY"),
        (5, "date: the interval '2019/2018' ends before it begins"),
        (6, "level: 'gala' is none of the words listed for level: staatsbesuch, a"),
        (7, "has 2 cells where there are 6 columns"),
    ]


def test_a_row_that_stands_twice_comes_in_once_and_is_told(make: SimpleNamespace, tmp_path: Path) -> None:
    one = table(make, tmp_path, "MEX,CHL,A,2019,,\nMEX,CHL,A,2020,,\nMEX,CHL,A,2019,,\n")
    assert (len(one.statements), one.counts) == (2, {"rows": 3})
    assert [(p.line, p.why) for p in one.problems] == [(4, "says what line 2 says, cell for cell")]


def test_treaties_have_two_parties_and_are_in_force_where_a_day_is_given(make: SimpleNamespace, tmp_path: Path) -> None:
    treaties = """
document: {outlet: A}
statements:
  - kind: in-force
    slots:
      parties: {columns: [one, other]}
      instrument: {column: treaty}
      date: {column: in force}
"""
    rows = "Kenya,South Korea,Air Services Agreement,2019-05-01\nKEN,CHL,Tax Treaty,\nKEN,,Visa Waiver,2019\n"
    one = table(make, tmp_path, rows + "KEN,KEN,Tax Treaty,2019\n", treaties, HEADS)
    (told,) = one.statements
    assert told.slots["parties"] == ("KEN", "KOR")
    assert [(p.line, p.why) for p in one.problems] == [
        (3, "date is empty, so it has not come to pass; write `optional: true` where it may be undated"),
        (4, "parties: 'other' is empty"),
        (5, "'parties' names KEN twice"),
    ]
    undated = table(make, tmp_path, rows, treaties.replace("in force}", "in force, optional: true}"), HEADS)
    assert [s.date.text if s.date else None for s in undated.statements] == ["2019-05-01", None]


def test_rows_that_no_statement_is_for_and_columns_that_no_slot_takes(make: SimpleNamespace, tmp_path: Path) -> None:
    mapping = MAPPING.replace("    slots:", "    when: {kind: [Visit]}\n    modality: scheduled\n    slots:")
    rows = "KEN,CHL,A,,,,visit,x\nKEN,CHL,A,,,,dinner,\n"
    one = table(make, tmp_path, rows, mapping, HEAD.replace("\n", ",kind,remark\n"))
    assert [s.modality for s in one.statements] == ["scheduled"]
    assert [(p.what, p.why, p.number) for p in one.problems] == [
        ("row", "no statement of the mapping is for such a row", 1),
        ("column remark", "no slot of the mapping takes it", 1),
    ]


@pytest.mark.parametrize(
    ("text", "forms", "expected"),
    [
        ("3.4.2019", ["D.M.YYYY"], "2019-04-03"),
        ("03/04/2019", ["DD/MM/YYYY"], "2019-04-03"),
        ("03/04/2019", ["MM/DD/YYYY"], "2019-03-04"),
        ("3 April 2019", ["D Month YYYY"], "2019-04-03"),
        ("Apr. 3, 2019", ["Month D, YYYY"], "2019-04-03"),
        ("april 2019", ["D Month YYYY", "Month YYYY"], "2019-04"),
        ("2019", ["D.M.YYYY", "YYYY"], "2019"),
        ("ca. 2019", ["YYYY"], "2019~"),
        ("20190403", ["YYYYMMDD"], "2019-04-03"),
    ],
)
def test_dates_are_read_as_precisely_as_they_are_written(text: str, forms: list[str], expected: str) -> None:
    assert date_in(text, forms, ["ca."]) == expected


@pytest.mark.parametrize("text", ["30.2.2019", "3.4.19", "3.4.2019 or so", "", "٣.٤.٢٠١٩x"])
def test_what_is_no_date_of_the_form_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="date"):
        date_in(text, ["D.M.YYYY"])


@pytest.mark.parametrize("form", ["DD.MM", "%d.%m.%Y", "YYYY YYYY", "M/MM/YYYY", "D YYYY", ""])
def test_what_is_no_form_of_dates_is_refused(form: str) -> None:
    with pytest.raises(ValueError, match="no form of dates"):
        form_of(form)


@pytest.mark.parametrize(
    ("mapping", "why"),
    [
        ("statements: []\n", "lacks 'document'"),
        ("document: {outlet: A}\nstatements: [{kind: visti, slots: {actor: {column: a}}}]", "'visti'"),
        ("document: {outlet: A}\nstatements: [{kind: visit, slots: {area: {column: a}}}]", "visit has no slot 'area'"),
        ("document: {outlet: A}\nstatements: [{kind: visit, slots: {actor: {colum: a}}}]", "write 'column'"),
        ("document: {outlet: A}\nstatements: [{kind: visit, slots: {actor: {}}}]", "write one of column, columns"),
        (
            "document: {outlet: A}\nstatements: [{kind: visit, slots: {actor: {value: Atlantis}}}]",
            "'Atlantis' is no state we know",
        ),
        (
            "document: {outlet: A}\nstatements: [{kind: visit, slots: {date: {column: a, forms: [DD]}}}]",
            "'DD' is no form of dates",
        ),
        (
            "document: {outlet: A}\nstatements: [{kind: visit, slots: {level: {column: a, words: {no: state}}}}]",
            "cannot stand as a name here; write words, in quotation marks",
        ),
        ("a: &a [x]\nb: [*a, *a]\n", "uses an alias"),
        ("a: [", "not valid YAML"),
        ("- a", "write fields with values"),
        ("[" * 900_000, "map.yml, line 1: is nested more than 20 deep, which no mapping is"),
        ("".join(f"{' ' * n}a:\n" for n in range(900)), "line 21: is nested more than 20 deep"),
        ("document: {outlet: A, published: 2022-02-30}\n", "is none (day is out of range for month): quote it"),
        (f"delimiter: 1{'0' * 5000}\n", "is none (Exceeds the limit"),
        (
            "document: {outlet: A, published: 2022-02-03}\nstatements: [{kind: visit, slots: {}}]",
            "document.published is a date; write text, in quotation marks: '2022-02-03'",
        ),
    ],
)
def test_a_faulty_mapping_is_refused_in_one_line(tmp_path: Path, mapping: str, why: str) -> None:
    (tmp_path / "map.yml").write_text(mapping, encoding="utf-8")
    with pytest.raises(ImportFault) as refused:
        load_mapping(tmp_path / "map.yml")
    assert "map.yml" in str(refused.value)
    assert why in " ".join(str(refused.value).split())


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            "from,to\nKEN,CHL\n",
            "visits.csv, line 1: lacks the column 'end' that the mapping names; there are: from, to",
        ),
        (HEAD.replace("who", "to"), "the column 'to' stands twice"),
        (HEAD + 'KEN,"CHL,A,,,\n', "visits.csv, line 2: is not sound CSV"),
        (HEAD + 'KEN,"CHL"x,A,,,\n', "visits.csv, line 2: is not sound CSV"),
        ("", "is empty"),
    ],
)
def test_a_faulty_table_is_refused_in_one_line(make: SimpleNamespace, tmp_path: Path, text: str, why: str) -> None:
    make.write(tmp_path, {"visits.csv": text, "map.yml": MAPPING})
    (told,) = make.whys(make.found("csv", tmp_path / "visits.csv", mapping=tmp_path / "map.yml"))
    assert why in told


CELLS = st.text("aé,;\"'\n ", max_size=6).filter(lambda cell: cell.strip() != "")


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=5))
def test_each_row_is_found_where_it_stands(rows: list[list[str]]) -> None:
    quoted = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    text = "\n".join(quoted) + "\n"
    found = list(rows_of(text, "a.csv"))
    assert [list(row.cells) for row in found] == rows
    assert [text[row.start : row.end] for row in found] == quoted
    assert [row.line for row in found] == [text.count("\n", 0, row.start) + 1 for row in found]


DOCS = (Path(__file__).parents[2] / "docs" / "importing.md").read_text(encoding="utf-8")


def test_the_example_of_the_documentation_is_true(tmp_path: Path, capsys, monkeypatch: pytest.MonkeyPatch) -> None:
    from credence.cli.main import main

    blocks = dict(re.findall(r"<!-- (\S+) -->\n```\w+\n(.*?)```", DOCS, re.DOTALL))
    for name in ("posts.csv", "posts.yml"):
        (tmp_path / name).write_text(blocks[name], encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    command, _, shown = blocks["report"].partition("\n")
    assert main(command.removeprefix("$ credence ").split()) == 0
    assert capsys.readouterr().out == shown
