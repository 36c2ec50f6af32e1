"""In: rows that are spans or points of time. Out: the layers that draw them.

A row has `form` (ended, succeeded, running, fading, announced, point), `from` and `to` between which it may have been,
`sure_from` and `sure_to` between which it was, `y` in pixels; a bar its thickness, `thick`, in pixels; a point its
`shape`, the `middle` of its date, and whether that is `wide`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from credence.brief.charts.parts import BLUE, PALE, PAPER, Spec, data, edge, filling, labels, pixels, shape_of, told
from credence.brief.phrasebook import table

_FADE = {"gradient": "linear", "stops": [{"offset": 0, "color": BLUE}, {"offset": 1, "color": PAPER}]}
_SPANS = "datum.form === 'ended' || datum.form === 'running' || datum.form === 'succeeded'"


def bars(rows: Sequence[Mapping[str, Any]], place: Spec) -> Spec:
    """The layers; `place` is where a day stands."""
    where = {"y": pixels("y"), **edge(), **told()}
    thick = {"size": {"field": "thick", "type": "quantitative", "scale": None}}

    def bar(test: str, start: str, end: str, **look: Any) -> Spec:
        across = {"x": {**place, "field": start}, "x2": {"field": end}}
        mark = {"type": "bar", "orient": "horizontal", **look}
        return {"transform": [{"filter": test}], "mark": mark, "encoding": {**across, **where, **thick}}

    whisker = {
        "transform": [{"filter": "datum.form === 'point' && datum.wide"}],
        "mark": {"type": "rule"},
        "encoding": {"x": {**place, "field": "from"}, "x2": {"field": "sure_from"}, **where},
    }
    points = {
        "transform": [{"filter": "datum.form === 'point'"}],
        "mark": {"type": "point", "size": 70, "opacity": 1},
        "encoding": {
            **where,
            **edge(1.6),
            "x": {**place, "field": "middle"},
            "shape": shape_of(),
            "fill": filling(BLUE),
        },
    }
    tip = {"shape": "M-1,-1L1,0L-1,1Z", "size": 160, "fill": BLUE, "stroke": None, "opacity": 1, "xOffset": 5}
    arrows = {
        "transform": [{"filter": "datum.form === 'running'"}],
        "mark": {"type": "point", "aria": False, **tip},
        "encoding": {"x": {**place, "field": "sure_to"}, "y": pixels("y")},
    }
    return {
        "data": data(rows),
        "layer": [
            bar(_SPANS, "from", "to", fill=PAPER, strokeDash=[2, 2]),
            bar(_SPANS, "sure_from", "sure_to", fill=PALE),
            bar("datum.form === 'fading'", "from", "sure_from", fill=PAPER, strokeDash=[2, 2]),
            bar("datum.form === 'fading'", "sure_from", "to", fill=_FADE),
            bar("datum.form === 'announced'", "from", "to", fill=PAPER, strokeDash=[6, 3]),
            whisker,
            points,
            arrows,
            *labels(),
        ],
    }


def key_of(rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """What the looks of these bars and points mean."""
    words, forms = table("charts"), {each["form"] for each in rows}
    if any(map(_partial, rows)):
        yield str(words["key_partial"])
    looks = ("succeeded", "running", "fading", "announced")
    yield from (str(words[f"key_{form}"]) for form in looks if form in forms)
    if any(each["status"] == "disputed" for each in rows):
        yield str(words["key_disputed"])


def _partial(each: Mapping[str, Any]) -> bool:
    """Whether a date is known less than to the day."""
    begins: bool = each["from"] < each["sure_from"]
    ends: bool = each["form"] == "ended" and each["sure_to"] < each["to"]
    return each["form"] != "announced" and (begins or ends)
