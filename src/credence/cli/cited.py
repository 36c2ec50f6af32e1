"""A fact in: as an object with all that supports or disputes it, and as cells of a listing, out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from credence.model import Dissent, Fact, Support


def support_line(support: Support) -> dict[str, Any]:
    """A statement behind a fact, as an object."""
    from credence.protocol.citing import citation

    return citation(support) | present(known=support.known.isoformat(), verdict=support.verdict)


def fact_line(fact: Fact) -> dict[str, Any]:
    """A fact as an object: its slots, status, what supports it and what is said against it."""
    line: dict[str, Any] = {"kind": fact.kind}
    line |= {slot: list(v) if isinstance(v, tuple) else v for slot, v in fact.slots.items()}
    line |= {"status": fact.status, "modality": fact.modality, "supports": [support_line(s) for s in fact.supports]}
    if fact.against:
        line["disputed"] = fact.disputed
        line["against"] = [{"value": d.value, "supports": [support_line(s) for s in d.supports]} for d in fact.against]
    return line


def says(fact: Fact) -> str:
    """The fact as the brief would word it."""
    from credence.brief.telling import fact_words

    return fact_words(fact)


def date_words(fact: Fact) -> str:
    """When it was so, in words; empty where no source says."""
    from credence.brief.telling import date_of_fact

    return date_of_fact(fact)


def date_text(fact: Fact | None) -> str | None:
    """When it was so, as EDTF; None where no source says, or there is no fact."""
    return str(fact.held) if fact and fact.held else None


def status_words(fact: Fact) -> str:
    """The status, and what is only announced, proposed or denied named so."""
    return fact.status if fact.modality == "asserted" else f"{fact.status}, {fact.modality}"


def sources_words(fact: Fact) -> str:
    """Who says so, and behind it who says otherwise, and what."""
    told = _outlets(fact.supports)
    against = (f"{_value(fact, d)}: {_outlets(d.supports)}" for d in fact.against)
    return "; against ".join((told, *against))


def _value(fact: Fact, dissent: Dissent) -> str:
    from credence.brief.pieces import plain
    from credence.brief.telling import value_text

    if dissent.value is None or fact.disputed is None:
        return "otherwise"
    return plain(value_text(fact.kind, fact.disputed, dissent.value, dissent.supports[0]))


def _outlets(supports: Sequence[Support]) -> str:
    return ", ".join(dict.fromkeys(s.outlet or s.statement.document for s in supports))


def present(**values: Any) -> dict[str, Any]:
    """An object of what is given: None is left out."""
    return {name: value for name, value in values.items() if value is not None}


def supports_lines(facts: Iterable[Fact]) -> list[dict[str, Any]]:
    """The statements behind facts, each once, as objects."""
    found = {support.statement_id: support for fact in facts for support in fact.supports}
    return [support_line(support) for support in found.values()]


def against_lines(facts: Iterable[Fact]) -> list[dict[str, Any]] | None:
    """What is said against facts, as objects; None for nothing."""
    return [line for fact in facts if fact.against for line in fact_line(fact)["against"]] or None
