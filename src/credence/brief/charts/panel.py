"""In: sums of one currency. Out: a panel of a chart that holds them: its unit, and where each sum stands on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from credence.brief.charts.parts import QUIET, Spec, lines, words
from credence.brief.phrasebook import table

HEIGHT = 240
_TICKS = 5
_UNITS = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))


@dataclass(frozen=True, slots=True)
class Panel:
    """Even from nothing, at `top` + HEIGHT pixels, to `most`, at `top`."""

    currency: str
    most: Decimal
    step: Decimal
    unit: Decimal
    unit_name: str
    top: int

    @classmethod
    def of(cls, currency: str, sums: Sequence[Decimal], top: int) -> Panel:
        """The panel that holds these sums, none of them below nothing, with round numbers beside it."""
        largest = max(sums)
        unit, name = next(((each, name) for each, name in _UNITS if largest >= each), (Decimal(1), ""))
        step = _step(largest or Decimal(1))
        most = step * max((largest / step).to_integral_value(ROUND_CEILING), Decimal(1))
        return cls(currency, most, step, unit, name, top)

    def y(self, amount: Decimal) -> float:
        """Where a sum stands, in pixels."""
        return round(self.top + HEIGHT * float(1 - amount / self.most), 1)

    def short(self, amount: Decimal) -> str:
        """The sum in the unit of the panel, all its digits kept."""
        return f"{(amount / self.unit).normalize():,f}"

    def layers(self, left: float, right: float) -> list[Spec]:
        """The lines of the panel with their numbers, and its currency and unit above them."""
        ticks = list(self._ticks())
        rules = [{"x": left, "y": self.y(each), "x2": right, "y2": self.y(each)} for each in ticks]
        numbers = [{"text": self.short(each), "x": left - 8, "y": self.y(each)} for each in ticks]
        name = str(table("charts")["unit"]).format(currency=self.currency, unit=self.unit_name).strip(" ,")
        return [
            lines(rules),
            words(numbers, align="right", color=QUIET),
            words([{"text": name, "x": 0, "y": self.top - 14}], fontWeight="bold"),
        ]

    def _ticks(self) -> Iterator[Decimal]:
        at = Decimal(0)
        while at <= self.most:
            yield at
            at += self.step


def _step(largest: Decimal) -> Decimal:
    """The smallest of 1, 2, 5, 10, 20, ... with which five steps reach the sum."""
    power = Decimal(10) ** (largest / _TICKS).adjusted()
    return next(power * each for each in (1, 2, 5, 10) if power * each * _TICKS >= largest)
