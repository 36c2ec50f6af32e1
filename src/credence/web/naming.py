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


def maybe_state(text: object) -> object:
    """The same of a field that may be empty."""
    return (state_code(text) if text.strip() else None) if isinstance(text, str) else text


def party_code(text: str) -> str:
    """The code of a State, or else of an organisation by its code or name."""
    try:
        return state_code(text)
    except ValueError:
        code = organisation(text)
        if code not in load_organisations():
            raise
        return code


def organisation(text: str) -> str:
    """The code of an organisation that the lore knows by this code or name; else the name itself."""
    wanted = text.strip().casefold()
    known = load_organisations().values()
    found = [one.code for one in known if wanted in (one.code.casefold(), one.name.casefold())]
    return found[0] if len(found) == 1 else text.strip()


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
