"""The twelve laws of a record with two dates, each tried with many histories in a file and in a database alike."""

import json
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from credence.exchange.imports import SOURCES, Request, read
from credence.exchange.imports.lines import document_line
from credence.model import Document, Inference, Modality, Publication, Statement
from credence.protocol.posts import post as history
from credence.record import Record, back_up, copy, open_store, restore
from credence.record.facts.procedure import STEPS, out_of_order
from credence.record.identity.identity import key_of
from credence.record.journal.schema import JOURNAL
from credence.record.soundness.derived import rebuild

MAKER = "rules/1"
WHO = {"reviewer": "A. Reviewer"}
few = settings(max_examples=int(os.environ.get("EXAMPLES", "4")), suppress_health_check=[HealthCheck.too_slow])
"""`EXAMPLES=1000` tries the laws at length."""

_EMBASSY = {"actor": ("AZE",), "recipient": ("MEX",), "mission": "embassy"}
_CLAIMS = [
    *[("mission-opened", _EMBASSY | {"date": d}) for d in ("2006", "2007", "2007-03", "2008-05-01", "2006/2008")],
    ("mission-closed", _EMBASSY | {"date": "2007-06"}),
    ("recognition", {"actor": ("MEX",), "recipient": ("AZE",), "date": "1991"}),
    ("recognition", {"actor": ("MEX",), "recipient": ("AZE",), "date": "1992"}),
    ("meeting", {"parties": ("AZE", "MEX"), "person": ("Leyla Mammadova",), "date": "2007-03"}),
    ("holds-office", {"person": ("Leyla Mammadova",), "office": "ambassador", "actor": ("AZE",)}),
    ("holds-office", {"person": ("L. Məmmədova",), "office": "ambassador", "actor": ("AZE",)}),
]
_LETTERS = st.characters(exclude_categories=("Cs",), exclude_characters="\0\r\ufeff")
Article = tuple[Document, list[Statement]]


@st.composite
def articles(draw: st.DrawFn, names: str = "abcd") -> Article:
    """An article in any script; each statement quotes a line of it."""
    name = draw(st.sampled_from(names))
    claims = draw(st.lists(st.sampled_from(_CLAIMS), max_size=3))
    lines = [f"{draw(st.text(_LETTERS, max_size=6))} {kind} {slots}" for kind, slots in claims]
    published = draw(st.sampled_from([None, date(2007, 2, 1), date(2010, 1, 1)]))
    text = draw(st.text(_LETTERS, max_size=9)) + f"{name} of {published}\n" + "\n".join(lines)
    at = len(text) - sum(len(line) + 1 for line in lines) + 1
    told = []
    for (kind, slots), line in zip(claims, lines, strict=True):
        voices = draw(st.sampled_from([(), ("Herald",), ("Herald", "Foreign Ministry")]))
        modality = draw(st.sampled_from(list(Modality)))
        inferred = draw(st.sampled_from([(), (Inference("date", "the dateline"),)])) if "date" in slots else ()
        told.append(Statement(name, kind, slots, line, at, at + len(line), voices, modality, "some-rule", inferred))
        at += len(line) + 1
    origins = {"published": "header"} if published else {}
    return Document(name, text, Publication(published, outlet=f"Paper {name}", origins=origins)), told


def article(name: str, kind: str, **slots: object) -> Article:
    """An article that says one thing."""
    line = f"{name} says {kind} of {slots}"
    document = Document(name, line, Publication(outlet=f"Paper {name}"))
    return document, [Statement(name, kind, slots, line, 0, len(line))]


class Both:
    """A record in a file and one in a database that are told the same, and must answer the same to the byte."""

    def __init__(self, places: list[str]) -> None:
        self.now = datetime(2026, 1, 1, tzinfo=UTC)
        self.places = places
        self.records = [Record(place, clock=lambda: self.now) for place in places]

    def every(self, do: Callable[[Record], object]) -> object:
        """What the records answer."""
        self.now += timedelta(hours=1)
        first, *others = [do(record) for record in self.records]
        assert all(repr(other) == repr(first) for other in others)
        return first

    def enter(self, *told: Article) -> datetime:
        """Enter the articles; gives the moment by which all is known."""
        self.every(lambda record: record.add_many(told, maker=MAKER))
        return self.now

    def answers(self, known_at: datetime | None = None) -> object:
        """All that one can ask, as known at a moment."""
        return self.every(lambda record: _answers(record, known_at))

    def statements(self) -> list[Statement]:
        """Every statement there is."""
        return self.every(Record.statements)


