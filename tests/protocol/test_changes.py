"""What a record has learned between two moments, through the real record."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from xml.etree import ElementTree

import pytest

from credence.brief.changes import Digest, change_words, to_atom, to_html
from credence.model import Document, Modality, Publication, Statement
from credence.protocol.changes import changes, due
from credence.record import Record

START = datetime(2024, 1, 1, 12, tzinfo=UTC)


class Diary:
    """A record to which each entry is made on the day after the last."""

    def __init__(self, path) -> None:
        self.now = START
        self.record = Record(path, clock=lambda: self.now)

    def tell(self, outlet: str, kind: str, quote: str, modality: str = "asserted", **slots) -> Statement:
        self.now += timedelta(days=1)
        document = Document(f"{outlet}-{self.now:%d}", quote, Publication(outlet=outlet, published=date(2023, 12, 1)))
        statement = Statement(document.id, kind, slots, quote, 0, len(quote), (outlet,), Modality(modality))
        self.record.add(document, [statement], maker="test/1")
        return statement

    def since(self, days: int) -> list:
        return changes(self.record.ask(known_at=START + timedelta(days=days)), self.record.ask())


@pytest.fixture
def diary(tmp_path) -> Iterator[Diary]:
    made = Diary(tmp_path / "record.db")
    yield made
    made.record.close()


EMBASSY = {"actor": ("GEO",), "recipient": ("CHL",), "mission": "embassy"}


def test_what_was_not_known_before_is_learned_and_nothing_else(diary):
    diary.tell("Tiflis Post", "mission-opened", "an embassy opened in 2014", **EMBASSY, date="2014")
    assert [change.what for change in diary.since(0)] == ["learned"]
    assert diary.since(1) == []


def test_a_closer_date_is_told_with_the_value_before(diary):
    diary.tell("Tiflis Post", "mission-opened", "opened in 2014", **EMBASSY, date="2014")
    diary.tell("Andes Mail", "mission-opened", "opened on 3 May 2014", **EMBASSY, date="2014-05-03")
    (change,) = diary.since(1)
    assert (change.what, change.slots) == ("narrowed", {"date": ("2014", "2014-05-03")})
    assert change_words(change) == "Georgia opened an embassy in Chile on 3 May 2014 (date: 2014, now 3 May 2014)."
    assert [support.outlet for support in change.since] == ["Andes Mail"]


def test_a_further_source_corroborates(diary):
    diary.tell("Tiflis Post", "mission-opened", "opened in 2014", **EMBASSY, date="2014")
    diary.tell("Andes Mail", "mission-opened", "it opened in 2014", **EMBASSY, date="2014")
    assert [change.what for change in diary.since(1)] == ["corroborated"]


def test_a_source_that_contradicts_is_told_and_so_is_the_decision(diary):
    first = diary.tell("Tiflis Post", "mission-opened", "opened in 2014", **EMBASSY, date="2014")
    diary.tell("Andes Mail", "mission-opened", "opened in 2015", **EMBASSY, date="2015")
    (change,) = diary.since(1)
    assert change.what == "disputed"
    assert change_words(change) == "Georgia opened an embassy in Chile in 2014; against it: 2015."
    diary.now += timedelta(days=1)
    diary.record.review(first.id, "accept", reviewer="Ada", reason="seen the plaque")
    assert [change.what for change in diary.since(2)] == ["settled"]


def test_what_a_person_rejects_is_withdrawn(diary):
    first = diary.tell("Tiflis Post", "mission-opened", "opened in 2014", **EMBASSY, date="2014")
    diary.now += timedelta(days=1)
    diary.record.review(first.id, "reject", reviewer="Ada", reason="another embassy")
    (change,) = diary.since(1)
    assert (change.what, change.after) == ("withdrawn", None)


def test_what_was_announced_and_is_due_is_told_until_it_is_on_record(diary):
    coming = {"actor": ("CHL",), "recipient": ("GEO",), "mission": "embassy"}
    diary.tell("Andes Mail", "mission-opened", "is to open in January 2024", "scheduled", **coming, date="2024-01")
    visit = {"actor": ("GEO",), "recipient": ("CHL",)}
    diary.tell("Andes Mail", "visit", "visits on 9 February", "scheduled", **visit, date="2024-02-09")
    diary.tell("Andes Mail", "visit", "visits in 2025", "scheduled", **visit, date="2025")
    diary.tell("Andes Mail", "visit", "visited in 2023", **visit, date="2023")
    facts = diary.record.ask()
    found = due(facts, date(2024, 1, 20), date(2024, 2, 1))
    assert [change.what for change in found] == ["due", "ahead"]
    assert [change_words(change) for change in found] == [
        "Chile is to open an embassy in Georgia in January 2024: announced, and not on record as held.",
        "A representative of Georgia is to pay a visit to Chile on 9 February 2024.",
    ]
    assert due(facts, date(2024, 1, 20), date(2024, 2, 1), diary.since(0)) == []
    assert due(facts, date(2024, 2, 10), date(2024, 2, 11)) == []
    diary.tell("Tiflis Post", "mission-opened", "opened on 12 January 2024", **coming, date="2024-01-12")
    (left,) = due(diary.record.ask(), date(2024, 1, 20), date(2024, 2, 1))
    assert left.what == "ahead"
    page = to_html(Digest("What the record has learned", START, diary.now, tuple(found)))
    assert "Due, and not on record as held (1)" in page and "Coming within a month (1)" in page


def test_the_page_and_the_feed_show_hostile_text_and_do_nothing_else(diary):
    hostile = "<script>alert(1)</script>\u202e &amp; \x07"
    diary.tell(hostile, "visit", f"visited {hostile}", actor=("GEO",), recipient=("CHL",), person=(hostile,))
    digest = Digest("What the record has learned", START, diary.now, tuple(diary.since(0)))
    page, feed = to_html(digest), to_atom(digest)
    assert "<script" not in page and "\u202e" not in page and "\x07" not in page
    root = ElementTree.fromstring(feed)
    atom = "{http://www.w3.org/2005/Atom}"
    (entry,) = root.findall(f"{atom}entry")
    assert "<script>" in (entry.findtext(f"{atom}title") or "")
    assert entry.findtext(f"{atom}id") == ElementTree.fromstring(to_atom(digest)).findtext(f"{atom}entry/{atom}id")
