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
