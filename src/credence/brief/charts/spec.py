"""In: what a chart draws, and its words. Out: a Vega-Lite specification that needs nothing else: data, sources, words
and colours stand in it.

Meaning is carried by place, shape, line and label; colour only follows, so that a chart says the same in grey.
Colours: M. Okabe, K. Ito, Color Universal Design (2008), told apart by eyes that confuse red and green.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from credence.brief.layout import text_width
from credence.brief.phrasebook import table
from credence.brief.safe import visible
from credence.brief.wording import day_words, moment_words
from credence.model import Fact
from credence.protocol.citing import citations

Spec = dict[str, Any]
"""A Vega-Lite specification, or a part of one."""
Moment = date | datetime | None
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
"""The first is what the renderer brings along, so that it measures alike everywhere; the others are as wide."""
INK, QUIET, RULE, PAPER = "#1b1f24", "#57606a", "#d5d9de", "#ffffff"
BLUE, SKY, ORANGE, VERMILLION, GREEN = "#0072B2", "#56B4E9", "#E69F00", "#D55E00", "#009E73"
PALE = "#d6e8f3"
"""Blue, thinned until black words stand out on it."""
WIDTH = 960
LINE = 15
"""Pixels from one line of small print to the next."""
_OUTLETS = 12
_SYMBOL, _APART = 18, 16
_NARROWER = 0.8
"""What words of our own come to, of the upper estimate that names of any script need."""


SHAPES: Mapping[str, str] = {
    "circle": "circle",
    "triangle": "triangle-up",
    "square": "square",
    "diamond": "diamond",
    "cross": "M-1,-1L1,1M1,-1L-1,1",
    "line": "M-1.5,0L1.5,0",
}
"""Shapes that are told apart without colour, with their names in Vega or their paths."""


@dataclass(frozen=True, slots=True)
class Key:
    """What a shape of SHAPES means; without a shape, how to read the chart."""

    text: str
    shape: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around a chart. `key` tells how to read it; `describe` tells it to those who do not see it; `facts`
    are all that it rests on; `day` is the day it speaks of.
    """

    title: str
    describe: str
    key: tuple[Key, ...]
    facts: tuple[Fact, ...]
    day: date | None
    known_at: Moment = None
    notes: tuple[str, ...] = ()
    """Lines of small print that name the sources one by one; without any they are named together."""

    @property
    def subtitle(self) -> str:
        """`As of 2 February 2024, as known on 3 March 2025`."""
        words = table("charts")
        told = str(words["as_of"]).format(day=day_words(self.day)) if self.day else str(words["undated"])
        return f"{told}, {words['known_at']} {moment_words(self.known_at)}" if self.known_at else told


def chart(frame: Frame, height: float, layers: Sequence[Spec], width: float = WIDTH) -> Spec:
    """The specification: the layers in a view of that size, title above, key and sources below."""
    return {
        "$schema": SCHEMA,
        "title": {"text": visible(frame.title), "subtitle": visible(frame.subtitle), "anchor": "start", "offset": 12},
        "description": visible(frame.describe),
        "usermeta": {
            "generator": f"credence {_version()}",
            "as_of": frame.day.isoformat() if frame.day else None,
            "known_at": frame.known_at.isoformat() if frame.known_at else None,
        },
        "width": width,
        "height": height,
        "layer": [*layers, *_small_print(frame, height + 24, width)],
        "config": _CONFIG,
    }


_CONFIG: Spec = {
    "background": PAPER,
    "font": FONT,
    "padding": 12,
    "view": {"stroke": None},
    "title": {"color": INK, "fontSize": 16, "subtitleColor": QUIET, "subtitleFontSize": 12, "subtitlePadding": 4},
    "axis": {"labelColor": QUIET, "labelFontSize": 11, "gridColor": RULE, "tickColor": RULE, "domainColor": RULE},
    "text": {"color": INK, "fontSize": 11, "limit": 0},
}


def _version() -> str:
    from credence import __version__

    return __version__


