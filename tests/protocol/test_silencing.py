"""A record's own findings: two dates for one event, and what a person silences, takes back, and can ask about later."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from credence.model import Document, Publication, Statement
from credence.protocol.checks import check, finding_of
from credence.record import Record, RecordError

DAY = datetime(2024, 6, 1, 9, 0, tzinfo=UTC)


class Clock:
    """A day passes with every entry."""

    def __init__(self) -> None:
        self.now = DAY

    def __call__(self) -> datetime:
        self.now += timedelta(days=1)
        return self.now


@pytest.fixture
def record(tmp_path) -> Iterator[Record]:
    with Record(tmp_path / "desk.db", clock=Clock()) as opened:
        yield opened


def enter(record: Record, name: str, kind: str, when: str | None, published: str = "2024-05-30", **slots) -> None:
    quote = f"{name}: {kind} {when} {sorted(slots.items())}"
    told = {**slots, **({"date": when} if when else {})}
    outlet = f"The {name} Gazette"
    document = Document(name, quote, Publication(outlet=outlet, published=date.fromisoformat(published)))
    record.add(document, [Statement(name, kind, told, quote, 0, len(quote), (outlet,))], maker="test/1")


def step(record: Record, name: str, kind: str, when: str, person: str = "Nino Beridze") -> None:
    enter(record, name, kind, when, actor=("GEO",), recipient=("CHL",), person=(person,), office="ambassador")


@pytest.fixture
def disorder(record: Record) -> str:
    """The finding that an envoy presented credentials before being appointed."""
    step(record, "Harbour", "credentials-presented", "2022-04-02")
    step(record, "Court", "appointed", "2022-05-11")
    (finding,) = check(record)
    return finding.id


def test_two_dates_of_one_event_are_a_finding_until_a_person_decides(record):
    enter(record, "Harbour", "mission-opened", "2014-06-01", actor=("GEO",), recipient=("CHL",), mission="embassy")
    enter(record, "Court", "mission-opened", "2014-09-01", actor=("GEO",), recipient=("CHL",), mission="embassy")
    (finding,) = check(record)
    assert finding.name == "event-with-two-dates"
    assert {str(finding.one.held), finding.detail} == {"2014-06-01", "2014-09-01"}
    record.review(finding.one.supports[0].statement_id, "accept", reviewer="A. Desk", reason="seen the note")
    assert list(check(record)) == []


def test_a_month_and_a_day_in_it_are_no_two_dates(record):
    enter(record, "Harbour", "mission-opened", "2014-06", actor=("GEO",), recipient=("CHL",), mission="embassy")
    enter(record, "Court", "mission-opened", "2014-06-01", actor=("GEO",), recipient=("CHL",), mission="embassy")
    assert list(check(record)) == []


def test_a_finding_stays_the_same_when_another_source_joins(record, disorder):
    step(record, "Hill", "credentials-presented", "2022-04-02")
    (finding,) = check(record)
    assert len(finding.one.supports) + len(finding.other.supports) == 3
    assert finding.id == disorder


def test_what_is_silenced_is_told_no_more_but_is_not_lost(record, disorder):
    record.silence(disorder, reviewer="A. Desk", reason="appointed twice, says the ministry")
    assert list(check(record)) == []
    (finding,) = check(record, silenced=True)
    assert finding.id == disorder
    assert finding.silenced == "appointed twice, says the ministry (A. Desk, 2024-06-04)"
    step(record, "Hill", "credentials-presented", "2022-04-02")
    assert list(check(record)) == []


def test_silencing_needs_a_reason_and_a_name_and_leaves_the_record_as_it_was(record, disorder):
    before = record.counts()
    for reviewer, reason in (("A. Desk", ""), ("A. Desk", "  \n"), ("", "said so")):
        with pytest.raises(RecordError):
            record.silence(disorder, reviewer=reviewer, reason=reason)
    assert record.counts() == before
    assert [each.id for each in check(record)] == [disorder]


def test_a_finding_is_found_by_its_id_also_state_by_state(record, disorder):
    for most in (100, 0):
        assert finding_of(record, disorder, at_once=most).id == disorder
        assert finding_of(record, "0" * 12, at_once=most) is None
    assert finding_of(record, disorder, ["GEO"]) and finding_of(record, disorder, ["NOR"]) is None


def test_silencing_is_on_record_dated_and_signed_and_undone_by_a_further_entry(record, disorder):
    number = record.silence(disorder, reviewer="A. Desk", reason="appointed twice")
    made = record.silenced()[disorder]
    assert (made.review, made.reviewer, made.reason, made.known.date()) == (
        number,
        "A. Desk",
        "appointed twice",
        date(2024, 6, 4),
    )
    record.undo(number, reviewer="B. Desk", reason="once only")
    assert record.silenced() == {}
    assert [each.id for each in check(record)] == [disorder]
    assert [(r.reviewer, r.undoes) for r in record.reviews()][-2:] == [("A. Desk", None), ("B. Desk", number)]


def test_the_past_is_answered_as_it_was_known(record, disorder):
    number = record.silence(disorder, reviewer="A. Desk", reason="appointed twice")
    record.undo(number, reviewer="A. Desk", reason="once only")
    told = [[each.id for each in check(record, known_at=date(2024, 6, day))] for day in (2, 3, 4, 5)]
    assert told == [[], [disorder], [], [disorder]]


def test_what_is_rejected_is_no_longer_found(record, disorder):
    (finding,) = check(record)
    record.review(finding.one.supports[0].statement_id, "reject", reviewer="A. Desk", reason="misread")
    assert list(check(record)) == []


def test_names_declared_one_or_two_count_for_the_record(record):
    step(record, "Harbour", "credentials-presented", "2022-04-02", "Nino Tamar Beridze")
    step(record, "Court", "appointed", "2022-05-11")
    assert [each.name for each in check(record)] == ["credentials-before-appointment"]
    record.match("person", "beridze nino@GEO", "beridze nino tamar@GEO", "reject", reviewer="A. Desk", reason="cousins")
    assert list(check(record)) == []


def test_state_by_state_is_the_same_as_at_once_also_for_what_names_no_state(record, disorder):
    enter(record, "Hill", "scheduled", "2025-03-04", event="a conference")
    enter(record, "Vale", "holds-office", None, "2022-01-10", person=("Maia Lomidze",), office="official")
    quote = "The conference opened on Monday, 5 March 2024."
    document = Document("Shore", quote, Publication(outlet="Shore Gazette", published=date(2024, 3, 6)))
    told = Statement("Shore", "joined", {"organisation": "UN", "date": "2024-03-05"}, quote, 0, len(quote), ("Shore",))
    record.add(document, [told], maker="test/1")
    assert record.states() == ["", "CHL", "GEO"]
    whole = list(check(record))
    assert [each.name for each in whole] == ["credentials-before-appointment", "weekday-mistaken"]
    assert list(check(record, at_once=0)) == whole


def test_states_narrow_to_the_findings_that_name_them(record, disorder):
    assert [each.id for each in check(record, states=["CHL"])] == [disorder]
    assert list(check(record, states=["PER"])) == []
