"""Two States in; the figures of their trade in series, and drawn, out."""

from __future__ import annotations

from dataclasses import dataclass

from credence.brief.charts import to_svg
from credence.brief.charts import trade as drawing
from credence.brief.naming import name_of, state_words
from credence.brief.trading import flow_words, growth_words, period_words, remarks, sum_words
from credence.protocol.trade import Line, lines
from credence.record import Record
from credence.web.days import KnownAt, On
from credence.web.naming import StateCode
from credence.web.problems import Problem
from credence.web.views.said import Unshown
from credence.web.views.tables import csv_of


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of a series: a figure on record, one that was computed (and says so), or years without any."""

    flow: str
    parties: list[str]
    period: str
    figure: str
    currency: str
    growth: str
    remarks: str
    facts: list[str]


@dataclass(frozen=True, slots=True)
class TradeView:
    """The trade of two States in series, each oldest first."""

    states: list[str]
    names: list[str]
    figures: list[Figure]
    chart: Unshown


def trade(record: Record, a: StateCode, b: StateCode, on: On = None, known_at: KnownAt = None) -> TradeView:
    """The trade of two States: turnover, exports, imports and investment, with what is computed from them."""
    found = lines(record.ask(pair=(a, b), kinds={"trade"}, on=on, known_at=known_at))
    names = [name_of(a), name_of(b)]
    if not found:
        raise Problem(404, f"The record gives no figure of trade of {state_words(a)} and {state_words(b)}.")
    return TradeView([a, b], names, [_figure(line) for line in found], drawing(found, (a, b), on, known_at))


def _figure(line: Line) -> Figure:
    return Figure(
        flow=flow_words(line),
        parties=list(line.parties),
        period=period_words(line),
        figure=sum_words(line),
        currency=line.currency,
        growth=growth_words(line),
        remarks="; ".join(remarks(line)),
        facts=[fact.supports[0].statement_id for fact in line.facts],
    )


def svg(view: TradeView) -> str:
    """The series drawn; raises Problem where no figure has a period."""
    if view.chart is None:
        raise Problem(404, "No figure has a period that could be drawn.")
    return to_svg(view.chart)


def to_csv(view: TradeView) -> str:
    """The figures, one a row."""
    return csv_of(Figure, view.figures)
