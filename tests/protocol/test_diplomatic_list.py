"""The diplomatic list: who is on it, in which order, who is dean, and what changed between two issues."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from credence.brief.diplomatic_list import remarks
from credence.lore.practice import commonwealth, practice_of
from credence.lore.states import load_states
from credence.model import Dissent
from credence.protocol.diplomatic_list import DiplomaticList, changes, diplomatic_list

ON = date(2024, 1, 1)


@pytest.fixture
def envoy(tell):
    """A step of an envoy to Kenya, where nothing but the usual practice is known, or to another receiver."""

    def step(kind, when, sender, person, office="ambassador", to="KEN", **more):
        return tell(kind, when, actor=sender, recipient=to, person=person, office=office, **more)

    return step


@pytest.fixture
def credentials(envoy) -> Callable[..., object]:
    return lambda when, sender, person, *more, **slots: envoy(
        "credentials-presented", when, sender, person, *more, **slots
    )


def order(found: DiplomaticList) -> list[tuple[int | None, str]]:
    return [(entry.place, entry.sender) for entry in found.entries]


def dean(found: DiplomaticList) -> str | None:
    return found.dean.sender if found.dean else None


def test_heads_stand_by_class_and_then_by_the_date_of_taking_up_functions(credentials, envoy):
    facts = [
        envoy("post-began", "2015-02-01", "NOR", "Lars Berg", "charge"),
        credentials("2018-03-01", "PER", "Ana Silva"),
        credentials("2016-03-01", "CHL", "Luis Quispe", "minister"),
        credentials("2017-03-01", "GEO", "Nino Beridze"),
    ]
    found = diplomatic_list(facts, "KEN", ON)
    assert order(found) == [(1, "GEO"), (2, "PER"), (3, "CHL"), (4, "NOR")]
    assert dean(found) == "GEO"


def test_charges_ad_interim_stand_after_those_by_title(envoy):
    facts = [
        envoy("post-began", "2015-02-01", "NOR", "Lars Berg", "charge", interim=True),
        envoy("post-began", "2016-02-01", "PER", "Ana Silva", "charge", interim=False),
        envoy("post-began", "2017-02-01", "CHL", "Luis Quispe", "charge"),
    ]
    assert order(diplomatic_list(facts, "KEN", ON)) == [(1, "PER"), (2, "CHL"), (3, "NOR")]


def test_a_head_of_the_second_class_is_no_dean(credentials):
    found = diplomatic_list([credentials("2016-03-01", "CHL", "Luis Quispe", "minister")], "KEN", ON)
    assert order(found) == [(1, "CHL")] and found.dean is None


def test_nobody_is_dean_before_one_whose_name_is_not_known(tell, credentials):
    first = tell("credentials-presented", "2015-03-01", actor="PER", recipient="KEN", office="ambassador")
    found = diplomatic_list([first, credentials("2017-03-01", "GEO", "Nino Beridze")], "KEN", ON)
    assert order(found) == [(1, "PER"), (2, "GEO")] and found.dean is None


@pytest.mark.parametrize(
    ("receiver", "first"), [("KEN", "GEO"), ("ITA", "VAT"), ("USA", "GEO"), ("PRT", "VAT"), ("EU", "VAT")]
)
def test_the_nuncio_is_dean_where_that_is_the_practice(credentials, receiver, first):
    facts = [
        credentials("2017-03-01", "GEO", "Nino Beridze", to=receiver),
        credentials("2022-03-01", "VAT", "Carlo Ferri", to=receiver),
    ]
    found = diplomatic_list(facts, receiver, ON)
    assert (found.entries[0].sender, dean(found)) == (first, first)


def test_a_charge_of_the_holy_see_is_no_dean_and_the_senior_stands_in(envoy, credentials):
    facts = [
        envoy("post-began", "2023-11-30", "VAT", "Paolo Neri", "charge", to="AUT"),
        credentials("2019-03-01", "PER", "Ana Silva", to="AUT"),
    ]
    found = diplomatic_list(facts, "AUT", ON)
    assert order(found) == [(1, "PER"), (2, "VAT")] and dean(found) == "PER"


def test_where_the_dean_must_reside_those_who_do_not_are_passed_over(credentials):
    facts = [
        credentials("2010-03-01", "PER", "Ana Silva", to="CAN", residence="Washington"),
        credentials("2017-03-01", "GEO", "Nino Beridze", to="CAN"),
    ]
    found = diplomatic_list(facts, "CAN", ON)
    assert order(found) == [(1, "PER"), (2, "GEO")] and dean(found) == "GEO"
    assert dean(diplomatic_list(facts[:1], "CAN", ON)) is None


def test_a_place_that_rests_on_a_disputed_date_is_remarked(credentials):
    first = credentials("2019-03-01", "PER", "Ana Silva")
    other = Dissent("2022-03-01", credentials("2022-03-01", "PER", "Ana Silva").supports)
    disputed = replace(first, status="disputed", disputed="date", against=(other,))
    found = diplomatic_list([disputed, credentials("2020-03-01", "GEO", "Nino Beridze")], "KEN", ON)
    assert list(remarks(found.dean)) == [
        "sources disagree on this date, and with it on who is dean; also given: 1 March 2022"
    ]


def test_a_state_may_know_no_dean(credentials):
    found = diplomatic_list([credentials("2017-03-01", "GEO", "Nino Beridze", to="NIC")], "NIC", ON)
    assert order(found) == [(1, "GEO")] and found.dean is None


def test_of_one_day_the_first_to_arrive_stands_first_and_then_the_alphabet_decides(credentials, envoy):
    facts = [
        credentials("2018-03-01", "CHL", "Luis Quispe"),
        credentials("2018-03-01", "AUS", "Ada Hill"),
        credentials("2018-03-01", "PER", "Ana Silva"),
        envoy("post-began", "2018-02-01", "PER", "Ana Silva", stage="arrived"),
    ]
    assert order(diplomatic_list(facts, "KEN", ON)) == [(1, "PER"), (2, "AUS"), (3, "CHL")]


def test_functions_begin_with_the_copy_where_that_is_the_practice(envoy, credentials):
    def steps(to):
        return [
            envoy("credentials-copy", "2023-05-01", "NOR", "Lars Berg", to=to),
            credentials("2023-06-01", "PER", "Ana Silva", to=to),
            credentials("2023-07-01", "NOR", "Lars Berg", to=to),
        ]

    assert order(diplomatic_list(steps("GBR"), "GBR", ON)) == [(1, "NOR"), (2, "PER")]
    assert order(diplomatic_list(steps("KEN"), "KEN", ON)) == [(1, "PER"), (2, "NOR")]
    assert order(diplomatic_list(steps("KEN"), "KEN", date(2023, 5, 15))) == [(None, "NOR")]


def test_those_on_their_way_have_no_place_and_stand_by_their_last_step(envoy, credentials):
    facts = [
        envoy("appointed", "2023-11-01", "PER", "Ana Silva"),
        envoy("agrement", "2023-10-01", "CHL", "Luis Quispe", stage="granted"),
        credentials("2023-12-01", "GEO", "Nino Beridze"),
    ]
    assert order(diplomatic_list(facts, "KEN", ON)) == [(1, "GEO"), (None, "CHL"), (None, "PER")]


def test_vacant_missions_stand_last_and_closed_ones_nowhere(tell, credentials):
    facts = [
        tell("mission-opened", "1990-01-01", actor="PER", recipient="KEN", mission="embassy", place="Nairobi"),
        tell("mission-opened", "1990-01-01", actor="CHL", recipient="KEN", mission="embassy", place="Nairobi"),
        tell("mission-closed", "2020-01-01", actor="CHL", recipient="KEN", mission="embassy", place="Nairobi"),
        tell("mission-opened", "1990-01-01", actor="NOR", recipient="KEN", mission="consulate", place="Mombasa"),
        credentials("2023-12-01", "GEO", "Nino Beridze"),
    ]
    found = diplomatic_list(facts, "KEN", ON)
    assert order(found) == [(1, "GEO"), (None, "PER")]
    assert found.entries[1].head is None and found.entries[1].mission.place == "Nairobi"


def test_a_charge_beside_the_ambassador_is_among_the_others(envoy, credentials):
    facts = [
        credentials("2018-03-01", "PER", "Ana Silva"),
        envoy("post-began", "2023-03-01", "PER", "Pedro Rojas", "charge"),
    ]
    (entry,) = diplomatic_list(facts, "KEN", ON).entries
    assert entry.head.head.person == ("Ana Silva",)
    assert [(other.head.person[0], other.stage) for other in entry.others] == [("Pedro Rojas", "acting")]


def test_a_list_is_of_its_receiver_alone(credentials):
    facts = [
        credentials("2018-03-01", "PER", "Ana Silva", to="UGA"),
        credentials("2019-03-01", "PER", "Ana Silva", to="KEN,UGA", residence="Kampala"),
    ]
    (entry,) = diplomatic_list(facts, "KEN", ON).entries
    assert entry.head.head.residence == "Kampala"
    assert diplomatic_list(facts, "PER", ON).entries == ()


def test_an_organisation_receives_permanent_representatives(credentials):
    facts = [
        credentials("2019-03-01", "PER", "Ana Silva", "representative", to="UN"),
        credentials("2018-03-01", "GEO", "Nino Beridze", "representative", to="UN"),
    ]
    found = diplomatic_list(facts, "UN", ON)
    assert order(found) == [(1, "GEO"), (2, "PER")] and found.dean is None


def test_changes_between_two_issues_tell_who_came_and_went_but_not_who_moved_up(tell, envoy, credentials):
    facts = [
        credentials("2010-03-01", "CHL", "Luis Quispe"),
        envoy("post-ended", "2022-06-01", "CHL", "Luis Quispe"),
        tell("mission-opened", "1990-01-01", actor="CHL", recipient="KEN", mission="embassy"),
        credentials("2012-03-01", "GEO", "Nino Beridze"),
        credentials("2013-03-01", "PER", "Ana Silva"),
        credentials("2022-09-01", "PER", "Rosa Vega"),
        tell("mission-opened", "2022-01-01", actor="NOR", recipient="KEN", mission="embassy"),
        tell("mission-opened", "1990-01-01", actor="LVA", recipient="KEN", mission="embassy"),
        tell("mission-closed", "2022-03-01", actor="LVA", recipient="KEN", mission="embassy"),
        tell("mission-opened", "1990-01-01", actor="AUS", recipient="KEN", mission="embassy"),
        credentials("2022-10-01", "AUS", "Ada Hill"),
        envoy("appointed", "2021-06-01", "URY", "Juan Paz"),
        credentials("2022-10-02", "URY", "Juan Paz"),
    ]
    before, after = (diplomatic_list(facts, "KEN", day) for day in (date(2021, 12, 31), date(2022, 12, 31)))
    assert {change.sender: change.what for change in changes(before, after)} == {
        "CHL": "head-gone",
        "PER": "head-changed",
        "NOR": "mission-added",
        "LVA": "mission-gone",
        "AUS": "head-arrived",
        "URY": "standing-changed",
    }
    assert changes(after, after) == []


def test_every_practice_names_its_source_and_what_it_tells():
    listed = [practice_of(code) for code in load_states() if practice_of(code).source]
    assert len(listed) >= 39 and all(practice.told for practice in listed)
    assert practice_of("KEN").told == () and practice_of("KEN").source is None
    assert len(commonwealth()) == 56