def _answers(record: Record, known_at: datetime | None) -> list[object]:
    days = (None, date(1991, 7, 1), date(2007, 3, 15), date(2011, 1, 1))
    return [
        *(record.ask(on=day, known_at=known_at) for day in days),
        record.ask(status=["rejected"], known_at=known_at),
        record.ask(pair=("AZE", "MEX"), known_at=known_at),
        record.ask(person="Mammadova", known_at=known_at),
        record.statements(known_at=known_at),
        record.listing(known_at),
        record.search("paper", known_at),
        list(record.standing(known_at)),
        record.matches(known_at),
    ]


@pytest.fixture(scope="module")
def both(request: pytest.FixtureRequest) -> Callable[[], object]:
    """Opens empty records of both kinds; of one where there is no server."""
    try:
        server = request.getfixturevalue("server")
    except pytest.skip.Exception:
        server = None

    @contextmanager
    def opened() -> Iterator[Both]:
        with ExitStack() as until, tempfile.TemporaryDirectory() as folder:
            places = [str(Path(folder, "credence.db"))]
            if server:
                places.append(server.database())
                until.callback(server.give_back, places[1])
            found = Both(places)
            for record in found.records:
                until.callback(record.close)
            yield found

    return opened


@few
@given(before=st.lists(articles(), min_size=1, max_size=3), after=st.lists(articles(), max_size=3), data=st.data())
def test_law_1_an_answer_as_known_at_a_moment_never_changes(both, before, after, data):
    with both() as records:
        then = records.enter(*before)
        answered = records.answers(then)
        records.enter(*after)
        for statement in records.statements()[:2]:
            verdict = data.draw(st.sampled_from(["accept", "reject", "unsure"]))
            records.every(lambda r, s=statement.id, v=verdict: r.review(s, v, **WHO))
        document, told = before[0]
        records.every(lambda r: r.reread(document, told[1:], maker="rules/2"))
        keys = [key_of("person", name, "AZE") for name in ("Leyla Mammadova", "L. Məmmədova")]
        records.every(lambda r: r.match("person", *keys, "accept", **WHO))
        assert records.answers(then) == answered


@few
@given(told=st.lists(articles(), min_size=1, max_size=4))
def test_law_2_nothing_is_deleted(both, told):
    def rows(record):
        with record.store.reading() as connection:
            return [list(connection.execute(select(table).order_by(*table.primary_key))) for table in JOURNAL]

    with both() as records:
        before = records.every(rows)
        document, statements = told[0]
        number: list[int] = []
        acts = [
            *(lambda r, one=one: r.add(*one, maker=MAKER) for one in told),
            lambda r: r.reread(document, [], maker="rules/2"),
            lambda r: r.reread(document, statements, maker="rules/3"),
            *[lambda r: number.append(r.review(statements[0].id, "reject", **WHO))] * bool(statements),
            *[lambda r: r.undo(number[-1], **WHO)] * bool(statements),
            lambda r: rebuild(r.store).documents,
        ]
        for act in acts:
            records.every(act)
            after = records.every(rows)
            assert all({*old} <= {*new} for old, new in zip(before, after, strict=True))
            before = after


@few
@given(told=articles().filter(lambda one: bool(one[1])))
def test_law_3_what_is_withdrawn_and_said_again_is_new_knowledge(both, told):
    document, statements = told
    with both() as records:
        entered = records.enter(told)
        asked = records.every(Record.ask)
        records.every(lambda r: r.reread(document, [], maker="rules/2"))
        gone = records.now
        assert records.every(Record.ask) == []
        before = records.every(Record.counts).entries
        records.every(lambda r: r.reread(document, statements, maker="rules/3"))
        assert records.every(Record.counts).entries == before + 1
        assert records.every(Record.ask) == asked
        assert records.every(lambda r: r.ask(known_at=entered)) == asked
        assert records.every(lambda r: r.ask(known_at=gone)) == []


_YEARS = st.lists(st.sampled_from(["2006", "2007", "2008-05-01"]), min_size=2, max_size=2, unique=True)


def opened(name, day):
    return article(name, "mission-opened", **_EMBASSY, date=day)


@few
@given(years=_YEARS, verdict=st.sampled_from(["accept", "reject"]))
def test_law_4_sources_that_disagree_are_both_shown_before_and_after_a_decision(both, years, verdict):
    with both() as records:
        records.enter(*(opened(name, day) for name, day in zip("ab", years, strict=True)))
        (fact,) = records.every(Record.ask)
        assert fact.status == "disputed"
        assert sorted([fact.slots["date"], *(d.value for d in fact.against)]) == sorted(years)
        records.every(lambda r: r.review(r.statements("b")[0].id, verdict, **WHO))
        (fact,) = records.every(Record.ask)
        if verdict == "accept":
            assert [fact.slots["date"], *(d.value for d in fact.against)] == years[::-1]
        else:
            (other,) = records.every(lambda r: r.ask(status=["rejected"]))
            assert [fact.slots["date"], other.slots["date"]] == years


