"""The calendar in a client that is not ours (the library `icalendar`): what it shows, and what an update does to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest

from credence.exchange.exports import EXPORTS
from credence.model import Document, Publication
from credence.record import Record, rebuild
from tests.exchange.exports.samples import PAIR, REPORTS, filled, material_of, report

LATER = (
    report(
        "later",
        "2024-09-12",
        ("consultations", "Political consultations took place on 11 September 2024", {**PAIR, "date": "2024-09-11"}),
        (
            "meeting",
            "They met on 20 May 2021",
            {**PAIR, "place": "Tbilisi; old town", "date": "2021-05-20"},
        ),
    ),
)


class Client:
    """A calendar as clients keep it (RFC 5546, 2.1.5): an event by its UID; of two versions the one of higher SEQUENCE,
    then of later LAST-MODIFIED; what is cancelled is not shown.
    """

    def __init__(self) -> None:
        self.kept: dict[str, Any] = {}

    def take_in(self, page: str) -> Client:
        """Import a file; each event takes the place of an older one."""
        for event in icalendar.Calendar.from_ical(page).walk("VEVENT"):
            old = self.kept.get(str(event["UID"]))
            if old is None or _version(event) >= _version(old):
                self.kept[str(event["UID"])] = event
        return self

    @property
    def shown(self) -> dict[str, Any]:
        """The events that are seen, by UID."""
        return {uid: event for uid, event in self.kept.items() if event["STATUS"] != "CANCELLED"}

    def of(self, kind: str) -> Any:
        """The one event of that kind that is seen."""
        (found,) = (event for event in self.shown.values() if event.categories == [kind])
        return found


def _version(event: Any) -> tuple[int, Any]:
    return int(event["SEQUENCE"]), event["LAST-MODIFIED"].dt


@pytest.fixture
def exported(tmp_path: Path) -> Callable[..., str]:
    """The calendar of a record of these reports."""

    def write(name: str, *reports: Any) -> str:
        with filled(tmp_path / name, reports) as record:
            return page_of(record)

    return write


def page_of(record: Record) -> str:
    return "".join(EXPORTS["ics"].write(material_of(record)))  # type: ignore[arg-type]


def test_what_is_announced_or_proposed_is_tentative_and_no_month_is_a_day(exported: Callable[..., str]) -> None:
    client = Client().take_in(exported("r.db", *REPORTS))
    scheduled, visit, met, began = map(client.of, ("scheduled", "visit", "meeting", "relations-established"))
    assert [each["STATUS"] for each in (scheduled, visit, met, began)] == [*["TENTATIVE"] * 3, "CONFIRMED"]
    assert (scheduled.start, scheduled.end) == (date(2024, 9, 1), date(2024, 10, 1))
    assert (met.start, met.end - timedelta(1)) == (date(2021, 5, 1), date(2021, 5, 31))
    assert met["SUMMARY"].endswith("(2021-05)")
    assert (visit.start, visit.end - timedelta(1)) == (date(2024, 6, 3), date(2024, 6, 5))
    for event in client.shown.values():
        edtf = str(event["X-CREDENCE-DATE"])
        assert event.duration > timedelta(1) or len(edtf) == 10
        assert all(type(each) is date for each in (event.start, event.end))
        assert not event.errors


def test_the_same_file_taken_in_twice_changes_nothing(exported: Callable[..., str]) -> None:
    page = exported("r.db", *REPORTS)
    once, twice = Client().take_in(page), Client().take_in(page).take_in(page)
    assert once.kept == twice.kept
    assert len(once.shown) == page.count("BEGIN:VEVENT") == 8


def test_a_later_file_updates_what_was_there_and_an_older_one_undoes_nothing(exported: Callable[..., str]) -> None:
    before, after = exported("r.db", *REPORTS), exported("more.db", *REPORTS, *LATER)
    client = Client().take_in(before)
    old = {kind: client.of(kind) for kind in ("scheduled", "meeting")}
    client.take_in(after)
    assert len(client.shown) == 8
    held, met = client.of("consultations"), client.of("meeting")
    assert (held["UID"], held["STATUS"], held.start) == (old["scheduled"]["UID"], "CONFIRMED", date(2024, 9, 11))
    assert (met["UID"], met["STATUS"], met.start) == (old["meeting"]["UID"], "CONFIRMED", date(2021, 5, 20))
    seen = client.shown
    assert client.take_in(before).shown == seen
    assert client.shown == Client().take_in(after).shown


def test_uids_stay_when_reports_are_entered_again_and_the_record_is_made_anew(tmp_path: Path) -> None:
    with filled(tmp_path / "r.db", (*REPORTS, *LATER)) as record:
        before = page_of(record)
        for document, told in REPORTS:
            record.add(document, told, maker="test/1")
        rebuild(record.store)
        assert page_of(record) == before
        herald, told = REPORTS[0]
        about = Publication(herald.publication.published, outlet=herald.publication.outlet, title="Corrected")
        corrected = Document(herald.id, herald.text + "\nCorrected on 9 June.\n", about, herald.source)
        record.add(corrected, told, maker="test/1")
        after = page_of(record)
    old, new = (set(Client().take_in(page).kept) for page in (before, after))
    assert old == new


def statement_of(record: Record, kind: str) -> str:
    (fact,) = record.ask(kinds=[kind])
    return fact.supports[0].statement_id


def test_what_a_person_rejects_is_cancelled_and_comes_back_when_that_is_undone(tmp_path: Path) -> None:
    with filled(tmp_path / "r.db") as record:
        client = Client().take_in(page_of(record))
        met = client.of("meeting")
        decision = record.review(statement_of(record, "meeting"), "reject", reviewer="Ana", reason="another meeting")
        client.take_in(page_of(record))
        assert str(met["UID"]) not in client.shown
        assert client.kept[str(met["UID"])]["STATUS"] == "CANCELLED"
        assert len(client.shown) == 7
        assert client.shown == Client().take_in(page_of(record)).shown
        record.undo(decision, reviewer="Ana")
        client.take_in(page_of(record))
        assert client.of("meeting")["UID"] == met["UID"]
        assert len(client.shown) == 8


def test_one_of_two_reports_rejected_changes_the_event_and_does_not_double_it(tmp_path: Path) -> None:
    with filled(tmp_path / "r.db") as record:
        client = Client().take_in(page_of(record))
        (opened,) = record.ask(kinds=["mission-opened"])
        for rejected in (opened.supports[0], *opened.dissents):
            record.review(rejected.statement_id, "reject", reviewer="Ana", reason="misread")
            client.take_in(page_of(record))
            assert client.shown == Client().take_in(page_of(record)).shown
        assert not [event for event in client.shown.values() if event.categories == ["mission-opened"]]


def test_what_a_reader_withdraws_or_a_correction_leaves_out_is_cancelled(tmp_path: Path) -> None:
    with filled(tmp_path / "r.db") as record:
        client = Client().take_in(page_of(record))
        herald, told = REPORTS[0]
        record.reread(herald, [each for each in told if each.kind != "meeting"], maker="test/2")
        client.take_in(page_of(record))
        assert not [event for event in client.shown.values() if event.categories == ["meeting"]]
        mirror, told = REPORTS[1]
        corrected = Document(mirror.id, mirror.text + "\nCorrected.\n", mirror.publication, mirror.source)
        record.add(corrected, [each for each in told if each.kind != "visit"], maker="test/2")
        client.take_in(page_of(record))
        assert not [event for event in client.shown.values() if event.categories == ["visit"]]
        assert client.shown == Client().take_in(page_of(record)).shown
        assert len(client.shown) == 6


def test_two_events_that_a_decision_makes_one_are_one_in_the_calendar(tmp_path: Path) -> None:
    spelt = [
        report(
            name,
            "2021-06-08",
            (
                "credentials-presented",
                f"{person} presented credentials on 4 May 2020",
                {
                    "actor": ("GEO",),
                    "recipient": ("CHL",),
                    "person": (person,),
                    "office": "ambassador",
                    "date": "2020-05-04",
                },
            ),
        )
        for name, person in (("one", "Nino Kvaratsiani"), ("two", "Nina Qvaraciani"))
    ]
    with filled(tmp_path / "r.db", tuple(spelt)) as record:
        client = Client().take_in(page_of(record))
        assert len(client.shown) == 2
        keys = [used.key for used in record.names() if used.kind == "person"]
        record.match("person", *sorted(set(keys))[:2], "accept", reviewer="Ana")
        client.take_in(page_of(record))
        assert len(client.shown) == 1
        assert client.shown == Client().take_in(page_of(record)).shown


def test_which_side_of_a_dispute_leads_does_not_change_the_event(tmp_path: Path) -> None:
    opened = {"actor": ("GEO",), "recipient": ("CHL",), "mission": "embassy"}
    with filled(tmp_path / "r.db", ()) as record:
        client = Client()
        for name, year in (("one", "2014"), ("two", "2015"), ("three", "2015")):
            told = ("mission-opened", f"The embassy was opened in {year}", {**opened, "date": year})
            document, statements = report(name, "2021-06-08", told)
            record.add(document, statements, maker="test/1")
            client.take_in(page_of(record))
            assert len(client.shown) == 1
        assert client.of("mission-opened").start == date(2015, 1, 1)
