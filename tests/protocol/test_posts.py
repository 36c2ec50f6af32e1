"""Who is accredited where, at what stage, since and until when."""

from __future__ import annotations

from datetime import date

import pytest

from credence.protocol.accreditation import accreditations
from credence.protocol.posts import post

OTHER = "Levan Kapanadze"


def stages(facts, day=None):
    return [(standing.head.person[:1], standing.stage) for standing in post(facts, "GEO", "CHL").on(day)]


def test_stages_follow_the_procedure_and_the_day_asked_for(envoy):
    facts = [
        envoy("agrement", "2022-01-10", stage="requested"),
        envoy("agrement", "2022-02-01", stage="granted"),
        envoy("appointed", "2022-02-20"),
        envoy("post-began", "2022-03-05", stage="arrived"),
        envoy("credentials-copy", "2022-03-08"),
        envoy("credentials-presented", "2022-04-02"),
        envoy("post-ended", "2025-09-30", manner="left"),
    ]
    reached = {}
    for day in ("2022-01-09", "2022-01-10", "2022-02-01", "2022-02-20", "2022-03-05", "2022-03-08", "2022-04-02"):
        (found,) = post(facts, "GEO", "CHL").on(date.fromisoformat(day)) or [None]
        reached[day] = found and (found.stage, found.step.stage.name)
    assert reached == {
        "2022-01-09": None,
        "2022-01-10": ("not-yet", "agrement-asked"),
        "2022-02-01": ("not-yet", "agrement-given"),
        "2022-02-20": ("not-yet", "appointed"),
        "2022-03-05": ("not-yet", "arrived"),
        "2022-03-08": ("not-yet", "copy-presented"),
        "2022-04-02": ("in-post", "credentials-presented"),
    }
    assert stages(facts, date(2025, 9, 29)) == [(("Nino Beridze",), "in-post")]
    assert stages(facts, date(2025, 9, 30)) == []
    (tenure,) = post(facts, "GEO", "CHL").tenures
    assert tenure.ending.how == "left"


def test_a_refused_agrement_leaves_nobody_on_the_way(envoy):
    facts = [envoy("agrement", "2022-01-10", stage="requested"), envoy("agrement", "2022-02-01", stage="refused")]
    assert stages(facts, date(2022, 1, 20)) == [(("Nino Beridze",), "not-yet")]
    assert stages(facts, date(2022, 3, 1)) == []
    assert post(facts, "GEO", "CHL").tenures[0].ending.how == "refused"


def test_a_nomination_is_a_stage_but_a_denial_is_none(envoy):
    assert stages([envoy("appointed", "2022-02-20", modality="proposed")]) == [(("Nino Beridze",), "not-yet")]
    assert stages([envoy("appointed", "2022-02-20", modality="denied")]) == []


def test_a_charge_who_stands_in_keeps_the_place_of_who_is_to_come(envoy):
    facts = [
        envoy("appointed", "2024-01-09", stage="nominated"),
        envoy("post-began", "2024-02-15", OTHER, "charge", interim=True),
    ]
    expected = [((OTHER,), "in-post"), (("Nino Beridze",), "not-yet")]
    assert stages(facts) == stages(facts, date(2024, 3, 1)) == expected
    assert stages(facts, date(2028, 3, 1)) == [((OTHER,), "in-post")], "after years nobody waits any longer"
    assert post(facts, "GEO", "CHL").on(None)[1].step.stage.name == "nominated"
    assert stages([facts[0], envoy("credentials-presented", "2024-02-15", OTHER)]) == [((OTHER,), "in-post")]


def test_of_a_nomination_without_a_date_nobody_can_tell_whether_it_was_lately(envoy):
    assert stages([envoy("appointed", None, stage="nominated")], date(1894, 1, 1)) == []


def test_a_charge_by_title_follows_an_ambassador_and_has_another_beside_who_stands_in(envoy):
    facts = [
        envoy("credentials-presented", "2018-03-01"),
        envoy("post-began", "2019-03-01", OTHER, "charge", interim=False),
        envoy("post-began", "2019-04-01", "Tamar Lomidze", "charge", interim=True),
    ]
    assert stages(facts, date(2018, 4, 1)) == [(("Nino Beridze",), "in-post")]
    assert stages(facts, date(2019, 5, 1)) == [((OTHER,), "in-post"), (("Tamar Lomidze",), "acting")]
    assert post(facts, "GEO", "CHL").tenures[0].ending.how == "succeeded"


