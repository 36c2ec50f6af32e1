"""Partial dates: read as written, bounded in days, never filled in."""

from __future__ import annotations

from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from credence.model import PartialDate


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("1992-01-14", date(1992, 1, 14), date(1992, 1, 14), "day"),
        ("2023-03", date(2023, 3, 1), date(2023, 3, 31), "month"),
        ("1991", date(1991, 1, 1), date(1991, 12, 31), "year"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "month"),
        ("1943-21", date(1943, 3, 1), date(1943, 5, 31), "season"),
        ("1943-24", date(1943, 12, 1), date(1944, 2, 29), "season"),
        ("1990~/1991", date(1990, 1, 1), date(1991, 12, 31), "interval"),
        ("2022-01/2022-11", date(2022, 1, 1), date(2022, 11, 30), "interval"),
        ("../2009", date.min, date(2009, 12, 31), "interval"),
        ("2009/..", date(2009, 1, 1), date.max, "interval"),
        ("1850~", date(1850, 1, 1), date(1850, 12, 31), "year"),
    ],
)
def test_a_partial_date_covers_the_days_it_leaves_possible(
    text: str, earliest: date, latest: date, precision: str
) -> None:
    found = PartialDate.parse(text)
    assert (found.earliest, found.latest, found.precision, str(found)) == (earliest, latest, precision, text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "92", "1992-13", "1992-02-30", "14 January 1992", "2009/2007", "1992-1-4", "may"),
        *("1990/1991/1992", "/", "../..", "١٩٩٢", "9999-24"),
    ],
)
def test_what_is_no_date_is_refused_by_name(text: str) -> None:
    with pytest.raises(ValueError, match=r"date|begins"):
        PartialDate.parse(text)


def test_a_year_is_never_its_first_day_yet_may_be_any_of_its_days() -> None:
    year = PartialDate.parse("1991")
    assert year != PartialDate.parse("1991-01-01")
    assert year.may_be(date(1991, 7, 4))
    assert not year.may_be(date(1992, 1, 1))


def test_dates_agree_when_one_lies_within_the_other() -> None:
    day, month, other = (PartialDate.parse(t) for t in ("1992-01-14", "1992-01", "1992-02"))
    assert day.agrees_with(month)
    assert month.agrees_with(day)
    assert not day.agrees_with(other)


def test_a_hedged_date_says_so() -> None:
    assert PartialDate.parse("1850~").approximate
    assert PartialDate.parse("1990~/1991").approximate
    assert not PartialDate.parse("1850").approximate


def test_a_winter_is_of_its_year_though_it_ends_in_the_next() -> None:
    winter = PartialDate.parse("1943-24")
    assert winter.agrees_with(PartialDate.parse("1943"))
    assert PartialDate.parse("1943").agrees_with(winter)
    assert not winter.agrees_with(PartialDate.parse("1944"))


@given(st.dates(min_value=date(1500, 1, 1), max_value=date(2100, 12, 31)))
def test_every_day_reads_back_and_lies_in_its_month_and_year(day: date) -> None:
    whole = PartialDate.of(day.year, day.month, day.day)
    assert (whole.earliest, whole.latest) == (day, day)
    assert whole.agrees_with(PartialDate.of(day.year, day.month))
    assert whole.agrees_with(PartialDate.of(day.year))


@settings(deadline=None)  # the other library is slow to begin
@given(st.integers(1500, 2100), st.integers(1, 12))
def test_bounds_are_those_of_the_edtf_library(year: int, month: int) -> None:
    text = f"{year:04}-{month:02}"
    theirs = parse_edtf(text)
    ours = PartialDate.parse(text)
    assert ours.earliest == date(*theirs.lower_strict()[:3])
    assert ours.latest == date(*theirs.upper_strict()[:3])
