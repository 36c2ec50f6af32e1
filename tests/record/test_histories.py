"""Any history of entering and asking, against a plain list: nothing lost, doubled or changed."""

import shutil
import tempfile
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from credence.model import Document, Modality, Publication, Statement, Support
from credence.record import Record
from credence.record.facts import facts_of
from credence.record.profile import Kept

_EMBASSY = {"actor": ("AZE",), "recipient": ("MEX",), "mission": "embassy"}
_CLAIMS = [
    *[("mission-opened", _EMBASSY | {"date": d}) for d in ("2006", "2007", "2007-03", "2008", "2006/2008")],
    ("mission-opened", _EMBASSY),
    ("mission-closed", _EMBASSY | {"date": "2007-06"}),
    ("recognition", {"actor": ("MEX",), "recipient": ("AZE",), "date": "1991"}),
    ("recognition", {"actor": ("MEX",), "recipient": ("AZE",), "date": "1992"}),
    ("meeting", {"parties": ("AZE", "MEX"), "person": ("Leyla Mammadova",)}),
    ("meeting", {"parties": ("MEX", "AZE"), "date": "2007-03"}),
    ("holds-office", {"person": ("Leyla Mammadova",), "office": "ambassador", "actor": ("AZE",)}),
    ("holds-office", {"person": ("Leyla Aysel Mammadova",), "office": "ambassador", "actor": ("AZE",)}),
]


@st.composite
def articles(draw):
    """An article of up to three claims, of few enough that articles repeat and contradict each other."""
    name = draw(st.sampled_from("abcde"))
    picks = draw(st.lists(st.tuples(st.sampled_from(_CLAIMS), st.sampled_from(list(Modality)[:3])), max_size=3))
    lines = [f"{modality} {kind} {slots}" for (kind, slots), modality in picks]
    starts = [sum(len(line) + 1 for line in lines[:i]) for i in range(len(lines))]
    published = draw(st.sampled_from([None, date(2007, 2, 1), date(2007, 3, 2), date(2010, 1, 1)]))
    text = "\n".join(lines) + f"\n{published}"
    document = Document(name, text, Publication(outlet=f"Paper {name}", published=published))
    told = [
        Statement(name, kind, slots, line, start, start + len(line), modality=modality)
        for ((kind, slots), modality), line, start in zip(picks, lines, starts, strict=True)
    ]
    return document, told


class Histories(RuleBasedStateMachine):
    """A record and a list, told the same."""

    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.now = datetime(2026, 1, 1, tzinfo=UTC)
        self.record = Record(self.folder / "credence.db", clock=lambda: self.now)
        self.entered = {}
        self.remembered = []

    def teardown(self):
        self.record.close()
        shutil.rmtree(self.folder)

    def expected(self):
        last = {document.id: document.digest for document, *_ in self.entered.values()}
        return facts_of(
            Kept(Support(s, s.id, d.publication.outlet, None, None, d.publication.published, known), d.digest)
            for d, told, known in self.entered.values()
            if last[d.id] == d.digest
            for s in {s.id: s for s in told}.values()
        )

    @rule(told=st.lists(articles(), min_size=1, max_size=4), batch=st.integers(1, 3))
    def enter(self, told, batch):
        for (document, statements), added in zip(
            told, self.record.add_many(told, maker="rules/1", batch=batch), strict=True
        ):
            assert added.new == (document.digest not in self.entered)
            if added.new:
                last = max((known for *_, known in self.entered.values()), default=datetime.min.replace(tzinfo=UTC))
                known = max(self.now, last + timedelta(microseconds=1))
                self.entered[document.digest] = (document, statements, known)

    @rule(minutes=st.integers(-30, 60))
    def time_passes(self, minutes):
        self.now += timedelta(minutes=minutes)

    @rule(on=st.none() | st.dates(date(2006, 1, 1), date(2010, 12, 31)))
    def remember_an_answer(self, on):
        last = max((known for *_, known in self.entered.values()), default=datetime(2000, 1, 1, tzinfo=UTC))
        self.remembered.append((last, on, self.record.ask(on=on)))

    @rule()
    def open_again(self):
        self.record.close()
        self.record = Record(self.folder / "credence.db", clock=lambda: self.now, create=False)

    @invariant()
    def the_list_and_the_record_say_the_same(self):
        assert self.record.ask() == self.expected()
        assert self.record.counts().documents == len(self.entered)

    @invariant()
    def old_answers_stand(self):
        for known_at, on, answer in self.remembered[-3:]:
            assert self.record.ask(on=on, known_at=known_at) == answer


TestHistories = Histories.TestCase
TestHistories.settings = settings(
    max_examples=15, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
)


def _without_known(facts):
    then = datetime(2026, 1, 1, tzinfo=UTC)
    return [
        replace(
            fact,
            supports=tuple(replace(s, known=then) for s in fact.supports),
            against=tuple(replace(d, supports=tuple(replace(s, known=then) for s in d.supports)) for d in fact.against),
        )
        for fact in facts
    ]


@settings(max_examples=150, deadline=None)
@given(told=st.lists(articles(), max_size=8, unique_by=lambda pair: pair[0].digest), data=st.data())
def test_the_order_of_entering_alters_only_when_it_was_known(told, data):
    def entered(order):
        start = datetime(2026, 1, 1, tzinfo=UTC)
        return facts_of(
            Kept(
                Support(
                    s,
                    s.id,
                    d.publication.outlet,
                    None,
                    None,
                    d.publication.published,
                    start + timedelta(days=day),
                ),
                d.digest,
            )
            for day, (d, statements) in enumerate(order)
            for s in {s.id: s for s in statements}.values()
        )

    shuffled = data.draw(st.permutations(told))
    facts = entered(told)
    assert _without_known(facts) == _without_known(entered(shuffled))
    shown = {support.statement_id for fact in facts for support in (*fact.supports, *fact.dissents)}
    assert shown == {statement.id for _, statements in told for statement in statements}