def test_a_successor_ends_a_post_of_which_is_told_only_after_when_it_ended(envoy):
    facts = [
        envoy("credentials-presented", "1854-09-28"),
        envoy("post-ended", "1858-06-01/..", manner="left"),
        envoy("credentials-presented", "1859-02-14", OTHER),
        envoy("post-ended", "1861-11-14", OTHER, manner="left"),
    ]
    assert stages(facts, date(1858, 12, 1)) == [(("Nino Beridze",), "perhaps-ended")]
    assert stages(facts, date(1859, 2, 14)) == [((OTHER,), "in-post")]
    assert stages(facts, date(1939, 12, 31)) == []
    history = post(facts, "GEO", "CHL")
    assert history.tenures[0].ending.how == "left"
    assert [gap.after.fact.slots["date"] for gap in history.gaps()] == ["1861-11-14"]


def test_a_successor_ends_a_post_of_which_no_end_is_told(envoy):
    facts = [envoy("credentials-presented", "2018-05-01"), envoy("credentials-presented", "2021-06-01", OTHER)]
    history = post(facts, "GEO", "CHL")
    first, second = history.tenures
    assert first.ending.how == "succeeded" and second.ending is None
    assert first.after.person == (OTHER,) and second.before.person == ("Nino Beridze",)
    assert stages(facts, date(2021, 5, 31)) == [(("Nino Beridze",), "in-post")]
    assert stages(facts, date(2021, 6, 1)) == [((OTHER,), "in-post")]
    assert list(history.gaps()) == []


def test_a_charge_stands_in_for_an_ambassador_and_does_not_displace_one(envoy):
    facts = [
        envoy("credentials-presented", "2018-05-01"),
        envoy("post-began", "2019-01-10", OTHER, "charge"),
        envoy("credentials-presented", "2021-06-01", "Tamar Lomidze"),
    ]
    assert stages(facts, date(2019, 2, 1)) == [(("Nino Beridze",), "in-post"), ((OTHER,), "acting")]
    assert stages(facts, date(2021, 7, 1)) == [(("Tamar Lomidze",), "in-post")]


def test_a_charge_alone_fills_the_gap(envoy):
    facts = [
        envoy("credentials-presented", "2018-05-01"),
        envoy("post-ended", "2019-01-01"),
        envoy("post-began", "2019-01-01", OTHER, "charge"),
    ]
    assert stages(facts, date(2019, 2, 1)) == [((OTHER,), "in-post")]
    assert list(post(facts, "GEO", "CHL").gaps()) == []


def test_gaps_run_from_an_end_to_the_next_beginning(envoy):
    facts = [
        envoy("credentials-presented", "2018-05-01"),
        envoy("post-ended", "2020-01-31", manner="recalled"),
        envoy("credentials-presented", "2021-06-01", OTHER),
        envoy("post-ended", "2023-06-01", OTHER),
    ]
    found = [(str(g.after.fact.held), g.until and str(g.until.fact.held)) for g in post(facts, "GEO", "CHL").gaps()]
    assert found == [("2020-01-31", "2021-06-01"), ("2023-06-01", None)]


def test_a_person_who_comes_back_is_accredited_anew(envoy):
    facts = [
        envoy("credentials-presented", "2008-05-01"),
        envoy("post-ended", "2012-01-31"),
        envoy("credentials-presented", "2012-03-01", OTHER),
        envoy("post-ended", "2015-01-31", OTHER),
        envoy("credentials-presented", "2015-06-01"),
    ]
    history = post(facts, "GEO", "CHL")
    assert [tenure.accreditation.person[0] for tenure in history.tenures] == ["Nino Beridze", OTHER, "Nino Beridze"]
    assert stages(facts, date(2013, 1, 1)) == [((OTHER,), "in-post")]


def test_one_commissioned_anew_on_the_day_of_the_end_goes_on(envoy):
    facts = [
        envoy("credentials-presented", "2008-05-01"),
        envoy("post-ended", "2010-01-31"),
        envoy("appointed", "2010-01-31"),
        envoy("post-ended", "2012-01-31"),
    ]
    assert stages(facts, date(2011, 1, 1)) == [(("Nino Beridze",), "in-post")]
    assert stages(facts, date(2012, 1, 31)) == []


