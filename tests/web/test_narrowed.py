"""A brief on two States is made from few facts, and is the same as from all that name either."""

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
