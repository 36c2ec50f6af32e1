"""What statements amount to: when they are one fact, when two, and when sources disagree."""

import subprocess
import sys
from datetime import date, timedelta
from itertools import permutations

import pytest

from credence.record.facts import clusters
from credence.record.facts.nearby import Index
from credence.record.facts.profile import Profile, agree


def opened(claim, year, **more):
    return claim("mission-opened", actor="AZE", recipient="MEX", mission="embassy", date=year, **more)


def test_a_year_and_a_day_within_it_are_one_fact_with_the_day(article, claim, facts):
    one = article("Herald", claim("relations-established", parties="AZE+MEX", date="1992"))
    other = article("Courier", claim("relations-established", parties="MEX+AZE", date="1992-01-14"))
    (fact,) = facts(one, other)
    assert (fact.slots["date"], fact.status, len(fact.supports)) == ("1992-01-14", "corroborated", 2)


def test_two_years_for_one_opening_are_a_dispute_led_by_the_better_attested(article, claim, facts):
    (fact,) = facts(
        article("Herald", opened(claim, "2008"), published="2010-01-01"),
        article("Courier", opened(claim, "2007"), published="2011-01-01"),
        article("Tribune", opened(claim, "2007"), published="2012-01-01"),
    )
    assert (fact.status, fact.slots["date"]) == ("disputed", "2007")
    assert [s.outlet for s in fact.supports] == ["Courier", "Tribune"]
    assert [s.statement.slots["date"] for s in fact.dissents] == ["2008"]
    assert (fact.disputed, [dissent.value for dissent in fact.against]) == ("date", ["2008"])


def test_each_other_value_is_one_dissent_by_its_narrowest_date(article, claim, facts):
    days = ("2007", "2007", "2007", "2008", "2008-05", "2009")
    (fact,) = facts(*(article(f"Paper {n}", opened(claim, day)) for n, day in enumerate(days)))
    found = [(dissent.value, len(dissent.supports)) for dissent in fact.against]
    assert (fact.slots["date"], sorted(found)) == ("2007", [("2008-05", 2), ("2009", 1)])


def test_of_equally_attested_dates_the_one_published_first_leads(article, claim, facts):
    (fact,) = facts(
        article("Herald", opened(claim, "2008"), published="2012-01-01"),
        article("Courier", opened(claim, "2007"), published="2011-01-01"),
    )
    assert fact.slots["date"] == "2007"


def test_an_undated_report_supports_the_date_that_leads_without_choosing_it(article, claim, facts):
    undated = claim("mission-opened", actor="AZE", recipient="MEX", mission="embassy")
    (fact,) = facts(
        article("A", opened(claim, "2008"), published="2010-01-01"),
        article("B", opened(claim, "2007"), published="2011-01-01"),
        article("C", undated, published="2012-01-01"),
        article("D", undated, published="2013-01-01"),
    )
    assert (fact.slots["date"], len(fact.supports), len(fact.dissents)) == ("2008", 3, 1)


def test_an_embassy_closed_between_was_opened_twice(article, claim, facts):
    closed = claim("mission-closed", actor="AZE", recipient="MEX", mission="embassy", date="1999")
    found = facts(article("A", opened(claim, "1995")), article("B", opened(claim, "2003")), article("C", closed))
    assert [(f.kind, f.status) for f in found] == [
        ("mission-opened", "reported"),
        ("mission-closed", "reported"),
        ("mission-opened", "reported"),
    ]


def test_one_document_that_gives_two_dates_tells_of_two_events(article, claim, facts):
    first = claim("recognition", actor="USA", recipient="EST", date="1922")
    again = claim("recognition", actor="USA", recipient="EST", date="1925")
    assert [f.status for f in facts(article("History", first, again))] == ["reported", "reported"]


def test_a_third_date_disputes_the_nearer_of_two_events(article, claim, facts):
    def recognised(year):
        return claim("recognition", actor="USA", recipient="EST", date=year)

    found = facts(
        article("History", recognised("1922"), recognised("1930"), published="2000-01-01"),
        article("Herald", recognised("1931"), published="2001-01-01"),
    )
    assert [(f.slots["date"], f.status) for f in found] == [("1922", "reported"), ("1930", "disputed")]


def test_independence_regained_generations_later_is_no_dispute(article, claim, facts):
    found = facts(
        article("A", claim("independence", actor="LVA", date="1918-11-18")),
        article("B", claim("independence", actor="LVA", date="1991-08-21")),
    )
    assert [f.status for f in found] == ["reported", "reported"]


@pytest.mark.parametrize(
    ("kind", "slots"),
    [
        ("meeting", {"parties": "AZE+MEX"}),
        ("consultations", {"parties": "AZE+MEX"}),
        ("visit", {"actor": "AZE", "recipient": "MEX"}),
        ("signed", {"parties": "AZE+MEX", "instrument": "memorandum of understanding"}),
        ("relations-severed", {"parties": "AZE+MEX"}),
        ("aid", {"actor": "AZE", "recipient": "MEX", "amount": "100", "currency": "USD"}),
    ],
)
def test_what_recurs_is_never_in_dispute_over_its_date(article, claim, facts, kind, slots):
    found = facts(
        article("A", claim(kind, **slots, date="2012-03-01")),
        article("B", claim(kind, **slots, date="2013-03-01")),
    )
    assert [(f.status, len(f.supports)) for f in found] == [("reported", 1), ("reported", 1)]


