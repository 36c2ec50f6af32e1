"""Figures of trade: what is computed from them, what does not fit, what is missing."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from credence.model import Dissent, Fact
from credence.protocol.trade import lines, reported_growth


def figure(tell, flow, amount, period, parties="NOR,PER", currency="USD", **more) -> Fact:
    return tell("trade", parties=parties, flow=flow, amount=amount, period=period, currency=currency, **more)


def told(found):
    return [(line.flow, line.parties, line.fact.slots["amount"]) for line in found if line.fact]


def computed(found):
    return [(line.flow, line.parties, line.computed.amount) for line in found if line.computed]


def test_turnover_stands_against_exports_and_imports_of_one_states_books(tell):
    found = lines(
        [
            figure(tell, "turnover", "900", "2021"),
            figure(tell, "exports", "500", "2021"),
            figure(tell, "imports", "380", "2021", parties="PER,NOR"),
            figure(tell, "imports", "470", "2021"),
        ]
    )
    assert [(line.total.amount, line.difference) for line in found if line.total] == [(Decimal(880), Decimal(20))]
    assert computed(found) == []


def test_of_turnover_exports_and_imports_the_missing_one_is_computed(tell):
    turnover, out = figure(tell, "turnover", "900", "2021"), figure(tell, "exports", "500", "2021")
    back = figure(tell, "imports", "400", "2021", parties="PER,NOR")
    assert computed(lines([out, back])) == [("turnover", ("NOR", "PER"), Decimal(900))]
    assert computed(lines([turnover, out])) == [("imports", ("PER", "NOR"), Decimal(400))]
    (line,) = [line for line in lines([turnover, out]) if line.computed]
    assert line.facts == (turnover, out)


def test_nothing_is_computed_from_what_cannot_be_added_up(tell):
    turnover = figure(tell, "turnover", "900", "2021")
    for other in (
        figure(tell, "exports", "500", "2020"),
        figure(tell, "exports", "500", "2021", currency="EUR"),
        figure(tell, "exports", "500", "2021", bound="more-than"),
        figure(tell, "exports", "500", "2021", modality="proposed"),
        figure(tell, "exports", "950", "2021"),
        figure(tell, "investment", "500", "2021"),
    ):
        assert computed(lines([turnover, other])) == []
    rival = figure(tell, "exports", "650", "2021")
    out = figure(tell, "exports", "500", "2021")
    disputed = Fact(
        out.kind, out.slots, "disputed", "asserted", out.supports, "amount", (Dissent("650", rival.supports),)
    )
    assert computed(lines([turnover, disputed])) == []


def test_years_without_a_figure_are_said_where_they_lie(tell):
    found = lines([figure(tell, "turnover", str(n), str(n)) for n in (2015, 2016, 2019, 2021)])
    assert [line.missing or line.fact.slots["period"] for line in found] == [
        *("2015", "2016", (2017, 2018), "2019", (2020, 2020), "2021")
    ]


def test_growth_reported_is_held_against_growth_computed_on_the_year_before(tell):
    def differs(growth, before="2020"):
        found = lines([figure(tell, "turnover", "800", before), figure(tell, "turnover", "900", "2021", growth=growth)])
        return found[-1].growth_differs

    assert differs("+12.5 %") is False
    assert differs("+12 %") is False
    assert differs("+21.5 %") is True
    assert differs("-12.5 %") is True
    assert differs("+30 %", before="2017") is None


def test_growth_reported_is_read_with_its_sign(tell):
    signs = {"+12.5 %": Decimal("12.5"), "-4 %": Decimal(-4), "−4 %": Decimal(-4), "8 %": Decimal(8), "": None}
    assert {text: reported_growth(figure(tell, "turnover", "1", "2020", growth=text)) for text in signs} == signs


@given(st.lists(st.tuples(st.integers(0, 10**12), st.integers(0, 10**12)), min_size=1, max_size=5))
def test_what_is_computed_adds_up_again(amounts):
    from tests.protocol.conftest import tell

    facts = []
    for year, (out, back) in enumerate(amounts, 2001):
        facts.append(figure(tell, "exports", str(out), str(year)))
        facts.append(figure(tell, "turnover", str(out + back), str(year)))
    assert [line.computed.amount for line in lines(facts) if line.computed] == [back for _, back in amounts]
