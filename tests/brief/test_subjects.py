"""A private secretary asks for a brief on one State, a person, a mission, an organisation."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date

import pytest

from credence.brief import Brief, Subject, build_on, render
from credence.model import Fact
from tests.brief.test_brief import rests_on_notes, section

Say = Callable[..., Fact]
NLD, URY, BOTH = ("NLD",), ("URY",), ("NLD", "URY")
JUNE = date(2024, 6, 1)
MISSION = Subject("mission", ("NLD", "URY"))
PERSON = Subject("person", ("Houtman",))
STATE = Subject("state", ("URY",))
BODY = Subject("organisation", ("NAM",))
SUBJECTS = [MISSION, PERSON, STATE, BODY]


@pytest.fixture
def more(facts: list[Fact], say: Say) -> list[Fact]:
    """The invented record, with more of each sort of subject."""
    head = {"actor": NLD, "recipient": URY, "office": "ambassador"}
    return [
        *facts,
        say("credentials-presented", {**head, "person": ("Willem Terpstra",), "date": "2015-02-10"}),
        say("post-ended", {**head, "person": ("Willem Terpstra",), "date": "2019-07-31", "manner": "recalled"}),
        say("meeting", {"parties": BOTH, "person": ("Pieter Houtman", "Omar Lacalle Britos"), "date": "2023-05-02"}),
        say("holds-office", {"person": ("Pieter Houtman",), "office": "ambassador", "actor": NLD}),
        say("joined", {"actor": URY, "organisation": "Non-Aligned Movement", "date": "1979"}),
        say("joined", {"actor": ("PER",), "organisation": "NAM", "date": "1973"}),
        say("joined", {"actor": URY, "organisation": "Latin Ports League", "date": "2011"}),
        say("relations-severed", {"parties": ("URY", "VEN"), "actor": URY, "date": "1976-07"}),
    ]


def on(subject: Subject, facts: list[Fact], day: date | None = JUNE) -> Brief:
    return build_on(subject, facts, on=day)


@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda subject: subject.sort)
def test_every_sentence_has_its_note_whatever_the_brief_is_on(subject: Subject, more: list[Fact]) -> None:
    brief = on(subject, more)
    assert brief.found
    assert rests_on_notes(brief)
    assert all(piece.notes for piece in rests_on_notes(brief))
    used = {number for piece in rests_on_notes(brief) for number in piece.notes}
    used |= {number for lane in brief.timeline for mark in lane.marks for number in mark.notes}
    assert used == {note.number for note in brief.notes}
    shuffled = random.Random(3).sample(more, len(more))
    for form in ("md", "html", "json"):
        assert render(on(subject, shuffled), form) == render(brief, form)


@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda subject: subject.sort)
def test_of_what_is_not_on_record_the_brief_says_so(subject: Subject) -> None:
    brief = on(subject, [])
    assert not brief.found
    assert section(brief, "silent")[0].startswith("The record says nothing of ")


def test_the_brief_on_a_mission_tells_how_it_stands_who_heads_it_and_when_nobody_did(more: list[Fact]) -> None:
    brief = on(MISSION, more)
    assert brief.title == "Mission of the Netherlands in Uruguay"
    glance = section(brief, "glance")
    assert glance[0] == "The mission | Embassy, Montevideo, opened in 1954"
    assert glance[1].startswith("Head of mission | Marijke de Wit-Bakker, ambassador – copy of credentials handed over")
    assert glance[2] == "Head of mission before | Pieter Houtman, ambassador, until 29 February 2024 (left)"
    heads = section(brief, "heads")
    assert heads[0].startswith("Marijke de Wit-Bakker")
    assert heads[-2:] == [
        "Since 29 February 2024 nobody is on record as head of mission.",
        "Between 31 July 2019 and 19 November 2020 nobody is on record as head of mission.",
    ]
    assert not any("Rotterdam" in line or "Curbelo" in line for line in [*glance, *heads])


def test_the_brief_on_a_person_tells_the_post_its_stages_and_who_was_before_and_after(more: list[Fact]) -> None:
    brief = on(PERSON, more)
    assert brief.title == "Pieter Houtman"
    assert section(brief, "glance")[0] == (
        "Last post on record | Ambassador of the Netherlands in Uruguay, until 29 February 2024 (left)"
    )
    assert section(brief, "posts") == [
        "Ambassador of the Netherlands in Uruguay: credentials presented on 19 November 2020; until 29 February 2024"
        " (left) (after Willem Terpstra)."
    ]
    assert "Pieter Houtman and Omar Lacalle Britos met on 2 May 2023." in section(brief, "contacts")
    in_post = section(on(PERSON, more, date(2022, 1, 1)), "glance")[0]
    assert in_post == (
        "Post | Ambassador of the Netherlands in Uruguay, in post (credentials presented, 19 November 2020);"
        " no end of the post by 1 January 2022 is on record"
    )


def test_a_name_that_several_may_bear_is_told_to_mean_several(more: list[Fact], say: Say) -> None:
    other = say("holds-office", {"person": ("Liesbeth Houtman",), "office": "speaker", "actor": NLD})
    brief = on(PERSON, [*more, other])
    assert brief.title == "Houtman"
    assert section(brief, "glance") == [
        "The record has several persons whom Houtman may mean: Liesbeth Houtman and Pieter Houtman."
    ]
    assert section(brief, "posts")[0].startswith("Pieter Houtman, ambassador of the Netherlands in Uruguay: ")


def test_a_post_without_an_end_on_record_is_said_to_have_none(more: list[Fact]) -> None:
    brief = on(Subject("person", ("Inés Curbelo",)), more)
    assert "no end on record" in section(brief, "posts")[0]
    assert "the end of functions as ambassador of Uruguay in the Netherlands" in section(brief, "silent")[0]


def test_the_brief_on_a_state_goes_through_the_others_state_by_state(more: list[Fact]) -> None:
    brief = on(STATE, more)
    assert (brief.title, brief.subject.states, brief.names) == ("Uruguay", ("URY",), ("Uruguay",))
    dealings = section(brief, "dealings")
    assert [line.split(" | ")[0] for line in dealings] == ["The Netherlands", "Venezuela"]
    assert "Restored in November 1945" in dealings[0]
    assert "Inés Curbelo, ambassador (credentials presented, 15 September 2021)" in dealings[0]
    assert dealings[1].startswith("Venezuela | Severed in July 1976")
    assert "Foreign minister | Omar Lacalle Britos, so named on 30 May 2024" in section(brief, "glance")
    assert "Trade turnover with the Netherlands | January–March 2024 | USD 260 million" in section(brief, "trade")
    assert section(brief, "instruments")[0] == (
        "Convention on Ports | The Netherlands | signed on 9 June 2015; no entry into force on record"
    )


@pytest.mark.parametrize("stage", ["requested", "granted", None])
def test_of_an_envoy_only_the_agrement_may_be_on_record(say: Say, stage: str | None) -> None:
    slots = {"actor": ("PER",), "recipient": URY, "person": ("Ana Rojas",), "office": "ambassador"}
    told = say("agrement", slots | ({"stage": stage} if stage else {}))
    for subject in (STATE, Subject("mission", ("PER", "URY")), Subject("person", ("Ana Rojas",))):
        brief = render(on(subject, [told]), "md")
        assert ("agrément asked" if stage == "requested" else "agrément given") in brief, subject.sort


def test_relations_of_whose_beginning_nothing_is_on_record_are_told_as_there(say: Say) -> None:
    opened = {"recipient": URY, "mission": "embassy", "place": "Montevideo"}
    arrived = {"actor": ("PER",), "recipient": URY, "person": ("Rosa Quispe",), "office": "ambassador"}
    told = [
        say("mission-opened", {**opened, "actor": ("PER",), "date": "1960"}),
        say("post-began", {**arrived, "stage": "arrived", "date": "2024-05-20"}),
        say("relations-severed", {"parties": ("URY", "VEN"), "date": "1976-07"}),
        say("mission-opened", {**opened, "actor": ("VEN",), "date": "1990"}),
    ]
    assert section(on(STATE, told), "dealings") == [
        "“There by” tells of relations of whose beginning no act is on record.",
        "Peru | There by 1960 (embassy opened) | Embassy, Montevideo, opened in 1960;"
        " Rosa Quispe, ambassador (not yet in post: arrived, 20 May 2024)",
        "Venezuela | There again by 1990 (embassy opened) | Embassy, Montevideo, opened in 1990",
    ]


def test_the_brief_on_an_organisation_gathers_its_names(more: list[Fact]) -> None:
    brief = on(BODY, more)
    assert brief.title == "The Non-Aligned Movement (NAM)"
    assert section(brief, "members") == ["Peru | 1973", "Uruguay | 1979"]
    assert section(brief, "glance") == ["Last to join | Uruguay joined the Non-Aligned Movement in 1979"]
    own = on(Subject("organisation", ("Latin Ports League",)), more)
    assert section(own, "members") == ["Uruguay | 2011"]


def test_a_brief_is_on_nothing_else() -> None:
    with pytest.raises(ValueError, match="there is no brief on planet"):
        Subject("planet", ("Mars",))
    with pytest.raises(ValueError, match="two different States"):
        Subject("mission", ("NLD", "NLD"))


def test_of_contacts_without_number_the_latest_are_drawn_and_the_lane_says_how_many_there_are(say: Say) -> None:
    months = [f"{year}-{month:02}" for year in (2021, 2022, 2023) for month in range(1, 13)]
    held = [f"{month}-0{day}" for month in months for day in range(1, 8)]
    brief = on(STATE, [say("meeting", {"parties": BOTH, "date": day}) for day in held])
    (lane,) = [lane for lane in brief.timeline if lane.id == "contacts"]
    assert lane.heading == "Contacts: the latest 200 of 252"
    assert [mark.start.text for mark in lane.marks] == held[-200:]
    assert len(brief.notes) == 200
