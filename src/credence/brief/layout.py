"""In: the lanes of a timeline. Out: where each shape and label stands, in pixels, so that no label covers
another.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from credence.brief.phrasebook import table
from credence.brief.pieces import Lane, Mark
from credence.brief.safe import visible
from credence.brief.wording import MONTHS, day_words

WIDTH = 960.0
FONT = 11.0
ROW = 19.0
PAD = 10.0
HEADING = 22.0
AXIS = 40.0
_POINT = 5.0
_STUB = 40.0
_ARROW = 9.0
_GAP = 5.0
_LONGEST = 72
_EARLY = 0.42
_RECENT = 12
_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000)


@dataclass(frozen=True, slots=True)
class Scale:
    """Days to pixels, evenly; where most of a long history is recent, evenly on either side of a `cut`."""

    first: date
    last: date
    cut: date | None = None

    def x(self, day: date) -> float:
        """The place of a day, kept within the drawing."""
        inner = WIDTH - 2 * PAD
        if self.cut is None:
            return PAD + inner * _share(day, self.first, self.last)
        if day < self.cut:
            return PAD + inner * _EARLY * _share(day, self.first, self.cut)
        return PAD + inner * (_EARLY + (1 - _EARLY) * _share(day, self.cut, self.last))

    @property
    def pieces(self) -> tuple[tuple[date, date, float], ...]:
        """The even stretches: first day, last day, width in pixels."""
        ends = [self.first, *([self.cut] if self.cut else []), self.last]
        return tuple((a, b, self.x(b) - self.x(a)) for a, b in pairwise(ends))


def _share(day: date, first: date, last: date) -> float:
    span = (last - first).days or 1
    return min(max((day - first).days, 0), span) / span


@dataclass(frozen=True, slots=True)
class Label:
    """A piece of text with the box kept free for it; `y` is its baseline."""

    text: str
    x: float
    y: float
    width: float
    anchor: str = "start"

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom."""
        left = self.x - {"start": 0.0, "middle": self.width / 2, "end": self.width}[self.anchor]
        return (left, self.y - FONT, left + self.width, self.y + FONT * 0.3)


@dataclass(frozen=True, slots=True)
class Shape:
    """A mark with its extent: possible from `left` to `right`, certain from `sure_left` to `sure_right`;
    `y` its middle. A bar that fades out, as no source gives its end, is certain on no day after its start.
    """

    mark: Mark
    left: float
    sure_left: float
    sure_right: float
    right: float
    y: float
    label: Label | None


@dataclass(frozen=True, slots=True)
class Band:
    """A lane laid out: its heading and shapes between `top` and `bottom`."""

    heading: Label
    shapes: tuple[Shape, ...]
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """A whole timeline laid out. `now` is where the day of the brief stands; `ticks` are on the axis."""

    bands: tuple[Band, ...]
    ticks: tuple[Label, ...]
    now: Label | None
    height: float
    scale: Scale

    @property
    def labels(self) -> Iterator[Label]:
        """Every piece of text."""
        yield from self.ticks
        if self.now:
            yield self.now
        for band in self.bands:
            yield band.heading
            yield from (shape.label for shape in band.shapes if shape.label)


def text_width(text: str) -> float:
    """An upper estimate of the width in pixels of text in a sans serif face."""
    return FONT * sum(_advance(character) for character in text)


def _advance(character: str) -> float:
    if character in "iljtfr.,;:'|!()[] I":
        return 0.42
    if unicodedata.east_asian_width(character) in "WF":
        return 1.1
    if character in "mwMW@—⟨⟩":
        return 1.0
    return 0.8 if character.isupper() or not character.isascii() else 0.64


def arrange(lanes: Sequence[Lane], day: date | None, *, even: bool = False) -> Drawing:
    """Lay out the lanes under one axis; `day` is that of the brief. An `even` scale has no cut. Raises ValueError for
    lanes without marks.
    """
    scale = _scale([mark for lane in lanes for mark in lane.marks], day)
    scale = replace(scale, cut=None) if even else scale
    top, bands = AXIS, []
    for lane in lanes:
        bands.append(_band(lane, scale, day, top))
        top = bands[-1].bottom
    now = _now(scale, day) if day else None
    return Drawing(tuple(bands), tuple(_ticks(scale)), now, top + 4, scale)


