"""How relations of two States stood through time, and by whose word."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from credence.model import Dissent
from credence.protocol.relations import ACTS, STATES, dates_given, relations, relations_between
from tests.protocol.conftest import tell as told

BOTH = "CHL,GEO"


@pytest.fixture
def act(tell):
    """An act upon the relations of Chile and Georgia."""

    def made(kind, when, **more):
        sides = {"parties": BOTH} if kind.startswith("relations") else {"actor": "CHL", "recipient": "GEO"}
        return tell(kind, when, **{**sides, **more})

    return made


def history(facts):
    found = relations_between(facts, "GEO", "CHL")
    return [(each.state, str(each.begin.held), each.level) for each in found.periods if each.begin]


def on(facts, day):
    found = relations_between(facts, "CHL", "GEO").on(date.fromisoformat(day))
    return found.period.state, found.perhaps and found.perhaps.state


def test_relations_pass_through_all_states(act):
    facts = [
        act("recognition", "1991-12-26"),
        act("relations-established", "1992-03-03"),
        act("relations-upgraded", "2001-05-01", level="embassy level"),
        act("relations-lowered", "2008-09-01", level="chargé d'affaires"),
        act("relations-upgraded", "2010-02-01", level="embassy level"),
        act("relations-severed", "2014-07-01", manner="suspended"),
        act("relations-severed", "2015-01-10"),
        act("relations-restored", "2019-11-05"),
        act("relations-upgraded", "2022-06-01", level="strategic partnership"),
    ]
    assert history(facts) == [
        ("recognised", "1991-12-26", ""),
        ("established", "1992-03-03", ""),
        ("established", "2001-05-01", "embassy level"),
        ("lowered", "2008-09-01", "chargé d'affaires"),
        ("established", "2010-02-01", "embassy level"),
        ("suspended", "2014-07-01", ""),
        ("severed", "2015-01-10", ""),
        ("restored", "2019-11-05", ""),
        ("restored", "2022-06-01", "strategic partnership"),
    ]
    assert on(facts, "1991-12-25") == ("none", None)
    assert on(facts, "2016-01-01") == ("severed", None)
    assert on(facts, "2019-11-05") == ("restored", None)


def test_each_period_ends_with_the_act_that_begins_the_next(act):
    facts = [act("relations-established", "1992-03-03"), act("relations-severed", "2015-01-10")]
    found = relations_between(facts, "CHL", "GEO")
    assert [str(end.held) if (end := found.until(each)) else None for each in found.periods] == [
        "1992-03-03",
        "2015-01-10",
        None,
    ]


def test_recognition_is_told_each_way(act):
    facts = [act("recognition", "1991-12-26"), act("recognition", "1992-01-15", actor="GEO", recipient="CHL")]
    found = relations_between(facts, "CHL", "GEO")
    assert set(found.on(date(1992, 1, 1)).period.recognised) == {"CHL"}
    assert set(found.on(date(1992, 2, 1)).period.recognised) == {"CHL", "GEO"}
    assert str(found.on(None).period.since.held) == "1991-12-26"
    withdrawn = [*facts, act("recognition-withdrawn", "2000-01-01")]
    assert set(relations_between(withdrawn, "CHL", "GEO").on(None).period.recognised) == {"GEO"}


def test_a_date_that_is_not_exact_leaves_the_state_open(act):
    facts = [act("recognition", "1991-12-26"), act("relations-established", "1992")]
    assert on(facts, "1992-06-01") == ("recognised", "established")
    assert on(facts, "1992-12-31") == ("established", None)


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_acts_of_one_year_follow_from_one_another(act, order):
    facts = [
        act("relations-established", "1967"),
        act("relations-severed", "1967-06-10"),
        act("relations-restored", "1967"),
    ]
    assert [state for state, _, _ in history([facts[i] for i in order])] == ["established", "severed", "restored"]


def test_sources_that_date_it_otherwise_are_named(act):
    one, other = act("relations-established", "1992-03-03"), act("relations-established", "1993-03-03")
    fact = replace(one, status="disputed", disputed="date", against=(Dissent("1993-03-03", other.supports),))
    assert dates_given(fact) == [("1992-03-03", ("Harbour Gazette",)), ("1993-03-03", ("Harbour Gazette",))]
    found = relations_between([fact], "CHL", "GEO")
    assert found.on(date(1992, 6, 1)).disputed
    assert not found.on(date(1993, 6, 1)).disputed


def test_the_same_act_told_again_begins_nothing(act):
    facts = [act("relations-severed", "1961-05-03"), act("relations-severed", "1961-06")]
    found = relations_between(facts, "CHL", "GEO")
    assert [str(fact.held) for fact in found.on(None).period.also] == ["1961-06"]
    assert [state for state, _, _ in history(facts)] == ["severed"]


def test_an_envoy_shows_relations_of_which_no_act_is_on_record(act, envoy):
    assert history([envoy("credentials-presented", "1998-04-02")]) == [("evident", "1998-04-02", "")]
    again = [act("relations-severed", "1967"), envoy("credentials-presented", "1968-04-02")]
    assert history(again) == [("severed", "1967", ""), ("evident", "1968-04-02", "")]
    before = [act("relations-severed", "1967"), envoy("credentials-presented", "1967-02-02")]
    assert history(before)[-1] == ("severed", "1967", "")
    assert history([envoy("exequatur", "1998-04-02", office="consul")]) == []


@pytest.mark.parametrize("modality", ["scheduled", "proposed", "denied"])
def test_what_is_not_said_to_be_so_changes_nothing(act, modality):
    assert history([act("relations-severed", "1967-06-10", modality=modality)]) == []


def test_who_broke_with_two_did_not_part_them(tell):
    facts = [tell("relations-severed", "1961", parties="CHL,GEO,PER", actor="CHL")]
    assert sorted((name.a, name.b) for name in relations(facts)) == [("CHL", "GEO"), ("CHL", "PER")]


ACT = st.builds(
    lambda kind, year, month: told(
        kind,
        f"{year}-{month:02}" if month else str(year),
        **({"parties": BOTH} if kind.startswith("relations") else {"actor": "GEO", "recipient": "CHL"}),
    ),
    st.sampled_from(ACTS),
    st.integers(1950, 1956),
    st.integers(0, 12),
)


@settings(deadline=None)
@given(st.lists(ACT, max_size=8), st.randoms(use_true_random=False))
def test_any_history_is_one_chain_whatever_the_order_it_is_told_in(facts, random):
    found = relations_between(facts, "CHL", "GEO")
    assert found.periods[0].begin is None
    assert all(each.state in STATES and each.begin for each in found.periods[1:])
    shuffled = random.sample(facts, len(facts))
    again = relations_between(shuffled, "CHL", "GEO")
    assert [(p.state, p.begin.held) for p in found.periods[1:]] == [(p.state, p.begin.held) for p in again.periods[1:]]
    assert found.on(date.max).period is found.periods[-1]