@few
@given(
    told=st.lists(articles(), min_size=1, max_size=3).filter(lambda told: any(s for _, s in told)),
    verdict=st.sampled_from(["accept", "reject", "unsure"]),
    reason=st.text(_LETTERS, max_size=9),
)
def test_law_5_a_decision_is_dated_signed_and_undone_exactly(both, told, verdict, reason):
    with both() as records:
        records.enter(*told)
        before = records.answers()
        target = records.statements()[0].id
        number = records.every(lambda r: r.review(target, verdict, reason=reason, **WHO))
        (made,) = records.every(Record.reviews)
        assert (made.review, made.target, made.verdict, made.reason) == (number, target, verdict, reason)
        assert (made.reviewer, made.known) == ("A. Reviewer", records.now - timedelta(hours=1))
        records.every(lambda r: r.undo(number, **WHO))
        assert records.answers() == before
        assert [r.verdict for r in records.every(Record.reviews)] == [verdict, "undo"]


_LENGTHS = st.lists(st.integers(30, 2000), min_size=2, max_size=4)


def holding(name, person):
    return article(name, "holds-office", person=(person,), office="ambassador", actor=("AZE",))


_NAMES = ["Elmar Mammadyarov", "E. Məmmədyarov", "Elmar Mamedyarov"]


@few
@given(pair=st.permutations(_NAMES), told=st.lists(articles(), max_size=2))
def test_law_6_a_merge_that_is_split_restores_every_answer_and_a_rejected_match_stays_rejected(both, pair, told):
    one, other = (key_of("person", name, "AZE") for name in pair[:2])

    def proposed(record):
        return [{p.one.key, p.other.key} for p in record.matches()]

    with both() as records:
        records.enter(*told, *(holding(f"h{n}", name) for n, name in enumerate(pair)))
        before = records.answers()
        assert {one, other} in records.every(proposed)
        number = records.every(lambda r: r.match("person", one, other, "accept", **WHO))
        assert len(records.every(lambda r: r.ask(kinds=["holds-office"], person="Elmar Mammadyarov"))) < 3
        records.every(lambda r: r.undo(number, **WHO))
        assert records.answers() == before
        records.every(lambda r: r.match("person", one, other, "reject", **WHO))
        records.enter(*(holding(f"later-{n}", name) for n, name in enumerate(pair)))
        assert {one, other} not in records.every(proposed)
        facts = records.every(lambda r: r.ask(kinds=["holds-office"]))
        assert not any({*pair[:2]} <= {*fact.slots["person"]} for fact in facts)


@few
@given(year=st.integers(1990, 1994), days=st.lists(st.dates(date(1989, 1, 1), date(1995, 12, 31)), max_size=4))
def test_law_7_a_year_is_possible_on_each_of_its_days_and_on_no_other(both, year, days):
    with both() as records:
        records.enter(article("a", "independence", actor=("AZE",), date=str(year)))
        for day in [*days, date(year, 1, 1), date(year, 12, 31), date(year - 1, 12, 31), date(year + 1, 1, 1)]:
            found = records.every(lambda r, d=day: r.ask(since=d, until=d))
            assert bool(found) == (day.year == year)
            assert all(fact.slots["date"] == str(year) for fact in found)
            assert bool(records.every(lambda r, d=day: r.ask(on=d))) == (day.year >= year)


@few
@given(
    first=st.dates(date(2000, 1, 1), date(2010, 1, 1)), lengths=st.lists(st.integers(30, 2000), min_size=2, max_size=4)
)
def test_law_8_a_successors_first_day_belongs_to_one_holder(both, first, lengths):
    names = ["Ada Alpha", "Bo Beta", "Cy Gamma", "Di Delta"][: len(lengths)]
    begins = [first + timedelta(days=sum(lengths[:n])) for n in range(len(lengths) + 1)]
    told = []
    for name, begin, end in zip(names, begins, begins[1:], strict=False):
        post = {"actor": ("AZE",), "recipient": ("MEX",), "person": (name,), "office": "ambassador"}
        told.append(article(f"{name} came", "credentials-presented", **post, date=begin.isoformat()))
        told.append(article(f"{name} left", "post-ended", **post, date=end.isoformat()))
    with both() as records:
        records.enter(*told)
        facts = records.every(lambda r: r.ask(pair=("AZE", "MEX")))

        def holders(day):
            found = history(facts, "AZE", "MEX").on(day)
            return [s.head.person[0] for s in found if s.stage == "in-post"]

        for name, begin, end in zip(names, begins, begins[1:], strict=False):
            assert holders(begin) == holders(end - timedelta(days=1)) == [name]
        assert holders(begins[-1]) == holders(first - timedelta(days=1)) == []


