"""In: the series of figures of two States. Out: their trade as a Vega-Lite chart, each figure with its sources.

A figure is a point on a line as long as its period. Years that follow one another are joined; nothing is drawn where no
figure is on record. What is computed is hollow. Currencies are never mixed: each has a panel of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from credence.brief.charts.frame import Frame, Key, Moment, chart
from credence.brief.charts.panel import HEIGHT, Panel
from credence.brief.charts.parts import BLUE, GREEN, INK, PURPLE, VERMILLION, Spec, row
from credence.brief.charts.trade_layers import LEFT, RIGHT, layers
from credence.brief.layout import text_width
from credence.brief.naming import states_text
from credence.brief.notes import Notebook
from credence.brief.notewords import chain_words, published_words, quote_words
from credence.brief.phrasebook import fill, table
from credence.brief.pieces import Note, cited, plain
from credence.brief.trading import flow_words, period_words, sum_words
from credence.model import Fact, PartialDate
from credence.protocol.facts import held, text_of
from credence.protocol.pairs import latest_document
from credence.protocol.trade import Line, SeriesName, amount

_APART, _SMALL = 40, 15
"""Pixels between panels, and between names beside each other's lines."""
_NOTES, _QUOTED = 20, 110
_Span = tuple[date, date]
_Look = tuple[str, str, list[int]]
"""The colour of a series, its shape, the strokes and gaps of its line."""
_LOOKS: tuple[_Look, ...] = (
    (INK, "circle", []),
    (BLUE, "triangle", [6, 3]),
    (GREEN, "square", [2, 2]),
    (PURPLE, "diamond", [8, 3, 2, 3]),
)
_AROUND = ((0, -11), (0, 13), (0, -24), (0, 26))
"""Where a label may stand, from its point."""


@dataclass(slots=True)
class _Drawing:
    """What is drawn, as it comes together: rows of points, of lines, of names; notes; boxes taken by labels."""

    notes: Notebook = field(default_factory=Notebook)
    points: list[Spec] = field(default_factory=list)
    joined: list[Spec] = field(default_factory=list)
    names: list[Spec] = field(default_factory=list)
    panels: list[Panel] = field(default_factory=list)
    taken: list[tuple[float, float, float, float]] = field(default_factory=list)


def trade(found: Sequence[Line], states: Sequence[str], on: date | None = None, known_at: Moment = None) -> Spec | None:
    """The chart of the lines of `protocol.trade.lines` between two States, by code; None where no figure has a period.

    `on` and `known_at` are told, not applied: without `on` it speaks of the day of the latest document.
    """
    shown = [line for line in found if not line.missing and _sum(line) is not None and _period(line)]
    if not shown:
        return None
    periods = [each for line in shown if (each := _period(line))]
    first, last = min(each.earliest for each in periods), max(each.latest for each in periods)
    drawing = _Drawing()
    _draw(drawing, shown, first, last)
    facts = [fact for line in shown for fact in line.facts]
    said = table("charts")
    title = plain(fill(said["trade"], {"states": states_text(tuple(states))}))
    key = [said["key_years"]] + [said["key_computed"]] * any(line.computed for line in shown)
    key += [said["key_against"]] * any(fact.against for fact in facts)
    left_out = sum(1 for line in found if line.fact and line not in shown)
    key += [str(said["key_no_period"]).format(number=left_out)] if left_out else []
    frame = Frame(
        title=title,
        describe=str(said["describe_trade"]).format(title=title, number=len(shown), first=first.year, last=last.year),
        key=(Key(" ".join(map(str, key))),),
        facts=tuple(facts),
        day=on or latest_document(facts),
        known_at=known_at,
        notes=tuple(_notes(drawing.notes.notes)),
    )
    height = drawing.panels[-1].top + HEIGHT
    panels = [layer for panel in drawing.panels for layer in panel.layers(LEFT, RIGHT)]
    return chart(frame, height, [*panels, *layers(drawing.points, drawing.joined, drawing.names, first, last)])


def _draw(drawing: _Drawing, shown: Sequence[Line], first: date, last: date) -> None:
    """Fill the drawing, panel by panel."""
    for currency in dict.fromkeys(line.currency for line in shown):
        series: dict[SeriesName, list[Line]] = {}
        for line in (line for line in shown if line.currency == currency):
            series.setdefault((line.flow, line.parties, currency), []).append(line)
        sums = [each for told in series.values() for line in told for each in _sums(line)]
        top = _APART // 2 + len(drawing.panels) * (HEIGHT + _APART)
        panel = Panel.of(currency, sums, top)
        drawing.panels.append(panel)
        for place, each in enumerate(series.values()):
            _draw_series(drawing, panel, each, _LOOKS[place % len(_LOOKS)], (first, last))
        _part(drawing.names, top)


def _sums(line: Line) -> Iterator[Decimal]:
    """All sums that are given for a figure, by those too who disagree."""
    if (own := _sum(line)) is not None:
        yield own
    for other, _ in _others(line):
        yield other


