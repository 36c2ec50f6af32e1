"""Contacts in order, rounds, and how long ago the last was."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credence.brief.contacts import remarks
from credence.brief.wording import ago_words
from credence.model import PartialDate
from credence.protocol.contacts import ago, contacts

DAY = date(2024, 6, 1)
PAIR = {"parties": "NOR,PER"}


def rounds(tell, told):
    return [tell("consultations", when, published="2023-12-01", ordinal=number, **PAIR) for number, when in told]


def test_of_rounds_the_number_the_last_and_those_missing_are_told(tell):
    facts = rounds(tell, [("1", "2010-04-01"), ("4", "2022-04-11"), ("2", "2014"), ("7", "2025-01-01")])
    found = contacts(facts, DAY)
    assert [each.fact.slots["ordinal"] for each in found] == ["1", "2", "4"]
    assert remarks(found[-1], DAY) == ["the 4th round, last held two years ago", "not on record: round 3"]
    assert [each.series is None for each in found] == [True, True, False]


def test_each_kind_between_the_same_states_has_its_last(tell):
    facts = [
        tell("visit", "2023-01-01", actor="NOR", recipient="PER"),
        tell("visit", "2024-05-30", actor="PER", recipient="NOR"),
        tell("meeting", "2020-01-01", **PAIR),
        tell("visit", "2022-01-01", actor="NOR", recipient="CHL"),
        tell("visit", "2024-07-01", actor="NOR", recipient="PER"),
        tell("meeting", "2023-01-01", modality="scheduled", **PAIR),
    ]
    found = contacts(facts, DAY)
    assert [(str(each.fact.held), each.series is not None) for each in found] == [
        ("2020-01-01", True),
        ("2022-01-01", True),
        ("2023-01-01", False),
        ("2024-05-30", True),
    ]
    assert remarks(found[-1], DAY) == ["the last on record, two days ago"]


def test_what_may_have_been_later_is_marked(tell):
    (found,) = contacts(rounds(tell, [("3", "2024")]), DAY)
    assert found.perhaps
    assert found.series is None


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("2024-06-01", "the same day"),
        ("2024-05-31", "a day ago"),
        ("2024-04-20", "42 days ago"),
        ("2024-03-20", "two months ago"),
        ("2023-06-01", "twelve months ago"),
        ("2022-06-01", "two years ago"),
        ("2021-01-01", "more than three years ago"),
        ("2024-05", "about a month ago"),
        ("2021-03", "about three years ago"),
        ("2023", "about a year ago"),
        ("1999", "about 25 years ago"),
    ],
)
def test_how_long_ago_is_told_no_more_exactly_than_the_date(when, words):
    found = ago(PartialDate.parse(when), DAY)
    assert found is not None
    assert ago_words(found) == words


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_days_months_and_years_never_say_more_than_has_passed(one, other):
    first, last = sorted((one, other))
    found = ago(PartialDate.parse(first.isoformat()), last)
    assert found is not None
    least = {"days": 1, "months": 28, "years": 365}[found.unit]
    assert found.number * least <= (last - first).days
    assert ago(PartialDate.parse(last.isoformat()), first) is None or first == last
