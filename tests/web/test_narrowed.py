"""A brief on two States is made from few facts, and is the same as from all that name either."""

from datetime import date
from itertools import combinations
from pathlib import Path

from credence.brief import Subject
from credence.brief.asking import facts_for, facts_on
from credence.brief.build import build_on
from credence.record import Record


def test_the_brief_on_two_states_is_the_same_from_few_facts_as_from_all(samples: Path) -> None:
    with Record(samples) as record:
        for a, b in combinations([code for code in record.states() if code], 2):
            subject = Subject("pair", (a, b))
            few, every = facts_for(record, subject), facts_on(record, (a, b))
            assert build_on(subject, few) == build_on(subject, every)


def test_both_states_are_named_by_what_is_asked_for_so(samples: Path) -> None:
    with Record(samples) as record:
        every = record.ask(states={"CHL", "GEO"})
        assert record.ask(both=("CHL", "GEO")) == [fact for fact in every if {"CHL", "GEO"} <= set(fact.states)]
        assert record.ask(both=("CHL", "GEO"), most=3) == record.ask(both=("CHL", "GEO"))[:3]
        documents = {support.statement.document for fact in every[:1] for support in fact.supports}
        told = record.told_in(documents, {every[0].kind})
        assert every[0] in told
        assert record.told_in([], {every[0].kind}) == record.told_in(documents, []) == []


def test_what_is_coming_is_what_is_dated_so(samples: Path) -> None:
    with Record(samples) as record:
        every = record.ask()
        for day in (date(1990, 1, 1), date(2021, 6, 8), date(2024, 1, 1), date(2100, 1, 1)):
            later = [fact for fact in every if fact.held and fact.held.earliest >= day]
            assert record.coming(day, 1000) == later
            assert record.coming(day, 2) == later[:2]
