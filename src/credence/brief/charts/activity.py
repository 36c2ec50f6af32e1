"""In: the contacts of States. Out: their activity by month as a Vega-Lite chart: a line a year, a column a month.

A contact is a mark, its shape tells its kind; several of a kind in a month are one mark with their number. What is
known only to the year, or to a season, stands in a column of its own: no month is made up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from credence.brief.charts.frame import Frame, Key, Moment, chart
from credence.brief.charts.parts import BLUE, PAPER, QUIET, Spec, data, edge, lines, pixels, row, shape_of, told, words
from credence.brief.layout import text_width
from credence.brief.naming import states_text
from credence.brief.phrasebook import fill, table
from credence.brief.pieces import plain
from credence.brief.spans import KIND_SHAPES
from credence.brief.telling import fact_words
from credence.brief.wording import MONTHS
from credence.model import Fact, PartialDate
from credence.protocol.contacts import KINDS, Contact
from credence.protocol.facts import held, reported

_FIRST, _CELL, _WIDER = 76, 62, 122
"""Where January begins, how wide a month is, and the column of what is told by no month."""
_WIDTH = _FIRST + 12 * _CELL + _WIDER + 40
_MARK, _LINE, _MANY = 13, 17, 3
"""Room for a mark, for a line of them, and how many of a kind stand one by one."""
_NONE = 0
"""The column of what is told by no month."""
_SILENT = 3
"""Years in a row without a contact that are told in one line."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """A contact in its cell. `own` says whether its date is its own, or that of the report."""

    fact: Fact
    year: int
    month: int
    own: bool


def activity(
    contacts: Sequence[Contact], states: Sequence[str], on: date | None = None, known_at: Moment = None
) -> Spec | None:
    """The chart of these contacts (`protocol.contacts`) of a State, or of two, by code; None where none is dated.

    `on` and `known_at` are told, not applied.
    """
    found = [each for contact in contacts if (each := _placed(contact.fact))]
    if not found:
        return None
    layers, marks, height = _rows(sorted(found, key=lambda each: (each.year, each.month, KINDS.index(each.fact.kind))))
    said = table("charts")
    title = plain(fill(said["activity"], {"states": states_text(tuple(states))}))
    told_of = {each.fact.kind for each in found}
    key = [Key(kind.replace("-", " "), KIND_SHAPES[kind], solid=True) for kind in KINDS if kind in told_of]
    if not all(each.own for each in found):
        key.append(Key(str(said["key_reported"])))
    if any(each.fact.against for each in found):
        key.append(Key(str(said["key_disputed"])))
    first, last = min(each.year for each in found), max(each.year for each in found)
    frame = Frame(
        title=title,
        describe=str(said["describe_activity"]).format(title=title, number=len(found), first=first, last=last),
        key=tuple(key),
        facts=tuple(each.fact for each in found),
        day=on,
        known_at=known_at,
    )
    return chart(frame, height, [*layers, _marks(marks)], _WIDTH)


def _placed(fact: Fact) -> _Placed | None:
    when, day = held(fact), reported(fact)
    if when is None:
        return _Placed(fact, day.year, day.month, False) if day else None
    known = [each for each in (when.earliest, when.latest) if each not in (date.min, date.max)]
    return _Placed(fact, known[0].year, _month(when), True) if known else None


def _month(when: PartialDate) -> int:
    """The month in which it began, from 1; none where it is not told."""
    by_day = all(PartialDate.parse(part).precision == "day" for part in when.text.split("/") if part not in ("", ".."))
    same = (when.earliest.year, when.earliest.month) == (when.latest.year, when.latest.month)
    return when.earliest.month if when.earliest != date.min and (same or by_day) else _NONE


def _rows(found: Sequence[_Placed]) -> tuple[list[Spec], list[Spec], int]:
    """The layers of words and lines, the marks, and the height of all."""
    years = {year: list(each) for year, each in groupby(found, key=lambda each: each.year)}
    names: list[Spec] = [{"text": MONTHS[month][:3], "x": _x(month + 1), "y": -10} for month in range(12)]
    names += [{"text": str(table("charts")["no_month"]), "x": _x(_NONE), "y": -10}]
    names += [{"text": str(table("charts")["all"]), "x": _WIDTH - 34, "y": -10}]
    marks: list[Spec] = []
    rules: list[Spec] = []
    y = 0
    for first, last in _stretches(years):
        rules.append({"x": 0, "y": y, "x2": _WIDTH, "y2": y})
        names.append({"text": str(first) if first == last else f"{first}–{last}", "x": 0, "y": y + _LINE // 2 + 2})
        if first not in years:
            names.append({"text": str(table("charts")["silent"]), "x": _FIRST + 5, "y": y + _LINE // 2 + 2})
            y += _LINE + 4
            continue
        names.append({"text": str(len(years[first])), "x": _WIDTH - 34, "y": y + _LINE // 2 + 2})
        deepest = 1
        for month, cell in groupby(years[first], key=lambda each: each.month):
            made, deep = _cell(list(cell), month, y)
            marks += made
            deepest = max(deepest, deep)
        y += _LINE * deepest + 4
    rules += [{"x": x, "y": 0, "x2": x, "y2": y} for x in (*(_x(month) - 7 for month in (1, 4, 7, 10, _NONE)),)]
    return [lines([*rules, {"x": 0, "y": y, "x2": _WIDTH, "y2": y}]), words(names, color=QUIET)], marks, y


def _x(month: int) -> int:
    """Where a month begins; the column of what is told by no month after December."""
    return _FIRST + _CELL * ((month or 13) - 1)


def _stretches(years: Mapping[int, object]) -> Iterator[tuple[int, int]]:
    """Each year from the first to the last; those in a row without a contact, if they are many, as one."""
    ordered = sorted(years)
    for before, year in zip([ordered[0] - 1, *ordered], ordered, strict=False):
        missing = range(before + 1, year)
        if len(missing) >= _SILENT:
            yield missing[0], missing[-1]
        else:
            yield from ((each, each) for each in missing)
        yield year, year


def _cell(cell: Sequence[_Placed], month: int, top: int) -> tuple[list[Spec], int]:
    """The marks of a month, and the number of lines that they take."""
    room = _WIDER if month == _NONE else _CELL
    made: list[Spec] = []
    x, line = 0.0, 0
    for (kind, own), same in groupby(cell, key=lambda each: (each.fact.kind, each.own)):
        facts = [each.fact for each in same]
        for together in [facts] if len(facts) > _MANY else [[fact] for fact in facts]:
            label = f"×{len(together)}" if len(together) > 1 else None
            width = _MARK + (text_width(label) if label else 0)
            if x and x + width > room - 8:
                x, line = 0.0, line + 1
            made.append(
                row(
                    together,
                    "; ".join(map(fact_words, together)),
                    kind=kind,
                    number=len(together),
                    shape=KIND_SHAPES[kind],
                    own=own,
                    dates=[str(when) for fact in together if (when := held(fact))],
                    x=round(_x(month) + x + 5, 1),
                    y=top + _LINE * line + _LINE // 2 + 2,
                    label=label,
                    label_x=round(_x(month) + x + 12, 1),
                )
            )
            x += width
    return made, line + 1


def _marks(rows: Sequence[Spec]) -> Spec:
    fill_ = {"condition": {"test": "datum.own", "value": BLUE}, "value": PAPER}
    points = {
        "mark": {"type": "point", "size": 70, "opacity": 1},
        "encoding": {
            "x": pixels("x"),
            "y": pixels("y"),
            "shape": shape_of(),
            **edge(1.6),
            "fill": fill_,
            **told(),
        },
    }
    numbers = {
        "transform": [{"filter": "datum.label"}],
        "mark": {"type": "text", "align": "left", "baseline": "middle", "aria": False},
        "encoding": {"x": pixels("label_x"), "y": pixels("y"), "text": {"field": "label"}},
    }
    return {"data": data(rows), "layer": [points, numbers]}
