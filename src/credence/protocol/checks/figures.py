"""In: facts. Out: figures of trade that do not add up: turnover is what runs one way and what runs the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from credence.model import Fact, Modality
from credence.protocol.checks.common import number
from credence.protocol.checks.finding import Finding
from credence.protocol.checks.matter import Matter
from credence.protocol.facts import codes, text_of
from credence.protocol.trade import amount

Series = tuple[tuple[str, ...], str, str]
"""The two States in alphabetical order, the period, the currency."""


def findings(matter: Matter) -> Iterator[Finding]:
    """Turnover of which both directions are on record too, and come to another sum."""
    turnovers: dict[Series, list[Fact]] = {}
    flows: dict[Series, dict[tuple[str, ...], Fact]] = {}
    for fact in matter.facts:
        if fact.kind != "trade" or fact.modality != Modality.ASSERTED or _amount(fact) is None:
            continue
        parties, flow = codes(fact, "parties"), text_of(fact, "flow")
        series = (tuple(sorted(parties)), text_of(fact, "period"), text_of(fact, "currency"))
        if len(parties) != 2 or not series[1]:
            continue
        if flow == "turnover":
            turnovers.setdefault(series, []).append(fact)
        elif flow in ("exports", "imports"):
            flows.setdefault(series, {}).setdefault(parties, fact)
    for series, told in sorted(turnovers.items()):
        ways = flows.get(series, {})
        if len(ways) == 2:
            yield from _not_the_sum(told, [ways[parties] for parties in sorted(ways)])


def _not_the_sum(turnovers: Sequence[Fact], ways: Sequence[Fact]) -> Iterator[Finding]:
    amounts = [figure for fact in ways if (figure := _amount(fact)) is not None]
    total, most = sum(amounts, Decimal(0)), number("turnover-not-the-sum", "percent")
    for fact in turnovers:
        turnover = _amount(fact)
        if turnover and abs(turnover - total) * 100 > most * max(turnover, total):
            sum_ = f"{total:,f} {text_of(fact, 'currency')}".strip()
            yield Finding("turnover-not-the-sum", fact, ways[0], detail=sum_)


def _amount(fact: Fact) -> Decimal | None:
    """The figure; None where it is none, or only a bound of one."""
    return None if text_of(fact, "bound") else amount(fact)
