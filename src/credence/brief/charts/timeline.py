"""In: the facts on two States. Out: their timeline as a Vega-Lite chart: relations, missions and heads as bars,
contacts, instruments and what is coming as points and frames, each where and as wide as its date is known.

What is drawn, in which lane and row, is decided by `spans` and `layout`, as for the timeline within a brief.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from credence.brief.charts.spec import (
    BLUE,
    PALE,
    PAPER,
    RULE,
    SHAPES,
    VERMILLION,
    WIDTH,
    Frame,
    Key,
    Moment,
    Spec,
    chart,
    data,
    days,
    filling,
    labels,
    pixels,
    row,
    shape_of,
    told,
)
from credence.brief.layout import AXIS, PAD, Band, Drawing, Scale, Shape, arrange, tick_days
from credence.brief.naming import state_text
from credence.brief.notes import Notebook
from credence.brief.phrasebook import fill, table
from credence.brief.pieces import Lane, Mark, capitalised, plain
from credence.brief.select import select
from credence.brief.spans import lanes
from credence.brief.spans_of_one import lanes_of
from credence.model import Fact

_BAR = 14
_WIDE = 11.0
"""Pixels from which on the width of a date is drawn beside its point."""
_DATED = ("ended", "running", "point")
MOST_LABELS = 80
"""In a lane. More would make a picture taller than it is wide."""
_FRAMED = 10.0
"""Pixels that the frame of an announcement takes at the least."""


def timeline(
    facts: Sequence[Fact], states: Sequence[str], on: date | None = None, known_at: Moment = None
) -> Spec | None:
    """The chart of two States, by code, or of one with all, as of `on` (without it: of the latest document); None where
    nothing is dated.

    `facts` are those the record held at `known_at`, which is told, not applied.
    """
    words = table("charts")
    if len(states) > 1:
        selection = select(facts, states[0], states[1], on)
        found, day = lanes(selection, Notebook(), MOST_LABELS), selection.day
        title = fill(words["timeline"], {"a": state_text(states[0]), "b": state_text(states[1])})
    else:
        found, day = lanes_of(facts, states[0], on, MOST_LABELS)
        title = fill(words["timeline_of"], {"state": state_text(states[0])})
    if not found:
        return None
    return _drawn([_with_doubts(lane) for lane in found], plain(capitalised(title)), day, known_at)


def _with_doubts(lane: Lane) -> Lane:
    """The lane with what sources disagree on said so in its labels."""
    return replace(lane, marks=tuple(map(_with_doubt, lane.marks)))


def _with_doubt(mark: Mark) -> Mark:
    disputed = mark.label and any(fact.against for fact in mark.facts)
    return replace(mark, label=f"{mark.label} {table('charts')['disputed']}") if disputed else mark


def _drawn(lanes: Sequence[Lane], title: str, day: date | None, known_at: Moment) -> Spec:
    drawing = arrange(lanes, day, even=True)
    scale, height = drawing.scale, drawing.height - AXIS
    rows = [_row(shape, band, scale, day) for band in drawing.bands for shape in band.shapes]
    words = table("charts")
    used = {mark.shape for lane in lanes for mark in lane.marks}
    timeline = table("timeline")
    shapes = [
        Key(str(text).partition(" ")[2], name.removeprefix("shape_"))
        for name, text in timeline.items()
        if name.removeprefix("shape_") in used
    ]
    frame = Frame(
        title=title,
        describe=str(words["describe_timeline"]).format(
            title=title, number=len(rows), first=scale.first.year, last=scale.last.year
        ),
        key=(*shapes, Key(" ".join(_told(rows)))),
        facts=tuple(fact for lane in lanes for mark in lane.marks for fact in mark.facts),
        day=day,
        known_at=known_at,
    )
    return chart(frame, height, [*_lanes(drawing.bands), *_now(drawing, day, height), _marks(rows, scale)])


def _told(rows: Sequence[Spec]) -> Iterator[str]:
    """What the looks of the bars and points in the chart mean."""
    words, forms = table("charts"), {each["form"] for each in rows}
    if any(each["from"] < each["sure_from"] or each["sure_to"] < each["to"] for each in rows if each["form"] in _DATED):
        yield str(words["key_partial"])
    yield from (str(words[f"key_{form}"]) for form in ("running", "fading", "announced") if form in forms)
    if any(each["status"] == "disputed" for each in rows):
        yield str(words["key_disputed"])


def _row(shape: Shape, band: Band, scale: Scale, day: date | None) -> Spec:
    """One mark: what it says, when in EDTF, and its extent: possible in `from` to `to`, certain between `sure_`."""
    mark, label = shape.mark, shape.label
    form = _form(mark, day)
    first, sure = _within(mark.start.earliest, scale), _within(mark.start.latest, scale)
    if mark.end:
        sure_to, last = max(_within(mark.end.earliest, scale), sure), max(_within(mark.end.latest, scale), sure)
    elif mark.shape == "hatched":
        last = max(sure, _day_at(shape.left + _FRAMED, scale).date())
        sure_to = sure
    elif mark.shape == "bar":
        sure_to = last = _day_at(shape.sure_right if form == "running" else shape.right, scale)
    else:
        sure_to = last = sure
    inside = label is not None and mark.shape == "bar" and shape.left < label.x < shape.right
    return row(
        mark.facts,
        mark.title,
        lane=band.heading.text,
        label=label.text if label else None,
        start=mark.start.text,
        end=mark.end.text if mark.end else None,
        form=form,
        shape=mark.shape if mark.shape in SHAPES else "diamond",
        **{"from": _moment(first), "sure_from": _moment(sure), "sure_to": _moment(sure_to), "to": _moment(last)},
        middle=_day_at(shape.sure_left, scale).isoformat(),
        wide=shape.right - shape.left > _WIDE,
        y=round(shape.y - AXIS, 1),
        label_x=round(label.x, 1) if label else None,
        align={"start": "left", "end": "right"}[label.anchor] if label else None,
        inside=inside or None,
    )


def _form(mark: Mark, day: date | None) -> str:
    if mark.shape == "hatched":
        return "announced"
    if mark.shape != "bar":
        return "point"
    return "ended" if mark.end else "running" if mark.running and day else "fading"


def _within(day: date, scale: Scale) -> date:
    return min(max(day, scale.first), scale.last)


def _moment(day: date | datetime) -> str:
    return day.isoformat()


def _day_at(x: float, scale: Scale) -> datetime:
    """The moment that stands at this place of an even scale, to the minute."""
    share = (x - PAD) / (WIDTH - 2 * PAD)
    minutes = round((scale.last - scale.first).days * share * 24 * 60)
    return datetime.combine(scale.first, time()) + timedelta(minutes=minutes)


def _lanes(bands: Sequence[Band]) -> list[Spec]:
    rows = [
        {"lane": band.heading.text, "top": band.top - AXIS, "y": band.heading.y - AXIS, "x": PAD, "right": WIDTH - PAD}
        for band in bands
    ]
    rule = {
        "mark": {"type": "rule", "color": RULE, "aria": False},
        "encoding": {"x": pixels("x"), "x2": {"field": "right"}, "y": pixels("top")},
    }
    name = {
        "mark": {"type": "text", "align": "left", "fontWeight": "bold"},
        "encoding": {"x": pixels("x"), "y": pixels("y"), "text": {"field": "lane"}, "description": {"field": "lane"}},
    }
    return [{"data": data(rows), "layer": [rule, name]}]


def _now(drawing: Drawing, day: date | None, height: float) -> list[Spec]:
    """The day that the chart speaks of, as a broken line with its name."""
    if day is None or drawing.now is None:
        return []
    label = drawing.now
    where = {
        "day": label.text,
        "x": round(drawing.scale.x(day), 1),
        "label_x": round(label.x, 1),
        "y": -24,
        "end": height,
    }
    align = {"start": "left", "end": "right", "middle": "center"}[label.anchor]
    line = {
        "mark": {"type": "rule", "color": BLUE, "strokeDash": [4, 3], "aria": False},
        "encoding": {"x": pixels("x"), "y": pixels("y"), "y2": {"field": "end"}},
    }
    name = {
        "mark": {"type": "text", "align": align, "baseline": "bottom", "fontWeight": "bold", "color": BLUE},
        "encoding": {
            "x": pixels("label_x"),
            "y": pixels("y"),
            "text": {"field": "day"},
            "description": {"field": "day"},
        },
    }
    return [{"data": data([where]), "layer": [line, name]}]


def _marks(rows: Sequence[Spec], scale: Scale) -> Spec:
    ticks = list(tick_days(scale.first, scale.last, WIDTH - 2 * PAD))
    place = days("from", scale.first, scale.last, ticks, range=[PAD, WIDTH - PAD])
    edge = {"condition": {"test": "datum.status === 'disputed'", "value": VERMILLION}, "value": BLUE}
    width = {"condition": {"test": "datum.status === 'disputed'", "value": 2}, "value": 1}

    def spanning(test: str, start: str, end: str, look: Spec, kind: str = "bar") -> Spec:
        mark = {"type": kind, **({"height": _BAR} if kind == "bar" else {}), **look}
        encoding: dict[str, Any] = {"x": {**place, "field": start}, "x2": {"field": end}, "y": pixels("y")}
        return {
            "transform": [{"filter": test}],
            "mark": mark,
            "encoding": {**encoding, "stroke": edge, "strokeWidth": width, **told()},
        }

    fade = {"gradient": "linear", "stops": [{"offset": 0, "color": BLUE}, {"offset": 1, "color": PAPER}]}
    points = {
        "transform": [{"filter": "datum.form === 'point'"}],
        "mark": {"type": "point", "size": 70, "opacity": 1},
        "encoding": {
            "x": {**place, "field": "middle"},
            "y": pixels("y"),
            "shape": shape_of(),
            "stroke": edge,
            "strokeWidth": {"value": 1.6},
            "fill": filling(BLUE),
            **told(),
        },
    }
    arrows = {
        "transform": [{"filter": "datum.form === 'running'"}],
        "mark": {
            "type": "point",
            "shape": "M-1,-1L1,0L-1,1Z",
            "size": 160,
            "fill": BLUE,
            "stroke": None,
            "opacity": 1,
            "xOffset": 5,
            "aria": False,
        },
        "encoding": {"x": {**place, "field": "sure_to"}, "y": pixels("y")},
    }
    return {
        "data": data(rows),
        "layer": [
            spanning(
                "datum.form === 'ended' || datum.form === 'running'",
                "from",
                "to",
                {"fill": PAPER, "strokeDash": [2, 2]},
            ),
            spanning("datum.form === 'ended' || datum.form === 'running'", "sure_from", "sure_to", {"fill": PALE}),
            spanning("datum.form === 'fading'", "sure_from", "to", {"fill": fade, "stroke": None}),
            spanning("datum.form === 'announced'", "from", "to", {"fill": PAPER, "strokeDash": [6, 3]}),
            spanning("datum.form === 'point' && datum.wide", "from", "to", {}, "rule"),
            points,
            arrows,
            *labels(),
        ],
    }
