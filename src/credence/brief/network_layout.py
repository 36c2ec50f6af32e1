"""In: the links of a network. Out: where each line, shape and name of its drawing stands, in pixels.

A bar in the middle is the State. To its right stand its missions abroad, to its left those of others in it, so that
every line runs from left to right, from the sending to the receiving State. States stand by region and name, one
beneath the other, each at the same height on both sides; consular posts of one State share a line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest

from credence.brief.layout import shortened, text_width
from credence.brief.naming import name_of
from credence.brief.network import link_words, state_words
from credence.brief.phrasebook import table
from credence.brief.safe import visible
from credence.lore.states import load_states
from credence.protocol.network import SORTS, Link

WIDTH = 1040.0
MIDDLE = WIDTH / 2
BAR = 9.0
"""Half the width of the bar."""
REACH = 150.0
"""How far from the middle the shapes stand."""
ROW = 19.0
_TEXT = 14.0
_TOP = 92.0
_HEADING = 26.0
_ROOM = WIDTH / 2 - REACH - _TEXT - 8
KEY_TEXT = 50.0
"""From a sample of the key to its words."""
_SHARED = ("consular", "office")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the drawing: its end with a shape at `x`, `y`, the name and the words beside it, the links it is of.

    `abroad` says on which side it stands. `name` is empty but for the first line of a State on that side.
    """

    abroad: bool
    sort: str
    state: str
    x: float
    y: float
    name: str
    words: str
    title: str
    links: tuple[Link, ...] = ()

    @property
    def text_x(self) -> float:
        """Where the words begin, or on the left side end."""
        return self.x + _TEXT if self.abroad else self.x - _TEXT


@dataclass(frozen=True, slots=True)
class Region:
    """The heading of a region, and the lines of its States."""

    heading: str
    y: float
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A network laid out; the bar runs from `top` to `bottom`."""

    regions: tuple[Region, ...]
    top: float
    bottom: float
    height: float


def arrange(links: Sequence[Link], state: str) -> Drawing:
    """Lay out the links of a State."""
    y, regions = _TOP, []
    by_region = sorted(links, key=lambda link: _order(_other(link, state)))
    for heading, found in groupby(by_region, key=lambda link: _region(_other(link, state))):
        top = y
        y += _HEADING
        lines: list[Line] = []
        for other, own in groupby(found, key=lambda link: _other(link, state)):
            made = list(_lines(list(own), state, other, y))
            lines += made
            y = max(line.y for line in made) + ROW
        regions.append(Region(str(table("regions")[heading]), top + 16, tuple(lines)))
    return Drawing(tuple(regions), _TOP, max(y, _TOP + ROW), max(y, _TOP + ROW) + 14)


def _other(link: Link, state: str) -> str:
    return link.receiver if link.sender == state else link.sender


def _region(code: str) -> str:
    known = load_states().get(code)
    return known.region if known else "organisations"


def _order(code: str) -> tuple[int, str, str]:
    return list(table("regions")).index(_region(code)), name_of(code).casefold(), code


def _lines(links: Sequence[Link], state: str, other: str, top: float) -> Iterator[Line]:
    """The lines of one State, those on either side beside one another."""
    sides = [list(_shared([link for link in links if (link.sender == state) is abroad])) for abroad in (True, False)]
    for row, pair in enumerate(zip_longest(*sides)):
        for abroad, group in zip((True, False), pair, strict=True):
            if group:
                name = name_of(other) if not row else ""
                yield _line(group, abroad, name, top + ROW * row + ROW / 2)


def _shared(links: Sequence[Link]) -> Iterator[list[Link]]:
    """Links that share a line: consular posts that stand alike, other offices that do."""
    groups: dict[tuple[object, ...], list[Link]] = {}
    for index, link in enumerate(links):
        key = (link.sort, link.state) if link.sort in _SHARED else (index,)
        groups.setdefault(key, []).append(link)
    yield from groups.values()


def _line(group: Sequence[Link], abroad: bool, name: str, y: float) -> Line:
    first, name = group[0], visible(name)
    told = link_words(first) if len(group) == 1 else f"{len(group)} {table('network')[f'{first.sort}_many']}"
    places = ", ".join(link.place for link in group if link.place and link.sort != "accreditation")
    words = visible((": " if len(group) > 1 else ", ").join(filter(None, (told, places))))
    state = "" if first.state == "open" else f" – {state_words(first)}"
    who = name_of(first.receiver if abroad else first.sender)
    x = MIDDLE + REACH if abroad else MIDDLE - REACH
    room = _ROOM - text_width(name) * 1.1 - 8 - text_width(state)
    shown = shortened(words, room) + state
    return Line(abroad, first.sort, first.state, x, y, name, shown, visible(f"{who}: {words}{state}"), tuple(group))


@dataclass(frozen=True, slots=True)
class Sample:
    """A sort of link as the key shows it, from `x`."""

    sort: str
    words: str
    x: float


def key() -> Iterator[Sample]:
    """The key of the drawing: each sort with its line and shape."""
    x = 12.0
    for sort in SORTS:
        words = str(table("network")[sort])
        yield Sample(sort, words, x)
        x += KEY_TEXT + text_width(words)  # an upper estimate, which leaves a gap
