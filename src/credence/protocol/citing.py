"""In: facts. Out: the statements behind them, each as an object that says who said it, when, where, in which words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from credence.model import Fact, Support


def citation(support: Support) -> dict[str, Any]:
    """The statement behind a fact: its id, document, outlet, day, chain and exact quote (offsets in code points)."""
    told = support.statement
    line = {
        "statement": support.statement_id,
        "document": told.document,
        "outlet": support.outlet,
        "published": support.published.isoformat() if support.published else None,
        "attribution": list(told.attribution) or None,
        "quote": told.quote,
        "start": told.start,
        "end": told.end,
    }
    return {name: value for name, value in line.items() if value is not None}


def citations(facts: Iterable[Fact]) -> list[dict[str, Any]]:
    """All statements behind the facts, each once; those that say otherwise with `"against": true`."""
    told = list(facts)
    found = {support.statement_id: citation(support) for fact in told for support in fact.supports}
    for support in (support for fact in told for support in fact.dissents):
        found.setdefault(support.statement_id, {**citation(support), "against": True})
    return list(found.values())