@few
@given(days=st.lists(st.integers(0, 400), min_size=len(STEPS), max_size=len(STEPS)))
def test_law_9_steps_out_of_the_order_of_procedure_are_shown(both, days):
    post = {"actor": ("AZE",), "recipient": ("MEX",), "person": ("Ada Alpha",), "office": "ambassador"}
    dates = [date(2020, 1, 1) + timedelta(days=n) for n in days]
    told = [article(k, k, **post, date=day.isoformat()) for k, day in zip(STEPS, dates, strict=True)]
    with both() as records:
        records.enter(*told)
        found = records.every(lambda r: [(d.earlier.kind, d.later.kind) for d in out_of_order(r.ask())])
        steps = list(zip(STEPS, days, strict=True))[:-1]
        wrong = {(a, b) for n, (a, one) in enumerate(steps) for b, other in steps[n:] if other < one}
        assert {pair for pair in found if pair[1] != "post-ended"} <= wrong
        if days == sorted(days):
            assert found == []
        elif days[-1] > max(days[:-1]):  # else an end lies between, and the person may have been sent twice
            assert {*found} == wrong
        shown = records.every(lambda r: [i.why for i in r.agenda()])
        assert shown.count("order") == len(found)


@few
@given(told=st.lists(articles(), max_size=5, unique_by=lambda one: one[0].id), data=st.data())
def test_law_10_the_order_of_entering_alters_only_when_it_was_learned(both, told, data):
    def unlearned(facts):
        then = datetime(2026, 1, 1, tzinfo=UTC)

        def plain(supports):
            return tuple(replace(s, known=then) for s in supports)

        return [
            replace(
                fact,
                supports=plain(fact.supports),
                against=tuple(replace(d, supports=plain(d.supports)) for d in fact.against),
            )
            for fact in facts
        ]

    with both() as records, both() as others:
        records.enter(*told)
        others.enter(*data.draw(st.permutations(told)))
        for on in (None, date(2007, 3, 15)):
            asked = [unlearned(each.every(lambda r, on=on: r.ask(on=on))) for each in (records, others)]
            assert asked[0] == asked[1]


def _exported(record):
    lines = []
    for document, told in record.standing():
        lines += [document_line(document), *(statement.to_json() for statement in told)]
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def _imported(exported, folder, place, clock):
    path = Path(folder, "record.jsonl")
    path.write_text(exported, encoding="utf-8", newline="\n")
    found = list(read(SOURCES["jsonl"], Request(path))) if exported else []
    with Record(place, clock=clock) as record:
        record.add_many([(each.document, each.statements) for each in found], maker=SOURCES["jsonl"].maker)
        return _exported(record), record.documents(), record.statements()


@few
@given(told=st.lists(articles(), min_size=1, max_size=3))
def test_law_11_every_quote_is_in_its_text_after_every_transformation(both, told):
    def quoted(record):
        texts = {}
        for document in record.documents():
            texts.setdefault(document.id, []).append(document.text.encode().decode())
        return [
            all(0 <= s.start < s.end for s in record.statements()),
            all(s.quote in [text[s.start : s.end] for text in texts[s.document]] for s in record.statements()),
        ]

    with both() as records, both() as others, tempfile.TemporaryDirectory() as folder:
        records.enter(*told)
        for place, other in zip(records.places, others.places[::-1], strict=True):
            backup = Path(folder, "backup.db")
            with_ = [open_store(each) for each in (place, other)]
            back_up(with_[0], backup)
            copy(*with_)
            restore(backup, again := open_store(str(Path(folder, "again.db"))))
            for store in (*with_, again):
                rebuild(store)
                store.close()
            for each in (place, other, str(backup), str(Path(folder, "again.db"))):
                with Record(each, create=False) as record:
                    assert quoted(record) == [True, True]
                    assert record.statements() == records.statements()
            backup.unlink()
            Path(folder, "again.db").unlink()


@few
@given(told=st.lists(articles(), max_size=4), data=st.data())
def test_law_12_export_import_export_is_the_same_to_the_byte(both, told, data):
    with both() as records, both() as others, tempfile.TemporaryDirectory() as folder:
        records.enter(*told)
        for document, statements in told[:1]:
            kept = [s for s in statements if data.draw(st.booleans())]
            records.every(lambda r, d=document, kept=kept: r.reread(d, kept, maker="rules/2"))
        exported = records.every(_exported)
        for place in others.places:
            again, documents, statements = _imported(exported, folder, place, lambda: records.now)
            assert again == exported
            standing = records.every(lambda r: list(r.standing()))
            assert documents == [document for document, _ in standing]
            assert statements == [statement for _, found in standing for statement in found]