def _scale(marks: Sequence[Mark], day: date | None) -> Scale:
    """From the first day of the first year to a little after the last day, with a month at the least."""
    if not marks:
        raise ValueError("a timeline needs something to draw")
    days = [d for mark in marks for d in _days(mark)] + ([day] if day else [])
    first, last = min(days), max(days)
    first = date(first.year, 1, 1) if (last - first).days > 500 else first.replace(day=1)
    cut = _cut_at(first, last, [mark.start.latest for mark in marks])
    room = max((last - (cut or first)).days // 30, 10)
    return Scale(first, last + timedelta(days=min(room, (date.max - last).days)), cut)


def _cut_at(first: date, last: date, starts: Sequence[date]) -> date | None:
    """The first day of the last twelve years, where half of the marks stand in a quarter of the time or
    less.
    """
    if last.year - first.year < 4 * _RECENT:
        return None
    cut = date(last.year - _RECENT, 1, 1)
    recent = sum(1 for start in starts if start >= cut)
    return cut if 2 * recent >= len(starts) else None


def _days(mark: Mark) -> list[date]:
    found = [mark.start.earliest, mark.start.latest]
    if mark.end:
        found += [mark.end.earliest, mark.end.latest]
    return [day for day in found if day not in (date.min, date.max)]


def _band(lane: Lane, scale: Scale, day: date | None, top: float) -> Band:
    heading = Label(visible(lane.heading), PAD, top + 14, text_width(lane.heading) * 1.1)
    rows: list[list[tuple[float, float]]] = []
    shapes = [_place(mark, scale, day, rows, top + HEADING) for mark in lane.marks]
    return Band(heading, tuple(shapes), top, top + HEADING + ROW * len(rows) + 8)


def _place(mark: Mark, scale: Scale, day: date | None, rows: list[list[tuple[float, float]]], top: float) -> Shape:
    left, sure_left, sure_right, right = _extent(mark, scale, day)
    text = shortened(visible(mark.label), max(WIDTH - PAD - right, left, right - left - 2 * _ARROW) - 3 * _GAP)
    width = text_width(text)
    x, anchor = _label_place(mark, (left, sure_left, sure_right, right), width)
    start = x if anchor == "start" else x - width
    used = (min(left, start if text else left), max(right, start + width if text else right))
    row = _free_row(rows, used)
    y = top + ROW * row + ROW / 2
    label = Label(text, x, y + FONT * 0.36, width, anchor) if text else None
    return Shape(mark, left, sure_left, sure_right, right, y, label)


def _extent(mark: Mark, scale: Scale, day: date | None) -> tuple[float, float, float, float]:
    left, sure_left = scale.x(mark.start.earliest), scale.x(mark.start.latest)
    if mark.shape == "hatched":
        return left, left, max(sure_left, left + 2 * _POINT), max(sure_left, left + 2 * _POINT)
    if mark.shape != "bar":
        middle = (left + sure_left) / 2
        return min(left, middle - _POINT), middle, middle, max(sure_left, middle + _POINT)
    if mark.end:
        return (
            left,
            sure_left,
            max(scale.x(mark.end.earliest), sure_left),
            max(scale.x(mark.end.latest), left + 3),
        )
    if mark.running and day:
        end = max(scale.x(day), sure_left)
        return left, sure_left, end, min(end + _ARROW, WIDTH - 1)
    return left, sure_left, sure_left, min(sure_left + _STUB, WIDTH - 1)


def _label_place(mark: Mark, extent: tuple[float, float, float, float], width: float) -> tuple[float, str]:
    """Inside a bar that holds it; else to the right; else to the left; a label that fits nowhere stands at
    the edge.
    """
    left, sure_left, sure_right, right = extent
    if mark.shape == "bar" and sure_right - sure_left - 2 * _GAP >= width:
        return sure_left + _GAP, "start"
    if right + _GAP + width <= WIDTH - PAD:
        return right + _GAP, "start"
    return (left - _GAP, "end") if left - _GAP - width >= 0 else (left + 2 * _GAP, "start")


def _free_row(rows: list[list[tuple[float, float]]], used: tuple[float, float]) -> int:
    for index, row in enumerate(rows):
        if all(used[1] + _GAP < start or end + _GAP < used[0] for start, end in row):
            row.append(used)
            return index
    rows.append([used])
    return len(rows) - 1


def shortened(text: str, room: float) -> str:
    """The text, shortened where it is long or wider than the room there is."""
    if len(text) <= _LONGEST and text_width(text) <= room:
        return text
    kept = text[: _LONGEST - 1]
    while kept and text_width(kept + "…") > room:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def _now(scale: Scale, day: date) -> Label:
    text = str(table("timeline")["as_of"]).format(day=day_words(day))
    width = text_width(text)
    x = scale.x(day)
    return Label(text, x, 13, width, "end" if x + width / 2 > WIDTH else "middle" if x > width / 2 else "start")


def _ticks(scale: Scale) -> Iterator[Label]:
    """Years in even steps on each stretch, or months where all is within two years; no name touches the
    next.
    """
    taken = 0.0
    for first, last, width in scale.pieces:
        for day, text in tick_days(first, last, width):
            label = Label(text, scale.x(day) + 3, 30, text_width(text))
            if label.x - 3 >= taken and label.box[2] <= min(WIDTH, scale.x(last) + 60 * (last == scale.last)):
                taken = label.box[2] + 4
                yield label


def tick_days(first: date, last: date, width: float) -> Iterator[tuple[date, str]]:
    """The days that an axis of that width in pixels names, with their names: months within two years, else years."""
    return _months(first, last) if (last - first).days <= 730 else _years(first, last, width)


def _years(first: date, last: date, width: float) -> Iterator[tuple[date, str]]:
    years = last.year - first.year + 1
    step = next((s for s in _STEPS if years / s * 48 <= width), _STEPS[-1])
    for year in range(max(-(-first.year // step) * step, 1), last.year + 1, step):
        if date(year, 1, 1) >= first:
            yield date(year, 1, 1), str(year)


def _months(first: date, last: date) -> Iterator[tuple[date, str]]:
    count = (last.year - first.year) * 12 + last.month - first.month
    step = next(s for s in (1, 2, 3, 6) if count / s <= 11 or s == 6)
    for index in range(0, count + 1, step):
        year, month = divmod(first.month - 1 + index, 12)
        yield date(first.year + year, month + 1, 1), f"{MONTHS[month][:3]} {first.year + year}"
