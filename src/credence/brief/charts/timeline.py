"""In: the facts on two States. Out: their timeline as a Vega-Lite chart: relations, missions and heads as bars,
contacts, instruments and what is coming as points and frames, each where and as wide as its date is known.

What is drawn, in which lane and row, is decided by `spans` and `layout`, as for the timeline within a brief.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from credence.brief.charts.bars import bars, key_of
from credence.brief.charts.frame import Frame, Key, Moment, chart
from credence.brief.charts.parts import BLUE, SHAPES, WIDTH, Spec, days, lines, row, words
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
_ABOVE = -24
"""Where the name of the day stands, above the axis."""
_WIDE = 11.0
"""Pixels from which on the width of a date is drawn beside its point."""
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
    told = table("charts")
    if len(states) > 1:
        selection = select(facts, states[0], states[1], on)
        found, day = lanes(selection, Notebook(), MOST_LABELS), selection.day
        title = fill(told["timeline"], {"a": state_text(states[0]), "b": state_text(states[1])})
    else:
        found, day = lanes_of(facts, states[0], on, MOST_LABELS)
        title = fill(told["timeline_of"], {"state": state_text(states[0])})
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
    used = {mark.shape for lane in lanes for mark in lane.marks}
    shapes = [
        Key(str(text).partition(" ")[2], name.removeprefix("shape_"))
        for name, text in table("timeline").items()
        if name.removeprefix("shape_") in used
    ]
    frame = Frame(
        title=title,
        describe=str(table("charts")["describe_timeline"]).format(
            title=title, number=len(rows), first=scale.first.year, last=scale.last.year
        ),
        key=(*shapes, Key(" ".join(key_of(rows)))),
        facts=tuple(fact for lane in lanes for mark in lane.marks for fact in mark.facts),
        day=day,
        known_at=known_at,
    )
    ticks = list(tick_days(scale.first, scale.last, WIDTH - 2 * PAD))
    place = days("from", scale.first, scale.last, ticks, range=[PAD, WIDTH - PAD])
    return chart(frame, height, [*_lanes(drawing.bands), *_now(drawing, day, height), bars(rows, place)])


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
        thick=_BAR,
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
    """The name of each lane under a line."""
    rules = [{"x": PAD, "y": top, "x2": WIDTH - PAD, "y2": top} for top in (band.top - AXIS for band in bands)]
    names = [{"text": band.heading.text, "x": PAD, "y": band.heading.y - AXIS} for band in bands]
    return [lines(rules), words(names, fontWeight="bold")]


def _now(drawing: Drawing, day: date | None, height: float) -> list[Spec]:
    """The day that the chart speaks of, as a broken line with its name."""
    if day is None or drawing.now is None:
        return []
    label, x = drawing.now, round(drawing.scale.x(day), 1)
    align = {"start": "left", "end": "right", "middle": "center"}[label.anchor]
    line = {"x": x, "y": _ABOVE, "x2": x, "y2": height}
    name = {"text": label.text, "x": round(label.x, 1), "y": _ABOVE - 6}
    return [
        lines([line], color=BLUE, strokeDash=[4, 3]),
        words([name], align=align, fontWeight="bold", color=BLUE),
    ]
