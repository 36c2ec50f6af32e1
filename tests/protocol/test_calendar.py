"""What is coming, what was announced and never reported as held, and days that are kept."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from credence.brief.announced import entry_words
from credence.model import Document, Modality, Publication, Statement
from credence.protocol.calendar import anniversaries, calendar, on_record
from credence.record import Record

DAY = date(2024, 6, 1)
PAIR = {"parties": "NOR,PER"}


def standings(facts, day=DAY, **window):
    return [(entry.standing, str(entry.when) if entry.when else None) for entry in calendar(facts, day, **window)]


def test_an_announcement_is_coming_until_its_date_is_over(tell):
    facts = [tell("consultations", "2024-06", modality="scheduled", **PAIR)]
    assert standings(facts) == [("coming", "2024-06")]
    assert standings(facts, date(2024, 6, 30)) == [("coming", "2024-06")]
    assert standings(facts, date(2024, 7, 1)) == [("not-reported", "2024-06")]


def test_what_was_announced_and_held_is_told_with_what_it_came_to(tell):
    announced = tell("scheduled", "2024-03", event="third round of consultations", published="2024-01-10", **PAIR)
    held = tell("consultations", "2024-03-14", ordinal="3", published="2024-03-15", **PAIR)
    (entry,) = calendar([announced, held], DAY)
    assert (entry.standing, entry.found) == ("held", held)
    other = tell("consultations", "2024-03-14", ordinal="4", published="2024-03-15", **PAIR)
    assert standings([announced, other], date(2024, 3, 20)) == [("coming", "2024-03")]


def test_an_announcement_without_a_date_is_followed_by_what_came_later_only(tell):
    announced = tell("mission-opened", actor="NOR", recipient="PER", mission="embassy", modality="scheduled")
    before = tell("mission-opened", "2019", actor="NOR", recipient="PER", mission="embassy")
    after = tell("mission-opened", "2024-09-02", actor="NOR", recipient="PER", mission="embassy")
    other = tell("mission-opened", "2024-09-02", actor="NOR", recipient="PER", mission="consulate")
    assert standings([announced, before, other]) == [("no-date", None)]
    assert standings([announced, after]) == [("held", None)]


def test_what_is_only_called_for_stands_apart_and_is_gone_when_over(tell):
    facts = [tell("visit", "2024-09", actor="NOR", recipient="PER", modality="proposed")]
    assert standings(facts) == [("proposed", "2024-09")]
    assert standings(facts, date(2024, 10, 1)) == []
    assert standings([tell("cooperation", area="fisheries", modality="proposed", **PAIR)]) == []


def test_the_window_keeps_what_may_be_in_it_and_order_is_by_date(tell):
    facts = [
        tell("visit", when, actor="NOR", recipient="PER", modality="scheduled")
        for when in ("2025-02-01", "2024-11", "2024", "2024-11-05", None)
    ]
    assert [when for _, when in standings(facts)] == ["2024", "2024-11", "2024-11-05", "2025-02-01", None]
    window = {"since": date(2024, 11, 10), "until": date(2025, 1, 31)}
    assert [when for _, when in standings(facts, **window)] == ["2024", "2024-11"]


def test_anniversaries_are_as_precise_as_the_date_and_round_ones_are_marked(tell):
    facts = [
        tell("relations-established", "1989-09-15", **PAIR),
        tell("recognition", "1974-03", actor="NOR", recipient="PER"),
        tell("independence", "1821", actor="PER"),
        tell("relations-established", "1950~", parties="NOR,CHL"),
        tell("relations-severed", "1990-01-01", parties="NOR,CHL"),
    ]
    found = anniversaries(facts, DAY, date(2025, 5, 31))
    assert [(str(entry.when), entry.years, entry.round) for entry in found] == [
        ("2024", 203, False),
        ("2024-09-15", 35, True),
        ("2025", 204, False),
        ("2025-03", 51, False),
    ]


def test_a_leap_day_is_kept_on_the_day_before_the_first_of_march(tell):
    facts = [tell("relations-established", "1992-02-29", **PAIR)]
    found = anniversaries(facts, date(2023, 1, 1), date(2024, 12, 31))
    assert [str(entry.when) for entry in found] == ["2023-02-28", "2024-02-29"]


def test_the_day_of_relations_is_not_kept_while_there_are_none(tell):
    facts = [
        tell("relations-established", "1992-03-03", **PAIR),
        tell("relations-severed", "2005-05", **PAIR),
        tell("relations-restored", "2010-05", **PAIR),
    ]
    kept = anniversaries(facts, date(2000, 1, 1), date(2020, 12, 31))
    assert [entry.when.earliest.year for entry in kept] == [*range(2000, 2006), *range(2011, 2021)]


def test_an_interval_with_one_end_is_told_as_one(tell):
    (entry,) = calendar([tell("consultations", "../1990", modality="scheduled", **PAIR)], DAY)
    assert ": announced, to take place until 1990; the record does not say" in entry_words(entry)


@given(st.dates(date(1800, 1, 1), date(2000, 1, 1)), st.dates(date(2000, 1, 2), date(2040, 1, 1)))
def test_every_day_has_one_anniversary_in_a_year(day, first):
    from tests.protocol.conftest import tell

    facts = [tell("relations-established", day.isoformat(), **PAIR)]
    try:
        last = first.replace(year=first.year + 1)
    except ValueError:
        last = first.replace(year=first.year + 1, day=28)
    found = anniversaries(facts, first, date.fromordinal(last.toordinal() - 1))
    assert len(found) == 1
    assert first <= found[0].when.earliest < last


def test_of_a_whole_record_few_facts_are_asked_for_and_the_rows_are_the_same(tmp_path):
    told = [
        ("consultations", {"parties": ("NOR", "PER"), "date": "2024-03"}, Modality.SCHEDULED),
        ("consultations", {"parties": ("NOR", "PER"), "date": "2024-03-14"}, Modality.ASSERTED),
        ("scheduled", {"parties": ("NOR", "CHL"), "date": "2024-05", "event": "working visit"}, Modality.ASSERTED),
        ("visit", {"actor": ("NOR",), "recipient": ("CHL",), "date": "2024-05-02"}, Modality.ASSERTED),
        ("scheduled", {"date": "2024-07", "event": "a forum"}, Modality.ASSERTED),
        ("meeting", {"parties": ("NOR", "PER"), "date": "2024-07-03"}, Modality.ASSERTED),
        ("mission-opened", {"actor": ("NOR",), "recipient": ("CHL",), "mission": "embassy"}, Modality.PROPOSED),
    ]
    with Record(tmp_path / "whole.db") as record:
        for n, (kind, slots, modality) in enumerate(told):
            document = Document(f"d{n}", kind, Publication(published=date(2024, 1, 1)))
            record.add(document, [Statement(f"d{n}", kind, slots, kind, 0, len(kind), (), modality)], maker="test/1")
        some, every = on_record(record), record.ask()
        assert len(some) < len(every)
        assert calendar(some, DAY) == calendar(every, DAY) != []
        assert record.last_published() == date(2024, 1, 1)
