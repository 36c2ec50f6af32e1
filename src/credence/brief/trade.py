"""In: figures of trade. Out: series by flow, direction and currency, with growth where two periods can be
compared.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation

from credence.model import Fact
from credence.protocol.facts import codes, held, in_order, text_of

_YEAR = re.compile(r"\d{4}(?=-|/|$)")


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


def series(facts: Sequence[Fact]) -> list[list[Fact]]:
    """The figures of each flow, direction and currency, latest first; series in the order turnover,
    exports, the rest.
    """
    groups: dict[tuple[str, tuple[str, ...], str], list[Fact]] = {}
    for fact in in_order(facts):
        groups.setdefault(_series_of(fact), []).append(fact)
    order = {"turnover": 0, "exports": 1, "imports": 2}
    keys = sorted(groups, key=lambda key: (order.get(key[0], 3), key))
    return [groups[key][::-1] for key in keys]


def growth(fact: Fact, among: Sequence[Fact]) -> Growth | None:
    """Growth over the nearest earlier figure of a comparable period; None where there is none.

    Comparable: same flow, direction and currency, the same months of another year, both figures plain
    (neither approximate nor bounded by "more than") and undisputed.
    """
    earlier = [f for f in among if _comparable(f, fact)]
    if not earlier:
        return None
    base = max(earlier, key=lambda f: str(f.slots.get("period")))
    before, after = _amount(base), _amount(fact)
    if before is None or after is None or before <= 0:
        return None
    percent = ((after - before) * 100 / before).quantize(Decimal("0.1"), ROUND_HALF_EVEN)
    return Growth(abs(percent) if percent == 0 else percent, base)


def _series_of(fact: Fact) -> tuple[str, tuple[str, ...], str]:
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


def _amount(fact: Fact) -> Decimal | None:
    try:
        amount = Decimal(text_of(fact, "amount"))
    except InvalidOperation:
        return None
    return amount if amount.is_finite() else None
