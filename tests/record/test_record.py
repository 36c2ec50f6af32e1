"""The laws of the record: it only grows, and answers about the past as it did then."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from credence.model import Document, Inference, Publication, Statement
from credence.record import Record, RecordError

MAKER = "rules/1.0"


def opened(claim, day, **more):
    return claim("mission-opened", actor="AZE", recipient="MEX", mission="embassy", date=day, **more)


def test_a_document_comes_back_as_it_went_in(record):
    given = Publication(
        date(2022, 12, 20), "+04:00", "Herald", "A. Writer", "Títle", "Bakı", "en", {"outlet": "header"}
    )
    text = "Ambassador Ødegård\r\narrived 😀 on Monday."
    document = Document("herald-1", text, given, "https://herald.example/1")
    told = Statement(
        "herald-1",
        "post-began",
        {
            "actor": ("NOR",),
            "recipient": ("AZE",),
            "person": ("Ødegård",),
            "resident": True,
            "date": "2022-12-19",
        },
        text[:18],
        0,
        18,
        ("Herald", "Foreign Ministry"),
        rule="post-began/arrived",
        inferred=(Inference("date", "dateline"),),
    )
    record.add(document, [told], maker=MAKER)
    assert record.documents() == [document] == [record.document("herald-1")] == [record.document(document.digest)]
    assert record.statements() == [told] == record.statements("herald-1") == record.statements(document.digest)
    (fact,) = record.ask()
    assert (fact.supports[0].statement_id, fact.supports[0].source) == (told.id, document.source)


def test_the_same_text_again_adds_nothing_and_says_so(record, article, claim):
    first = record.add(*article("a", opened(claim, "2007")), maker=MAKER)
    again = record.add(*article("a", opened(claim, "2007")), maker="other/2.0")
    assert (first.new, first.statements) == (True, 1)
    assert (again.new, again.statements, again.entry) == (False, 0, first.entry)
    assert record.counts().entries == 1


def test_another_text_under_the_same_id_is_kept_as_another_version(record, article, claim):
    old, new = article("a", opened(claim, "2007")), article("a", opened(claim, "2008"))
    record.add(*old, maker=MAKER)
    record.add(*new, maker=MAKER)
    assert record.documents() == [old[0], new[0]]
    assert record.document("a") == new[0]
    assert len(record.statements()) == 2


def test_of_several_versions_of_a_document_the_last_one_known_counts(record, clock, article, claim):
    record.add(*article("a", opened(claim, "2007")), maker=MAKER)
    then = clock.now
    clock.on(days=1)
    before = record.ask()
    record.add(*article("a", opened(claim, "2008"), claim("independence", actor="GEO")), maker=MAKER)
    found = record.ask(kinds=["mission-opened"])
    assert [(f.slots["date"], f.status, f.dissents) for f in found] == [("2008", "reported", ())]
    assert record.ask(known_at=then) == before
    assert [fact.slots["date"] for fact in before] == ["2007"]


def test_what_a_later_version_says_again_was_learned_with_the_first(record, clock, article, claim):
    document, told = article("a", opened(claim, "2007"), claim("independence", actor="GEO"))
    record.add(document, told, maker=MAKER)
    record.add(*article("b", opened(claim, "2007")), maker=MAKER)
    then = clock.now
    assert record.first_told() == {}
    clock.on(days=1)
    record.add(Document("a", f"{document.text} Corrected."), told[:1], maker=MAKER)
    assert record.first_told() == {told[0].id: then}
    assert record.first_told(then) == {}


def test_a_corrected_version_that_says_nothing_takes_back_what_was_said(record, article, claim):
    record.add(*article("a", opened(claim, "2007")), maker=MAKER)
    record.add(Document("a", "Correction: no embassy was opened."), [], maker=MAKER)
    assert record.ask() == []
    assert len(record.documents()) == 2


def test_a_statement_given_twice_is_entered_once(record, article, claim):
    document, told = article("a", opened(claim, "2007"))
    assert record.add(document, told * 2, maker=MAKER).statements == 1


def test_known_times_rise_even_if_the_clock_goes_back(record, clock, article, claim):
    names = ("AZE", "GEO", "MEX")
    for name in names:
        record.add(*article(name, claim("independence", actor=name)), maker=MAKER)
        clock.on(hours=-1)
    known = [fact.known for fact in record.ask()]
    assert sorted(known) == [clock.now + timedelta(hours=3, microseconds=i) for i in range(3)]


def test_an_answer_as_known_then_never_changes(record, clock, article, claim):
    record.add(*article("a", opened(claim, "2008"), published="2010-01-01"), maker=MAKER)
    then = clock.now
    clock.on(days=1)
    before = record.ask(known_at=then)
    record.add(*article("b", opened(claim, "2007"), published="2009-01-01"), maker=MAKER)
    assert record.ask(known_at=then) == before
    assert [fact.status for fact in before + record.ask()] == ["reported", "disputed"]
    assert record.ask(known_at=then - timedelta(microseconds=1)) == []
    assert record.documents(known_at=then) == [record.document("a")]
    assert len(record.statements(known_at=then)) == 1


def test_a_day_of_knowledge_ends_at_midnight_utc(record, clock, article, claim):
    record.add(*article("a", opened(claim, "2008")), maker=MAKER)
    assert record.ask(known_at=clock.now.date()) != []
    assert record.ask(known_at=clock.now.date() - timedelta(days=1)) == []
    baku = datetime(2026, 1, 1, 3, 59, tzinfo=timezone(timedelta(hours=4)))
    assert record.ask(known_at=baku) == []


def test_a_moment_without_a_zone_is_not_guessed(record, tmp_path):
    with pytest.raises(ValueError, match="time zone"):
        record.ask(known_at=datetime(2026, 1, 1))
    with (
        Record(tmp_path / "b.db", clock=lambda: datetime(2026, 1, 1)) as other,
        pytest.raises(ValueError, match="zone"),
    ):
        other.add(Document("a", "text"), [], maker=MAKER)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"quote": "something else"}, "not what the text says"),
        ({"start": -3}, "outside the text"),
        ({"end": 10_000}, "outside the text"),
        ({"document": "b"}, "another document"),
        ({"start": 4, "end": 4, "quote": ""}, "quotes nothing"),
        ({"kind": ""}, "no kind"),
        ({"kind": "tea-party"}, "'tea-party'"),
        ({"slots": {"instrument": "Treaty"}}, "has no slot 'instrument'; it has actor, recipient, mission"),
        ({"slots": {"mission": "castle"}}, "mission 'castle' is none of embassy"),
        ({"slots": {"recipient": ("MEX", "ATLANTIS")}}, "recipient 'ATLANTIS' is no code"),
        ({"slots": {"place": "Li\0ma"}}, "NUL"),
        ({"attribution": ("Min\0istry",)}, "attribution is broken at character 3 .NUL"),
        ({"rule": "\ud800"}, "rule is broken at character 0 .half of a surrogate"),
        ({"inferred": (Inference("actor", "\ud800"),)}, "the origin of actor is broken"),
        ({"slots": {"date": "Monday"}}, "EDTF"),
        ({"slots": {"actor": "AZE"}}, "list of codes"),
        ({"kind": "trade", "slots": {"amount": "some millions"}}, "amount 'some millions' is no number: write it in"),
        ({"slots": {"place": (1,)}}, "neither text"),
        ({"kind": "appointed", "slots": {"person": "Leyla Mammadova"}}, "list of names"),
    ],
)
def test_a_document_whose_statements_do_not_hold_is_refused_whole(record, article, claim, change, says):
    document, (good, wrong) = article("a", opened(claim, "2007"), opened(claim, "2008"))
    bad = Statement(**{name: getattr(wrong, name) for name in Statement.__dataclass_fields__} | change)
    with pytest.raises(RecordError, match=says) as refusal:
        record.add(document, [good, bad], maker=MAKER)
    assert "\n" not in str(refusal.value)
    assert record.counts().documents == 0


@pytest.mark.parametrize(
    "document",
    [
        Document("", "text"),
        Document("a", "half \ud83d"),
        Document("a", "b", source="caf\udce9"),
        Document("a", "b\0"),
    ],
)
def test_a_document_that_cannot_be_kept_is_refused(record, document):
    with pytest.raises(RecordError):
        record.add(document, [], maker=MAKER)


def test_of_many_documents_those_before_a_refused_one_stay(record, article, claim):
    good = [article(f"a{i}", opened(claim, "2007")) for i in range(5)]
    with pytest.raises(RecordError):
        record.add_many([*good, (Document("", "x"), []), article("z", opened(claim, "2007"))], maker=MAKER, batch=2)
    assert [document.id for document in record.documents()] == [f"a{i}" for i in range(5)]


def test_many_documents_with_repeats_are_entered_once(record, article, claim):
    told = [article(f"a{i}", opened(claim, "2007")) for i in range(5)]
    added = record.add_many(told + told, maker=MAKER, batch=7)
    assert [a.new for a in added] == [True] * 5 + [False] * 5
    assert record.add_many([], maker=MAKER) == []


def test_counts_tell_how_much_there_is_and_when_it_was_last_added_to(record, clock, article, claim):
    assert record.counts().known is None
    record.add(*article("a", opened(claim, "2007"), opened(claim, "2008")), maker=MAKER)
    counts = record.counts()
    assert (counts.documents, counts.statements, counts.entries, counts.known) == (1, 2, 1, clock.now)


def test_documents_are_listed_without_their_texts_as_they_were_known(record, clock, article, claim):
    record.add(*article("a", opened(claim, "2007"), opened(claim, "2008")), maker=MAKER)
    then = clock.now
    clock.on(days=1)
    record.add(*article("a", claim("independence", actor="GEO")), maker=MAKER)
    listed = record.listing()
    assert [(each.document, each.statements) for each in listed] == [("a", 2), ("a", 1)]
    assert [each.digest for each in listed] == [document.digest for document in record.documents()]
    assert [(each.version, each.versions) for each in listed] == [(1, 2), (2, 2)]
    assert [(each.digest, each.versions) for each in record.listing(then)] == [(listed[0].digest, 1)]
    assert (record.counts(then).documents, record.counts(then).statements) == (1, 2)
    assert (record.counts(then).known, record.counts().known) == (then, clock.now)


def test_statements_are_narrowed_by_kind_and_by_all_of_some_states(library):
    def kinds(**narrow):
        return [statement.kind for statement in library.statements(**narrow)]

    assert kinds(kind="meeting") == ["meeting"]
    assert kinds(states=["GEO", "AZE"]) == ["meeting", "appointed"]
    assert kinds(kind="meeting", states=["MEX"]) == kinds(document="a", kind="meeting") == []


@pytest.fixture
def library(record, article, claim):
    """A record of some AZE, MEX and GEO affairs."""
    record.add_many(
        [
            article(
                "a",
                opened(claim, "2007"),
                claim("independence", actor="AZE", date="1991"),
                published="2010-01-01",
            ),
            article(
                "b",
                opened(claim, "2008"),
                claim("meeting", parties="AZE+GEO", date="2012-05"),
                published="2013-01-01",
            ),
            article("c", claim("mission-closed", actor="AZE", recipient="MEX", mission="embassy", date="2007-07")),
            article(
                "d",
                claim("appointed", actor="AZE", recipient="MEX+GEO", person="Leyla Mammadova", date="2009"),
            ),
        ],
        maker=MAKER,
    )
    return record


def test_a_pair_are_parties_or_one_acts_on_the_other(library):
    def kinds(*pair):
        return [fact.kind for fact in library.ask(pair=pair)]

    assert kinds("AZE", "GEO") == ["appointed", "meeting"]
    assert kinds("MEX", "AZE") == ["mission-opened", "mission-closed", "mission-opened", "appointed"]
    assert kinds("MEX", "GEO") == []


def test_states_kinds_and_persons_narrow_the_answer(library):
    assert [f.kind for f in library.ask(states={"GEO", "ESP"})] == ["appointed", "meeting"]
    assert [f.kind for f in library.ask(person="Mammadova")] == ["appointed"]
    assert [f.kind for f in library.ask(person="Ms Leyla A. Mammadova")] == ["appointed"]
    assert library.ask(states={"ESP"}) == library.ask(person="Nobody") == library.ask(kinds=["visit"]) == []


def test_narrowing_never_changes_a_fact(library):
    every = library.ask()
    for kind in {fact.kind for fact in every}:
        assert library.ask(kinds={kind}) == [fact for fact in every if fact.kind == kind]
    for state in ("AZE", "MEX", "GEO"):
        assert library.ask(states={state}) == [fact for fact in every if state in fact.states]


def test_a_year_counts_on_each_of_its_days_and_not_before(record, article, claim):
    record.add(*article("a", opened(claim, "1992"), published="2020-01-01"), maker=MAKER)
    assert record.ask(on=date(1991, 12, 31)) == []
    assert record.ask(on=date(1992, 1, 1)) == record.ask(on=date(1993, 1, 1)) != []


def test_what_has_no_date_counts_from_its_publication(record, clock, article, claim):
    met = claim("meeting", parties="AZE+MEX")
    record.add_many([article("a", met, published="2020-01-05"), article("b", met)], maker=MAKER)
    assert [len(record.ask(on=day)) for day in (date(2020, 1, 4), date(2020, 1, 5), clock.now.date())] == [
        0,
        1,
        2,
    ]


def test_a_date_in_dispute_counts_from_the_earliest_given(record, article, claim):
    told = [article("a", opened(claim, "2008"), published="2010-01-01"), article("b", opened(claim, "2007"))]
    record.add_many(told, maker=MAKER)
    assert [fact.status for fact in record.ask(on=date(2007, 12, 31))] == ["disputed"]
    assert record.ask(on=date(2006, 12, 31)) == []


def test_what_was_announced_counts_as_scheduled_until_its_day(record, article, claim):
    planned = article("a", opened(claim, "2007", modality="scheduled"), published="2006-03-01")
    record.add_many([planned, article("b", opened(claim, "2007-05-02"), published="2007-06-01")], maker=MAKER)
    days = (date(2006, 2, 28), date(2006, 3, 1), date(2007, 5, 2))
    seen = [[(f.modality, f.slots["date"]) for f in record.ask(on=day)] for day in days]
    assert seen == [[], [("scheduled", "2007")], [("asserted", "2007-05-02")]]


def test_an_event_to_come_is_told_from_its_announcement_on(record, article, claim):
    forum = claim("scheduled", event="Trade forum", date="2024-09", parties="AZE+MEX")
    record.add(*article("a", forum, published="2024-05-30"), maker=MAKER)
    days = (date(2024, 5, 29), date(2024, 5, 30), date(2024, 10, 1))
    assert [len(record.ask(on=day)) for day in days] == [0, 1, 1]


def test_an_undated_announcement_is_not_a_report(record, article, claim):
    undated = {"actor": "AZE", "recipient": "MEX", "mission": "embassy"}
    planned = article("a", claim("mission-opened", **undated, modality="scheduled"), published="2006-03-01")
    record.add_many([planned, article("b", claim("mission-opened", **undated), published="2007-06-01")], maker=MAKER)
    assert [f.modality for f in record.ask(on=date(2007, 1, 1))] == ["scheduled"]
    assert [f.modality for f in record.ask(on=date(2007, 6, 1))] == ["asserted"]


def test_a_record_opened_again_holds_the_same(place, record, clock, article, claim):
    record.add(*article("a", opened(claim, "2007")), maker=MAKER)
    with Record(place, create=False) as again:
        assert again.ask() == record.ask()
        assert again.counts() == record.counts()
    assert clock.now.tzinfo is UTC
