"""In: a Vega-Lite specification. Out: its picture, as SVG or PNG, made here with nothing fetched from anywhere.

The renderer is Vega itself (`vl_convert` bundles it and its font). It gives the same bytes for the same specification
and version of the renderer.
"""

from __future__ import annotations

from html import escape
from typing import Any

from credence.brief.charts.parts import Spec
from credence.model.visible import numbered

VEGA_LITE = "6.4"
"""The version of the language that specifications are written in."""
_OPENING = "<svg "
_SCALE = 2.0
"""Pixels of a PNG for each of the specification: sharp on paper and on dense screens."""


class ChartError(ValueError):
    """A specification that cannot be drawn; the message says why."""


def to_svg(spec: Spec) -> str:
    """The chart as one SVG file, with its title and description for those who do not see it.

    Steering characters are shown by their number. Raises ChartError for what is no specification, and for one that
    asks for data or pictures from elsewhere.
    """
    import vl_convert

    if _asks_elsewhere(spec):
        raise ChartError("the chart asks for something from elsewhere; what it draws must stand in it")
    safe = _safe(spec)
    try:
        drawn = vl_convert.vegalite_to_svg(safe, vl_version=VEGA_LITE, allowed_base_urls=[])
    except ValueError as error:
        raise ChartError(f"the chart cannot be drawn: {str(error).splitlines()[0]}") from None
    title = safe.get("title", "")
    heading = title.get("text", "") if isinstance(title, dict) else title
    names = f"<title>{escape(str(heading))}</title><desc>{escape(str(safe.get('description', '')))}</desc>"
    start = drawn.index(">", drawn.index(_OPENING)) + 1
    opened = drawn[: start - 1].replace(_OPENING, f'{_OPENING}role="img" ', 1)
    return f"{opened}>{names}{drawn[start:]}\n"


def to_png(spec: Spec) -> bytes:
    """The same as a PNG, twice as large. Raises ChartError as `to_svg` does."""
    return png_of(to_svg(spec))


def png_of(svg: str) -> bytes:
    """A drawing of ours as a PNG, twice as large."""
    import vl_convert

    return bytes(vl_convert.svg_to_png(svg, scale=_SCALE))


def _safe(value: Any) -> Any:
    """The same, with each steering character in its strings as `⟨U+202E⟩`: some would end the renderer's process."""
    if isinstance(value, str):
        return numbered(value)
    if isinstance(value, dict):
        return {name: _safe(each) for name, each in value.items()}
    return [_safe(each) for each in value] if isinstance(value, list | tuple) else value


def _asks_elsewhere(value: Any) -> bool:
    """Whether any part of it names data by address, or draws pictures, which are fetched by address."""
    if isinstance(value, dict):
        if "values" in value and "url" not in value:
            return False
        image = value.get("mark") == "image" or value.get("type") == "image"
        return image or "url" in value or any(_asks_elsewhere(each) for each in value.values())
    return any(_asks_elsewhere(each) for each in value) if isinstance(value, list) else False
