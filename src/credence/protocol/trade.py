"""In: figures of trade. Out: series by flow, direction and currency, with growth where two periods can be compared,
turnover set against exports and imports, the one that is missing of the three computed, and years without a figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation
from itertools import pairwise

from credence.model import Fact, Modality
from credence.protocol.facts import codes, held, in_order, text_of

_YEAR = re.compile(r"\d{4}(?=-|/|$)")
_PERCENT = re.compile(r"([+−-]?) ?(\d+(?:\.\d+)?)")
_MAGNITUDES = range(-4, 19)
"""Powers of ten of a first digit within which sums and growth are exact: up to a thousand times the world's product."""
SeriesName = tuple[str, tuple[str, ...], str]
"""Flow, the States from which and to which it runs (those of turnover in alphabetical order), currency."""


@dataclass(frozen=True, slots=True)
class Growth:
    """The change in per cent from an earlier figure of a comparable period; computed here, said by no
    source.
    """

    percent: Decimal
    earlier: Fact

    @property
    def signed(self) -> str:
        """`+12.3` or `−4.0`, with a true minus."""
        sign = "−" if self.percent < 0 else "+"
        return f"{sign}{abs(self.percent)}"


@dataclass(frozen=True, slots=True)
class Computed:
    """A sum that no source gives, and the figures it is computed from."""

    amount: Decimal
    of: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a series: a figure on record, one that was computed, or years of which the record gives none.

    `growth` is computed (`fact` may give what a source says of it). `total` is what exports and imports of the same
    period come to, beside a turnover on record. `missing` are the first and last of the years without a figure.
    """

    flow: str
    parties: tuple[str, ...]
    currency: str
    fact: Fact | None = None
    computed: Computed | None = None
    missing: tuple[int, int] | None = None
    growth: Growth | None = None
    total: Computed | None = None
    facts: tuple[Fact, ...] = field(default=())
    """All that the line rests on: the figure, those it was computed from, those beside a gap."""

    @property
    def difference(self) -> Decimal | None:
        """How much more the turnover on record is than exports and imports together; None without both."""
        told = amount(self.fact) if self.fact else None
        return told - self.total.amount if self.total and told is not None else None

    @property
    def growth_differs(self) -> bool | None:
        """Whether growth reported is not what the two figures give, to the digits reported; None without both.

        Sources mean growth on the year before: growth computed on an earlier one is not compared.
        """
        told = reported_growth(self.fact) if self.fact else None
        if told is None or self.growth is None or self.fact is None or not _next_year(self.growth.earlier, self.fact):
            return None
        unit = Decimal(1).scaleb(int(told.as_tuple().exponent))
        return abs(told - self.growth.percent) > unit


def _next_year(earlier: Fact, fact: Fact) -> bool:
    before, now = held(earlier), held(fact)
    return before is not None and now is not None and now.earliest.year == before.earliest.year + 1


def reported_growth(fact: Fact) -> Decimal | None:
    """The change in per cent that the source itself gives; None where it gives none."""
    found = _PERCENT.search(text_of(fact, "growth"))
    if not found:
        return None
    percent = Decimal(found[2])
    return -percent if found[1] in ("-", "−") else percent


def lines(facts: Sequence[Fact]) -> list[Line]:
    """All series of the figures that are said to be so, each oldest first, with what is computed and what is missing.

    Figures are summed only where both are plain, undisputed, of the same days and currency; exports and imports of one
    State's books before those of both.
    """
    told = [fact for fact in facts if fact.kind == "trade" and fact.modality == Modality.ASSERTED]
    groups, computed = _groups(told), _computed(told)
    totals = _totals(told)
    names = sorted({*groups, *computed}, key=_place)
    return [line for name in names for line in _lines(name, groups.get(name, []), computed.get(name, []), totals)]


def _lines(
    name: SeriesName, facts: Sequence[Fact], computed: Sequence[Computed], totals: Mapping[int, Computed]
) -> Iterator[Line]:
    """The lines of one series by the end of their periods, each gap where it lies; those without a period last."""
    told = [
        (_last_day(fact), Line(*name, fact, growth=growth(fact, facts), total=totals.get(id(fact)), facts=(fact,)))
        for fact in facts
    ]
    made = [(_last_day(each.of[0]), Line(*name, computed=each, facts=each.of)) for each in computed]
    years = {when.earliest.year: fact for fact in facts if (when := held(fact)) and when.precision == "year"}
    gaps = [
        (date(before, 12, 31), Line(*name, missing=(before + 1, after - 1), facts=(years[before], years[after])))
        for before, after in pairwise(sorted(years))
        if after > before + 1
    ]
    yield from (line for _, line in sorted([*told, *made, *gaps], key=_by_day))


def _by_day(placed: tuple[date, Line]) -> tuple[date, bool]:
    return (placed[0], placed[1].missing is not None)


def _last_day(fact: Fact) -> date:
    when = held(fact)
    return when.latest if when else date.max


_Days = tuple[date, date, str]
"""First and last day of a period, and the currency: figures that may be added up share them."""


def _by_days(facts: Sequence[Fact]) -> Mapping[_Days, Mapping[tuple[str, tuple[str, ...]], Fact]]:
    """Plain figures between two States by their days and currency, and by flow and direction."""
    found: dict[_Days, dict[tuple[str, tuple[str, ...]], Fact]] = {}
    for fact in in_order(facts):
        flow, parties, currency = _series_of(fact)
        when, told = held(fact), amount(fact)
        if when and told is not None and told >= 0 and len(set(parties)) == len(parties) == 2 and _plain(fact):
            found.setdefault((when.earliest, when.latest, currency), {}).setdefault((flow, parties), fact)
    return found


def _books(figures: Mapping[tuple[str, tuple[str, ...]], Fact], pair: tuple[str, ...]) -> Iterator[tuple[Fact, Fact]]:
    """Both directions of the trade of a pair: by the books of one State, of the other, and then of both."""
    there, back = pair, pair[::-1]
    ways = (("exports", there, "imports", back), ("exports", back, "imports", there))
    mixed = (("exports", there, "exports", back), ("imports", there, "imports", back))
    for one, way, other, return_way in (*ways, *mixed):
        if (first := figures.get((one, way))) and (second := figures.get((other, return_way))):
            yield first, second


def _sum(*facts: Fact) -> Computed:
    return Computed(sum((amount(fact) or Decimal(0) for fact in facts), Decimal(0)), facts)


def _totals(facts: Sequence[Fact]) -> Mapping[int, Computed]:
    """For each turnover on record (by identity) exports and imports together, the nearest to it where books differ."""
    found: dict[int, Computed] = {}
    for figures in _by_days(facts).values():
        for (flow, pair), fact in figures.items():
            sums = [_sum(*both) for both in _books(figures, pair)] if flow == "turnover" else []
            if sums:
                told = amount(fact) or Decimal(0)
                found[id(fact)] = min(sums, key=lambda each: abs(each.amount - told))
    return found


def _computed(facts: Sequence[Fact]) -> Mapping[SeriesName, list[Computed]]:
    """Of turnover, exports and imports of one period the one that is missing, by the series it belongs to."""
    found: dict[SeriesName, list[Computed]] = {}
    for (_, _, currency), figures in _by_days(facts).items():
        for pair in sorted({tuple(sorted(parties)) for _, parties in figures}):
            turnover, both = figures.get(("turnover", pair)), next(_books(figures, pair), None)
            if both and not turnover:
                found.setdefault(("turnover", pair, currency), []).append(_sum(*both))
            if turnover and not both:
                for name, rest in _rest(figures, pair, turnover):
                    found.setdefault((*name, currency), []).append(rest)
    return found


def _rest(
    figures: Mapping[tuple[str, tuple[str, ...]], Fact], pair: tuple[str, ...], turnover: Fact
) -> Iterator[tuple[tuple[str, tuple[str, ...]], Computed]]:
    """Turnover less what runs one way: what runs the other way, by the books of the State that gives the one."""
    other_flow = {"exports": "imports", "imports": "exports"}
    for way in (pair, pair[::-1]):
        for flow, other in other_flow.items():
            fact = figures.get((flow, way))
            rest = (amount(turnover) or Decimal(0)) - (amount(fact) or Decimal(0)) if fact else Decimal(-1)
            if fact and rest >= 0:
                yield (other, way[::-1]), Computed(rest, (turnover, fact))
                return


def series(facts: Sequence[Fact]) -> list[list[Fact]]:
    """The figures of each flow, direction and currency, latest first; series in the order turnover,
    exports, the rest.
    """
    groups = _groups(facts)
    return [groups[key][::-1] for key in sorted(groups, key=_place)]


def _groups(facts: Sequence[Fact]) -> dict[SeriesName, list[Fact]]:
    groups: dict[SeriesName, list[Fact]] = {}
    for fact in in_order(facts):
        groups.setdefault(_series_of(fact), []).append(fact)
    return groups


def _place(name: SeriesName) -> tuple[int, SeriesName]:
    return ({"turnover": 0, "exports": 1, "imports": 2}.get(name[0], 3), name)


def growth(fact: Fact, among: Sequence[Fact]) -> Growth | None:
    """Growth over the nearest earlier figure of a comparable period; None where there is none.

    Comparable: same flow, direction and currency, the same months of another year, both figures plain
    (neither approximate nor bounded by "more than") and undisputed.
    """
    earlier = [f for f in among if _comparable(f, fact)]
    if not earlier:
        return None
    base = max(earlier, key=lambda f: str(f.slots.get("period")))
    before, after = amount(base), amount(fact)
    if before is None or after is None or before <= 0:
        return None
    percent = ((after - before) * 100 / before).quantize(Decimal("0.1"), ROUND_HALF_EVEN)
    return Growth(abs(percent) if percent == 0 else percent, base)


def _series_of(fact: Fact) -> SeriesName:
    flow, parties = text_of(fact, "flow"), codes(fact, "parties")
    directed = parties if flow != "turnover" else tuple(sorted(parties))
    return (flow, directed, text_of(fact, "currency"))


def _comparable(base: Fact, fact: Fact) -> bool:
    if _series_of(base) != _series_of(fact) or not (_plain(base) and _plain(fact)):
        return False
    one, other = text_of(base, "period"), text_of(fact, "period")
    return bool(one) and one < other and _shape(one) == _shape(other)


def _plain(fact: Fact) -> bool:
    when = held(fact)
    open_ended = when is None or when.text.startswith("..") or when.text.endswith("..")
    hedged = any(mark in text_of(fact, "period") for mark in "~?%")
    return not (open_ended or hedged or fact.dissents or text_of(fact, "bound"))


def _shape(period: str) -> str:
    """The period with its years counted from its first: `0-07/1-06` for a year from July to June."""
    years = _YEAR.findall(period)
    first = int(years[0]) if years else 0
    return _YEAR.sub(lambda found: str(int(found[0]) - first), period)


def amount(fact: Fact) -> Decimal | None:
    """The figure as a number; None where the source gives none that can be read."""
    return _number(text_of(fact, "amount"))


def _number(text: str) -> Decimal | None:
    """The text as a number; None for what is none, or no sum that any States ever traded."""
    try:
        found = Decimal(text)
    except InvalidOperation:
        return None
    return found if found.is_finite() and found.adjusted() in _MAGNITUDES else None
