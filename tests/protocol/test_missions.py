"""Missions through time, who looks after whose interests, and the network of a State on a day."""

from __future__ import annotations

from datetime import date

import pytest

from credence.brief.network import link_words
from credence.protocol.missions import MissionName, entrusted, missions
from credence.protocol.network import network


@pytest.fixture
def mission(tell):
    """What befell a mission of Georgia in Chile."""

    def made(what, when, rank="embassy", place="Santiago", **more):
        return tell(f"mission-{what}", when, actor="GEO", recipient="CHL", mission=rank, place=place, **more)

    return made


EMBASSY = MissionName("GEO", "CHL")


def on(facts, day, name=EMBASSY):
    found = missions(facts)[name].on(date.fromisoformat(day))
    return found and (found.state, found.rank, found.place)


def test_a_mission_is_opened_raised_moved_lowered_suspended_and_closed(mission):
    facts = [
        mission("opened", "1950-03-01", "legation"),
        mission("raised", "1955-06-01"),
        mission("moved", "1960-01-10", place="Valparaíso"),
        mission("lowered", "1970", "interests-section", ""),
        mission("closed", "1973-09-20", "interests-section", "", manner="suspended"),
        mission("opened", "1990-05"),
        mission("closed", "1995-05-03"),
    ]
    assert on(facts, "1950-02-28") is None
    assert on(facts, "1950-03-01") == ("open", "legation", "Santiago")
    assert on(facts, "1955-06-01") == ("open", "embassy", "Santiago")
    assert on(facts, "1960-01-10") == ("open", "embassy", "Valparaíso")
    assert on(facts, "1971-01-01") == ("open", "interests-section", "Valparaíso")
    assert on(facts, "1980-01-01")[0] == "suspended"
    assert on(facts, "1991-01-01") == ("open", "embassy", "Santiago")
    assert on(facts, "1995-05-03")[0] == "closed"


def test_a_year_leaves_open_whether_it_was_there(mission):
    facts = [mission("opened", "1950"), mission("closed", "1973")]
    assert [on(facts, day)[0] for day in ("1950-06-01", "1951-01-01", "1973-06-01", "1974-01-01")] == [
        "perhaps",
        "open",
        "perhaps",
        "closed",
    ]
    assert on(facts, "1950-06-01")[1:] == ("embassy", "Santiago")


def test_severance_ends_the_embassy_and_no_consulate(mission, tell):
    facts = [
        mission("opened", "1950-03-01"),
        mission("opened", "1952-03-01", "consulate", "Arica"),
        tell("relations-severed", "1973-09-20", parties="CHL,GEO"),
        tell("relations-restored", "1990-03-12", parties="CHL,GEO"),
    ]
    consulate = MissionName("GEO", "CHL", "consulate", "arica")
    assert on(facts, "1973-09-20")[0] == "closed"
    assert on(facts, "1980-01-01", consulate)[0] == "open"
    assert on(facts, "1991-01-01")[0] == "perhaps"
    opened = [*facts, mission("opened", "1991-02-01")]
    assert on(opened, "1991-02-01")[0] == "open"


def test_severance_makes_no_mission_of_one_not_on_record(tell):
    assert missions([tell("relations-severed", "1973-09-20", parties="CHL,GEO")]) == {}


def test_a_consulate_raised_in_rank_is_the_same_post(mission):
    facts = [
        mission("opened", "1950", "consulate", "Arica"),
        mission("opened", "1951", "consulate", "Iquique"),
        mission("raised", "1960", "consulate-general", "Arica"),
    ]
    assert on(facts, "1961-01-01", MissionName("GEO", "CHL", "consulate", "arica")) == (
        "open",
        "consulate-general",
        "Arica",
    )
    assert len(missions(facts)) == 2


@pytest.fixture
def care(tell):
    """A protecting power of Georgia in Chile."""

    def made(power, when):
        return tell("interests-entrusted", when, actor=power, recipient="CHL", protected=("GEO",))

    return made


def test_interests_are_in_care_until_relations_return(care, tell):
    facts = [care("CHE", "1973-10-01"), tell("relations-restored", "1990-03-12", parties="CHL,GEO")]
    (found,) = entrusted(facts)
    assert (found.protecting, found.protected, found.receiver) == ("CHE", "GEO", "CHL")
    days = [date(1973, 9, 30), date(1973, 10, 1), date(1990, 3, 12)]
    assert [found.state(day) for day in days] == [None, "open", "closed"]


def test_an_embassy_of_ones_own_or_another_power_ends_it_too(care, mission):
    first, second = entrusted([care("CHE", "1973"), care("SWE", "1980-05-01"), mission("opened", "1991-02-01")])
    assert str(first.until.held) == "1980-05-01"
    assert str(second.until.held) == "1991-02-01"


def test_a_network_has_both_directions_envoys_without_mission_and_interests(mission, care, tell, envoy):
    facts = [
        mission("opened", "1992", "consulate", "Arica"),
        care("CHE", "1973-10-01"),
        tell("mission-opened", "1993", actor="CHL", recipient="GEO", mission="embassy", place="Tbilisi"),
        envoy("credentials-presented", "2018-05-01", residence="Lima"),
        tell("credentials-presented", "2019", actor="PER", recipient="GEO", person="Ana Ruiz", residence="Ankara"),
    ]
    found = network(facts, ("GEO",), date(2020, 1, 1))
    assert [(link.sender, link.receiver, link.sort, link.place, link.resident) for link in found] == [
        ("GEO", "CHL", "accreditation", "Lima", False),
        ("GEO", "CHL", "interests", "", None),
        ("GEO", "CHL", "consular", "Arica", None),
        ("CHL", "GEO", "diplomatic", "Tbilisi", None),
        ("PER", "GEO", "accreditation", "Ankara", False),
    ]
    between = network(facts, ("GEO", "PER"), date(2020, 1, 1))
    assert [(link.sender, link.receiver) for link in between] == [("PER", "GEO")]


def test_an_envoy_at_an_open_embassy_is_no_link_of_his_own(mission, envoy):
    facts = [mission("opened", "1992"), envoy("credentials-presented", "2018-05-01")]
    assert [link.sort for link in network(facts, ("GEO",), date(2020, 1, 1))] == ["diplomatic"]


def test_organisations_stand_after_states(tell):
    facts = [
        tell("credentials-presented", "2018-05-01", actor="GEO", recipient="AU", person="Ana Ruiz"),
        tell("credentials-presented", "2018-05-01", actor="GEO", recipient="PER", person="Nino Beridze"),
    ]
    links = network(facts, ("GEO",), date(2020, 1, 1))
    assert [(link.receiver, link_words(link)) for link in links] == [
        ("PER", "envoy in post"),
        ("AU", "permanent representative in post"),
    ]
    assert [link.sender for link in network(facts, ("AU",), None)] == ["GEO"]


def test_of_an_envoy_nothing_is_told_that_came_after_the_day(envoy):
    facts = [envoy("credentials-presented", "2018-05-01"), envoy("post-ended", "2021-05-01")]
    (link,) = network(facts, ("GEO",), date(2020, 1, 1))
    assert [fact.kind for fact in link.facts] == ["credentials-presented"]


def test_who_resides_in_the_receiving_state_is_resident(envoy):
    (link,) = network([envoy("credentials-presented", "2018-05-01", residence="Santiago")], ("CHL",), date(2020, 1, 1))
    assert link.resident is True
