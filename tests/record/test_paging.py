"""An answer in pages is the answer: the same facts in the same order, in both stores, however it is cut."""

import random
from datetime import date

import pytest

from credence.record import Question
from credence.record.asking.questions import names_person
from credence.record.identity.identity import identities_of

DAY = date(1992, 1, 14)
CODES = ("AZE", "MEX", "GEO", "CHL")
MANY = "ARG+AUS+AUT+AZE+BRA+CHL+CHN+DEU+EGY+ESP+FRA+GBR+GEO+IND"
POSTS = ("appointed", "post-began", "post-ended", "agrement")
ENVOYS = ("Ana Ruiz", "Ana Maria Ruiz", "Maria Ruiz Paz", "Luis Ruiz", "Luis Paz", "Ruiz", "Ana Ruiz+Luis Paz")
DATES = ("1992", "1992-01", "1992-01-14", "../1990", "2007", "2007-07-01", "2007-07-02", "2019-05/2019-06")


@pytest.fixture
def filled(record, article, claim):
    """A record of fifty small reports: facts with dates and without, disputed, ended, of many States, rejected."""
    chance = random.Random(4)

    def one():
        pair = "+".join(chance.sample(CODES, 2))
        actor, recipient = pair.split("+")
        when = {"date": chance.choice(DATES)} if chance.random() < 0.8 else {}
        return chance.choice(
            [
                lambda: claim("meeting", parties=chance.choice([pair, MANY]), **when),
                lambda: claim("relations-established", parties=pair, **when),
                lambda: claim("mission-opened", actor=actor, recipient=recipient, mission="embassy", **when),
                lambda: claim("mission-closed", actor=actor, recipient=recipient, mission="embassy", **when),
                lambda: claim("visit", actor=actor, recipient=recipient, modality="scheduled", **when),
                lambda: claim("cooperation", parties=pair, area=chance.choice(["trade", "energy"])),
                lambda: claim(
                    "trade", parties=pair, flow="turnover", period=chance.choice(["2007", "2008"]), amount="4"
                ),
                lambda: claim("holds-office", actor=actor, person=chance.choice(["Ana Ruiz", "Luis Ruiz"])),
                lambda: claim(
                    chance.choice(POSTS), actor=actor, recipient=recipient, person=chance.choice(ENVOYS), **when
                ),
            ]
        )()

    told = [
        article(f"r{n}", *(one() for _ in range(4)), published=f"20{10 + n % 10}-03-0{1 + n % 9}") for n in range(50)
    ]
    record.add_many(told, maker="test/1")
    for _, statements in told[::9]:
        record.review(statements[0].id, chance.choice(["reject", "accept"]), reviewer="Ana")
    return record


def test_pages_of_any_size_make_the_whole_answer(filled):
    questions = (
        {"states": ["AZE"]},
        {"states": ["GEO"], "kinds": ["mission-opened", "meeting"]},
        {"states": ["MEX", "FRA"], "status": ["rejected", "disputed"]},
        {"states": ["CHL"], "since": DAY, "until": DAY.replace(year=2008)},
        {"states": ["CHL"], "on": DAY.replace(year=2012)},
        {"kinds": ["cooperation", "holds-office", "visit"]},
        {"pair": ("AZE", "MEX")},
        {"person": "Ruiz"},
        {"person": "Ana Ruiz", "states": ["AZE", "MEX"]},
        {"states": ["AZE"], "kinds": ["post-began", "agrement"]},
        {},
    )
    for question in questions:
        whole = filled.ask(**question)
        assert whole
        for most in (9, 40):
            assert paged(filled, most, **question) == whole


def paged(record, most, **question):
    found, after = [], None
    while page := record.ask(most=most, after=after, **question):
        assert len(page) <= most
        found += page
        after = page[-1]
    return found


def test_an_answer_that_is_taken_fact_by_fact_is_of_one_moment(filled, article, claim):
    whole = filled.ask(states=["AZE"])
    answers = filled.answers(Question(states=frozenset({"AZE"})), most=1)
    first = next(answers)
    filled.add(*article("late", claim("meeting", parties="AZE+GEO", date="2024")), maker="test/1")
    assert [first, *answers] == whole
    assert filled.ask(states=["AZE"]) != whole


def test_what_is_asked_of_a_person_is_what_all_facts_say_of_him(filled):
    keys = [used.key for used in filled.names() if used.kind == "person"]
    ruiz, paz = (next(key for key in keys if key.startswith(words + "@")) for words in ("luis ruiz", "luis paz"))
    filled.match("person", ruiz, paz, "accept", reviewer="Ana")
    for person in (
        "Ruiz",
        "Luis",
        "Ana Ruiz",
        "Luis Paz",
        "Luis Ruiz",
        "Maria Ruiz Paz",
        "H.E. Ana Maria Ruiz",
        "Nobody",
    ):
        found = filled.ask(person=person)
        matches = identities_of((kind, one, other, "accept") for kind, one, other in [("person", ruiz, paz)])
        told = [f for f in filled.ask() if names_person(f.slots, f.states, person, matches)]
        assert found == told
        assert bool(found) == (person != "Nobody")


def test_two_of_many_states_are_found_together(record, article, claim):
    many = claim("meeting", parties=MANY, date="2019-05-04")
    few = claim("meeting", parties="AZE+GEO", date="2019-05-04")
    acts = claim("visit", actor=MANY, recipient="MEX", date="2019-05-05")
    record.add_many([article("a1", many, acts), article("a2", few), article("a3", many)], maker="test/1")
    for one, other in (("AZE", "GEO"), ("GEO", "AZE"), ("ARG", "IND")):
        every = [f for f in record.ask(kinds=["meeting"]) if {one, other} <= set(f.states)]
        assert record.ask(pair=(one, other)) == every
        assert [len(f.supports) for f in every if len(f.states) > 2] == [2]
    assert [f.kind for f in record.ask(pair=("MEX", "GEO"), kinds=["visit"])] == ["visit"]
    assert record.ask(pair=("MEX", "KEN")) == []
    assert [len(f.supports) for f in record.ask(states=["IND"], most=1)] == [2]
