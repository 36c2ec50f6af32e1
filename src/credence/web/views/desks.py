"""Nothing in; the States whose protocol desks can be opened out. A State in; its desk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Query
from pydantic import BeforeValidator

from credence.brief.naming import name_of
from credence.lore.states import load_states
from credence.record import Record
from credence.web.days import KnownAt
from credence.web.naming import maybe_state
from credence.web.problems import Elsewhere

Asked = Annotated[
    str | None, BeforeValidator(maybe_state), Query(description="Whose desk to open, by code, name or demonym.")
]


@dataclass(frozen=True, slots=True)
class DeskOf:
    """A State that the record names."""

    state: str
    name: str


@dataclass(frozen=True, slots=True)
class DesksView:
    """The States on record, by name: each has a desk."""

    desks: list[DeskOf]


def desks(record: Record, state: Asked = None, known_at: KnownAt = None) -> DesksView:
    """The States whose protocol desks can be opened; of one that is asked for, its desk."""
    if state:
        raise Elsewhere(f"/protocol/{state}")
    found = [DeskOf(code, name_of(code)) for code in record.states(known_at) if code in load_states()]
    return DesksView(sorted(found, key=lambda each: each.name))
