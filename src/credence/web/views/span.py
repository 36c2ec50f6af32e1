"""The days between which something can be asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from credence.record import Record


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last day."""

    first: date
    last: date


def known_span(record: Record) -> Span | None:
    """The days on which the record learned the first and the last; None while it holds nothing."""
    began, last = record.began(), record.counts().known
    return Span(began.date(), last.date()) if began and last else None
