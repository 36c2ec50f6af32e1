"""In: the lanes of a brief. Out: its timeline as one inline SVG, legible in black and white and in the dark.

Meaning is carried by shape and label, colour only follows. Bars are spans; their paler ends reach over the
days a partial date leaves open. An arrow means no end is on record, a bar that fades out that it ended or may
have ended, no source says when. Hatched is announced. A whisker is the
width of a date.
"""

from __future__ import annotations

import re
from html import escape

from credence.brief.layout import PAD, WIDTH, Band, Drawing, Label, Shape, arrange
from credence.brief.phrasebook import table
from credence.brief.pieces import Brief
from credence.brief.safe import visible

_STYLE = (
    "text{font:11px var(--sans,system-ui,sans-serif);fill:var(--ink,#1b1f24)}"
    ".lane{font-weight:600}.tick{fill:var(--quiet,#57606a)}.now{font-weight:600;fill:var(--accent,#1f3f66)}"
    ".grid{stroke:var(--rule,#d5d9de);stroke-width:1}.split{stroke:var(--rule,#d5d9de)}"
    ".cut{fill:none;stroke:var(--quiet,#57606a);stroke-width:1.2}"
    ".day{stroke:var(--accent,#1f3f66);stroke-width:1.2;stroke-dasharray:4 3}"
    ".sure{fill:var(--bar,#d3dfec);stroke:var(--accent,#1f3f66);stroke-width:1}"
    ".open{fill:var(--paler,#eef3f8);stroke:var(--accent,#1f3f66);stroke-width:1;stroke-dasharray:2 2}"
    ".fading{fill:url(#fade)}.start{stroke:var(--accent,#1f3f66);stroke-width:2}"
    ".fade{stop-color:var(--accent,#1f3f66);stop-opacity:.55}.fade+.fade{stop-opacity:0}"
    ".arrow,.point{fill:var(--accent,#1f3f66)}.cross{stroke:var(--accent,#1f3f66);stroke-width:2.2}"
    ".hollow{fill:var(--paper,#fff);stroke:var(--accent,#1f3f66);stroke-width:1.6}"
    ".whisker{stroke:var(--accent,#1f3f66);stroke-width:1.2}"
    ".hatch{stroke:var(--accent,#1f3f66);stroke-width:1.6}"
    ".announced{fill:url(#hatch);stroke:var(--accent,#1f3f66)}"
)
_HALO = "text{paint-order:stroke;stroke:var(--paper,#fff);stroke-width:3px;stroke-linejoin:round}.inside{stroke:none}"
"""Keeps labels legible where lines run behind them."""
_PAPER = re.sub(r"var\(--[a-z-]+, ?([^()]*)\)", r"\1", _STYLE)
"""The same with what each variable is where the page sets none."""
_BAR = 7.0


def svg(brief: Brief, *, styled: bool = True, paper: bool = False) -> str:
    """The drawing as an `<svg>` element; an empty string where there is nothing dated to draw.

    Without its own style it takes that of the page, which must know its classes. `paper` is for programs that make PDF,
    which know neither variables nor the order of painting within a drawing.
    """
    if not brief.timeline:
        return ""
    drawing = arrange(brief.timeline, brief.day)
    title = f"{table('headings')['timeline']}: {brief.title}"
    describe = str(table("timeline")["describe"]).format(first=drawing.scale.first.year, last=drawing.scale.last.year)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {_n(drawing.height)}" role="img" '
        'aria-labelledby="timeline-title timeline-desc">'
        f'<title id="timeline-title">{_text(title)}</title>'
        f'<desc id="timeline-desc">{_text(describe)}</desc>'
        f"{f'<style>{_PAPER if paper else _STYLE + _HALO}</style>' if styled else ''}"
        '<defs><pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><line class="hatch" x1="0" y1="0" x2="0" y2="5"/></pattern>'
        '<linearGradient id="fade"><stop class="fade" offset="0"/><stop class="fade" offset="1"/>'
        "</linearGradient></defs>"
    )
    return head + _axis(drawing) + "".join(_band(band) for band in drawing.bands) + "</svg>"