def _others(line: Line) -> Iterator[tuple[Decimal, Fact]]:
    """The sums that sources against a figure give, each as a fact of its own."""
    fact = line.fact
    if fact and fact.disputed == "amount":
        for dissent in fact.against:
            other = Fact(fact.kind, {**fact.slots, "amount": dissent.value or ""}, "", "", dissent.supports)
            told = amount(other)
            if told is not None and told >= 0:
                yield told, other


def _sum(line: Line) -> Decimal | None:
    found = line.computed.amount if line.computed else amount(line.fact) if line.fact else None
    return found if found is not None and found >= 0 else None


def _period(line: Line) -> PartialDate | None:
    """The days of the figure, where both ends are told."""
    when = held(line.fact or line.facts[0]) if line.facts else None
    return when if when and when.earliest != date.min and when.latest != date.max else None


def _draw_series(drawing: _Drawing, panel: Panel, series: Sequence[Line], look: _Look, span: _Span) -> None:
    """The points of a series, the lines that join years in a row, and its name beside its last point."""
    colour, shape, dash = look
    name, run, before = flow_words(series[0]), 0, None
    for line in series:
        when, value = _period(line), _sum(line)
        assert when is not None and value is not None
        point = _point(drawing, panel, line, value, when, span)
        drawing.points.append({**point, "colour": colour, "shape": shape})
        for other, fact in _others(line):
            told = Line(line.flow, line.parties, line.currency, fact, facts=(fact,))
            against = _point(drawing, panel, told, other, when, span, str(table("charts")["disputed"]))
            drawing.points.append({**against, "colour": VERMILLION, "shape": "cross"})
        if when.precision == "year":
            run += before is None or when.earliest.year != before + 1
            before = when.earliest.year
            joint = {"run": f"{panel.currency} {name} {run}", "colour": colour, "dash": dash}
            drawing.joined.append({"middle": point["middle"], "y": point["y"], **joint})
    look_ = {"shape": shape, "colour": colour, "panel": panel.top}
    drawing.names.append({"text": name, "x": RIGHT + 24, "y": point["y"], **look_})


def _point(
    drawing: _Drawing, panel: Panel, line: Line, value: Decimal, when: PartialDate, span: _Span, remark: str = ""
) -> Spec:
    """The row of a figure, its label, with the numbers of its notes, where it covers no other."""
    bound = text_of(line.fact, "bound").replace("-", " ") if line.fact else ""
    numbers = cited(drawing.notes.cite(*line.facts))
    label = " ".join(filter(None, (bound, panel.short(value), _marks(numbers), remark)))
    return row(
        line.facts,
        f"{flow_words(line)}, {period_words(line)}: {sum_words(line)}",
        series=flow_words(line),
        period=when.text,
        amount=f"{value:f}",
        currency=line.currency,
        computed=True if line.computed else None,
        **_placed(drawing, panel, value, when, span, label),
    )


def _placed(
    drawing: _Drawing, panel: Panel, value: Decimal, when: PartialDate, span: _Span, label: str
) -> dict[str, Any]:
    middle = when.earliest + (when.latest - when.earliest) / 2
    share = (middle - span[0]).days / ((span[1] - span[0]).days or 1)
    x, y = LEFT + (RIGHT - LEFT) * share, panel.y(value)
    width = text_width(label) * 0.8
    drawing.taken.append((x - 5, y - 5, x + 5, y + 5))
    for dx, dy in _AROUND:
        box = (x + dx - width / 2, y + dy - 6, x + dx + width / 2, y + dy + 6)
        if not any(_overlap(box, each) for each in drawing.taken):
            break
    else:
        label, (dx, dy) = "", _AROUND[0]
    if label:
        drawing.taken.append(box)
    return {
        "from": when.earliest.isoformat(),
        "to": when.latest.isoformat(),
        "middle": middle.isoformat(),
        "y": y,
        "label": label or None,
        "label_x": round(x + dx, 1),
        "label_y": y + dy,
        "align": "center",
    }


def _overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _marks(numbers: Sequence[int]) -> str:
    return f"[{', '.join(map(str, numbers))}]" if numbers else ""


def _part(names: Sequence[Spec], top: int) -> None:
    """Move names beside the lines of a panel apart, downwards."""
    last = -1.0e9
    for name in sorted((each for each in names if each["panel"] == top), key=lambda each: float(each["y"])):
        name["y"] = last = max(float(name["y"]), last + _SMALL)


def _notes(notes: Sequence[Note]) -> Iterator[str]:
    """`[1] Tiflis Dispatch, published 8 June 2021: “turnover came to …”`, so many at the most."""
    for note in notes[:_NOTES]:
        told = quote_words(note, False)
        quote = told if len(told) <= _QUOTED else told[:_QUOTED].rstrip() + "…"
        yield f"[{note.number}] {chain_words(note)}, {published_words(note)}: “{quote}”"
    if len(notes) > _NOTES:
        yield str(table("charts")["more_notes"]).format(number=len(notes) - _NOTES)
