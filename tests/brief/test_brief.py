"""A desk officer asks for a brief on two States and reads it."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from credence.brief import Brief, build, render
from credence.brief.pieces import Remark, Row, Sentence, Subheading, Table, plain
from credence.model import Fact, Inference
from credence.record.facts.facts import facts_of
from credence.record.facts.profile import Kept

Say = Callable[..., Fact]
NLD, URY, BOTH = ("NLD",), ("URY",), ("NLD", "URY")
JUNE = date(2024, 6, 1)


def section(brief: Brief, name: str) -> list[str]:
    """What a section says, a line for each sentence, row, heading and remark."""
    lines: list[str] = []
    for found in brief.sections:
        for block in found.blocks if found.id == name else ():
            if isinstance(block, Table):
                lines += [" | ".join(plain(cell) for cell in row.cells) for row in block.rows]
            else:
                lines.append(plain(block.text))
    return lines


def rests_on_notes(brief: Brief) -> list[Sentence | Row]:
    blocks = [block for found in brief.sections for block in found.blocks]
    rows = [row for block in blocks if isinstance(block, Table) for row in block.rows]
    return [block for block in blocks if isinstance(block, Sentence)] + rows


def test_every_sentence_and_every_row_has_a_note(facts: list[Fact]) -> None:
    brief = build(facts, "NLD", "URY", on=JUNE)
    assert len(rests_on_notes(brief)) > 40
    assert all(piece.notes for piece in rests_on_notes(brief))
    assert all(mark.notes for lane in brief.timeline for mark in lane.marks)


def test_sections_come_in_the_order_of_a_meeting(facts: list[Fact]) -> None:
    brief = build(facts, "NLD", "URY", on=JUNE)
    assert [found.id for found in brief.sections] == [
        *("glance", "history", "missions", "contacts", "cooperation", "trade", "instruments"),
        *("organisations", "coming", "people", "disagreements", "silent"),
    ]


def test_notes_are_numbered_in_order_of_first_use_and_quote_exactly(facts: list[Fact]) -> None:
    brief = build(facts, "NLD", "URY", on=JUNE)
    used = [number for found in brief.sections for piece in found.blocks for number in numbers(piece)]
    assert list(dict.fromkeys(used)) == [note.number for note in brief.notes[: len(set(used))]]
    quotes = {s.statement.quote for fact in facts for s in (*fact.supports, *fact.dissents)}
    assert {note.quote for note in brief.notes} <= quotes
    assert all(note.end - note.start == len(note.quote) for note in brief.notes)


def numbers(block: object) -> list[int]:
    if isinstance(block, Table):
        return [n for row in block.rows for cell in row.cells for run in cell for n in getattr(run, "numbers", ())]
    return list(block.notes) if isinstance(block, Sentence) else []


def test_one_quote_that_serves_twice_is_one_note(facts: list[Fact]) -> None:
    brief = build(facts, "NLD", "URY", on=JUNE)
    assert [note.quote for note in brief.notes].count("in farming and energy") == 1
    assert any("agriculture" in line and "energy" in line for line in section(brief, "cooperation"))


@pytest.mark.parametrize("form", ["md", "html", "json"])
def test_the_same_facts_give_the_same_bytes_in_any_order(facts: list[Fact], form: str) -> None:
    once = render(build(facts, "NLD", "URY", on=JUNE), form)
    assert render(build(facts, "NLD", "URY", on=JUNE), form) == once
    shuffled = random.Random(7).sample(facts, len(facts))
    assert render(build(shuffled, "NLD", "URY", on=JUNE), form) == once


def test_the_head_says_as_of_when_and_as_known_when(facts: list[Fact]) -> None:
    known = datetime(2024, 6, 2, 9, 30, tzinfo=UTC)
    brief = build(facts, "NLD", "URY", on=JUNE, known_at=known, counts={"documents": 12, "statements": 1})
    assert brief.title == "The Netherlands and Uruguay"
    assert brief.subtitle == (
        "As of 1 June 2024, as known on 2 June 2024, 09:30 UTC. From a record of 12 documents and 1 statement."
    )


def test_without_a_day_it_is_as_of_the_latest_document(facts: list[Fact]) -> None:
    brief = build(facts, "NLD", "URY")
    assert brief.subtitle == "As of the latest document, 30 May 2024."
    assert (brief.on, brief.day) == (None, date(2024, 5, 30))


def test_a_copy_of_credentials_is_not_yet_in_post(facts: list[Fact]) -> None:
    lines = section(build(facts, "NLD", "URY", on=JUNE), "missions")
    assert (
        "On 1 June 2024: Marijke de Wit-Bakker, ambassador – copy of credentials handed over, 28 May 2024; "
        "credentials not yet on record." in lines
    )
    assert any("Inés Curbelo, ambassador, in post (credentials presented, 15 September 2021)" in x for x in lines)


def test_who_was_head_of_mission_depends_on_the_day(facts: list[Fact]) -> None:
    lines = section(build(facts, "NLD", "URY", on=date(2023, 1, 1)), "missions")
    assert any("On 1 January 2023: Pieter Houtman, ambassador, in post" in line for line in lines)
    assert not any("Wit-Bakker" in line for line in lines)


def test_a_post_whose_end_is_known_to_the_year_is_left_open_within_it(say: Say) -> None:
    post = {"actor": NLD, "recipient": URY, "person": ("Pieter Houtman",), "office": "ambassador"}
    told = [
        say("credentials-presented", {**post, "date": "2020-11-19"}),
        say("post-ended", {**post, "date": "2024"}),
    ]
    lines = section(build(told, "NLD", "URY", on=JUNE), "missions")
    assert any("ended the post in 2024; whether before or after 1 June 2024" in line for line in lines)


def test_severed_relations_end_a_post(say: Say, facts: list[Fact]) -> None:
    severed = say("relations-severed", {"parties": BOTH, "date": "2024-05-29"})
    lines = section(build([*facts, severed], "NLD", "URY", on=JUNE), "missions")
    assert not any("in post (" in line for line in lines)


def test_a_post_long_ago_is_not_called_held(say: Say) -> None:
    post = {
        "actor": NLD,
        "recipient": URY,
        "person": ("Cornelis Ruys",),
        "office": "minister",
        "date": "1890",
    }
    lines = section(build([say("post-began", post)], "NLD", "URY", on=JUNE), "missions")
    assert any("neither an end of the post nor a successor by 1 June 2024 is on record" in line for line in lines)


def test_an_undated_fact_takes_the_day_of_its_document_only_in_words(say: Say) -> None:
    fact = say("mission-opened", {"actor": NLD, "recipient": URY, "mission": "embassy", "place": "Montevideo"})
    brief = build([fact], "NLD", "URY", on=JUNE)
    assert "The Netherlands opened an embassy in Montevideo (reported on 30 May 2024)." in section(brief, "missions")
    assert "Embassy, Montevideo" in " ".join(section(brief, "glance"))
    assert "opened on 30 May" not in render(brief, "md")


def test_partial_dates_are_never_filled(facts: list[Fact]) -> None:
    page = render(build(facts, "NLD", "URY", on=JUNE), "md")
    for text in ("in 1888", "about 1850", "in November 1945", "in March 2019", "June 1987", "in 2025"):
        assert text in page
    for filled in ("1 January 1888", "1 January 1850", "1 November 1945", "1 March 2019", "31 December"):
        assert filled not in page


def test_what_came_after_the_day_is_not_told(facts: list[Fact]) -> None:
    brief = build(facts, "NLD", "URY", on=date(1930, 1, 1))
    assert section(brief, "history")[-1] == "The Netherlands and Uruguay established diplomatic relations in 1888."
    assert any("undated reports published after 1 January 1930" in line for line in section(brief, "silent"))


def test_what_was_announced_only_after_the_day_is_not_told(say: Say) -> None:
    visit = say("visit", {"actor": NLD, "recipient": URY, "date": "2025"}, modality="scheduled")
    known = say("relations-established", {"parties": BOTH, "date": "1888"})
    assert section(build([visit, known], "NLD", "URY", on=date(2024, 5, 29)), "coming") == []
    assert len(section(build([visit, known], "NLD", "URY", on=date(2024, 5, 30)), "coming")) == 1


def test_growth_is_computed_only_between_like_periods_and_says_so(facts: list[Fact]) -> None:
    lines = section(build(facts, "NLD", "URY", on=JUNE), "trade")
    assert "2023 | Trade turnover | USD 1.123 billion | +12.3 % on 2022 (computed)" in lines
    assert "January–March 2024 | Trade turnover | USD 260 million | " in lines


def test_what_was_announced_and_has_passed_is_said_to_be_open(facts: list[Fact]) -> None:
    lines = section(build(facts, "NLD", "URY", on=JUNE), "coming")
    assert lines == [
        "Fourth round of consultations: The Hague, September 2024.",
        "A representative of Uruguay is to pay a state visit to the Netherlands in 2025.",
        "Forum on ports: announced for October 2023; the record does not say whether this took place.",
        "Proposed, not announced: signature of a working holiday scheme (reported on 30 May 2024).",
    ]


def test_what_was_announced_and_is_on_record_is_not_open(say: Say, facts: list[Fact]) -> None:
    held = say("meeting", {"parties": BOTH, "date": "2023-10-12"}, "the forum met on 12 October")
    lines = section(build([*facts, held], "NLD", "URY", on=JUNE), "coming")
    assert any("October 2023; on record for then: meeting of the Netherlands and Uruguay." in x for x in lines)


def test_sources_that_disagree_stand_against_each_other(facts: list[Fact]) -> None:
    brief = build(facts, "NLD", "URY", on=JUNE)
    assert section(brief, "disagreements")[0] == (
        "Opening of the legation of Uruguay in The Hague: Harbour Gazette gives 1909; Foreign Review gives 1911."
    )
    assert "Uruguay opened a legation in The Hague in 1909. Sources disagree." in section(brief, "missions")


def test_a_code_of_an_organisation_is_not_read_as_a_state(facts: list[Fact]) -> None:
    line = section(build(facts, "NLD", "URY", on=JUNE), "organisations")[-1]
    assert "the Non-Aligned Movement (NAM)" in line
    assert "Namibia" not in line


def test_what_the_record_lacks_is_said_in_one_closing_paragraph(say: Say) -> None:
    brief = build([say("relations-established", {"parties": BOTH, "date": "1888"})], "NLD", "URY")
    [closing] = [found for found in brief.sections if found.id == "silent"]
    assert all(isinstance(block, Remark) for block in closing.blocks)
    assert "a mission of the Netherlands in Uruguay" in section(brief, "silent")[0]
    assert "the establishment of diplomatic relations" not in section(brief, "silent")[0]


def test_nothing_on_record_gives_a_brief_that_says_so() -> None:
    brief = build([], "NLD", "URY")
    assert section(brief, "silent") == ["The record says nothing of the Netherlands and Uruguay."]
    assert all(render(brief, form) for form in ("md", "html", "json"))


def test_other_pairs_stay_out(say: Say) -> None:
    other = say("meeting", {"parties": ("NLD", "CHL"), "date": "2024-05-01"})
    assert not build([other], "NLD", "URY").notes


def test_inference_is_said_in_the_note(say: Say) -> None:
    told = Inference("recipient", "the document's pair of States")
    visit = {"actor": NLD, "recipient": URY, "date": "2023-03"}
    brief = build([say("visit", visit, inferred=(told,))], "NLD", "URY")
    for form in ("md", "html"):
        assert "Inferred: recipient, from the document" in render(brief, form)


def test_a_note_names_the_chain_of_who_says_so(say: Say) -> None:
    chain = ("El Faro", "Ministry of Foreign Affairs of Uruguay")
    brief = build([say("visit", {"actor": NLD, "recipient": URY}, attribution=chain, outlet="El Faro")], "NLD", "URY")
    assert "El Faro, citing the Ministry of Foreign Affairs of Uruguay" in render(brief, "md")


def test_two_different_states_are_needed() -> None:
    with pytest.raises(ValueError, match="two different States"):
        build([], "NLD", "NLD")


def test_an_unknown_form_is_refused_with_those_there_are() -> None:
    with pytest.raises(ValueError, match="md, html, json"):
        render(build([], "NLD", "URY"), "docx")


def test_both_directions_have_their_heading(facts: list[Fact]) -> None:
    blocks = next(found for found in build(facts, "NLD", "URY", on=JUNE).sections if found.id == "missions").blocks
    headings = [plain(block.text) for block in blocks if isinstance(block, Subheading)]
    assert headings == ["The Netherlands in Uruguay", "Uruguay in the Netherlands"]


def test_of_two_steps_reported_on_one_day_the_later_in_the_trade_counts(say: Say) -> None:
    post = {"actor": NLD, "recipient": URY, "person": ("Marijke de Wit-Bakker",), "office": "ambassador"}
    told = [
        say("credentials-copy", post, "handed over", start=10),
        say("appointed", post, "newly named", start=90),
    ]
    lines = section(build(told, "NLD", "URY", on=JUNE), "glance")
    assert any("copy of credentials handed over (reported on 30 May 2024)" in line for line in lines)


@pytest.mark.parametrize(
    ("slot", "value", "other", "line"),
    [
        ("date", "2007", "2008-03", "Harbour Gazette gives 2007; Foreign Review gives March 2008."),
        ("date", "2007", "not a date", "Harbour Gazette gives 2007; Foreign Review gives not a date."),
        ("place", "Lima", "Cusco", "(place): Harbour Gazette gives Lima; Foreign Review gives Cusco."),
    ],
)
def test_the_slot_in_dispute_is_told_with_every_value(say: Say, slot: str, value: str, other: str, line: str) -> None:
    against = say(
        "consultations", {"parties": BOTH, slot: other}, document="review-12", attribution=("Foreign Review",)
    )
    fact = say("consultations", {"parties": BOTH, slot: value}, against=(against,), disputed=slot)
    [told] = section(build([fact], "NLD", "URY"), "disagreements")
    assert told.endswith(line)


def test_only_the_slot_in_dispute_is_told(say: Say) -> None:
    def established(document: str, outlet: str, parties: tuple[str, ...], day: str) -> Fact:
        slots = {"parties": parties, "date": day}
        return say("relations-established", slots, document=document, outlet=outlet, attribution=(outlet,))

    one = established("a", "Harbour Gazette", ("NLD", "URY"), "1888")
    day = established("b", "Port Wire", ("URY", "NLD"), "1888-04-03")
    rival = established("c", "Foreign Review", ("URY", "NLD"), "1889")
    fact = facts_of(Kept(s, s.statement.document) for each in (one, day, rival) for s in each.supports)
    assert section(build(fact, "NLD", "URY"), "disagreements") == [
        "Establishment of diplomatic relations: "
        "Harbour Gazette and Port Wire give 3 April 1888; Foreign Review gives 1889."
    ]


def test_a_contact_list_stops_and_says_how_many_more(say: Say) -> None:
    told = [say("meeting", {"parties": BOTH, "date": f"{1990 + n}"}) for n in range(25)]
    assert section(build(told, "NLD", "URY", on=JUNE), "contacts")[-1] == (
        "5 earlier contacts are in the record and not shown."
    )


def announced_round(say: Say, **more: str) -> Fact:
    slots = {"event": "first round of consultations", "place": "Lima", "date": "2024-11", "parties": BOTH}
    return say("scheduled", slots | more, published="2024-05-14", document="gazette-2024-05-14")


NOVEMBER = date(2024, 11, 20)


def test_what_was_announced_is_off_the_calendar_as_soon_as_it_is_on_record(say: Say) -> None:
    held = say("consultations", {"parties": BOTH, "place": "Lima", "date": "2024-11-19"})
    before = build([announced_round(say), held], "NLD", "URY", on=date(2024, 11, 18))
    assert section(before, "coming") == ["First round of consultations: Lima, November 2024."]
    after = build([announced_round(say), held], "NLD", "URY", on=NOVEMBER)
    assert section(after, "coming") == []
    assert not any("Next on the calendar" in line for line in section(after, "glance"))
    assert "coming" not in {lane.id for lane in after.timeline}


@pytest.mark.parametrize(
    ("kind", "slots"),
    [
        ("meeting", {"date": "2024-11-19"}),
        ("consultations", {"date": "2024-11-19", "place": "Quito"}),
        ("consultations", {"date": "2024-11-19", "ordinal": "4"}),
        ("consultations", {"date": "2024-10-19"}),
    ],
)
def test_another_contact_leaves_what_was_announced_on_the_calendar(say: Say, kind: str, slots: dict[str, str]) -> None:
    other = say(kind, {"parties": BOTH, **slots})
    brief = build([announced_round(say), other], "NLD", "URY", on=NOVEMBER)
    assert section(brief, "coming") == ["First round of consultations: Lima, November 2024."]


def test_what_was_held_before_the_announcement_is_not_what_was_announced(say: Say) -> None:
    held = say("consultations", {"parties": BOTH, "date": "2024-02-01"})
    brief = build([announced_round(say, date="2024"), held], "NLD", "URY", on=NOVEMBER)
    assert section(brief, "coming") == ["First round of consultations: Lima, 2024."]


def test_a_disputed_value_says_so_at_a_glance(facts: list[Fact]) -> None:
    lines = section(build(facts, "NLD", "URY", on=JUNE), "glance")
    assert any("Legation, The Hague, opened in 1909 (sources disagree)" in line for line in lines)


def test_a_ministry_that_publishes_has_its_article_in_a_sentence(say: Say) -> None:
    names = ("Ministry of Foreign Affairs of Uruguay", "Foreign Review")
    slots = {"parties": BOTH, "date": "1888"}
    against = say("relations-established", slots | {"date": "1889"}, document="b", attribution=names[1:])
    fact = say("relations-established", slots, attribution=names[:1], against=(against,))
    [told] = section(build([fact], "NLD", "URY"), "disagreements")
    assert told.endswith(": the Ministry of Foreign Affairs of Uruguay gives 1888; Foreign Review gives 1889.")


def envoy(say: Say, kind: str, name: str = "Pieter Houtman", **more: str) -> Fact:
    slots = {"actor": NLD, "recipient": URY, "person": (name,), "office": "ambassador"}
    published = more.pop("published", "2024-05-30")
    return say(kind, slots | more, document=f"report-{published}", published=published)


def test_the_day_a_person_was_named_is_that_of_the_document_cited(say: Say) -> None:
    named = envoy(say, "holds-office", published="2024-05-14")
    later = envoy(say, "credentials-presented", date="2023-02-09", published="2024-05-30")
    [row] = section(build([named, later], "NLD", "URY", on=JUNE), "people")
    assert row == "Pieter Houtman | ambassador | The Netherlands | 14 May 2024"


def test_who_has_left_is_not_told_as_holding_the_office(say: Say) -> None:
    named = envoy(say, "holds-office", published="2024-01-14")
    left = envoy(say, "post-ended", "H.E. Pieter Houtman", date="2024-03", manner="left")
    [row] = section(build([named, left], "NLD", "URY", on=JUNE), "people")
    assert row == "Pieter Houtman | ambassador, until March 2024 | The Netherlands | 14 January 2024"
    [row] = section(build([named, left], "NLD", "URY", on=date(2024, 2, 1)), "people")
    assert "| ambassador | The Netherlands" in row


def test_who_is_only_appointed_is_named_and_who_only_left_is_not(say: Say) -> None:
    told = [envoy(say, "appointed", "Inge Maas"), envoy(say, "post-ended", date="2024-03")]
    assert section(build(told, "NLD", "URY", on=JUNE), "people") == [
        "Inge Maas | ambassador, appointed | The Netherlands | 30 May 2024"
    ]


def test_steps_of_one_of_the_two_with_a_third_are_no_matter_of_theirs(say: Say) -> None:
    from credence.protocol.pairs import on_the_pair

    joint = say("signed", {"parties": ("GHA", "TGO"), "instrument": "agreement on trade"})
    third = say("in-force", {"parties": ("BEN", "GHA"), "instrument": "agreement on fisheries"})
    alone = say("ratified", {"parties": ("GHA",), "instrument": "agreement on trade"})
    assert on_the_pair([joint, third, alone], "GHA", "TGO") == [joint, alone]


def test_relations_that_were_severed_are_there_again_where_an_envoy_is_accredited(say: Say) -> None:
    severed = say("relations-severed", {"parties": BOTH, "actor": URY, "date": "1942-05-01"})
    envoy = {"actor": NLD, "recipient": URY, "person": ("Ada Alpha",), "office": "ambassador"}
    before = say("credentials-presented", {**envoy, "date": "1940"})
    after = say("credentials-presented", {**envoy, "person": ("Bo Beta",), "date": "1950-03-01"})
    (row, *_) = section(build([severed, before], "NLD", "URY", on=JUNE), "glance")
    assert row.endswith("Severed on 1 May 1942")
    (row, *_) = section(build([severed, before, after], "NLD", "URY", on=JUNE), "glance")
    assert row.endswith("Severed on 1 May 1942; there again by 1 March 1950 (credentials presented)")
    restored = say("relations-restored", {"parties": BOTH, "date": "1945"})
    (row, *_) = section(build([severed, before, after, restored], "NLD", "URY", on=JUNE), "glance")
    assert row.endswith("Severed on 1 May 1942; restored in 1945")
