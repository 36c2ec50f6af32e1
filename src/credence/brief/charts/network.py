"""In: the links of a network of missions. Out: the network as a Vega-Lite chart, laid out as `network_layout` does.

To the right of the bar in the middle stand the missions of a State abroad, to its left those of others in it; every
arrow runs from the sending to the receiving State.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from credence.brief.charts.frame import Frame, Key, Moment, chart
from credence.brief.charts.parts import INK, PAPER, Spec, data, lines, pixels, row, shape_of, told, words
from credence.brief.layout import text_width
from credence.brief.naming import state_text
from credence.brief.network_drawing import description, title_of
from credence.brief.network_layout import BAR, MIDDLE, WIDTH, Drawing, Line, arrange
from credence.brief.phrasebook import fill, table
from credence.brief.pieces import capitalised, plain
from credence.protocol.network import SORTS, Link

_LOOKS: Mapping[str, tuple[str, bool, list[int]]] = {
    "diplomatic": ("circle", True, []),
    "accreditation": ("circle", False, [6, 4]),
    "interests": ("triangle", True, [2, 3]),
    "consular": ("square", True, [1, 0]),
    "office": ("diamond", True, [7, 3, 2, 3]),
}
"""Of each sort of link the shape at its end, whether it is filled, and the strokes and gaps of its line."""
_BOLD = 0.86
"""What a name in bold comes to, of the upper estimate of its width."""


def network(
    links: Sequence[Link], states: Sequence[str], on: date | None = None, known_at: Moment = None
) -> Spec | None:
    """The chart of the links (`protocol.network`) of the first State, with a second of the two; None without links.

    `on` and `known_at` are told, not applied.
    """
    if not links:
        return None
    drawing = arrange(links, states[0])
    made = [line for region in drawing.regions for line in region.lines]
    said, used = table("network"), {line.sort for line in made}
    frame = Frame(
        title=title_of(states),
        describe=description(links, states[0]),
        key=tuple(Key(str(said[sort]), _LOOKS[sort][0], solid=_LOOKS[sort][1]) for sort in SORTS if sort in used),
        facts=tuple(fact for link in links for fact in link.facts),
        day=on,
        known_at=known_at,
    )
    layers = [*_sides(drawing, states[0]), _links([_row(line, drawing) for line in made]), *_names(made, drawing)]
    return chart(frame, drawing.bottom - drawing.top, layers, WIDTH)


def _sides(drawing: Drawing, state: str) -> Iterator[Spec]:
    """The bar, what stands on either side of it, and the regions."""
    said, name = table("network"), state_text(state)
    here, abroad = (plain(capitalised(fill(said[each], {"state": name}))) for each in ("here", "abroad"))
    tops = [region.y - drawing.top for region in drawing.regions]
    names = [{"text": region.heading, "x": 0, "y": y - 6} for region, y in zip(drawing.regions, tops, strict=True)]
    bar = {"x": MIDDLE, "y": 0, "x2": MIDDLE, "y2": drawing.bottom - drawing.top}
    yield lines([{"x": 0, "y": y - 16, "x2": WIDTH, "y2": y - 16} for y in tops])
    yield lines([bar], color=INK, strokeWidth=2 * BAR)
    yield words(names, fontWeight="bold")
    yield words([{"text": abroad, "x": MIDDLE + 20, "y": -12}], fontWeight="bold")
    yield words([{"text": here, "x": MIDDLE - 20, "y": -12}], fontWeight="bold", align="right")


def _row(line: Line, drawing: Drawing) -> Spec:
    shape, solid, dash = _LOOKS[line.sort]
    side = 1 if line.abroad else -1
    return row(
        [fact for link in line.links for fact in link.facts],
        line.title,
        links=[[link.sender, link.receiver] for link in line.links],
        sort=line.sort,
        state=line.state,
        shape=shape,
        solid=solid and line.state == "open",
        dash=dash,
        x=MIDDLE + side * BAR,
        x2=line.x,
        tip=line.x - 9 if line.abroad else MIDDLE - BAR - 5,
        y=line.y - drawing.top,
    )


def _links(rows: Sequence[Spec]) -> Spec:
    strokes = {"field": "dash", "type": "nominal", "scale": None}
    shown = {"condition": {"test": "datum.solid", "value": INK}, "value": PAPER}
    rule = {
        "mark": {"type": "rule", "color": INK, "strokeWidth": 1.6, "aria": False},
        "encoding": {"x": pixels("x"), "x2": {"field": "x2"}, "y": pixels("y"), "strokeDash": strokes},
    }
    tips = {
        "mark": {"type": "point", "shape": "triangle-right", "size": 50, "fill": INK, "opacity": 1, "aria": False},
        "encoding": {"x": pixels("tip"), "y": pixels("y"), "stroke": {"value": INK}},
    }
    ends = {
        "mark": {"type": "point", "size": 80, "opacity": 1, "stroke": INK, "strokeWidth": 1.6},
        "encoding": {"x": pixels("x2"), "y": pixels("y"), "shape": shape_of(), "fill": shown, **told()},
    }
    return {"data": data(rows), "layer": [rule, tips, ends]}


def _names(made: Sequence[Line], drawing: Drawing) -> Iterator[Spec]:
    """The name of each State, and what its mission is, on either side."""
    for abroad, align in ((True, "left"), (False, "right")):
        side = [line for line in made if line.abroad is abroad]
        names = [{"text": line.name, "x": line.text_x, "y": line.y - drawing.top} for line in side if line.name]
        rest = [{"text": line.words, "x": _beside(line), "y": line.y - drawing.top} for line in side]
        if side:
            yield words(names, align=align, fontWeight="bold")
            yield words(rest, align=align)


def _beside(line: Line) -> float:
    """Where the words begin behind the name, or end before it."""
    width = text_width(line.name) * _BOLD + 6 if line.name else 0
    return round(line.text_x + (width if line.abroad else -width), 1)