def _small_print(frame: Frame, top: float, width: float) -> list[Spec]:
    """The key and the sources below the chart."""
    rows, y = _key(frame.key, top, width)
    for note in frame.notes or (sources_line(frame.facts),):
        for line in _wrapped(note, width):
            rows.append({"line": line, "x": 0, "y": y})
            y += LINE
    print_ = {
        "mark": {"type": "text", "align": "left", "baseline": "middle", "color": QUIET},
        "encoding": {"x": pixels("x"), "y": pixels("y"), "text": {"field": "line"}, "description": {"field": "line"}},
    }
    marks = {
        "transform": [{"filter": "datum.shape"}],
        "mark": {
            "type": "point",
            "size": 55,
            "opacity": 1,
            "strokeWidth": 1.5,
            "stroke": QUIET,
            "xOffset": -9,
            "aria": False,
        },
        "encoding": {"x": pixels("x"), "y": pixels("y"), "shape": shape_of(), "fill": filling(QUIET)},
    }
    return [{"data": data(rows), "layer": [marks, print_]}]


def _key(key: Sequence[Key], y: float, width: float) -> tuple[list[Spec], float]:
    """Each part of the key behind the one before where there is room; and where the next line begins."""
    rows: list[Spec] = []
    x = 0.0
    for each in key:
        indent = _SYMBOL if each.shape else 0
        for line in _wrapped(each.text, width - indent):
            room = indent + text_width(line) * _NARROWER + _APART
            if x and (x + room > width or not each.shape):
                x, y = 0.0, y + LINE
            rows.append(
                {"line": line, "x": round(x + indent, 1), "y": y, **({"shape": each.shape} if each.shape else {})}
            )
            x += room
    return rows, y + (LINE if rows else 0)


def shape_of() -> Spec:
    """The shape of a point, by the field `shape`; without a legend, as the key tells it."""
    scale = {"domain": list(SHAPES), "range": list(SHAPES.values())}
    return {"field": "shape", "type": "nominal", "scale": scale, "legend": None}


def filling(colour: str) -> Spec:
    """Points filled with the colour, circles hollow."""
    return {"condition": {"test": "datum.shape === 'circle'", "value": PAPER}, "value": colour}


def sources_line(facts: Sequence[Fact]) -> str:
    """`Sources: Andes Informa; Black Sea Review`: all who published what the chart rests on, at most twelve by name."""
    words = table("charts")
    supports = [support for fact in facts for support in (*fact.supports, *fact.dissents)]
    names = sorted({support.outlet or support.statement.document for support in supports})
    more = len(names) - _OUTLETS
    told = "; ".join(names[:_OUTLETS])
    return f"{words['sources']} {told}" + (f" {str(words['more_sources']).format(number=more)}" if more > 0 else "")


def _wrapped(text: str, width: float) -> Iterator[str]:
    """The text in lines that are no wider."""
    line = ""
    for word in visible(text).split():
        if line and text_width(f"{line} {word}") * _NARROWER > width:
            yield line
            line = word
        else:
            line = f"{line} {word}".lstrip()
    if line:
        yield line


def row(facts: Sequence[Fact], says: str, **values: Any) -> Spec:
    """One row of data: what it says in words, its values (None is left out), and the sentences it rests on."""
    given = {name: visible(value) if isinstance(value, str) else value for name, value in values.items()}
    disputed = any(fact.against for fact in facts)
    return {
        "says": visible(says),
        **{name: value for name, value in given.items() if value is not None},
        "status": "disputed" if disputed else "told",
        "sources": citations(facts),
    }


def data(rows: Sequence[Mapping[str, Any]]) -> Spec:
    """The rows, in the specification itself."""
    return {"values": list(rows)}


def pixels(field: str) -> Spec:
    """A place on the chart that is given in pixels."""
    return {"field": field, "type": "quantitative", "scale": None, "axis": None}


def labels() -> list[Spec]:
    """The field `label` at `label_x` and `y`, by `align` to its left or right, on a margin that parts it from lines."""
    where = {"x": pixels("label_x"), "y": pixels("y"), "text": {"field": "label"}}
    looks: list[Spec] = [{"stroke": PAPER, "strokeWidth": 3, "strokeJoin": "round"}, {"color": INK}]
    return [
        {
            "transform": [{"filter": f"datum.label && datum.align === '{side}'{'' if clear else ' && !datum.inside'}"}],
            "mark": {"type": "text", "align": side, "baseline": "middle", "aria": False, **look},
            "encoding": where,
        }
        for clear, look in enumerate(looks)
        for side in ("left", "right")
    ]


def told() -> Spec:
    """What a mark says to a pointer, and to those who do not see it."""
    words = {"field": "says", "type": "nominal"}
    return {"description": words, "tooltip": [{**words, "title": "says"}, {"field": "status", "type": "nominal"}]}


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
