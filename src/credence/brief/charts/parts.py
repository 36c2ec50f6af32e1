"""The parts that charts are made of: rows of data with their sources, places, shapes, labels, and the colours.

Meaning is carried by place, shape, line and label; colour only follows, so that a chart says the same in grey.
Colours: M. Okabe, K. Ito, Color Universal Design (2008), told apart by eyes that confuse red and green.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from credence.brief.elements import readable
from credence.brief.safe import visible
from credence.model import Fact
from credence.protocol.citing import citations

Spec = dict[str, Any]
"""A Vega-Lite specification, or a part of one."""
INK, QUIET, RULE, PAPER = "#1b1f24", "#57606a", "#d5d9de", "#ffffff"
BLUE, VERMILLION, GREEN, PURPLE = "#0072B2", "#D55E00", "#009E73", "#CC79A7"
PALE = "#d6e8f3"
"""Blue, thinned until black words stand out on it."""
WIDTH = 960
_CITED, _QUOTED = 3, 160
"""How many sources a pointer is shown, and so many characters of each quote."""
SHAPES: Mapping[str, str] = {
    "circle": "circle",
    "triangle": "triangle-up",
    "square": "square",
    "diamond": "diamond",
    "cross": "M-1,-1L1,1M1,-1L-1,1",
    "line": "M-1.5,0L1.5,0",
}
"""Shapes that are told apart without colour, with their names in Vega or their paths."""
DISPUTED = "datum.status === 'disputed'"


def row(facts: Sequence[Fact], says: str, **values: Any) -> Spec:
    """One row of data: what it says in words, its values (None is left out), and the sentences it rests on."""
    behind = citations(facts)
    given = {name: visible(value) if isinstance(value, str) else value for name, value in values.items()}
    return {
        "says": visible(says),
        **{name: value for name, value in given.items() if value is not None},
        "status": "disputed" if any(fact.against for fact in facts) else "told",
        "cited": "; ".join(map(_words, behind[:_CITED])),
        "sources": behind,
    }


def _words(source: Mapping[str, Any]) -> str:
    """`Andes Informa, 2022-03-16: “…”`, for the pointer; the quote in full stands under `sources`."""
    told = readable(source["quote"])
    quote = told if len(told) <= _QUOTED else told[:_QUOTED].rstrip() + "…"
    who = ", ".join(filter(None, (source.get("outlet", source["document"]), source.get("published"))))
    return visible(f"{who}: “{quote}”")


def data(rows: Sequence[Mapping[str, Any]]) -> Spec:
    """The rows, in the specification itself."""
    return {"values": list(rows)}


def pixels(field: str) -> Spec:
    """A place on the chart that is given in pixels."""
    return {"field": field, "type": "quantitative", "scale": None, "axis": None}


def told() -> Spec:
    """What a mark says to a pointer, and to those who do not see it."""
    shown = [{"field": name, "type": "nominal"} for name in ("says", "status", "cited")]
    return {"description": {"field": "says", "type": "nominal"}, "tooltip": shown}


def edge(width: float = 1) -> Spec:
    """The line around a mark: twice as thick, and of another colour, where sources disagree."""
    return {
        "stroke": {"condition": {"test": DISPUTED, "value": VERMILLION}, "value": BLUE},
        "strokeWidth": {"condition": {"test": DISPUTED, "value": 2 * width}, "value": width},
    }


def shape_of() -> Spec:
    """The shape of a point, by the field `shape`; without a legend, as the key tells it."""
    scale = {"domain": list(SHAPES), "range": list(SHAPES.values())}
    return {"field": "shape", "type": "nominal", "scale": scale, "legend": None}


def filling(colour: str) -> Spec:
    """Points filled with the colour; circles hollow, where the field `solid` does not say otherwise."""
    return {"condition": {"test": "datum.shape === 'circle' && !datum.solid", "value": PAPER}, "value": colour}


def labels(y: str = "y") -> list[Spec]:
    """The field `label` at `label_x` and the field `y`, by `align` to its left, right or middle, on a margin that parts
    it from lines.
    """
    where = {"x": pixels("label_x"), "y": pixels(y), "text": {"field": "label"}}
    looks: list[Spec] = [{"stroke": PAPER, "strokeWidth": 3, "strokeJoin": "round"}, {"color": INK}]
    return [
        {
            "transform": [{"filter": f"datum.label && datum.align === '{side}'{'' if clear else ' && !datum.inside'}"}],
            "mark": {"type": "text", "align": side, "baseline": "middle", "aria": False, **look},
            "encoding": where,
        }
        for clear, look in enumerate(looks)
        for side in ("left", "right", "center")
    ]


def words(rows: Sequence[Mapping[str, Any]], **look: Any) -> Spec:
    """Rows of `text` at `x` and `y`, in pixels."""
    return {
        "data": data(rows),
        "mark": {"type": "text", "align": "left", "baseline": "middle", **look},
        "encoding": {"x": pixels("x"), "y": pixels("y"), "text": {"field": "text"}, "description": {"field": "text"}},
    }


def lines(rows: Sequence[Mapping[str, Any]], **look: Any) -> Spec:
    """Straight lines from `x`, `y` to `x2`, `y2`, in pixels."""
    place = {"x": pixels("x"), "y": pixels("y"), "x2": {"field": "x2"}, "y2": {"field": "y2"}}
    return {"data": data(rows), "mark": {"type": "rule", "color": RULE, "aria": False, **look}, "encoding": place}


def days(field: str, first: date, last: date, ticks: Sequence[tuple[date, str]] = (), **scale: Any) -> Spec:
    """The place of a day on an even scale from the first day to the last, with these ticks on the axis above."""
    monthly = any(not name.isdigit() for _, name in ticks)
    axis = {
        "orient": "top",
        "title": None,
        "domain": False,
        "format": "%b %Y" if monthly else "%Y",
        "values": [day.isoformat() for day, _ in ticks],
        "labelAlign": "left",
        "labelOffset": 2,
        "ticks": False,
    }
    span = [first.isoformat(), last.isoformat()]
    return {"field": field, "type": "temporal", "scale": {"type": "utc", "domain": span, **scale}, "axis": axis}
