"""In: the layers of a chart, and the words around it. Out: a Vega-Lite specification that needs nothing else: data,
sources, words and colours stand in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from credence.brief.charts.parts import INK, PAPER, QUIET, RULE, WIDTH, Spec, data, filling, pixels, shape_of
from credence.brief.layout import text_width
from credence.brief.phrasebook import table
from credence.brief.safe import visible
from credence.brief.wording import day_words, moment_words
from credence.model import Fact

Moment = date | datetime | None
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
"""The first is what the renderer brings along, so that it measures alike everywhere; the others are as wide."""
LINE = 15
"""Pixels from one line of small print to the next."""
_OUTLETS = 12
_SYMBOL, _APART = 18, 16
_NARROWER = 0.8
"""What words of our own come to, of the upper estimate that names of any script need."""
_CONFIG: Spec = {
    "background": PAPER,
    "font": FONT,
    "padding": 12,
    "view": {"stroke": None},
    "title": {"color": INK, "fontSize": 16, "subtitleColor": QUIET, "subtitleFontSize": 12, "subtitlePadding": 4},
    "axis": {"labelColor": QUIET, "labelFontSize": 11, "gridColor": RULE, "tickColor": RULE, "domainColor": RULE},
    "text": {"color": INK, "fontSize": 11, "limit": 0},
}


@dataclass(frozen=True, slots=True)
class Key:
    """What a shape of SHAPES means; without a shape, how to read the chart. A circle that is not `solid` is hollow."""

    text: str
    shape: str = ""
    solid: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around a chart. `key` tells how to read it; `describe` tells it to those who do not see it; `facts`
    are all that it rests on; `day` is the day it speaks of; `notes` name the sources one by one, a line each (without
    any they are named together).
    """

    title: str
    describe: str
    key: tuple[Key, ...]
    facts: tuple[Fact, ...]
    day: date | None
    known_at: Moment = None
    notes: tuple[str, ...] = ()

    @property
    def subtitle(self) -> str:
        """`As of 2 February 2024, as known on 3 March 2025`."""
        words = table("charts")
        told = str(words["as_of"]).format(day=day_words(self.day)) if self.day else str(words["undated"])
        return f"{told}, {words['known_at']} {moment_words(self.known_at)}" if self.known_at else told


def chart(frame: Frame, height: float, layers: Sequence[Spec], width: float = WIDTH) -> Spec:
    """The specification: the layers in a view of that size in pixels, title above, key and sources below.

    `usermeta` tells what made it, and as of when: `generator`, `as_of`, `known_at`.
    """
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
        "layer": [*layers, _small_print(frame, height + 24, width)],
        "config": _CONFIG,
    }


def _version() -> str:
    from credence import __version__

    return __version__


def _small_print(frame: Frame, top: float, width: float) -> Spec:
    """The key and the sources below the chart."""
    rows, y = _key(frame.key, top, width)
    for note in frame.notes or (sources_line(frame.facts),):
        for line in _wrapped(note, width):
            rows.append({"line": line, "x": 0, "y": y})
            y += LINE
    look = {"size": 55, "opacity": 1, "strokeWidth": 1.5, "stroke": QUIET, "xOffset": -9, "aria": False}
    marks = {
        "transform": [{"filter": "datum.shape"}],
        "mark": {"type": "point", **look},
        "encoding": {"x": pixels("x"), "y": pixels("y"), "shape": shape_of(), "fill": filling(QUIET)},
    }
    told = {"field": "line"}
    text = {
        "mark": {"type": "text", "align": "left", "baseline": "middle", "color": QUIET},
        "encoding": {"x": pixels("x"), "y": pixels("y"), "text": told, "description": told},
    }
    return {"data": data(rows), "layer": [marks, text]}


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
            shape = {"shape": each.shape, "solid": each.solid} if each.shape else {}
            rows.append({"line": line, "x": round(x + indent, 1), "y": y, **shape})
            x += room
    return rows, y + (LINE if rows else 0)


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