def test_one_named_treaty_with_two_dates_is_in_dispute(article, claim, facts):
    def signed(day):
        return claim("signed", parties="AZE+MEX", instrument="the Air Services Agreement", date=day)

    (fact,) = facts(article("A", signed("2012-03-01")), article("B", signed("2012-03-02")))
    assert fact.status == "disputed"


def test_undated_meetings_are_one_only_when_reported_together(article, claim, facts):
    met = claim("meeting", parties="AZE+MEX", person="Leyla Mammadova")
    days = ("2020-05-01", "2020-05-02", "2021-05-01")
    found = facts(*(article(f"Paper {day}", met, published=day) for day in days))
    assert sorted(len(f.supports) for f in found) == [1, 2]


def test_meetings_of_different_persons_on_one_day_are_two(article, claim, facts):
    one = article("A", claim("meeting", parties="AZE+MEX", person="Leyla Mammadova", date="2020-05-01"))
    two = article("B", claim("meeting", parties="AZE+MEX", person="Rauf Aliyev", date="2020-05-01"))
    assert len(facts(one, two)) == 2


def test_a_persons_name_may_be_given_short_and_with_marks_and_honorifics(article, claim, facts):
    def presented(name):
        return claim("credentials-presented", actor="MEX", recipient="AZE", person=name, date="2022")

    (fact,) = facts(
        article("A", presented("H.E. José Ángel Rojas Peña")),
        article("B", presented("Jose Rojas")),
    )
    assert fact.slots["person"] == ("H.E. José Ángel Rojas Peña",)
    assert len(facts(article("A", presented("José Rojas")), article("B", presented("Rojas")))) == 2
    assert len(facts(article("A", presented("José Rojas")), article("B", presented("Pedro Rojas")))) == 2


def test_figures_agree_when_one_is_the_other_rounded(article, claim, facts):
    def turnover(amount, period="2022"):
        parts = {"parties": "AZE+MEX", "flow": "turnover", "currency": "USD"}
        return claim("trade", **parts, amount=amount, period=period)

    (fact,) = facts(article("A", turnover("58500000")), article("B", turnover("58493210.20")))
    assert (fact.status, fact.slots["amount"]) == ("corroborated", "58493210.20")
    (fact,) = facts(article("A", turnover("58500000")), article("B", turnover("61000000")))
    assert fact.status == "disputed"
    assert len(facts(article("A", turnover("58500000")), article("B", turnover("1000", "2022-01/2022-11")))) == 2


def test_exports_run_one_way_and_turnover_both(article, claim, facts):
    def flow(parties, kind):
        return claim("trade", parties=parties, flow=kind, period="2022", amount="1000", currency="USD")

    assert len(facts(article("A", flow("AZE+MEX", "exports")), article("B", flow("MEX+AZE", "exports")))) == 2
    assert len(facts(article("A", flow("AZE+MEX", "turnover")), article("B", flow("MEX+AZE", "turnover")))) == 1


def test_consulates_are_told_apart_by_place_and_an_embassy_is_not(article, claim, facts):
    def post(mission, place):
        return claim("mission-opened", actor="AZE", recipient="USA", mission=mission, date="2005", place=place)

    assert len(facts(article("A", post("consulate", "Houston")), article("B", post("consulate", "Boston")))) == 2
    assert (
        len(facts(article("A", post("embassy", "Washington, D.C.")), article("B", post("embassy", "Washington")))) == 1
    )


def test_an_announcement_is_fulfilled_by_a_later_report_only(article, claim, facts):
    coming = claim("mission-opened", actor="AZE", recipient="MEX", mission="embassy", modality="scheduled")
    done = opened(claim, "2007-05")
    early, late = "2007-01-10", "2007-06-01"
    (fact,) = facts(article("A", coming, published=early), article("B", done, published=late))
    assert (fact.modality, fact.status, len(fact.supports)) == ("asserted", "reported", 2)
    found = facts(article("A", done, published=late), article("B", coming, published="2015-01-01"))
    assert [f.modality for f in found] == ["asserted", "scheduled"]


def test_plans_with_other_dates_do_not_dispute_what_happened(article, claim, facts):
    planned = opened(claim, "2006", modality="scheduled")
    found = facts(
        article("A", planned, published="2005-01-01"),
        article("B", opened(claim, "2007"), published="2008-01-01"),
    )
    assert [(f.modality, f.status) for f in found] == [("scheduled", "reported"), ("asserted", "reported")]


