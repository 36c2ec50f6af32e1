"""In: a line of a series of trade figures. Out: its period, sum and what is to be said of it, in plain words."""

from __future__ import annotations

from decimal import Decimal

from credence.brief.facts import amount_of, flow_of
from credence.brief.phrasebook import phrase, word
from credence.brief.pieces import Text, capitalised, plain
from credence.brief.wording import amount_words, date_words
from credence.model import Fact
from credence.protocol.facts import held, text_of
from credence.protocol.trade import Computed, Line


def flow_words(line: Line) -> str:
    """`Exports from Chile to Georgia`, `Trade turnover`."""
    return plain(capitalised(flow_of(line.flow, line.parties)))


def period_words(line: Line) -> str:
    """`2022`, `January–March 2024`; of a gap its years."""
    if line.missing:
        first, last = line.missing
        return str(first) if first == last else f"{first}–{last}"
    return _period(line.fact or line.facts[0])


def sum_words(line: Line) -> str:
    """The figure as written, with its bound; one that was computed; nothing for a gap."""
    if line.computed:
        return _sum(line.computed.amount, line)
    return plain(amount_of(line.fact)) if line.fact else ""


def growth_words(line: Line) -> str:
    """`+12.3 % on 2021 (computed)`, and what the source says of it where it says so."""
    told = text_of(line.fact, "growth") if line.fact else ""
    found = []
    if line.growth:
        found.append(plain(phrase("growth", {"change": line.growth.signed, "earlier": _period(line.growth.earlier)})))
    if told:
        found.append(plain(phrase("growth_reported", {"change": told})))
    return "; ".join(found)


def remarks(line: Line) -> list[str]:
    """What is to be said of a line: how it was computed, what the record lacks, what does not fit."""
    if line.missing:
        return [word("trade", "missing")]
    if line.computed:
        return [_computed(line.computed)]
    found = [word("trade", "growth-differs")] if line.growth_differs else []
    if line.total and line.difference is not None:
        slots: dict[str, Text | str] = {"sum": _sum(line.total.amount, line)}
        if line.difference:
            slots["difference"] = _sum(abs(line.difference), line)
        name = "total_same" if not line.difference else "total_less" if line.difference > 0 else "total_more"
        found.append(plain(phrase(name, slots)))
    return found


def _computed(made: Computed) -> str:
    """`computed: exports plus imports`, or what is left of turnover."""
    return word("trade", "rest" if any(text_of(fact, "flow") == "turnover" for fact in made.of) else "sum")


def _sum(amount: Decimal, line: Line) -> str:
    return amount_words(f"{amount:f}", line.currency or None)


def _period(fact: Fact) -> str:
    when = held(fact)
    return date_words(when) if when else word("labels", "not_given")