def _axis(drawing: Drawing) -> str:
    parts = []
    for tick in drawing.ticks:
        x = _n(tick.x - 3)
        parts.append(f'<line class="grid" x1="{x}" y1="20" x2="{x}" y2="{_n(drawing.height)}"/>')
    if drawing.scale.cut:
        x = _n(drawing.scale.x(drawing.scale.cut))
        parts.append(f'<path class="cut" d="M{x} 16l-4 5l8 5l-8 5l4 5V{_n(drawing.height)}"/>')
    if drawing.now:
        x = _n(drawing.now.x)
        parts.append(f'<line class="day" x1="{x}" y1="18" x2="{x}" y2="{_n(drawing.height)}"/>')
        parts.append(_label(drawing.now, "now"))
    return "".join(parts) + "".join(_label(tick, "tick") for tick in drawing.ticks)


def _band(band: Band) -> str:
    rule = f'<line class="split" x1="{PAD:g}" y1="{_n(band.top)}" x2="{WIDTH - PAD:g}" y2="{_n(band.top)}"/>'
    return rule + _label(band.heading, "lane") + "".join(_shape(shape) for shape in band.shapes)


def _shape(shape: Shape) -> str:
    draw = {"bar": _bar, "hatched": _hatched}.get(shape.mark.shape, _point)
    inside = shape.label is not None and shape.mark.shape == "bar" and shape.left < shape.label.x < shape.right
    label = _label(shape.label, "inside" if inside else "name") if shape.label else ""
    return f"<g><title>{_text(shape.mark.title)}</title>{draw(shape)}{label}</g>"


def _bar(shape: Shape) -> str:
    ended = shape.mark.end is not None
    parts = [
        _rect("open", shape.left, shape.sure_left, shape.y),
        _rect("sure", shape.sure_left, shape.sure_right, shape.y),
    ]
    if ended:
        parts.append(_rect("open", shape.sure_right, shape.right, shape.y))
    elif shape.mark.running:
        tip, base, y = _n(shape.right), _n(shape.sure_right), shape.y
        parts.append(f'<path class="arrow" d="M{base} {_n(y - _BAR)}L{tip} {_n(y)}L{base} {_n(y + _BAR)}Z"/>')
    else:
        parts.append(_rect("fading", shape.sure_right, shape.right, shape.y))
        x, top, bottom = _n(shape.sure_left), _n(shape.y - _BAR), _n(shape.y + _BAR)
        parts.append(f'<path class="start" d="M{x} {top}V{bottom}"/>')
    return "".join(parts)


def _rect(name: str, left: float, right: float, y: float) -> str:
    if right - left < 0.5:
        return ""
    size = f'width="{_n(right - left)}" height="{2 * _BAR:g}"'
    return f'<rect class="{name}" x="{_n(left)}" y="{_n(y - _BAR)}" {size}/>'


def _hatched(shape: Shape) -> str:
    return _rect("announced", shape.left, shape.right, shape.y)


def _point(shape: Shape) -> str:
    whisker = ""
    if shape.right - shape.left > 11:
        left, right, y = _n(shape.left), _n(shape.right), _n(shape.y)
        whisker = (
            f'<path class="whisker" d="M{left} {y}H{right}M{left} {_n(shape.y - 3)}V{_n(shape.y + 3)}'
            f'M{right} {_n(shape.y - 3)}V{_n(shape.y + 3)}"/>'
        )
    return whisker + _symbol(shape.mark.shape, shape.sure_left, shape.y)


def _symbol(name: str, x: float, y: float) -> str:
    """Five shapes that are told apart without colour."""
    at = f"{_n(x)} {_n(y)}"
    return {
        "circle": f'<circle class="hollow" cx="{_n(x)}" cy="{_n(y)}" r="4"/>',
        "triangle": f'<path class="point" d="M{_n(x)} {_n(y - 5)}L{_n(x + 5)} {_n(y + 4)}H{_n(x - 5)}Z"/>',
        "square": f'<rect class="point" x="{_n(x - 4)}" y="{_n(y - 4)}" width="8" height="8"/>',
        "cross": f'<path class="cross" d="M{at}m-4 -4l8 8m0 -8l-8 8"/>',
    }.get(name, f'<path class="point" d="M{at}m0 -5.5l5.5 5.5l-5.5 5.5l-5.5 -5.5Z"/>')


def _label(label: Label, name: str) -> str:
    anchor = "" if label.anchor == "start" else f' text-anchor="{label.anchor}"'
    return f'<text class="{name}" x="{_n(label.x)}" y="{_n(label.y)}"{anchor}>{_text(label.text)}</text>'


def _text(text: str) -> str:
    return escape(visible(text), quote=True)


def _n(value: float) -> str:
    """Two decimals at the most, the same on every machine."""
    return f"{value:.1f}".removesuffix(".0")
