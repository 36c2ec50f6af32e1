"""A State and what links it with others in; a map of the world with its capital, and those linked with it, out.

Equal Earth projection (B. Šavrič, T. Patterson, B. Jenny, International Journal of Geographical Information Science,
2018). Land is that of Natural Earth, 1:110 million (`data/land.json` names its origin); no borders are drawn.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from html import escape
from importlib.resources import files
from math import acos, asin, atan2, cos, degrees, pi, radians, sin, sqrt
from typing import NamedTuple

from credence.brief.naming import name_of
from credence.brief.safe import visible
from credence.lore.capitals import Place, capitals

WIDTH = 960.0
_TERMS = (1.340264, -0.081106, 0.000893, 0.003796)
_SCALE = WIDTH / 5.4133
_NORTH, _SOUTH = 84.0, -57.0
_STEP = 4.0
"""Degrees of a great circle from one point drawn to the next."""
_EDGE = 180.0


class Linked(NamedTuple):
    """A State linked with the one of the map: by a mission there, by one of it here, or both; `full` for a mission,
    not only an envoy who resides elsewhere. `words` is what a pointer on its dot is told.
    """

    code: str
    there: bool
    here: bool
    full: bool
    words: str


def project(place: Place) -> tuple[float, float]:
    """Where a place (latitude, longitude) stands on the drawing, in pixels from its upper left corner."""
    east, up = _equal_earth(place)
    return WIDTH / 2 + east * _SCALE, _top() - up * _SCALE


def world_map(code: str, linked: Iterable[Linked]) -> str:
    """The map as an `<svg>` element in the style of the page; empty where it is not known where the capital lies."""
    home = capitals().get(code)
    if home is None:
        return ""
    known = [(one, capitals()[one.code]) for one in linked if one.code in capitals()]
    height = _top() - _equal_earth((_SOUTH, 0))[1] * _SCALE
    name, count = name_of(code), len(known)
    lines = "".join(f'<path class="tie" d="{_great_circle(home, place)}"/>' for one, place in known)
    dots = "".join(_dot(one, place) for one, place in sorted(known, key=lambda each: each[0].here))
    x, y = project(home)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="map" viewBox="0 0 {WIDTH:g} {height:.0f}" role="img" '
        'aria-labelledby="map-title map-desc">'
        f'<title id="map-title">{_text(f"Missions of {name} and in {name}")}</title>'
        f'<desc id="map-desc">{_text(f"A map of the world with the capital of {name} and the capitals of {count} ")}'
        "States linked with it. The lists beside it name them all.</desc>"
        f'<path class="graticule" d="{_graticule()}"/><path class="land" d="{_land()}"/>{lines}{dots}'
        f'<g><title>{_text(name)}</title><path class="home" d="M{x:.1f} {y - 6:.1f}l6 6l-6 6l-6 -6Z"/></g></svg>'
    )


def _dot(one: Linked, place: Place) -> str:
    x, y = project(place)
    radius = 3.4 if one.full else 2.2
    rim = f'<circle class="here" cx="{x:.1f}" cy="{y:.1f}" r="{radius + 1.4:.1f}"/>' if one.here else ""
    core = f'<circle class="there" cx="{x:.1f}" cy="{y:.1f}" r="{radius - 0.6:.1f}"/>' if one.there else ""
    return f"<g><title>{_text(one.words)}</title>{rim}{core}</g>"


def _equal_earth(place: Place) -> tuple[float, float]:
    a, b, c, d = _TERMS
    t = asin(sqrt(3) / 2 * sin(radians(place[0])))
    slope = 9 * d * t**8 + 7 * c * t**6 + 3 * b * t**2 + a
    return 2 * sqrt(3) * radians(place[1]) * cos(t) / (3 * slope), d * t**9 + c * t**7 + b * t**3 + a * t


def _top() -> float:
    return _equal_earth((_NORTH, 0))[1] * _SCALE


@lru_cache(maxsize=1)
def _land() -> str:
    told: Mapping[str, list[list[tuple[float, float]]]] = json.loads(
        files("credence.web").joinpath("data", "land.json").read_text(encoding="utf-8")
    )
    rings = (ring for ring in told["rings"] if max(north for _, north in ring) > _SOUTH)
    return "".join(_path(((max(north, _SOUTH - 3), east) for east, north in ring)) + "Z" for ring in rings)


@lru_cache(maxsize=1)
def _graticule() -> str:
    meridians = ([(north, east) for north in range(-57, 85, 3)] for east in range(-180, 181, 30))
    parallels = ([(north, east) for east in range(-180, 181, 10)] for north in range(-30, 61, 30))
    return "".join(_path(line) for line in (*meridians, *parallels))


def _path(places: Iterable[Place]) -> str:
    points = (f"{x:.1f} {y:.1f}" for x, y in map(project, places))
    return "M" + "L".join(points)


def _great_circle(one: Place, other: Place) -> str:
    """The shortest way from one place to another, in two pieces where it leaves the map at its edge."""
    pieces: list[list[Place]] = [[]]
    for place in _between(one, other):
        if pieces[-1] and abs(pieces[-1][-1][1] - place[1]) > _EDGE:
            pieces.append([])
        pieces[-1].append(place)
    return "".join(_path(piece) for piece in pieces if len(piece) > 1)


def _between(one: Place, other: Place) -> Iterator[Place]:
    (a, b), (c, d) = (tuple(map(radians, place)) for place in (one, other))
    angle = acos(max(-1.0, min(1.0, sin(a) * sin(c) + cos(a) * cos(c) * cos(b - d))))
    steps = max(1, round(degrees(angle) / _STEP))
    if sin(angle) < 1e-9 or angle > pi - 1e-6:
        yield from (one, other)
        return
    for step in range(steps + 1):
        p, q = sin((1 - step / steps) * angle) / sin(angle), sin(step / steps * angle) / sin(angle)
        x = p * cos(a) * cos(b) + q * cos(c) * cos(d)
        y = p * cos(a) * sin(b) + q * cos(c) * sin(d)
        z = p * sin(a) + q * sin(c)
        yield degrees(atan2(z, sqrt(x * x + y * y))), degrees(atan2(y, x))


def _text(text: str) -> str:
    return escape(visible(text), quote=True)
