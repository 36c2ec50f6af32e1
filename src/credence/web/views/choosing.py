"""Two States, as typed into a form, in; the address of the page on them, out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Query
from pydantic import BeforeValidator

from credence.record import Record
from credence.web.naming import state_code
from credence.web.problems import Elsewhere

AState = Annotated[str, BeforeValidator(state_code), Query(description="A State, by code, name or demonym.")]


@dataclass(frozen=True, slots=True)
class Nothing:
    """What a page that only leads elsewhere shows."""


def choosing(record: Record, a: AState, b: AState) -> Nothing:
    """The page on the two."""
    raise Elsewhere(f"/pairs/{a}/{b}")
