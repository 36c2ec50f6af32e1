"""The panel of dyads by year: levels both ways, what they rest on, codes through time."""

import csv
import io
from collections import Counter
from pathlib import Path

import pytest

from credence.exchange.exports import EXPORTS
from credence.lore.codes import cow_code, exists, gw_code
from credence.lore.states import load_states
from tests.exchange.exports.conftest import Written
from tests.exchange.exports.samples import GEO_CHL, REPORTS, filled, material_of, report


def panel(page: str) -> dict[tuple[str, str, int], dict[str, str]]:
    rows = list(csv.DictReader(io.StringIO(page)))
    return {(row["iso1"], row["iso2"], int(row["year"])): row for row in rows}


def test_each_pair_has_two_rows_in_every_year_in_which_there_were_both(written: Written) -> None:
    rows = panel(written("dyads"))
    years = {year for one, other, year in rows if (one, other) == ("GEO", "CHL")}
    assert years == {year for one, other, year in rows if (one, other) == ("CHL", "GEO")} == set(range(1991, 2023))
    assert {(r["ccode1"], r["ccode2"]) for r in rows.values()} == {("372", "155"), ("155", "372")}


@pytest.mark.parametrize(
    ("year", "level", "basis"),
    [
        (1991, "0", "no-relations"),
        (1992, "", ""),
        (2014, "3", "mission"),
        (2015, "3", "head"),
        (2018, "3", "head"),
        (2019, "3", "mission"),
        (2020, "1", "head"),
    ],
)
def test_a_level_is_that_of_the_head_in_post_or_else_of_the_mission(
    written: Written, year: int, level: str, basis: str
) -> None:
    rows = panel(written("dyads"))
    row, back = rows["GEO", "CHL", year], rows["CHL", "GEO", year]
    assert (row["DR_at_2"], row["basis_at_2"], bool(row["statements_at_2"])) == (level, basis, bool(level))
    assert (back["DR_at_1"], back["statements_at_1"]) == (row["DR_at_2"], row["statements_at_2"])
    assert back["DR_at_2"] == ("0" if year == 1991 else "")


def test_a_mission_that_was_closed_leaves_none(tmp_path: Path) -> None:
    closed = report(
        "closed",
        "2023-04-01",
        ("mission-closed", "It closed in March 2021", {**GEO_CHL, "mission": "embassy", "date": "2021-03"}),
    )
    with filled(tmp_path / "more.db", (*REPORTS, closed)) as more:
        rows = panel("".join(EXPORTS["dyads"].write(material_of(more))))  # type: ignore[arg-type]
    row = rows["GEO", "CHL", 2022]
    assert (row["DR_at_2"], row["basis_at_2"], row["DE"]) == ("0", "closed", "")


@pytest.mark.parametrize(
    ("state", "year", "cow", "gw"),
    [
        ("AUT", 1900, 300, 300),
        ("AUT", 1950, None, 305),
        ("AUT", 1960, 305, 305),
        ("DEU", 1914, 255, 255),
        ("DEU", 1950, None, 260),
        ("DEU", 1970, 260, 260),
        ("DEU", 1990, 255, 260),
        ("CSK", 1930, 315, 315),
        ("CSK", 1995, None, None),
        ("YEM", 1980, 678, 678),
        ("YEM", 2000, 679, 678),
        ("EST", 1816, None, None),
        ("EST", 1950, None, None),
        ("VAT", 1850, 327, 327),
        ("VAT", 2000, None, None),
        ("nowhere", 1990, None, None),
    ],
)
def test_codes_are_those_of_the_year(state: str, year: int, cow: int | None, gw: int | None) -> None:
    assert (cow_code(state, year), gw_code(state, year)) == (cow, gw)


def test_no_two_states_have_one_code_in_one_year() -> None:
    for year in range(1816, 2031):
        for code in (cow_code, gw_code):
            numbers = Counter(number for state in load_states() if (number := code(state, year)))
            assert [number for number, times in numbers.items() if times > 1] == []


@pytest.mark.parametrize(
    ("state", "year", "there"),
    [("RUS", 1916, True), ("RUS", 1950, False), ("SUN", 1950, True), ("SUN", 1991, False), ("RUS", 1991, True)],
)
def test_where_one_state_takes_the_place_of_another_there_is_one_of_them_in_a_year(
    state: str, year: int, there: bool
) -> None:
    assert exists(state, year) is there


def test_a_report_dated_long_after_it_was_learned_draws_the_panel_out_no_further(tmp_path: Path) -> None:
    began = ("relations-established", "Relations began in 1992", {"parties": ("CHL", "GEO"), "date": "1992"})
    with filled(tmp_path / "r.db", (report("late", "9999-12-31", began),)) as record:
        rows = panel("".join(EXPORTS["dyads"].write(material_of(record))))  # type: ignore[arg-type]
    assert max(year for _, _, year in rows) == 2024
