"""States and organisations as an address names them -> their codes."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import Path
from pydantic import BeforeValidator

from credence.lore.organisations import load_organisations
from credence.lore.states import find_state


def state_code(text: str) -> str:
    """The code of the State that a code, name or demonym means; raises ValueError, one line, for none or several."""
    try:
        return find_state(text).code
    except LookupError as error:
        raise ValueError(str(error)) from None


def party_code(text: str) -> str:
    """The code of a State, or else of an organisation by its code or name."""
    try:
        return state_code(text)
    except ValueError:
        wanted = text.strip().casefold()
        known = load_organisations().values()
        found = [one.code for one in known if wanted in (one.code.casefold(), one.name.casefold())]
        if len(found) != 1:
            raise
        return found[0]


StateCode = Annotated[
    str, BeforeValidator(state_code), Path(description="A State, by code, name or demonym.", examples=["AZE", "Mexico"])
]
PartyCode = Annotated[
    str,
    BeforeValidator(party_code),
    Path(description="A State, by code, name or demonym, or an organisation by code or name."),
]


def segment(text: str) -> str:
    """Text as one segment of an address."""
    return quote(text, safe="")
