"""In: figures of trade as rows, the lines that join them, the names of their series. Out: the layers that draw them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from credence.brief.charts.parts import PAPER, Spec, data, days, labels, pixels, shape_of, told
from credence.brief.layout import tick_days

LEFT, RIGHT = 70, 730
"""Where time begins and ends, in pixels; names of series stand to the right of it."""


def layers(
    points: Sequence[Spec], joined: Sequence[Spec], names: Sequence[Spec], first: date, last: date
) -> list[Spec]:
    """The layers, over the days from the first to the last."""
    place = days("middle", first, last, list(tick_days(first, last, RIGHT - LEFT)), range=[LEFT, RIGHT])
    colour = {"field": "colour", "type": "nominal", "scale": None}
    lasting = {
        "mark": {"type": "rule", "strokeWidth": 3, "opacity": 0.45, "aria": False},
        "encoding": {"x": {**place, "field": "from"}, "x2": {"field": "to"}, "y": pixels("y"), "stroke": colour},
    }
    dots = {
        "mark": {"type": "point", "size": 60, "opacity": 1, "strokeWidth": 1.8},
        "encoding": {
            "x": place,
            "y": pixels("y"),
            "shape": shape_of(),
            "stroke": colour,
            "fill": {"condition": {"test": "datum.computed", "value": PAPER}, **colour},
            **told(),
        },
    }
    joins = {
        "data": data(joined),
        "mark": {"type": "line", "strokeWidth": 1.5, "aria": False},
        "encoding": {
            "x": place,
            "y": pixels("y"),
            "detail": {"field": "run"},
            "stroke": colour,
            "strokeDash": {"field": "dash", "type": "nominal", "scale": None},
        },
    }
    beside = {
        "data": data(names),
        "layer": [
            {
                "mark": {"type": "point", "size": 60, "opacity": 1, "xOffset": -10, "aria": False},
                "encoding": {"x": pixels("x"), "y": pixels("y"), "shape": shape_of(), "fill": colour, "stroke": colour},
            },
            {
                "mark": {"type": "text", "align": "left", "baseline": "middle"},
                "encoding": {"x": pixels("x"), "y": pixels("y"), "text": {"field": "text"}},
            },
        ],
    }
    return [
        joins,
        {"data": data(points), "layer": [lasting, dots, *labels("label_y")]},
        beside,
    ]