def test_a_partial_date_leaves_open_who_was_in_post(envoy):
    facts = [envoy("credentials-presented", "2018"), envoy("post-ended", "2020-03")]
    assert stages(facts, date(2018, 6, 1)) == [(("Nino Beridze",), "perhaps")]
    assert stages(facts, date(2019, 1, 1)) == [(("Nino Beridze",), "in-post")]
    assert stages(facts, date(2020, 3, 10)) == [(("Nino Beridze",), "perhaps-ended")]
    assert stages(facts, date(2020, 4, 1)) == []


@pytest.mark.parametrize(
    ("kind", "slots", "how"),
    [
        ("relations-severed", {"parties": "CHL,GEO"}, "relations-severed"),
        ("mission-closed", {"actor": "GEO", "recipient": "CHL", "mission": "embassy"}, "mission-closed"),
    ],
)
def test_severance_and_closing_end_functions(envoy, tell, kind, slots, how):
    facts = [envoy("credentials-presented", "2018-05-01"), tell(kind, "2019-07-01", **slots)]
    (tenure,) = post(facts, "GEO", "CHL").tenures
    assert tenure.ending.how == how
    assert stages(facts, date(2019, 6, 30)) == [(("Nino Beridze",), "in-post")]
    assert stages(facts, date(2019, 7, 1)) == []


def test_the_closing_of_a_consulate_does_not(envoy, tell):
    closed = tell("mission-closed", "2019-07-01", actor="GEO", recipient="CHL", mission="consulate", place="Arica")
    assert stages([envoy("credentials-presented", "2018-05-01"), closed], date(2020, 1, 1)) == [
        (("Nino Beridze",), "in-post")
    ]


def test_consuls_stand_apart_from_the_diplomatic_mission(envoy):
    facts = [
        envoy("credentials-presented", "2018-05-01"),
        envoy("exequatur", "2019-01-01", OTHER, "consul", stage="granted"),
    ]
    found = accreditations(facts)
    assert sorted((name.consular, [each.person[0] for each in at]) for name, at in found.items()) == [
        (False, ["Nino Beridze"]),
        (True, [OTHER]),
    ]
    assert (
        next(each for name, at in found.items() if name.consular for each in at).began.stage.name == "exequatur-granted"
    )


def test_an_envoy_to_several_states_has_an_accreditation_in_each(tell):
    told = tell(
        "credentials-presented",
        "2018-05-01",
        actor="GEO",
        recipient="CHL,PER",
        person="Nino Beridze",
        office="ambassador",
        residence="Lima",
        concurrent=True,
    )
    (one,) = post([told], "GEO", "CHL").tenures
    assert (one.accreditation.residence, one.accreditation.resident, one.accreditation.concurrent) == (
        "Lima",
        False,
        True,
    )
    assert len(post([told], "GEO", "PER").tenures) == 1


def test_a_person_is_one_by_the_fullest_name(envoy):
    facts = [
        envoy("appointed", "2018-01-01", "Nino Beridze"),
        envoy("credentials-presented", "2018-05-01", "Nino Maria Beridze"),
    ]
    (tenure,) = post(facts, "GEO", "CHL").tenures
    assert tenure.accreditation.person == ("Nino Maria Beridze",)
    assert [step.stage.name for step in tenure.accreditation.steps] == ["appointed", "credentials-presented"]


def test_several_consuls_are_in_post_at_once(envoy):
    facts = [
        envoy("post-began", "2019-01-01", OTHER, "consul"),
        envoy("post-began", "2020-01-01", "Tamar Lomidze", "consul-general"),
        envoy("appointed", "2020-06-01", "Giorgi Abashidze", "consul"),
        envoy("credentials-presented", "2018-05-01"),
    ]
    found = post(facts, "GEO", "CHL", consular=True).on(date(2021, 1, 1))
    assert sorted((each.head.person[0], each.stage) for each in found) == [
        ("Giorgi Abashidze", "not-yet"),
        (OTHER, "in-post"),
        ("Tamar Lomidze", "in-post"),
    ]