@pytest.mark.parametrize(
    ("outlets", "chains", "status"),
    [
        (("Herald", "Courier"), ((), ()), "corroborated"),
        (("Herald", "Herald"), ((), ()), "reported"),
        (("Herald", "Courier"), (("Herald", "Wire"), ("Courier", "Wire")), "reported"),
        (("Herald", "Courier"), (("Herald", "Wire"), ("Courier", "Ministry")), "corroborated"),
        (("Herald", "Courier"), ((), ("Courier", "Herald")), "reported"),
    ],
)
def test_copies_of_one_story_are_one_source(article, claim, facts, outlets, chains, status):
    told = [
        article(f"{i}", claim("independence", actor="LVA", date="1991", via=chain), outlet=outlet)
        for i, (outlet, chain) in enumerate(zip(outlets, chains, strict=True))
    ]
    assert facts(*told)[0].status == status


def test_repeats_within_a_document_are_one_fact(article, claim, facts):
    said = claim("independence", actor="LVA", date="1991-08-21")
    again = claim("independence", actor="LVA", date="1991")
    (fact,) = facts(article("A", said, again))
    assert (fact.status, len(fact.supports)) == ("reported", 2)


def test_the_order_of_statements_alters_nothing(article, claim, facts):
    told = [
        article("A", opened(claim, "2007"), published="2010-01-01"),
        article("B", opened(claim, "2008"), published="2010-01-01"),
        article("C", opened(claim, "2000/2010"), published="2009-01-01"),
        article("D", opened(claim, "2007-05"), opened(claim, "2009"), published="2011-01-01"),
        article("E", claim("mission-opened", actor="AZE", recipient="MEX", mission="embassy")),
    ]
    results = [facts(*order) for order in permutations(told)]
    assert all(result == results[0] for result in results)


def test_many_meetings_of_one_pair_are_told_apart_without_comparing_each_with_each(article, claim, facts, monkeypatch):
    compared = 0

    def counting(*profiles, but=""):
        nonlocal compared
        compared += 1
        return agree(*profiles, but=but)

    monkeypatch.setattr(clusters, "agree", counting)
    first = date(1990, 1, 1)
    days = [str(first + timedelta(days=5 * n)) for n in range(300)]
    met = [article(f"A {day}", claim("meeting", parties="AZE+MEX", date=day)) for day in days]
    met += [article(f"B {day}", claim("meeting", parties="MEX+AZE"), published=day) for day in days]
    met += [article(f"{y}", claim("meeting", parties="MEX+AZE", place="Baku", date=str(y))) for y in range(1990, 1995)]
    found = facts(*met)
    assert sum(len(fact.supports) for fact in found) == len(met)
    assert compared < 20 * len(met)
    monkeypatch.setattr(Index, "near", lambda index, profile: index.all)
    assert facts(*met) == found


def test_what_has_no_date_is_told_apart_without_comparing_each_with_each(article, claim, facts, monkeypatch):
    compared, same = 0, Profile.__eq__

    def counting(one, other):
        nonlocal compared
        compared += 1
        return same(one, other)

    monkeypatch.setattr(Profile, "__eq__", counting)
    names = [f"Ana {first}o {last}a" for first in "BCDFGHKLMN" for last in "PQRSTVWXYZ"]
    found = facts(*(article(name, claim("holds-office", actor="AZE", person=name)) for name in names * 2))
    assert len(found) == len(names)
    assert compared < 4 * len(names)


@pytest.mark.parametrize(
    "dates",
    [
        ("2020-05-01", "2020-05"),
        ("2020-05-31", "2020"),
        ("2019-12/2020-02", "2020-01-15"),
        ("2020-01-15", "2018/2021"),
        ("2019/2020", "2018/2021"),
        ("2020-05", "2020"),
    ],
)
def test_a_wide_date_of_what_recurs_finds_the_narrow_one_within_it(article, claim, facts, dates):
    told = [article(day, claim("meeting", parties="AZE+MEX", date=day)) for day in dates]
    assert [len(fact.supports) for fact in facts(*told)] == [2]
    assert [len(fact.supports) for fact in facts(*reversed(told))] == [2]


_PRINT = """
from datetime import datetime, UTC
from credence.model import Statement, Support
from credence.record.facts.facts import facts_of
from credence.record.facts.profile import Kept
names = ["Ana Ruiz Soto", "Ana Ruiz", "Eva Ruiz Soto", "Ana Soto", "Ruiz"]
kept = []
for i, name in enumerate(names * 3):
    slots = {"actor": ("MEX",), "recipient": ("AZE", "GEO"), "person": (name,), "date": f"200{i % 4}"}
    told = Statement(f"d{i}", "appointed", slots, "q", 0, 1)
    known = datetime(2026, 1, 1, tzinfo=UTC)
    kept.append(Kept(Support(told, told.id, f"o{i % 5}", None, None, None, known), f"d{i}"))
print(facts_of(kept))
"""


def test_facts_are_the_same_to_the_byte_under_any_hash_seed():
    runs = {
        subprocess.run(
            [sys.executable, "-c", _PRINT], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("0", "1", "4242")
    }
    assert len(runs) == 1
